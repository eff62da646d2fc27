# SPDX-License-Identifier: MIT
"""Ask our own search: the page of results for what is found, the box for what a first query moves."""

from __future__ import annotations

from urllib.parse import quote

from playwright.sync_api import Page

from benchmarks.search_report.queries import Found, Query, found

# What a browser fetches for the search, be it with the page or when the box is used.
FILES = ("assets/atlas/search", "assets/atlas/estimator/elements.js", "/search-index/")
BOX = "form[data-search-box] input[name=q]:visible"

_ENDED = "[data-search-state=done], [data-search-state=failed]"
_READ = """(list) => [...document.querySelectorAll(`${list} a[data-result]`)]
  .map((link) => new URL(link.href).pathname)"""


def put(page: Page, address: str, query: Query) -> None:
    """Go to the page of results."""
    page.goto(f"{address}/{query.language}/search/?q={quote(query.text)}", wait_until="commit")


def read(page: Page, query: Query) -> Found:
    """Return what the page of results shows: the exact results, then the close ones."""
    page.wait_for_selector(_ENDED, state="attached")
    if page.locator("[data-search-state=failed]").count():
        raise RuntimeError(f"the search failed: {query.text}")
    exact = page.evaluate(_READ, "[data-search-results]")
    close = page.evaluate(_READ, "[data-search-close]")
    return found([*exact, *close], query.language, len(exact))


def visit(page: Page, address: str, query: Query) -> None:
    """Use the box on the start page, as a reader who has just come."""
    page.goto(f"{address}/{query.language}/")
    box = page.locator(BOX).last
    box.focus()
    box.fill(query.text)
