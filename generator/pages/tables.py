# SPDX-License-Identifier: MIT
"""Tables to take away: the duties of departments as CSV that a spreadsheet opens as it is."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from generator.pages.viewing import Viewer
from generator.pages.views import DutyView, Link

# A spreadsheet would run a cell that begins with one of these.
_ACTIVE = ("=", "+", "-", "@", "\t", "\r")
_COLUMNS = ("department", "what", "details", "role", "frequency", "serves", "status", "source")
# Spreadsheets take a file without this mark for the local code page.
MARK = "\ufeff"

Row = tuple[Link, DutyView, str]


def duty_tables(viewer: Viewer) -> dict[str, str]:
    """Return CSV text by address: one table of all duties, and one for each department."""
    rows = viewer.duty_rows
    tables = {"departments/duties.csv": _table(viewer, rows)}
    for id_ in viewer.catalogue.departments:
        path = viewer.links.department(id_).path
        tables[f"{path}duties.csv"] = _table(viewer, [row for row in rows if row[0].path == path])
    return tables


def _table(viewer: Viewer, rows: Iterable[Row]) -> str:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([viewer.wording(f"departments.column.{column}") for column in _COLUMNS])
    for link, duty, role in rows:
        told = (link.name, duty.title, duty.summary, role, duty.frequency, duty.serves,
                duty.status, f"{duty.clause.name} {duty.clause.note}")  # fmt: skip
        writer.writerow([_harmless(cell) for cell in told])
    return MARK + written.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_ACTIVE) else cell
