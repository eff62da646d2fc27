# SPDX-License-Identifier: MIT
"""Ask Whoosh for pages: the same entries as the readers' search has, ranked by its own formula."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from benchmarks.search_report.queries import Found, Query, found
from generator.catalogue.checks import read_checked
from generator.pages.rendering import Renderer
from generator.pages.search_entries import SearchEntries
from generator.pages.wording import templates_of
from generator.search.staff import search_pages


def asking(root: Path) -> Callable[[Query], Found]:
    """Return what asks the pages of a project, each language in an index of its own."""
    catalogue = read_checked(root)

    @cache
    def ranked(language: str) -> Callable[[str], list[str]]:
        pages = Renderer(catalogue, templates_of(root), language).site_pages
        return search_pages(SearchEntries(pages).entries(pages.pages()))

    def ask(query: Query) -> Found:
        return found(ranked(query.language)(query.text), query.language)

    return ask
