# SPDX-License-Identifier: MIT
"""The piece of a text in which words were found, cut in parts: those words, and what is between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.search.analyser import folded
from generator.search.staff_words import kept_words, places_in

LONGEST = 120
_BEFORE = 30

Span = tuple[int, int]


class Part(NamedTuple):
    """A part of a text, and whether it is marked."""

    text: str
    marked: bool


def marked(text: str, needles: Iterable[Sequence[str]]) -> tuple[Part, ...]:
    """Return a whole text in parts.

    A needle is a word, or the words of a phrase.
    """
    return tuple(_parts(text, _spans_of(_found(text, list(needles)))))


def snippet(texts: Iterable[str], needles: Iterable[Sequence[str]]) -> tuple[Part, ...]:
    """Return the piece of the text that holds most of the needles; nothing where none does."""
    wanted = list(needles)
    best: list[list[Span]] = []
    held = ""
    for text in texts if wanted else ():
        found = _found(text, wanted)
        if len(found) > len(best):
            best, held = found, text
    return tuple(_cut(held, _spans_of(best)))


def _found(text: str, needles: Iterable[Sequence[str]]) -> list[list[Span]]:
    """Return where each needle stands that stands in a text."""
    at: dict[int, dict[str, Span]] = {}
    for word in kept_words(folded(text)):
        at.setdefault(word.position, {})[word.text] = (word.start, word.end)
    spans = [_spans(needle, at) for needle in needles]
    if not any(spans):
        return []
    places = places_in(text)
    return [[(places[start], places[end - 1] + 1) for start, end in some] for some in spans if some]


def _spans(needle: Sequence[str], at: dict[int, dict[str, Span]]) -> list[Span]:
    return [
        (at[first][needle[0]][0], at[first + len(needle) - 1][needle[-1]][1])
        for first in at
        if all(word in at.get(first + step, ()) for step, word in enumerate(needle))
    ]


def _spans_of(found: Iterable[Iterable[Span]]) -> list[Span]:
    """Return in order the spans of all needles, those in one that touch."""
    joined: list[Span] = []
    for start, end in sorted(span for spans in found for span in spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _parts(text: str, spans: Iterable[Span]) -> Iterator[Part]:
    at = 0
    for start, end in spans:
        if start > at:
            yield Part(text[at:start], marked=False)
        yield Part(text[start:end], marked=True)
        at = end
    if at < len(text):
        yield Part(text[at:], marked=False)


def _cut(text: str, spans: Sequence[Span]) -> Iterator[Part]:
    """Yield the parts of a text around its first span; what is left out leaves an ellipsis."""
    if not spans:
        return
    begin = 0 if len(text) <= LONGEST else max(0, spans[0][0] - _BEFORE)
    stop = min(len(text), max(begin + LONGEST, spans[0][1]))
    if begin:
        yield Part("…", marked=False)
    kept = [(start - begin, end - begin) for start, end in spans if end <= stop]
    yield from _parts(text[begin:stop], kept)
    if stop < len(text):
        yield Part("…", marked=False)
