# SPDX-License-Identifier: MIT
"""Tell facts and indicators: their figures and times, changes worked out anew, parts added up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.catalogue.figures import Fact, Indicator, Point, When
from generator.catalogue.values import PPM_PER_PERCENT, Value
from generator.pages.views import DoubtView, Sum
from generator.pages.wording import Wording

WHOLE = 1_000_000  # parts per million
FULL_WIDTH = 100
# Changes are told to one decimal of a per cent.
LAST_DECIMAL = PPM_PER_PERCENT // 10
# Of two days or two places in a ranking, neither is a share of the other.
_WITHOUT_SHARES = ("date", "rank")


@dataclass(frozen=True)
class Bar:
    """One figure of an indicator, as long as its share of the largest one (0 to 100)."""

    year: str
    told: str
    width: int
    kind: str


@dataclass(frozen=True)
class IndicatorView:
    """A row of a table: its figures, the change as printed and as worked out here."""

    id: str
    row: str
    name: str
    original: str
    unit: str
    bars: tuple[Bar, ...]
    told: str
    printed: str
    worked_out: str
    differs: str
    sums: tuple[Sum, ...]
    doubts: tuple[DoubtView, ...]


class Figures:
    """Tells figures in one language."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording

    def figure(self, fact: Fact) -> str:
        """Return the figure of a fact, with its bound in words."""
        if fact.figure is not None:
            told = self.wording.text(fact.figure, fact.values)
        else:
            told = self.wording.value(fact.values[fact.value])
        return self._bounded(told, fact.bound)

    def when(self, when: When | str) -> str:
        """Return the time of a figure: end of 2019, 2016 to 2020, by 2025."""
        if isinstance(when, str):
            return self.wording("when.not_stated")
        if when.since and when.until:
            return self._span(when.since, when.until)
        if when.by:
            return self._ending("by", when.by)
        return self._ending("end", when.on) if when.on else ""

    def indicator(self, indicator: Indicator, doubts: tuple[DoubtView, ...]) -> IndicatorView:
        """Return a row of a table, with what its figures amount to."""
        wording = self.wording
        worked_out = self._change(indicator)
        change = indicator.values[indicator.change] if indicator.change else None
        printed = (self._plain(change), change.unit) if change else None
        name, bars = wording.text(indicator.name, indicator.values), self._bars(indicator)
        figures = wording("list.comma").join(f"{bar.year} {bar.told}" for bar in bars)
        foreign = wording.language != wording.source.language
        return IndicatorView(
            id=indicator.id,
            row=f"{indicator.row}",
            name=name,
            original=wording.source.text(indicator.name, indicator.values) if foreign else "",
            unit=wording.text(indicator.unit) if indicator.unit else "",
            bars=bars,
            told=wording("colon").join([name, figures]),
            printed=wording.value(change) if change else "",
            worked_out=self._signed(*worked_out) if worked_out else "",
            differs=how_printed_differs(printed, worked_out),
            sums=tuple(self._sums(indicator)),
            doubts=doubts,
        )

    def sum_of_facts(self, fact: Fact) -> Sum | None:
        """Say whether the parts of a fact make up its figure; None if it has none."""
        facts = [self.wording.catalogue.facts[id_] for id_ in fact.parts]
        values = [part.values[part.value] for part in facts]
        return self._sum(fact.values[fact.value], values) if values else None

    def _sums(self, indicator: Indicator) -> Iterator[Sum]:
        parts = [self.wording.catalogue.indicators[id_] for id_ in indicator.parts]
        for point in _in_order(indicator):
            values = [_value_in(part, point) for part in parts]
            if values and None not in values:
                found = self._sum(indicator.values[point.value], values)
                told = self.wording("sum.year", year=point.year, sum=found.told)
                yield Sum(told, found.differs)

    def _sum(self, total: Value, parts: Sequence[Value | None]) -> Sum:
        added = sum(self._plain(part) for part in parts if part)
        printed = self._plain(total)
        told = self.wording.number(total.unit, added)
        if added == printed:
            return Sum(self.wording("sum.exact", sum=told), differs=False)
        gap = self.wording.number(total.unit, abs(added - printed))
        key = "sum.less" if added < printed else "sum.more"
        return Sum(self.wording(key, sum=told, gap=gap), differs=True)

    def _bars(self, indicator: Indicator) -> tuple[Bar, ...]:
        points = [(point, indicator.values[point.value]) for point in _in_order(indicator)]
        largest = max(self._plain(value) for _, value in points) or 1
        return tuple(
            Bar(self._year(point), self._bounded(self._counted(value, indicator), point.bound),
                round(FULL_WIDTH * self._plain(value) / largest), point.kind)
            for point, value in points
        )  # fmt: skip

    def _counted(self, value: Value, indicator: Indicator) -> str:
        told = self.wording.value(value)
        if indicator.unit is None:
            return told
        return self.wording("figure.unit", figure=told, unit=self.wording.text(indicator.unit))

    def _year(self, point: Point) -> str:
        return self.wording(f"point.{point.kind}", year=point.year)

    def _change(self, indicator: Indicator) -> tuple[int, str] | None:
        """Return the change between the first and the last figure, and its unit."""
        values = [indicator.values[point.value] for point in _in_order(indicator)]
        first, last = self._plain(values[0]), self._plain(values[-1])
        if len(values) == 1 or values[0].unit in _WITHOUT_SHARES:
            return None
        if values[0].unit == "percent":
            return last - first, "points"
        return (_share(last - first, first), "percent") if first else None

    def _signed(self, amount: int, unit: str) -> str:
        told = self.wording.number(unit, _rounded(abs(amount)))
        return self.wording("change.less" if amount < 0 else "change.more", change=told)

    def _plain(self, value: Value) -> int:
        """Return the number of a value in force on the day for which it is told."""
        amount = self.wording.amount(value)
        return amount if isinstance(amount, int) else 0

    def _bounded(self, told: str, bound: str) -> str:
        return told if bound == "exact" else self.wording(f"figure.bound.{bound}", figure=told)

    def _ending(self, kind: str, day: date) -> str:
        if (day.month, day.day) == (12, 31):
            return self.wording(f"when.{kind}_of_year", year=day.year)
        return self.wording(f"when.{kind}", date=self.wording.date(day))

    def _span(self, first: date, last: date) -> str:
        whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
        if whole and first.year == last.year:
            return self.wording("when.year", year=first.year)
        if whole:
            return self.wording("when.years", first=first.year, last=last.year)
        return self.wording("when.days", first=self.wording.date(first),
                            last=self.wording.date(last))  # fmt: skip


def how_printed_differs(printed: tuple[int, str] | None, worked_out: tuple[int, str] | None) -> str:
    """Say whether a printed change is another one than the figures give, to one decimal.

    Both are amounts with their units; the printed one of a fall has no sign. Return nothing if it
    is the same, `rounding` if the last decimal is off by one, as it is where the figures beside it
    were rounded before they were printed, and else `differs`.
    """
    if printed is None or worked_out is None:
        return ""
    gap = abs(_rounded(printed[0]) - _rounded(abs(worked_out[0])))
    if printed[1] != worked_out[1] or gap > LAST_DECIMAL:
        return "differs"
    return "rounding" if gap else ""


def _in_order(indicator: Indicator) -> list[Point]:
    return sorted(indicator.points, key=lambda point: point.year)


def _value_in(indicator: Indicator, when: Point) -> Value | None:
    """Return the value of the same year and kind as another row's point."""
    wanted = (when.year, when.kind)
    found = (one.value for one in indicator.points if (one.year, one.kind) == wanted)
    name = next(found, None)
    return indicator.values[name] if name else None


def _share(part: int, whole: int) -> int:
    """Return part / whole in parts per million, the half rounded up."""
    return (2 * part * WHOLE + whole) // (2 * whole)


def _rounded(ppm: int) -> int:
    """Return parts per million rounded to one decimal of a per cent, the half up."""
    return (2 * ppm + LAST_DECIMAL) // (2 * LAST_DECIMAL) * LAST_DECIMAL
