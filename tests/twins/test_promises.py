# SPDX-License-Identifier: MIT
"""What an estimate promises while answers are missing holds for every way to give them.

The programs here are so small that every situation can be gone through.

What is asked (`missing`) is asked in stages: first what the conditions hang on that are not decided
yet, then, once all are met, what the amount hangs on, and what is inside of a list once the list is
there. So a question that is not missing now may be missing later, but it cannot change what the
stage has to settle; and where no question is spoken of twice each one that is missing can change
the result. Where one is, it may be asked for in vain: nothing looks at two tests together.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from hypothesis import given

from generator.estimator.estimate import estimate_measure
from tests.twins.situations import situations
from tests.twins.small_programs import EXHAUSTIVE, SMALL, asked_by, every_situation, read_once
from tests.twins.strategies import (
    DAYS,
    PROFILE,
    RANDOM,
    Program,
    programs,
)

Answers = Mapping[str, Any]
Result = dict[str, Any]
KEPT = ("state", "low", "high")


class Explored:
    """A measure of a program with its results in every situation."""

    def __init__(self, program: Program, measure: str) -> None:
        self.program = program
        self.measure = program["measures"][measure]
        self.asked = asked_by(program, measure)
        self.situations = every_situation(program, self.asked)
        self.results = [self.result(answers) for answers in self.situations]

    def result(self, answers: Answers) -> Result:
        """Return what the measure gives."""
        return estimate_measure(self.program, self.measure, answers, DAYS[2])

    def partial(self, random: Random) -> Iterator[tuple[Result, list[tuple[Result, Result]]]]:
        """Yield results where answers are missing, each with all that can still come of it."""
        for answers in random.sample(self.situations, min(4, len(self.situations))):
            known = random.sample(self.asked, random.randrange(len(self.asked) + 1))
            possible = [
                (other, result)
                for other, result in zip(self.situations, self.results, strict=True)
                if all(other[id_] == answers[id_] for id_ in known)
            ]
            yield self.result({id_: answers[id_] for id_ in known}), possible


def explored(program: Program) -> Iterator[Explored]:
    """Yield the measures of which every situation can be gone through."""
    for measure in program["measures"]:
        found = Explored(program, measure)
        if found.situations:
            yield found


@EXHAUSTIVE
@given(SMALL, RANDOM)
def test_what_is_known_stays_so(program: Program, random: Random) -> None:
    """A condition that is met or failed without some answers is so whatever they turn out to be."""
    for measure in explored(program):
        for foretold, possible in measure.partial(random):
            outcomes = [outcome["outcome"] for outcome in foretold["reasons"]]
            for _, result in possible if not foretold["readings"] else ():
                known = [outcome["outcome"] for outcome in result["reasons"]]
                assert all(
                    before in (after, "unanswered")
                    for before, after in zip(outcomes, known, strict=True)
                )


@EXHAUSTIVE
@given(SMALL)
def test_nothing_is_unknown_where_all_is_answered(program: Program) -> None:
    """With every answer each condition is met or failed, and nothing is missing."""
    for measure in explored(program):
        for result in measure.results:
            assert "needs_answers" != result["state"]
            assert [] == result["missing"]
            assert "unanswered" not in {reason["outcome"] for reason in result["reasons"]}


@EXHAUSTIVE
@given(SMALL, RANDOM)
def test_what_comes_of_it_lies_between_the_ends(program: Program, random: Random) -> None:
    """Whatever the missing answers turn out to be, amount and state are as foretold."""
    for measure in explored(program):
        for foretold, possible in measure.partial(random):
            for _, result in possible:
                assert foretold["state"] in (result["state"], "needs_answers")
                assert foretold["low"] <= result["low"]
                if foretold["high"] is not None:
                    assert result["high"] is not None
                    assert result["high"] <= foretold["high"]


@EXHAUSTIVE
@given(SMALL, RANDOM)
def test_the_missing_answers_settle_it(program: Program, random: Random) -> None:
    """Situations with the same answers to what is missing agree on every condition.

    Where all conditions are met already they agree on the amount, unless a list is missing. Where
    one has failed already, or all is not in force, nothing is missing, and they agree on the state.
    """
    for measure in explored(program):
        for foretold, possible in measure.partial(random):
            outcomes = {reason["outcome"] for reason in foretold["reasons"]}
            met = outcomes <= {"met", "self_certified"}
            lists = any(program["questions"][id_]["type"] == "list" for id_ in foretold["missing"])
            settled: dict[str, list[Any]] = {}
            for answers, result in possible if not foretold["readings"] else ():
                given_now = json.dumps([answers[id_] for id_ in foretold["missing"]])
                agreed = [reason["outcome"] for reason in result["reasons"]]
                if outcomes & {"failed", "not_in_force"}:
                    agreed = [result["state"]]
                elif met and not lists:
                    agreed += [result["state"], result["low"], result["high"]]
                assert settled.setdefault(given_now, agreed) == agreed


@EXHAUSTIVE
@given(SMALL, RANDOM)
def test_answering_what_is_missing_comes_to_an_end(program: Program, random: Random) -> None:
    """Whoever answers what is missing, as often as something is, learns the result."""
    for measure in explored(program):
        for answers, known in zip(measure.situations, measure.results, strict=True):
            given_so_far: dict[str, Any] = {}
            while missing := measure.result(given_so_far)["missing"]:
                asked = random.choice(missing)
                assert asked not in given_so_far
                given_so_far[asked] = answers[asked]
            result = measure.result(given_so_far)
            assert [known[key] for key in KEPT] == [result[key] for key in KEPT]


@PROFILE
@given(programs(), RANDOM)
def test_a_question_that_a_measure_does_not_use_never_matters(
    program: Program, random: Random
) -> None:
    """Without the answers to other questions a measure gives the same."""
    for answers, day in situations(program, random, 10):
        for id_, measure in program["measures"].items():
            used = {one: answers[one] for one in asked_by(program, id_) if one in answers}
            result = estimate_measure(program, measure, answers, day)
            assert result == estimate_measure(program, measure, used, day)


@EXHAUSTIVE
@given(read_once(), RANDOM)
def test_each_missing_question_can_change_the_result(program: Program, random: Random) -> None:
    """Where no question is spoken of twice, two answers to any missing one give two results."""
    (measure,) = explored(program)
    for foretold, possible in measure.partial(random):
        for question in foretold["missing"]:
            states: dict[str, set[str]] = {}
            for answers, result in possible:
                others = json.dumps({**answers, question: None}, sort_keys=True)
                states.setdefault(others, set()).add(result["state"])
            assert any(len(found) > 1 for found in states.values())
