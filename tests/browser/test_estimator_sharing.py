# SPDX-License-Identifier: MIT
"""What is shared of an estimate: links, the printed sheet with its code, and files."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, Route, expect

from generator.catalogue.reading import read_catalogue
from generator.estimator.cases import differences, read_cases
from generator.estimator.estimate import estimate
from generator.estimator.program import compile_program
from tests.browser.conftest import LANGUAGES, PHONE, WIDTHS, Visit
from tests.browser.estimator_reader import OUTSIDE_EXPERT, Reader, as_outside_expert, came_for
from tests.browser_support import browser
from tests.project import ROOT

ANSWERS = {
    "employer-kind": "enterprise",
    "talent-tier": "senior",
    "newly-hired": True,
    "annual-salary": 50_000_000,
    "years": 3,
}
SHARED = (
    "v=1&edition=2020-09-30&who=person,employer&on=2021-01-01&1.talent-tier=senior"
    "&1.annual-salary=50000000&1.years=3&1.employer-kind=enterprise"
    "&1.headhunter-fees=3000000,8000000&1.newly-hired=true"
)
REFUSED = """() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
}"""
TAKEN_UP = """() => {
    const key = Object.keys(sessionStorage).find((name) => name.includes("estimator"));
    return JSON.parse(sessionStorage.getItem(key));
}"""


def taken_up(page: Page) -> dict[str, Any]:
    """Return the state that the page keeps, once the link that led to it is taken up."""
    page.wait_for_function("!location.hash.includes('v=')")
    state: dict[str, Any] = page.evaluate(TAKEN_UP)
    return state


def tool(page: Page, name: str) -> None:
    """Use one of the tools at the results."""
    page.locator(".pa-keep > summary").click()
    page.locator(f"[data-tool={name}]").click()


def downloaded(page: Page, name: str, folder: Path) -> Path:
    """Return the file that a tool saves."""
    with page.expect_download() as download:
        tool(page, name)
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def printing(page: Page) -> None:
    """Let the page be as it is on paper, once it has fetched what it needs for that."""
    expect(page.locator(".pa-keep[data-ready]")).to_be_attached()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_copied_link_opens_the_same_answers_elsewhere(visit: Visit, width: int) -> None:
    """Another browser shows the same result, its address is clean, and a switch keeps it all."""
    reader = came_for(visit, OUTSIDE_EXPERT, width=width)
    as_outside_expert(reader, "50万")
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tool(reader.page, "copy")
    expect(reader.page.locator(".pa-keep").get_by_role("status")).to_contain_text("Link copied")
    link = reader.page.evaluate("navigator.clipboard.readText()")

    page = visit(f"zh/estimator/#{link.partition('#')[2]}", width=width)
    other = Reader(page)
    other.sees(OUTSIDE_EXPERT, "12万元")
    assert taken_up(reader.page) == taken_up(page)
    assert page.url.endswith("/zh/estimator/")
    page.locator("a.pa-switch").click()
    other.sees(OUTSIDE_EXPERT, "CNY 120,000")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refused_clipboard_shows_the_link(visit: Visit, language: str) -> None:
    """Where the browser does not let the page copy, the link stands selected in a field."""
    page = visit(f"{language}/estimator/#{SHARED}", width=PHONE)
    page.evaluate(REFUSED)
    tool(page, "copy")
    field = page.locator(".pa-keep input")
    expect(field).to_be_focused()
    expect(page.locator(".pa-keep").get_by_role("status")).not_to_be_empty()
    selected = page.evaluate("document.activeElement.selectionEnd")
    assert len(field.input_value()) == selected
    assert "1.annual-salary=50000000" in field.input_value()


@pytest.mark.parametrize(("refusal", "links"), [("NotAllowedError", 1), ("AbortError", 0)])
def test_a_link_that_cannot_be_sent_is_shown(visit: Visit, refusal: str, links: int) -> None:
    """Where the browser refuses to send, the link stands there to copy; who thinks better sees none."""
    page = visit("en/estimator/", width=PHONE)
    page.add_init_script(f"""
        navigator.share = () => Promise.reject(new DOMException("no", "{refusal}"));
        const matches = window.matchMedia.bind(window);
        window.matchMedia = (query) => (query.includes("coarse") ? {{ matches: true }} : matches(query));
    """)
    page.goto(f"{page.url}?again#{SHARED}")
    expect(page.locator(".pa-keep[data-ready]")).to_be_attached()
    tool(page, "send")
    shown = page.locator(".pa-keep input:visible")
    expect(shown).to_have_count(links)
    assert links == sum("1.annual-salary=50000000" in one.input_value() for one in shown.all())


def test_escape_closes_the_tools(visit: Visit) -> None:
    """The tools close with Escape, focus then being on what opened them."""
    page = visit(f"en/estimator/#{SHARED}")
    page.locator(".pa-keep > summary").click()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator(".pa-keep > summary")).to_be_focused()
    expect(page.locator(".pa-keep__tools")).to_be_hidden()


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", ["Age in full years: 7", "Annual salary actually paid: CNY 999,999,999,999",
             "gone: <b>1</b>", "pirate", "2021-02-30", "gone-measure"]),
     ("zh", ["年龄（周岁）：7", "实际支付的年薪：999,999,999,999元", "gone：<b>1</b>", "pirate",
             "2021-02-30", "gone-measure"])],
)  # fmt: skip
def test_what_does_not_fit_any_more_is_told(
    visit: Visit, language: str, expected: list[str]
) -> None:
    """A link opens with what fits; what does not is named, and that the data are others."""
    lost = "1.age=7&1.annual-salary=99999999999900&1.gone=<b>1</b>&measure=gone-measure"
    page = visit(f"{language}/estimator/#v=2&edition=2020-09-30&who=person,pirate&on=2021-02-30"
                 f"&1.talent-tier=top&{lost}")  # fmt: skip
    note = page.locator(".pa-opened")
    assert expected == note.locator("li").all_inner_texts()
    expect(note).to_contain_text("30 September 2020" if language == "en" else "2020年9月30日")
    assert 4 == note.locator("p").count()
    assert [{"talent-tier": "top"}] == taken_up(page)["situations"]
    note.get_by_role("button").click()
    expect(note).to_have_count(0)


def test_the_link_of_another_is_opened_in_a_page_that_has_answers(visit: Visit) -> None:
    """A link followed in the same tab replaces the answers, and Back brings them again."""
    page = visit("en/estimator/#measure=top-talent-award")
    Reader(page).answers("talent-tier", "top")
    page.evaluate(f"location.hash = {json.dumps(SHARED)}")
    expect(page.locator(".pa-opened")).to_be_visible()
    assert "senior" == taken_up(page)["situations"][0]["talent-tier"]
    page.go_back()
    expect(page.locator("[name=ask-talent-tier][value=top]")).to_be_checked()


def slow(page: Page) -> list[Route]:
    """Let the second script wait; return the requests for it that wait."""
    waiting: list[Route] = []

    def asked(route: Route) -> None:
        waiting.append(route)

    page.route("**/extras-*.js", asked)
    return waiting


def follow(page: Page, fragment: str, waiting: list[Route]) -> None:
    """Follow a link in the page, up to where the second script is asked for."""
    with page.expect_request("**/extras-*.js"):
        page.evaluate(f"location.hash = {json.dumps(fragment)}")
    page.wait_for_function("!location.hash")
    assert 1 == len(waiting)


def test_a_link_leaves_the_address_at_once(visit: Visit) -> None:
    """While the second script is under way no answer is in the address, and nothing old is told."""
    page = visit("en/estimator/")
    Reader(page).is_one_of("investor")
    waiting = slow(page)
    page.goto(f"{page.url}?slow#{SHARED}")
    page.wait_for_function("!location.hash")
    page.wait_for_timeout(1000)
    expect(page.locator("#estimator > .pa-unseen[role=status]")).to_have_text("")
    expect(page.locator("#estimator > [role=status]").first).to_have_text("Opening the link…")
    [request] = waiting
    request.continue_()
    expect(page.locator(".pa-opened")).to_be_visible()
    expect(page.locator("#estimator > .pa-unseen[role=status]")).to_contain_text("available")


def test_answers_given_while_a_link_comes_are_kept(visit: Visit) -> None:
    """What was answered before the link stood is not lost: the note says that Back brings it again."""
    page = visit("en/estimator/")
    reader = Reader(page)
    reader.is_one_of("employer")
    waiting = slow(page)
    follow(page, SHARED, waiting)
    reader.answers("talent-tier", "top")
    waiting[0].continue_()
    expect(page.locator(".pa-opened")).to_contain_text("Back button brings it back")
    expect(page.locator("[name=ask-talent-tier][value=senior]")).to_be_checked()
    page.go_back()
    expect(page.locator("[name=ask-talent-tier][value=top]")).to_be_checked()


def test_who_clears_all_while_a_link_comes_gets_no_answers(visit: Visit) -> None:
    """A link that was still to come is forgotten with everything else."""
    page = visit("en/estimator/")
    Reader(page).is_one_of("employer")
    waiting = slow(page)
    follow(page, SHARED, waiting)
    page.get_by_role("button", name="Clear all answers").click()
    waiting[0].continue_()
    page.wait_for_timeout(500)
    assert [{}] == taken_up(page)["situations"]
    expect(page.locator("#estimator > [role=status]").first).to_have_text("")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_whose_script_is_gone_can_be_tried_again(address: str, language: str) -> None:
    """The page says so, keeps the answers out of the address, and read anew opens the link."""
    with browser().new_context(viewport={"width": PHONE, "height": 844}) as context:
        page = context.new_page()
        page.route("**/extras-*.js", lambda route: route.fulfill(status=404))
        page.goto(f"{address}/{language}/estimator/#{SHARED}")
        again = page.locator("#estimator > [role=status] button")
        expect(again).to_be_visible()
        assert "#" not in page.url
        page.unroute("**/extras-*.js")
        again.click()
        expect(page.locator(".pa-opened")).to_be_visible()
        assert "senior" == taken_up(page)["situations"][0]["talent-tier"]
        assert "#" not in page.url


def test_a_tab_older_than_the_site_says_so(address: str) -> None:
    """Where the second script has another name by now, the tools say that it could not be loaded."""
    with browser().new_context() as context:
        page = context.new_page()
        page.route("**/extras-*.js", lambda route: route.fulfill(status=404))
        page.goto(f"{address}/en/estimator/")
        Reader(page).is_one_of("investor")
        page.locator(".pa-keep > summary").click()
        told = page.locator(".pa-keep").get_by_role("status")
        expect(told).to_contain_text("reload the page")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_code_on_the_sheet_opens_the_same_answers(
    visit: Visit, language: str, address: str
) -> None:
    """On paper there is only the sheet, and its code leads to the same answers and results."""
    page = visit(f"{language}/estimator/#{SHARED}", scheme="dark")
    before = taken_up(page)
    printing(page)
    visible = page.evaluate("[...document.body.children].filter((one) => one.checkVisibility())"
                            ".map((one) => one.className)")  # fmt: skip
    assert ["pa-sheet"] == visible
    picture = Image.open(io.BytesIO(page.locator(".pa-sheet figure").screenshot(scale="css")))
    (code,) = zxingcpp.read_barcodes(picture)
    assert code.text.startswith(f"{address}/{language}/estimator/#v=1&")
    assert code.text == page.locator(".pa-sheet footer small").text_content()

    other = visit(code.text.removeprefix(f"{address}/"))
    figure = "CNY 120,000" if language == "en" else "12万元"
    Reader(other).sees(OUTSIDE_EXPERT, figure)
    assert before == taken_up(other)


def test_the_sheet_holds_everything(visit: Visit) -> None:
    """It says for whom, as of when, all answers, totals, each step, and what the text leaves open."""
    page = visit(f"en/estimator/#{SHARED}")
    printing(page)
    sheet = page.locator(".pa-sheet")
    for words in ("a person, an employer", "1 January 2021", "An estimate, not a decision",
                  "CNY 30,000, CNY 80,000", "Talent policy, Article 4"):  # fmt: skip
        expect(sheet).to_contain_text(words)
    result = sheet.locator("article", has_text="Annual salary subsidy for outside experts")
    assert ["CNY 500,000your answer: Annual salary actually paid", "CNY 300,000Article 4",
            "20%Article 4", "CNY 100,000Article 4", "CNY 40,000"] == [
        "".join(row.split("\t")[1:]).strip()
        for row in result.locator("li").first.locator("tr").all_inner_texts()]  # fmt: skip
    doubts = read_catalogue(ROOT).measures[OUTSIDE_EXPERT].doubts
    for doubt in doubts:
        expect(result).to_contain_text(str(dict(doubt.text)["en"])[:30])
    white = "rgb(255, 255, 255)"
    assert white == sheet.evaluate("(one) => getComputedStyle(one).backgroundColor")


def test_a_comparison_stands_side_by_side_on_the_sheet(visit: Visit) -> None:
    """With two cases there is a column for each, answers that are alike being set back."""
    page = visit(f"en/estimator/#{SHARED}&2.talent-tier=top&2.years=3&at=2")
    printing(page)
    answers = page.locator(".pa-sheet > table").first
    rows = {row.split("\t")[0]: row.split("\t")[1:] for row in
            answers.locator("tbody tr").all_inner_texts()}  # fmt: skip
    assert ["Case A", "Case B"] == answers.locator("th[scope=col]").all_inner_texts()
    assert ["senior talent", "top talent"] == rows["Tier of the talent"]
    assert ["yes", "–"] == rows["Newly hired by this employer"]
    assert 1 == answers.locator(".pa-sheet__alike").count()
    assert ["Case A", "Case B"] == page.locator(".pa-sheet__case").all_inner_texts()


@pytest.mark.parametrize("audiences", [(), ("investor",)])
def test_before_the_first_answer_the_page_is_printed(
    visit: Visit, audiences: tuple[str, ...]
) -> None:
    """Without an answer there is no sheet: what can be had is printed, and the rates."""
    page = visit("en/estimator/")
    Reader(page).is_one_of(*audiences)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".pa-sheet")).to_have_count(0)
    for part in ("h1", ".pa-who", "#rates", *[".pa-group--needs_answers" for _ in audiences]):
        expect(page.locator(part)).to_be_visible()
    for part in (".pa-form", ".pa-keep"):
        expect(page.locator(part)).to_be_hidden()


def test_a_link_too_long_for_a_code_says_so(visit: Visit) -> None:
    """In place of a code that no phone reads there are words."""
    page = visit(f"en/estimator/?{'x' * 2200}#{SHARED}")
    printing(page)
    expect(page.locator(".pa-sheet figcaption")).to_contain_text("too long for a QR code")
    expect(page.locator(".pa-sheet svg")).to_have_count(0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_json_is_the_estimate_of_the_command_line(
    visit: Visit, language: str, tmp_path: Path
) -> None:
    """The file holds what `estimate --json` prints of each case, its answers, and the address."""
    page = visit(f"{language}/estimator/#{SHARED}&2.years=2")
    told = json.loads(downloaded(page, "json", tmp_path).read_text("utf-8"))
    fees = {"headhunter-fees": [3_000_000, 8_000_000]}
    program = compile_program(read_catalogue(ROOT))
    link, units, cases = told.pop("address"), told.pop("units"), told.pop("cases")
    assert ["person", "employer"] == told.pop("audiences")
    assert "100" in units
    written = [one.pop("situation") for one in cases]
    assert ["A", "B"] == [one.pop("case") for one in cases]
    given: list[dict[str, Any]] = [{**ANSWERS, **fees}, {"years": 2}]
    for answers, found in zip(given, cases, strict=True):
        expected = json.loads(json.dumps(estimate(program, answers, "2021-01-01")))
        assert expected == {**told, **found}
    assert ("50万", ["3万", "8万"]) == (written[0]["annual-salary"], written[0]["headhunter-fees"])
    assert {"years": 2} == written[1]
    assert taken_up(page) == taken_up(
        visit(link.partition("/")[2].partition("/")[2].partition("/")[2])
    )


@pytest.mark.parametrize(("language", "years"), [("en", "Year 1"), ("zh", "第1年")])
def test_the_table_opens_in_a_spreadsheet(
    visit: Visit, language: str, years: str, tmp_path: Path
) -> None:
    """The CSV has a mark of its encoding, a row per answer and per measure, and amounts in yuan."""
    page = visit(f"{language}/estimator/#{SHARED}")
    content = downloaded(page, "csv", tmp_path).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n")
    heading, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    measures = read_catalogue(ROOT).measures.values()
    chosen = [one for one in measures if {"person", "employer"} & set(one.audience)]
    answers = [row for row in rows if row[0] == rows[0][0]]
    results = rows[len(answers) :]
    assert (len(chosen), {len(heading)}) == (len(results), {len(row) for row in rows})
    salary = "CNY 500,000" if language == "en" else "50万元"
    assert (2 + len(ANSWERS) + 1, True) == (len(answers), salary in [row[2] for row in answers])
    first = heading.index(years)
    assert ["40000"] * 3 == results[0][first : first + 3]
    assert ["120000", "120000"] == results[0][4:6]


def test_the_table_of_several_cases_names_each(visit: Visit, tmp_path: Path) -> None:
    """With two cases every row begins with the letter of its own, answers before results."""
    page = visit(f"en/estimator/#{SHARED}&2.years=2")
    content = downloaded(page, "csv", tmp_path).read_text("utf-8-sig")
    rows = [row[:4] for row in csv.reader(io.StringIO(content, newline=""))]
    assert rows[0] == ["Case", "Kind", "Question or measure", "Answer or result"]
    letters = [row[0] for row in rows[1:]]
    assert letters == sorted(letters)
    assert [["B", "answer", "For", "a person and an employer"],
            ["B", "answer", "As of", "1 January 2021"],
            ["B", "answer", "Number of years to count", "2"]] == [
        row for row in rows if row[:2] == ["B", "answer"]]  # fmt: skip


@pytest.mark.parametrize("width", WIDTHS)
def test_whoever_only_looks_fetches_no_more(visit: Visit, width: int) -> None:
    """What files and sheets need is fetched with the first answer; who is asking is none yet."""
    page = visit("en/estimator/", width=width)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    reader = Reader(page)
    reader.is_one_of("investor")
    page.wait_for_timeout(1200)
    assert [] == [url for url in asked if "extras" in url]
    reader.answers("fund-size", "1亿")
    printing(page)
    expect(page.locator(".pa-sheet")).to_contain_text("CNY 100,000,000")
    assert 1 == len([url for url in asked if "extras" in url])


def test_the_tools_are_there_when_they_are_shown(visit: Visit) -> None:
    """Who opens them without an answer finds them ready: a click copies without waiting."""
    page = visit("en/estimator/")
    Reader(page).is_one_of("investor")
    page.locator(".pa-keep > summary").focus()
    expect(page.locator(".pa-keep[data-ready]")).to_be_attached()
    page.evaluate("""() => {
        navigator.clipboard.writeText = async () => { window.isInClick = window.isClicked; };
    }""")
    page.locator(".pa-keep > summary").press("Enter")
    page.evaluate("""() => {
        window.isClicked = true;
        document.querySelector("[data-tool=copy]").click();
        window.isClicked = false;
    }""")
    assert page.evaluate("window.isInClick") is True


def test_kept_answers_can_be_printed_after_a_reload(visit: Visit) -> None:
    """A page that has answers already when it opens has the sheet for the browser’s own printing."""
    page = visit("en/estimator/")
    Reader(page).is_one_of("investor")
    Reader(page).answers("fund-size", "1亿")
    page.reload()
    printing(page)
    expect(page.locator(".pa-sheet")).to_be_visible()


def test_a_link_with_too_many_cases_says_so(visit: Visit) -> None:
    """Of two hundred cases three are opened, and the note says that three is the most."""
    page = visit("en/estimator/#v=1&who=person&situations=200")
    told = page.locator(".pa-opened li")
    expect(told).to_have_text(["Cases to compare: 200 · Three cases at most"])
    expect(page.locator(".pa-case")).to_have_count(3)


def test_the_saved_example_holds(visit: Visit, tmp_path: Path) -> None:
    """The file is read as a worked example, and gives what it expects."""
    page = visit(f"zh/estimator/#{SHARED}")
    path = downloaded(page, "case", tmp_path)
    program = compile_program(read_catalogue(ROOT))
    (case,) = read_cases(tmp_path, tmp_path, program)
    assert {**ANSWERS, "headhunter-fees": [3_000_000, 8_000_000]} == case.answers
    assert (path.stem, "2021-01-01") == (case.record.id, case.as_of)
    assert OUTSIDE_EXPERT in [one.measure for one in case.record.expect]
    assert [] == list(differences(case, estimate(program, case.answers, case.as_of)))
