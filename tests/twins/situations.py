# SPDX-License-Identifier: MIT
"""Situations for random programs, most of them at or beside a number that the program names."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from tests.twins.strategies import DAYS, NUMBERS, PPM, Program

Asked = tuple[dict[str, Any], str]


def situations(program: Program, random: Random, count: int) -> Iterator[Asked]:
    """Yield so many (answers, day) pairs; in two of three some questions are not answered."""
    for answers, day in complete_situations(program, random, count):
        yield without_some(program, answers, random.choice((0, 1, 5)), random), day


def complete_situations(program: Program, random: Random, count: int) -> Iterator[Asked]:
    """Yield so many (answers, day) pairs in which every question is answered."""
    named = {unit: sorted(numbers) for unit, numbers in _numbers_named(program).items()}
    for _ in range(count):
        answers = {
            id_: _answer(question, named, random) for id_, question in program["questions"].items()
        }
        yield answers, random.choice(DAYS)


def without_some(
    program: Program, answers: Mapping[str, Any], most: int, random: Random
) -> dict[str, Any]:
    """Take at most so many answers away, of those that the measures ask for.

    The question is then absent, or its answer is None.
    """
    measures = json.dumps(program["measures"])
    asked = [id_ for id_ in answers if f'"{id_}"' in measures]
    gone = set(random.sample(asked, min(most, len(asked))))
    absent = random.random() < 0.5
    left = {id_: None if id_ in gone else given for id_, given in answers.items()}
    return {id_: given for id_, given in left.items() if id_ not in gone or not absent}


def _numbers_named(node: Any) -> dict[str, set[int]]:
    """Return every number that the values of a program have, by unit."""
    found: dict[str, set[int]] = {unit: {0} for unit in NUMBERS}
    if not isinstance(node, dict | list):
        return found
    if isinstance(node, dict) and "unit" in node:
        for amount in (node["amount"], *(one["amount"] for one in node.get("earlier", ()))):
            found[node["unit"]] |= {*(amount.values() if isinstance(amount, dict) else [amount])}
    for part in node.values() if isinstance(node, dict) else node:
        for unit, numbers in _numbers_named(part).items():
            found[unit] |= numbers
    return found


def _answer(question: Program, named: dict[str, list[int]], random: Random) -> Any:
    if question["type"] == "choice":
        return random.choice(question["options"])
    if question["type"] == "boolean":
        return random.random() < 0.5
    if question["type"] == "list":
        length = random.choice((0, 1, 2, question["most_entries"]))
        return [_number(question["of"], question, named, random) for _ in range(length)]
    return _number(question["type"], question, named, random)


def _number(kind: str, question: Program, named: dict[str, list[int]], random: Random) -> int:
    """Return a bound, a number like any other, or one at or beside a number of the program."""
    least, most = question["least"], question["most"]
    how = random.randrange(8)
    if how < 2:
        return int((least, most)[how])
    if how == 2:
        return random.randint(least, most)
    unit = random.choice(("years", "people")) if kind == "integer" else kind
    number = random.choice(named[unit])
    if unit == "money" and how < 5:
        number = number * PPM // (random.choice(named["percent"]) or PPM)
    return int(min(most, max(least, number + random.choice((-1, 0, 0, 1)))))
