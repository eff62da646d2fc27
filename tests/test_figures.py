# SPDX-License-Identifier: MIT
"""Figures are told with their bound and time; changes are worked out anew, parts are added up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.catalogue.values import Value
from generator.pages.figures import Figures, IndicatorView, how_printed_differs
from generator.pages.rendering import Renderer
from tests.project import ROOT, TINY, catalogue_of, change, codes, problems_of, tiny_site

TEMPLATES = ROOT / "site_templates"
FACTS = Path(__file__).parent / "figures"


@pytest.fixture(scope="module")
def told() -> dict[str, Figures]:
    """Return what tells the figures of the tiny site, by language."""
    catalogue = catalogue_of(TINY)
    return {
        language: Figures(Renderer(catalogue, TEMPLATES, language).wording)
        for language in catalogue.languages
    }


@pytest.fixture(scope="module")
def row(told: dict[str, Figures]) -> Callable[[str], IndicatorView]:
    """Return what makes a row of the island's table, in English."""
    indicators = told["en"].wording.catalogue.indicators
    return lambda id_: told["en"].indicator(indicators[id_], ())


@pytest.mark.parametrize(("fact", "en", "zh"), [
    ("island-boats", ("7 boats", "end of 2029"), ("7艘", "2029年底")),
    ("island-rowing-boats", ("2", "2028 to 2029"), ("2", "2028至2029年")),
    ("island-pilots-wanted", ("at least 20 people", "by 2035"),
     ("20人以上", "到2035年")),
])  # fmt: skip
def test_fact_is_told(
    told: dict[str, Figures], fact: str, en: tuple[str, str], zh: tuple[str, str]
) -> None:
    """A fact has its figure as the source says it, how firm it is, and its time."""
    for language, expected in (("en", en), ("zh", zh)):
        record = told[language].wording.catalogue.facts[fact]

        assert expected == (told[language].figure(record), told[language].when(record.when))


def test_people_are_told_in_ten_thousands_in_chinese(told: dict[str, Figures]) -> None:
    """Large counts of people read 4.2万人 in Chinese and 42,000 people in English."""
    for language, expected in (("en", "42,000 people"), ("zh", "4.2万人")):
        indicator = told[language].wording.catalogue.indicators["island-sailors"]

        assert expected == told[language].indicator(indicator, ()).bars[-1].told


def test_printed_change_stands_beside_the_one_worked_out(
    row: Callable[[str], IndicatorView],
) -> None:
    """31,000 to 42,000 is 35.5 per cent more; the printed 35.4 is kept, and marked."""
    sailors, old = row("island-sailors"), row("island-old-sailors")

    assert ("35.4%", "+35.5%", "rounding") == (sailors.printed, sailors.worked_out, sailors.differs)
    assert ("25%", "+25%", "") == (old.printed, old.worked_out, old.differs)


def test_change_of_percentages_is_in_points(row: Callable[[str], IndicatorView]) -> None:
    """From 26 to 35.4 per cent are 9.4 percentage points, not 36 per cent."""
    certified = row("island-certified")

    assert ("+9.4 percentage points", "") == (certified.worked_out, certified.differs)


def test_row_without_printed_change_has_only_the_one_worked_out(
    row: Callable[[str], IndicatorView],
) -> None:
    """A table that prints no change gets none put into its mouth."""
    new = row("island-new-sailors")

    assert ("", "+70%", "") == (new.printed, new.worked_out, new.differs)


def test_parts_are_added_up_year_by_year(row: Callable[[str], IndicatorView]) -> None:
    """20,000 and 10,000 are not 31,000; 25,000 and 17,000 are 42,000."""
    first, last = row("island-sailors").sums

    assert (True, False) == (first.differs, last.differs)
    assert "30,000 people. The printed total is higher by 1,000 people." in first.told


def test_bars_are_as_long_as_their_figures(row: Callable[[str], IndicatorView]) -> None:
    """The longest bar has the whole width, the others their share; targets are marked."""
    assert [("actual", 74), ("actual", 100)] == [
        (bar.kind, bar.width) for bar in row("island-sailors").bars
    ]
    assert "target" == row("island-certified").bars[-1].kind


@pytest.mark.parametrize(("printed", "worked_out", "differs"), [
    ({"percent": 36.6}, (365_771, "percent"), ""),
    ({"percent": 36.5}, (365_500, "percent"), "rounding"),
    ({"percent": 36.4}, (365_500, "percent"), "differs"),
    ({"percent": 300}, (3_000_000, "percent"), ""),
    ({"points": 1.3}, (13_000, "points"), ""),
    ({"points": 1.3}, (13_000, "percent"), "differs"),
    ({"points": 2.25}, (-22_500, "points"), ""),
    ({"percent": 50}, (-400_000, "percent"), "differs"),
])  # fmt: skip
def test_changes_are_compared_to_one_decimal(
    *, printed: dict[str, float], worked_out: tuple[int, str], differs: str
) -> None:
    """A half is rounded up before the two are compared, the unit counts, and a fall has no sign."""
    value = Value.model_validate({unit: f"{number}%" for unit, number in printed.items()})
    (amount,) = value.numbers()

    assert differs == how_printed_differs((amount, value.unit), worked_out)


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Figures:
    """Return what tells odd rows and totals in English: falls, ranks, years out of order."""
    root = tiny_site(tmp_path_factory.mktemp("odd"))
    change(root, FACTS / "odd")
    catalogue = catalogue_of(root)
    return Figures(Renderer(catalogue, TEMPLATES, "en").wording)


@pytest.mark.parametrize(("row", "years", "worked_out"), [
    ("boats-by-year", ["2020", "2022", "2025 target"], "−50%"),
    ("leaky-boats", ["2020", "2025"], "−2.3 percentage points"),
    ("place-among-ports", ["2020", "2025"], ""),
    ("first-sailing", ["2020", "2025"], ""),
])  # fmt: skip
def test_change_goes_from_the_first_year_to_the_last(
    odd: Figures, row: str, years: list[str], worked_out: str
) -> None:
    """However they are written, figures stand by year; days and ranks have no change in per cent."""
    view = odd.indicator(odd.wording.catalogue.indicators[row], ())

    assert (years, worked_out, "") == (
        [bar.year for bar in view.bars], view.worked_out, view.differs)  # fmt: skip


def test_parts_are_added_up_as_they_are_told(odd: Figures) -> None:
    """A part that changes after the day of the site counts as it is on that day."""
    total = odd.sum_of_facts(odd.wording.catalogue.facts["harbour-dues"])

    assert total is not None
    assert "The parts add up to the total, CNY 10,000." == total.told


def test_figures_in_two_units_are_a_problem(tmp_path: Path) -> None:
    """A part in another unit than its total cannot be added, nor can a row mix units."""
    root = tiny_site(tmp_path)
    change(root, FACTS / "two_units")

    assert [
        ("content/data/added.yaml:10", "value_unit"),
        ("content/data/added.yaml:24", "value_unit"),
    ] == codes(problems_of(root))


def test_figure_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    """A fact or a row that names a value it does not have, or a change in people, is refused."""
    root = tiny_site(tmp_path)
    change(root, FACTS)

    assert [
        ("content/data/added.yaml:7", "unknown_value"),
        ("content/data/added.yaml:15", "unknown_value"),
        ("content/data/added.yaml:16", "value_unit"),
    ] == codes(problems_of(root))
