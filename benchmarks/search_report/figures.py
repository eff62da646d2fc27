# SPDX-License-Identifier: MIT
"""The figures of a search: recall at 10, first hit, mean reciprocal rank, and what it keeps silent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from benchmarks.search_report.queries import DEPTH, Found, Query


@dataclass(frozen=True)
class Answer:
    """A query and what one search found."""

    query: Query
    found: Found

    @property
    def recall(self) -> float:
        """Return which share of the expected pages stands among the first ten results."""
        first = self.found.pages[:DEPTH]
        return fmean(page in first for page in self.query.expected)

    @property
    def first_hit(self) -> bool:
        """Return whether the first result is an expected page."""
        return self.found.pages[:1] != () and self.found.pages[0] in self.query.expected

    @property
    def reciprocal_rank(self) -> float:
        """Return one divided by the place of the first expected page among ten, 0 without one."""
        places = (at for at, page in enumerate(self.found.pages[:DEPTH], start=1)
                  if page in self.query.expected)  # fmt: skip
        return 1 / next(places, float("inf"))

    @property
    def silent(self) -> bool:
        """Return whether pages were expected and none at all was shown."""
        return bool(self.query.expected) and not self.found.pages

    @property
    def right(self) -> bool:
        """Return whether nothing is left to wish: all is found, or rightly nothing."""
        if not self.query.expected:
            return self.found.exact == 0
        return self.recall == 1 and self.first_hit


@dataclass(frozen=True)
class Figures:
    """The figures over some queries; the first four are over those that expect a page.

    `nothing` counts the queries that expect none, `nothing_right` those answered so. The means are
    None where no query expects a page.
    """

    queries: int
    recall: float | None
    first_hit: float | None
    mean_reciprocal_rank: float | None
    silent: int
    nothing: int
    nothing_right: int


def figures(answers: Iterable[Answer]) -> Figures:
    """Return the figures of one search over these answers."""
    every = list(answers)
    some = [answer for answer in every if answer.query.expected]
    none = [answer for answer in every if not answer.query.expected]
    return Figures(
        queries=len(some),
        recall=_mean(some, lambda answer: answer.recall),
        first_hit=_mean(some, lambda answer: answer.first_hit),
        mean_reciprocal_rank=_mean(some, lambda answer: answer.reciprocal_rank),
        silent=sum(answer.silent for answer in some),
        nothing=len(none),
        nothing_right=sum(answer.right for answer in none),
    )


def _mean(answers: Sequence[Answer], figure: Callable[[Answer], float]) -> float | None:
    return fmean(map(figure, answers)) if answers else None
