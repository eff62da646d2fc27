# SPDX-License-Identifier: MIT
"""Is every answer used as what it is: money as money, a list entry by entry, years as a number?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.catalogue.amounts import COMPARISONS, Base, Condition
from generator.catalogue.catalogue import Catalogue
from generator.catalogue.records import Measure, Question
from generator.catalogue.walk import Step, amounts_of, conditions_of
from generator.problems import Problem

MOST_YEARS = 100

_TYPE_OF_FIELD = {"count": "integer", "question": "integer", "already": "money", "entries": "list"}
_TYPE_OF_UNIT = {"money": "money", "percent": "percent", "date": "date"}


def answers_fit_their_use(catalogue: Catalogue) -> Iterator[Problem]:
    """Every question that a form names has the type that the form computes with."""
    for measure in catalogue.measures.values():
        for path, form in amounts_of(measure):
            for at, id_, wanted in _uses(form, _entries_around(measure, path)):
                question = catalogue.questions.get(id_)
                if question is not None and wanted not in (question.type, _type(question)):
                    details = {"question": id_, "type": _type(question), "wanted": wanted}
                    yield _problem(catalogue, measure, (*path, at), "answer_misfit", details)
            if getattr(form, "entries", None) in _entries_around(measure, path[:-1]):
                details = {"question": form.entries}
                yield _problem(catalogue, measure, path, "entries_nested", details)
            base = getattr(form, "of", None)
            if isinstance(base, Base) and _parts(base) != 1:
                yield _problem(catalogue, measure, (*path, "of"), "base_shape", {"id": measure.id})
            yield from _years_unbounded(catalogue, measure, path, form)
            yield from _answers_taken_as_given(catalogue, measure, path, form)


def values_fit_their_questions(catalogue: Catalogue) -> Iterator[Problem]:
    """A condition compares an answer with a value of its own kind."""
    for measure in catalogue.measures.values():
        for path, condition in conditions_of(measure):
            question = catalogue.questions.get(condition.question or "")
            value = measure.values.get(_compared_with(condition) or "")
            if question is None or value is None:
                continue
            wanted = _TYPE_OF_UNIT.get(value.unit, "integer")
            if question.type != wanted:
                details = {"question": question.id, "type": question.type, "wanted": wanted}
                yield _problem(catalogue, measure, path, "answer_misfit", details)


def _uses(form: Any, around: set[str]) -> Iterator[tuple[str, str, str]]:
    """Yield (field, question, type that it must have) for each answer a form uses."""
    for field, wanted in _TYPE_OF_FIELD.items():
        named = getattr(form, field, None)
        if isinstance(named, str) and form.form != "by_class":
            is_money_list = field == "entries" and form.form == "milestones"
            yield field, named, "list of money" if is_money_list else wanted
    base = getattr(form, "of", None)
    if isinstance(base, Base):
        if base.answer:
            yield "of", base.answer, "list of money" if base.answer in around else "money"
        if base.product:
            yield "of", base.product[0], "money"
            yield "of", base.product[1], "percent"


def _type(question: Question) -> str:
    if question.type == "list" and question.of == "money":
        return "list of money"
    return question.type


def _entries_around(measure: Measure, path: Step) -> set[str]:
    """Return the list questions of the forms that a form stands in: inside, one entry is meant."""
    return {
        form.entries
        for at, form in amounts_of(measure)
        if at == path[: len(at)] and getattr(form, "entries", None) is not None
    }


def _years_unbounded(
    catalogue: Catalogue, measure: Measure, path: Step, form: Any
) -> Iterator[Problem]:
    if getattr(form, "form", "") != "per_year":
        return
    question = catalogue.questions.get(form.question or "")
    if question is not None and not (question.most and question.most <= MOST_YEARS):
        details = {"name": question.id, "most": MOST_YEARS}
        yield _problem(catalogue, measure, (*path, "question"), "years_unbounded", details)
    limit = measure.values.get(form.years or "")
    if limit is not None and max(limit.numbers()) > MOST_YEARS:
        details = {"name": form.years, "most": MOST_YEARS}
        yield _problem(catalogue, measure, (*path, "years"), "years_unbounded", details)


def _answers_taken_as_given(
    catalogue: Catalogue, measure: Measure, path: Step, form: Any
) -> Iterator[Problem]:
    for id_, option in getattr(form, "answers", {}).items():
        question = catalogue.questions.get(id_)
        options = [one.id for one in question.options] if question else []
        if option not in options:
            details = {"what": "options", "id": f"{id_}: {option}", "known": options}
            yield _problem(catalogue, measure, (*path, "answers", id_), "unknown_id", details)


def _compared_with(condition: Condition) -> str | None:
    return next(
        (getattr(condition, name) for name in COMPARISONS if getattr(condition, name)), None
    )


def _parts(base: Base) -> int:
    return sum(part is not None for part in (base.answer, base.product, base.measure))


def _problem(
    catalogue: Catalogue, measure: Measure, path: Step, code: str, details: Mapping[str, object]
) -> Problem:
    return Problem(catalogue.origin("measures", measure.id).place(*path), code, details)
