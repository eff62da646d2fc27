# SPDX-License-Identifier: MIT
"""The records: source (document, clause), measure, duty, service, department, question.

Figures stand in `figures`, names in `names`; `data_file` says what a file may hold.

Texts are given per language; numbers in them are slots such as `{cap}` that are filled from the
record's `values`. "not_stated" is a value of its own and means that the source does not say.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    Field,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from generator.catalogue.amounts import Amount, Condition, ValueName
from generator.catalogue.values import (
    Id,
    Model,
    NotStated,
    Value,
    day_number,
    money_in_fen,
    percent_in_ppm,
)

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


def _printable(text: str) -> str:
    if CONTROL.search(text):
        raise PydanticCustomError("control_character", "control", {})
    return text


Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True),
                  AfterValidator(_printable)]  # fmt: skip
Text = Annotated[dict[Annotated[str, Field(pattern=r"^[a-z]{2,3}$")], Words], Field(min_length=1)]
"""Words per language, `{zh: …, en: …}`."""


def many(**more: Any) -> Any:
    """Declare a field that holds a list, empty unless given."""
    return Field(default=(), **more)


class Reading(Model):
    """One way to read a doubtful wording: words, and what it changes in the calculation.

    `conditions` are added to those of the measure, `amount` takes the place of its amount.
    """

    id: Id
    text: Text
    conditions: tuple[Condition, ...] = many()
    amount: Amount | None = None


class Doubt(Model):
    """Something that the source leaves open or says in a way that can be read differently.

    `quote` is the contested phrase, a few characters as printed. A contradiction names the other
    `clauses` that it is with, if there are any.
    """

    id: Id
    text: Text
    kind: Literal["open", "contradiction", "misprint"] = "open"
    clauses: tuple[Id, ...] = many()
    quote: Annotated[Words, StringConstraints(max_length=20)] | None = None
    readings: tuple[Reading, ...] = many()


class Part(Model):
    """A numbered part of a document; `name` is how the number is said in each language."""

    number: Words
    name: Text
    heading: Text


class Verified(Model):
    """When the record of a document was last compared with its source, and by whom."""

    on: date
    by: Text


class Document(Model):
    """A source document; `label` is our own name for it, `title` the printed one.

    `short` is the name in a word or two, for cards and tables; `spoken` as for measures.

    `only` says where it holds, in a few words, if that is not the whole place of the site.
    """

    id: Id
    label: Text
    short: Text | None = None
    title: Text | NotStated
    issuer: Text | NotStated
    number: Words | NotStated
    date: date | NotStated
    scope: Text | NotStated
    only: Text | None = None
    status: Literal["in_force", "superseded", "expired", "unknown"]
    verified: Verified
    provenance: Text
    summary: Text
    parts: tuple[Part, ...] = many()
    doubts: tuple[Doubt, ...] = many()
    spoken: tuple[Words, ...] = many()


class Record(Model):
    """What clauses, measures, duties and services have in common."""

    id: Id
    values: dict[ValueName, Value] = Field(default_factory=dict)
    doubts: tuple[Doubt, ...] = many()


class Clause(Record):
    """A numbered piece of a document.

    `part` is the number of the document's part it stands in, if the document has parts; `begins` are the few characters
    with which it begins in the source; `carries` says why it holds no other record, where that is so;
    `spoken` as for measures.
    """

    document: Id
    part: str | None = None
    number: Text
    heading: Text
    summary: Text
    begins: Annotated[Words, StringConstraints(max_length=20)] | None = None
    carries: Text | None = None
    spoken: tuple[Words, ...] = many()


Role = Literal["lead", "co_lead", "assist"]


class Responsibility(Model):
    """A department and its role."""

    department: Id
    role: Role


Responsibilities = tuple[Responsibility, ...] | NotStated
MeasureStatus = Literal["in_force", "planned", "quota_used", "suspended", "ended", "not_stated"]


class Measure(Record):
    """An entitlement: who can receive what, from whom, on which conditions.

    `certified` names the statements that only an authority can decide; `entitlement` says what is
    given where it is not money; `spoken` are words that readers look for it by, in any language.
    """

    clause: Id
    title: Text
    summary: Text
    entitlement: Text | None = None
    audience: tuple[Id, ...] = Field(min_length=1)
    topic: Id
    payee: Id | NotStated
    conditions: tuple[Condition, ...] = many()
    certified: tuple[Id, ...] = many()
    amount: Amount
    why_not_computed: Text | None = None
    group: Id | None = None
    departments: Responsibilities
    how_to_apply: Text | NotStated = "not_stated"
    status: MeasureStatus
    spoken: tuple[Words, ...] = many()
    starts: date | None = None
    ends: date | None = None


class Frequency(Model):
    """How often a duty is done.

    `at_least` uses `times` and `per`; the other kinds stand alone.
    """

    kind: Literal["at_least", "around_the_clock", "regularly", "promptly", "soon", "as_needed",
                  "as_appropriate", "once", "not_stated"]  # fmt: skip
    times: ValueName | None = None
    per: Literal["day", "week", "month", "quarter", "year"] | None = None


class Duty(Record):
    """What departments must do, for whom, how often.

    `binds` is `all` for a requirement on every department, else the departments are named.
    """

    clause: Id
    title: Text
    summary: Text
    departments: Responsibilities
    binds: Literal["named", "all"] = "named"
    serves: tuple[Id, ...] = many()
    frequency: Frequency
    status: Literal["required", "planned", "under_study", "announced"]
    topic: Id | None = None
    services: tuple[Id, ...] = many()


class Service(Record):
    """A platform, mechanism, programme, card, list … that a source describes or calls for.

    `look_alikes` are services that are easily taken for this one; each of them names it in turn.
    `spoken` are words that readers look for it by, in any language.
    """

    clauses: tuple[Id, ...] = Field(min_length=1)
    name: Text
    kind: Id
    summary: Text
    status: Literal["running", "planned", "under_study", "ended", "unknown"]
    departments: Responsibilities
    audience: tuple[Id, ...] = many()
    measures: tuple[Id, ...] = many()
    spoken: tuple[Words, ...] = many()
    look_alikes: tuple[Id, ...] = many()


class Department(Model):
    """A department, or another body that a source gives a task."""

    id: Id
    name: Text
    short: Text
    aliases: tuple[Words, ...] = many()
    spoken: tuple[Words, ...] = many()
    members_of: tuple[Id, ...] = many()
    contact: Text | NotStated
    note: Text | None = None


Bound = Annotated[int, WithJsonSchema({"type": ["number", "string"]}, mode="validation")]
IN_UNIT: dict[str, Callable[[Any], int]] = {
    "money": money_in_fen,
    "percent": percent_in_ppm,
    "date": day_number,
}


def _kind_of(question: Any) -> str:
    kind = question.get("of") or question.get("type") if isinstance(question, dict) else None
    return kind if isinstance(kind, str) else ""


class Option(Model):
    """One answer to a choice; `name` is its full name and `short` what tables use."""

    id: Id
    name: Text
    short: Text | None = None


# Widest answers, so that every number stays exact in a browser too: fen, parts per million, count.
WIDEST = {"money": 10**13, "percent": 10**8, "integer": 10_000, "date": 3_652_059}


class Question(Model):
    """A typed question. `least` and `most` bound numbers, in the unit of the type.

    A `list` holds one entry `of` a simple type per person, fee or year, at most `most_entries`.
    """

    id: Id
    type: Literal["choice", "integer", "percent", "money", "date", "boolean", "list"]
    of: Literal["integer", "percent", "money"] | None = None
    text: Text
    help: Text | None = None
    entry: Text | None = None
    options: tuple[Option, ...] = many()
    least: Bound | None = None
    most: Bound | None = None
    most_entries: int | None = Field(default=None, ge=1, le=100)
    clauses: tuple[Id, ...] = many()

    @model_validator(mode="before")
    @classmethod
    def _bounds_in_the_unit(cls, data: Any) -> Any:
        in_unit = IN_UNIT.get(_kind_of(data))
        if in_unit is None:
            return data
        bounds = {key: in_unit(data[key]) for key in ("least", "most") if key in data}
        return {**data, **bounds}


class Certification(Model):
    """A statement that no answer can decide: a review, a recognition, an agreement."""

    id: Id
    text: Text


class Group(Model):
    """Measures that touch each other, and what the text says of combining them."""

    id: Id
    title: Text
    rule: Literal["highest", "choose_one", "add", "silent"]
    note: Text
    clause: Id
