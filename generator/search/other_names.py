# SPDX-License-Identifier: MIT
"""Other names of what a text names: from the terms, in all languages, spoken and short ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from generator.catalogue.names import Term
from generator.search.analyser import HAN, folded
from generator.search.stemming import stem

# A text as it is looked through: Han characters, and words without their endings.
_PIECE = re.compile(rf"[{HAN}]|[a-z0-9]+")


class OtherNames:
    """Knows the terms of a catalogue; where one name begins with another, the longer counts."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._names: dict[tuple[str, ...], dict[str, None]] = {}
        self._others: dict[tuple[str, ...], dict[str, None]] = {}
        for term in terms:
            named = (term.zh, term.en, *term.abbreviations, *term.also)
            for name in named:
                self._names.setdefault(_pieces(name), {}).update(dict.fromkeys(named))
                others = self._others.setdefault(_pieces(name), {})
                others.update(dict.fromkeys((*named, *term.spoken)))
        self._lengths: dict[str, list[int]] = {}
        for pieces in self._others:
            if pieces:
                self._lengths.setdefault(pieces[0], []).append(len(pieces))
        self._lengths = {
            piece: sorted(set(lengths), reverse=True) for piece, lengths in self._lengths.items()
        }
        self.of = lru_cache(maxsize=None)(self._of)

    def of_the_same(self, text: str) -> tuple[str, ...]:
        """Return the names of what a text as a whole names, without the spoken ones."""
        return tuple(self._names.get(_pieces(text), ()))

    def _of(self, text: str) -> tuple[str, ...]:
        """Return the other names of everything that a text names, each once."""
        found: dict[str, None] = {}
        for name in self._named_in(_pieces(text)):
            found.update(self._others[name])
        return tuple(found)

    def _named_in(self, pieces: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        for at, piece in enumerate(pieces):
            lengths = self._lengths.get(piece, ())
            names = (pieces[at : at + length] for length in lengths)
            yield from [name for name in names if name in self._others][:1]


@cache
def _pieces(text: str) -> tuple[str, ...]:
    return tuple(map(stem, _PIECE.findall(folded(text))))
