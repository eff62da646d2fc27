# SPDX-License-Identifier: MIT
"""The page of results and the index from A to Z in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import DESKTOP, LANGUAGES, PHONE, Visit
from tests.browser_support import browser

PAGE = 20
QUERIES = {"zh": "补贴", "en": "subsidy"}
NOTHING = "qqqzzzxx"


@pytest.fixture
def unscripted() -> Iterator[Page]:
    """Return a page of a browser whose JavaScript is off."""
    context = browser().new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def results(page: Page) -> Locator:
    """Return the exact results, once there is an answer."""
    settled(page)
    return page.locator("[data-search-results] a[data-result]")


def settled(page: Page, state: str = "done") -> None:
    """Wait until the page has answered."""
    expect(page.locator("[data-search-state]")).to_have_attribute("data-search-state", state)


def field(page: Page) -> Locator:
    """Return the box of the page."""
    return page.locator("form[data-search-box] input[name=q]")


def total(page: Page) -> int:
    """Return how many results the page says there are."""
    settled(page)
    return int(re.sub(r"\D", "", page.locator("[data-search-count]").inner_text()))


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_shows_its_results(visit: Visit, language: str, width: int) -> None:
    """The query of the address stands in the box and in the title; results lead to their pages."""
    query = QUERIES[language]
    page = visit(f"{language}/search/?q={query}", width=width)
    count = total(page)

    assert min(count, PAGE) == results(page).count() > 5
    expect(field(page)).to_have_value(query)
    assert page.title().startswith(query)
    assert page.locator("[data-search-results] mark").count() > 0
    assert width == page.evaluate("document.documentElement.scrollWidth")
    leading = results(page).first.evaluate("one => one.href")
    results(page).first.click()
    expect(page).to_have_url(leading)


def test_only_whole_words_are_marked(visit: Visit) -> None:
    """Of 租房补贴 the word 补贴 is marked in 购房补贴, and not the half of a word before it."""
    page = visit("zh/search/?q=租房补贴")
    settled(page)
    marked = set(page.locator("[data-search-results] mark").all_inner_texts())

    assert {"租房补贴", "补贴"} <= marked
    assert not {"房补贴", "房补"} & marked


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_amount_is_cut(visit: Visit, language: str) -> None:
    """Where a lead is longer than its lines, an amount is left out whole or shown whole."""
    page = visit(f"{language}/search/?q={QUERIES[language]}")
    settled(page)
    amounts = page.locator(".pa-result__lead .pa-result__amount")
    shown = amounts.evaluate_all("all => all.map((one) => getComputedStyle(one).display)")
    outside = page.locator(".pa-result__lead").evaluate_all(
        "all => all.flatMap((one) => [...one.childNodes])"
        ".filter((one) => one.className !== 'pa-result__amount').map((one) => one.textContent)"
    )

    assert {"inline-block"} == set(shown)
    assert [] == [text for text in outside if re.search(r"\d", text)]


def test_one_box_is_enough(visit: Visit) -> None:
    """The page of results has one box, and the key that leads to a box leads to it."""
    page = visit("en/search/?q=subsidy")
    settled(page)
    page.keyboard.press("/")

    expect(field(page)).to_be_focused()


def test_pages_of_results_are_links(visit: Visit) -> None:
    """The second page has other results, an address of its own, and the way back works."""
    page = visit("en/search/?q=subsidy")
    first = results(page).evaluate_all("all => all.map((one) => one.href)")
    page.get_by_role("link", name="Next").click()
    expect(page).to_have_url(re.compile("page=2"))
    settled(page)
    expect(page.locator("[data-search-pages] [aria-current=page]")).to_have_text("2")
    second = results(page).evaluate_all("all => all.map((one) => one.href)")
    page.go_back()
    expect(page.locator("[data-search-pages] [aria-current=page]")).to_have_text("1")

    assert set() == set(first) & set(second)
    assert first == results(page).evaluate_all("all => all.map((one) => one.href)")


def test_the_heading_is_in_sight_on_the_next_page(visit: Visit) -> None:
    """Whoever goes on to the next page of results begins above its list, below the header."""
    page = visit("en/search/?q=subsidy")
    settled(page)
    page.get_by_role("link", name="Next").click()
    expect(page.locator("[data-search-pages] [aria-current=page]")).to_have_text("2")
    page.wait_for_function("window.scrollY < 50")
    heading, header = page.locator("h1").bounding_box(), page.locator(".pa-header").bounding_box()

    assert heading
    assert header
    assert heading["y"] >= header["y"] + header["height"]


def test_a_page_too_far_is_the_last(visit: Visit) -> None:
    """An address of a page that is not there shows the last one."""
    page = visit("en/search/?q=subsidy&page=999")

    assert results(page).count() > 0
    assert "page=999" not in page.url


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filter_leaves_what_it_says(visit: Visit, language: str) -> None:
    """Choosing a kind leaves as many results as stand behind its name, all of that kind."""
    page = visit(f"{language}/search/?q={QUERIES[language]}")
    everything = total(page)
    option = page.locator("select[name=kind] option[value=measure]")
    told = int(re.findall(r"\d+", option.inner_text())[-1])
    page.locator("select[name=kind]").select_option("measure")
    expect(page).to_have_url(re.compile("kind=measure"))
    leading = results(page).evaluate_all("all => all.map((one) => one.href)")

    assert 0 < told < everything
    assert told == total(page)
    assert all("/measures/" in one for one in leading)


def test_filters_come_from_the_address_and_can_be_cleared(visit: Visit) -> None:
    """An address with filters is shown with them; one button takes all of them away."""
    page = visit("en/search/?q=subsidy&kind=measure&audience=employer&evil=1&department=nobody")
    settled(page)
    narrowed = total(page)

    assert "measure" == page.locator("select[name=kind]").input_value()
    assert "" == page.locator("select[name=department]").input_value()
    page.get_by_role("button", name="Clear the filters").click()
    expect(page).to_have_url(re.compile(r"/search/\?q=subsidy$"))
    assert total(page) > narrowed


def test_values_that_no_result_has_cannot_be_chosen(visit: Visit) -> None:
    """Each value that can be chosen says how many results it leaves."""
    page = visit("en/search/?q=postdoc")
    settled(page)
    offered = page.locator("[data-search-filters] option:not([value='']):not([disabled])")
    told = offered.evaluate_all("all => all.map((one) => one.text)")

    assert told
    assert [] == [one for one in told if not re.search(r"\([1-9]\d*\)$", one)]


@pytest.mark.parametrize("query", ["postdoc", "Xiuzhou"])
def test_a_filter_with_nothing_to_choose_is_not_shown(visit: Visit, query: str) -> None:
    """Each filter in sight has a value beside “All”."""
    page = visit(f"en/search/?q={query}")
    settled(page)
    values = page.locator("[data-search-filters] select:visible").evaluate_all(
        "all => all.map((one) => one.querySelectorAll('option:not([value=\"\"], [disabled])').length)"
    )

    assert len(values) > 1
    assert min(values) > 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phone_unfolds_the_filters(visit: Visit, language: str) -> None:
    """On a phone the results come first: the filters are one row that a tap unfolds."""
    page = visit(f"{language}/search/?q={QUERIES[language]}", width=PHONE)
    settled(page)
    expect(page.locator("select[name=kind]")).to_be_hidden()
    page.locator("[data-search-fold] summary").tap()
    page.locator("select[name=kind]").select_option("measure")

    expect(page).to_have_url(re.compile("kind=measure"))
    expect(page.locator("select[name=kind]")).to_be_visible()


def test_back_and_forward_show_earlier_queries(visit: Visit) -> None:
    """What is typed letter by letter is one step of the history; a new query is the next."""
    page = visit("en/search/?q=subsidy")
    settled(page)
    field(page).click()
    field(page).fill("")
    field(page).press_sequentially("postdoc", delay=90)
    field(page).press("Enter")
    expect(page).to_have_url(re.compile("q=postdoc$"))
    settled(page)
    page.go_back()

    expect(field(page)).to_have_value("subsidy")
    expect(page).to_have_url(re.compile("q=subsidy$"))
    page.go_forward()
    expect(field(page)).to_have_value("postdoc")


def test_filters_of_the_address_stay_while_the_query_is_typed(visit: Visit) -> None:
    """Who comes by a link with a filter and types on keeps the filter."""
    page = visit("en/search/?kind=measure")
    field(page).fill("housing")
    page.wait_for_url("**kind=measure**")
    settled(page)

    expect(page.locator("select[name=kind]")).to_have_value("measure")
    assert "q=housing" in page.url


def test_the_switch_keeps_the_query(visit: Visit) -> None:
    """The same query is asked in the other language, with its filters."""
    page = visit("zh/search/?q=博士后&kind=measure")
    settled(page)
    page.locator(".pa-switch").click()
    page.wait_for_url("**/en/search/**")

    expect(field(page)).to_have_value("博士后")
    expect(page.locator("select[name=kind]")).to_have_value("measure")
    settled(page)
    assert results(page).count() > 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_query_there_are_ways_to_begin(visit: Visit, language: str) -> None:
    """The empty page of results has no list and no filters, but links that lead on."""
    page = visit(f"{language}/search/?q=%20%20")
    settled(page, "idle")

    expect(page.locator("[data-search-filters]")).to_be_hidden()
    expect(page.locator("[data-search-list]")).to_be_hidden()
    assert page.locator("[data-search-ways] a").count() >= 4
    expect(page.locator("[data-search-ways] a[href$='a-z/']")).to_be_visible()


@pytest.mark.parametrize(("language", "words"), [("zh", "没有找到"), ("en", "Nothing found for")])
def test_nothing_found_is_said(visit: Visit, language: str, words: str) -> None:
    """What cannot be found is named as text, and there are ways to begin again."""
    page = visit(f"{language}/search/?q={NOTHING}<b>")
    settled(page)

    expect(page.locator("[data-search-told]")).to_contain_text(words)
    expect(page.locator("[data-search-told]")).to_contain_text(f"{NOTHING}<b>")
    expect(page.locator("[data-search-ways]")).to_be_visible()


def test_close_matches_have_a_heading(visit: Visit) -> None:
    """A word with a slip finds pages under a heading that says they are only close."""
    page = visit("en/search/?q=subsidi headhuntr")
    settled(page)

    expect(page.get_by_role("heading", name="Close matches")).to_be_visible()
    expect(page.locator("[data-search-close] a[data-result]").first).to_be_visible()


def test_a_failure_is_said_and_can_be_tried_again(address: str) -> None:
    """Without its index the page says so, and the button asks again."""
    context = browser().new_context()
    page = context.new_page()
    context.route("**/search-index/**", lambda route: route.abort())
    page.goto(f"{address}/en/search/?q=subsidy")
    settled(page, "failed")
    context.unroute("**/search-index/**")
    page.get_by_role("button", name="Try again").click()

    assert results(page).count() > 0
    context.close()


@pytest.mark.parametrize("query", [
    "x" * 10_000, ".*%2B?^${}()|[]\\", "%00%07%E2%80%AE", "<img src=x onerror=alert(1)>", "%",
])  # fmt: skip
def test_any_address_is_answered(visit: Visit, query: str) -> None:
    """Whatever stands in the address, the page answers, runs nothing and stays in its width."""
    page = visit(f"en/search/?q={query}", width=PHONE)
    settled(page)

    assert PHONE == page.evaluate("document.documentElement.scrollWidth")
    assert 0 == page.locator(".pa-find :is(img, script[src^=x])").count()


def test_a_long_query_says_what_was_searched_for(visit: Visit) -> None:
    """A query that is cut says so."""
    page = visit(f"en/search/?q={'subsidy ' * 100}")
    settled(page)

    expect(page.locator("[data-search-told]")).to_contain_text("only the first 200 characters")


def test_typing_updates_the_results(visit: Visit) -> None:
    """Results follow what is typed; the number is told to a screen reader when typing stops."""
    page = visit("en/search/?q=subsidy")
    before = total(page)
    field(page).fill("postdoc")
    expect(page).to_have_url(re.compile("q=postdoc"))

    expect(page.locator("[data-search-status]")).to_have_text(re.compile(r"^\d+ result"))
    assert before != total(page)


def test_without_scripts_the_page_leads_to_the_index(address: str, unscripted: Page) -> None:
    """With JavaScript off, the page says what it needs and links to the index."""
    unscripted.goto(f"{address}/en/search/?q=subsidy")
    told = unscripted.locator(".pa-caution", has_text="JavaScript")
    expect(told).to_be_visible()
    told.get_by_role("link").click()

    expect(unscripted.locator("h1")).to_have_text("Index from A to Z")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_leads_to_everything(address: str, unscripted: Page, language: str) -> None:
    """Letters lead to their names, in the order of the alphabet, and names to their pages."""
    unscripted.goto(f"{address}/{language}/a-z/")
    letters = unscripted.locator(".pa-index__letters a").all_inner_texts()
    unscripted.locator(".pa-index__letters a", has_text="P").click()
    expect(unscripted.locator("#letter_p")).to_be_in_viewport()
    unscripted.locator(
        ".pa-index__list a", has_text="postdoc" if language == "en" else "博士后"
    ).first.click()

    assert sorted(letters[:-1]) == letters[:-1]
    assert len(letters) > 20
    expect(unscripted.locator("h1")).to_be_visible()


@pytest.mark.parametrize(("language", "word"), [("zh", "查找"), ("en", "Find in your browser")])
def test_without_scripts_the_index_helps_on(
    address: str, unscripted: Page, language: str, word: str
) -> None:
    """The index says why it is shown in place of results, and its letters stay in sight."""
    unscripted.goto(f"{address}/{language}/a-z/?q=x")
    expect(unscripted.locator(".pa-caution", has_text=word)).to_be_visible()
    unscripted.locator(".pa-index__letters a", has_text="P").click()

    expect(unscripted.locator(".pa-index__letters a", has_text="P")).to_be_in_viewport()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_page_leads_to_the_search(visit: Visit, language: str) -> None:
    """The page for addresses that do not exist has a box in each language."""
    page = visit("404.html")
    page.locator(f"section[lang={language}] input[name=q]").fill(QUERIES[language])
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{language}/search/?q=*")

    assert results(page).count() > 5


def test_chinese_names_stand_under_their_pinyin(address: str, unscripted: Page) -> None:
    """A name of Han characters is under the first letter of how it is spoken."""
    unscripted.goto(f"{address}/zh/a-z/")
    under = unscripted.locator("section", has=unscripted.locator("#letter_g"))

    expect(under.get_by_role("link", name="购房补贴").first).to_be_visible()
