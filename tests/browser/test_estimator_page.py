# SPDX-License-Identifier: MIT
"""The estimator page as readers use it: their questions, their numbers, nothing lost, nothing sent."""

from __future__ import annotations

import json
import re
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.reading import read_catalogue
from generator.catalogue.values import UNITS
from generator.estimator.estimate import estimate
from generator.estimator.program import compile_program
from generator.pages.describe import condition_told
from generator.pages.interface import estimator_words
from generator.pages.viewing import Viewer
from generator.pages.wording import Wording, read_words
from tests.browser.conftest import LANGUAGES, PHONE, WIDTHS, Visit
from tests.browser.estimator_reader import (
    OUTSIDE_EXPERT,
    UNFOLD,
    Reader,
    as_outside_expert,
    came_for,
    tiny_page,
)
from tests.project import ROOT, TINY, catalogue_of

HOSTILE = "<img src=x onerror=\"document.title='taken'\"></script><b>{n}\"'&amp;"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_before_anything_is_chosen_only_that_is_asked(
    visit: Visit, language: str, width: int
) -> None:
    """At first there are the audiences, an invitation, and the rates; no question, no result."""
    page = visit(f"{language}/estimator/", width=width)
    expect(page.locator(".pa-audience")).to_have_count(5)
    expect(page.locator(".pa-empty")).to_be_visible()
    expect(page.locator("[data-question], [data-measure]")).to_have_count(0)
    expect(page.locator(".pa-form")).to_be_hidden()


def test_without_scripts_the_rates_are_there(address: str, visit: Visit) -> None:
    """The page says that it needs JavaScript, and shows every rate."""
    page = visit("en/estimator/")
    assert page.context.browser is not None
    with page.context.browser.new_context(java_script_enabled=False) as context:
        plain = context.new_page()
        plain.goto(f"{address}/en/estimator/")
        # A browser that only pretends to have no scripts hides what stands in noscript.
        assert re.search("<noscript>.*The estimator needs JavaScript", plain.content(), re.DOTALL)
        expect(plain.locator("#estimator")).to_be_hidden()
        assert plain.locator("details.pa-rated").count() > 30


def test_an_outside_expert_at_exactly_the_threshold_is_eligible_for_nothing(visit: Visit) -> None:
    """At 300,000 the condition is met and the excess is nil; a fen below it is not met."""
    reader = came_for(visit, OUTSIDE_EXPERT)
    as_outside_expert(reader, "300000")
    expect(reader.result(OUTSIDE_EXPERT)).to_have_class(re.compile("pa-result--nothing_due"))
    reader.answers("annual-salary", "299,999.99")
    result = reader.result(OUTSIDE_EXPERT)
    expect(result).to_have_class(re.compile("pa-result--not_eligible"))
    expect(result.locator(".pa-change")).to_contain_text("more than CNY 300,000")


@pytest.mark.parametrize("width", WIDTHS)
def test_three_headhunter_fees(visit: Visit, width: int) -> None:
    """Each fee is refunded up to its own cap; one is taken away again and focus stays near."""
    reader = came_for(visit, "headhunter-fee-subsidy", width=width)
    reader.answers("employer-kind", "enterprise")
    reader.answers("talent-tier", "top")
    reader.answers("full-time", "true")
    fees = reader.question("headhunter-fees")
    fees.locator("input").fill("3万")
    for fee in ("80,000", "１２万"):
        fees.get_by_role("button", name="Add another").click()
        reader.page.keyboard.type(fee)
    reader.sees("headhunter-fee-subsidy", "CNY 105,000")
    fees.get_by_role("button", name=re.compile(r"^Remove .*\(2\)$")).click()
    reader.sees("headhunter-fee-subsidy", "CNY 65,000")
    expect(fees.locator("input").nth(1)).to_be_focused()


def test_a_gap_in_a_list_is_not_guessed_over(visit: Visit) -> None:
    """A blank entry between two others leaves the question unanswered."""
    reader = came_for(visit, "headhunter-fee-subsidy")
    reader.answers("employer-kind", "enterprise")
    reader.answers("talent-tier", "top")
    reader.answers("full-time", "true")
    fees = reader.question("headhunter-fees")
    for number in (0, 1, 2):
        if number:
            fees.get_by_role("button", name="Add another").click()
        fees.locator("input").nth(number).fill("30000")
    reader.sees("headhunter-fee-subsidy", "CNY 45,000")
    fees.locator("input").nth(1).fill("")
    expect(reader.result("headhunter-fee-subsidy").locator(".pa-missing")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_postdoctoral_station(visit: Visit, width: int) -> None:
    """Three postdocs for four years are paid for two, whoever is paid."""
    page = visit("zh/estimator/", width=width)
    reader = Reader(page)
    reader.is_one_of("institution")
    reader.answers("platform-kind", "postdoc-workstation")
    reader.answers("platform-new", "true")
    reader.answers("platform-postdocs", "３")
    reader.answers("years", "4")
    reader.sees("postdoc-research-funding", "42万元")
    reader.sees("postdoc-living-allowance", "30万元")
    reader.sees("postdoc-station-grant", "30万元")
    expect(page.locator(".pa-total")).to_contain_text(["建设或承办单位", "原文未说明"])


@pytest.mark.parametrize(
    ("language", "typed", "message"),
    [
        ("en", "abc", "Please enter a number"),
        ("zh", "一万二", "两种读法"),
        ("en", "12,34", "commas and points"),
        ("en", "0.001", "no more than two decimals"),
        ("zh", "1.5亿", "请填 0元 到 1亿元 之间的数"),
        ("en", "-1", "from CNY 0 to CNY 100,000,000"),
    ],
)
def test_a_wrong_answer_is_told_beside_its_field(
    visit: Visit, language: str, typed: str, message: str
) -> None:
    """Once the field is left it says what is wrong; it counts as not answered; mending clears it."""
    reader = came_for(visit, OUTSIDE_EXPERT, language)
    as_outside_expert(reader, typed)
    field = reader.question("annual-salary").locator("input")
    expect(field).to_have_attribute("aria-invalid", "true")
    described = (field.get_attribute("aria-describedby") or "").split()
    told = " ".join(reader.page.locator(f"#{id_}").inner_text() for id_ in described)
    assert message in told
    expect(reader.result(OUTSIDE_EXPERT)).to_have_class(re.compile("pa-result--needs_answers"))
    field.fill("50万")
    expect(field).not_to_have_attribute("aria-invalid", "true")
    expect(reader.page.get_by_role("alert").get_by_text(message)).to_have_count(0)


def test_whole_numbers_have_bounds_too(visit: Visit) -> None:
    """Years are whole numbers from one to thirty."""
    reader = came_for(visit, OUTSIDE_EXPERT)
    as_outside_expert(reader, "50万")
    for typed, message in (("2.5", "whole number"), ("31", "from 1 to 30"), ("0", "from 1 to 30")):
        reader.answers("years", typed)
        reader.page.keyboard.press("Tab")
        expect(reader.question("years").get_by_role("alert")).to_contain_text(message)


def test_results_follow_each_key_and_focus_stays(visit: Visit) -> None:
    """While an amount is typed the result changes in place and the field keeps its focus."""
    reader = came_for(visit, OUTSIDE_EXPERT)
    as_outside_expert(reader, "")
    field = reader.question("annual-salary").locator("input")
    field.focus()
    seen = []
    for key in "450000":
        reader.page.keyboard.press(key)
        expect(field).to_be_focused()
        seen.append(reader.result(OUTSIDE_EXPERT).get_attribute("class"))
    assert "pa-result pa-result--not_eligible" in seen
    reader.sees(OUTSIDE_EXPERT, "CNY 90,000")
    expect(reader.question("annual-salary")).to_contain_text("= CNY 450,000")
    reader.question("annual-salary").get_by_role("button", name="Not sure").click()
    expect(field).to_have_value("")
    expect(reader.result(OUTSIDE_EXPERT)).to_have_class(re.compile("pa-result--needs_answers"))


def test_what_was_found_is_announced(visit: Visit) -> None:
    """A screen reader hears how many results there are, after a pause."""
    reader = came_for(visit, OUTSIDE_EXPERT)
    as_outside_expert(reader, "50万")
    expect(reader.page.locator("#estimator > .pa-unseen[role=status]")).to_contain_text(
        "1 available, 0 subject to a decision"
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_a_switch_of_language_and_a_reload_keep_everything(visit: Visit, width: int) -> None:
    """The other language shows the same answers and the same result; so does the page read anew."""
    reader = came_for(visit, OUTSIDE_EXPERT, "zh", width)
    as_outside_expert(reader, "50万")
    reader.sees(OUTSIDE_EXPERT, "12万元")
    reader.page.locator("a.pa-switch").click()
    expect(reader.page).to_have_url(re.compile("/en/estimator/$"))
    for _ in ("after the switch", "after a reload"):
        reader.sees(OUTSIDE_EXPERT, "CNY 120,000")
        expect(reader.page.locator("[value=employer]")).to_be_checked()
        expect(reader.question("annual-salary").locator("input")).to_have_value("500,000")
        expect(reader.question("talent-tier").locator("[value=senior]")).to_be_checked()
        expect(reader.page.locator(".pa-group--first [data-measure]")).to_be_visible()
        reader.page.reload()


def test_what_no_longer_fits_is_forgotten(visit: Visit) -> None:
    """Kept answers that the program does not know, or does not allow, are dropped without a word."""
    reader = came_for(visit, OUTSIDE_EXPERT)
    as_outside_expert(reader, "50万")
    spoil = """() => {
        const [key] = Object.keys(sessionStorage).filter((name) => name.includes("estimator"));
        const kept = JSON.parse(sessionStorage.getItem(key));
        Object.assign(kept.situations[0], {"annual-salary": -5, "talent-tier": "baron", "gone": 1,
                                     "years": "3", "newly-hired": "yes"});
        sessionStorage.setItem(key, JSON.stringify({...kept, asOf: "2026-02-31"}));
        return key;
    }"""
    key = reader.page.evaluate(spoil)
    reader.page.reload()
    expect(reader.question("employer-kind").locator("[value=enterprise]")).to_be_checked()
    kept = json.loads(reader.page.evaluate("(key) => sessionStorage.getItem(key)", key))
    assert {"employer-kind": "enterprise"} == kept["situations"][0]
    assert kept["asOf"] is None


@pytest.mark.parametrize(
    "spoiled",
    ["", "null", "[]", "7", "{", '{"situations": 3, "audiences": {}}',
     '{"situations": [3, null], "at": {}, "asOf": []}'],
)  # fmt: skip
def test_a_spoiled_memory_is_no_harm(visit: Visit, spoiled: str) -> None:
    """Whatever stands in the storage, the page opens."""
    page = visit("en/estimator/")
    key = page.evaluate("Object.keys(sessionStorage).find((name) => name.includes('estimator'))")
    page.evaluate("([key, text]) => sessionStorage.setItem(key, text)", [key, spoiled])
    page.reload()
    expect(page.locator(".pa-empty")).to_be_visible()


def test_back_and_forward_go_through_the_answers(visit: Visit) -> None:
    """Back takes one answer back, however often it was changed; Forward gives it again."""
    reader = Reader(visit("en/estimator/"))
    reader.is_one_of("employer")
    reader.answers("employer-kind", "enterprise")
    reader.answers("employer-kind", "company-lab")
    reader.answers("talent-tier", "senior")

    reader.page.go_back()
    expect(reader.question("talent-tier").locator("[value='']")).to_be_checked()
    expect(reader.question("employer-kind").locator("[value=company-lab]")).to_be_checked()
    reader.page.go_back()
    expect(reader.question("employer-kind").locator("[value='']")).to_be_checked()
    reader.page.go_forward()
    reader.page.go_forward()
    expect(reader.question("talent-tier").locator("[value=senior]")).to_be_checked()
    assert "=" not in reader.page.url


def test_clearing_forgets_all_answers(visit: Visit) -> None:
    """The button empties every field and the day, keeps who is asking, and keeps its focus."""
    reader = came_for(visit, OUTSIDE_EXPERT)
    as_outside_expert(reader, "50万")
    reader.page.locator("#as-of").fill("2020-01-31")
    clear = reader.page.get_by_role("button", name="Clear all answers")
    clear.click()
    expect(clear).to_be_focused()
    expect(reader.page.locator("[value=employer]")).to_be_checked()
    expect(reader.page.locator("[data-question] [value='']:checked")).not_to_have_count(0)
    expect(reader.page.locator(".pa-group--first")).to_have_count(0)
    assert reader.page.locator("#as-of").input_value() != "2020-01-31"
    kept = reader.page.evaluate("Object.values(sessionStorage).join()")
    assert '"situations":[{}]' in kept


def test_the_keyboard_is_enough(visit: Visit) -> None:
    """With Tab, arrows and typing alone one gets from the first question to the number."""
    reader = came_for(visit, OUTSIDE_EXPERT)
    press = reader.page.keyboard.press
    tab_to(reader.page, "[name=ask-talent-tier]")
    for _ in range(5):
        press("ArrowDown")
    expect(reader.page.locator("[name=ask-talent-tier][value=senior]")).to_be_checked()
    tab_to(reader.page, "#ask-annual-salary")
    reader.page.keyboard.type("45万")
    for question in ("employer-kind", "newly-hired"):
        tab_to(reader.page, f"[name=ask-{question}]")
        press("ArrowDown")
    tab_to(reader.page, "#ask-years", "Shift+Tab")
    reader.page.keyboard.type("2")
    reader.sees(OUTSIDE_EXPERT, "CNY 60,000")


def test_a_result_leads_to_the_question_it_waits_for(visit: Visit) -> None:
    """Enter on what a result still needs brings the question, with focus in it."""
    page = visit("en/estimator/")
    tab_to(page, "[value=intermediary]")
    page.keyboard.press("Space")
    tab_to(page, ".pa-missing__question")
    wanted = page.locator(":focus").inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("[data-question]:focus-within .pa-ask__text")).to_have_text(wanted)


def tab_to(page: Page, selector: str, key: str = "Tab") -> None:
    """Press a key until what has focus matches."""
    for _ in range(200):
        page.keyboard.press(key)
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(selector)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_a_phone(visit: Visit, language: str, scheme: str) -> None:
    """With everyone chosen, every question asked and everything unfolded, nothing sticks out."""
    reader = Reader(visit(f"{language}/estimator/", width=PHONE, scheme=scheme))
    reader.is_one_of("person", "employer", "investor", "intermediary", "institution")
    more = reader.page.get_by_role("button", name=re.compile(r"^(更多问题|More questions)"))
    while more.is_visible():
        more.click()
    reader.answers("talent-tier", "top")
    reader.answers("employer-kind", "enterprise")
    reader.page.evaluate(UNFOLD, "#estimator details")
    overflow = """() => [...document.querySelectorAll("#estimator *")]
        .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
        .filter((one) => getComputedStyle(one).position !== "absolute")
        .map((one) => one.outerHTML.slice(0, 80))"""
    assert reader.page.evaluate(overflow) == []
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= PHONE


def test_only_what_still_matters_is_asked(visit: Visit) -> None:
    """An investor is asked what the measures for investors wait for, and nothing else."""
    reader = Reader(visit("en/estimator/"))
    reader.is_one_of("investor")
    asked = reader.page.locator("[data-question]")
    expect(asked.first).to_be_visible()
    ids = [str(one.get_attribute("data-question")) for one in asked.all()]
    program = compile_program(read_catalogue(ROOT))
    before = estimate(program, {}, program["edition"])["results"]
    missing = {
        question for result in before for question in result["missing"]
        if "investor" in program["measures"][result["measure"]]["audience"]
    }  # fmt: skip
    assert sorted(missing) == sorted(ids)


def test_few_questions_stand_at_a_time(visit: Visit) -> None:
    """Six questions at first, six more below them when asked for, the first of which has focus."""
    page = visit("en/estimator/")
    Reader(page).is_one_of("person")
    asked = page.locator("[data-question]")
    expect(asked).to_have_count(6)
    page.get_by_role("button", name="More questions").click()
    expect(asked).to_have_count(12)
    order = list(compile_program(read_catalogue(ROOT))["questions"])
    ids = [str(one.get_attribute("data-question")) for one in asked.all()]
    for few in (ids[:6], ids[6:]):
        assert sorted(few, key=order.index) == few
    has_focus = "document.activeElement.closest('[data-question]').dataset.question"
    assert ids[6] == page.evaluate(has_focus)


def test_the_day_is_an_argument(visit: Visit) -> None:
    """The day is that of the data, whatever today is, until the reader names another."""
    page = visit("en/estimator/")
    page.clock.set_fixed_time("2099-12-31")
    page.reload()
    Reader(page).is_one_of("person")
    edition = compile_program(read_catalogue(ROOT))["edition"]
    expect(page.locator("#as-of")).to_have_value(edition)
    page.locator("#as-of").fill("2019-05-06")
    assert '"asOf":"2019-05-06"' in page.evaluate("Object.values(sessionStorage).join()")


def test_nothing_is_sent_while_answering(visit: Visit) -> None:
    """Once the page stands, only its second script is fetched, the same for every answer."""
    reader = came_for(visit, OUTSIDE_EXPERT)
    reader.page.wait_for_load_state("networkidle")
    asked: list[str] = []
    # The browser fetches the icon again when the fragment leaves the address.
    reader.page.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
    as_outside_expert(reader, "50万")
    reader.sees(OUTSIDE_EXPERT, "CNY 120,000")
    reader.page.wait_for_timeout(1200)
    script = re.compile(r"GET \S+/(favicon\.svg|extras-[0-9a-f]{8}\.js)")
    assert all(script.fullmatch(one) for one in asked)
    assert len(asked) == len(set(asked))


def tiny_words(catalogue: Catalogue) -> dict[str, Any]:
    """Return the words of the tiny site, every name in them made hostile."""
    wording = Wording(catalogue, "en", read_words(ROOT / "site_templates", "en"))
    words = estimator_words(Viewer(wording))
    kept = {key: words.pop(key) for key in ("language", "interface")}
    return {**kept, **{key: hostile(part) for key, part in words.items()}}


def hostile(node: Any, key: str = "") -> Any:
    """Return a node with markup before every text in it; addresses stay as they are."""
    if isinstance(node, dict):
        return {key: hostile(part, key) for key, part in node.items()}
    if isinstance(node, list):
        return [hostile(part) for part in node]
    return node if key == "path" or not node else HOSTILE + node


def test_hostile_words_come_out_as_text(visit: Visit) -> None:
    """Markup in any name, question, doubt or option is shown as it is written, never obeyed."""
    catalogue = catalogue_of(TINY)
    reader = tiny_page(visit, compile_program(catalogue), tiny_words(catalogue))
    page = reader.page
    for tile in page.locator(".pa-audience").all():
        tile.click()
    for question, answer in {"service-years": "3", "yearly-wage": "30万", "years": "2",
                             "rank": "pilot", "resident": "true", "moving-bills": "5000"}.items():  # fmt: skip
        reader.answers(question, answer)
    reader.sees("landing-grant", "CNY 80,000")
    page.evaluate(UNFOLD, "#estimator details")
    assert page.locator("#estimator img, #estimator script").count() == 0
    assert page.title() != "taken"
    texts = page.locator("#estimator").inner_text()
    for name in ("Landing grant", "Clause A", "the sailor", "Lives in the harbour", "navigator",
                 "Holds a licence of the harbour", "It is open whether overtime", "A sailor",
                 "Only the higher of the two is paid"):  # fmt: skip
        assert f"{HOSTILE}{name}".lower() in texts.lower(), name


def test_earlier_rates_count_on_earlier_days(visit: Visit) -> None:
    """As of a day on which another rate was in force, that rate is paid."""
    catalogue = catalogue_of(TINY)
    reader = tiny_page(visit, compile_program(catalogue), tiny_words(catalogue))
    reader.is_one_of("sailor")
    reader.answers("rank", "pilot")
    reader.answers("resident", "true")
    reader.sees("landing-grant", "CNY 80,000")
    reader.page.locator("#as-of").fill("2029-12-31")
    reader.sees("landing-grant", "CNY 60,000")


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_are_told_as_on_the_other_pages(visit: Visit, language: str) -> None:
    """Money, percentages, dates, units and spans read as Python writes them."""
    wording = Wording(read_catalogue(ROOT), language, read_words(ROOT / "site_templates", language))
    random = Random(6)  # noqa: S311 (numbers to try, the same ones every time)
    numbers = [(unit, n) for unit in UNITS for n in some_numbers(unit, random)]
    spans = [(unit, low, low + random.choice([0, 1, 10**6, 10**9])) for unit, low in numbers
             if unit != "date"]  # fmt: skip
    expected = [wording.number(*one) for one in numbers] + [wording.span(*one) for one in spans]
    page = visit(f"{language}/estimator/")
    told = page.evaluate(
        """async ([numbers, spans]) => {
            const { Wording } = await import("/modules/estimator/wording.js");
            const words = JSON.parse(document.getElementById("estimator-words").textContent);
            const wording = new Wording(words);
            return [...numbers.map((one) => wording.number(...one)),
                    ...spans.map((one) => wording.span(...one))];
        }""",
        [numbers, spans],
    )
    assert len(expected) > 500
    assert expected == told


def some_numbers(unit: str, random: Random) -> list[int]:
    """Return numbers of a unit: small ones, round ones, any."""
    if unit == "date":
        return [1, 365, 366, 719_163, 730_179, *(random.randint(1, 3_652_059) for _ in range(40))]
    small = [0, 1, 2, 3, 10, 99, 100, 101, 999, 1000, 12_345]
    rounded = [random.randint(1, 9_999) * 10 ** random.randint(2, 10) for _ in range(40)]
    anything = [random.randint(0, 2**53 - 1) for _ in range(20)]
    return small if unit in {"times", "age"} else small + rounded + anything


@pytest.mark.parametrize("language", LANGUAGES)
def test_conditions_are_told_as_on_the_other_pages(visit: Visit, language: str) -> None:
    """Every condition of every measure reads as on its page."""
    catalogue = read_catalogue(ROOT)
    wording = Wording(catalogue, language, read_words(ROOT / "site_templates", language))
    expected = [
        condition_told(condition, measure, wording)
        for measure in catalogue.measures.values() for condition in measure.conditions
    ]  # fmt: skip
    told = visit(f"{language}/estimator/").evaluate(
        """async () => {
            const { Wording } = await import("/modules/estimator/wording.js");
            const { resolved } = await import("/modules/estimator/conditions.js");
            const read = (id) => JSON.parse(document.getElementById(id).textContent);
            const [program, wording] = [read("estimator-program"), new Wording(read("estimator-words"))];
            return Object.values(program.measures).flatMap((measure) => measure.conditions)
                .map((condition) => wording.condition(resolved(condition, program.edition)));
        }"""
    )
    assert len(expected) > 100
    assert expected == told


MONEY = {
    "1200000": 120_000_000, "1,200,000": 120_000_000, "120万": 120_000_000, "1.5亿": 15_000_000_000,
    "１２０万": 120_000_000, "１，２００，０００": 120_000_000, " 120 万元 ": 120_000_000, "0.5万": 500_000,
    "¥1,200": 120_000, "CNY 1,200.50": 120_050, "1 200 000": 120_000_000, "3萬": 3_000_000, "0": 0,
    "0.01": 1, "0.010": 1, "1.00000001亿": 10_000_000_100, "三十万": 30_000_000, "五十万元": 50_000_000,
    "两百万": 200_000_000, "一百零五万": 105_000_000, "三千零五十": 305_000, "12万5千": 12_500_000,
    "一亿二千万": 12_000_000_000, "十五萬": 15_000_000, "30万块": 30_000_000, "1千万": 1_000_000_000,
}  # fmt: skip
NOT_MONEY = {
    "abc": "number", "万": "number", "1e6": "number", "0.001": "fen", "一万二": "short", "一百二": "short",
    "十百": "number", "30万以上": "range", "30万左右": "range", "约30万": "range", "几万": "range",
    "两三万": "range", "30+": "range", ">30万": "range", "about 300k": "range", "30余万": "range", "0x10": "number",
    "1万2": "short", "５０%": "number", "--1": "number", "1,2": "marks", "12,34,567": "marks",
    "1.2.3": "marks", "450.000": "marks", "1.200.000": "marks", "12.500元": "marks", ".5": "marks", "10-20万": "range", "10万～20万": "range",
}  # fmt: skip


def test_money_is_read_as_people_write_it(visit: Visit) -> None:
    """Every usual way of writing an amount is understood; nothing else is guessed at."""
    told = visit("en/estimator/").evaluate(
        """async ([good, bad]) => {
            const { read } = await import("/modules/estimator/answers.js");
            const question = { type: "money", of: null, least: 0, most: 1e13 };
            return [good.map((text) => read(question, text).value),
                    bad.map((text) => read(question, text).wrong)];
        }""",
        [list(MONEY), list(NOT_MONEY)],
    )
    assert [list(MONEY.values()), list(NOT_MONEY.values())] == told


def test_what_was_forgotten_does_not_come_back(visit: Visit) -> None:
    """After all answers are cleared, Back does not bring them again, and the note of a link is gone."""
    page = visit("en/estimator/#v=1&who=employer&1.talent-tier=senior")
    expect(page.locator(".pa-opened")).to_be_visible()
    reader = Reader(page)
    reader.answers("employer-kind", "enterprise")
    page.get_by_role("button", name="Clear all answers").click()
    expect(page.locator(".pa-opened")).to_have_count(0)
    page.go_back()
    expect(reader.question("talent-tier").locator("[value='']")).to_be_checked()
    expect(page.locator("[data-question] :checked:not([value=''])")).to_have_count(0)


def test_a_link_does_not_destroy_what_was_answered(visit: Visit) -> None:
    """Opened where there are answers already, a link shows its own; Back brings the former again."""
    reader = came_for(visit, OUTSIDE_EXPERT)
    as_outside_expert(reader, "50万")
    page = reader.page
    page.evaluate("location.hash = '#v=1&who=employer&1.talent-tier=national'")
    expect(reader.question("talent-tier").locator("[value=national]")).to_be_checked()
    page.go_back()
    expect(reader.question("talent-tier").locator("[value=senior]")).to_be_checked()
    reader.sees(OUTSIDE_EXPERT, "CNY 120,000")


def one_by_one(page: Page) -> None:
    """Let one question stand at a time."""
    page.locator(".pa-mode:has([value=one])").click()


def the_one(page: Page) -> str:
    """Return the question that stands alone."""
    question = page.locator("[data-question]")
    expect(question).to_have_count(1)
    return question.get_attribute("data-question") or ""


def test_one_by_one_begins_with_the_measure_one_comes_for(visit: Visit) -> None:
    """Who stood at another question comes from a measure and is asked what that measure needs."""
    page = visit("en/estimator/")
    Reader(page).is_one_of("investor", "employer", "person")
    one_by_one(page)
    for _ in range(2):
        page.get_by_role("button", name="Not sure, skip").click()
    stood = the_one(page)
    page.reload()
    assert the_one(page) == stood
    page.goto(f"{page.url}#measure={OUTSIDE_EXPERT}")
    program = compile_program(read_catalogue(ROOT))
    own = estimate(program, {}, program["edition"])["results"]
    [missing] = [one["missing"] for one in own if one["measure"] == OUTSIDE_EXPERT]
    first = the_one(page)
    assert first in missing
    page.reload()
    assert the_one(page) == first


def test_one_by_one_back_reaches_the_answers_of_a_link(visit: Visit) -> None:
    """After a link is opened its answers lie behind the question that stands, none of them lost."""
    page = visit("en/estimator/")
    Reader(page).is_one_of("investor")
    one_by_one(page)
    the_one(page)
    answers = {"talent-tier": "senior", "employer-kind": "enterprise"}
    given = "&".join(f"1.{id_}={answer}" for id_, answer in answers.items())
    page.evaluate(f"location.hash = '#v=1&who=employer&{given}'")
    expect(page.locator(".pa-opened")).to_be_visible()
    gone = [the_one(page)]
    back = page.get_by_role("button", name="Back", exact=True)
    while back.is_enabled():
        back.click()
        gone.append(the_one(page))
    assert gone[0] not in answers
    assert set(gone[1:]) == set(answers)
