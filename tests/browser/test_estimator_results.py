# SPDX-License-Identifier: MIT
"""The results of the estimator: what is told of each, why it is so, and that nothing jumps."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from generator.estimator.program import compile_program
from generator.pages.interface import estimator_words
from generator.pages.viewing import Viewer
from generator.pages.wording import Wording, read_words
from tests.browser.conftest import DESKTOP, PHONE, WIDTHS, Visit
from tests.browser.estimator_reader import (
    OUTSIDE_EXPERT,
    Reader,
    as_outside_expert,
    came_for,
    tiny_page,
)
from tests.project import ROOT, TINY, catalogue_of

BUY, RENT = "home-purchase-subsidy", "home-rent-subsidy"


def in_harbour(visit: Visit, *measures: str, **changed: object) -> Reader:
    """Open the page with the words of the tiny site, and with those of its measures, changed."""
    catalogue = catalogue_of(TINY)
    words = Viewer(Wording(catalogue, "en", read_words(ROOT / "site_templates", "en")))
    program = compile_program(catalogue)
    chosen = {id_: {**program["measures"][id_], **changed} for id_ in measures}
    return tiny_page(visit, {**program, "measures": chosen}, estimator_words(words))


def unfolded(within: Locator, summary: str) -> Locator:
    """Unfold what has a summary, and return it."""
    fold = within.locator("details").filter(has=within.page.locator("summary", has_text=summary))
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    return fold


@pytest.mark.parametrize(("width", "language"), [(DESKTOP, "en"), (PHONE, "zh")])
def test_buying_or_renting_by_tier(visit: Visit, width: int, language: str) -> None:
    """Both amounts stand as one choice, the higher one is marked, and the total spans them."""

    def say(zh: str, en: str) -> str:
        return zh if language == "zh" else en

    reader = came_for(visit, BUY, language, width)
    reader.answers("talent-tier", "national")
    reader.answers("home-bought", "first")
    reader.sees(BUY, say("100万元", "CNY 1,000,000"))
    expect(reader.result(BUY).locator(".pa-catches")).to_contain_text(say("只能选", "Choose one"))
    reader.result(RENT).locator(".pa-missing button").click()
    expect(reader.question("years").locator("input")).to_be_focused()
    reader.page.keyboard.type("12")

    choice = reader.page.get_by_role("group", name=say("只能选一项", "Only one of these"))
    expect(choice.locator("[data-measure]")).to_have_count(2)
    expect(choice).to_contain_text(say("几项金额相同", "come to the same amount"))
    expect(choice.get_by_text(say("总额较高", "Higher in total"))).to_have_count(0)
    total = reader.page.locator(".pa-total .pa-figure b")
    expect(total).to_have_text(say("100万元", "CNY 1,000,000"))

    reader.answers("talent-tier", "senior")
    reader.sees(BUY, say("35万元", "CNY 350,000"))
    reader.sees(RENT, say("30万元", "CNY 300,000"))
    marked = choice.locator("[data-measure]", has_text=say("总额较高", "Higher in total"))
    expect(marked).to_have_attribute("data-measure", BUY)
    expect(total).to_have_text(say("30万至35万元", "CNY 300,000 to 350,000"))


@pytest.mark.parametrize(
    ("ranges", "told"),
    [
        ([[5, 5], [3, 4]], 0),
        ([[3, 4], [5, None]], 1),
        ([[5, 5], [5, 5]], "same"),
        ([[3, 5], [5, 8]], "overlap"),
        ([[3, None], [9, 9]], "overlap"),
        ([[3, 8], [3, 8]], "overlap"),
        ([[5, 5], None], "kind"),
    ],
)
def test_only_what_is_surely_higher_is_marked(
    visit: Visit, ranges: list[list[int | None] | None], told: int | str
) -> None:
    """Where ranges touch or overlap, or one is no money, none is marked and the page says why."""
    members = [
        {"state": "eligible", "low": ends[0], "high": ends[1], "yearly": [ends]} if ends
        else {"state": "in_kind", "low": 0, "high": 0, "yearly": []}
        for ends in ranges
    ]  # fmt: skip
    found = visit("en/estimator/").evaluate(
        """async (members) => {
            const { compared } = await import("/modules/estimator/choices.js");
            const { best, why } = compared(members);
            return why || members.indexOf(best);
        }""",
        members,
    )
    assert told == found


def test_the_higher_of_two_by_the_rule_of_the_text(visit: Visit) -> None:
    """Where only the higher one is paid, both are shown, one is marked, and the total is that one."""
    reader = in_harbour(visit, "landing-grant", "moving-aid")
    reader.is_one_of("sailor")
    reader.answers("rank", "pilot")
    reader.answers("resident", "true")
    reader.answers("moving-bills", "5000")
    choice = reader.page.get_by_role("group", name="Only the highest of these")
    expect(choice).to_contain_text("Only the higher of the two is paid.")
    expect(choice.locator("[data-measure]", has_text="Higher in total")).to_contain_text(
        "CNY 80,000"
    )
    expect(reader.page.locator(".pa-total .pa-figure b")).to_have_text("CNY 80,000")
    parts = unfolded(reader.page.locator(".pa-totals"), "What is included").locator("li")
    expect(parts).to_have_text(
        "Only the highest of these: Landing grant, Help with movingCNY 80,000 / CNY 2,500"
    )


def test_what_the_text_is_silent_on_is_not_added(visit: Visit) -> None:
    """Two supports for one salary stand side by side, are not added, and the total says why."""
    reader = came_for(visit, "overseas-engineer")
    as_outside_expert(reader, "120万")
    reader.answers("talent-tier", "national")
    reader.answers("foreign-national", "true")
    choice = reader.page.get_by_role("group", name="not say whether these can be combined")
    expect(choice.locator("[data-measure]")).to_have_count(2)
    expect(choice.get_by_text("Higher in total")).to_have_count(0)
    expect(choice.locator("[data-measure=overseas-engineer] h4 .pa-chip")).to_have_text(
        "Subject to a decision"
    )
    total = reader.page.locator(".pa-total", has_text="the employer")
    expect(total).to_contain_text("The text does not say whether these can be combined")
    expect(total.locator(".pa-figure")).to_have_count(0)
    expect(total.locator("li", has_text="outside experts")).to_contain_text("CNY 300,000")
    expect(reader.page.locator(".pa-jump")).to_have_text("See the results")
    total.get_by_role("link", name="outside experts").click()
    expect(reader.page.locator(f"#result-{OUTSIDE_EXPERT}")).to_be_in_viewport()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_years_are_drawn_and_told(visit: Visit, width: int, scheme: str) -> None:
    """A bar for each year, solid to what is sure; the table and the label say the same."""
    reader = Reader(visit("en/estimator/#measure=overseas-engineer", width=width, scheme=scheme))
    for question, answer in {"employer-kind": "enterprise", "talent-tier": "national",
                             "foreign-national": "true", "years": "2"}.items():  # fmt: skip
        reader.answers(question, answer)
    result = reader.result("overseas-engineer")
    chart = result.get_by_role("img")
    expect(chart).to_have_accessible_name(
        "Year by year: Year 1: CNY 100,000 to 500,000, Year 2: CNY 100,000 to 500,000"
    )
    sure, perhaps = (
        chart.locator(".pa-year:not(.pa-year--perhaps)"),
        chart.locator(".pa-year--perhaps"),
    )
    heights = [
        [float(bar.get_attribute("height") or 0) for bar in bars.all()] for bars in (sure, perhaps)
    ]
    assert heights[1] == [pytest.approx(4 * height) for height in heights[0]]
    expect(result.locator(".pa-schedule")).to_have_accessible_name("Year by year")
    assert result.locator(".pa-schedule tr").all_inner_texts() == [
        f"Year {n}\tCNY 100,000 to 500,000" for n in (1, 2)
    ]
    assert contrast(sure.first, "fill") >= 3
    assert contrast(perhaps.first, "stroke") >= 3


def contrast(element: Locator, paint: str) -> float:
    """Return the contrast of a paint to the card it stands on, as WCAG defines it."""
    ratio: float = element.evaluate(
        """(element, paint) => {
            const canvas = document.createElement("canvas").getContext("2d");
            const light = (colour) => {
                canvas.fillStyle = colour;
                canvas.fillRect(0, 0, 1, 1);
                const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => part / 255)
                    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
            };
            const card = getComputedStyle(element.closest("article")).backgroundColor;
            const both = [light(getComputedStyle(element)[paint]), light(card)];
            return Math.max(...both) / Math.min(...both);
        }""",
        paint,
    )
    return ratio


def test_the_years_of_a_payee_are_summed_where_nothing_is_chosen(visit: Visit) -> None:
    """What is paid over three years and once is summed year by year, and says on what assumption."""
    reader = came_for(visit, OUTSIDE_EXPERT)
    as_outside_expert(reader, "120万")
    reader.answers("talent-tier", "national")
    reader.answers("full-time", "true")
    reader.answers("headhunter-fees", "50000")
    totals = reader.page.locator(".pa-totals")
    years = unfolded(totals, "Year by year")
    assert years.locator("tr").all_inner_texts() == [
        "Year 1\tCNY 125,000", "Year 2\tCNY 100,000", "Year 3\tCNY 100,000"]  # fmt: skip
    expect(years).to_contain_text("everything begins in the same year")
    assert unfolded(totals, "What is included").locator("li").all_inner_texts() == [
        "Annual salary subsidy for outside experts\nCNY 300,000",
        "Subsidy for companies’ headhunting costs\nCNY 25,000"]  # fmt: skip
    expect(totals).to_contain_text(re.compile(r"Not in the totals: .*Waiting for answers \d+"))


def test_the_years_of_a_choice_are_not_summed(visit: Visit) -> None:
    """Where one of two is to be chosen there is no sum of years, only the years of each."""
    reader = came_for(visit, BUY)
    for question, answer in {
        "talent-tier": "national",
        "home-bought": "first",
        "years": "5",
    }.items():
        reader.answers(question, answer)
    reader.sees(RENT, "CNY 500,000")
    expect(reader.result(RENT).get_by_role("img")).to_have_count(1)
    expect(reader.page.locator(".pa-totals").get_by_role("img", include_hidden=True)).to_have_count(
        0
    )


def test_every_operand_says_where_it_is_from(visit: Visit) -> None:
    """An answer brings its question, the text is linked, a step is named, the cap is marked."""
    reader = came_for(visit, OUTSIDE_EXPERT)
    as_outside_expert(reader, "120万")
    reader.sees(OUTSIDE_EXPERT, "CNY 300,000")
    result = reader.result(OUTSIDE_EXPERT)
    expect(result.locator(".pa-decides").first).to_have_text("capCNY 100,000this decidesArticle 4")
    base, a_year = (
        result.locator(".pa-steps div", has_text=label).first for label in ("base", "a year")
    )
    expect(base).to_have_text("baseCNY 1,200,000your answer: Annual salary actually paid")
    expect(a_year).to_have_text("a yearCNY 100,000step 1")
    assert ["Years 1 to 3, each\tCNY 100,000"] == result.locator(
        ".pa-schedule tr"
    ).all_inner_texts()
    base.get_by_role("button").click()
    expect(reader.question("annual-salary").locator("input")).to_be_focused()


def test_a_rate_of_a_table_names_the_text_and_the_answer(visit: Visit) -> None:
    """A number that an answer picked from a table is from the text, by that answer."""
    reader = in_harbour(visit, "landing-grant")
    reader.is_one_of("sailor")
    reader.answers("rank", "navigator")
    reader.answers("resident", "true")
    origin = unfolded(reader.result("landing-grant"), "Why this number").locator("dd small").first
    expect(origin).to_have_text("Clause A · your answer: Rank: navigator")


def test_a_value_is_told_with_those_before_it(visit: Visit) -> None:
    """A rate that was raised says since when and what it was; on an earlier day nothing was before."""
    reader = in_harbour(visit, "landing-grant")
    reader.is_one_of("sailor")
    reader.answers("rank", "pilot")
    reader.answers("resident", "true")
    why = unfolded(reader.result("landing-grant"), "Why this number")
    expect(why.locator(".pa-history")).to_have_text(
        "CNY 80,000 since 1 January 2030; CNY 60,000 until 31 December 2029"
    )
    reader.page.locator("#as-of").fill("2029-12-31")
    reader.sees("landing-grant", "CNY 60,000")
    expect(why).to_have_attribute("open", "")
    expect(why.locator(".pa-history")).to_have_count(0)


@pytest.mark.parametrize("width", WIDTHS)
def test_why_not_and_what_would_change_it(visit: Visit, width: int) -> None:
    """Each condition is marked and worded; the one that fails leads to its question."""
    reader = came_for(visit, OUTSIDE_EXPERT, width=width)
    as_outside_expert(reader, "28万")
    result = reader.result(OUTSIDE_EXPERT)
    told = result.locator(".pa-reasons li").all_inner_texts()
    assert [text[0] for text in told] == ["✓", "✓", "✓", "✗"]
    assert told[-1].endswith("Not met · your answer: CNY 280,000")
    change = result.locator(".pa-change")
    expect(change).to_contain_text("It could apply if this were so:")
    # At the boundary itself the conditions are met, but the part above it is nothing.
    expect(change.locator("li")).to_contain_text(
        "Annual salary actually paid: more than CNY 300,000"
    )
    expect(result.locator(".pa-result__facts")).to_contain_text("Article 4")
    change.get_by_role("button", name="Go to the question").click()
    expect(reader.question("annual-salary").locator("input")).to_be_focused()


def test_several_changes_are_all_named(visit: Visit) -> None:
    """Where two answers stand in the way, both are named, each with its own button."""
    reader = in_harbour(visit, "landing-grant")
    reader.is_one_of("sailor")
    reader.answers("rank", "pilot")
    reader.answers("resident", "false")
    reader.answers("rank", "deckhand")
    change = reader.result("landing-grant").locator(".pa-change")
    expect(change).to_contain_text("could apply if all of this were so:")
    asked = [one.get_attribute("data-ask") for one in change.get_by_role("button").all()]
    assert asked == ["rank", "resident"]


def test_who_is_responsible_is_told(visit: Visit) -> None:
    """Departments are linked, the one that leads first; that some are not stated is told once."""
    reader = in_harbour(visit, "wage-share", "moving-aid")
    reader.is_one_of("sailor", "shipyard")
    links = reader.result("wage-share").locator(".pa-result__facts a")
    assert [link.inner_text() for link in links.all()[:2]] == ["Guild House", "Quay Office"]
    expect(links.first).to_have_attribute("href", "../departments/guild-house/")
    expect(reader.result("moving-aid").locator(".pa-result__facts")).not_to_contain_text(
        "responsible"
    )
    told = reader.page.get_by_text("Where no department is named, the source names none.")
    expect(told).to_have_count(1)
    reader.page.get_by_label("sailor").uncheck(force=True)
    expect(told).to_have_count(0)


@pytest.mark.parametrize(("width", "language"), [(DESKTOP, "en"), (PHONE, "zh")])
def test_an_amount_of_zero_is_told_in_words(visit: Visit, width: int, language: str) -> None:
    """What comes to zero stands behind what pays, in no total, and shows the step that gives it."""
    reader = came_for(visit, OUTSIDE_EXPERT, language, width)
    as_outside_expert(reader, "30万")
    result = reader.result(OUTSIDE_EXPERT)
    expect(result).to_have_class(re.compile("pa-result--nothing_due"))
    expect(result.locator(".pa-figure")).to_have_count(0)
    expect(result.locator(".pa-possible")).to_contain_text(
        "为零" if language == "zh" else "comes to zero"
    )
    expect(result.locator(".pa-steps__result").first).to_have_text(
        "=0元" if language == "zh" else "=CNY 0"
    )
    expect(reader.page.locator(".pa-total")).to_have_count(0)


def test_what_is_planned_stands_apart(visit: Visit) -> None:
    """It is neither available nor refused, counted by itself, and asks and advises nothing."""
    reader = in_harbour(visit, "landing-grant", status="planned")
    reader.is_one_of("sailor")
    planned = reader.page.locator(".pa-group--planned")
    expect(planned.locator("h3")).to_have_text("Planned, not open yet 1")
    expect(planned.locator(".pa-possible")).to_contain_text("only planned and not open yet")
    expect(planned.get_by_role("button")).to_have_count(0)
    expect(reader.page.locator(".pa-summary")).to_have_text("Planned, not open yet1")
    expect(reader.page.locator("[data-question]")).to_have_count(0)


def test_what_is_planned_for_others_is_not_available(visit: Visit) -> None:
    """Where an answer already rules a plan out it stands with what is refused, marked as planned."""
    reader = in_harbour(visit, "landing-grant", "moving-aid", status="planned")
    reader.page.evaluate("() => { location.hash = 'v=1&who=sailor&1.rank=deckhand'; }")
    expect(reader.page.locator(".pa-summary a")).to_have_text(
        ["Planned, not open yet1", "Not available1"]
    )
    expect(reader.result("landing-grant").locator("h4")).to_have_text(
        "Landing grant Planned, not open yet"
    )


def test_thresholds_are_told_with_what_they_pay(visit: Visit) -> None:
    """The steps name the thresholds that were reached, the next one, and those behind it."""
    reader = came_for(visit, "referral-sales-reward")
    sales = reader.question("referral-sales")
    sales.locator("input").first.fill("2000万")
    why = unfolded(reader.result("referral-sales-reward"), "Why this number")
    told = [row.inner_text().split("\n") for row in why.locator("dl div").all()]
    assert [
        ["above CNY 10,000,000, passed", "CNY 30,000"],
        ["above CNY 50,000,000, next", "CNY 50,000"],
        ["above CNY 100,000,000, not reached yet", "CNY 100,000"],
    ] == [[label, value.split("Article")[0].strip()] for label, value, *_ in told[1:4]]


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "Depends on your answers · up to CNY 50,000 per person"),
     ("zh", "取决于您的回答 · 每人最高5万元")],
)  # fmt: skip
def test_a_cap_is_told_before_anything_is_answered(visit: Visit, language: str, told: str) -> None:
    """What a text pays at most for each one is known whatever is answered."""
    reader = came_for(visit, "headhunter-fee-subsidy", language)
    expect(reader.result("headhunter-fee-subsidy").locator(".pa-possible")).to_have_text(told)


def test_another_day_says_what_it_changes(visit: Visit) -> None:
    """Results as of another day than that of the edition say that undated texts stay the same."""
    reader = in_harbour(visit, "landing-grant")
    reader.is_one_of("sailor")
    note = reader.page.locator(".pa-results .pa-small", has_text="of the edition of")
    expect(note).to_have_count(0)
    reader.page.locator("#as-of").fill("2010-01-01")
    expect(note).to_contain_text(
        "Choosing 1 January 2010 changes only what the texts themselves date"
    )


def test_a_range_and_a_ceiling_are_told_once(visit: Visit) -> None:
    """The words before a number are not repeated behind it; who decides on it is added."""
    low, high = ({"unit": "money", "amount": amount} for amount in (1_000_00, 5_000_00))
    ceiling = {"form": "up_to", "amount": {"form": "fixed", "value": high}}
    for amount, told in (
        ({"form": "range", "low": low, "high": high}, "CNY 1,000 to 5,000"),
        (ceiling, "up to CNY 5,000 at the authority’s discretion"),
    ):
        reader = in_harbour(visit, "landing-grant", amount=amount, conditions=[])
        reader.is_one_of("sailor")
        figure = reader.result("landing-grant").locator(".pa-figure > *")
        assert told == " ".join(figure.all_inner_texts())


def test_readings_that_differ_show_both_results(visit: Visit) -> None:
    """For an existing station the two readings pay nothing and the full amount."""
    reader = came_for(visit, "postdoc-research-funding")
    reader.answers("platform-kind", "postdoc-workstation")
    reader.answers("platform-new", "false")
    reader.answers("platform-postdocs", "1")
    reader.answers("years", "2")
    readings = reader.result("postdoc-research-funding").locator("div.pa-doubt li")
    assert ["Newly built stations and bases only: Not available",
            "Existing ones too: CNY 140,000 · Available"] == readings.all_inner_texts()  # fmt: skip


def test_nothing_jumps_where_results_come_and_go(visit: Visit) -> None:
    """A card stays the one it was: unfolded, with focus, and where it stood on the screen."""
    reader = came_for(visit, OUTSIDE_EXPERT)
    as_outside_expert(reader, "120万")
    reader.answers("years", "2")
    reader.sees(OUTSIDE_EXPERT, "CNY 200,000")
    card = reader.page.locator(".pa-group--in_kind [data-measure]").first
    fold = card.locator("summary").first
    fold.click()
    fold.focus()
    standing = card.element_handle()
    top = fold.evaluate("(one) => one.getBoundingClientRect().top")
    for years, figure in (("3", "CNY 300,000"), ("1", "CNY 100,000")):
        # Typed by a script, so that focus is where it was: in the results.
        reader.page.locator("#ask-years").evaluate(
            "(field, text) => { field.value = text; field.dispatchEvent(new Event('input')); }",
            years,
        )
        reader.sees(OUTSIDE_EXPERT, figure)
        assert card.evaluate("(card, standing) => card === standing", standing)
        expect(fold).to_be_focused()
        expect(card.locator("details").first).to_have_attribute("open", "")
        assert top == pytest.approx(
            fold.evaluate("(one) => one.getBoundingClientRect().top"), abs=1
        )


def test_focus_follows_a_result_to_another_heading(visit: Visit) -> None:
    """Where a card moves from one heading to another, what had focus in it has it there."""
    reader = in_harbour(visit, "landing-grant", "harbour-berth")
    reader.is_one_of("sailor")
    reader.answers("rank", "pilot")
    reader.answers("resident", "true")
    title = reader.result("landing-grant").get_by_role("link", name="Landing grant")
    title.focus()
    reader.page.evaluate("history.back()")
    expect(reader.page.locator(".pa-group--needs_answers [data-measure]")).to_have_count(1)
    expect(title).to_be_focused()


def test_links_lead_to_pages_that_are_there(visit: Visit, site: Path) -> None:
    """The title leads to the measure, the source to its clause."""
    reader = came_for(visit, OUTSIDE_EXPERT)
    links = reader.result(OUTSIDE_EXPERT).locator("h4 a, .pa-result__facts a").all()
    paths = [link.evaluate("(a) => new URL(a.href).pathname") for link in links]
    assert len(paths) == 2
    assert all((site / path.lstrip("/") / "index.html").is_file() for path in paths)


EMPTY: dict[str, tuple[tuple[str, ...], dict[str, str], str]] = {
    "waiting": (("landing-grant",), {}, "No amount yet."),
    "in kind": (
        ("landing-grant", "harbour-berth"),
        {"rank": "deckhand"},
        "support in kind, or has",
    ),
    "not eligible": (("landing-grant",), {"rank": "deckhand"}, "Nothing is available"),
    "no measure": ((), {}, "There are no measures for this choice."),
}


@pytest.mark.parametrize("state", EMPTY)
def test_where_there_is_no_amount_the_page_says_why(visit: Visit, state: str) -> None:
    """Nothing yet, nothing at all, nothing in money: each is told in the place of the totals."""
    measures, answers, told = EMPTY[state]
    reader = in_harbour(visit, *measures)
    reader.is_one_of("sailor")
    for question, answer in answers.items():
        reader.answers(question, answer)
    expect(reader.page.locator(".pa-totals")).to_contain_text(told)
    expect(reader.page.locator(".pa-total")).to_have_count(0)
