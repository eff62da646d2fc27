# SPDX-License-Identifier: MIT
"""Every kind of page in a real browser: what it asks for, how it looks, how it is used."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from generator.pages.wording import read_words
from tests.browser.conftest import DESKTOP, LANGUAGES, PHONE, Visit
from tests.browser_support import browser
from tests.project import ROOT
from tests.site.parsed import in_language

SCHEMES = ("light", "dark")
# What a browser says of a request that was under way when the next page was opened.
LEFT = "net::ERR_ABORTED"
ALONE = ("", "404.html")
# Each text that a reader sees, with the contrast of its colour to what is painted behind it.
CONTRASTS = """() => {
  document.getAnimations().forEach((one) => one.finish());
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const painted = (under, over) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of [under, over]) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
    const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
    return `rgb(${r}, ${g}, ${b})`;
  };
  const behind = (one) => one === null ? getComputedStyle(document.documentElement).colorScheme
    .startsWith("dark") ? "rgb(0, 0, 0)" : "rgb(255, 255, 255)"
    : painted(behind(one.parentElement), getComputedStyle(one).backgroundColor);
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map((part) => part / 255)
      .map((part) => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim();
    const one = walker.currentNode.parentElement;
    if (!text || one.closest("script, style, svg, noscript, .md-skip, .md-top")) continue;
    if (!one.checkVisibility({checkOpacity: true, checkVisibilityCSS: true})) continue;
    const style = getComputedStyle(one), ground = behind(one);
    const [more, less] = [light(painted(ground, style.color)), light(ground)].sort((a, b) => b - a);
    const size = parseFloat(style.fontSize), bold = style.fontWeight >= 700;
    const least = size >= 24 || (bold && size >= 18.66) ? 3 : 4.5;
    found.push({text: text.slice(0, 30), on: `${one.localName}.${one.className}`, least,
                ratio: (more + 0.05) / (less + 0.05), colours: `${style.color} on ${ground}`});
  }
  return found;
}"""

PART_IN_FOCUS = """[".md-skip", ".pa-brand", ".pa-nav", ".pa-switch"]
  .find((part) => document.activeElement.closest(part)) ?? 'elsewhere'"""


@pytest.fixture(scope="session")
def kinds(site: Path) -> dict[str, str]:
    """Return the longest page of each kind, as the address below its language."""
    pages = sorted(in_language(site, "zh"), key=lambda page: (site / page.path).stat().st_size)
    return {page.kind: page.below for page in pages}


@pytest.fixture
def unscripted() -> Iterator[Page]:
    """Return a page of a browser whose JavaScript is off."""
    context = browser().new_context(java_script_enabled=False)
    context.set_default_timeout(8_000)
    yield context.new_page()
    context.close()


def every(kinds: dict[str, str], language: str) -> list[str]:
    """Return the addresses of a page of each kind, and of those that have no language."""
    return [*(f"{language}/{below}" for below in kinds.values()), *ALONE]


def test_there_is_a_page_of_each_kind(kinds: dict[str, str]) -> None:
    """The tests below look at all twenty-four kinds of pages that have a language."""
    assert {
        "home", "measures", "measure", "topic", "for", "estimator", "departments", "department",
        "documents", "document", "clause", "services", "service", "about", "facts", "indicators",
        "policies", "tiers", "terms", "open-questions", "coverage", "guide", "search", "a-z",
    } == set(kinds)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_asked_of_others_and_nothing_is_missing(
    address: str, kinds: dict[str, str], language: str
) -> None:
    """No page of any kind makes a request that leaves the site or is answered with an error."""
    context = browser().new_context()
    page = context.new_page()
    answers: list[tuple[int, str]] = []
    failed: list[str] = []
    page.on("response", lambda answer: answers.append((answer.status, answer.url)))
    page.on(
        "requestfailed", lambda asked: failed.append(asked.url) if asked.failure != LEFT else None
    )
    for path in every(kinds, language):
        page.goto(f"{address}/{path}", wait_until="networkidle")
    context.close()
    wrong = [(status, url) for status, url in answers
             if status >= 400 or not url.startswith((f"{address}/", "data:", "blob:"))]  # fmt: skip

    assert len(answers) > 2 * len(kinds)
    assert ([], []) == (wrong, failed)


def test_pages_opened_from_a_disk_ask_nobody(site: Path, kinds: dict[str, str]) -> None:
    """Opened as files, pages make no request to any server either."""
    context = browser().new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for below in (kinds["home"], kinds["measure"], kinds["estimator"], kinds["about"]):
        page.goto((site / "en" / below / "index.html").as_uri(), wait_until="networkidle")
    context.close()

    assert len(asked) > 8
    assert [] == [url for url in asked if not url.startswith(("file:", "data:", "blob:"))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_scrolls_sideways_on_a_phone(
    visit: Visit, address: str, kinds: dict[str, str], language: str
) -> None:
    """At 390 px every kind of page is as wide as the screen."""
    page = visit("", width=PHONE)
    wide = []
    for path in every(kinds, language):
        page.goto(f"{address}/{path}")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > PHONE:
            wide.append((path, width))

    assert [] == wide


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_texts_stand_out_from_what_is_behind_them(
    visit: Visit, address: str, kinds: dict[str, str], scheme: str, language: str
) -> None:
    """Text has a contrast of 4.5 in both schemes, large text 3, on every kind of page."""
    page = visit("", scheme=scheme)
    faint: dict[str, Any] = {}
    seen = 0
    for path in every(kinds, language):
        page.goto(f"{address}/{path}")
        for text in page.evaluate(CONTRASTS):
            seen += 1
            if text["ratio"] < text["least"]:
                faint.setdefault(text["on"], (path, text))

    assert seen > 1000
    assert {} == faint


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_scheme_follows_the_system(visit: Visit, kinds: dict[str, str], scheme: str) -> None:
    """A reader with a dark system gets a dark page, one with a light system a light one."""
    page = visit(f"zh/{kinds['measure']}", scheme=scheme)
    red = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0] * 1")

    assert (scheme == "dark") == (red < 128)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_switch_keeps_the_page_without_scripts(
    address: str, unscripted: Page, kinds: dict[str, str], language: str
) -> None:
    """With JavaScript off, the switch leads to the same page in the other language."""
    other = "en" if language == "zh" else "zh"
    for below in kinds.values():
        unscripted.goto(f"{address}/{language}/{below}")
        unscripted.locator(".pa-switch").click()

        assert f"{address}/{other}/{below}" == unscripted.url
        assert other == unscripted.locator("html").get_attribute("lang")


def test_the_chooser_works_without_scripts(address: str, unscripted: Page) -> None:
    """With JavaScript off, the first page leads to each language."""
    for language, name in (("zh", "中文"), ("en", "English")):
        unscripted.goto(address)
        unscripted.get_by_role("link", name=name).click()

        assert f"{address}/{language}/" == unscripted.url


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_show_everything_without_scripts(
    address: str, kinds: dict[str, str], visit: Visit, unscripted: Page, language: str
) -> None:
    """With JavaScript off, a page shows the same text; estimator, search and narrowing are apart."""
    scripted = visit("")
    only_then = read_words(ROOT / "site_templates", language)["a_z.noscript"]
    for below in [below for kind, below in kinds.items() if kind not in ("estimator", "search")]:
        texts = []
        for page in (scripted, unscripted):
            page.goto(f"{address}/{language}/{below}")
            if page is scripted:
                page.locator(".pa-narrow, .pa-mini").evaluate_all(
                    "all => all.forEach((one) => one.remove())"
                )
            seen = page.locator(".pa-page").inner_text().splitlines()
            texts.append([line for line in seen if line and line != only_then])

        assert texts[0] == texts[1]
        assert len("".join(texts[0])) > 50


@pytest.mark.parametrize(("language", "rate"), [("zh", "80万元"), ("en", "CNY 800,000")])
def test_the_estimator_shows_its_rates_without_scripts(
    address: str, unscripted: Page, language: str, rate: str
) -> None:
    """With JavaScript off, the estimator page says so and its rate tables can be opened."""
    unscripted.goto(f"{address}/{language}/estimator/")
    expect(unscripted.locator(".pa-caution", has_text="JavaScript")).to_be_visible()
    expect(unscripted.locator("#estimator")).to_be_hidden()
    folded = unscripted.locator("details", has_text=rate).first
    folded.locator("summary").click()
    expect(folded.locator("td", has_text=rate).first).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_keyboard_reaches_everything_at_the_head(
    visit: Visit, kinds: dict[str, str], language: str
) -> None:
    """Tab goes to the skip link first, then through the navigation to the language switch."""
    page = visit(f"{language}/{kinds['measure']}")
    reached: list[str] = []
    while ".pa-switch" not in reached and len(reached) < 20:
        page.keyboard.press("Tab")
        reached.append(page.evaluate(PART_IN_FOCUS))

    assert ".md-skip" == reached[0]
    assert [".pa-brand", *[".pa-nav"] * 6] == reached[1:8]
    assert ".pa-switch" == reached[-1]


def test_the_skip_link_leads_to_the_content(visit: Visit, kinds: dict[str, str]) -> None:
    """Enter on the skip link jumps past the navigation: the next Tab is inside the content."""
    page = visit(f"en/{kinds['measure']}")
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("Boolean(document.activeElement.closest('.pa-page'))")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_focus_can_be_seen(visit: Visit, kinds: dict[str, str], scheme: str) -> None:
    """Every link that Tab reaches in the content has an outline or a change of its frame."""
    page = visit(f"en/{kinds['measure']}", scheme=scheme)
    unseen = page.evaluate(
        """() => [...document.querySelectorAll(".pa-page a, .pa-header a")]
          .filter((one) => one.checkVisibility())
          .filter((one) => {
            one.focus({focusVisible: true});
            const style = getComputedStyle(one);
            return style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 1;
          }).map((one) => one.className || one.textContent)"""
    )

    assert [] == unseen


def test_print_keeps_the_headline_and_drops_the_header(visit: Visit) -> None:
    """On paper a measure keeps its title, amount and source, without navigation and search."""
    page = visit("zh/measures/home-purchase-subsidy/")
    page.emulate_media(media="print")

    for gone in (".pa-header", ".pa-search", ".pa-measure__action"):
        expect(page.locator(gone).first).to_be_hidden()
    for kept in ("h1", ".pa-headline__figure", ".pa-measure__payee", "dl.pa-source", ".pa-footer"):
        expect(page.locator(kept).first).to_be_visible()


def test_print_is_dark_on_light(visit: Visit) -> None:
    """On paper the text is dark, also for a reader of the dark scheme."""
    page = visit("zh/measures/home-purchase-subsidy/", scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    faint = [text for text in page.evaluate(CONTRASTS) if text["ratio"] < text["least"]]
    red = page.evaluate("getComputedStyle(document.querySelector('h1')).color.match(/\\d+/)[0] * 1")

    assert [] == faint
    assert red < 128


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_every_main_page_can_be_reached_by_pointing(visit: Visit, width: int) -> None:
    """On a phone and on a desk, the header leads to each entry of the navigation."""
    page = visit("en/", width=width)
    names = page.locator(".pa-nav a").all_text_contents()
    for name in names:
        if width == PHONE and not page.locator(".pa-nav a", has_text=name).is_visible():
            page.locator("label[for=__drawer]:visible").first.click()
            expect(page.locator(".md-nav--primary a", has_text=name).first).to_be_in_viewport()
            page.locator(".md-nav--primary a", has_text=name).first.click()
        else:
            page.locator(".pa-nav a", has_text=name).click()
        expect(page.locator("h1")).to_be_visible()
        page.goto(page.url.rsplit("/en/", 1)[0] + "/en/")

    assert 7 == len(names)
