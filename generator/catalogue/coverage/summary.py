# SPDX-License-Identifier: MIT
"""How far a document is covered, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.coverage.inventory import Accounted, accounted


@dataclass(frozen=True)
class Summary:
    """The clauses of a document and what became of the figures of its source.

    `empty` counts the clauses that say why nothing comes from them.
    """

    compared: bool
    clauses: int
    empty: int
    figures: int
    held: int
    named: int
    left_out: int
    open: int


def summary(
    catalogue: Catalogue, document: str, figures: Iterable[Accounted], *, compared: bool = True
) -> Summary:
    """Count the clauses of a document, and figures of its source that were accounted for."""
    clauses = catalogue.clauses_of(document)
    states = Counter(one.state for one in figures)
    return Summary(
        compared=compared,
        clauses=len(clauses),
        empty=sum(clause.carries is not None for clause in clauses),
        figures=states.total(),
        held=states["held"],
        named=states["named"],
        left_out=states["left_out"],
        open=states["open"],
    )


def kept_summary(catalogue: Catalogue, document: str) -> Summary:
    """Return how far a document is covered according to its inventory, if it has one."""
    inventory = catalogue.inventories.get(document)
    figures = accounted(catalogue, inventory) if inventory else ()
    return summary(catalogue, document, figures, compared=inventory is not None)
