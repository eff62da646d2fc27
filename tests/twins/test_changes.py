# SPDX-License-Identifier: MIT
"""The changes that are named would do, and fewer tests would not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from random import Random
from typing import Any

from hypothesis import given

from generator.estimator.conditions import COMPARISONS, holds
from generator.estimator.context import Context
from generator.estimator.estimate import NOT_NOW, estimate_measure
from tests.twins.situations import situations
from tests.twins.small_programs import EXHAUSTIVE, every_situation
from tests.twins.strategies import (
    DAYS,
    PROFILE,
    RANDOM,
    Program,
    programs,
    with_conditions,
)

Answers = Mapping[str, Any]
Condition = Mapping[str, Any]
DAY = DAYS[2]
TURNED = {"at_least": "less_than", "less_than": "at_least",
          "at_most": "more_than", "more_than": "at_most"}  # fmt: skip


@PROFILE
@given(with_conditions(), RANDOM)
def test_the_changes_would_do_and_fewer_would_not(program: Program, random: Random) -> None:
    """Some answers that pass the tests named make a measure possible; of fewer tests none would.

    Fewer tests would do if whoever passes them, all else unchanged, had a possible measure.
    """
    for answers, _ in situations(program, random, 5):
        for measure in program["measures"].values():
            result = estimate_measure(program, measure, answers, DAY)
            if measure["readings"] or result["state"] != "not_eligible":
                continue
            named = result["changes"]
            if named:
                assert any(possible(program, measure, answers, named))
            if measure["status"] not in NOT_NOW and not starts_later_or_is_over(measure):
                most = len(named) - 1 if named else 2
                for fewer in some_of(failing_tests(program, measure, answers), most):
                    found = [*possible(program, measure, answers, fewer)]
                    assert not found or not all(found)


@EXHAUSTIVE
@given(programs())
def test_no_changes_where_there_is_nothing_to_change(program: Program) -> None:
    """Only a measure that is not available has changes; where it is not in force it has none."""
    for measure in program["measures"].values():
        result = estimate_measure(program, measure, {}, DAY)
        outcomes = {reason["outcome"] for reason in result["reasons"]}
        if result["state"] != "not_eligible" or "not_in_force" in outcomes:
            assert [] == result["changes"]


def possible(
    program: Program, measure: Condition, answers: Answers, tests: Sequence[Condition]
) -> Iterator[bool]:
    """Yield whether the measure is possible, for each way to pass the tests."""
    for others in every_situation(program, [*dict.fromkeys(question_of(test) for test in tests)]):
        changed = {**answers, **others}
        context = Context(program, changed, DAY)
        if all(holds(test, context) == "yes" for test in tests):
            state = estimate_measure(program, measure, changed, DAY)["state"]
            yield state != "not_eligible"


def failing_tests(program: Program, measure: Condition, answers: Answers) -> list[Condition]:
    """Return the tests that the conditions come down to and that fail."""
    context = Context(program, answers, DAY)
    found: list[Condition] = []
    for condition in measure["conditions"]:
        found += [test for test in turned(condition, wanted=True) if test not in found]
    return [test for test in found if holds(test, context) == "no"]


def turned(condition: Condition, *, wanted: bool) -> Iterator[Condition]:
    """Yield the tests of a condition, those under a `not` turned round."""
    if "not" in condition:
        yield from turned(condition["not"], wanted=not wanted)
    elif "question" not in condition:
        for part in condition.get("all", condition.get("any")):
            yield from turned(part, wanted=wanted)
    elif wanted:
        yield condition
    elif condition["operator"] in COMPARISONS:
        yield {**condition, "operator": TURNED[condition["operator"]]}
    else:
        yield {"not": condition}


def some_of(tests: list[Condition], most: int) -> Iterator[tuple[Condition, ...]]:
    """Yield every choice of at most so many tests."""
    for count in range(1, most + 1):
        yield from combinations(tests, count)


def question_of(test: Condition) -> str:
    """Return the question that a test is on."""
    question: str = test.get("not", test)["question"]
    return question


def starts_later_or_is_over(measure: Condition) -> bool:
    """Say whether a measure is not in force on the day of these tests."""
    starts, ends = measure["starts"], measure["ends"]
    return bool((starts and starts > DAY) or (ends and ends < DAY))
