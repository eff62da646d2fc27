# SPDX-License-Identifier: MIT
"""The list of services is narrowed in a real browser, and the address keeps what was chosen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, LANGUAGES, PHONE, Visit

SHOWN = "[data-narrow-item]:visible"


def numbers(page: Page) -> tuple[int, int]:
    """Return how many services are shown, and how many there are."""
    return page.locator(SHOWN).count(), page.locator("[data-narrow-item]").count()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_choice_narrows_the_list(visit: Visit, language: str, width: int) -> None:
    """Choosing a kind leaves the services of that kind, and says how many they are."""
    page = visit(f"{language}/services/", width=width)
    page.locator(".pa-narrow").get_by_role("combobox").first.select_option("card")
    shown, total = numbers(page)

    assert 0 < shown < total
    assert {"card"} == set(page.locator(SHOWN).evaluate_all("all => all.map(x => x.dataset.kind)"))
    expect(page.locator(".pa-narrow").get_by_role("status")).to_contain_text(f"{shown}")


def test_the_address_brings_the_choice_back(visit: Visit) -> None:
    """An address with a source shows what that source names, and the choice is made in the list."""
    page = visit("en/services/?document=reply-107&status=planned")
    documents = page.locator(SHOWN).evaluate_all("all => all.map(x => x.dataset.document)")

    assert documents
    assert all("reply-107" in one.split(" ") for one in documents)
    assert "reply-107" == page.locator("select[name=document]").input_value()


def test_taking_all_choices_back_shows_everything(visit: Visit) -> None:
    """One button shows all services again and cleans the address."""
    page = visit("en/services/?kind=card")
    page.get_by_role("button", name="Show all").click()
    expect(page.locator("[data-narrow-jump]")).to_be_visible()

    shown, total = numbers(page)
    assert shown == total
    assert "?" not in page.url


def test_nothing_that_fits_is_said(visit: Visit) -> None:
    """Choices that nothing fits are answered in words, not by an empty page."""
    page = visit("en/services/?kind=hotline&status=under_study")

    assert 0 == numbers(page)[0]
    expect(page.locator(".pa-narrow").get_by_role("status")).to_contain_text("Nothing fits")


def test_unknown_choices_of_an_address_are_ignored(visit: Visit) -> None:
    """What the list does not know does not narrow it."""
    page = visit("en/services/?kind=nonsense&evil=<script>")
    shown, total = numbers(page)

    assert shown == total
