# SPDX-License-Identifier: MIT
"""The search of the invented town, in a real browser, callable from Python."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from generator.pages.rendering import Renderer
from generator.pages.search_entries import SearchEntries
from generator.search.files import write_index
from tests.browser_support import browser, served
from tests.project import ROOT, TINY, catalogue_of

ASK = """async ([language, query, options]) => {
    const { openSearch } = await import("/scripts/search.js");
    window.searches ??= {};
    window.searches[language] ??= openSearch(new URL(`/${language}/`, location.href));
    try { return await window.searches[language].find(query, options); }
    catch (error) { return { failed: error.name }; }
}"""

Ask = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the scripts of the search and the town's index in each language."""
    folder = tmp_path_factory.mktemp("searched")
    shutil.copytree(ROOT / "site_templates" / "assets" / "search", folder / "scripts")
    catalogue = catalogue_of(TINY)
    for language in catalogue.languages:
        site_pages = Renderer(catalogue, ROOT / "site_templates", language).site_pages
        entries = SearchEntries(site_pages).entries(site_pages.pages())
        write_index(tuple(entries), folder / language)
    (folder / "empty.html").write_text("<!doctype html><title>search</title>", encoding="utf-8")
    return folder


@pytest.fixture
def page(searched: Path) -> Iterator[Page]:
    """Return an empty page that can reach the scripts and the index."""
    with served(searched) as address, browser().new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/empty.html")
        yield page


@pytest.fixture
def ask(page: Page) -> Ask:
    """Return a function from a language and a query to what the search answers."""
    return lambda language, query, **options: page.evaluate(ASK, [language, query, options])
