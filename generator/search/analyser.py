# SPDX-License-Identifier: MIT
"""Cut a text into the tokens that are searched for; its twin is analyser.js.

Letters lose their case, marks and width, traditional characters become simplified. Han runs are cut
into overlapping pairs. English words lose their endings, and one stands for all that say the same. An amount becomes its number, however
it is written: `50万`, `500,000` and `0.5 million` are all `500000`. `half-day` is `halfday` too. Where Han meets a letter or a
number the two are also one token: `a类`, `107号`. A number in characters is one beside its pairs where it counts something or is
an amount: `三年` is `3年` too, `五十万` is `500000`, `百分之五` is `5%`; 一 and 千人 are words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import normalize

from generator.catalogue.coverage.traditional import TO_SIMPLIFIED
from generator.search.stemming import LETTERS, stem
from generator.search.tables import (
    COUNTED,
    GRADED,
    NUMERALS,
    PASSED_OVER_LATIN,
    SCALES,
)
from generator.search.thesaurus import SAME

HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
_MARKS = re.compile(r"[\u0300-\u036f]+")
_GROUPED = re.compile(r"([0-9])[,，](?=[0-9]{3}(?![0-9]))")
_OWNER = re.compile(r"['’]s(?![a-z0-9])")
_APOSTROPHE = re.compile(r"([a-z])['’](?=[a-z])")
_SCALE = "|".join(sorted(SCALES, key=lambda scale: (-len(scale), scale)))
_PIECE = re.compile(
    rf"(?P<number>[0-9]+(?:\.[0-9]+)?)(?: ?(?P<scale>{_SCALE})(?![a-z0-9])|(?![a-z0-9]))"
    rf"|(?P<word>[a-z](?: ?& ?[a-z])+(?![a-z0-9])|[a-z0-9]+)|(?P<han>[{HAN}]+)"
)
_NEXT_HAN = re.compile(rf" ?([{HAN}])")
_HYPHEN = re.compile(r"[-\u2010][a-z]")
# A number in characters: digits before falling scales, in groups of four places.
TEN = 10
_DIGIT = "".join(character for character, value in NUMERALS.items() if 0 < value < TEN)
_GROUP = f"(?:[{_DIGIT}]千零?)?(?:[{_DIGIT}]百零?)?(?:[{_DIGIT}]?十)?[{_DIGIT}]?"
_COUNT = re.compile(f"(?=[十{_DIGIT}])(?:({_GROUP})亿零?)?(?:({_GROUP})万零?)?({_GROUP})")
_NUMERALS = re.compile(f"[{''.join(NUMERALS)}]+")
_AMOUNT = re.compile("[百千万亿]")
_CUT_SHORT = re.compile(f"[百千万亿][{_DIGIT}]$")
_SHARE = "百分之"
_ONE = "一"
_PARTS = re.compile(r"[a-z]{2,}|[0-9]{2,}")


class Token(NamedTuple):
    """A token and where it stands in the folded text."""

    text: str
    start: int
    end: int


def folded(text: str) -> str:
    """Return a text without case, marks, width, separators inside words and numbers, traditional forms."""
    plain = _MARKS.sub("", normalize("NFKD", text).lower())
    plain = normalize("NFKD", plain).translate(TO_SIMPLIFIED)
    return _GROUPED.sub(r"\1", _APOSTROPHE.sub(r"\1", _OWNER.sub("", plain)))


def tokens(text: str) -> list[str]:
    """Return the tokens of a text, in its order."""
    return [token.text for token in placed_tokens(folded(text))]


def placed_tokens(plain: str) -> Iterator[Token]:
    """Yield the tokens of a folded text with their places."""
    before, joined = "", ""
    for piece in _PIECE.finditer(plain):
        start, end = piece.span()
        han, number, word = piece["han"], piece["number"], piece["word"]
        if han:
            yield from _of_han(han, start)
        elif number:
            yield from _of_number(plain, number, piece["scale"], start, end)
        else:
            yield from _of_word(plain, word, before, start)
        if word and joined:
            yield Token(_meant(joined + word), start - len(joined) - 1, end)
        before = word or ""
        joined = before if _HYPHEN.match(plain, end) and LETTERS.fullmatch(before) else ""


def number_of(numeral: str) -> int | None:
    """Return the number that Chinese characters write, if they do: 十二 is 12, 三万五 is 35,000."""
    groups = _COUNT.fullmatch(numeral)
    if not groups:
        return None
    value = 0
    for group in groups.groups(default=""):
        value = value * NUMERALS["万"] + _of_group(group)
    if _CUT_SHORT.search(numeral):
        value += NUMERALS[numeral[-1]] * (NUMERALS[numeral[-2]] // TEN - 1)
    return value


def _of_group(group: str) -> int:
    value = digit = 0
    for character in group:
        known = NUMERALS[character]
        if known >= TEN:
            value, digit = value + (digit or 1) * known, 0
        else:
            digit = known
    return value + digit


def _of_han(run: str, start: int) -> Iterator[Token]:
    if len(run) == 1:
        yield Token(run, start, start + 1)
    for at in range(len(run) - 1):
        yield Token(run[at : at + 2], start + at, start + at + 2)
    for numeral in _NUMERALS.finditer(run):
        yield from _of_numeral(run, numeral, start)


def _of_numeral(run: str, numeral: re.Match[str], start: int) -> Iterator[Token]:
    """Yield the number that characters in a run write, where it counts something or is an amount."""
    at, end = numeral.span()
    value = number_of(numeral[0])
    following = run[end : end + 1]
    if value is None:
        return
    if run[:at].endswith(_SHARE):
        yield Token(f"{value}", start + at, start + end)
        yield Token(f"{value}%", start + at - len(_SHARE), start + end)
    elif numeral[0] != _ONE and (following in COUNTED or _AMOUNT.search(numeral[0])):
        yield Token(f"{value}", start + at, start + end)
        if following:
            yield Token(f"{value}{following}", start + at, start + end + 1)


def _of_number(plain: str, number: str, scale: str | None, start: int, end: int) -> Iterator[Token]:
    value = _shifted(number, SCALES[scale] if scale else 0)
    yield Token(value, start, end)
    if scale:
        return
    if plain[end : end + 1] == "%":
        yield Token(f"{value}%", start, end + 1)
    elif following := _NEXT_HAN.match(plain, end):
        yield Token(value + following[1], start, following.end())


def _of_word(plain: str, word: str, before: str, start: int) -> Iterator[Token]:
    end = start + len(word)
    if len(word) == 1 and LETTERS.fullmatch(word):
        following = _NEXT_HAN.match(plain, end)
        if following:
            yield Token(word + following[1], start, following.end())
        elif before in GRADED:
            yield Token(f"{before} {word}", start, end)
        return
    if word in PASSED_OVER_LATIN:
        return
    yield Token(_meant(word.replace(" ", "")), start, end)
    if not LETTERS.fullmatch(word):
        for part in _PARTS.finditer(word):
            yield Token(part[0], start + part.start(), start + part.end())


def _meant(word: str) -> str:
    """Return what a word says without its ending, in the word that stands for all that say the same."""
    short = stem(word)
    return SAME.get(short, short)


def _shifted(number: str, places: int) -> str:
    """Return a decimal number times a power of ten, with no zeros that say nothing."""
    whole, _, fraction = number.partition(".")
    digits = whole + fraction.ljust(places, "0")
    at = len(whole) + places
    left, right = digits[:at].lstrip("0") or "0", digits[at:].rstrip("0")
    return f"{left}.{right}" if right else left
