# SPDX-License-Identifier: MIT
"""What would have to be otherwise: the fewest tests that stand between a situation and a measure.

A condition is a tree of tests on single answers. A *way* to meet it is a list of tests that meet
it together: of `all` every part, of `any` one part; `not` turns these round and ends up at the
tests themselves. The functions stand in the same order, under the same names, in `changes.js`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

from generator.estimator.conditions import COMPARISONS, holds, resolved
from generator.estimator.context import Context, Node

Way = list[Node]

# Of more ways than these only the shortest are looked at.
MOST_WAYS = 64
COMPLEMENTS = {
    "at_least": "less_than", "less_than": "at_least",
    "at_most": "more_than", "more_than": "at_most",
}  # fmt: skip


def changes(conditions: list[Node], context: Context) -> list[dict[str, Any]]:
    """Return the fewest tests that have to come out true so that no condition fails any more.

    Tests that come out well now stay so, and those without an answer may still go either way. The
    list is empty if nothing fails, or if what would have to hold contradicts itself.
    """
    whole = {"all": conditions}
    tests = list(_tests(whole, context, wanted=True))
    moved = {_question(test) for test in tests if holds(test, context) == "no"}
    moved |= {_question(test) for test in tests if _table(test) in moved}
    found = [
        needed
        for way in _ways(whole, context, moved, wanted=True)
        for needed in _needed(way, context)
    ]
    return [resolved(test, context.as_of) for test in min(found, key=len, default=[])]


def _tests(condition: Node, context: Context, *, wanted: bool) -> Iterator[Node]:
    """Yield the tests that a condition, or its opposite, comes down to."""
    if "not" in condition:
        yield from _tests(condition["not"], context, wanted=not wanted)
    elif "question" in condition:
        yield condition if wanted else _complement(condition, context)
    else:
        for part in condition.get("all", condition.get("any")):
            yield from _tests(part, context, wanted=wanted)


def _ways(condition: Node, context: Context, moved: set[str], *, wanted: bool) -> list[Way]:
    """Return the ways to meet a condition or its opposite; other questions are left out of them."""
    if "not" in condition:
        return _ways(condition["not"], context, moved, wanted=not wanted)
    if "question" in condition:
        if condition["question"] not in moved:
            return [[]]
        return [[condition if wanted else _complement(condition, context)]]
    inner = condition.get("all", condition.get("any"))
    parts = [_ways(part, context, moved, wanted=wanted) for part in inner]
    if ("all" in condition) != wanted:
        return _shortest(way for part in parts for way in part)
    ways: list[Way] = [[]]
    for part in parts:
        ways = _shortest([*one, *other] for one in ways for other in part)
    return ways


def _shortest(ways: Iterable[Way]) -> list[Way]:
    """Return the shortest ways; where nothing at all is needed, that is the only one."""
    ordered = sorted(ways, key=len)
    return ordered[: MOST_WAYS if ordered and ordered[0] else 1]


def _needed(way: Way, context: Context) -> Iterator[Way]:
    """Yield the tests of a way that fail now, for each choice of options that meets it.

    A number may be compared with a table on an option, so options are chosen first.
    """
    failed = [test for test in way if not _compares(test) and holds(test, context) == "no"]
    asked = _questions(failed)
    tables = {_table(test) for test in way}
    fitting = [_fitting(one, way, context)[: None if one in tables else 1] for one in asked]
    for options in product(*fitting):
        chosen = context.with_answers(dict(zip(asked, options, strict=True)))
        short = [test for test in way if _compares(test) and holds(test, chosen) == "no"]
        if all(_fitting(question, way, chosen) for question in _questions(short)):
            needed = [test for test in way if test in failed or test in short]
            yield _without_implied(needed, chosen)


def _fitting(question: str, way: Way, context: Context) -> list[Any]:
    """Return answers to a question that meet its failed tests and do not fail the others."""
    own = [test for test in way if _question(test) == question]
    failed = [test for test in own if holds(test, context) == "no"]
    return [
        answer
        for answer in _answers(question, own, context)
        if _meets(answer, question, failed, ("yes",), context)
        and _meets(answer, question, own, ("yes", "unknown"), context)
    ]


def _meets(
    answer: Any, question: str, tests: list[Node], wanted: tuple[str, ...], context: Context
) -> bool:
    other = context.with_answers({question: answer})
    return all(holds(test, other) in wanted for test in tests)


def _answers(question: str, tests: list[Node], context: Context) -> list[Any]:
    """Return answers that tell the tests of a question apart: all there are, or the boundaries."""
    asked = context.program["questions"][question]
    if asked["type"] == "boolean":
        return [True, False]
    if asked["type"] == "choice":
        return list(asked["options"])
    ends = [end for test in tests for end in context.value(test["value"]) if end is not None]
    beside = [end + step for end in ends for step in (-1, 0, 1)]
    least, most = context.bounds(question)
    return [
        number
        for number in (least, *beside, *([] if most is None else [most]))
        if least <= number and (most is None or number <= most)
    ]


def _without_implied(tests: list[Node], context: Context) -> Way:
    """Leave out each test that comes out true whenever the others on its question do."""
    kept = tests
    for test in tests:
        rest = [one for one in kept if one is not test]
        if _implied(test, rest, context):
            kept = rest
    return kept


def _implied(test: Node, rest: list[Node], context: Context) -> bool:
    question = _question(test)
    own = [one for one in rest if _question(one) == question]
    return bool(own) and all(
        _meets(answer, question, [test], ("yes",), context)
        for answer in _answers(question, [test, *own], context)
        if _meets(answer, question, own, ("yes",), context)
    )


def _complement(test: Node, context: Context) -> Node:
    """Return the test that is true where this one is false."""
    if _compares(test):
        return {**test, "operator": COMPLEMENTS[test["operator"]]}
    if context.program["questions"][test["question"]]["type"] == "boolean":
        return {**test, "value": [one for one in (True, False) if one not in test["value"]]}
    return {"not": test}


def _compares(test: Node) -> bool:
    return test.get("operator") in COMPARISONS


def _question(test: Node) -> str:
    question: str = test.get("not", test)["question"]
    return question


def _questions(tests: list[Node]) -> list[str]:
    return list(dict.fromkeys(_question(test) for test in tests))


def _table(test: Node) -> str | None:
    """Return the question on which the value of a comparison hangs."""
    return test["value"].get("by") if _compares(test) else None
