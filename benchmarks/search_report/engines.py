# SPDX-License-Identifier: MIT
"""The searches that are compared, and what each answers to all queries."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Page

from benchmarks.peers import LANGUAGES
from benchmarks.search_report import material, ours, pagefind, staff
from benchmarks.search_report.figures import Answer
from benchmarks.search_report.queries import Found, Query
from benchmarks.search_report.serving import served
from benchmarks.search_report.sites import Sites
from tests.browser_support import browser


@dataclass(frozen=True)
class Engine:
    """A search in the browser: a query is put to a tab, then the tab is read.

    `visit` uses it as a reader does who has just come; `files` are parts of the addresses of all
    that is fetched for the search; `tabs` is how many tabs of a language are used at a time.
    """

    name: str
    put: Callable[[Page, str, Query], None]
    read: Callable[[Page, Query], Found]
    files: tuple[str, ...]
    visit: Callable[[Page, str, Query], None] | None = None
    tabs: int = 1

    def first_query(self, tab: Page, address: str, query: Query) -> None:
        """Use the search as a reader does who has just come."""
        if self.visit:
            self.visit(tab, address, query)
        else:
            self.put(tab, address, query)
            self.read(tab, query)


IN_BROWSER = {
    "ours": Engine("Policy Atlas", ours.put, ours.read, ours.FILES, ours.visit, tabs=3),
    "pagefind": Engine("Pagefind", pagefind.put, pagefind.read, pagefind.FILES),
    "material": Engine("Material", material.put, material.read, material.FILES),
}
STAFF = "staff"
NAMES = {**{key: engine.name for key, engine in IN_BROWSER.items()}, STAFF: "Whoosh"}


def answers(key: str, sites: Sites, queries: Sequence[Query]) -> list[Answer]:
    """Return what one search answers to each query."""
    if key == STAFF:
        ask = staff.asking(sites.root)
        return [Answer(query, ask(query)) for query in queries]
    with served(sites.of(key)) as site, browser().new_context() as context:
        given = dict(_asked(IN_BROWSER[key], context, site.address, queries))
    return [Answer(query, given[query]) for query in queries]


def _asked(
    engine: Engine, context: BrowserContext, address: str, queries: Sequence[Query]
) -> Iterator[tuple[Query, Found]]:
    for language in LANGUAGES:
        tabs = [context.new_page() for _ in range(engine.tabs)]
        of_language = [query for query in queries if query.language == language]
        for start in range(0, len(of_language), engine.tabs):
            pairs = list(zip(tabs, of_language[start:], strict=False))
            for tab, query in pairs:
                engine.put(tab, address, query)
            for tab, query in pairs:
                yield query, engine.read(tab, query)
