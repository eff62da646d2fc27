# SPDX-License-Identifier: MIT
"""Read a situation, the answers to some questions, as people write it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from pydantic_core import PydanticCustomError

from generator.catalogue.records import IN_UNIT
from generator.catalogue.strict_yaml import Source
from generator.catalogue.values import FEN_PER_YUAN, PPM_PER_PERCENT
from generator.problems import Problem


def read_situation(
    program: Mapping[str, Any], source: Source, *path: str | int
) -> tuple[dict[str, Any], list[Problem]]:
    """Return the answers that stand at `path` of a source, and what is wrong with them.

    Money is written as in the data (`30万`, 300000), a percentage as 3.85 or 3.85%, a date as
    2026-01-31, a list as a list; an answer of null is not an answer.
    """
    written: Any = source.data
    for step in path:
        written = written[step]
    answers: dict[str, Any] = {}
    problems: list[Problem] = []
    details: dict[str, object]
    if not isinstance(written, dict):
        details = {"key": "situation", "expected": "key: value pairs", "value": str(written)[:60]}
        return {}, [Problem(source.place(*path), "wrong_type", details)]
    for id_, given in written.items():
        place = source.place(*path, id_)
        question = program["questions"].get(id_)
        if question is None:
            near = get_close_matches(id_, program["questions"], n=3)
            known = near or list(program["questions"])
            details = {"what": "questions", "id": id_, "known": known}
            problems.append(Problem(place, "unknown_id", details))
        elif given is not None:
            try:
                answers[id_] = _answer(question, given)
            except (ValueError, PydanticCustomError):
                expected = _expected(question)
                details = {"question": id_, "value": str(given)[:60], "expected": expected}
                problems.append(Problem(place, "bad_answer", details))
    return answers, problems


def _answer(question: Mapping[str, Any], given: Any) -> Any:
    kind = question["type"]
    if kind == "choice":
        return _one_of(question["options"], given)
    if kind == "boolean":
        return _one_of([True, False], given)
    if kind == "list":
        if not isinstance(given, tuple) or len(given) > question["most_entries"]:
            raise ValueError
        return [_number(question["of"], question, entry) for entry in given]
    return _number(kind, question, given)


def _one_of(options: list[Any], given: Any) -> Any:
    if not any(
        given is option or (isinstance(given, str) and given == option) for option in options
    ):
        raise ValueError
    return given


def _number(kind: str, question: Mapping[str, Any], given: Any) -> int:
    if kind in IN_UNIT:
        number = IN_UNIT[kind](given)
    elif isinstance(given, int) and not isinstance(given, bool):
        number = given
    else:
        raise ValueError
    if not question["least"] <= number <= question["most"]:
        raise ValueError
    return number


def _expected(question: Mapping[str, Any]) -> list[str]:
    """Return what an answer looks like: the options, or the kind and its bounds."""
    kind = question["type"]
    if kind == "choice":
        return list(question["options"])
    if kind == "boolean":
        return ["yes or no"]
    of = question["of"] if kind == "list" else kind
    bounds = " … ".join(_bound(of, question[end]) for end in ("least", "most"))
    if kind == "list":
        return ["list", of, bounds, f"≤ {question['most_entries']}"]
    return [kind, bounds]


def _bound(kind: str, number: int) -> str:
    if kind == "date":
        return date.fromordinal(max(1, number)).isoformat()
    return str(number // {"money": FEN_PER_YUAN, "percent": PPM_PER_PERCENT}.get(kind, 1))
