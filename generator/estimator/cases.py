# SPDX-License-Identifier: MIT
"""Worked examples, `content/cases/*.yaml`: a situation and the result that the text gives for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field

from generator.catalogue.reading import validated
from generator.catalogue.strict_yaml import Source, read_yaml
from generator.catalogue.values import Id, Model, Money
from generator.estimator.situation import read_situation
from generator.problems import Place, Problem, ProblemsFound

State = Literal["eligible", "conditional", "negotiated", "in_kind", "needs_answers", "nothing_due",
                "planned", "not_eligible"]  # fmt: skip
Open = Literal["open"]


class Expectation(Model):
    """What one measure should give; what is left out is not compared."""

    measure: Id
    state: State
    low: Money | None = None
    high: Money | Open | None = None
    yearly: tuple[tuple[Money, Money | Open], ...] | None = None
    missing: tuple[Id, ...] | None = None


class CaseRecord(Model):
    """One worked example as written; `why` derives the result from the text in a line."""

    id: Id
    title: str
    situation: dict[str, Any]
    as_of: date | None = None
    expect: Annotated[tuple[Expectation, ...], Field(min_length=1)]
    why: str


class CaseFile(Model):
    """A file of worked examples."""

    cases: tuple[CaseRecord, ...]


@dataclass(frozen=True)
class Case:
    """A worked example that is ready to run."""

    record: CaseRecord
    place: Place
    answers: Mapping[str, Any]
    as_of: str


def read_cases(folder: Path, root: Path, program: Mapping[str, Any]) -> list[Case]:
    """Read every case below a folder.

    Raises ProblemsFound with everything that is wrong with any of them.
    """
    cases: list[Case] = []
    problems: list[Problem] = []
    first: dict[str, Place] = {}
    for path in sorted(folder.glob("*.yaml")):
        try:
            source = read_yaml(path, root)
        except ProblemsFound as found:
            problems += found.problems
            continue
        file, wrong = validated(CaseFile, source)
        problems += wrong
        for index, record in enumerate(file.cases if file else ()):
            case, wrong = _case(record, source, index, program)
            problems += wrong
            if record.id in first:
                details = {"id": record.id, "first": first[record.id]}
                problems.append(Problem(case.place, "duplicate_id", details))
            first.setdefault(record.id, case.place)
            cases.append(case)
    if problems:
        raise ProblemsFound(problems)
    return cases


@dataclass(frozen=True)
class Difference:
    """Something in which an estimate is not what a case expects; `low` and `high` are in fen."""

    case: Case
    measure: str
    key: str
    expected: Any
    actual: Any


def differences(case: Case, estimate: Mapping[str, Any]) -> Iterator[Difference]:
    """Yield everything in which an estimate is not what the case expects."""
    results = {result["measure"]: result for result in estimate["results"]}
    for expected in case.record.expect:
        result = results[expected.measure]
        for key, wanted in _wanted(expected).items():
            if result[key] != wanted:
                yield Difference(case, expected.measure, key, wanted, result[key])


def _case(
    record: CaseRecord, source: Source, index: int, program: Mapping[str, Any]
) -> tuple[Case, list[Problem]]:
    answers, problems = read_situation(program, source, "cases", index, "situation")
    for at, expected in enumerate(record.expect):
        if expected.measure not in program["measures"]:
            place = source.place("cases", index, "expect", at, "measure")
            known = list(program["measures"])[:8]
            details = {"what": "measures", "id": expected.measure, "known": known}
            problems.append(Problem(place, "unknown_id", details))
    as_of = record.as_of.isoformat() if record.as_of else program["edition"]
    return Case(record, source.place("cases", index), answers, as_of), problems


def _wanted(expected: Expectation) -> dict[str, Any]:
    wanted: dict[str, Any] = {"state": expected.state}
    if expected.low is not None:
        wanted["low"] = expected.low
    if expected.high is not None:
        wanted["high"] = _open(expected.high)
    if expected.yearly is not None:
        wanted["yearly"] = [[low, _open(high)] for low, high in expected.yearly]
    if expected.missing is not None:
        wanted["missing"] = list(expected.missing)
    return wanted


def _open(amount: int | str) -> int | None:
    return None if isinstance(amount, str) else amount
