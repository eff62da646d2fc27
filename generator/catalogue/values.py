# SPDX-License-Identifier: MIT
"""Typed values: money, percentages, years, people. Every number of a record is one of these.

Staff write `{money: 50万}` or `{percent: 20}`, or a table on an answer:
`{money: {a: 100万, b: 60万}, by: project-class}`. Inside, money is whole fen and a percentage is
parts per million, so that nothing is ever a float.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError, PydanticKnownError

FEN_PER_YUAN = 100
PPM_PER_PERCENT = 10_000
MILLIONTHS = 1_000_000
MOST_FEN = 10**15

ID_PATTERN = r"^[a-z0-9][a-z0-9-]{0,63}$"


def _not_only_digits(id_: str) -> str:
    # A browser sorts keys that are whole numbers before all others.
    if id_.isdigit():
        raise PydanticKnownError("string_pattern_mismatch", {"pattern": ID_PATTERN})
    return id_


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN), AfterValidator(_not_only_digits)]
NOT_STATED = "not_stated"
NotStated = Literal["not_stated"]

_MONEY = re.compile(r"(?P<digits>[0-9]{1,16}(?:\.[0-9]{1,10})?)(?P<unit>[万亿]?)元?")
_UNITS = {"": 1, "万": 10_000, "亿": 100_000_000}


class Model(BaseModel):
    """Base of all records: frozen, and a key that is not known is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def _scaled(written: Any) -> Decimal | None:
    """Return the number that `500000`, `50万` or `1.5亿` stands for; None if it is not written so."""
    text = str(written) if isinstance(written, int | Decimal | str) else ""
    match = None if isinstance(written, bool) else _MONEY.fullmatch(text)
    return Decimal(match["digits"]) * _UNITS[match["unit"]] if match else None


def money_in_fen(written: Any) -> int:
    """Turn `500000`, `50万`, `1.5亿` or `8000元` into whole fen."""
    yuan = _scaled(written)
    fen = None if yuan is None else yuan * FEN_PER_YUAN
    if fen is None or fen != int(fen) or fen > MOST_FEN:
        raise PydanticCustomError("money_format", "money", {"text": str(written)})
    return int(fen)


def percent_in_ppm(written: Any) -> int:
    """Turn `20`, `3.85` or `20%` (per cent) into parts per million."""
    text = str(written).removesuffix("%")
    if isinstance(written, bool) or not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,10})?", text):
        raise PydanticCustomError("percent_format", "percent", {"text": str(written)})
    ppm = Decimal(text) * PPM_PER_PERCENT
    if ppm != int(ppm):
        raise PydanticCustomError("percent_format", "percent", {"text": str(written)})
    return int(ppm)


def _same(value: int) -> int:
    return value


def _editable(description: str, number: str, pattern: str) -> WithJsonSchema:
    """Return what an editor is told of a number that may also be written as text."""
    ways = [{"type": number, "minimum": 0}, {"type": "string", "pattern": pattern}]
    return WithJsonSchema({"description": description, "anyOf": ways}, mode="validation")


Money = Annotated[
    int,
    BeforeValidator(money_in_fen),
    PlainSerializer(_same, return_type=int),
    _editable(
        "An amount of money in yuan: 500000, 50万, 1.5亿.",
        "number",
        r"^[0-9]+(\.[0-9]+)?[万亿]?元?$",
    ),
]
"""An amount of money, whole fen."""

Percent = Annotated[
    int,
    BeforeValidator(percent_in_ppm),
    PlainSerializer(_same, return_type=int),
    _editable("A percentage: 20, 3.85 or 20%.", "number", r"^[0-9]+(\.[0-9]+)?%$"),
]
"""A percentage, whole parts per million."""


def day_number(written: Any) -> int:
    """Turn a date into the number of days since 0001-01-01, which is day 1."""
    if not isinstance(written, dt.date):
        raise PydanticKnownError("date_type")
    return written.toordinal()


def counted(written: Any) -> Any:
    """Turn `12.21万` into 122,100; leave everything else to the check of its type."""
    if not isinstance(written, str) or not written.endswith(("万", "亿")):
        return written
    number = _scaled(written)
    return written if number is None or number != int(number) else int(number)


Count = Annotated[
    int,
    Field(ge=0, le=10**12),
    BeforeValidator(counted),
    _editable("A whole number: 56 or 12.21万.", "integer", r"^[0-9]+(\.[0-9]+)?[万亿]$"),
]


def number_in_millionths(written: Any) -> int:
    """Turn `158.75` or `1.8亿` into whole millionths."""
    number = _scaled(written)
    millionths = None if number is None else number * MILLIONTHS
    if millionths is None or millionths != int(millionths):
        raise PydanticCustomError("number_format", "number", {"text": str(written)})
    return int(millionths)


Number = Annotated[
    int,
    BeforeValidator(number_in_millionths),
    PlainSerializer(_same, return_type=int),
    _editable("A number with up to six decimals: 158.75.", "number", r"^[0-9]+(\.[0-9]+)?[万亿]?$"),
]
"""A number that need not be whole, in whole millionths."""


def _day_told(number: int) -> str:
    return dt.date.fromordinal(number).isoformat()


Day = Annotated[
    int,
    BeforeValidator(day_number),
    PlainSerializer(_day_told, return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "format": "date"}, mode="validation"),
]
"""A date, as the number of days since 0001-01-01, which is day 1."""

Unit = Literal["money", "percent", "points", "years", "months", "days", "hours", "age", "people",
               "times", "count", "number", "rank", "date"]  # fmt: skip
UNITS: tuple[Unit, ...] = get_args(Unit)


class Quantity(Model):
    """A number with its unit, or a table of such numbers on the answer to one question."""

    money: Money | dict[Id, Money] | None = None
    percent: Percent | dict[Id, Percent] | None = None
    points: Percent | dict[Id, Percent] | None = None
    years: Count | dict[Id, Count] | None = None
    months: Count | dict[Id, Count] | None = None
    days: Count | dict[Id, Count] | None = None
    hours: Count | dict[Id, Count] | None = None
    age: Count | dict[Id, Count] | None = None
    people: Count | dict[Id, Count] | None = None
    times: Count | dict[Id, Count] | None = None
    count: Count | dict[Id, Count] | None = None
    number: Number | dict[Id, Number] | None = None
    rank: Count | dict[Id, Count] | None = None
    date: Day | dict[Id, Day] | None = None

    @model_validator(mode="after")
    def _has_one_unit(self) -> Self:
        given = [unit for unit in UNITS if getattr(self, unit) is not None]
        if len(given) != 1:
            raise PydanticCustomError("one_unit", "unit", {"given": given, "units": list(UNITS)})
        return self

    @property
    def unit(self) -> Unit:
        """Return the only unit that is given."""
        return next(unit for unit in UNITS if getattr(self, unit) is not None)

    @property
    def amount(self) -> int | dict[str, int]:
        """Return the number (fen, parts per million, or a count), or the table of numbers."""
        amount: int | dict[str, int] = getattr(self, self.unit)
        return amount


class Earlier(Quantity):
    """A value that was in force up to and including the day `until`."""

    until: dt.date


class Value(Quantity):
    """A value of a record: the one in force now, and what it was before.

    `by` names the question whose options the table has.
    """

    by: Id | None = None
    earlier: tuple[Earlier, ...] = Field(default=())

    @model_validator(mode="after")
    def _table_names_its_question(self) -> Self:
        quantities: tuple[Quantity, ...] = (self, *self.earlier)
        tables = [isinstance(quantity.amount, dict) for quantity in quantities]
        if any(tables) != (self.by is not None) or len(set(tables)) != 1:
            raise PydanticCustomError("table_without_by", "table", {})
        if any(quantity.unit != self.unit for quantity in self.earlier):
            raise PydanticCustomError("earlier_other_unit", "unit", {"unit": self.unit})
        return self

    def turning_days(self) -> tuple[dt.date, ...]:
        """Return one day for each amount that was ever in force, the last for the present one."""
        return (*(earlier.until for earlier in self.earlier), dt.date.max)

    def numbers(self) -> list[int]:
        """Return every number that the value has or had."""
        amounts = [self.amount, *(earlier.amount for earlier in self.earlier)]
        tables = [one.values() if isinstance(one, dict) else (one,) for one in amounts]
        return [number for table in tables for number in table]

    def on(self, day: dt.date) -> int | dict[str, int]:
        """Return the amount in force on `day`."""
        for quantity in sorted(self.earlier, key=lambda earlier: earlier.until):
            if day <= quantity.until:
                return quantity.amount
        return self.amount


Values = Mapping[str, Value]
