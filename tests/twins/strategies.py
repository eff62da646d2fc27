# SPDX-License-Identifier: MIT
"""Random programs, in the format of `generator/estimator/program.py`, and situations for them.

Programs are drawn by Hypothesis, so that a failing one shrinks; situations come in bulk from a
generator of random numbers, most of them at or beside a number that the program itself names.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from random import Random
from typing import Any

from hypothesis import strategies as st

Program = dict[str, Any]
Form = dict[str, Any]
Lists = frozenset[str]
Asked = tuple[dict[str, Any], str]

PPM = 1_000_000
# Each day stands beside the next, or is the same; so every "until" is tried on both its sides.
DAYS = ("2024-12-31", "2025-01-01", "2025-06-30", "2025-07-01", "2026-01-01")
NUMBERS = {
    "money": (0, 1, 99, 50_000, 333_333, 10**6, 10**7, 10**9, 10**13, 10**15),
    "percent": (0, 1, 38_500, 200_000, 333_333, 500_000, PPM, 1_500_000, 10**8),
    "years": (0, 1, 2, 3, 5),
    "people": (0, 1, 2, 10),
    "date": (725_000, 739_000, 739_001),
}
# An id may well be a word that every JavaScript object knows, or look like an index.
OPTIONS = ("a", "b", "constructor", "985")
CHOICES = ("tier", "kind")
TRUTHS = ("new", "constructor")
UNITS = {
    "years": "years", "people": "people", "salary": "money", "paid": "money",
    "interest": "percent", "born": "date",
}  # fmt: skip
LISTS = {"fees": "money", "heads": "people", "rates": "percent"}
MOST = {
    "money": (10**6, 10**9, 10**13), "percent": (PPM, 10**8), "years": (4, 30),
    "people": (12, 10_000), "date": (3_652_059,),
}  # fmt: skip
TYPES = {"years": "integer", "people": "integer"}
RULES = ("highest", "choose_one", "add", "silent")


@st.composite
def programs(draw: st.DrawFn, *, whole_tables: bool = False) -> Program:
    """Draw a program of one to four measures.

    With `whole_tables` every table has all options of its question, and what a range begins with
    is not above what it ends with, as `check` requires.
    """
    return _Writer(draw, whole_tables=whole_tables).program()


class _Writer:
    """Writes one program; `scope` is the list questions whose entries a form is inside of."""

    def __init__(self, draw: st.DrawFn, *, whole_tables: bool) -> None:
        self.draw = draw
        self.whole_tables = whole_tables
        self.questions: Program = {}
        self.measures: Program = {}
        self.lists: dict[str, set[str]] = {}
        self.current = ""
        self.group = ""

    def one_of(self, *things: Any) -> Any:
        return self.draw(st.sampled_from(things))

    def chance(self) -> bool:
        return bool(self.draw(st.booleans()))

    def perhaps(self, form: Form, key: str, write: Callable[[], Any]) -> None:
        if self.chance():
            form[key] = write()

    def some(self, most: int, write: Callable[[], Any]) -> list[Any]:
        return [write() for _ in range(self.one_of(*range(most + 1)))]

    def program(self) -> Program:
        for id_, options in ((choice, OPTIONS) for choice in CHOICES):
            self.questions[id_] = _question("choice", options=[*options[: self.one_of(1, 2, 4)]])
        for id_ in TRUTHS:
            self.questions[id_] = _question("boolean")
        for id_, unit in UNITS.items():
            self.questions[id_] = _question(TYPES.get(unit, unit), **self.bounds(unit))
        for id_, unit in LISTS.items():
            of = TYPES.get(unit, unit)
            self.questions[id_] = _question("list", of=of, most_entries=4, **self.bounds(unit))
        self.group = self.one_of(*RULES)
        for number in range(self.one_of(3, 2, 1, 4)):
            self.measures[f"m-{number}"] = self.measure(f"m-{number}")
        groups = {rule: {"rule": rule} for rule in RULES}
        return {"version": 1, "edition": DAYS[-1], "questions": self.questions,
                "groups": groups, "measures": self.measures}  # fmt: skip

    def bounds(self, unit: str) -> dict[str, int]:
        return {"least": self.one_of(0, 1), "most": self.one_of(*MOST[unit])}

    def measure(self, id_: str) -> Program:
        self.current = id_
        self.lists[id_] = set()
        readings = self.some(2, lambda: [self.reading(name) for name in "xy"])
        return {
            "id": id_, "clause": "c", "audience": ["person"],
            "payee": self.one_of("person", "person", "employer"),
            "group": self.one_of(self.group, self.group, None),
            "status": self.one_of(*["in_force"] * 8, "not_stated", "planned", "ended"),
            "starts": self.one_of(*[None] * 5, DAYS[1]), "ends": self.one_of(*[None] * 5, DAYS[3]),
            "certified": self.some(1, lambda: "recognised"), "doubts": ["d"] if readings else [],
            "conditions": self.some(self.one_of(0, 1, 2), lambda: self.condition(2)),
            "amount": self.amount(3, frozenset()), "readings": readings,
        }  # fmt: skip

    def reading(self, name: str) -> Program:
        amount = self.amount(1, frozenset()) if self.chance() else None
        conditions = self.some(1, lambda: self.condition(1))
        return {"id": f"d.{name}", "conditions": conditions, "amount": amount}

    def condition(self, depth: int) -> Form:
        kinds = ("compare", "choice", "truth", *(("all", "any", "not") if depth else ()))
        kind = self.one_of(*kinds)
        if kind == "not":
            return {"not": self.condition(depth - 1)}
        if kind in ("all", "any"):
            return {kind: self.some(2, lambda: self.condition(depth - 1))}
        if kind == "truth":
            value = [self.chance()]
            return {"question": self.one_of(*TRUTHS), "operator": "is", "value": value}
        if kind == "choice":
            value = [self.one_of(*OPTIONS), self.one_of(*OPTIONS)]
            return {"question": self.one_of(*CHOICES), "operator": "one_of", "value": value}
        question = self.one_of(*UNITS)
        operator = self.one_of("at_least", "at_most", "more_than", "less_than")
        return {"question": question, "operator": operator, "value": self.value(UNITS[question])}

    def value(self, unit: str, *, plain: bool = False) -> Form:
        kind = "plain" if plain else self.one_of("plain", "earlier", "table", "both")
        value: Form = {"unit": unit}
        if kind in ("table", "both"):
            value["by"] = self.one_of(*CHOICES)
        value["amount"] = self.entry(unit, value)
        if kind in ("earlier", "both"):
            untils = sorted({self.one_of(*DAYS), self.one_of(*DAYS)})
            value["earlier"] = [{"until": day, "amount": self.entry(unit, value)} for day in untils]
        return value

    def entry(self, unit: str, value: Form) -> Any:
        if "by" not in value:
            return self.one_of(*NUMBERS[unit])
        return {option: self.one_of(*NUMBERS[unit]) for option in self.options(value["by"])}

    def options(self, question: str) -> list[str]:
        """Return the options that a table has: all, or all but one."""
        options = self.questions[question]["options"]
        gap = None if self.whole_tables else self.one_of(None, *options)
        return [option for option in options if option != gap]

    def amount(self, depth: int, scope: Lists) -> Form:
        leaves = ["fixed", "range", "share", "matching", "case_by_case", "in_kind"]
        nests = ["at_least", "up_to", "per_year", "per_head", "threshold", "by_class"]
        if self.usable(scope):
            leaves.append("same_as")
        if self.free(scope):
            leaves.append("milestones")
            nests.append("each")
        form = self.one_of(*leaves, *(nests * 2 if depth else ()))
        return {"form": form, **getattr(self, f"write_{form}")(depth - 1, scope)}

    def write_fixed(self, _depth: int, _scope: Lists) -> Form:
        return {"value": self.value("money")}

    def write_range(self, _depth: int, _scope: Lists) -> Form:
        low, high = (self.value("money", plain=self.whole_tables) for _ in "ab")
        if self.whole_tables and low["amount"] > high["amount"]:
            low, high = high, low
        return {"low": low, "high": high}

    def write_at_least(self, depth: int, scope: Lists) -> Form:
        return {"amount": self.amount(depth, scope)}

    write_up_to = write_at_least

    def write_share(self, _depth: int, scope: Lists) -> Form:
        form = {"of": self.base(scope), "rate": self.value("percent")}
        for key in ("over", "floor", "cap"):
            self.perhaps(form, key, lambda: self.value("money"))
        if "cap" in form:
            self.perhaps(form, "already", lambda: self.one_of("salary", "paid"))
        return form

    def write_matching(self, _depth: int, scope: Lists) -> Form:
        return {"of": self.base(scope), "ratio": self.value("percent")}

    def write_per_year(self, depth: int, scope: Lists) -> Form:
        form: Form = {}
        self.perhaps(form, "years", lambda: self.value("years"))
        if self.free(scope) and self.chance():
            return {**form, **self.write_each(depth, scope)}
        self.perhaps(form, "question", lambda: "years")
        return {**form, "amount": self.amount(depth, scope)}

    def write_per_head(self, depth: int, scope: Lists) -> Form:
        form: Form = {"count": self.one_of("people", *(scope & {"heads"}))}
        for key in ("beyond", "at_most"):
            self.perhaps(form, key, lambda: self.value("people"))
        return {**form, "amount": self.amount(depth, scope)}

    def write_each(self, depth: int, scope: Lists) -> Form:
        entries = self.entries(scope)
        return {"entries": entries, "amount": self.amount(depth, scope | {entries})}

    def write_threshold(self, depth: int, scope: Lists) -> Form:
        needed = self.value("money")
        return {"of": self.base(scope), "at_least": needed, "amount": self.amount(depth, scope)}

    def write_milestones(self, _depth: int, scope: Lists) -> Form:
        steps = self.some(2, self.step)
        pay = self.one_of("all", "highest")
        entries = self.entries(scope)
        return {"entries": entries, "within": self.value("years"),
                "steps": [self.step(), *steps], "pay": pay}  # fmt: skip

    def step(self) -> Form:
        return {"over": self.value("money"), "pays": self.value("money")}

    def write_by_class(self, depth: int, scope: Lists) -> Form:
        question = self.one_of(*CHOICES)
        table = {option: self.amount(depth, scope) for option in self.options(question)}
        return {"question": question, "table": table}

    def write_same_as(self, _depth: int, scope: Lists) -> Form:
        answers: Form = {}
        for choice in CHOICES:
            options = self.questions[choice]["options"]
            if self.chance():
                answers[choice] = self.one_of(*options)
        return {"measure": self.other(scope), "answers": answers}

    def write_case_by_case(self, _depth: int, _scope: Lists) -> Form:
        return {}

    write_in_kind = write_case_by_case

    def base(self, scope: Lists) -> Form:
        kinds = ("answer", "answer", "product", *(("measure",) if self.usable(scope) else ()))
        kind = self.one_of(*kinds)
        if kind == "measure":
            return {"measure": self.other(scope)}
        asked = self.one_of("salary", "paid", "people", *sorted(scope))
        return {kind: asked if kind == "answer" else [asked, "interest"]}

    def entries(self, scope: Lists) -> str:
        """Take a list question that is not yet gone through entry by entry."""
        entries: str = self.one_of(*self.free(scope))
        self.lists[self.current].add(entries)
        return entries

    def free(self, scope: Lists) -> list[str]:
        return [id_ for id_ in LISTS if id_ not in scope]

    def usable(self, scope: Lists) -> list[str]:
        return [id_ for id_ in self.measures if not self.lists[id_] & scope]

    def other(self, scope: Lists) -> str:
        other: str = self.one_of(*self.usable(scope))
        self.lists[self.current] |= self.lists[other]
        return other


def program_of(form: Form) -> Program:
    """Return a program of one measure with this amount, on the questions `tier` and `fees`."""
    questions = {
        "tier": _question("choice", options=["a", "b"]),
        "fees": _question("list", of="money", most=10**6, most_entries=4),
    }
    measure = {
        "id": "m", "clause": "c", "audience": ["person"], "payee": "person", "group": None,
        "status": "in_force", "starts": None, "ends": None, "certified": [], "doubts": [], "conditions": [],
        "amount": form, "readings": [],
    }  # fmt: skip
    return {"version": 1, "edition": DAYS[-1], "questions": questions, "groups": {},
            "measures": {"m": measure}}  # fmt: skip


def table(unit: str, a: int, b: int) -> Form:
    """Return a value that is a table on the two options of `tier`."""
    return {"unit": unit, "by": "tier", "amount": {"a": a, "b": b}}


def _question(type_: str, **parts: Any) -> Program:
    plain: Program = {"of": None, "options": [], "least": 0, "most": None, "most_entries": None}
    return {"type": type_, **plain, **parts}


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
