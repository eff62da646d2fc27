# SPDX-License-Identifier: MIT
"""What the first query moves: all files fetched for the search by a browser that has none yet."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from statistics import median

from playwright.sync_api import Page

from benchmarks.search_report.engines import IN_BROWSER
from benchmarks.search_report.queries import Query
from benchmarks.search_report.serving import Served, served
from tests.browser_support import browser

# How long, in milliseconds, nothing is to be fetched until a search counts as answered.
_QUIET, _STEP = 400, 100
_AT_A_TIME = 6
_CODE = (".js", ".css", ".wasm")


@dataclass(frozen=True)
class Weight:
    """Bytes that a first query moves, compressed as a server sends them.

    `page` are those that came with the page already, for the search, before it was used.
    """

    page: int
    code: int
    data: int

    @property
    def moved(self) -> int:
        """Return the bytes that the query itself moves."""
        return self.code + self.data


@dataclass(frozen=True)
class Weights:
    """The weights of several first queries: medians, the worst, and what of the median is code."""

    queries: int
    page: float
    median: float
    worst: int
    code: float


def first_queries(key: str, folder: Path, queries: Sequence[Query]) -> Weights:
    """Return what each query moves when it is the first, each in a browser that has no file yet."""
    with ExitStack() as stack:
        sites = [stack.enter_context(served(folder)) for _ in range(_AT_A_TIME)]
        weights = [
            weight
            for start in range(0, len(queries), len(sites))
            for weight in _moved(key, list(zip(sites, queries[start:], strict=False)))
        ]
    return Weights(
        queries=len(weights),
        page=median(weight.page for weight in weights),
        median=median(weight.moved for weight in weights),
        worst=max(weight.moved for weight in weights),
        code=median(weight.code for weight in weights),
    )


def weight_of(site: Served, files: Iterable[str], before: Container[str] = ()) -> Weight:
    """Return the weight of files of a site: those that were there before, code, and data."""
    kinds = {"page": 0, "code": 0, "data": 0}
    for file in files:
        kind = "page" if file in before else "code" if _is_code(file) else "data"
        kinds[kind] += site.weight(file)
    return Weight(**kinds)


def _moved(key: str, pairs: Sequence[tuple[Served, Query]]) -> Iterator[Weight]:
    """Ask some queries side by side, each in a browser and of a server of its own."""
    engine = IN_BROWSER[key]
    before = [_files_of_start(site.folder, query.language) for site, query in pairs]
    with ExitStack() as stack:
        for site, query in pairs:
            site.given.clear()
            tab = stack.enter_context(browser().new_context()).new_page()
            engine.first_query(tab, site.address, query)
        _wait(tab, [site for site, _ in pairs])
    for (site, _), there in zip(pairs, before, strict=True):
        files = [file for file in site.given if any(of in file for of in engine.files)]
        yield weight_of(site, files, there)


@cache
def _files_of_start(folder: Path, language: str) -> frozenset[str]:
    """Return the files that the start page of a language fetches before the search is used."""
    with served(folder) as site, browser().new_context() as context:
        tab = context.new_page()
        tab.goto(f"{site.address}/{language}/")
        _wait(tab, [site])
        return frozenset(site.given)


def _wait(tab: Page, sites: Sequence[Served]) -> None:
    """Wait until nothing more is fetched."""
    quiet = 0
    while quiet < _QUIET:
        before = sum(len(site.given) for site in sites)
        tab.wait_for_timeout(_STEP)
        quiet = quiet + _STEP if sum(len(site.given) for site in sites) == before else 0


def _is_code(file: str) -> bool:
    """Return whether a file is a program; Pagefind's own is called wasm.<language>.pagefind."""
    path = PurePosixPath(file)
    return path.suffix in _CODE or path.name.startswith("wasm.")
