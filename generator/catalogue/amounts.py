# SPDX-License-Identifier: MIT
"""The closed list of amount forms, and of conditions, as staff write them.

A form never holds a number: it names values of its record (`cap: cap`, `rate: rate`), so that the
text, the rate table and the calculation cannot say different things.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.catalogue.values import Id, Model

ValueName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]


class Base(Model):
    """What a share is taken of: an answer, a product of answers, or another measure's result."""

    answer: Id | None = None
    product: tuple[Id, Id] | None = Field(default=None)
    measure: Id | None = None


class Fixed(Model):
    """The amount of one value."""

    form: Literal["fixed"]
    value: ValueName


class Range(Model):
    """Between two values; the text does not say how the amount is set within them."""

    form: Literal["range"]
    low: ValueName
    high: ValueName


class AtLeast(Model):
    """An amount that may be exceeded: open above."""

    form: Literal["at_least"]
    amount: Amount


class UpTo(Model):
    """A discretionary amount with a ceiling: from nothing up to it."""

    form: Literal["up_to"]
    amount: Amount


class Share(Model):
    """A rate on a base, on the excess over a threshold, with a floor and a cap.

    `cap_per` says what the cap is counted per; `already` names the question that says how much of
    a cumulative cap has been used.
    """

    form: Literal["share"]
    of: Base
    rate: ValueName
    over: ValueName | None = None
    floor: ValueName | None = None
    cap: ValueName | None = None
    cap_per: Literal["year", "head", "head_year", "item", "total"] | None = None
    already: Id | None = None

    @model_validator(mode="after")
    def _what_needs_a_cap_has_one(self) -> Self:
        lonely = [name for name in ("cap_per", "already") if getattr(self, name) is not None]
        if lonely and self.cap is None:
            raise PydanticCustomError("unfit_together", "cap", {"fields": lonely})
        return self


class Matching(Model):
    """An amount in a ratio to what another pays in; `ratio` is a percentage, 100 for one to one."""

    form: Literal["matching"]
    of: Base
    ratio: ValueName


class PerYear(Model):
    """An amount paid each year.

    The number of years is the answer to `question`, at most `years`; with `entries` there is one
    entry of a list question per year. Without `years` the text sets no limit. `term` says whether
    the text gives a longest term or a fixed one; it only changes the words.
    """

    form: Literal["per_year"]
    amount: Amount
    years: ValueName | None = None
    term: Literal["at_most", "fixed"] = "at_most"
    question: Id | None = None
    entries: Id | None = None

    @model_validator(mode="after")
    def _years_are_counted_once(self) -> Self:
        if self.question is not None and self.entries is not None:
            fields = ["question", "entries"]
            raise PydanticCustomError("unfit_together", "years", {"fields": fields})
        return self


class PerHead(Model):
    """An amount for each one counted, beyond the first `beyond`, for at most `at_most`."""

    form: Literal["per_head"]
    amount: Amount
    count: Id
    beyond: ValueName | None = None
    at_most: ValueName | None = None


class Each(Model):
    """The sum of an amount over the entries of a list question, each on its own."""

    form: Literal["each"]
    entries: Id
    amount: Amount


class Threshold(Model):
    """An amount paid where a base reaches a threshold; inside `per_year`, year by year."""

    form: Literal["threshold"]
    of: Base
    at_least: ValueName
    amount: Amount


class Step(Model):
    """A milestone: passing `over` (strictly more) pays `pays`."""

    over: ValueName
    pays: ValueName


class Milestones(Model):
    """Pays when yearly figures first pass a threshold, within a number of years.

    `pay` is `all` (every threshold passed) or `highest` (only the highest passed in a year).
    """

    form: Literal["milestones"]
    entries: Id
    within: ValueName
    steps: tuple[Step, ...] = Field(min_length=1)
    pay: Literal["all", "highest"]


class ByClass(Model):
    """Another form for each option of a choice."""

    form: Literal["by_class"]
    question: Id
    table: dict[Id, Amount]


class SameAs(Model):
    """The amount of another measure, with some answers taken as given."""

    form: Literal["same_as"]
    measure: Id
    answers: dict[Id, Id] = Field(default_factory=dict)


class CaseByCase(Model):
    """No amount that can be computed: it is settled case by case, or the text names none."""

    form: Literal["case_by_case"]
    because: Literal["negotiated", "not_stated"] = "negotiated"


class InKind(Model):
    """Not money: a place, a permit, a service, a right."""

    form: Literal["in_kind"]


Amount = Annotated[
    Fixed
    | Range
    | AtLeast
    | UpTo
    | Share
    | Matching
    | PerYear
    | PerHead
    | Each
    | Threshold
    | Milestones
    | ByClass
    | SameAs
    | CaseByCase
    | InKind,
    Field(discriminator="form"),
]

OPERATORS = ("is", "one_of", "at_least", "at_most", "more_than", "less_than")
COMPARISONS = OPERATORS[2:]


class Condition(Model):
    """One condition: a test of one answer, or all / any / not of others.

    Write exactly one of: `all`, `any`, `not`, or `question` with one operator. `is` takes an option
    or true/false, `one_of` options; the four comparisons take the name of a value of the record.
    """

    all: Annotated[tuple[Condition, ...], Field(min_length=1)] | None = None
    any: Annotated[tuple[Condition, ...], Field(min_length=1)] | None = None
    not_: Condition | None = Field(default=None, alias="not")
    question: Id | None = None
    is_: Id | bool | None = Field(default=None, alias="is")
    one_of: Annotated[tuple[Id, ...], Field(min_length=1)] | None = None
    at_least: ValueName | None = None
    at_most: ValueName | None = None
    more_than: ValueName | None = None
    less_than: ValueName | None = None


for _form in (AtLeast, UpTo, PerYear, PerHead, Each, Threshold, ByClass):
    _form.model_rebuild()
