# SPDX-License-Identifier: MIT
"""Figures of a source: single facts and targets with their dates, and rows of its tables."""

from __future__ import annotations

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.catalogue.amounts import ValueName
from generator.catalogue.records import Record, Text, many
from generator.catalogue.values import Id, Model, NotStated

Bound = Literal["exact", "at_least", "more_than", "about", "at_most"]
FigureKind = Literal["actual", "target"]


class When(Model):
    """The time that a figure is about: a day, a span of days, or the last day of a target."""

    on: date | None = None
    since: date | None = None
    until: date | None = None
    by: date | None = None

    @model_validator(mode="after")
    def _is_one_time(self) -> Self:
        spans = (self.since is None) == (self.until is None)
        given = sum(day is not None for day in (self.on, self.since, self.by))
        backwards = self.since and self.until and self.since > self.until
        if not spans or given != 1 or backwards:
            raise PydanticCustomError("not_a_time", "time", {})
        return self


class Fact(Record):
    """A figure that a source states or aims at, with the time and the place it is about.

    `value` names the main one of the values; `figure` says it where the bare value does not do.
    `parts` are facts that the source gives as the parts of this total.
    """

    clause: Id
    title: Text
    value: ValueName
    figure: Text | None = None
    kind: FigureKind
    bound: Bound = "exact"
    when: When | NotStated
    note: Text | None = None
    parts: tuple[Id, ...] = many()


class Point(Model):
    """One figure of an indicator: the year at whose end it was counted, or for which it is aimed."""

    year: int = Field(ge=1900, le=2200)
    value: ValueName
    kind: FigureKind = "actual"
    bound: Bound = "exact"


class Indicator(Record):
    """A row of a table of figures in a source; the clause is the table.

    `change` names the value of the change as printed: per cent, or percentage points. `parts` are
    rows of the same table that make up this one.
    """

    clause: Id
    row: int = Field(ge=1, le=1000)
    name: Text
    unit: Text | None = None
    points: tuple[Point, ...] = Field(min_length=1)
    change: ValueName | None = None
    parts: tuple[Id, ...] = many()
