# SPDX-License-Identifier: MIT
"""Walk through the conditions and amount forms of a measure, each with its path in the record."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from generator.catalogue.amounts import Base, Condition
from generator.catalogue.records import Measure
from generator.catalogue.values import Model

Step = tuple[str | int, ...]

_VALUE_FIELDS = ("value", "low", "high", "rate", "ratio", "over", "floor", "cap", "years", "beyond",
                 "at_most", "within", "at_least", "more_than", "less_than", "pays")  # fmt: skip


def amounts_of(measure: Measure) -> Iterator[tuple[Step, Any]]:
    """Yield every amount form of a measure, those of its readings included."""
    yield from _forms(measure.amount, ("amount",))
    for path, reading in readings_of(measure):
        if reading.amount is not None:
            yield from _forms(reading.amount, (*path, "amount"))


def conditions_of(measure: Measure) -> Iterator[tuple[Step, Condition]]:
    """Yield every condition of a measure, nested ones and those of its readings included."""
    yield from _conditions(measure.conditions, ("conditions",))
    for path, reading in readings_of(measure):
        yield from _conditions(reading.conditions, (*path, "conditions"))


def readings_of(measure: Measure) -> Iterator[tuple[Step, Any]]:
    """Yield every reading of every doubt of a measure."""
    for at, doubt in enumerate(measure.doubts):
        for index, reading in enumerate(doubt.readings):
            yield ("doubts", at, "readings", index), reading


def value_names(node: Model) -> Iterator[tuple[str, str]]:
    """Yield (field, value name) for each value that one form or condition names."""
    for name in _fields_that_name_values(type(node)):
        named = getattr(node, name)
        if isinstance(named, str):
            yield name, named


@cache
def _fields_that_name_values(model: type[Model]) -> tuple[str, ...]:
    return tuple(name for name in _VALUE_FIELDS if name in model.model_fields)


def question_names(node: Model) -> Iterator[tuple[str, str]]:
    """Yield (field, question id) for each question that one form or condition names."""
    for name in ("question", "entries", "already"):
        named = getattr(node, name, None)
        if isinstance(named, str):
            yield name, named
    count = getattr(node, "count", None)
    if isinstance(count, str):
        yield "count", count
    base = getattr(node, "of", None)
    if isinstance(base, Base):
        yield from (("of", q) for q in (base.answer, *(base.product or ())) if q)


def _forms(amount: Any, path: Step) -> Iterator[tuple[Step, Any]]:
    yield path, amount
    inner = getattr(amount, "amount", None)
    if inner is not None:
        yield from _forms(inner, (*path, "amount"))
    table = getattr(amount, "table", None)
    for option, entry in (table or {}).items():
        yield from _forms(entry, (*path, "table", option))
    for index, step in enumerate(getattr(amount, "steps", ())):
        yield (*path, "steps", index), step


def _conditions(conditions: tuple[Condition, ...], path: Step) -> Iterator[tuple[Step, Condition]]:
    for index, condition in enumerate(conditions):
        yield from _nested(condition, (*path, index))


def _nested(condition: Condition, path: Step) -> Iterator[tuple[Step, Condition]]:
    yield path, condition
    for key, inner in (("all", condition.all), ("any", condition.any)):
        yield from _conditions(inner or (), (*path, key))
    if condition.not_ is not None:
        yield from _nested(condition.not_, (*path, "not"))
