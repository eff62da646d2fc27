# SPDX-License-Identifier: MIT
"""The figures of a text: amounts, percentages, counts, years, dates, numbers of documents.

Headings (一、 （二）), articles (第三条) and the numbering of a list are not figures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from generator.catalogue.coverage.measures import (
    DIGITS_ONLY,
    MEASURES,
    ONE_BELONGS,
    ONE_COUNTS,
    ROUND_COUNTS,
    Kind,
    measure_pattern,
)
from generator.catalogue.coverage.numerals import FORMAL, HAN, TENS, han_number, number, scale_of

_N = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
_SCALE = r"(?:个?[十百千]?(?:万亿|[万亿])|[百千](?=元|名|人|家))"
_MEASURE = f"(?:{measure_pattern()})"
_TO = r"[-~–—至到]"
_YEAR = r"(?:19|20)\d\d"

# Tried in this order at each place of the text.
_PATTERNS: dict[str, str] = {
    "numbering": r"(?:^|(?<=[。;:)\]〕】]))\d{1,2}[.、](?=[^\W\d_])|\(\d{1,2}\)",
    "number": rf"[〔\[(【]{_YEAR}[〕\])】]\d+号",
    "date": r"\d{4}年\d{1,2}月(?:\d{1,2}日)?|\d{4}(?P<sign>[-./])\d{1,2}(?P=sign)\d{1,2}(?!\d)",
    "code": r"[A-Za-z]+\d[\dA-Za-z.]*|\d+[A-Za-z][A-Za-z\d]*|\d+(?:\+[\dA-Za-z]+)+",
    "year": rf"{_YEAR}(?:{_TO}{_YEAR})?年|[〇零一二三四五六七八九]{{4}}年",
    "month": r"\d{1,2}月(?:\d{1,2}日)?",
    "ratio": r"\d+(?:\.\d+)?:\d+(?:\.\d+)?",
    "formal": rf"(?<![队大])(?P<formally>[{FORMAL}][{FORMAL}零万亿]*)[元圆]",
    "share": rf"(?P<of>[{HAN}]+)分之(?P<part>{_N}|[{HAN}]+(?:点[{HAN}]+)?)",
    "amount": rf"(?P<nth>第)?(?:(?P<low>{_N})(?P<low_scale>{_SCALE}?)%?{_TO}(?={_N}))?"
    rf"(?P<high>{_N})[余多几]?(?P<scale>{_SCALE}?)[余多几]?(?P<measure>{_MEASURE}?)",
    "words": rf"(?<![第几数{HAN}])(?:(?P<first>[{HAN}]+){_TO}(?=[{HAN}]))?"
    rf"(?P<last>[{HAN}]+|半(?=年|个月|天|小时))[余多]?(?P<measured>{_MEASURE})",
    "rank": rf"第(?:(?P<nth_place>[{HAN}]+)[名位]|(?<![。;:,(]第)(?P<place>[{HAN}]+))"
    r"(?=[,。;、)的\"]|以|$)",
}
_ANY = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS.items()))

Reading = tuple[Kind, tuple[Fraction, ...]]


@dataclass(frozen=True)
class Figure:
    """One figure: how it is printed, where it stands in the text, and what it says.

    `numbers` are in the unit of the `kind`: money in yuan, a percentage in per cent; a date is
    year, month and day as far as they are printed. A range has two. A code (A12) has none.
    """

    printed: str
    start: int
    kind: Kind
    numbers: tuple[Fraction, ...] = ()

    @property
    def end(self) -> int:
        """Return where the figure ends in the text."""
        return self.start + len(self.printed)


def figures_in(text: str) -> Iterator[Figure]:
    """Yield the figures of a text that `read_source` has read, in order."""
    for found in _ANY.finditer(text):
        reading = _READERS[found.lastgroup or ""](found)
        if reading is not None:
            yield Figure(found[0], found.start(), *reading)


def figure_printed(printed: str) -> Figure | None:
    """Return the figure that stands alone in a text, as it is printed."""
    found = next(figures_in(printed), None)
    return found if found is not None and found.printed == printed else None


def _no_figure(_: re.Match[str]) -> None:
    return None


def _name(found: re.Match[str]) -> Reading:
    return ("number" if found["number"] else "code"), ()


def _date(found: re.Match[str]) -> Reading:
    return "date", tuple(map(number, re.findall(r"\d+", found[0])))


def _month(found: re.Match[str]) -> Reading:
    return "month", tuple(map(number, re.findall(r"\d+", found[0])))


def _year(found: re.Match[str]) -> Reading:
    digits = re.findall(r"\d{4}", found[0])
    years = [int(year) for year in digits] or [han_number(found[0].removesuffix("年"))]
    return "year", tuple(map(Fraction, years))


def _ratio(found: re.Match[str]) -> Reading:
    one, other = map(number, found[0].split(":"))
    return ("ratio", (100 * one / other,)) if other else ("bare", (one, other))


def _formal(found: re.Match[str]) -> Reading:
    return "money", (Fraction(han_number(found["formally"])),)


def _share(found: re.Match[str]) -> Reading | None:
    whole, dot, rest = found["part"].partition("点")
    part = Fraction(han_number(whole)) if whole[0] in HAN else number(whole)
    if dot:
        part += Fraction(han_number(f"〇{rest}"), 10 ** len(rest))
    of = han_number(found["of"])
    return ("percent", (100 * part / of,)) if of else None


def _amount(found: re.Match[str]) -> Reading:
    scale = scale_of(found["scale"])
    numbers = [number(found["high"]) * scale]
    if found["low"]:
        own = found["low_scale"]
        numbers.insert(0, number(found["low"]) * (scale_of(own) if own else scale))
    kind = MEASURES.get(found["measure"], "bare")
    return ("ordinal" if found["nth"] else kind), tuple(numbers)


def _words(found: re.Match[str]) -> Reading | None:
    last, measure = found["last"], found["measured"]
    before = found.string[found.start() - 1 : found.start()]
    if _is_part_of_a_word(last, measure, before):
        return None
    words = [word for word in (found["first"], last) if word]
    numbers = [Fraction(1, 2) if word == "半" else Fraction(han_number(word)) for word in words]
    return MEASURES[measure], tuple(numbers)


def _is_part_of_a_word(numeral: str, measure: str, before: str) -> bool:
    """Say whether a number word is an article, an order or part of a name, and counts nothing."""
    if numeral == "一":
        return measure not in ONE_COUNTS or before in tuple(ONE_BELONGS)
    if (numeral in TENS and numeral != "十") or numeral in ("万", "亿"):
        return measure not in ROUND_COUNTS
    if measure == "大":
        return len(numeral) > 1
    return measure in DIGITS_ONLY or (measure == "年" and before == "个")


def _rank(found: re.Match[str]) -> Reading:
    return "ordinal", (Fraction(han_number(found["nth_place"] or found["place"])),)


_READERS: dict[str, Callable[[re.Match[str]], Reading | None]] = {
    "numbering": _no_figure,
    "number": _name,
    "date": _date,
    "code": _name,
    "year": _year,
    "month": _month,
    "ratio": _ratio,
    "formal": _formal,
    "share": _share,
    "amount": _amount,
    "words": _words,
    "rank": _rank,
}
