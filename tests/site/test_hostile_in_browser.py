# SPDX-License-Identifier: MIT
"""In a real browser, whatever stands in a text runs nothing, adds nothing and asks nobody."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page as Tab

from tests.browser_support import browser, served
from tests.site.hostile_site import Filled, spaced

KINDS = ("", "about/", "estimator/", "services/", "measures/", "departments/", "documents/",
         "measures/landing-grant/", "measures/wage-share/", "measures/unsaid/", "clauses/bare/",
         "clauses/charter-offices/", "departments/quay-office/", "documents/harbour-charter/",
         "topics/arriving/", "for/sailor/")  # fmt: skip
OPEN_ALL = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_script_of_a_text_runs_on_any_page(hostile: Filled, language: str) -> None:
    """On every kind of page nothing opens, nothing runs and nothing is asked of anyone else."""
    with _watched(hostile.root / "site") as (tab, address, events):
        for path in KINDS:
            tab.goto(f"{address}/{language}/{path}")
            tab.evaluate(OPEN_ALL)
            assert tab.locator("h1").count() == 1
            assert tab.evaluate("window.broken") is None, path
        for path in ("", "404.html"):
            tab.goto(f"{address}/{path}")
            assert tab.evaluate("window.broken") is None, path

    assert [] == events


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_text_adds_an_element_in_a_browser(
    hostile: Filled, plain: Filled, language: str
) -> None:
    """After all scripts have run, each page has the elements that harmless words give it."""
    assert _counted(plain.root / "site", language) == _counted(hostile.root / "site", language)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_text_runs_in_an_estimate(hostile: Filled, language: str) -> None:
    """With every question answered, names of measures and doubts are texts in the results."""
    with _watched(hostile.root / "site") as (tab, address, events):
        tab.goto(f"{address}/{language}/estimator/")
        tab.locator("#estimator [data-question], #estimator input").first.wait_for()
        for label in tab.locator("#estimator .pa-audience").all():
            label.click()
        tab.evaluate(OPEN_ALL)
        shown = spaced(tab.locator("#estimator").inner_text())

        assert tab.evaluate("window.broken") is None
        assert len([text for text in hostile.of(language) if spaced(text) in shown]) >= 10

    assert [] == events


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_text_runs_in_the_search(hostile: Filled, language: str) -> None:
    """The search shows titles and passages as text, in its box and on its page."""
    with _watched(hostile.root / "site") as (tab, address, events):
        tab.goto(f"{address}/{language}/measures/wage-share/")
        title = tab.locator("h1").inner_text()
        tab.goto(f"{address}/{language}/")
        field = tab.locator(".pa-page form[data-search-box] input[name=q]")
        field.fill(title.split()[-1])
        tab.get_by_role("option").first.wait_for()
        suggested = spaced(tab.locator(".pa-page .pa-search__panel").inner_text())
        field.press("Enter")
        tab.locator("[data-search-results] a[data-result]").first.wait_for()

        assert spaced(title) in suggested
        assert spaced(title) in spaced(tab.locator("[data-search-results]").inner_text())
        assert tab.evaluate("window.broken") is None
        assert 0 == tab.locator(".pa-results :is(script, img, iframe, form, base)").count()

    assert [] == events


@pytest.mark.parametrize("language", ["en", "zh"])
def test_long_words_stay_inside_a_phone(hostile: Filled, language: str) -> None:
    """A word of a hundred letters breaks; no page scrolls sideways at 390 px."""
    wide = []
    with _watched(hostile.root / "site", width=390) as (tab, address, _):
        for path in KINDS:
            tab.goto(f"{address}/{language}/{path}")
            if tab.evaluate("document.documentElement.scrollWidth") > 390:
                wide.append(path)

    assert [] == wide


def _counted(site: Path, language: str) -> dict[str, dict[str, int]]:
    """Return how many elements of each kind the pages of a site have in a browser."""
    count = """async () => {
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const found = {};
      for (const one of document.querySelectorAll("body *")) {
        if (one.closest("svg, .pa-related")) continue;  // chosen by the words
        const names = one.getAttributeNames().filter((name) => name.startsWith("on"));
        const key = [one.localName, ...names].join(" ");
        found[key] = (found[key] ?? 0) + 1;
      }
      return found;
    }"""
    with _watched(site) as (tab, address, _):
        counted = {}
        for path in KINDS:
            tab.goto(f"{address}/{language}/{path}")
            counted[path] = tab.evaluate(count)
        return counted


@contextmanager
def _watched(site: Path, width: int = 1280) -> Iterator[tuple[Tab, str, list[str]]]:
    """Serve a site and open a tab; yield it with the address and what should never happen."""
    events: list[str] = []
    with served(site) as address:
        context = browser().new_context(viewport={"width": width, "height": 844})
        context.set_default_timeout(10_000)
        tab = context.new_page()

        def dismissed(dialog: Any) -> None:
            events.append(f"dialog: {dialog.message}")
            dialog.dismiss()

        def asked(request: Any) -> None:
            if not request.url.startswith((f"{address}/", "data:", "blob:")):
                events.append(f"request: {request.url}")

        tab.on("dialog", dismissed)
        tab.on("pageerror", lambda error: events.append(f"error: {error}"))
        tab.on("request", asked)
        try:
            yield tab, address, events
        finally:
            context.close()
