# SPDX-License-Identifier: MIT
"""The questions of the estimator as readers meet them: few, one or all, in any order, never jumping."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.catalogue.reading import read_catalogue
from generator.estimator.program import compile_program
from tests.browser.conftest import DESKTOP, LANGUAGES, PHONE, WIDTHS, Visit
from tests.browser.estimator_reader import OUTSIDE_EXPERT, Reader, as_outside_expert, came_for
from tests.project import ROOT

HAS_FOCUS = "document.activeElement.closest('[data-question]')?.dataset.question"
TOP_OF_FOCUS = "document.activeElement.getBoundingClientRect().top"
ASK_AT_RANDOM = """async (audiences) => {
    const { outlook } = await import("/modules/estimator/questions.js");
    const { evaluation } = await import("/modules/estimator/evaluation.js");
    const program = JSON.parse(document.getElementById("estimator-program").textContent);
    let seed = 7;
    const any = (n) => (seed = (seed * 48271) % 2147483647) % n;
    const some = (id) => {
        const { type, options, least, most } = program.questions[id];
        const number = least + any(Math.min(most - least, 30));
        return { choice: options[any(options.length || 1)], boolean: any(2) === 0, list: [number] }[type] ?? number;
    };
    const steps = [];
    for (let round = 0; round < 12; round += 1) {
        const given = { audiences, answers: {}, asOf: null, measure: null };
        let before = null;
        for (;;) {
            const { open, ranked } = outlook(program, given, evaluation(program, given).results);
            steps.push(before === null || [...open.keys()].every((id) => before.has(id)));
            if (!ranked.length) break;
            const id = ranked[any(ranked.length)];
            given.answers = { ...given.answers, [id]: some(id) };
            before = open;
        }
    }
    return steps;
}"""


def shows(page: Page, mode: str) -> None:
    """Choose how the questions are shown."""
    page.locator(f".pa-mode:has([value={mode}])").click()


def standing(page: Page) -> list[str]:
    """Return the questions on the page, from the top."""
    ids = "(all) => all.map((one) => one.dataset.question)"
    found: list[str] = page.locator("[data-question]").evaluate_all(ids)
    return found


def told_beside(field: Locator) -> str:
    """Return what a screen reader says of a field besides its name."""
    described = "(one) => one.getAttribute('aria-describedby').split(' ')"
    ids = field.evaluate(described)
    return " ".join(field.page.locator(f"#{id_}").inner_text() for id_ in ids)


@pytest.mark.parametrize("language", LANGUAGES)
def test_tiles_say_who_is_meant_and_then_make_room(visit: Visit, language: str) -> None:
    """Each tile has its line; once one is chosen, the first question is on the phone's screen."""
    page = visit(f"{language}/estimator/", width=PHONE)
    tiles = page.locator(".pa-audience")
    hints = [one.hint[language] for one in read_catalogue(ROOT).front.audiences if one.hint]
    assert len(hints) == tiles.count()
    for tile, hint in zip(tiles.all(), hints, strict=True):
        expect(tile).to_contain_text(hint)
    tiles.first.click()
    expect(tiles.first.get_by_text(hints[0])).to_be_hidden()
    page.evaluate("scrollTo(0, 0)")
    top = page.locator("[data-question]").first.evaluate("(e) => e.getBoundingClientRect().top")
    assert top < 844


@pytest.mark.parametrize("width", WIDTHS)
def test_one_question_at_a_time(visit: Visit, width: int) -> None:
    """One goes on, skips, goes back, and at the end through what was skipped."""
    page = visit("en/estimator/", width=width)
    Reader(page).is_one_of("investor")
    shows(page, "one")
    skip, back = (page.get_by_role("button", name=name) for name in ("Not sure, skip", "Back"))
    expect(back).to_be_disabled()
    skipped = []
    while skip.is_visible():
        skipped += standing(page)
        skip.click()
    assert len(skipped) == len(set(skipped)) > 1
    expect(page.locator(".pa-done")).to_be_focused()
    expect(page.locator("[data-question]")).to_have_count(0)
    back.click()
    assert skipped[-1:] == standing(page)
    assert skipped[-1] == page.evaluate(HAS_FOCUS)
    skip.click()
    page.get_by_role("button", name="Go through the skipped").click()
    assert skipped[:1] == standing(page)


def test_an_answer_leads_on(visit: Visit) -> None:
    """Answered, the question stays until Next is pressed; Back finds the answer again."""
    reader = Reader(visit("en/estimator/"))
    page = reader.page
    reader.is_one_of("employer")
    shows(page, "one")
    [first] = standing(page)
    reader.answers(first, "senior")
    expect(page.locator(".pa-form > .pa-small")).to_contain_text("1 answered · up to ")
    assert [first] == standing(page)
    page.get_by_role("button", name="Next", exact=True).click()
    assert [first] != standing(page)
    page.get_by_role("button", name="Back").click()
    expect(page.locator(f"[data-question={first}] [value=senior]")).to_be_checked()


def test_all_that_can_matter_at_once(visit: Visit) -> None:
    """All at once, as many stand as are told to matter; an answer that decides takes some away."""
    reader = Reader(visit("en/estimator/"))
    reader.is_one_of("intermediary")
    few = standing(reader.page)
    shows(reader.page, "all")
    every = standing(reader.page)
    assert set(few) < set(every)
    told = reader.page.locator(".pa-form > .pa-small")
    expect(told).to_have_text(f"0 answered · up to {len(every)} more may matter")
    reader.answers("talent-tier", "none")
    assert len(standing(reader.page)) < len(every)
    expect(told).to_contain_text(f"up to {len(standing(reader.page)) - 1} more")


def test_the_way_of_asking_is_kept(visit: Visit) -> None:
    """A reload and a switch of language ask as before, and the answers are still there."""
    reader = Reader(visit("en/estimator/"))
    reader.is_one_of("employer")
    shows(reader.page, "all")
    reader.answers("talent-tier", "top")
    reader.page.reload()
    reader.page.locator("a.pa-switch").click()
    expect(reader.page).to_have_url(re.compile("/zh/"))
    expect(reader.page.locator("[name=ask-mode][value=all]")).to_be_checked()
    expect(reader.question("talent-tier").locator("[value=top]")).to_be_checked()


def test_no_more_is_asked_than_was_told(visit: Visit) -> None:
    """Whatever is answered, no question comes up that was not counted among those that can matter."""
    audiences = [one.id for one in read_catalogue(ROOT).front.audiences]
    steps = visit("en/estimator/").evaluate(ASK_AT_RANDOM, audiences)
    assert len(steps) > 100
    assert all(steps)


def test_a_question_says_which_clauses_ask(visit: Visit, site: Path) -> None:
    """Below a question stand the clauses of the reader's measures that use it, each with its page."""
    reader = Reader(visit("en/estimator/"))
    reader.is_one_of("employer")
    question = reader.question("talent-tier")
    question.locator("summary").click()
    paths = [
        link.evaluate("(a) => new URL(a.href).pathname")
        for link in question.locator(".pa-ask__by a").all()
    ]
    program = compile_program(read_catalogue(ROOT))
    asking = [one["clause"] for one in program["measures"].values()
              if "employer" in one["audience"] and "talent-tier" in str(one)]  # fmt: skip
    assert [f"/en/clauses/{id_}/" for id_ in dict.fromkeys(asking)] == paths
    assert len(paths) > 1
    assert all((site / path.lstrip("/") / "index.html").is_file() for path in paths)


@pytest.mark.parametrize("width", WIDTHS)
def test_how_many_results_hang_on_it_is_told_in_place(visit: Visit, width: int) -> None:
    """The line below a question follows the answers, and the question keeps its height."""
    reader = Reader(visit("zh/estimator/", width=width))
    reader.is_one_of("employer")
    question = reader.question("employer-kind")
    height = "(one) => one.getBoundingClientRect().height"
    told, before = question.locator(".pa-ask__waits"), question.evaluate(height)
    expect(told).to_have_text(re.compile(r"^\d+项结果还缺这个回答$"))
    reader.answers("employer-kind", "enterprise")
    expect(told).to_have_text(re.compile(r"^\d+项结果用到这个回答$"))
    assert before == question.evaluate(height)


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_jumps(visit: Visit, width: int) -> None:
    """What has focus stays where it is though questions above it go; what stood keeps its order."""
    reader = Reader(visit("en/estimator/", width=width))
    page = reader.page
    reader.is_one_of("employer")
    shows(page, "all")
    gone_above = 0
    for question, answer in (("employer-kind", "other"), ("weekend-from-big-city", "false"),
                             ("own-existing-land", "false")):  # fmt: skip
        before = standing(page)
        page.locator(f"[data-question={question}] [value='{answer}']").focus()
        page.wait_for_timeout(50)
        top = page.evaluate(TOP_OF_FOCUS)
        page.keyboard.press("Space")
        page.wait_for_timeout(50)
        assert abs(top - page.evaluate(TOP_OF_FOCUS)) < 1
        after = standing(page)
        assert [id_ for id_ in before if id_ in after] == after
        gone_above += before.index(question) - after.index(question)
    assert gone_above > 5


def test_new_questions_come_below(visit: Visit) -> None:
    """A few at a time, an answered question stays in its place, and the next ones follow the last."""
    reader = Reader(visit("en/estimator/", width=PHONE))
    reader.is_one_of("person")
    before = standing(reader.page)
    fresh: set[str] = set()
    for at in range(3):
        question = before[at]
        reader.question(question).locator("[type=radio]").first.check(force=True)
        after = standing(reader.page)
        kept = [id_ for id_ in before if id_ in after]
        assert question in kept
        assert kept == after[: len(kept)]
        fresh |= {*after} - {*before}
        before = after
    assert fresh


def test_answers_in_any_order_come_to_the_same(visit: Visit) -> None:
    """Given backwards, changed and changed back, the answers give the same result."""
    reader = came_for(visit, OUTSIDE_EXPERT)
    shows(reader.page, "all")
    for question, answer in {"years": "2", "annual-salary": "50万", "newly-hired": "false",
                             "talent-tier": "top", "employer-kind": "enterprise"}.items():  # fmt: skip
        reader.answers(question, answer)
    as_outside_expert(reader, "50万")
    reader.sees(OUTSIDE_EXPERT, "CNY 120,000")


@pytest.mark.parametrize(
    ("language", "question", "typed", "message"),
    [
        ("en", "annual-salary", "10–20万", "one number, not a range"),
        ("zh", "annual-salary", "10至20万", "不要填范围"),
        ("zh", "annual-salary", "约30万", "不要填范围或约数"),
        ("en", "annual-salary", "about 300k", "choose “Not sure”"),
        ("en", "annual-salary", "12万5", "can be read in two ways"),
        ("zh", "annual-salary", "一万二", "这种写法有两种读法"),
        ("zh", "annual-salary", "元", "请填数字"),
        ("en", "annual-salary", "1.200.000", "what the commas and points stand for"),
        ("zh", "annual-salary", "12,34", "看不出逗号和点"),
        ("en", "annual-salary", "a lot", "such as 1200000"),
        ("en", "annual-salary", "99999999999999999999", "to CNY 100,000,000"),
        ("zh", "annual-salary", "−5", "0元 到 1亿元"),
        ("en", "years", "3 months", "whole number, such as 20"),
        ("zh", "years", "3-4", "不要填范围"),
    ],
)
def test_what_is_wrong_is_told_beside_the_field(
    visit: Visit, language: str, question: str, typed: str, message: str
) -> None:
    """Whoever leaves a field with no clear number in it is told what to write, and field and words are tied."""
    reader = came_for(visit, OUTSIDE_EXPERT, language)
    shows(reader.page, "all")
    field = reader.question(question).locator("input")
    field.fill(typed)
    expect(field).not_to_have_attribute("aria-invalid", "true")
    field.press("Tab")
    expect(field).to_have_attribute("aria-invalid", "true")
    assert message in told_beside(field)
    expect(reader.question(question).get_by_role("alert")).to_contain_text(message)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_does_not_tell_of_a_button_it_lacks(visit: Visit, language: str) -> None:
    """A range in a field of a list is told as such, without a word of “Not sure”."""
    reader = came_for(visit, "headhunter-fee-subsidy", language)
    shows(reader.page, "all")
    fees = reader.question("headhunter-fees")
    expect(fees.get_by_role("button", name=re.compile("Not sure|不确定"))).to_have_count(0)
    fees.locator("input").fill("3-5万")
    fees.locator("input").press("Tab")
    told = {"zh": "请填一个数，不要填范围或约数。",
            "en": "Please give one number, not a range and not “about”."}  # fmt: skip
    expect(fees.get_by_role("alert")).to_have_text(told[language])


READ = """async (typed) => {
    const { read } = await import("/modules/estimator/answers.js");
    return typed.map(([type, text]) => read({ type, of: null, least: 0, most: 1e13 }, text));
}"""


def test_numbers_are_read_with_their_units(visit: Visit) -> None:
    """Years, people and percentages are understood with the word or sign behind them."""
    typed = {
        ("integer", "3年"): 3, ("integer", "３ years"): 3, ("integer", "40 周岁"): 40,
        ("integer", "12人"): 12, ("integer", "两位"): 2, ("integer", "一百零三人"): 103, ("percent", "３．８５％"): 38_500, ("percent", "3 percent"): 30_000,
        ("money", "1.2 million"): 120_000_000, ("money", "30w"): 30_000_000,
        ("money", "3百万"): 300_000_000, ("money", "人民币120万元"): 120_000_000,
        ("money", "¥1,200,000.00"): 120_000_000, ("money", "1\u00a0200\u202f000"): 120_000_000,
        ("integer", "3 个人"): 3, ("integer", "一百二十人"): 120, ("integer", "两百五十家"): 250,
        ("integer", "三百五十"): 350, ("integer", "二〇二六"): 2026, ("percent", "三点八五"): 38_500,
        ("percent", "3.85%。"): 38_500,
    }  # fmt: skip
    told = visit("en/estimator/").evaluate(READ, list(typed))
    assert list(typed.values()) == [one["value"] for one in told]


YUAN = {
    "30万人民币": 300_000, "30万元整": 300_000, "30万/年": 300_000, "30万元/年": 300_000,
    "年薪30万": 300_000, "人民币 30 万 元": 300_000, "300 thousand": 300_000, "30万。": 300_000,
    "+300000": 300_000, "一百 万": 1_000_000, "1万 2千": 12_000, "百万": 1_000_000, "千万": 10_000_000,
    "十二点五万": 125_000, "一点二亿": 120_000_000, "三千五百二十元": 3_520, "一万二十": 10_020,
    "一亿二千万": 120_000_000, "1亿5千3百万": 153_000_000, "一亿零五千": 100_005_000, "一二〇万": 1_200_000,
}  # fmt: skip


def test_amounts_are_read_as_they_are_said(visit: Visit) -> None:
    """What usually stands around an amount, spaces and a decimal point in words are understood."""
    told = visit("en/estimator/").evaluate(READ, [("money", text) for text in YUAN])
    assert [100 * yuan for yuan in YUAN.values()] == [one["value"] for one in told]


NO_NUMBER = {
    "money": {"number": "元 ¥ CNY RMB 人民币 yuan 年薪 + 。 万 十百 点五 五点 1点2点3 百分之三",
              "range": "两三万 三四五万 二三十万 年薪约30万 30+",
              "short": "1亿5千 一亿五千 1亿5 1亿5000 一万二 12万5 三千五 一百二 1.5万2"},
    "percent": {"percent": "% percent 百分之三点八五"},
    "integer": {"whole": "年 人 years people 3周 3个月 十二点五", "range": "三五年", "short": "三百五"},
}  # fmt: skip


def test_what_is_no_number_yet_is_not_read(visit: Visit) -> None:
    """A unit alone is not zero, and what can be read in two ways is told apart from a range."""
    expected = {
        (kind, text): {"value": None, "wrong": wrong}
        for kind, told in NO_NUMBER.items() for wrong, texts in told.items() for text in texts.split()
    }  # fmt: skip
    assert list(expected.values()) == visit("en/estimator/").evaluate(READ, list(expected))


@pytest.mark.parametrize(
    ("language", "asked"),
    [("en", "= CNY 25, or did you mean CNY 250,000?"), ("zh", "= 25元，还是想填25万元？")],
)
def test_an_amount_that_is_hardly_meant_is_asked_about(
    visit: Visit, language: str, asked: str
) -> None:
    """25 in a field of yuan counts; once it is left, it is asked aloud whether 25万 was meant."""
    reader = came_for(visit, OUTSIDE_EXPERT, language)
    shows(reader.page, "all")
    salary = reader.question("annual-salary")
    told, aloud = salary.locator(".pa-field__echo"), salary.get_by_role("status")
    for typed, told_then in (("25", asked), ("1000", asked.partition("25")[0] + "1,000")):
        salary.locator("input").fill(typed)
        expect(told).not_to_contain_text("?")
        expect(told).not_to_contain_text("？")
        expect(told).to_contain_text("=")
        expect(aloud).to_be_empty()
        salary.locator("input").press("Tab")
        expect(told).to_contain_text(told_then)
        expect(aloud).to_have_text(asked if typed == "25" else "")
    expect(salary.locator("input")).not_to_have_attribute("aria-invalid", "true")


def test_a_reload_goes_on_where_one_stood(visit: Visit) -> None:
    """One by one, what was skipped stays skipped in the tab until all answers are cleared."""
    page = visit("en/estimator/")
    Reader(page).is_one_of("investor")
    shows(page, "one")
    [first] = standing(page)
    page.get_by_role("button", name="Not sure, skip").click()
    [second] = standing(page)
    page.reload()
    assert [second] == standing(page)
    page.get_by_role("button", name="Back", exact=True).click()
    assert [first] == standing(page)
    page.get_by_role("button", name="Not sure, skip").click()
    page.get_by_role("button", name="Clear all answers").click()
    assert [first] == standing(page)
    page.reload()
    assert [first] == standing(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_of_a_list_has_a_name(visit: Visit, language: str) -> None:
    """The fields of each list are called by what they hold, with their numbers behind it."""
    catalogue = read_catalogue(ROOT)
    page = visit(f"{language}/estimator/")
    Reader(page).is_one_of("person", "employer", "investor", "intermediary", "institution")
    shows(page, "all")
    lists = [one for one in catalogue.questions.values() if one.type == "list"]
    assert lists
    for one in lists:
        assert one.entry
        labels = page.locator(f"[data-question={one.id}] .pa-entry__label")
        number = "（1）" if language == "zh" else " (1)"
        expect(labels).to_have_text([f"{dict(one.entry)[language]}{number}"])


def test_first_is_asked_what_decides(visit: Visit) -> None:
    """Whoever asks, the first three questions stand in conditions: none only sets an amount."""
    program = compile_program(read_catalogue(ROOT))
    page = visit("en/estimator/")
    shows_one = page.locator(".pa-audience input")
    for audience in [one.get_attribute("value") or "" for one in shows_one.all()]:
        page.evaluate("sessionStorage.clear()")
        page.reload()
        Reader(page).is_one_of(audience)
        shows(page, "one")
        deciding = str([one["conditions"] for one in program["measures"].values()
                        if audience in one["audience"]])  # fmt: skip
        for _ in range(3):
            [question] = standing(page)
            assert f"'{question}'" in deciding
            page.get_by_role("button", name="Not sure, skip").click()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_day_says_what_it_is_for_and_what_is_wrong(visit: Visit, language: str) -> None:
    """A day that does not exist, or of another age, is told once the field is left, and not counted."""
    reader = Reader(visit(f"{language}/estimator/"))
    page = reader.page
    reader.is_one_of("investor")
    day = page.locator("#as-of")
    edition = day.input_value()
    assert page.locator("#as-of-help").inner_text() in told_beside(day)
    day.fill("0026-01-31")
    expect(day).not_to_have_attribute("aria-invalid", "true")
    day.blur()
    expect(day).to_have_attribute("aria-invalid", "true")
    assert "1900" in told_beside(day)
    assert '"asOf":null' in page.evaluate("Object.values(sessionStorage).join()")
    day.fill("")
    day.blur()
    expect(day).to_have_value(edition)
    expect(day).not_to_have_attribute("aria-invalid", "true")


def test_the_keyboard_goes_from_one_to_the_next(visit: Visit) -> None:
    """With the keys alone one chooses, answers and goes on, and focus is always in a question."""
    page = visit("en/estimator/", width=DESKTOP)
    page.locator("[value=employer]").focus()
    page.keyboard.press("Space")
    page.locator("[name=ask-mode]:checked").focus()
    page.keyboard.press("ArrowRight")
    gone = []
    for _ in range(4):
        gone += standing(page)
        page.locator("[data-question]").locator("input, select").first.focus()
        page.keyboard.press("ArrowDown")
        while page.evaluate("!document.activeElement.matches('.pa-turns > :last-child')"):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert standing(page) == [page.evaluate(HAS_FOCUS)]
    assert all(before != after for before, after in pairwise(gone))


def test_back_in_the_browser_keeps_focus_in_a_list(visit: Visit) -> None:
    """The fields of a list are made anew when an answer is taken back; focus stays in the question."""
    reader = came_for(visit, "headhunter-fee-subsidy")
    shows(reader.page, "all")
    fees = reader.question("headhunter-fees")
    fees.locator("input").fill("3万")
    reader.page.go_back()
    expect(fees.locator("input")).to_have_value("")
    assert reader.page.evaluate(HAS_FOCUS) == "headhunter-fees"


def test_every_question_has_a_name_and_its_group(visit: Visit) -> None:
    """Each field is named by its question, and several fields of one are a group with its name."""
    page = visit("en/estimator/")
    Reader(page).is_one_of("person", "employer", "investor", "intermediary", "institution")
    shows(page, "all")
    unnamed = """(all) => all.filter((one) => one.tagName === "FIELDSET"
        ? one.firstElementChild.tagName !== "LEGEND"
        : ![...one.querySelectorAll("input, select")].every((field) => field.labels.length))
        .map((one) => one.dataset.question)"""
    assert len(standing(page)) > 50
    assert page.locator("[data-question]").evaluate_all(unnamed) == []
