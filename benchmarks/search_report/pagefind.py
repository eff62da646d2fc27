# SPDX-License-Identifier: MIT
"""Ask Pagefind through its own API, in a page of the language, and read its first ten results."""

from __future__ import annotations

from playwright.sync_api import Page

from benchmarks.search_report.queries import DEPTH, Found, Query, found

# What a browser fetches for the search.
FILES = ("pagefind/",)

_ASK = """async ([query, depth]) => {
  const engine = await import("/pagefind/pagefind.js");
  const { results } = await engine.search(query);
  const pages = await Promise.all(results.slice(0, depth).map((result) => result.data()));
  return pages.map((page) => page.url);
}"""


def put(page: Page, address: str, query: Query) -> None:
    """Go to the start page of the language, or stay there."""
    start = f"{address}/{query.language}/"
    if page.url != start:
        page.goto(start)


def read(page: Page, query: Query) -> Found:
    """Return what is found."""
    return found(page.evaluate(_ASK, [query.text, DEPTH]), query.language)
