# SPDX-License-Identifier: MIT
"""Duties can be taken away as a table that a spreadsheet opens."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from generator.pages.rendering import Renderer
from generator.pages.tables import MARK, duty_tables
from tests.project import ROOT, TINY, add_data, catalogue_of, tiny_site

DUTY = """\
duties:
  - id: count-gulls
    clause: charter-offices
    title: {en: '=cmd', zh: '=cmd'}
    summary: {en: Count the gulls., zh: 数海鸥。}
    departments: [{department: quay-office, role: lead}]
    frequency: {kind: regularly}
    status: planned
"""


def tables_of(root: Path, language: str) -> dict[str, list[list[str]]]:
    """Return the rows of every table of a site."""
    renderer = Renderer(catalogue_of(root), ROOT / "site_templates", language)
    tables = duty_tables(renderer.site_pages.viewer)
    return {
        path: list(csv.reader(io.StringIO(text.removeprefix(MARK))))
        for path, text in tables.items()
    }


def test_every_department_has_its_own_duties_only() -> None:
    """A department's table names no other department; the whole table holds them all."""
    tables = tables_of(TINY, "en")
    whole = tables.pop("departments/duties.csv")

    assert {"Office of the Quays"} == {
        row[0] for row in tables["departments/quay-office/duties.csv"][1:]
    }
    assert len(whole) - 1 == sum(len(rows) - 1 for rows in tables.values())


def test_a_cell_is_never_a_formula(tmp_path: Path) -> None:
    """A text that begins like a formula is shown, not run."""
    root = tiny_site(tmp_path)
    add_data(root, DUTY.encode())
    rows = tables_of(root, "en")["departments/duties.csv"]

    assert ["'=cmd", "Count the gulls."] == rows[-1][1:3]


def test_tables_are_marked_as_unicode() -> None:
    """The file begins with the mark by which a spreadsheet reads it as Unicode."""
    renderer = Renderer(catalogue_of(TINY), ROOT / "site_templates", "zh")

    assert all(text.startswith(MARK) for text in
               duty_tables(renderer.site_pages.viewer).values())  # fmt: skip
