# SPDX-License-Identifier: MIT
"""Whole numbers that are known only to lie between two ends; the upper end may be open.

Money is in fen. A missing answer is an interval as wide as its question allows, so that what
follows from it is bounded too. No number is negative, and none is too great for a browser to hold
exactly: beyond `MOST` an interval is open.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

PPM = 1_000_000
MOST = 2**53 - 1


class Interval(NamedTuple):
    """From `low` to `high`, both included; `high` is None where there is no upper end."""

    low: int
    high: int | None


ZERO = Interval(0, 0)
ANYTHING = Interval(0, None)


def exactly(number: int) -> Interval:
    """Return the interval that holds one number."""
    return Interval(number, number)


def held(low: int, high: int | None) -> Interval:
    """Return the interval from `low` to `high`, open above where an end lies beyond `MOST`."""
    return Interval(min(low, MOST), None if high is None or high > MOST else high)


def perhaps(a: Interval, *, sure: bool) -> Interval:
    """Return the interval itself where it is sure, else from nothing up to its upper end."""
    return a if sure else Interval(0, a.high)


def plus(a: Interval, b: Interval) -> Interval:
    """Return the interval of sums."""
    return held(a.low + b.low, None if a.high is None or b.high is None else a.high + b.high)


def total(intervals: Iterable[Interval]) -> Interval:
    """Return the interval of the sum of all."""
    result = ZERO
    for interval in intervals:
        result = plus(result, interval)
    return result


def excess(a: Interval, b: Interval) -> Interval:
    """Return how much `a` lies above `b`, nothing where it does not."""
    low = 0 if b.high is None else max(0, a.low - b.high)
    return Interval(low, None if a.high is None else max(0, a.high - b.low))


def times(a: Interval, b: Interval) -> Interval:
    """Return the interval of products."""
    if a.high == 0 or b.high == 0:
        return ZERO
    high = None if a.high is None or b.high is None else a.high * b.high
    return held(a.low * b.low, high)


def least(a: Interval, b: Interval) -> Interval:
    """Return the interval of the smaller of two numbers."""
    highs = [high for high in (a.high, b.high) if high is not None]
    return Interval(min(a.low, b.low), min(highs) if highs else None)


def greatest(a: Interval, b: Interval) -> Interval:
    """Return the interval of the greater of two numbers."""
    high = None if a.high is None or b.high is None else max(a.high, b.high)
    return Interval(max(a.low, b.low), high)


def highest(intervals: Iterable[Interval]) -> Interval:
    """Return the interval of the greatest of all; of nothing at all it is zero."""
    result = ZERO
    for interval in intervals:
        result = greatest(result, interval)
    return result


def hull(intervals: Iterable[Interval]) -> Interval:
    """Return the smallest interval that holds all; nothing at all counts as zero."""
    found = list(intervals)
    if not found:
        return ZERO
    highs = [interval.high for interval in found]
    known = [high for high in highs if high is not None]
    high = None if len(known) < len(highs) else max(known)
    return Interval(min(interval.low for interval in found), high)


def rated(a: Interval, rate: Interval) -> Interval:
    """Return a rate (parts per million) of an amount, each end rounded half up."""
    if a.high == 0 or rate.high == 0:
        return ZERO
    high = None if a.high is None or rate.high is None else half_up(a.high * rate.high)
    return held(half_up(a.low * rate.low), high)


def half_up(product: int) -> int:
    """Divide by a million and round half up. This is the one rounding rule there is."""
    return (2 * product + PPM) // (2 * PPM)
