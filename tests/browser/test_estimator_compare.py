# SPDX-License-Identifier: MIT
"""Up to three situations side by side: what differs is told, and no situation is lost."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import DESKTOP, PHONE, Visit
from tests.browser.estimator_reader import Reader
from tests.browser.test_estimator_page import tab_to

LONG = "elite-innovation-long"
SHORT = "elite-innovation-short"
ANSWERS = {
    "talent-activity": "innovation", "project-term": "long", "employer-kind": "enterprise",
    "project-class": "b", "annual-salary": "100万", "years": "5", "talent-tier": "none",
}  # fmt: skip
BOTH = [(DESKTOP, "en"), (PHONE, "zh")]
PURE = """async ([name, given]) => {
    const { [name]: pure } = await import("/modules/estimator/compare.js");
    return given.map((one) => pure(...one));
}"""


def as_manager(visit: Visit, language: str = "en", width: int = DESKTOP) -> Reader:
    """Come as an HR manager who brings in someone of class B for a long-term project."""
    reader = Reader(visit(f"{language}/estimator/#measure={LONG}", width=width))
    for question, answer in ANSWERS.items():
        reader.answers(question, answer)
    return reader


def adds(reader: Reader, **answers: str) -> None:
    """Compare with another case that gives some other answers."""
    reader.page.locator(".pa-cases .pa-add").click()
    for question, answer in answers.items():
        reader.answers(question.replace("_", "-"), answer)


def tabs(page: Page) -> Locator:
    """Return the buttons that name the situations."""
    return page.locator(".pa-case")


def cells(page: Page, name: str) -> list[str]:
    """Return what the table says of each situation in a row, in one line each."""
    row = page.locator(".pa-compare tbody tr", has=page.get_by_text(name, exact=True)).first
    return [" ".join(one.split()) for one in row.locator("td").all_inner_texts()]


@pytest.mark.parametrize(("width", "language"), BOTH)
def test_long_and_short_term_side_by_side(visit: Visit, width: int, language: str) -> None:
    """Totals say by how much they differ from A; of each result the higher amount is marked."""
    reader = as_manager(visit, language, width)
    adds(reader, project_term="short")
    told = {
        "en": {
            "Term of the innovation project": ["long-term", "short-term"],
            "the employer": ["CNY 3,000,000", "CNY 900,000 CNY 2,100,000 less than A"],
            "Salary support for long-term innovation projects":
                ["CNY 3,000,000 over 5 years · Subject to a decision Higher", "Not available"],
            "Salary support for short-term innovation projects":
                ["Not available", "CNY 900,000 over 3 years · at the cap · Subject to a decision Higher"],
        },
        "zh": {
            "创新人才项目的期限": ["长期项目", "短期项目"],
            "用人单位": ["300万元", "90万元 比A少210万元"],
            "创新人才长期项目引才薪酬补助": ["300万元 5年合计 · 待认定 数额较高", "不符合"],
            "创新人才短期项目引才薪酬补助": ["不符合", "90万元 3年合计 · 已到上限 · 待认定 数额较高"],
        },
    }[language]  # fmt: skip
    assert told == {name: cells(reader.page, name) for name in told}
    assert cells(reader.page, "项目类别" if language == "zh" else "Class of the project") == []


@pytest.mark.parametrize(("width", "language"), [(DESKTOP, "zh"), (PHONE, "en")])
def test_three_cases_are_described_by_what_differs(visit: Visit, width: int, language: str) -> None:
    """Class B, class C and short term: of three the table says which differ from A."""
    reader = as_manager(visit, language, width)
    expect(tabs(reader.page)).to_have_count(0)
    adds(reader, project_class="c")
    adds(reader, project_class="b", project_term="short")
    page = reader.page
    told, differs, title = {
        "zh": (["情形A B类 · 长期项目", "情形B C类 · 长期项目", "情形C B类 · 短期项目"],
               "与A不同", "项目类别"),
        "en": (["Case A class B · long-term", "Case B class C · long-term",
                "Case C class B · short-term"], "differs from A", "Class of the project"),
    }[language]  # fmt: skip
    assert told == [" ".join(one.split()) for one in tabs(page).all_inner_texts()]
    assert [False, True, False] == [cell.endswith(differs) for cell in cells(page, title)]
    expect(page.locator(".pa-cases .pa-add")).to_have_count(0)
    most = "最多比较三种情形" if language == "zh" else "Three cases at most"
    expect(page.locator(".pa-cases")).to_contain_text(most)
    expect(tabs(page).nth(2)).to_have_attribute("aria-pressed", "true")


def test_a_case_is_worked_on_and_its_results_shown(visit: Visit) -> None:
    """The fields hold the answers of the case, and the results below are headed by its letter."""
    reader = as_manager(visit)
    heading = reader.page.locator("#results")
    expect(heading).to_have_text("Results")
    adds(reader, project_class="c")
    expect(heading).to_have_text("Results for case B")
    reader.sees(LONG, "CNY 2,000,000")
    tabs(reader.page).first.click()
    expect(heading).to_have_text("Results for case A")
    expect(reader.question("project-class").locator("[value=b]")).to_be_checked()
    reader.sees(LONG, "CNY 3,000,000")
    expect(reader.page.locator("#estimator > .pa-unseen[role=status]")).to_contain_text("case A")


def test_the_comparison_follows_each_key(visit: Visit) -> None:
    """While a salary is typed the table changes in place; the field and what is unfolded stay."""
    reader = as_manager(visit)
    adds(reader, annual_salary="50万")
    fold = reader.page.locator(".pa-comparison details", has_text="the same in all").first
    fold.locator("summary").click()
    field = reader.question("annual-salary").locator("input")
    field.focus()
    field.press("End")
    reader.page.keyboard.press("Backspace")
    assert cells(reader.page, "the employer")[1] == "CNY 150 CNY 2,999,850 less than A"
    reader.page.keyboard.type("0000")
    expect(field).to_be_focused()
    assert cells(reader.page, "the employer")[1] == "CNY 1,500,000 CNY 1,500,000 less than A"
    expect(fold).to_have_attribute("open", "")


def test_equal_cases_say_that_nothing_differs(visit: Visit) -> None:
    """A copy differs in nothing; nor does one that was changed and changed back."""
    reader = as_manager(visit)
    adds(reader)
    comparison = reader.page.locator(".pa-comparison")
    expect(comparison).to_contain_text("still the same in every case")
    expect(comparison.locator("table")).to_have_count(0)
    reader.answers("project-class", "c")
    expect(comparison.locator("table")).to_be_visible()
    reader.answers("project-class", "b")
    expect(comparison.locator("table")).to_have_count(0)


def test_answers_may_differ_without_effect(visit: Visit) -> None:
    """It is said that no result differs, and of the totals that they are the same."""
    reader = as_manager(visit)
    reader.answers("platform-kind", "other-platform")
    adds(reader, years="6")
    comparison = reader.page.locator(".pa-comparison")
    expect(comparison).to_contain_text("do not change any result")
    assert cells(reader.page, "the employer") == ["CNY 3,000,000", "CNY 3,000,000 same as A"]


def test_a_case_can_be_removed(visit: Visit) -> None:
    """The button names what it removes; the others stay, and focus goes to what is worked on."""
    reader = as_manager(visit)
    adds(reader, project_class="c")
    adds(reader, project_class="a")
    page = reader.page
    page.get_by_role("button", name="Remove case B: class C").click()
    expect(tabs(page)).to_have_text(["Case A class B", "Case B class A"])
    expect(tabs(page).nth(1)).to_be_focused()
    expect(reader.question("project-class").locator("[value=a]")).to_be_checked()
    page.get_by_role("button", name="Remove case B: class A").click()
    expect(tabs(page)).to_have_count(0)
    expect(page.get_by_role("button", name="Compare with another case")).to_be_focused()
    expect(page.locator(".pa-comparison")).to_have_count(0)
    expect(reader.question("project-class").locator("[value=b]")).to_be_checked()


def test_cases_outlast_reload_language_and_history(visit: Visit) -> None:
    """A reload and the other language find all cases; Back undoes step by step, Forward redoes."""
    reader = as_manager(visit)
    page = reader.page
    adds(reader, project_class="c")
    page.reload()
    expect(tabs(page)).to_have_text(["Case A class B", "Case B class C"])
    page.locator("a[hreflang=zh]").first.click()
    expect(tabs(page)).to_have_text(["情形A B类", "情形B C类"])
    expect(tabs(page).nth(1)).to_have_attribute("aria-pressed", "true")
    adds(reader)
    page.go_back()
    expect(tabs(page)).to_have_count(2)
    page.go_forward()
    expect(tabs(page)).to_have_count(3)
    tabs(page).first.click()
    page.go_back()
    expect(tabs(page).nth(2)).to_have_attribute("aria-pressed", "true")


def test_back_takes_a_case_away_again(visit: Visit) -> None:
    """Adding, answering and removing a case are steps that Back undoes one by one."""
    reader = as_manager(visit)
    page = reader.page
    adds(reader, project_class="c")
    page.get_by_role("button", name="Remove case A").click()
    expect(tabs(page)).to_have_count(0)
    page.go_back()
    expect(tabs(page)).to_have_text(["Case A class B", "Case B class C"])
    page.go_back()
    expect(page.locator(".pa-comparison")).to_contain_text("still the same")
    page.go_back()
    expect(tabs(page)).to_have_count(0)
    reader.sees(LONG, "CNY 3,000,000")


def test_clearing_forgets_all_cases(visit: Visit) -> None:
    """One button empties every case and the comparison."""
    reader = as_manager(visit)
    adds(reader, project_class="c")
    adds(reader)
    reader.page.get_by_role("button", name="Clear all answers").click()
    expect(tabs(reader.page)).to_have_count(0)
    expect(reader.page.locator("#results")).to_have_text("Results")
    kept = json.loads(reader.page.evaluate("Object.values(sessionStorage)[0]"))
    assert ([{}], 0) == (kept["situations"], kept["at"])


def test_the_keyboard_is_enough_to_compare(visit: Visit) -> None:
    """Enter adds a case and leaves focus on it; Tab leads to its questions and to the other case."""
    reader = as_manager(visit)
    page = reader.page
    page.locator("[value=employer]").focus()
    tab_to(page, ".pa-add")
    page.keyboard.press("Enter")
    expect(tabs(page).nth(1)).to_be_focused()
    tab_to(page, "[name=ask-project-class]")
    page.keyboard.press("ArrowDown")
    assert cells(page, "Class of the project") == ["class B", "class C"]
    tab_to(page, ".pa-case", "Shift+Tab")
    tab_to(page, ".pa-case", "Shift+Tab")
    page.keyboard.press("Space")
    expect(tabs(page).first).to_be_focused()
    expect(tabs(page).first).to_have_attribute("aria-pressed", "true")


def test_the_table_speaks_to_screen_readers(visit: Visit) -> None:
    """It has a caption, and headings of columns, rows and groups of rows, whatever the width."""
    reader = as_manager(visit, width=PHONE)
    adds(reader, project_class="c")
    table = reader.page.get_by_role("table", name="What differs between the cases")
    expect(table.locator("thead th[scope=col]")).to_have_text(["Case A", "Case B"])
    groups = ["Answers that differ", "Totals for each payee", "Results that differ"]
    expect(table.locator("th[scope=rowgroup]")).to_have_text(groups)
    expect(table.locator("tbody tr:not(.pa-compare__part) > :first-child:not([scope=row])")
           ).to_have_count(0)  # fmt: skip


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_comparison_fits_a_phone(visit: Visit, language: str, scheme: str) -> None:
    """With three cases, all that differs and everything unfolded, nothing sticks out."""
    reader = Reader(visit(f"{language}/estimator/", width=PHONE, scheme=scheme))
    reader.is_one_of("person", "employer", "investor", "intermediary", "institution")
    for question, answer in {**ANSWERS, "talent-tier": "top"}.items():
        reader.answers(question, answer)
    adds(reader, talent_tier="national", newly_arrived="true", annual_salary="12345678")
    adds(reader, talent_tier="none", project_term="short")
    page = reader.page
    page.evaluate("document.querySelectorAll('#estimator details').forEach((one) => one.open = 1)")
    assert page.locator(".pa-comparison table").count() == 2
    wide = """() => [...document.querySelectorAll(".pa-cases *, .pa-comparison *")]
        .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
        .map((one) => one.outerHTML.slice(0, 80))"""
    assert page.evaluate(wide) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE


def amount(low: int, high: int | None, state: str = "eligible", **other: Any) -> dict[str, Any]:
    """Return a result as far as amounts are looked at."""
    return {"state": state, "yearly": [[low, high]], "low": low, "high": high, **other}


def test_by_how_much_two_amounts_differ(visit: Visit) -> None:
    """Ranges differ by a range; where they overlap or are open on both sides nothing is said."""
    cases: list[tuple[Any, Any, Any]] = [
        ((10, 10), (30, 30), (True, 20, 20)),
        ((10, 20), (40, 50), (True, 20, 40)),
        ((40, 50), (10, 20), (False, 20, 40)),
        ((10, 10), (10, 10), (False, 0, 0)),
        ((10, 10), (10, 30), (True, 0, 20)),
        ((10, 20), (15, 30), None),
        ((10, 10), (30, None), (True, 20, None)),
        ((30, None), (10, 20), (False, 10, None)),
        ((10, None), (20, None), None),
        ((10, 10), (5, None), None),
    ]
    given = [[amount(*first), amount(*second)] for first, second, _ in cases]
    told = visit("en/estimator/").evaluate(PURE, ["difference", given])
    assert [expected for *_, expected in cases] == [
        one and (one["isMore"], one["low"], one["high"]) for one in told
    ]


def test_only_what_is_certainly_highest_is_marked(visit: Visit) -> None:
    """Not where ranges overlap, nor where one has no amount; what is not available pays nothing."""
    nothing = amount(0, 0, "not_eligible", yearly=[])
    cases: list[tuple[list[dict[str, Any]], list[bool]]] = [
        ([amount(5, 5), amount(9, 9)], [False, True]),
        ([amount(9, 9), amount(9, 9), amount(5, 5)], [True, True, False]),
        ([amount(5, 9), amount(8, 20)], [False, False]),
        ([amount(5, 9), nothing], [True, False]),
        ([amount(5, 9), amount(0, 0, "in_kind", yearly=[])], [False, False]),
        ([amount(10, None), amount(5, 5)], [True, False]),
        ([amount(10, 10), amount(5, None)], [False, False]),
        ([amount(10, 10), amount(0, 8, "needs_answers")], [True, False]),
        ([amount(10, 10), amount(0, 8, "needs_answers", unbounded=True)], [False, False]),
        ([nothing, nothing], [False, False]),
    ]
    told = visit("en/estimator/").evaluate(PURE, ["areHighest", [[row] for row, _ in cases]])
    assert [expected for _, expected in cases] == told


def test_totals_that_may_still_change_are_not_set_against_each_other(visit: Visit) -> None:
    """A result that differs and waits for answers, or is not added, leaves the difference open."""
    paid = {"measure": "m", "payee": "person"}
    first = {"results": [amount(10, 10, **paid)],
             "sums": [{"payee": "person", "low": 10, "high": 10, "not_added": []}]}  # fmt: skip
    waiting = {"results": [amount(0, 50, "needs_answers", **paid)], "sums": []}
    apart = {"results": [amount(20, 20, **paid)],
             "sums": [{"payee": "person", "low": 0, "high": 0, "not_added": ["m", "n"]}]}  # fmt: skip
    none = {"results": [amount(0, 0, "not_eligible", **paid)], "sums": []}
    told = visit("en/estimator/").evaluate(
        """async (evaluated) => {
            const { totalsCompared } = await import("/modules/estimator/compare.js");
            const [{ totals }] = totalsCompared(evaluated, (one) => [one.state, one.low, one.high]);
            return totals.map(({ against }) => against && (against.isMore ? 1 : -1) * against.high);
        }""",
        [first, waiting, apart, none, first],
    )
    assert [0, None, None, -10, 0] == told


def test_only_answers_that_concern_the_reader_are_compared(visit: Visit) -> None:
    """What another audience was asked is neither alike nor different; ids are no built-in names."""
    page = visit("en/estimator/")
    told = page.evaluate(
        """async () => {
            const { answersCompared } = await import("/modules/estimator/differing.js");
            const program = JSON.parse(document.getElementById("estimator-program").textContent);
            const [a, b] = [{ "fund-size": 1, years: 3, "project-class": "b" }, { "fund-size": 2, years: 3 }];
            const of = (audiences) => answersCompared(program, { audiences, situations: [a, b] });
            return [of(["employer"]), of(["investor"])];
        }"""
    )
    assert [
        {"differing": ["project-class"], "alike": ["years"]},
        {"differing": ["fund-size"], "alike": []},
    ] == told


def test_nothing_of_it_shows_before_it_is_asked_for(visit: Visit) -> None:
    """There is one quiet button, and no letter, table or tab."""
    reader = as_manager(visit)
    expect(reader.page.get_by_role("button", name="Compare with another case")).to_be_visible()
    expect(reader.page.locator(".pa-case, .pa-comparison, .pa-compare")).to_have_count(0)
    assert not re.search(
        r"\bcase [ABC]\b", reader.page.locator("#estimator").inner_text(), re.IGNORECASE
    )
