# SPDX-License-Identifier: MIT
"""The steps of a result say where each number is from, and only what can matter is asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.estimator.estimate import estimate
from tests.test_estimator_forms import EDITION, fen, program_of, states


def test_operands_name_where_they_are_from() -> None:
    """An operand is from an answer, from an earlier step (counted from 0), or from the clause."""
    values = {"rate": {"percent": {"a": 20, "b": 10, "c": 5}, "by": "class"}, "cap": {"money": "50万"},
              "limit": {"years": 3}}  # fmt: skip
    program = program_of({
        "values": values,
        "amount": {"form": "per_year", "years": "limit", "question": "years",
                   "amount": {"form": "share", "of": {"product": ("loan", "interest")},
                              "rate": "rate", "cap": "cap"}},
    })  # fmt: skip
    situation = {"class": "a", "loan": fen(100), "interest": 50_000, "years": 2}

    assert [
        ("product", {"amount": "loan", "rate": "interest"}),
        ("share", {"base": 0, "rate": "class", "cap": None}),
        ("per_year", {"yearly": 1, "years": "years", "limit": None}),
    ] == origins(program, situation)


def test_answers_that_the_text_gives_are_not_the_readers() -> None:
    """Where another measure is taken with an answer given, what follows is from the clause."""
    grant = {"money": {"a": "5万", "b": "3万", "c": "1万"}, "by": "class"}
    other = {"id": "other", "values": {"grant": grant}}
    same = {"amount": {"form": "same_as", "measure": "other", "answers": {"class": "b"}}}

    assert [("fixed", {"value": None})] == origins(program_of(same, other), {"class": "a"})
    assert [("fixed", {"value": "class"})] == origins(program_of(other, same), {"class": "a"})


def test_operands_tell_what_they_were_before() -> None:
    """A value that had other amounts before the day tells them, for the option answered."""
    earlier = tuple(
        {"until": date(year, 12, 31), "money": {"a": a, "b": "1万", "c": 0}}
        for year, a in ((2028, "2万"), (2029, "3万"))
    )
    grant = {"money": {"a": "5万", "b": "1万", "c": 0}, "by": "class", "earlier": earlier}
    program = program_of({"values": {"grant": grant}})

    def before(day: str) -> Any:
        (result,) = estimate(program, {"class": "a"}, day)["results"]
        return result["steps"][0]["inputs"][0].get("earlier")

    first, second = (
        {"until": f"{year}-12-31", "amount": fen(n)} for year, n in ((2028, 2), (2029, 3))
    )
    assert [[first, second], [first], None] == [
        before(day) for day in ("2030-01-01", "2029-12-31", "2028-12-31")
    ]


def test_milestones_tell_what_each_threshold_pays() -> None:
    """Thresholds that a figure has passed, the next one and those behind it are told apart."""
    values = {"window": {"years": 3}} | {
        name: {"money": f"{amount}万"} for name, amount in
        {"one": 100, "two": 200, "three": 300, "small": 5, "middle": 8, "large": 9}.items()
    }  # fmt: skip
    pairs = (("one", "small"), ("two", "middle"), ("three", "large"))
    steps = tuple({"over": over, "pays": pays} for over, pays in pairs)
    form = {
        "form": "milestones",
        "entries": "sales",
        "within": "window",
        "pay": "all",
        "steps": steps,
    }
    program = program_of({"values": values, "amount": form})

    def told(*sales: int) -> list[tuple[str, int, int]]:
        (result,) = estimate(program, {"sales": [*map(fen, sales)]}, EDITION)["results"]
        inputs = result["steps"][-1]["inputs"]
        return [(one["name"], one["over"][0], one["range"][0]) for one in inputs if "over" in one]

    amounts = [(fen(100), fen(5)), (fen(200), fen(8)), (fen(300), fen(9))]
    for sales, names in {
        (): ("next", "ahead", "ahead"),
        (100,): ("next", "ahead", "ahead"),
        (150, 90): ("passed", "next", "ahead"),
        (90, 90, 90, 400): ("next", "ahead", "ahead"),
        (400,): ("passed", "passed", "passed"),
    }.items():
        assert [(name, *ends) for name, ends in zip(names, amounts, strict=True)] == told(*sales)


def test_what_cannot_matter_is_not_asked() -> None:
    """A question is not missing where every answer to it gives the same."""
    values = {
        "equal": {"money": {"a": "2万", "b": "2万", "c": "2万"}, "by": "class"},
        "two": {"money": "2万"}, "rate": {"percent": 100}, "nothing": {"money": 0}, "limit": {"age": 35},
    }  # fmt: skip
    equal, two = ({"form": "fixed", "value": value} for value in ("equal", "two"))
    capped = {"form": "share", "of": {"answer": "wage"}, "rate": "rate", "cap": "nothing"}
    by_class = {"form": "by_class", "question": "class", "table": {"a": two, "b": equal, "c": two}}
    amounts = (equal, capped, by_class)
    conditions = (
        {"question": "class", "one_of": ("a", "b", "c")},
        {"any": ({"question": "local", "is": True}, {"question": "age", "at_most": "limit"})},
    )
    program = program_of(*(
        {"id": f"m{at}", "values": values, "amount": form, "conditions": conditions}
        for at, form in enumerate(amounts)
    ))  # fmt: skip

    assert ["eligible", "nothing_due", "eligible"] == states(
        estimate(program, {"local": True}, EDITION)
    )
    assert [["local", "age"]] * 3 == [
        r["missing"] for r in estimate(program, {}, EDITION)["results"]
    ]


def test_a_reading_that_pays_tells_why() -> None:
    """Where one reading comes to zero and another pays, the steps are those of the one that pays."""
    values = {"none": {"money": 0}, "grant": {"money": "8万"}}
    text = {"zh": "读法", "en": "reading"}
    readings = (
        {"id": "none", "text": text},
        {"id": "some", "text": text, "amount": {"form": "fixed", "value": "grant"}},
    )
    program = program_of({
        "id": "m", "values": values, "amount": {"form": "fixed", "value": "none"},
        "doubts": ({"id": "d", "text": text, "readings": readings},),
    })  # fmt: skip
    result = estimate(program, {}, EDITION)["results"][0]

    assert "eligible" == result["state"]
    assert [[8_000_000, 8_000_000]] == [step["result"] for step in result["steps"]]


def origins(
    program: Mapping[str, Any], situation: Mapping[str, Any]
) -> list[tuple[str, dict[str, Any]]]:
    """Return each step of the first measure with where its operands are from."""
    first = estimate(program, situation, EDITION)["results"][0]
    return [
        (
            step["step"],
            {one["name"]: one.get("question", one.get("step")) for one in step["inputs"]},
        )
        for step in first["steps"]
    ]
