# SPDX-License-Identifier: MIT
"""Random programs so small that every situation can be gone through."""

from __future__ import annotations

import json
from itertools import product
from math import prod
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from tests.twins.strategies import (
    CHOICES,
    PROFILE,
    TRUTHS,
    Form,
    Program,
    program_of,
    programs,
    question_of,
)

SMALL = programs(whole_tables=True, small=True)
# Where every situation of a program is gone through, fewer programs will do.
EXHAUSTIVE = settings(PROFILE, max_examples=PROFILE.max_examples // 5)


@st.composite
def read_once(draw: st.DrawFn) -> Program:
    """Draw a program of one measure whose condition speaks of no question twice."""
    program = program_of({"form": "fixed", "value": {"unit": "money", "amount": 1}})
    numbers = {id_: question_of("integer", most=2) for id_ in ("years", "people")}
    choices = {id_: question_of("choice", options=["a", "b"]) for id_ in CHOICES}
    truths = {id_: question_of("boolean") for id_ in TRUTHS}
    program["questions"] = {**numbers, **choices, **truths}
    asked = draw(st.permutations([*program["questions"]]))
    program["measures"]["m"]["conditions"] = [_condition_on(program, asked, draw)]
    return program


def _condition_on(program: Program, asked: list[str], draw: st.DrawFn) -> Form:
    if draw(st.booleans()):
        return {"not": _condition_on(program, asked, draw)}
    if asked[1:]:
        at = draw(st.integers(1, len(asked) - 1))
        parts = [_condition_on(program, part, draw) for part in (asked[:at], asked[at:])]
        return {draw(st.sampled_from(("all", "any"))): parts}
    (question,) = asked
    kind = program["questions"][question]["type"]
    if kind == "integer":
        value = {"unit": question, "amount": 1}
        return {"question": question, "operator": "at_least", "value": value}
    return {"question": question, "operator": "is", "value": ["a" if kind == "choice" else True]}


def every_situation(program: Program, asked: list[str]) -> list[dict[str, Any]]:
    """Return every way to answer some questions of a small program, in no case more than 500."""
    possible = [_every_answer(program["questions"][id_]) for id_ in asked]
    if prod(len(answers) for answers in possible) > 500:
        return []
    return [dict(zip(asked, answers, strict=True)) for answers in product(*possible)]


def _every_answer(question: Program) -> list[Any]:
    if question["type"] == "boolean":
        return [True, False]
    if question["type"] == "choice":
        return list(question["options"])
    numbers = [*range(question["least"], question["most"] + 1)]
    return numbers if question["type"] != "list" else [[], *([number] for number in numbers)]


def asked_by(program: Program, measure: str) -> list[str]:
    """Return the questions that a measure, or one that it refers to, speaks of."""
    written = json.dumps(program["measures"][measure])
    others = [id_ for id_ in program["measures"] if id_ != measure and f'"{id_}"' in written]
    found = {id_ for id_ in program["questions"] if f'"{id_}"' in written}
    found.update(*(asked_by(program, other) for other in others))
    return [id_ for id_ in program["questions"] if id_ in found]
