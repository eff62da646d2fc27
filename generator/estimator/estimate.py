# SPDX-License-Identifier: MIT
"""The estimate: every measure of a program for one situation, as of one day.

This is the reference; `estimate.js` is its twin for the browser. Both work on the program that
`program.py` compiles from the catalogue, and give equal results.
"""

from __future__ import annotations

from itertools import product
from math import inf
from typing import Any

from generator.estimator.amounts import Amount, amount
from generator.estimator.changes import changes
from generator.estimator.conditions import Truth, every, holds, resolved
from generator.estimator.context import Answers, Context, Node
from generator.estimator.groups import totals
from generator.estimator.intervals import Interval, hull, perhaps, total

# Stages of a measure's life in which nobody receives it.
NOT_NOW = ("planned", "quota_used", "suspended", "ended")
# States in which nothing is paid or given, whatever is answered besides.
NOTHING = {"nothing_due", "planned", "not_eligible"}
# A boundary that belongs to what is asked, and the same without it.
_STRICTER = {"at_least": "more_than", "at_most": "less_than"}


def estimate(program: Node, situation: Answers, as_of: str) -> dict[str, Any]:
    """Return the results of all measures and the totals per payee.

    `situation` goes from question to answer: fen, parts per million, whole numbers, option ids,
    true or false, or lists of numbers; a question that is absent or None is not answered. `as_of`
    is a day written 2026-01-31.
    """
    results = [
        estimate_measure(program, measure, situation, as_of)
        for measure in program["measures"].values()
    ]
    return {
        "as_of": as_of,
        "edition": program["edition"],
        "results": results,
        "totals": totals(program, results),
    }


def estimate_measure(
    program: Node, measure: Node, situation: Answers, as_of: str
) -> dict[str, Any]:
    """Return the result of one measure, spanning every combination of its readings."""
    combinations = list(product(*measure["readings"]))
    outcomes = [_outcome(program, measure, chosen, situation, as_of) for chosen in combinations]
    first = outcomes[0]
    merged = {**first, **_merged(outcomes)}
    readings = [
        {"readings": [reading["id"] for reading in chosen], "state": outcome["state"],
         "low": outcome["low"], "high": outcome["high"]}
        for chosen, outcome in zip(combinations, outcomes, strict=True)
    ]  # fmt: skip
    return {
        "measure": measure["id"], "clause": measure["clause"], "state": merged["state"],
        "payee": measure["payee"], "yearly": merged["yearly"], "low": merged["low"],
        "high": merged["high"], "bound": merged["bound"], "reasons": merged["reasons"],
        "missing": merged["missing"], "changes": merged["changes"], "steps": merged["steps"],
        "doubts": measure["doubts"], "readings": readings if len(readings) > 1 else [],
        "group": measure["group"],
    }  # fmt: skip


def _outcome(
    program: Node, measure: Node, chosen: tuple[Node, ...], situation: Answers, as_of: str
) -> dict[str, Any]:
    conditions = [*measure["conditions"], *(c for one in chosen for c in one["conditions"])]
    form = next((one["amount"] for one in chosen if one["amount"]), measure["amount"])
    context = Context(program, situation, as_of)
    reasons, truth = _reasoned(measure, conditions, context)
    missing = context.missing
    if truth == "no":
        never = reasons[-1]["outcome"] == "not_in_force"
        needed = [] if never else changes(conditions, context)
        changed = [_paying(test, form, context) for test in needed]
        state = "planned" if reasons[-1].get("status") == "planned" else "not_eligible"
        return _told(state, Amount((), "exact"), reasons, changes=changed)
    context = Context(program, situation, as_of)
    computed = amount(form, context)
    if truth == "yes":
        missing = context.missing
    state = _state(computed, truth, missing, measure)
    steps = [] if missing else context.steps
    bound = computed.bound if truth == "yes" and not missing else "range"
    yearly = tuple(perhaps(year, sure=truth == "yes") for year in computed.yearly)
    return _told(state, Amount(yearly, bound), reasons, missing=missing, steps=steps)


def _reasoned(
    measure: Node, conditions: list[Node], context: Context
) -> tuple[list[dict[str, Any]], Truth]:
    words = {"yes": "met", "no": "failed", "unknown": "unanswered"}
    truths = [holds(condition, context) for condition in conditions]
    reasons: list[dict[str, Any]] = [
        {"outcome": words[truth], "condition": resolved(condition, context.as_of)}
        for condition, truth in zip(conditions, truths, strict=True)
    ]
    reasons += [{"outcome": "self_certified", "certification": c} for c in measure["certified"]]
    if measure["status"] in NOT_NOW:
        reasons.append({"outcome": "not_in_force", "status": measure["status"]})
        return reasons, "no"
    if _out_of_force(measure, context.as_of):
        reasons.append({"outcome": "not_in_force"})
        return reasons, "no"
    return reasons, every(truths)


def _out_of_force(measure: Node, as_of: str) -> bool:
    starts, ends = measure["starts"], measure["ends"]
    return bool((starts and as_of < starts) or (ends and as_of > ends))


def _paying(test: Node, form: Node, context: Context) -> Node:
    """Return a test, without its boundary if just there nothing would be paid yet."""
    if test.get("operator") not in _STRICTER or not isinstance(test["value"]["amount"], int):
        return test
    bounds = context.bounds(test["question"])
    beyond = bounds.high if test["operator"] == "at_least" else bounds.low
    edge, far = (
        total(amount(form, context.with_answers({test["question"]: answer})).yearly)
        for answer in (test["value"]["amount"], beyond)
    )
    pays_only_beyond = edge.high == 0 and far.high != 0
    return {**test, "operator": _STRICTER[test["operator"]]} if pays_only_beyond else test


def _state(computed: Amount, truth: Truth, missing: list[str], measure: Node) -> str:
    if truth == "unknown" or missing:
        return "needs_answers"
    if computed.bound == "open":
        return "negotiated"
    if not computed.yearly:
        return "in_kind"
    if total(computed.yearly).high == 0:
        return "nothing_due"
    return "conditional" if measure["certified"] else "eligible"


def _told(
    state: str, computed: Amount, reasons: list[dict[str, Any]], **more: list[Any]
) -> dict[str, Any]:
    low, high = total(computed.yearly)
    return {
        "state": state, "yearly": [list(year) for year in computed.yearly], "low": low,
        "high": high, "bound": computed.bound, "reasons": reasons,
        "missing": [], "steps": [], "changes": [], **more,
    }  # fmt: skip


def _merged(outcomes: list[dict[str, Any]]) -> dict[str, Any]:
    """Span the outcomes of all readings; where they disagree on the state, nothing is sure.

    That one of them comes to zero is told by the amount.

    Reasons and steps are those of an outcome that is available, else of the nearest to it.
    """
    if len(outcomes) == 1:
        return {}
    states = {outcome["state"] for outcome in outcomes}
    missing = list(dict.fromkeys(q for outcome in outcomes for q in outcome["missing"]))
    longest = max(len(outcome["yearly"]) for outcome in outcomes)
    padded = [outcome["yearly"] + [[0, 0]] * (longest - len(outcome["yearly"]))
              for outcome in outcomes]  # fmt: skip
    yearly = [list(hull(Interval(*one) for one in year)) for year in zip(*padded, strict=True)]
    low, high = hull(Interval(outcome["low"], outcome["high"]) for outcome in outcomes)
    fullest = min(outcomes, key=_distance)
    agreed = "needs_answers" if missing else "conditional"
    others = states - {"nothing_due"}
    if states <= NOTHING:
        agreed = fullest["state"]
    elif len(others) == 1:
        agreed = others.pop()
    spans = {(outcome["low"], outcome["high"], outcome["bound"]) for outcome in outcomes}
    bound = outcomes[0]["bound"] if len(spans) == 1 else "range"
    return {
        "state": agreed, "yearly": yearly, "low": low, "high": high, "bound": bound,
        "missing": missing, "reasons": fullest["reasons"], "steps": fullest["steps"],
        "changes": fullest["changes"],
    }  # fmt: skip


def _distance(outcome: Node) -> float:
    """Return how many tests an outcome is away from being available; zero is half a one away."""
    if outcome["state"] != "not_eligible":
        return 0.5 if outcome["state"] == "nothing_due" else 0
    return len(outcome["changes"]) or inf
