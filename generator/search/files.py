# SPDX-License-Identifier: MIT
"""Write what the browser searches in: small JSON files that it fetches as a query needs them.

`manifest.json` names a folder after its content, which so can be kept for ever. In it are `t/<n>`:
postings, a token standing in the file that its hash names; `e/<n>`: entries in blocks; `words`: all
English words, for beginnings and slips, and the syllables of names; `filters`: what each entry can
be filtered by.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.search.analyser import folded, tokens
from generator.search.counting import NEARBY, NEIGHBOURS, SOUND, WHOLE, counted
from generator.search.entry import KINDS, Entry
from generator.search.pinyin import HAN_RUN
from generator.search.scoring import Postings, impacts
from generator.search.tables import as_data
from generator.search.thesaurus import SAME

# Sizes of the files, in postings and in entries: a query of some words fetches little.
POSTINGS_IN_FILE = 250
ENTRIES_IN_BLOCK = 3
# Of a token that stands in more entries than this, only those where it says most are kept, unless
# the whole index is small.
MOST_POSTINGS = 1000
SMALL = 2000
# In a large index impacts go up in such steps, about four per cent: few different numbers are compressed better.
STEP = 1.04
LONGEST_LEAD = 140
# A city, a district, a county, a province: what stands behind the name of a place.
PLACE_KINDS = "市区县省"
_UNFINISHED = re.compile(r"(?:[A-Z]{3} )?[\w,.%’'-]*$", re.ASCII)
MANIFEST = "manifest.json"
WITH_FIRST = (NEARBY, NEIGHBOURS, WHOLE)
FILTERS = ("audience", "departments", "documents")


def index_files(entries: Sequence[Entry], everywhere: Sequence[str] = ()) -> dict[str, str]:
    """Return the files of the index by their names; a page need not name what is true `everywhere`."""
    postings = impacts([counted(entry) for entry in entries])
    most = MOST_POSTINGS if len(entries) > SMALL else SMALL
    buckets = max(1, sum(min(len(one), most) for one in postings.values()) // POSTINGS_IN_FILE)
    files = {
        **{f"t/{number}.json": _json(told) for number, told in enumerate(_in_buckets(postings, buckets, most))},
        **{f"e/{number}.json": _json(told) for number, told in enumerate(_in_blocks(entries))},
        "words.json": _json(_words(postings)),
        "filters.json": _json(_filters(entries)),
    }  # fmt: skip
    told = [one for name in everywhere for one in _as_asked(name)]
    same = {word: one for word, one in SAME.items() if one in postings}
    digest = sha256("\n".join(f"{name}\t{files[name]}" for name in sorted(files)).encode())
    folder = digest.hexdigest()[:12]
    manifest = {
        "folder": folder, "buckets": buckets, "block": ENTRIES_IN_BLOCK, "entries": len(entries),
        "most": most, "kinds": KINDS, "tables": as_data(set("".join(postings)), same, told),
    }  # fmt: skip
    return {MANIFEST: _json(manifest), **{f"{folder}/{name}": told for name, told in files.items()}}


def _as_asked(place: str) -> list[str]:
    """Return how a place is named in a query: Han characters, with what it is, else as tokens."""
    if not HAN_RUN.search(place):
        return tokens(place)
    return [folded(place), *(folded(place) + kind for kind in PLACE_KINDS)]


def write_index(entries: Sequence[Entry], folder: Path, everywhere: Sequence[str] = ()) -> None:
    """Write the files of the index into a folder that is not there yet."""
    for name, told in index_files(entries, everywhere).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(told, encoding="utf-8")


def bucket_of(token: str, buckets: int) -> int:
    """Return the file that a token stands in: FNV-1a over its characters, none above U+FFFF.

    What names have besides, in words, stands with its first word, which is asked for anyway.
    """
    value = 0x811C9DC5
    first = token[1:].partition(" ")[0] if token[0] in WITH_FIRST else token
    for character in first:
        value = ((value ^ ord(character)) * 0x01000193) & 0xFFFFFFFF
    return value % buckets


def _in_buckets(postings: Postings, buckets: int, most: int) -> list[dict[str, list[int]]]:
    files: list[dict[str, list[int]]] = [{} for _ in range(buckets)]
    for token in sorted(postings):
        files[bucket_of(token, buckets)][token] = _packed(postings[token], most)
    return files


def _packed(pairs: list[tuple[int, int]], most: int) -> list[int]:
    """Return how many entries have the token, then (step to the next entry, impact) in turn."""
    kept = pairs
    if len(pairs) > most:
        kept = sorted(sorted(pairs, key=lambda pair: -pair[1])[:most])
    if most < SMALL:
        kept = [(number, _in_steps(impact)) for number, impact in kept]
    packed, before = [len(pairs)], 0
    for number, impact in kept:
        packed += (number - before, impact)
        before = number
    return packed


@cache
def _in_steps(impact: int) -> int:
    """Return the step that is nearest to an impact."""
    return round(STEP ** round(math.log(impact, STEP)))


def _in_blocks(entries: Sequence[Entry]) -> list[list[list[Any]]]:
    told = [
        [
            one.path,
            KINDS.index(one.kind),
            one.title,
            one.line,
            _short(one.lead),
            *[1] * one.unsettled,
        ]
        for one in entries
    ]
    return [told[at : at + ENTRIES_IN_BLOCK] for at in range(0, len(told), ENTRIES_IN_BLOCK)]


def _short(lead: str) -> str:
    """Return the beginning of a long text, never with a part of a word or of an amount at its end."""
    if len(lead) <= LONGEST_LEAD:
        return lead
    return f"{_UNFINISHED.sub('', lead[:LONGEST_LEAD]).rstrip()}…"


def _words(postings: Postings) -> Mapping[str, Any]:
    """Return all English words, each with how often it is found (as bits, 1 to 9), and all syllables."""
    own = {one: one for one in postings if len(one) > 1 and one.isascii() and one.isalpha()}
    meant = own | {word: one for word, one in SAME.items() if one in own}
    words = sorted(meant)
    sounds = [token[1:].split() for token in postings if token.startswith(SOUND)]
    return {"words": " ".join(words), "found": "".join(str(min(9, len(postings[meant[word]]).bit_length())) for word in words),
            "syllables": " ".join(sorted({one for pair in sounds for one in pair}))}  # fmt: skip


def _filters(entries: Sequence[Entry]) -> Mapping[str, Any]:
    """Return the kind of each entry, and for each filter the ids and which of them each entry has."""
    told: dict[str, Any] = {"kind": "".join(str(KINDS.index(one.kind)) for one in entries)}
    for name in FILTERS:
        sets = {getattr(one, name): None for one in entries}
        order = {ids: number for number, ids in enumerate(sets)}
        told[name] = {"sets": list(sets), "of": [order[getattr(one, name)] for one in entries]}
    return told


def _json(told: Any) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
