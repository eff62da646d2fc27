# SPDX-License-Identifier: MIT
"""The words of a text as the staff's search takes them, with positions by which phrases are found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.search.analyser import HAN, Token, folded, placed_tokens
from generator.search.tables import PASSED_OVER_HAN

# No phrase reaches from one text of a record into the next.
GAP = 100
HYPHEN = re.compile("[-\u2010]")
ALONE = re.compile(f"[{HAN}]")


class Word(NamedTuple):
    """A word, its place among the words of the text, and where it stands in the folded text."""

    text: str
    position: int
    start: int
    end: int


def kept_words(plain: str) -> Iterator[Word]:
    """Yield every form in which a word of a folded text can be asked for.

    Beside the tokens of the readers' search these are English words with their endings, for
    wildcards.
    """
    position, before = -1, Token("", -1, 0)
    for token in _one_by_one(plain):
        if token.start != before.start:
            position += GAP if "\n" in plain[before.end : token.start] else 1
        before = token
        for text in _forms(token, plain):
            yield Word(text, position, token.start, token.end)


def asked_words(plain: str) -> Iterator[Word]:
    """Yield the words of a folded query, of several at one place the longest: 107号, not 107.

    What money is counted in is left out, since 8万元 is not kept as 80000元.

    A Han character by itself is kept only where it is all that is asked for: in a longer text it is
    part of a pair.
    """
    longest: dict[int, Token] = {}
    for token in _one_by_one(plain):
        if token.start not in longest or not token.text.endswith(PASSED_OVER_HAN):
            longest[token.start] = token
    pairs = [token for token in longest.values() if not ALONE.fullmatch(token.text)]
    for position, token in enumerate(pairs or longest.values()):
        yield Word(token.text, position, token.start, token.end)


def _one_by_one(plain: str) -> Iterator[Token]:
    """Yield the tokens without those of two words that a hyphen joins: they would break a phrase."""
    for token in placed_tokens(plain):
        if not HYPHEN.search(plain, token.start, token.end):
            yield token


def places_in(text: str) -> list[int]:
    """Return for each character of the folded text, and for its end, where it comes from."""
    plain = folded(text)
    places: list[int] = []
    for at, character in enumerate(text):
        told = folded(character)
        if plain.startswith(told, len(places)):
            places += [at] * len(told)
    return [*places, *[len(text)] * (len(plain) + 1 - len(places))]


def _forms(token: Token, plain: str) -> tuple[str, ...]:
    """Return a token and, where it is an English word without its ending, the whole word."""
    written = plain[token.start : token.end]
    if written == token.text or not written.isascii() or not written.isalpha():
        return (token.text,)
    return token.text, written
