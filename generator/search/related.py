# SPDX-License-Identifier: MIT
"""Which measures are like a measure: those that share its telling tokens, in the source language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import sqrt

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.checks.prose import SLOT
from generator.catalogue.records import Measure
from generator.search.counting import counted
from generator.search.entry import Entry
from generator.search.scoring import Postings, impacts

RELATED = 3
# A measure is compared by its most telling tokens; one that very many share tells nothing.
TELLING = 16
MOST_SHARING = 60
SAME_TOPIC = 1.25


@lru_cache(maxsize=2)
def related(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """Return for each measure the ids of a few others, the most alike first.

    Alternatives to a measure are left out, since its page names them anyway. Where fewer are alike,
    the next ones of its topic follow.
    """
    measures = list(catalogue.measures.values())
    language = catalogue.languages[0]
    postings = impacts([counted(_entry(one, language), names=False) for one in measures])
    vectors = _vectors(postings, len(measures))
    lengths = [sqrt(sum(impact**2 for _, impact in vector)) or 1.0 for vector in vectors]
    topics = _by_topic(measures)
    return {
        measure.id: _chosen(measure, _alike(at, measures, postings, vectors, lengths), topics)
        for at, measure in enumerate(measures)
    }


def _entry(measure: Measure, language: str) -> Entry:
    title, summary = (SLOT.sub("", text[language]) for text in (measure.title, measure.summary))
    return Entry(path=measure.id, kind="measure", title=title, lead=summary)


def _vectors(postings: Postings, measures: int) -> list[list[tuple[str, int]]]:
    vectors: list[list[tuple[str, int]]] = [[] for _ in range(measures)]
    for token, pairs in postings.items():
        if len(pairs) <= MOST_SHARING:
            for at, impact in pairs:
                vectors[at].append((token, impact))
    return [sorted(vector, key=lambda told: (-told[1], told[0]))[:TELLING] for vector in vectors]


def _alike(
    at: int, measures: Sequence[Measure], postings: Postings,
    vectors: list[list[tuple[str, int]]], lengths: list[float],
) -> list[Measure]:  # fmt: skip
    """Return the other measures that share telling tokens with one, the most alike first."""
    sums: dict[int, float] = {}
    for token, own in vectors[at]:
        for other, impact in postings[token]:
            sums[other] = sums.get(other, 0.0) + own * impact
    topic = measures[at].topic
    likeness = {
        other: total / lengths[other] * (SAME_TOPIC if measures[other].topic == topic else 1.0)
        for other, total in sums.items() if other != at
    }  # fmt: skip
    return [measures[other] for other in sorted(likeness, key=lambda one: (-likeness[one], one))]


def _chosen(
    measure: Measure, alike: list[Measure], topics: Mapping[str, list[Measure]]
) -> tuple[str, ...]:
    same = topics[measure.topic]
    at = same.index(measure)
    candidates = [*alike, *same[at + 1 :], *same[:at]]
    others = [one.id for one in candidates if not measure.group or one.group != measure.group]
    return tuple(dict.fromkeys(others))[:RELATED]


def _by_topic(measures: Sequence[Measure]) -> Mapping[str, list[Measure]]:
    topics: dict[str, list[Measure]] = {}
    for measure in measures:
        topics.setdefault(measure.topic, []).append(measure)
    return topics
