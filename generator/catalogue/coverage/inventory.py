# SPDX-License-Identifier: MIT
"""Take the inventory of a text, and account for every figure of an inventory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.coverage.held import Held, held_by
from generator.catalogue.coverage.names import Names
from generator.catalogue.coverage.printed import Figure, figure_printed, figures_in
from generator.catalogue.coverage.source_text import fingerprint, read_source
from generator.catalogue.inventories import Inventory, LeftOut

State = Literal["held", "named", "left_out", "open"]
"""A record holds the figure; it stands in a name; it is left out with a reason; none of these."""

# A number this long without a measure word is a telephone or an account, and is not kept.
_TELLTALE_DIGITS = 7


@dataclass(frozen=True)
class Accounted:
    """A figure of an inventory and what became of it."""

    clause: str
    printed: str
    state: State


def take_inventory(
    catalogue: Catalogue, document: str, text: str, pieces: Mapping[str, str]
) -> Inventory:
    """Return the inventory of a text that was read and cut; reasons that still apply are kept."""
    names = Names(catalogue)
    figures: dict[str, tuple[str, ...]] = {}
    named: dict[str, dict[str, str]] = {}
    for clause, piece in pieces.items():
        found = list(figures_in(piece))
        held = held_by(catalogue, clause)
        inside = _names_around(found, piece, names.of_clause(clause), held)
        if found:
            figures[clause] = tuple(_kept(one, held, inside) for one in found)
        if inside:
            named[clause] = inside
    taken = Inventory(id=document, sha256=fingerprint(text), figures=figures, names=named)
    return taken.model_copy(update={"left_out": _reasons_kept(catalogue, taken)})


def accounted(catalogue: Catalogue, inventory: Inventory) -> Iterator[Accounted]:
    """Yield every figure of an inventory, in order, with what became of it.

    Clauses that the document does not have are passed over.
    """
    names = Names(catalogue)
    left_out = {(one.clause, one.figure) for one in inventory.left_out}
    for clause in (one.id for one in catalogue.clauses_of(inventory.id)):
        held, known = held_by(catalogue, clause), names.of_clause(clause)
        named = inventory.names.get(clause, {})
        for printed in inventory.figures.get(clause, ()):
            figure = figure_printed(printed)
            state: State = "open"
            if figure is not None and held.holds(figure):
                state = "held"
            elif printed in named and read_source(named[printed]) in known:
                state = "named"
            elif (clause, printed) in left_out:
                state = "left_out"
            yield Accounted(clause, printed, state)


def _reasons_kept(catalogue: Catalogue, taken: Inventory) -> tuple[LeftOut, ...]:
    """Return the reasons of the inventory before for figures that are still open."""
    before = catalogue.inventories.get(taken.id)
    figures = accounted(catalogue, taken)
    unexplained = {(one.clause, one.printed) for one in figures if one.state == "open"}
    reasons = before.left_out if before else ()
    return tuple(one for one in reasons if (one.clause, one.figure) in unexplained)


def _names_around(
    figures: Iterable[Figure], piece: str, names: Mapping[str, str], held: Held
) -> dict[str, str]:
    """Return by figure the name in which it stands wherever it is printed, if no record holds it."""
    places: dict[str, list[Figure]] = {}
    for figure in figures:
        if not held.holds(figure):
            places.setdefault(figure.printed, []).append(figure)
    inside: dict[str, str] = {}
    for printed, same in places.items():
        around = [_shortest_around(figure, piece, names) for figure in same]
        if all(around):
            inside[printed] = names[around[0] or ""]
    return inside


def _shortest_around(figure: Figure, piece: str, names: Iterable[str]) -> str | None:
    found = (name for name in names if figure.printed in name and _stands(name, figure, piece))
    return min(found, key=len, default=None)


def _stands(name: str, figure: Figure, piece: str) -> bool:
    """Say whether a name stands in the text so that the figure is a part of it."""
    return name in piece[max(0, figure.end - len(name)) : figure.start + len(name)]


def _kept(figure: Figure, held: Held, inside: Mapping[str, str]) -> str:
    """Return a figure as it is kept: a telephone number that no record holds is made illegible."""
    is_telltale = figure.kind == "bare" and len(figure.printed) >= _TELLTALE_DIGITS
    is_ours = figure.printed in inside or held.holds(figure)
    return "*" * len(figure.printed) if is_telltale and not is_ours else figure.printed
