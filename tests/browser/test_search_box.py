# SPDX-License-Identifier: MIT
"""The search box in a real browser: results while typing, by keyboard, by touch, and when it fails."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import DESKTOP, LANGUAGES, PHONE, Visit
from tests.browser_support import browser

QUERIES = {"zh": "购房补贴", "en": "housing"}
NOTHING = "qqqzzzxx"
# The least height of what a finger hits.
FINGER = 44


def box_of(page: Page, place: str = "header") -> Locator:
    """Return the field of the box in the header, or of that in the page."""
    within = ".pa-page" if place == "page" else ":is(.pa-header, .pa-search-dialog)"
    return page.locator(f"{within} form[data-search-box] input[name=q]")


def opened(page: Page, width: int) -> Locator:
    """Open the box of the header as a reader does at this width, and return its field."""
    if width == PHONE:
        page.locator("button[data-search-open]").tap()
    else:
        box_of(page).click()
    expect(box_of(page)).to_be_focused()
    return box_of(page)


def options(page: Page) -> Locator:
    """Return the results that are shown."""
    return page.get_by_role("option")


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("language", LANGUAGES)
def test_results_come_while_typing(visit: Visit, language: str, width: int) -> None:
    """Each result has its title with what was looked for marked, and the last row leads to all."""
    page = visit(f"{language}/measures/", width=width)
    opened(page, width).press_sequentially(QUERIES[language])
    expect(options(page).first).to_be_visible()

    assert page.locator(".pa-search__panel mark").count() > 0
    assert "/search/?q=" in str(options(page).last.get_attribute("href"))
    assert options(page).count() <= 17
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("language", LANGUAGES)
def test_results_stand_in_named_groups(visit: Visit, language: str) -> None:
    """Each result but the last row is in a group whose name is told."""
    page = visit(f"{language}/measures/")
    opened(page, DESKTOP).fill(QUERIES[language])
    expect(options(page).first).to_be_visible()
    groups = page.locator(".pa-search__panel [role=group]")
    named = groups.evaluate_all(
        "all => all.map((one) => document.getElementById(one.getAttribute('aria-labelledby')).textContent)"
    )

    assert groups.locator("[role=option]").count() == options(page).count() - 1
    assert len(named) == len(set(named)) > 0
    assert all(named)


def test_the_box_on_the_home_page_searches(visit: Visit) -> None:
    """The box in the first screen of the home page answers like that of the header."""
    page = visit("zh/")
    expect(box_of(page, "page")).to_be_in_viewport()
    box_of(page, "page").fill("购房补贴")

    expect(options(page).filter(has_text="购房补贴").first).to_be_visible()


@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k"])
def test_a_key_leads_to_the_box(visit: Visit, key: str) -> None:
    """A key that is common for it puts the cursor into the box, and is not written there."""
    page = visit("en/measures/")
    page.keyboard.press(key)

    expect(box_of(page)).to_be_focused()
    expect(box_of(page)).to_have_value("")


def test_the_key_is_a_letter_while_typing(visit: Visit) -> None:
    """In a field the slash is a slash."""
    page = visit("en/")
    box_of(page, "page").press_sequentially("a/b")

    expect(box_of(page, "page")).to_have_value("a/b")


def test_arrows_and_enter_open_a_result(visit: Visit) -> None:
    """Arrows mark results one after the other, in both directions; Enter opens the marked one."""
    page = visit("en/measures/")
    page.keyboard.press("/")
    page.keyboard.type("housing")
    expect(options(page).last).to_have_attribute("href", re.compile("q=housing$"))
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
    marked = page.get_by_role("option", selected=True)
    wanted = options(page).nth(1)

    assert wanted.get_attribute("id") == marked.get_attribute("id")
    assert wanted.get_attribute("id") == box_of(page).get_attribute("aria-activedescendant")
    leading = wanted.evaluate("one => one.href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(leading)


def test_the_arrow_up_leads_to_the_last_row(visit: Visit) -> None:
    """Upwards from the box comes the row with all results, and downwards from it the box again."""
    page = visit("en/measures/")
    opened(page, DESKTOP).fill("housing")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("ArrowUp")
    expect(options(page).last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")

    expect(page.get_by_role("option", selected=True)).to_have_count(0)
    assert box_of(page).get_attribute("aria-activedescendant") is None


def test_the_arrow_up_leaves_the_box_in_sight(visit: Visit) -> None:
    """On the home page the last row comes into sight within the panel, below the box."""
    page = visit("en/")
    box_of(page, "page").fill("housing")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("ArrowUp")

    expect(options(page).last).to_be_in_viewport(ratio=0.9)
    box, header = box_of(page, "page").bounding_box(), page.locator(".pa-header").bounding_box()
    assert box
    assert header
    assert box["y"] >= header["y"] + header["height"]


def test_all_is_not_offered_where_all_is_shown(visit: Visit) -> None:
    """The row with all results is there only if there are more than those above it."""
    page = visit("en/measures/")
    opened(page, DESKTOP).fill("headhunter fee")
    expect(options(page).first).to_be_visible()

    expect(page.locator(".pa-search__all")).to_have_count(0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_enter_with_nothing_marked_leads_to_all_results(visit: Visit, language: str) -> None:
    """The page of results opens with what was typed."""
    page = visit(f"{language}/measures/")
    opened(page, DESKTOP).fill(QUERIES[language])
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")

    expect(box_of(page, "page")).to_have_value(QUERIES[language])
    expect(page.locator("[data-search-results] a[data-result]").first).to_be_visible()


def test_escape_closes_and_an_arrow_opens_again(visit: Visit) -> None:
    """Escape takes the results away and leaves the words; the arrow brings the results back."""
    page = visit("en/measures/")
    opened(page, DESKTOP).fill("housing")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(options(page)).to_have_count(0)
    expect(box_of(page)).to_have_value("housing")
    expect(box_of(page)).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")

    expect(options(page).first).to_be_visible()
    expect(box_of(page)).to_have_attribute("aria-expanded", "true")


def test_a_click_elsewhere_closes(visit: Visit) -> None:
    """A reader who goes on reading does not have the results in the way."""
    page = visit("en/measures/")
    opened(page, DESKTOP).fill("housing")
    expect(options(page).first).to_be_visible()
    page.mouse.click(20, 600)

    expect(page.locator(".pa-search__panel").first).to_be_hidden()


@pytest.mark.parametrize(("language", "word"), [("zh", "条结果"), ("en", "results")])
def test_a_screen_reader_hears_how_many_there_are(visit: Visit, language: str, word: str) -> None:
    """A polite region says the number once typing has stopped, in the language of the page."""
    page = visit(f"{language}/measures/")
    opened(page, DESKTOP).press_sequentially(QUERIES[language], delay=30)
    live = page.locator(".pa-header [role=status]")

    expect(live).to_have_text("")
    expect(live).to_contain_text(word)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_box_is_a_combobox(visit: Visit, language: str) -> None:
    """The field names the list that belongs to it, and says whether that is open."""
    page = visit(f"{language}/measures/")
    field = page.get_by_role("combobox").and_(box_of(page))
    expect(field).to_have_attribute("aria-expanded", "false")
    field.fill(QUERIES[language])
    expect(field).to_have_attribute("aria-expanded", "true")

    expect(page.locator(f"#{field.get_attribute('aria-controls')}")).to_have_role("listbox")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phone_opens_the_box_over_the_screen(visit: Visit, language: str) -> None:
    """The dialog covers the screen; its rows can be hit with a finger; a tap opens a result."""
    page = visit(f"{language}/measures/", width=PHONE)
    opened(page, PHONE).fill(QUERIES[language])
    expect(options(page).first).to_be_visible()
    dialog = page.get_by_role("dialog").bounding_box()
    heights = options(page).evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().height)"
    )
    leading = options(page).first.evaluate("one => one.href")
    options(page).first.tap()

    assert dialog is not None
    assert (PHONE, 844) == (dialog["width"], dialog["height"])
    assert min(heights) >= FINGER
    expect(page).to_have_url(leading)


@pytest.mark.parametrize("by", ["Escape", "button"])
def test_a_phone_closes_the_box(visit: Visit, by: str) -> None:
    """Escape and the button close the dialog, and the focus is where it was before."""
    page = visit("en/measures/", width=PHONE)
    opened(page, PHONE).fill("housing")
    expect(options(page).first).to_be_visible()
    if by == "Escape":
        page.keyboard.press("Escape")
    else:
        page.get_by_role("dialog").get_by_role("button", name="Close").tap()

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("button[data-search-open]")).to_be_focused()


def test_back_closes_the_box_of_a_phone(visit: Visit) -> None:
    """The way back leads to the page below the dialog, from the dialog and from a result."""
    page = visit("en/measures/", width=PHONE)
    opened(page, PHONE)
    page.go_back()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page).to_have_url(re.compile("/en/measures/$"))
    opened(page, PHONE).fill("housing")
    options(page).first.tap()
    page.wait_for_url(lambda url: not url.endswith("/en/measures/"))
    page.go_back()

    expect(page).to_have_url(re.compile("/en/measures/$"))
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_enter_in_the_box_of_a_phone_leads_to_all_results(visit: Visit) -> None:
    """The page of results opens from the dialog, and the way back leads to the page below it."""
    page = visit("en/measures/", width=PHONE)
    opened(page, PHONE).fill("housing")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search/?q=housing")
    page.go_back()

    expect(page).to_have_url(re.compile("/en/measures/$"))
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_phone_with_nothing_typed_shows_where_to_start(visit: Visit) -> None:
    """The opened box is not an empty screen: it has ways to everything."""
    page = visit("en/measures/", width=PHONE)
    opened(page, PHONE)

    expect(page.get_by_role("dialog").get_by_role("link", name="Index from A to Z")).to_be_visible()


@pytest.mark.parametrize(("language", "words"), [("zh", "没有找到"), ("en", "Nothing found for")])
def test_nothing_found_is_said_with_other_ways(visit: Visit, language: str, words: str) -> None:
    """What cannot be found is named, and links lead on, which Tab reaches."""
    page = visit(f"{language}/measures/")
    opened(page, DESKTOP).fill(NOTHING)
    panel = page.locator(".pa-header .pa-search__panel")
    expect(panel).to_contain_text(words)
    expect(panel).to_contain_text(NOTHING)
    page.keyboard.press("Tab")

    assert panel.get_by_role("link").count() >= 4
    expect(panel.get_by_role("link").first).to_be_focused()


def test_a_slip_is_answered_with_close_matches(visit: Visit) -> None:
    """A word with a slip of the pen is answered under a heading of its own."""
    page = visit("en/measures/")
    opened(page, DESKTOP).fill("subsidi headhuntr")
    close = page.get_by_role("group", name="Close matches")

    expect(close.get_by_role("option").first).to_be_visible()


@pytest.mark.parametrize("broken", ["**/search-index/**", "**/assets/atlas/search/search.js"])
def test_a_failure_is_said_and_can_be_tried_again(address: str, broken: str) -> None:
    """Without index or script the box says so, the page stays usable, and the button tries again."""
    context = browser().new_context(viewport={"width": DESKTOP, "height": 844})
    page = context.new_page()
    page.goto(f"{address}/en/measures/")
    context.route(broken, lambda route: route.abort())
    box_of(page).fill("housing")
    retry = page.locator(".pa-header").get_by_role("button", name="Try again")
    expect(retry).to_be_visible()
    context.unroute(broken)
    retry.click()

    expect(options(page).first).to_be_visible()
    context.close()


def test_a_late_answer_does_not_replace_a_newer_one(visit: Visit) -> None:
    """What is shown belongs to what stands in the box, whichever answer comes last."""
    page = visit("en/measures/")
    field = opened(page, DESKTOP)
    field.fill("postdoc")
    expect(options(page).first).to_be_visible()
    held: list[Route] = []
    page.route("**/search-index/**", lambda route: held.extend([route]))
    field.fill("housing")
    page.wait_for_timeout(200)
    assert held
    field.fill("postdoc")
    page.wait_for_timeout(200)
    for route in held:
        route.continue_()
    page.unroute("**/search-index/**")
    page.wait_for_timeout(400)

    assert "q=postdoc" in str(options(page).last.get_attribute("href"))


def test_typing_on_forgets_what_was_marked(visit: Visit) -> None:
    """Enter never opens a result of what stood in the box before."""
    page = visit("en/measures/")
    field = opened(page, DESKTOP)
    field.fill("hous")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.type("ing")
    page.keyboard.press("Enter")

    page.wait_for_url("**/search/?q=housing")


def test_an_unfinished_composition_is_not_searched(visit: Visit) -> None:
    """While an input method still asks which characters are meant, nothing is searched for."""
    page = visit("zh/measures/")
    opened(page, DESKTOP)
    keys = page.context.new_cdp_session(page)
    keys.send(
        "Input.imeSetComposition", {"text": "gou'fang", "selectionStart": 8, "selectionEnd": 8}
    )
    page.wait_for_timeout(300)
    expect(page.locator(".pa-header .pa-search__panel")).to_be_hidden()
    keys.send("Input.insertText", {"text": "购房"})

    expect(options(page).first).to_be_visible()


@pytest.mark.parametrize("query", [
    "x" * 10_000, "人" * 10_000, ".*+?^${}()|[]\\", "\x00\x07\u202e\ufeff", "<img src=x onerror=alert(1)>",
    "__proto__ constructor", "   ", "%00%zz&q=1#",
])  # fmt: skip
def test_any_query_is_answered(visit: Visit, query: str) -> None:
    """Whatever is typed, the box answers or stays closed; nothing breaks and nothing runs."""
    page = visit("en/measures/")
    field = opened(page, DESKTOP)
    field.fill(query)
    page.wait_for_timeout(400)
    panel = page.locator(".pa-header .pa-search__panel")
    told = panel.inner_text() if panel.is_visible() else ""

    assert panel.is_hidden() or told.strip()
    assert "Try again" not in told
    assert 0 == panel.locator("img, script").count()
    assert DESKTOP == page.evaluate("document.documentElement.scrollWidth")
    field.fill("housing")
    expect(options(page).first).to_be_visible()


def test_scripts_of_the_search_are_fetched_when_needed(address: str) -> None:
    """A page that is only read asks neither for the search nor for its index."""
    context = browser().new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/en/measures/", wait_until="networkidle")
    before = [url for url in asked if "/search-index/" in url or url.endswith("/search.js")]
    box_of(page).fill("housing")
    expect(options(page).first).to_be_visible()
    context.close()

    assert [] == before
    assert any("/search-index/" in url for url in asked)


def test_print_has_no_box(visit: Visit) -> None:
    """On paper there is nothing to search with."""
    page = visit("en/")
    page.emulate_media(media="print")

    expect(box_of(page, "page")).to_be_hidden()


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_without_scripts_the_box_leads_to_the_index(address: str, width: int) -> None:
    """With JavaScript off, the box of the home page opens the index from A to Z."""
    context = browser().new_context(
        java_script_enabled=False, viewport={"width": width, "height": 844}
    )
    page = context.new_page()
    page.goto(f"{address}/en/")
    box_of(page, "page").fill("housing")
    box_of(page, "page").press("Enter")
    page.wait_for_url("**/en/a-z/?q=housing")

    expect(page.get_by_role("link", name="Rent subsidy", exact=False).first).to_be_visible()
    context.close()
