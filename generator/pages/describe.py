# SPDX-License-Identifier: MIT
"""Tell conditions, amounts and rates of a measure in words, from the same records as the estimate."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from generator.catalogue.amounts import COMPARISONS, ByClass, Condition, SameAs
from generator.catalogue.records import Duty, Measure
from generator.catalogue.values import Value
from generator.catalogue.walk import Step, amounts_of, value_names
from generator.pages.wording import Wording

# Fields of a form that are told as a rate; the others only steer the calculation.
_TOLD = ("value", "low", "high", "rate", "ratio", "over", "floor", "cap", "at_least", "years",
         "beyond", "at_most", "within")  # fmt: skip


# The label of a number, the number or the table of numbers, and the unit.
Rate = tuple[str, int | dict[str, int], str]


@dataclass(frozen=True)
class RateRow:
    """One line of a rate table: a single cell, or one cell for each column."""

    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class RateTable:
    """Rates of a measure; `by` and `columns` are empty where they do not depend on an answer."""

    by: str
    columns: tuple[str, ...]
    rows: tuple[RateRow, ...]


def alternatives_told(condition: Condition, measure: Measure, wording: Wording) -> tuple[str, ...]:
    """Return the parts of a condition of which one is enough, or all are needed, each in words."""
    parts = condition.any or condition.all or ()
    return tuple(condition_told(part, measure, wording) for part in parts)


def condition_told(condition: Condition, measure: Measure, wording: Wording) -> str:
    """Return one condition in words."""
    for key, parts in (("all", condition.all), ("any", condition.any)):
        if parts is not None:
            told = [condition_told(part, measure, wording) for part in parts]
            joined = wording("list.comma").join(told) if key == "all" else wording.either(told)
            return wording(f"operator.{key}", conditions=joined)
    if condition.not_ is not None:
        return _negated(condition.not_, measure, wording)
    return _test_told(condition, measure, wording)


def rate_tables(measure: Measure, wording: Wording) -> list[RateTable]:
    """Return every number that the amount of a measure uses, as tables."""
    seen: set[str] = set()
    tables: dict[str, list[Rate]] = {}
    for label, name in _roles(measure, wording):
        if name not in seen:
            seen.add(name)
            value = measure.values[name]
            rows = tables.setdefault(value.by or "", [])
            rows.append((label, wording.amount(value), value.unit))
            rows += _other_times(label, value, wording)
    own = [_table(by, rows, wording) for by, rows in tables.items()]
    classes = [form for _, form in amounts_of(measure) if isinstance(form, ByClass)]
    return [*own, *(_borrowed_table(form, wording) for form in classes)]


def frequency_told(duty: Duty, wording: Wording) -> str:
    """Return how often a duty is done, in words."""
    frequency = duty.frequency
    if frequency.kind != "at_least":
        return wording(f"frequency.{frequency.kind}")
    times = wording.value(duty.values[frequency.times or ""])
    return wording("frequency.at_least", times=times, per=wording(f"period.{frequency.per}"))


def question_told(question: str, wording: Wording) -> str:
    """Return the short text of a question."""
    return wording.text(wording.catalogue.questions[question].text)


def _negated(condition: Condition, measure: Measure, wording: Wording) -> str:
    single = condition.is_ if condition.question else None
    if isinstance(single, str):
        question = question_told(condition.question or "", wording)
        value = wording.option(condition.question or "", single, short=False)
        return wording("operator.is_not", question=question, value=value)
    return wording("operator.not", condition=condition_told(condition, measure, wording))


def _test_told(condition: Condition, measure: Measure, wording: Wording) -> str:
    id_ = condition.question or ""
    question = question_told(id_, wording)
    if isinstance(condition.is_, bool):
        answer = wording("answer.true" if condition.is_ else "answer.false")
        return wording("operator.is", question=question, value=answer)
    if condition.is_ is not None:
        value = wording.option(id_, condition.is_, short=False)
        return wording("operator.is", question=question, value=value)
    if condition.one_of is not None:
        names = [wording.option(id_, option, short=False) for option in condition.one_of]
        return wording("operator.one_of", question=question, value=wording.either(names))
    operator = next(name for name in COMPARISONS if getattr(condition, name) is not None)
    value = wording.value(measure.values[getattr(condition, operator)])
    return wording(f"operator.{operator}", question=question, value=value)


def _roles(measure: Measure, wording: Wording) -> Iterator[tuple[str, str]]:
    for path, form in amounts_of(measure):
        of = _told_of(path, measure, wording)
        if hasattr(form, "pays"):
            over = wording.value(measure.values[form.over])
            yield wording("role.step", over=over) + of, form.pays
            continue
        for field, name in value_names(form):
            if field in _TOLD:
                fixed = field == "years" and getattr(form, "term", "") == "fixed"
                yield wording("role.term" if fixed else f"role.{field}") + of, name


def _told_of(path: Step, measure: Measure, wording: Wording) -> str:
    """Return what a form is for, where it stands under an option or under a reading."""
    told: list[str] = []
    if path[0] == "doubts":
        reading = measure.doubts[int(path[1])].readings[int(path[3])]
        told.append(wording.text(reading.text, measure.values))
    by_class = [form for _, form in amounts_of(measure) if isinstance(form, ByClass)]
    for at, step in enumerate(path):
        if step == "table":
            question = next(form.question for form in by_class if path[at + 1] in form.table)
            told.append(wording.option(question, str(path[at + 1])))
    return f" ({wording.listed(told)})" if told else ""


def _other_times(label: str, value: Value, wording: Wording) -> Iterator[Rate]:
    """Yield what a value was before the day of the edition, and what it will be after it."""
    today, starts = wording.catalogue.site.edition, dt.date.min
    for day in sorted(value.turning_days()):
        if day < today:
            when = wording("rates.until", day=wording.date(day))
            yield f"{label} ({when})", value.on(day), value.unit
        elif starts > today:
            when = wording("rates.from", day=wording.date(starts))
            yield f"{label} ({when})", value.on(day), value.unit
        starts = day + dt.timedelta(days=1) if day < dt.date.max else day


def _table(by: str, rows: list[Rate], wording: Wording) -> RateTable:
    if not by:
        told = tuple(RateRow(label, (_cell(unit, amount, "", wording),))
                     for label, amount, unit in rows)  # fmt: skip
        return RateTable("", (), told)
    used = {key for _, amount, _ in rows if isinstance(amount, dict) for key in amount}
    options = [o.id for o in wording.catalogue.questions[by].options if o.id in used]
    columns = tuple(wording.option(by, option) for option in options)
    told = tuple(
        RateRow(label, tuple(_cell(unit, amount, option, wording) for option in options))
        for label, amount, unit in rows
    )
    return RateTable(question_told(by, wording), columns, told)


def _cell(unit: str, amount: int | dict[str, int], option: str, wording: Wording) -> str:
    number = amount.get(option) if isinstance(amount, dict) else amount
    return "–" if number is None else wording.number(unit, number)


def _borrowed_table(form: ByClass, wording: Wording) -> RateTable:
    """Return what other measures give for each option of a choice."""
    rows: dict[str, list[str]] = {}
    borrowed = {o: one for o, one in form.table.items() if isinstance(one, SameAs)}
    for one in borrowed.values():
        lender = wording.catalogue.measures[one.measure]
        for label, name in _roles(lender, wording):
            value = lender.values[name]
            option = one.answers.get(value.by or "")
            rows.setdefault(label, []).append(wording.value(value, option))
    columns = tuple(wording.option(form.question, option) for option in borrowed)
    told = tuple(RateRow(label, tuple(cells)) for label, cells in rows.items()
                 if len(cells) == len(columns))  # fmt: skip
    return RateTable(question_told(form.question, wording), columns, told)
