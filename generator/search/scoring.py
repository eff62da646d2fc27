# SPDX-License-Identifier: MIT
"""How much a token says about an entry: BM25F, with all its weights in this one place.

What a token adds to an entry's score does not depend on the query, so it is worked out here, once,
as a whole number (its impact); the browser only adds up.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from generator.search.counting import Counted


class FieldWeight(NamedTuple):
    """How much a place of a token counts, and how much a long field counts less (0 to 1)."""

    weight: float
    length: float


FIELDS: Mapping[str, FieldWeight] = {
    "title": FieldWeight(13.0, 0.7),
    "names": FieldWeight(5.0, 0.35),
    "aliases": FieldWeight(3.5, 0.3),
    "lead": FieldWeight(2.5, 0.5),
    "spoken": FieldWeight(2.8, 0.3),
    "line": FieldWeight(2.4, 0.35),
    "synonyms": FieldWeight(1.7, 0.55),
    "near": FieldWeight(1.2, 0.3),
    "body": FieldWeight(1.0, 0.8),
}
# How fast more of the same token adds less.
SATURATION = 4.0
# What a reader most likely looks for, all else being equal.
KINDS: Mapping[str, float] = {
    "measure": 1.3,
    "page": 1.1,
    "service": 1.0,
    "department": 1.0,
    "document": 0.9,
    "clause": 0.7,
    "figure": 1.0,
    "term": 0.35,
}
# … and what it is: a place in a page with many others, something that holds for a part of the area
# only, something that the first page shows.
TRAITS: Mapping[str, float] = {"place": 0.6, "narrow": 0.65, "featured": 1.15}
# What stands nearly everywhere still says in which pages it stands best.
LEAST_RARITY = 0.1
# Impacts are whole numbers; this keeps enough of what stands behind the point.
SCALE = 100

Postings = dict[str, list[tuple[int, int]]]


def impacts(counted: Sequence[Counted]) -> Postings:
    """Return for each token its (entry, impact) pairs, in the order of the entries."""
    average = {
        field: max(1.0, sum(one.lengths[field] for one in counted) / max(1, len(counted)))
        for field in FIELDS
    }
    found_in = Counter(token for one in counted for token in set().union(*one.counts.values()))
    rarities = {token: _rarity(found, len(counted)) for token, found in found_in.items()}
    postings: Postings = {token: [] for token in rarities}
    for number, one in enumerate(counted):
        boost = SCALE * KINDS[one.kind] * math.prod(TRAITS[trait] for trait in one.traits)
        for token, frequency in _weighted(one, average).items():
            impact = rarities[token] * boost * frequency / (SATURATION + frequency)
            postings[token].append((number, round(impact) or 1))
    return postings


def _weighted(counted: Counted, average: Mapping[str, float]) -> Mapping[str, float]:
    """Return how often each token stands in an entry, more where it says more."""
    found: dict[str, float] = defaultdict(float)
    for field, counts in counted.counts.items():
        weight, length = FIELDS[field]
        share = weight / (1 - length + length * counted.lengths[field] / average[field])
        for token, times in counts.items():
            found[token] += share * times
    return found


def _rarity(found: int, entries: int) -> float:
    """Return how telling a token is that stands in `found` of the entries."""
    return max(LEAST_RARITY, math.log(1 + (entries - found + 0.5) / (found + 0.5)))
