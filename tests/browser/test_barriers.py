# SPDX-License-Identifier: MIT
"""No barrier that axe-core can find (WCAG 2.2, A and AA), in any state of the estimator."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, Visit
from tests.browser.estimator_reader import OUTSIDE_EXPERT, Reader, as_outside_expert

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
SCHEMES = ("light", "dark")
UNFOLD = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"


def barriers(page: Page) -> list[str]:
    """Return what axe finds: the rule, and the first place where it is broken.

    All of the page is in view, so that the button at the bottom of a phone covers nothing.
    """
    width = page.viewport_size["width"] if page.viewport_size else DESKTOP
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": height})
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['target']}" for one in found]


@pytest.mark.parametrize(
    ("language", "width", "scheme"),
    [
        ("en", DESKTOP, "light"),
        ("zh", DESKTOP, "dark"),
        ("en", PHONE, "dark"),
        ("zh", PHONE, "light"),
    ],
)
def test_no_state_of_the_estimator_has_a_barrier(
    visit: Visit, language: str, width: int, scheme: str
) -> None:
    """Empty, filled with everything unfolded, with an error, and with a comparison."""
    page = visit(f"{language}/estimator/", width=width, scheme=scheme)
    expect(page.locator(".pa-empty")).to_be_visible()
    found = {"empty": barriers(page)}

    page.goto(page.url + f"#measure={OUTSIDE_EXPERT}")
    reader = Reader(page)
    as_outside_expert(reader, "120万")
    page.evaluate(UNFOLD)
    found["filled"] = barriers(page)

    reader.answers("annual-salary", "x")
    page.keyboard.press("Tab")
    expect(page.locator("[aria-invalid=true]")).to_be_visible()
    found["with an error"] = barriers(page)

    reader.answers("annual-salary", "50万")
    page.get_by_role(
        "button", name=re.compile("Compare with another case|与另一种情形比较")
    ).click()
    reader.answers("talent-tier", "national")
    expect(page.get_by_role("table").first).to_be_visible()
    found["with a comparison"] = barriers(page)

    assert {state: [] for state in found} == found


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_estimator_of_a_measure_has_no_barrier(visit: Visit, scheme: str) -> None:
    """The whole page of a measure, with its own estimator filled in."""
    page = visit(f"en/measures/{OUTSIDE_EXPERT}/", scheme=scheme)
    as_outside_expert(Reader(page), "120万")
    page.evaluate(UNFOLD)
    assert barriers(page) == []
