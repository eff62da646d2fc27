# SPDX-License-Identifier: MIT
"""The estimator outside its own page: on the page of a measure, in a file, in a frame."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LANGUAGES, PHONE, WIDTHS, Visit
from tests.browser.estimator_reader import OUTSIDE_EXPERT, Reader, as_outside_expert
from tests.browser_support import browser, served

EMBEDDED = "embed/estimator.html"
MONEY = {"en": "CNY 120,000", "zh": "12万元"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_of_a_measure_estimates_it(visit: Visit, language: str, width: int) -> None:
    """Only the questions of this measure are asked; the number stands beside them."""
    page = visit(f"{language}/measures/{OUTSIDE_EXPERT}/", width=width)
    reader = Reader(page)
    expect(page.locator("[data-question]")).to_have_count(5)
    as_outside_expert(reader, "50万")
    reader.sees(OUTSIDE_EXPERT, MONEY[language])
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_answers_go_from_page_to_page(visit: Visit) -> None:
    """What was answered on one measure stands on another, and in the estimator, and from there."""
    page = visit(f"en/measures/{OUTSIDE_EXPERT}/")
    as_outside_expert(Reader(page), "50万")
    root = page.url.partition("/en/")[0]

    page.goto(f"{root}/en/measures/home-purchase-subsidy/")
    expect(page.locator("[data-question=talent-tier] [value=senior]")).to_be_checked()
    page.goto(f"{root}/en/estimator/")
    reader = Reader(page)
    reader.sees(OUTSIDE_EXPERT, "CNY 120,000")
    reader.answers("years", "1")
    page.goto(f"{root}/en/measures/{OUTSIDE_EXPERT}/")
    expect(page.locator("[data-question=years] input")).to_have_value("1")
    Reader(page).sees(OUTSIDE_EXPERT, "CNY 40,000")


def test_the_button_leads_to_the_small_estimator(visit: Visit) -> None:
    """With scripts the button stays on the page; without them it leads to the rates."""
    page = visit(f"en/measures/{OUTSIDE_EXPERT}/")
    page.locator(".pa-measure__action a").click()
    expect(page.locator("#estimate")).to_be_in_viewport()
    assert page.url.endswith("/#estimate")


def test_every_measure_has_its_own_estimator(visit: Visit, site: Path) -> None:
    """A result stands on the page of each measure of the site, whatever its form."""
    page = visit("en/estimator/")
    root = page.url.partition("/en/")[0]
    without = []
    for folder in sorted((site / "en" / "measures").iterdir()):
        if folder.is_dir():
            page.goto(f"{root}/en/measures/{folder.name}/")
            if not page.locator(f".pa-mini [data-measure={folder.name}]").is_visible():
                page.wait_for_timeout(300)
            if not page.locator(f".pa-mini [data-measure={folder.name}]").is_visible():
                without.append(folder.name)
    assert without == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_file_is_enough(site: Path, language: str, tmp_path: Path) -> None:
    """Copied elsewhere and opened from a disk, without a network, it answers and makes no request."""
    copy = tmp_path / "copy.html"
    copy.write_bytes((site / language / EMBEDDED).read_bytes())
    with browser().new_context(offline=True) as context:
        page = context.new_page()
        asked: list[str] = []
        errors: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{copy.as_uri()}#measure={OUTSIDE_EXPERT}")
        reader = Reader(page)
        as_outside_expert(reader, "50万")
        reader.sees(OUTSIDE_EXPERT, MONEY[language])
        assert page.locator("main a[href]:not([href^='#'])").count() == 0
        assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
        assert errors == []


@pytest.mark.parametrize("published", ["", "https://example.org/en/estimator/"])
def test_a_file_shares_no_path_of_its_own(site: Path, tmp_path: Path, published: str) -> None:
    """Opened from a disk it shares the published address; where there is none, no link and no code."""
    copy = tmp_path / "private.html"
    text = (site / "en" / EMBEDDED).read_text("utf-8")
    text = re.sub('data-address="[^"]*"', f'data-address="{published}"', text)
    copy.write_text(text, "utf-8")
    with browser().new_context(offline=True) as context:
        page = context.new_page()
        page.goto(copy.as_uri())
        Reader(page).is_one_of("investor")
        Reader(page).answers("fund-size", "1亿")
        expect(page.locator(".pa-keep[data-ready]")).to_be_attached()
        page.locator(".pa-keep > summary").click()
        expect(page.locator("[data-tool=copy]")).to_have_count(1 if published else 0)
        why = page.locator(".pa-keep__none")
        expect(why).to_have_count(0 if published else 1)
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        sheet = page.locator(".pa-sheet")
        assert "private" not in (sheet.text_content() or "")
        assert (published in (sheet.text_content() or "")) is True
        assert sheet.locator("svg").count() == (1 if published else 0)
        if not published:
            expect(sheet.locator("figcaption")).to_have_text(why.inner_text())


@pytest.mark.parametrize(("language", "told"), [
    ("en", "No link to share: this page has no address that others can open."),
    ("zh", "没有可分享的链接：本页没有别人能打开的地址。"),
])  # fmt: skip
@pytest.mark.parametrize("kind", ["blob", "srcdoc"])
def test_what_has_no_address_shares_none(site: Path, language: str, told: str, kind: str) -> None:
    """Text that another page shows in a frame is not called a file on the reader's computer."""
    text = (site / language / EMBEDDED).read_text("utf-8")
    text = re.sub('data-address="[^"]*"', 'data-address=""', text)
    shown = """([kind, text]) => {
        const frame = document.createElement("iframe");
        if (kind === "srcdoc") frame.srcdoc = text;
        else frame.src = URL.createObjectURL(new Blob([text], { type: "text/html" }));
        document.body.append(frame);
    }"""
    with served(site) as address, browser().new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/robots.txt")
        page.set_content("<style>iframe { width: 100%; height: 60rem }</style><p>Office</p>")
        page.evaluate(shown, [kind, text])
        frame = page.frame_locator("iframe")
        frame.locator(".pa-audience:has([value=investor])").click()
        frame.locator(".pa-keep > summary").click()
        expect(frame.locator(".pa-keep__none")).to_have_text(told)


def test_clearing_on_a_measure_says_that_it_clears_all(visit: Visit) -> None:
    """The button on the page of a measure clears what was answered anywhere, and is called so."""
    page = visit(f"en/measures/{OUTSIDE_EXPERT}/")
    as_outside_expert(Reader(page), "50万")
    page.get_by_role("button", name="Clear all answers on all pages").click()
    page.goto(f"{page.url.partition('/en/')[0]}/en/estimator/")
    assert '"situations":[{}]' in page.evaluate("Object.values(sessionStorage).join()")


@pytest.mark.parametrize("sandbox", ["", ' sandbox="allow-scripts"'])
def test_it_works_in_a_frame(site: Path, tmp_path: Path, sandbox: str) -> None:
    """In the page of a department, even one that trusts it with nothing but scripts."""
    (tmp_path / "estimator.html").write_bytes((site / "en" / EMBEDDED).read_bytes())
    (tmp_path / "index.html").write_text(
        f'<!doctype html><title>Office</title><iframe{sandbox} src="estimator.html" '
        'style="width:100%;height:60rem"></iframe>'
    )
    with served(tmp_path) as address, browser().new_context() as context:
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(address)
        frame = page.frame_locator("iframe")
        before = page.evaluate("history.length")
        frame.locator(".pa-audience:has([value=intermediary])").click()
        expect(frame.locator("[data-measure]").first).to_be_visible()
        assert page.evaluate("history.length") == before
        assert errors == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_file_fits_a_phone(site: Path, width: int) -> None:
    """Nothing of it is wider than the screen."""
    with (
        served(site) as address,
        browser().new_context(
            viewport={"width": width, "height": 844}, has_touch=width == PHONE
        ) as context,
    ):
        page = context.new_page()
        page.goto(f"{address}/zh/{EMBEDDED}")
        page.locator(".pa-audience:has([value=employer])").click()
        expect(page.locator("[data-measure]").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
