# SPDX-License-Identifier: MIT
"""Money, percentages, dates, lists and slots read as each language writes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generator.catalogue.values import UNITS, Value
from generator.pages.wording import Wording, read_words, wording_in
from generator.problems import UsageError
from tests.project import ROOT, TINY, catalogue_of

TEMPLATES = ROOT / "site_templates"
CATALOGUE = catalogue_of(TINY)
SAY = {
    language: Wording(CATALOGUE, language, read_words(TEMPLATES, language))
    for language in ("zh", "en")
}


def said(method: str, *arguments: object) -> tuple[str, str]:
    """Return what the method of a wording gives in Chinese and in English."""
    zh, en = (str(getattr(SAY[language], method)(*arguments)) for language in ("zh", "en"))
    return zh, en


@pytest.mark.parametrize(
    ("fen", "zh", "en"),
    [
        (0, "0元", "CNY 0"),
        (1, "0.01元", "CNY 0.01"),
        (50, "0.50元", "CNY 0.50"),
        (1_00, "1元", "CNY 1"),
        (800_000, "8,000元", "CNY 8,000"),
        (999_900, "9,999元", "CNY 9,999"),
        (1_000_000, "1万元", "CNY 10,000"),
        (1_000_001, "10,000.01元", "CNY 10,000.01"),
        (1_001_000, "10,010元", "CNY 10,010"),
        (1_010_000, "1.01万元", "CNY 10,100"),
        (3_500_000, "3.5万元", "CNY 35,000"),
        (50_000_000, "50万元", "CNY 500,000"),
        (16_666_667, "166,666.67元", "CNY 166,666.67"),
        (16_666_660, "166,666.60元", "CNY 166,666.60"),
        (9_999_000_000, "9,999万元", "CNY 99,990,000"),
        (10_000_000_000, "1亿元", "CNY 100,000,000"),
        (10_100_000_000, "1.01亿元", "CNY 101,000,000"),
        (10_010_000_000, "10,010万元", "CNY 100,100,000"),
        (15_000_000_000, "1.5亿元", "CNY 150,000,000"),
        (10**15, "100,000亿元", "CNY 10,000,000,000,000"),
    ],
)
def test_money_is_told(fen: int, zh: str, en: str) -> None:
    """Chinese counts in 万 and 亿 where that stays short, English in yuan; no fen is lost."""
    assert (zh, en) == said("money", fen)


@pytest.mark.parametrize(
    ("ppm", "expected"),
    [(0, "0%"), (1, "0.0001%"), (38_500, "3.85%"), (125_000, "12.5%"), (200_000, "20%"),
     (1_000_000, "100%"), (12_345_678, "1,234.5678%")],
)  # fmt: skip
def test_percentage_is_told(ppm: int, expected: str) -> None:
    """A percentage is told exactly and alike in both languages."""
    assert (expected, expected) == said("number", "percent", ppm)


@pytest.mark.parametrize(
    ("unit", "amount", "zh", "en"),
    [
        ("years", 1, "1年", "1 year"),
        ("years", 2, "2年", "2 years"),
        ("years", 0, "0年", "0 years"),
        ("months", 1, "1个月", "1 month"),
        ("months", 6, "6个月", "6 months"),
        ("days", 1, "1天", "1 day"),
        ("days", 10, "10天", "10 days"),
        ("hours", 1, "1小时", "1 hour"),
        ("hours", 1200, "1,200小时", "1,200 hours"),
        ("age", 1, "1周岁", "1"),
        ("age", 45, "45周岁", "45"),
        ("people", 1, "1人", "1 person"),
        ("people", 3, "3人", "3 people"),
        ("times", 1, "1次", "once"),
        ("times", 2, "2次", "twice"),
        ("times", 3, "3次", "3 times"),
        ("count", 1, "1", "1"),
        ("count", 1000, "1,000", "1,000"),
        ("date", date(2020, 9, 30).toordinal(), "2020年9月30日", "30 September 2020"),
        ("money", 1_000_000, "1万元", "CNY 10,000"),
    ],
)
def test_number_brings_its_unit(unit: str, amount: int, zh: str, en: str) -> None:
    """A number is told with its unit, in the singular for one and in words where there are some."""
    assert (zh, en) == said("number", unit, amount)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_can_be_told(unit: str, language: str) -> None:
    """There is no unit that a language has no words for."""
    assert "7" in SAY[language].number(
        unit, 700 if unit == "money" else 70_000 if unit == "percent" else 7
    )


@pytest.mark.parametrize(
    ("day", "zh", "en"),
    [
        (date(2020, 9, 30), "2020年9月30日", "30 September 2020"),
        (date(2026, 1, 1), "2026年1月1日", "1 January 2026"),
        (date(2026, 12, 31), "2026年12月31日", "31 December 2026"),
        ("not_stated", "原文未说明", "Not stated in the source"),
    ],
)
def test_date_is_told(day: date | str, zh: str, en: str) -> None:
    """A date is told as the language writes it; one that is not stated says so."""
    assert (zh, en) == said("date", day)


@pytest.mark.parametrize(
    ("low", "high", "zh", "en"),
    [
        (5_000_000, 8_000_000, "5万至8万元", "CNY 50,000 to 80,000"),
        (500_000, 8_000_000, "5,000元至8万元", "CNY 5,000 to 80,000"),
        (5_000_000, 5_000_000, "5万元", "CNY 50,000"),
        (500_000, 800_000, "5,000至8,000元", "CNY 5,000 to 8,000"),
        (9_000_000_000, 10_000_000_000, "9,000万元至1亿元", "CNY 90,000,000 to 100,000,000"),
    ],
)
def test_span_of_money_names_the_unit_once(low: int, high: int, zh: str, en: str) -> None:
    """A range tells its unit once where both ends have the same."""
    assert (zh, en) == said("span", "money", low, high)


def test_span_of_other_units() -> None:
    """A range of other numbers is told end by end."""
    assert ("10%至20%", "10% to 20%") == said("span", "percent", 100_000, 200_000)
    assert ("1年至3年", "1 year to 3 years") == said("span", "years", 1, 3)


@pytest.mark.parametrize(
    ("items", "zh", "en"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a、b", "a and b"),
        (["a", "b", "c"], "a、b、c", "a, b and c"),
    ],
)
def test_list_is_told(items: list[str], zh: str, en: str) -> None:
    """Items are joined as in a sentence."""
    assert (zh, en) == said("listed", items)


@pytest.mark.parametrize(
    ("items", "zh", "en"),
    [(["a"], "a", "a"), (["a", "b"], "a或b", "a or b"), (["a", "b", "c"], "a、b或c", "a, b or c")],
)
def test_alternatives_are_told(items: list[str], zh: str, en: str) -> None:
    """Alternatives are joined as in a sentence."""
    assert (zh, en) == said("either", items)


VALUES = {
    "cap": Value.model_validate({"money": "10万"}),
    "term": Value.model_validate({"years": 3}),
    "grant": Value.model_validate({"money": {"pilot": "8万", "deckhand": 5000}, "by": "rank"}),
}


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ({"zh": "最高{cap}", "en": "up to {cap}"}, "最高10万元", "up to CNY 100,000"),
        (
            {"zh": "{cap}，{term}", "en": "{cap} for {term}"},
            "10万元，3年",
            "CNY 100,000 for 3 years",
        ),
        ({"zh": "{grant.pilot}", "en": "{grant.deckhand}"}, "8万元", "CNY 5,000"),
        (
            {"zh": "{grant}", "en": "{grant}"},
            "领航员8万元、甲板员5,000元",
            "CNY 80,000 (pilot) and CNY 5,000 (deckhand)",
        ),
        ({"zh": "没有空位", "en": "no slot"}, "没有空位", "no slot"),
        ("not_stated", "原文未说明", "Not stated in the source"),
    ],
)
def test_slots_are_filled(text: dict[str, str] | str, zh: str, en: str) -> None:
    """A slot takes the value, one entry of a table, or all entries with the names of their options."""
    assert (zh, en) == said("text", text, VALUES)


def test_words_take_details() -> None:
    """Interface words are filled with what is to be told."""
    assert "CNY 5 (pilot)" == SAY["en"]("table.entry", value="CNY 5", option="pilot")


def test_names_come_from_the_catalogue() -> None:
    """Options and entries of vocabularies have the names of the site, in the language."""
    assert ("领航员", "pilot") == said("option", "rank", "pilot")
    assert ("船厂", "the shipyard") == said("named", "payees", "shipyard")
    assert ("原文未说明", "Not stated in the source") == said("named", "payees", "not_stated")


def test_language_without_words_is_told() -> None:
    """A site in a language without interface words says which file is missing."""
    with pytest.raises(UsageError, match=r"fr\.yaml"):
        read_words(TEMPLATES, "fr")


def test_one_language_prevails_over_no_other() -> None:
    """A site in one language says nothing of languages that differ."""
    front = CATALOGUE.front
    alone = front.site.model_copy(update={"languages": ("en",)})
    catalogue = replace(CATALOGUE, front=front.model_copy(update={"site": alone}))

    assert "" == wording_in(catalogue, TEMPLATES, "en").prevailing()
    assert "the English text prevails" in wording_in(CATALOGUE, TEMPLATES, "zh").source.prevailing()
