# SPDX-License-Identifier: MIT
"""What the records of a clause hold, and whether a figure of the clause is among it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import chain
from typing import Any

from generator.catalogue.catalogue import CARRIED, Catalogue
from generator.catalogue.coverage.measures import Kind
from generator.catalogue.coverage.printed import Figure, figures_in
from generator.catalogue.coverage.source_text import read_source
from generator.catalogue.records import Duty, Record
from generator.catalogue.values import (
    FEN_PER_YUAN,
    MILLIONTHS,
    PPM_PER_PERCENT,
    UNITS,
)

_INSIDE = {"money": FEN_PER_YUAN, "percent": PPM_PER_PERCENT, "points": PPM_PER_PERCENT,
           "number": MILLIONTHS}  # fmt: skip
_COUNTS: dict[str, Fraction] = dict.fromkeys(
    ("count", "people", "times", "number", "rank"), Fraction(1)
)
_ALL: dict[str, Fraction] = dict.fromkeys(UNITS, Fraction(1))
# A figure that has no measure word beside it has its unit, and its 万 or 亿, elsewhere in a table.
_SCALES = (1, 10_000, 100_000_000)

# In which units a value may hold a figure of each kind, and how many of them make one of it.
_UNITS: dict[Kind, dict[str, Fraction]] = {
    "money": {"money": Fraction(1)},
    "percent": {"percent": Fraction(1), "points": Fraction(1)},
    "ratio": {"percent": Fraction(1)},
    "factor": {"percent": Fraction(100), **_COUNTS},
    "years": {"years": Fraction(1), "months": Fraction(12)},
    "months": {"months": Fraction(1), "years": Fraction(1, 12)},
    "weeks": {"days": Fraction(7)},
    "days": {"days": Fraction(1)},
    "hours": {"hours": Fraction(1)},
    "age": {"age": Fraction(1), "years": Fraction(1)},
    "count": _COUNTS,
    "ordinal": _COUNTS,
    "bare": _ALL,
}  # fmt: skip


@dataclass
class Held:
    """Everything that the records of one clause hold, each thing as often as it is held.

    `amounts` are by unit, money in yuan and percentages in per cent; `printed` are figures in the
    words of the source that a doubt quotes; `rows` are row numbers of a table.
    """

    amounts: dict[str, list[Fraction]] = field(default_factory=dict)
    days: list[dt.date] = field(default_factory=list)
    years: list[int] = field(default_factory=list)
    rows: list[Fraction] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)

    def holds(self, figure: Figure) -> bool:
        """Say whether the records hold a figure, both ends of it if it is a range."""
        return self.times(figure) > 0

    def times(self, figure: Figure) -> int:
        """Return how often the records hold a figure."""
        quoted = self.printed.count(figure.printed)
        if figure.kind in ("date", "month"):
            return quoted + sum(_agrees(day, figure) for day in self.days)
        return quoted + min((self._times(figure.kind, one) for one in figure.numbers), default=0)

    def _times(self, kind: Kind, number: Fraction) -> int:
        if kind == "year":
            return self.years.count(int(number))
        wanted = [
            (unit, number * factor * scale)
            for unit, factor in _UNITS[kind].items()
            for scale in (_SCALES if kind == "bare" else (1,))
        ]
        rows = self.rows.count(number) if kind == "bare" else 0
        return rows + sum(self.amounts.get(unit, []).count(amount) for unit, amount in wanted)


def held_by(catalogue: Catalogue, clause: str) -> Held:
    """Return what the records of a clause hold: its own values, and those of all that it carries.

    The day of the document counts too, as a whole date.
    """
    carried = (catalogue.of_clause(kind, clause) for kind in CARRIED)
    held = held_in([catalogue.clauses[clause], *chain.from_iterable(carried)])
    document = catalogue.documents[catalogue.clauses[clause].document]
    held.days += [document.date] if isinstance(document.date, dt.date) else []
    return held


def held_in(records: Iterable[Record]) -> Held:
    """Return what records hold."""
    held = Held()
    for record in records:
        _add_values(held, record)
        _add_times(held, record)
        for doubt in record.doubts:
            held.printed += (one.printed for one in figures_in(read_source(doubt.quote or "")))
    return held


def _add_values(held: Held, record: Record) -> None:
    for value in record.values.values():
        if value.unit == "date":
            _add_days(held, *map(dt.date.fromordinal, value.numbers()))
            continue
        numbers = [Fraction(number, _INSIDE.get(value.unit, 1)) for number in value.numbers()]
        held.amounts.setdefault(value.unit, []).extend(numbers)


def _add_times(held: Held, record: Any) -> None:
    """Add what stands beside the values: days, years of a table, rows, frequencies in words."""
    when = getattr(record, "when", None)
    days = [getattr(record, name, None) for name in ("starts", "ends")]
    days += [getattr(when, name, None) for name in ("on", "since", "until", "by")]
    _add_days(held, *filter(None, days))
    held.years += (point.year for point in getattr(record, "points", ()))
    held.rows += [Fraction(record.row)] if hasattr(record, "row") else []
    if isinstance(record, Duty):
        said = {"around_the_clock": ("hours", 24), "once": ("times", 1)}.get(record.frequency.kind)
        if said:
            held.amounts.setdefault(said[0], []).append(Fraction(said[1]))


def _add_days(held: Held, *days: dt.date) -> None:
    held.days += days
    held.years += (day.year for day in days)


def _agrees(day: dt.date, figure: Figure) -> bool:
    """Say whether a day is the one that is printed, as far as it is printed."""
    parts = (day.year, day.month, day.day) if figure.kind == "date" else (day.month, day.day)
    return parts[: len(figure.numbers)] == tuple(map(int, figure.numbers))
