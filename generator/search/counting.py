# SPDX-License-Identifier: MIT
"""Count the tokens of an entry, field by field, with what only names have: sounds and neighbours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from generator.search.analyser import folded, placed_tokens
from generator.search.entry import Entry
from generator.search.pinyin import HAN_RUN, syllables
from generator.search.thesaurus import NEAR

WORD = re.compile(r"[a-z]+")
# What stands before a token that is not a piece of the text: sounds, first letters,
# neighbours, a name as a whole, a word near to it.
SOUND, LETTERS, NEIGHBOURS, WHOLE, NEARBY = "~", "^", "+", "=", "≈"
# The fields whose words bring those near to them.
NAMING = ("title", "names", "line", "lead")
# A longer name is not asked for in full.
LONGEST_WHOLE = 12


class Counted(NamedTuple):
    """How often each token stands in each field of an entry, and how many there are."""

    kind: str
    traits: tuple[str, ...]
    counts: Mapping[str, Mapping[str, int]]
    lengths: Mapping[str, int]


def counted(entry: Entry, *, names: bool = True) -> Counted:
    """Return the tokens of an entry, counted, with what only `names` have unless that is not wanted."""
    fields = {
        "title": (entry.title,),
        "names": entry.names,
        "spoken": entry.spoken,
        "aliases": entry.aliases,
        "line": (entry.line,),
        "lead": (entry.lead,),
        "synonyms": entry.synonyms,
        "body": tuple(entry.body.split("\n")),
    }
    counts: dict[str, Counter[str]] = {}
    lengths: dict[str, int] = {}
    for field, texts in fields.items():
        of_text = _READ[field] if names and field in _READ else _of_text
        found: Counter[str] = Counter()
        lengths[field] = 0
        for text in texts:
            length, told = of_text(text)
            lengths[field] += length
            found.update(told)
        if names and field == "lead":
            found.update(_characters(entry.lead))
        counts[field] = found
    words = [word for field in NAMING for token in counts[field] for word in NEAR.get(token, ())]
    counts["near"] = Counter(f"{NEARBY}{word}" for word in words) if names else Counter()
    lengths["near"] = len(counts["near"])
    return Counted(entry.kind, entry.traits, counts, lengths)


@lru_cache(maxsize=50_000)
def _of_text(text: str) -> tuple[int, tuple[str, ...]]:
    found = tuple(token.text for token in placed_tokens(folded(text)))
    return len(found), found


@lru_cache(maxsize=50_000)
def _of_alias(text: str) -> tuple[int, tuple[str, ...]]:
    """Return the tokens of a name; only those of its text make its length."""
    length, found = _of_text(text)
    return length, (*found, *_characters(text), *_sounds(text), *_neighbours(found))


def _of_name(text: str) -> tuple[int, tuple[str, ...]]:
    """Return the tokens of a name, and the name as a whole."""
    length, found = _of_alias(text)
    asked = _of_text(text)[1] if 0 < length <= LONGEST_WHOLE else ()
    return length, (*found, f"{WHOLE}{' '.join(asked)}") if asked else found


_READ: Mapping[str, Callable[[str], tuple[int, tuple[str, ...]]]] = {
    "title": _of_name,
    "names": _of_name,
    "spoken": _of_name,
    "aliases": _of_alias,
}


def _characters(text: str) -> Iterator[str]:
    for run in HAN_RUN.findall(folded(text)):
        if len(run) > 1:
            yield from run


def _neighbours(found: tuple[str, ...]) -> Iterator[str]:
    """Yield each two English words that stand side by side in a name."""
    for one, other in pairwise(found):
        if WORD.fullmatch(one) and WORD.fullmatch(other):
            yield f"{NEIGHBOURS}{one} {other}"


def _sounds(text: str) -> Iterator[str]:
    """Yield how a name is typed by its sounds: each two syllables, each two and three first letters."""
    for run in HAN_RUN.findall(folded(text)):
        spoken = syllables(run)
        for one, other in pairwise(spoken):
            yield f"{SOUND}{one} {other}"
            if "v" in one + other:  # lü is typed both ways
                yield f"{SOUND}{one} {other}".replace("v", "u")
        letters = "".join(one[0] for one in spoken)
        for length in (2, 3):
            for at in range(len(letters) - length + 1):
                yield f"{LETTERS}{letters[at : at + length]}"
