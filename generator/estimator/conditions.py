# SPDX-License-Identifier: MIT
"""Conditions in three values: yes, no, unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal

from generator.estimator.context import Context, Node, amount_on
from generator.estimator.intervals import Interval

Truth = Literal["yes", "no", "unknown"]


def holds(condition: Node, context: Context) -> Truth:
    """Say whether a condition holds for the answers of the context.

    A question inside of what is decided without its answer is not missed.
    """
    missed = len(context.missing)
    truth = _judged(condition, context)
    if truth != "unknown":
        del context.missing[missed:]
    return truth


def every(truths: Iterable[Truth]) -> Truth:
    """Return yes if all are yes, no if one is no."""
    found = list(truths)
    if "no" in found:
        return "no"
    return "unknown" if "unknown" in found else "yes"


def some(truths: Iterable[Truth]) -> Truth:
    """Return yes if one is yes, no if all are no."""
    return opposite(every([opposite(truth) for truth in truths]))


def opposite(truth: Truth) -> Truth:
    """Return no for yes, yes for no; unknown stays unknown."""
    opposites: dict[Truth, Truth] = {"yes": "no", "no": "yes", "unknown": "unknown"}
    return opposites[truth]


def resolved(condition: Node, day: str) -> dict[str, Any]:
    """Return a condition with its values as of a day, to be told to a reader."""
    told: dict[str, Any] = {}
    for key, part in condition.items():
        if key in ("all", "any"):
            told[key] = [resolved(inner, day) for inner in part]
        elif key == "not":
            told[key] = resolved(part, day)
        elif key == "value" and condition["operator"] in COMPARISONS:
            told[key] = {"unit": part["unit"], "by": part.get("by"), "amount": amount_on(part, day)}
        else:
            told[key] = part
    return told


def _judged(condition: Node, context: Context) -> Truth:
    if "all" in condition:
        return every(holds(inner, context) for inner in condition["all"])
    if "any" in condition:
        return some(holds(inner, context) for inner in condition["any"])
    if "not" in condition:
        return opposite(holds(condition["not"], context))
    if condition["operator"] in ("is", "one_of"):
        return _among(condition, context)
    answer = context.number(condition["question"])
    return COMPARISONS[condition["operator"]](answer, context.value(condition["value"]))


def _among(condition: Node, context: Context) -> Truth:
    """Say whether the answer is one of some; without it, whether every option is, or none."""
    answer = context.answer(condition["question"])
    asked = context.program["questions"][condition["question"]]
    possible = (asked["options"] or (True, False)) if answer is None else (answer,)
    found = {one in condition["value"] for one in possible}
    if len(found) > 1:
        return "unknown"
    return "yes" if True in found else "no"


def _at_least(a: Interval, b: Interval) -> Truth:
    if b.high is not None and a.low >= b.high:
        return "yes"
    return "no" if a.high is not None and a.high < b.low else "unknown"


def _more_than(a: Interval, b: Interval) -> Truth:
    if b.high is not None and a.low > b.high:
        return "yes"
    return "no" if a.high is not None and a.high <= b.low else "unknown"


COMPARISONS: dict[str, Callable[[Interval, Interval], Truth]] = {
    "at_least": _at_least,
    "more_than": _more_than,
    "at_most": lambda a, b: opposite(_more_than(a, b)),
    "less_than": lambda a, b: opposite(_at_least(a, b)),
}
