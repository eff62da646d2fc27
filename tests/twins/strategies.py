# SPDX-License-Identifier: MIT
"""Random programs, in the format of `generator/estimator/program.py`, and how many to try.

They are drawn by Hypothesis, so that a failing one shrinks.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

PROFILES = {
    "ci": settings(max_examples=300, derandomize=True),
    "fuzz": settings(max_examples=2_500, derandomize=False),
}
CHOSEN = os.environ.get("HYPOTHESIS_PROFILE", "ci")
# So many evaluations of both estimators are compared at least.
FEWEST = {"ci": 20_000, "fuzz": 200_000}[CHOSEN]
PROFILE = settings(
    PROFILES[CHOSEN],
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
RANDOM = st.randoms(use_true_random=True)

Program = dict[str, Any]
Form = dict[str, Any]
Lists = frozenset[str]

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
# So few answers to each question that all situations can be gone through.
SMALL_NUMBERS = {
    "money": (0, 1, 2, 3), "percent": (0, PPM, 2 * PPM, 3 * PPM), "years": (0, 1, 2),
    "people": (0, 1, 2), "date": (0, 1),
}  # fmt: skip
SMALL_MOST = dict.fromkeys(SMALL_NUMBERS, (2,))
RULES = ("highest", "choose_one", "add", "silent")


@st.composite
def programs(draw: st.DrawFn, *, whole_tables: bool = False, small: bool = False) -> Program:
    """Draw a program of one to four measures.

    With `whole_tables` every table has all options of its question, and what a range begins with
    is not above what it ends with, as `check` requires. In a `small` program every number is small
    and a list has one entry at most.
    """
    return _Writer(draw, whole_tables=whole_tables, small=small).program()


@st.composite
def with_conditions(draw: st.DrawFn) -> Program:
    """Draw a small program of one measure with one to three conditions and no readings."""
    writer = _Writer(draw, whole_tables=False, small=True)
    writer.write_questions()
    measure = program_of({"form": "in_kind"})["measures"]["m"]
    conditions = [writer.condition(2) for _ in range(writer.one_of(2, 3, 1))]
    return {**program_of({"form": "in_kind"}), "questions": writer.questions,
            "measures": {"m": {**measure, "conditions": conditions}}}  # fmt: skip


class _Writer:
    """Writes one program; `scope` is the list questions whose entries a form is inside of."""

    def __init__(self, draw: st.DrawFn, *, whole_tables: bool, small: bool) -> None:
        self.draw = draw
        self.whole_tables = whole_tables
        self.numbers = SMALL_NUMBERS if small else NUMBERS
        self.most = SMALL_MOST if small else MOST
        self.most_entries = 1 if small else 4
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

    def write_questions(self) -> None:
        for id_, options in ((choice, OPTIONS) for choice in CHOICES):
            self.questions[id_] = question_of("choice", options=[*options[: self.one_of(1, 2, 4)]])
        for id_ in TRUTHS:
            self.questions[id_] = question_of("boolean")
        for id_, unit in UNITS.items():
            self.questions[id_] = question_of(TYPES.get(unit, unit), **self.bounds(unit))
        for id_, unit in LISTS.items():
            of = TYPES.get(unit, unit)
            self.questions[id_] = question_of(
                "list", of=of, most_entries=self.most_entries, **self.bounds(unit)
            )

    def program(self) -> Program:
        self.write_questions()
        self.group = self.one_of(*RULES)
        for number in range(self.one_of(3, 2, 1, 4)):
            self.measures[f"m-{number}"] = self.measure(f"m-{number}")
        groups = {rule: {"rule": rule} for rule in RULES}
        return {"version": 1, "edition": DAYS[-1], "questions": self.questions,
                "groups": groups, "measures": self.measures}  # fmt: skip

    def bounds(self, unit: str) -> dict[str, int]:
        return {"least": self.one_of(0, 1), "most": self.one_of(*self.most[unit])}

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
            value = [self.one_of(*OPTIONS), *self.some(1, lambda: self.one_of(*OPTIONS))]
            operator = "one_of" if value[1:] else "is"
            return {"question": self.one_of(*CHOICES), "operator": operator, "value": value}
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
            return self.one_of(*self.numbers[unit])
        return {option: self.one_of(*self.numbers[unit]) for option in self.options(value["by"])}

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
        "tier": question_of("choice", options=["a", "b"]),
        "fees": question_of("list", of="money", most=10**6, most_entries=4),
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


def question_of(type_: str, **parts: Any) -> Program:
    plain: Program = {"of": None, "options": [], "least": 0, "most": None, "most_entries": None}
    return {"type": type_, **plain, **parts}
