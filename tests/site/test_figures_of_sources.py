# SPDX-License-Identifier: MIT
"""Figures read in the plan of the district and in the replies are looked for in the real site."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.site.clauses import (
    LANGUAGES,
    clause_page,
    figures_on,
    has_number,
    measure_pages,
    read,
    rows_of,
    says,
)
from tests.site.parsed import Element, page_at

DISTRICT, REPLIES = read("facts-district.yaml"), read("facts-replies.yaml")
PLAN: str = DISTRICT["document"]
FACTS = [{"document": PLAN, **one} for one in DISTRICT["facts"]]
FACTS += [{"document": REPLIES["documents"][one["of"]], **one} for one in REPLIES["facts"]]
ROWS = [(table, row, cells) for table, rows in DISTRICT["tables"].items()
        for row, cells in rows.items()]  # fmt: skip


@pytest.mark.parametrize(
    "fact", FACTS, ids=[f"{one['document'][:2]} {one['clause']} {one['en']}" for one in FACTS]
)
def test_figures_have_a_row_on_the_page_of_their_clause(site: Path, fact: dict[str, Any]) -> None:
    """The row has the figure, its time and its bound, and says the same in English."""
    place = fact["document"], fact["clause"]
    chinese, english = [figures_on(clause_page(site, one, *place)) for one in LANGUAGES]
    found = {row.id for row in chinese if row.is_(fact, "zh")}
    both = [row for row in english if row.id in found and row.is_(fact, "en")]

    assert found, [row for row in chinese if has_number(row.figure, fact["zh"][1])] or chinese
    assert both, [row for row in english if row.id in found]


@pytest.mark.parametrize(
    "told", REPLIES["told"], ids=[f"{one['of']} {one['clause']} {one['what']}"
                                  for one in REPLIES["told"]]
)  # fmt: skip
def test_facts_without_a_figure_are_told(site: Path, told: dict[str, Any]) -> None:
    """One page, of the clause or of a measure of it, has all words of a fact, in both languages."""
    place = REPLIES["documents"][told["of"]], told["clause"]
    own = clause_page(site, "zh", *place)
    missing = {
        page.below: [says(page_at(site, f"{one}/{page.below}"), told[one]) for one in LANGUAGES]
        for page in [own] * ("measure" not in told) + measure_pages(own)
    }

    assert [[], []] in missing.values(), missing


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("table", "number", "cells"), ROWS, ids=[f"{t} {n}" for t, n, _ in ROWS])
def test_rows_of_the_printed_tables_are_told(
    site: Path, table: str, number: int, cells: dict[str, list[str]], language: str
) -> None:
    """A row has its number, its name, both figures, and the change if the source prints it."""
    name, base, result, *change = cells[language]
    row = _cells(rows_of(_table(site, language, table))[number - 1], language)
    told_base, told_result, _chart, *printed, _worked_out = row[2:]

    assert str(number) == row[0]
    assert name.lower() in row[1].lower() if language == "en" else name == row[1]
    assert has_number(told_base, base)
    assert has_number(told_result, result)
    assert change == printed


@pytest.mark.parametrize("table", DISTRICT["tables"])
def test_tables_have_the_rows_of_the_source(site: Path, table: str) -> None:
    """No row is missing, and there is none that the source does not have."""
    rows = rows_of(_table(site, "zh", table))

    assert list(DISTRICT["tables"][table]) == [int(row.all("td")[0].seen()) for row in rows]


def test_there_are_figures_enough() -> None:
    """The files hold figures of all parts of the three sources."""
    told = [one["of"] for one in REPLIES["facts"] + REPLIES["told"]]

    assert min(told.count(138), told.count(107)) >= 30
    assert (27, 15) == tuple(map(len, DISTRICT["tables"].values()))
    assert len(DISTRICT["facts"]) >= 60


def _table(site: Path, language: str, number: str) -> Element:
    """Return the table of indicators that the district's plan prints under a number."""
    clause = clause_page(site, language, PLAN, number).below.split("/")[1]
    section = page_at(site, f"{language}/indicators/").content.with_id(f"table_{clause}").parent
    assert section is not None
    return section.all("table", "pa-indicators")[0]


def _cells(row: Element, language: str) -> list[str]:
    """Return what the cells of a row say, without the notes that stand below a name."""
    cells = [one for one in row.children if isinstance(one, Element)]
    told = [one.said if language == "zh" else one.seen() for one in cells]
    told[1] = "".join(one for one in cells[1].children if isinstance(one, str)).strip()
    return told
