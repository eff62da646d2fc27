# SPDX-License-Identifier: MIT
"""Amount forms, conditions, readings and groups give what was worked out by hand.

The examples stand in `forms/`: a measure in a few lines, and what it gives in which situation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.data_file import DataFile
from generator.catalogue.reading import validated
from generator.catalogue.records import Measure
from generator.catalogue.site import FrontDoor
from generator.catalogue.strict_yaml import Source, read_yaml
from generator.catalogue.values import money_in_fen
from generator.estimator.amounts import FORMS, borne_out, firmness
from generator.estimator.conditions import Truth, every, opposite, some
from generator.estimator.estimate import estimate
from generator.estimator.intervals import Interval
from generator.estimator.program import compile_program
from generator.estimator.situation import read_situation
from tests.project import TINY

FOLDER = Path(__file__).parent / "forms"
EDITION = "2030-05-01"
FILLED = {
    "id": "example", "clause": "none", "title": {"zh": "例", "en": "example"},
    "summary": {"zh": "例", "en": "example"}, "audience": ("all",), "topic": "none",
    "payee": "person", "amount": {"form": "fixed", "value": "grant"},
    "departments": "not_stated", "status": "in_force",
}  # fmt: skip
TRUTHS: tuple[Truth, ...] = ("yes", "no", "unknown")


def questions() -> Source:
    """Return the questions that all examples share."""
    return read_yaml(FOLDER / "questions.yaml", FOLDER)


def program_of(
    *measures: Mapping[str, Any], groups: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Compile measures in which only what matters is written."""
    asked, problems = validated(DataFile, questions())
    front, _ = validated(FrontDoor, read_yaml(TINY / "policies.yaml", TINY))
    assert asked is not None
    assert front is not None
    typed = [Measure.model_validate({**FILLED, **measure}) for measure in measures]
    assert [] == problems
    compiled = compile_program(
        Catalogue(
            front=front,
            questions={question.id: question for question in asked.questions},
            measures={measure.id: measure for measure in typed},
        )
    )
    return {**compiled, "groups": {id_: {"rule": rule} for id_, rule in (groups or {}).items()}}


def examples() -> list[Any]:
    """Return each case of each example: its file, its measure, and where the case stands."""
    found: list[Any] = []
    for path in sorted(FOLDER.glob("*.yaml")):
        source = read_yaml(path, FOLDER)
        for at, example in enumerate(source.data.get("examples", ())):
            for number, _ in enumerate(example["cases"]):
                place = source.place("examples", at, "cases", number)
                found.append(pytest.param(source, at, number, id=f"{place} {example['title']}"))
    return found


@pytest.mark.parametrize(("source", "at", "number"), examples())
def test_example_gives_what_was_worked_out(source: Source, at: int, number: int) -> None:
    """A measure gives in a situation what the example says."""
    example = source.data["examples"][at]
    case = example["cases"][number]
    program = program_of({key: example[key] for key in example.keys() - {"title", "cases"}})
    answers, problems = read_situation(program, source, "examples", at, "cases", number, "when")
    (result,) = estimate(program, answers, str(case.get("as_of", EDITION)))["results"]

    assert [] == problems
    assert expected(case) == {key: actual(result, key) for key in expected(case)}


def test_every_form_has_examples() -> None:
    """No form is without an example; `same_as` and shares of a measure have tests of their own."""
    written = "".join(path.read_text("utf-8") for path in FOLDER.glob("*.yaml"))

    assert ["same_as"] == [form for form in FORMS if f"form: {form}" not in written]


def test_same_as_takes_answers_as_given() -> None:
    """The amount of another measure is computed with some answers replaced, the others kept."""
    values = {"grant": {"money": {"a": "5万", "b": "3万", "c": "1万"}, "by": "class"}}
    other = {"id": "other", "values": values}
    same = {"amount": {"form": "same_as", "measure": "other", "answers": {"class": "b"}}}
    plain = {"id": "plain", "amount": {"form": "same_as", "measure": "other"}}
    program = program_of(other, same, plain)

    assert [5, 3, 5] == wan(estimate(program, {"class": "a"}, EDITION))
    assert ["needs_answers", "eligible", "needs_answers"] == states(estimate(program, {}, EDITION))


def test_share_of_a_measure_follows_its_schedule() -> None:
    """A share of another measure is taken of all its years together, its cap included."""
    main = {
        "id": "main",
        "values": {"grant": {"money": "4万"}, "limit": {"years": 3}},
        "amount": {"form": "per_year", "years": "limit", "question": "years",
                   "amount": {"form": "fixed", "value": "grant"}},
    }  # fmt: skip
    half = {
        "values": {"rate": {"percent": 50}},
        "amount": {"form": "share", "of": {"measure": "main"}, "rate": "rate"},
    }
    program = program_of(main, half)

    assert [12, 6] == wan(estimate(program, {"years": 9}, EDITION))
    assert [4, 2] == wan(estimate(program, {"years": 1}, EDITION))


@pytest.mark.parametrize(
    ("rule", "low", "high", "not_added"),
    [("highest", 7, 8, []), ("choose_one", 3, 8, []), ("add", 8, 11, []),
     ("silent", 2, 2, ["first", "second"])],
)  # fmt: skip
def test_group_follows_its_rule(rule: str, low: int, high: int, not_added: list[str]) -> None:
    """Measures of a group count by its rule; one outside the group is always added."""
    spans = {"first": ("1万", "3万"), "second": ("5万", "6万")}
    grouped = [span(id_, *ends, group="pair") for id_, ends in spans.items()]
    alone = span("third", "2万", "2万")
    program = program_of(*grouped, alone, groups={"pair": rule})

    assert [
        {"payee": "person", "low": fen(low), "high": fen(high), "not_added": not_added}
    ] == totals_of(program)


def test_lone_member_of_a_silent_group_counts() -> None:
    """Where only one measure of a group is available there is nothing to combine."""
    program = program_of(span("first", "1万", "3万", group="pair"), groups={"pair": "silent"})

    assert [{"payee": "person", "low": fen(1), "high": fen(3), "not_added": []}] == totals_of(
        program
    )


def test_payees_are_never_added_together() -> None:
    """What different payees receive has a total each, in the order of the source."""
    program = program_of(span("first", "1万", "1万"), span("second", "2万", "2万", payee="employer"),
                         span("third", "3万", "3万"))  # fmt: skip

    assert [("person", fen(4), fen(4)), ("employer", fen(2), fen(2))] == [
        (total["payee"], total["low"], total["high"]) for total in totals_of(program)
    ]


def test_only_what_is_available_is_counted() -> None:
    """Conditional amounts count; what needs answers, is negotiated, in kind or refused does not."""
    program = program_of(
        {**span("sure", "1万", "1万"), "certified": ("recognised",)},
        {**span("asked", "1万", "1万"), "conditions": ({"question": "local", "is": True},)},
        {"id": "talked", "amount": {"form": "case_by_case"}},
        {"id": "lent", "amount": {"form": "in_kind"}},
        {**span("over", "1万", "1万"), "ends": date(2020, 1, 1)},
    )

    assert ["conditional", "needs_answers", "negotiated", "in_kind", "not_eligible"] == states(
        estimate(program, {}, EDITION)
    )
    assert [fen(1)] == [total["high"] for total in totals_of(program)]


def test_open_amount_opens_the_total() -> None:
    """A total with an amount that has no upper end has none either."""
    open_above = {
        "id": "open", "values": {"grant": {"money": "1万"}},
        "amount": {"form": "at_least", "amount": {"form": "fixed", "value": "grant"}},
    }  # fmt: skip
    (total,) = totals_of(program_of(open_above, span("second", "2万", "2万")))

    assert (fen(3), None) == (total["low"], total["high"])


def test_null_is_no_answer() -> None:
    """An answer of None counts as a question that was not answered."""
    program = program_of(
        {**span("first", "1万", "1万"), "conditions": ({"question": "local", "is": True},)}
    )

    assert estimate(program, {}, EDITION) == estimate(program, {"local": None}, EDITION)


def test_reasons_follow_the_conditions() -> None:
    """Each condition is told as met, failed or unanswered, then what an authority decides."""
    conditions = ({"question": "local", "is": True}, {"question": "class", "is": "a"},
                  {"question": "age", "at_least": "limit"})  # fmt: skip
    program = program_of({
        **span("first", "1万", "1万"), "conditions": conditions, "certified": ("recognised",),
        "values": {**span("first", "1万", "1万")["values"], "limit": {"age": 30}},
    })  # fmt: skip
    (result,) = estimate(program, {"local": True, "age": 29}, EDITION)["results"]

    assert ["met", "unanswered", "failed", "self_certified"] == [
        reason["outcome"] for reason in result["reasons"]
    ]


@pytest.mark.parametrize(("one", "other"), [*product(TRUTHS, TRUTHS)])
def test_all_of_two(one: Truth, other: Truth) -> None:
    """All hold where both do, not where one fails, and are unknown otherwise."""
    wanted = "no" if "no" in (one, other) else "yes" if one == other == "yes" else "unknown"

    assert wanted == every([one, other])


@pytest.mark.parametrize(("one", "other"), [*product(TRUTHS, TRUTHS)])
def test_any_of_two(one: Truth, other: Truth) -> None:
    """Any holds where one does, fails where both fail, and is unknown otherwise."""
    wanted = "yes" if "yes" in (one, other) else "no" if one == other == "no" else "unknown"

    assert wanted == some([one, other])


def test_nothing_to_judge() -> None:
    """All of no conditions hold, any of none does not."""
    assert ("yes", "no") == (every([]), some([]))


def test_opposite_of_the_unknown() -> None:
    """The opposite of unknown is unknown."""
    assert ["no", "yes", "unknown"] == [opposite(truth) for truth in TRUTHS]


@pytest.mark.parametrize(
    ("bounds", "wanted"),
    [
        ([], "exact"),
        (["exact"], "exact"),
        (["exact", "capped"], "capped"),
        (["capped", "capped"], "capped"),
        (["up_to", "up_to"], "up_to"),
        (["up_to", "exact"], "range"),
        (["at_least", "capped"], "range"),
    ],
)
def test_firmness_of_several_amounts(bounds: list[str], wanted: str) -> None:
    """Amounts are together as firm as the least firm of them."""
    assert wanted == firmness(bounds)


@pytest.mark.parametrize(
    ("bound", "low", "high", "wanted"),
    [
        ("exact", 5, 5, "exact"),
        ("capped", 5, 5, "capped"),
        ("up_to", 0, 0, "exact"),
        ("range", 5, 5, "exact"),
        ("exact", 4, 5, "range"),
        ("capped", 4, 5, "range"),
        ("up_to", 0, 5, "up_to"),
        ("up_to", 0, None, "at_least"),
        ("open", 0, None, "open"),
        ("exact", 0, None, "at_least"),
    ],
)
def test_bound_is_borne_out_by_the_numbers(
    bound: str, low: int, high: int | None, wanted: str
) -> None:
    """The word for how firm an amount is never contradicts its two ends."""
    assert wanted == borne_out(bound, Interval(low, high))


def expected(case: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a case compares, money in fen."""
    wanted = {key: value for key, value in case.items() if key not in ("when", "as_of")}
    if "gives" in wanted:
        wanted["gives"] = ends(wanted["gives"])
    if "yearly" in wanted:
        wanted["yearly"] = [ends(year) for year in wanted["yearly"]]
    if "missing" in wanted:
        wanted["missing"] = list(wanted["missing"])
    return wanted


def actual(result: Mapping[str, Any], key: str) -> Any:
    """Return what a result has for a key of a case."""
    if key == "gives":
        return [result["low"], result["high"]]
    if key == "decided":
        return next((step["decided"] for step in result["steps"] if step["decided"]), None)
    if key == "changes":
        return tuple(in_short(change) for change in result["changes"])
    if key == "readings":
        return len(result["readings"])
    return result[key]


def in_short(test: Mapping[str, Any]) -> str:
    """Return a test in short: its question and its operator."""
    if "not" in test:
        return f"not {in_short(test['not'])}"
    return f"{test['question']} {test['operator']}"


def ends(written: Any) -> list[int | None]:
    """Return both ends of an amount in fen, from `5万`, `[0, 5万]` or `[5万, open]`."""
    low, high = written if isinstance(written, tuple) else (written, written)
    return [money_in_fen(low), None if high == "open" else money_in_fen(high)]


def span(id_: str, low: str, high: str, **more: Any) -> dict[str, Any]:
    """Return a measure that pays between two amounts."""
    values = {"low": {"money": low}, "high": {"money": high}}
    return {
        "id": id_,
        "values": values,
        "amount": {"form": "range", "low": "low", "high": "high"},
        **more,
    }


def fen(of_wan: int) -> int:
    """Return so many times 10,000 yuan in fen."""
    return of_wan * 1_000_000


def wan(estimated: Mapping[str, Any]) -> list[int]:
    """Return the exact amount of each measure in 10,000 yuan."""
    assert all(result["low"] == result["high"] for result in estimated["results"])
    return [result["low"] // 1_000_000 for result in estimated["results"]]


def states(estimated: Mapping[str, Any]) -> list[str]:
    """Return the state of each measure."""
    return [result["state"] for result in estimated["results"]]


def totals_of(program: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """Return the totals where nothing is answered."""
    found: Sequence[Mapping[str, Any]] = estimate(program, {}, EDITION)["totals"]
    return found


@pytest.mark.parametrize("status", ["planned", "quota_used", "suspended", "ended"])
def test_what_is_not_given_now_is_not_available(status: str) -> None:
    """A measure that is planned, used up, suspended or ended is not available, and says why."""
    program = program_of({**span("over", "1万", "1万"), "status": status})
    estimated = estimate(program, {}, EDITION)
    result = estimated["results"][0]

    assert ("planned" if status == "planned" else "not_eligible") == result["state"]
    assert [{"outcome": "not_in_force", "status": status}] == result["reasons"]
    assert [] == estimated["totals"]


def test_payees_that_are_not_stated_are_not_added() -> None:
    """Of two payees that the text does not name nobody knows whether they are one."""
    measures = [{**span(id_, "1万", "1万"), "payee": "not_stated"} for id_ in ("one", "other")]
    totals = estimate(program_of(*measures), {}, EDITION)["totals"]

    assert [("not_stated", 1_000_000)] * 2 == [(total["payee"], total["low"]) for total in totals]
