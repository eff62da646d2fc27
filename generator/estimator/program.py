# SPDX-License-Identifier: MIT
"""Compile the catalogue into the program that both estimators run: plain JSON, values inlined."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from generator.catalogue.amounts import COMPARISONS, Base, Condition
from generator.catalogue.amounts import Step as MilestoneStep
from generator.catalogue.catalogue import Catalogue
from generator.catalogue.records import WIDEST, Measure, Question
from generator.catalogue.values import Model, Value, Values
from generator.catalogue.walk import value_names

VERSION = 1
# Under these keys a program names a question, or another measure.
_NAMING = {"question", "entries", "count", "already", "by", "answer", "product", "measure"}


@lru_cache(maxsize=2)
def compile_program(catalogue: Catalogue) -> dict[str, Any]:
    """Return the estimator program of a checked catalogue.

    Money is in fen, percentages in parts per million, dates are day numbers; measures stand in the
    order of the source. The same catalogue gives the same object; it is not to be changed.
    """
    return {
        "version": VERSION,
        "edition": catalogue.site.edition.isoformat(),
        "questions": {q.id: _question(q) for q in catalogue.questions.values()},
        "groups": {group.id: {"rule": group.rule} for group in catalogue.groups.values()},
        "measures": {measure.id: _measure(measure) for measure in catalogue.measures.values()},
    }


def part_of(program: dict[str, Any], measure: str) -> dict[str, Any]:
    """Return the part of a program that decides one measure: it, what it looks at, what they ask."""
    measures: dict[str, Any] = {}
    questions: set[str] = set()
    waiting = [measure]
    while waiting:
        id_ = waiting.pop()
        measures[id_] = program["measures"][id_]
        for key, named in _references(measures[id_]):
            if key != "measure":
                questions.add(named)
            elif named not in measures:
                waiting.append(named)
    groups = {one["group"] for one in measures.values()}
    return {
        **program,
        "questions": {id_: q for id_, q in program["questions"].items() if id_ in questions},
        "groups": {id_: group for id_, group in program["groups"].items() if id_ in groups},
        "measures": measures,
    }


def _references(node: Any, under: str = "") -> Iterator[tuple[str, str]]:
    """Yield (key, id) for all that names a question or another measure below a node."""
    if isinstance(node, str):
        if under in _NAMING:
            yield under, node
    elif isinstance(node, list):
        for one in node:
            yield from _references(one, under)
    elif isinstance(node, dict):
        for key, one in node.items():
            yield from _references(one, key)


def _question(question: Question) -> dict[str, Any]:
    compiled: dict[str, Any] = {"type": question.type, "of": question.of}
    compiled["options"] = [option.id for option in question.options]
    widest = WIDEST.get(question.of or question.type)
    compiled["least"] = question.least or 0
    compiled["most"] = widest if question.most is None else question.most
    compiled["most_entries"] = question.most_entries
    return compiled


def _measure(measure: Measure) -> dict[str, Any]:
    values = measure.values
    readings = [
        [{"id": f"{doubt.id}.{reading.id}",
          "conditions": [_condition(c, values) for c in reading.conditions],
          "amount": _form(reading.amount, values) if reading.amount else None}
         for reading in doubt.readings]
        for doubt in measure.doubts if doubt.readings
    ]  # fmt: skip
    return {
        "id": measure.id,
        "clause": measure.clause,
        "audience": list(measure.audience),
        "payee": measure.payee,
        "group": measure.group,
        "status": measure.status,
        "starts": measure.starts.isoformat() if measure.starts else None,
        "ends": measure.ends.isoformat() if measure.ends else None,
        "certified": list(measure.certified),
        "doubts": [doubt.id for doubt in measure.doubts],
        "conditions": [_condition(condition, values) for condition in measure.conditions],
        "amount": _form(measure.amount, values),
        "readings": readings,
    }


def _condition(condition: Condition, values: Values) -> dict[str, Any]:
    for key in ("all", "any"):
        inner = getattr(condition, key)
        if inner is not None:
            return {key: [_condition(part, values) for part in inner]}
    if condition.not_ is not None:
        return {"not": _condition(condition.not_, values)}
    compiled: dict[str, Any] = {"question": condition.question}
    if condition.is_ is not None:
        return {**compiled, "operator": "is", "value": [condition.is_]}
    if condition.one_of is not None:
        return {**compiled, "operator": "one_of", "value": list(condition.one_of)}
    operator = next(name for name in COMPARISONS if getattr(condition, name) is not None)
    named = values[getattr(condition, operator)]
    return {**compiled, "operator": operator, "value": _value(named)}


def _form(form: Any, values: Values) -> dict[str, Any]:
    compiled: dict[str, Any] = {}
    named = dict(value_names(form))
    for field in type(form).model_fields:
        part = getattr(form, field)
        if part is None:
            continue
        compiled[field] = _value(values[named[field]]) if field in named else _part(part, values)
    return compiled


def _part(part: Any, values: Values) -> Any:
    if isinstance(part, Base):
        return {key: _plain(value) for key, value in part if value is not None}
    if isinstance(part, Model):
        return _form(part, values)
    if isinstance(part, dict):
        return {key: _part(value, values) for key, value in part.items()}
    if isinstance(part, tuple) and part and isinstance(part[0], MilestoneStep):
        return [_form(step, values) for step in part]
    return _plain(part)


def _plain(part: Any) -> Any:
    return list(part) if isinstance(part, tuple) else part


def _value(value: Value) -> dict[str, Any]:
    compiled: dict[str, Any] = {"unit": value.unit, "amount": value.amount}
    if value.by is not None:
        compiled["by"] = value.by
    if value.earlier:
        ordered = sorted(value.earlier, key=lambda earlier: earlier.until)
        compiled["earlier"] = [
            {"until": earlier.until.isoformat(), "amount": earlier.amount} for earlier in ordered
        ]
    return compiled
