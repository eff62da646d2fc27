# SPDX-License-Identifier: MIT
"""Cut a text into the clauses that the records name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from generator.catalogue.coverage.source_text import read_source
from generator.catalogue.records import Clause

Lost = Literal["no_beginning", "not_in_text", "too_early"]
"""Why a clause is not found: it has no `begins`, or that stands nowhere, or before its time."""


@dataclass(frozen=True)
class Cut:
    """A text in pieces, one for each clause whose beginning was found, in order.

    What stands before the first of them belongs to it, and what belongs to a clause that is lost
    stands in the piece before it, so that nothing of the text falls away.
    """

    pieces: dict[str, str]
    lost: dict[str, Lost]


def cut(text: str, clauses: Iterable[Clause]) -> Cut:
    """Cut a text that was read at the beginnings of clauses, each searched after the one before."""
    starts: dict[str, int] = {}
    lost: dict[str, Lost] = {}
    after = 0
    for clause in clauses:
        begins = read_source(clause.begins or "")
        at = text.find(begins, after)
        if not begins or at < 0:
            lost[clause.id] = _why(begins, text)
        else:
            starts[clause.id] = at
            after = at + len(begins)
    begun = [0, *list(starts.values())[1:], len(text)]
    pieces = (text[start:end] for start, end in pairwise(begun))
    return Cut(dict(zip(starts, pieces, strict=False)), lost)


def _why(begins: str, text: str) -> Lost:
    if not begins:
        return "no_beginning"
    return "too_early" if begins in text else "not_in_text"
