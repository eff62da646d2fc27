# SPDX-License-Identifier: MIT
"""A source text and the records side by side: which figures no record holds, and where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.coverage.cutting import Lost, cut
from generator.catalogue.coverage.held import held_by
from generator.catalogue.coverage.inventory import Accounted, accounted, take_inventory
from generator.catalogue.coverage.printed import figure_printed, figures_in
from generator.catalogue.coverage.source_text import read_source
from generator.catalogue.inventories import Inventory

# How many characters are shown on each side of a figure.
_AROUND = 10


@dataclass(frozen=True)
class Seen:
    """A figure with what became of it, and a few characters of the text on each side of it."""

    figure: Accounted
    before: str
    after: str


@dataclass(frozen=True)
class Comparison:
    """What comparing a text with the records of a document found.

    `scarce` are figures by (clause, figure) that the text states more often than records hold
    them, with both counts: one value may do for two places, or a record may be missing.
    """

    inventory: Inventory
    lost: Mapping[str, Lost]
    seen: tuple[Seen, ...]
    scarce: Mapping[tuple[str, str], tuple[int, int]]

    @property
    def unexplained(self) -> tuple[Seen, ...]:
        """Return the figures that no record holds and for which no reason is given."""
        return tuple(one for one in self.seen if one.figure.state == "open")


def compare(catalogue: Catalogue, document: str, source: str) -> Comparison:
    """Compare a source text, as it comes, with the records of a document."""
    text = read_source(source)
    found = cut(text, catalogue.clauses_of(document))
    inventory = take_inventory(catalogue, document, text, found.pieces)
    figures = tuple(accounted(catalogue, inventory))
    around = chain.from_iterable(map(_around, found.pieces.values()))
    seen = tuple(Seen(one, *sides) for one, sides in zip(figures, around, strict=True))
    return Comparison(inventory, found.lost, seen, _scarce(catalogue, figures))


def _scarce(
    catalogue: Catalogue, figures: Iterable[Accounted]
) -> dict[tuple[str, str], tuple[int, int]]:
    stated = Counter((one.clause, one.printed) for one in figures if one.state == "held")
    held = {clause: held_by(catalogue, clause) for clause, _ in stated}
    counts = {
        (clause, printed): (times, held[clause].times(figure))
        for (clause, printed), times in stated.items()
        for figure in [figure_printed(printed)] if figure is not None
    }  # fmt: skip
    return {where: both for where, both in counts.items() if both[0] > both[1]}


def _around(piece: str) -> Iterator[tuple[str, str]]:
    for figure in figures_in(piece):
        before = piece[max(0, figure.start - _AROUND) : figure.start]
        yield before, piece[figure.end : figure.end + _AROUND]
