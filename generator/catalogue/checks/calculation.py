# SPDX-License-Identifier: MIT
"""Can every amount and condition be computed, for every answer that is let through?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.catalogue.amounts import COMPARISONS, OPERATORS, Condition
from generator.catalogue.catalogue import Catalogue
from generator.catalogue.records import WIDEST, Measure, Question, Record
from generator.catalogue.values import Value
from generator.catalogue.walk import Step, amounts_of, conditions_of, value_names
from generator.problems import Problem

_UNIT_OF_FIELD = {
    "rate": {"percent"}, "ratio": {"percent"}, "years": {"years"}, "within": {"years"},
    "beyond": {"people", "count", "times"}, "at_most": {"people", "count", "times"},
    "value": {"money"}, "low": {"money"}, "high": {"money"}, "over": {"money"},
    "floor": {"money"}, "cap": {"money"}, "pays": {"money"}, "at_least": {"money"},
}  # fmt: skip
_NUMERIC = {"integer", "money", "percent", "date"}


def values_are_known(catalogue: Catalogue) -> Iterator[Problem]:
    """Forms and conditions name values that the record has, in a unit that fits."""
    for measure in catalogue.measures.values():
        for path, node in amounts_of(measure):
            for field, name in value_names(node):
                yield from _value(catalogue, measure, (*path, field), name, _UNIT_OF_FIELD[field])
        for path, condition in conditions_of(measure):
            for field, name in value_names(condition):
                yield from _value(catalogue, measure, (*path, field), name, None)
    for duty in catalogue.duties.values():
        frequency = duty.frequency
        given = {frequency.times is not None, frequency.per is not None}
        unknown = frequency.times is not None and frequency.times not in duty.values
        if given != {frequency.kind == "at_least"} or unknown:
            place = catalogue.origin("duties", duty.id).place("frequency")
            yield Problem(place, "frequency", {"id": duty.id, "values": sorted(duty.values)})


def questions_are_whole(catalogue: Catalogue) -> Iterator[Problem]:
    """A choice has options, a list says what it is of, bounds are in order."""
    for question in catalogue.questions.values():
        place = catalogue.origin("questions", question.id).place("id")
        options = [option.id for option in question.options]
        if (question.type == "choice") != bool(options) or len(set(options)) != len(options):
            yield Problem(place, "question_options", {"id": question.id})
        needed = question.type == "list"
        if {question.of is not None, question.most_entries is not None} != {needed}:
            yield Problem(place, "question_list", {"id": question.id})
        widest = WIDEST.get(question.of or question.type, 0)
        least, most = question.least or 0, widest if question.most is None else question.most
        if not 0 <= least <= most <= widest:
            yield Problem(place, "question_bounds", {"id": question.id, "widest": widest})


def conditions_make_sense(catalogue: Catalogue) -> Iterator[Problem]:
    """A condition is exactly one test, and the test fits the type of its question."""
    for measure in catalogue.measures.values():
        for path, condition in conditions_of(measure):
            place = catalogue.origin("measures", measure.id).place(*path)
            operators = [name for name in OPERATORS if _operand(condition, name) is not None]
            nested = [condition.all, condition.any, condition.not_]
            shapes = sum(part is not None for part in nested) + (condition.question is not None)
            if shapes != 1 or (condition.question is not None) != (len(operators) == 1):
                yield Problem(place, "condition_shape", {"id": measure.id})
                continue
            question = catalogue.questions.get(condition.question or "")
            if question is not None:
                yield from (
                    Problem(place, code, details)
                    for code, details in _misfit(condition, operators[0], question)
                )


def tables_have_no_holes(catalogue: Catalogue) -> Iterator[Problem]:
    """A table on an answer has every option that the conditions let through, and no other."""
    for kind, record in catalogue.records():
        for path, by, keys in _tables(record):
            place = catalogue.origin(kind, record.id).place(*path)
            question = catalogue.questions.get(by)
            if question is None or question.type != "choice":
                choices = sorted(q.id for q in catalogue.questions.values() if q.type == "choice")
                details = {"what": "choices", "id": by, "known": choices}
                yield Problem(place, "unknown_id", details)
                continue
            options = {option.id for option in question.options}
            extra = sorted(set(keys) - options)
            if extra:
                details = {"by": by, "extra": extra, "options": sorted(options)}
                yield Problem(place, "table_extra", details)
            holes = sorted(_let_through(record, question) - set(keys))
            if holes and isinstance(record, Measure):
                yield Problem(place, "table_hole", {"by": by, "holes": holes})


def borrowed_tables_have_no_holes(catalogue: Catalogue) -> Iterator[Problem]:
    """A table of a lending measure has every option that the borrowing one lets through."""
    for measure in catalogue.measures.values():
        for path, form in amounts_of(measure):
            for lender, given in _lenders(catalogue, form, {}, ()):
                for _, by, keys in _tables(lender):
                    question = catalogue.questions.get(by)
                    if question is None or by in given:
                        continue
                    holes = sorted(_let_through(measure, question) - set(keys))
                    if holes:
                        place = catalogue.origin("measures", measure.id).place(*path)
                        yield Problem(place, "table_hole", {"by": by, "holes": holes})


def numbers_are_ordered(catalogue: Catalogue) -> Iterator[Problem]:
    """No cap is below its floor, and no range ends before it begins."""
    for measure in catalogue.measures.values():
        for path, form in amounts_of(measure):
            pairs = (("floor", "cap", "cap_below_floor"), ("low", "high", "range_reversed"))
            for lower, upper, code in pairs:
                low = measure.values.get(getattr(form, lower, None) or "")
                high = measure.values.get(getattr(form, upper, None) or "")
                if low and high and _above(low, high):
                    place = catalogue.origin("measures", measure.id).place(*path, upper)
                    yield Problem(place, code, {"id": measure.id})


def _value(
    catalogue: Catalogue, measure: Measure, path: Step, name: str, units: set[str] | None
) -> Iterator[Problem]:
    place = catalogue.origin("measures", measure.id).place(*path)
    if name not in measure.values:
        yield Problem(place, "unknown_value", {"name": name, "values": sorted(measure.values)})
    elif units is not None and measure.values[name].unit not in units:
        unit = measure.values[name].unit
        yield Problem(place, "value_unit", {"name": name, "unit": unit, "units": sorted(units)})


def _operand(condition: Condition, operator: str) -> object:
    return getattr(condition, f"{operator}_" if operator == "is" else operator)


def _misfit(
    condition: Condition, operator: str, question: Question
) -> Iterator[tuple[str, dict[str, object]]]:
    options = {option.id for option in question.options}
    wanted = [_operand(condition, operator)] if operator == "is" else condition.one_of or ()
    details: dict[str, object] = {
        "question": question.id,
        "type": question.type,
        "operator": operator,
    }
    if operator in COMPARISONS:
        if question.type not in _NUMERIC:
            yield "operator_misfit", details
    elif question.type == "boolean":
        if operator != "is" or not isinstance(condition.is_, bool):
            yield "operator_misfit", details
    elif question.type != "choice":
        yield "operator_misfit", details
    else:
        for option in wanted:
            if option not in options:
                yield "unknown_id", {"what": "options", "id": option, "known": sorted(options)}


def _lenders(
    catalogue: Catalogue, form: Any, given: dict[str, str], seen: tuple[str, ...]
) -> Iterator[tuple[Measure, dict[str, str]]]:
    """Yield each measure whose amount a form takes, however far away, with the answers given."""
    base = getattr(form, "of", None)
    id_ = getattr(form, "measure", None) or getattr(base, "measure", None) or ""
    lender = catalogue.measures.get(id_)
    if lender is None or id_ in seen:
        return
    answers = {**given, **getattr(form, "answers", {})}
    yield lender, answers
    for _, inner in amounts_of(lender):
        yield from _lenders(catalogue, inner, answers, (*seen, id_))


def _tables(record: Record) -> Iterator[tuple[Step, str, Iterable[str]]]:
    for name, value in record.values.items():
        if value.by is not None and isinstance(value.amount, dict):
            yield ("values", name), value.by, value.amount
            for index, earlier in enumerate(value.earlier):
                if isinstance(earlier.amount, dict):
                    yield ("values", name, "earlier", index), value.by, earlier.amount
    for path, form in amounts_of(record) if isinstance(record, Measure) else ():
        if hasattr(form, "table"):
            yield path, form.question, form.table


def _let_through(record: Record, question: Question) -> set[str]:
    """Return the options that no condition which must hold shuts out."""
    options = {option.id for option in question.options}
    for condition in getattr(record, "conditions", ()):
        if condition.question == question.id:
            options &= _accepted(condition)
        elif condition.not_ is not None and condition.not_.question == question.id:
            options -= _accepted(condition.not_)
    return options


def _accepted(condition: Condition) -> set[str]:
    return set(condition.one_of or ()) | ({str(condition.is_)} if condition.is_ else set())


def _above(low: Value, high: Value) -> bool:
    """Say whether the first is above the second on any day, for any option they share."""
    return any(
        _above_on(low.on(day), high.on(day)) for day in {*low.turning_days(), *high.turning_days()}
    )


def _above_on(low: int | dict[str, int], high: int | dict[str, int]) -> bool:
    if isinstance(low, dict) and isinstance(high, dict):
        return any(low[key] > high[key] for key in low.keys() & high.keys())
    lows = low.values() if isinstance(low, dict) else [low]
    highs = high.values() if isinstance(high, dict) else [high]
    return max(lows) > min(highs)
