# SPDX-License-Identifier: MIT
"""Money, percentages, counts and dates are read exactly, and as of a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from generator.catalogue.values import (
    MILLIONTHS,
    MOST_FEN,
    UNITS,
    Value,
    money_in_fen,
    percent_in_ppm,
)

MONEY: tuple[tuple[object, int], ...] = (
    (0, 0),
    (1, 1_00),
    (500_000, 500_000_00),
    ("500000", 500_000_00),
    ("50万", 500_000_00),
    ("50万元", 500_000_00),
    ("0.5万", 5_000_00),
    ("1.5亿", 150_000_000_00),
    ("8000元", 8_000_00),
    (Decimal("0.01"), 1),
    (Decimal("0.1"), 10),
    (Decimal("4999.99"), 499_999),
    ("0.010", 1),
    ("0.000001万", 1),
    ("3.1415926亿", 314_159_260_00),
    ("100000亿", MOST_FEN),
)
NOT_MONEY: tuple[object, ...] = (
    Decimal("0.001"), "0.0000001万", -1, Decimal("-0.01"), "-5万", "100000.01亿", MOST_FEN, True,
    False, None, 1.5, "", "万", "5 万", "五万", "5千", "5万万", "5元万", "1,000", "5e3", ".5", "5.",
    "+5", "¥5", "CNY 5", "5万\n", "５", "٥", "NaN", "Infinity", ["5"], {"a": 5},
    f"1.{'0' * 40}1",
)  # fmt: skip
PERCENT: tuple[tuple[object, int], ...] = (
    (0, 0),
    (20, 200_000),
    ("20%", 200_000),
    (Decimal("3.85"), 38_500),
    ("3.85%", 38_500),
    (Decimal("0.0001"), 1),
    (100, 1_000_000),
    (250, 2_500_000),
    (Decimal("12.50"), 125_000),
)
NOT_PERCENT: tuple[object, ...] = (
    Decimal("0.00001"), -1, "-5%", True, None, "", "%", "20%%", "20 %", "二十", "1/2", "1e1", ".5",
    "５", "20％", "20\n", f"1.{'0' * 40}1",
)  # fmt: skip


@pytest.mark.parametrize(("written", "fen"), MONEY)
def test_money_is_exact(written: object, fen: int) -> None:
    """Money is whole fen, with 万 and 亿 understood."""
    assert fen == money_in_fen(written)


@pytest.mark.parametrize("written", NOT_MONEY)
def test_what_is_not_money_is_refused(written: object) -> None:
    """Fractions of a fen, negative, huge and unclear amounts are refused, never rounded."""
    with pytest.raises(PydanticCustomError) as caught:
        money_in_fen(written)

    assert ("money_format", {"text": str(written)}) == (caught.value.type, caught.value.context)


@pytest.mark.parametrize(("written", "ppm"), PERCENT)
def test_percentage_is_exact(written: object, ppm: int) -> None:
    """A percentage is whole parts per million."""
    assert ppm == percent_in_ppm(written)


@pytest.mark.parametrize("written", NOT_PERCENT)
def test_what_is_not_a_percentage_is_refused(written: object) -> None:
    """Too many decimals, negative and unclear percentages are refused, never rounded."""
    with pytest.raises(PydanticCustomError) as caught:
        percent_in_ppm(written)

    assert ("percent_format", {"text": str(written)}) == (caught.value.type, caught.value.context)


@given(st.integers(min_value=0, max_value=MOST_FEN))
def test_every_amount_can_be_written_and_read(fen: int) -> None:
    """Any whole number of fen, written in yuan, reads back as itself."""
    assert fen == money_in_fen(Decimal(fen) / 100 if fen % 100 else fen // 100)


@given(st.one_of(st.text(), st.integers(), st.decimals(), st.floats(), st.none(), st.booleans()))
def test_anything_is_an_amount_or_refused(written: Any) -> None:
    """Whatever is written is an amount within bounds, or refused in the one known way."""
    for read, kind in ((money_in_fen, "money_format"), (percent_in_ppm, "percent_format")):
        amount, refused = _read(read, written)
        assert (amount >= 0) if refused is None else refused == kind


@pytest.mark.parametrize(
    "unit",
    [unit for unit in UNITS if unit not in ("money", "percent", "points", "number", "date")],
)
def test_counts_are_whole(unit: str) -> None:
    """A count is a whole number from nothing up, and true is not one."""
    assert (unit, 3) == (value(**{unit: 3}).unit, value(**{unit: 3}).amount)
    for wrong in (-1, True, Decimal("1.5"), "3", 10**12 + 1):
        with pytest.raises(ValidationError):
            value(**{unit: wrong})


def test_count_may_be_written_in_ten_thousands() -> None:
    """12.21万 is 122,100; what is not whole then is refused."""
    assert 122_100 == value(people="12.21万").amount
    with pytest.raises(ValidationError):
        value(people="0.00001万")


def test_number_is_whole_millionths() -> None:
    """A number keeps six decimals, and may be written in ten thousands."""
    assert 158_750_000 == value(number=Decimal("158.75")).amount
    assert 100_000 * MILLIONTHS == value(number="10万").amount
    with pytest.raises(ValidationError):
        value(number=Decimal("0.0000001"))


def test_date_is_a_day_number() -> None:
    """A date counts the days since 0001-01-01, which is day 1."""
    assert 1 == value(date=date(1, 1, 1)).amount
    assert date(2026, 1, 31).toordinal() == value(date=date(2026, 1, 31)).amount


def test_table_has_an_amount_for_each_option() -> None:
    """A table goes from option to amount and names its question."""
    table = value(money={"a": "100万", "b": 60}, by="class")

    assert ("money", {"a": 1_000_000_00, "b": 60_00}, "class") == (
        table.unit,
        table.amount,
        table.by,
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ({}, "one_unit"),
        ({"money": 1, "years": 1}, "one_unit"),
        ({"money": {"a": 1}}, "table_without_by"),
        ({"money": 1, "by": "class"}, "table_without_by"),
        ({"money": 1, "earlier": ({"until": date(2020, 1, 1), "percent": 1},)}, "earlier_other_unit"),
        ({"money": 1, "earlier": ({"until": date(2020, 1, 1), "money": {"a": 1}},)}, "table_without_by"),
        ({"money": {"a": 1}, "by": "c", "earlier": ({"until": date(2020, 1, 1), "money": 1},)},
         "table_without_by"),
        ({"money": 1, "earlier": ({"until": date(2020, 1, 1)},)}, "one_unit"),
        ({"money": 1, "earlier": ({"money": 1},)}, "missing"),
        ({"money": 1, "unit": "fen"}, "extra_forbidden"),
    ],
)  # fmt: skip
def test_value_that_is_not_one_number_is_refused(written: dict[str, Any], expected: str) -> None:
    """A value has one unit, a table its question, and was of the same form before."""
    with pytest.raises(ValidationError) as caught:
        Value.model_validate(written)

    assert expected in {error["type"] for error in caught.value.errors()}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(1990, 1, 1), 40_000_00),
        (date(2020, 12, 31), 40_000_00),
        (date(2021, 1, 1), 50_000_00),
        (date(2023, 12, 31), 50_000_00),
        (date(2024, 1, 1), 60_000_00),
        (date(2999, 1, 1), 60_000_00),
    ],
)
def test_value_is_as_of_a_day(day: date, expected: int) -> None:
    """An earlier amount holds up to and including its last day, in whatever order it is written."""
    earlier = (
        {"until": date(2023, 12, 31), "money": "5万"},
        {"until": date(2020, 12, 31), "money": "4万"},
    )

    assert expected == value(money="6万", earlier=earlier).on(day)


def test_table_is_as_of_a_day() -> None:
    """The whole table of a day is given."""
    earlier = ({"until": date(2023, 12, 31), "money": {"a": 1}},)
    table = value(money={"a": 2, "b": 3}, by="class", earlier=earlier)

    assert [{"a": 1_00}, {"a": 2_00, "b": 3_00}] == [
        table.on(date(2023, 12, 31)),
        table.on(date(2024, 1, 1)),
    ]


def _read(read: Callable[[Any], int], written: object) -> tuple[int, str | None]:
    try:
        return read(written), None
    except PydanticCustomError as error:
        return -1, error.type


def value(**written: Any) -> Value:
    """Return a value as it would be read."""
    return Value.model_validate(written)
