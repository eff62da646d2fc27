# SPDX-License-Identifier: MIT
"""The judged queries, and what a search answers to one of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from generator.catalogue.strict_yaml import read_yaml

# How many results are looked at.
DEPTH = 10


@dataclass(frozen=True)
class Query:
    """A query of a reader, with the pages it should find; `aside` ones are never tuned on."""

    text: str
    language: str
    expected: tuple[str, ...] = ()
    group: str = ""
    aside: bool = False


@dataclass(frozen=True)
class Found:
    """The pages a search answers with, best first and each once, and how many it offers as found.

    Of a search that sets close matches apart, `exact` counts the others; it is 0 where it says that
    nothing was found.
    """

    pages: tuple[str, ...]
    exact: int


def read_queries(root: Path) -> list[Query]:
    """Return all judged queries of a site, in the order in which they stand."""
    groups = read_yaml(root / "content" / "search" / "queries.yaml", root).data["groups"]
    return [
        Query(query["query"], query["reader"], tuple(query["expected"]), group["id"],
              bool(query.get("aside")))
        for group in groups
        for query in group["queries"]
    ]  # fmt: skip


def found(addresses: Iterable[str], language: str, exact: int | None = None) -> Found:
    """Return what was found, from the addresses of results in their order."""
    pages = list(dict.fromkeys(page_of(address, language) for address in addresses))
    return Found(tuple(pages[:DEPTH]), len(pages) if exact is None else exact)


def page_of(address: str, language: str) -> str:
    """Return the page an address leads to, below its language: a place in a page is the page."""
    path = urlsplit(address).path.lstrip("/")
    return path.removeprefix(f"{language}/").removeprefix("./").removesuffix("index.html")
