# SPDX-License-Identifier: MIT
"""Does every figure of a source that was compared still have its place in the records?"""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.coverage.inventory import accounted
from generator.catalogue.inventories import Inventory
from generator.problems import Problem


def figures_have_records(catalogue: Catalogue) -> Iterator[Problem]:
    """A record of its clause holds every figure of an inventory, or it is left out for a reason."""
    for inventory in catalogue.inventories.values():
        if inventory.id not in catalogue.documents:
            continue
        yield from _clauses_unknown(catalogue, inventory)
        figures = list(accounted(catalogue, inventory))
        for one in figures:
            if one.state == "open":
                place = catalogue.origin("clauses", one.clause).place("id")
                details = {"id": one.clause, "figure": one.printed}
                yield Problem(place, "figure_without_record", details)
        needed = {(one.clause, one.printed) for one in figures if one.state == "left_out"}
        yield from _left_out_needlessly(catalogue, inventory, needed)


def _clauses_unknown(catalogue: Catalogue, inventory: Inventory) -> Iterator[Problem]:
    known = [clause.id for clause in catalogue.clauses_of(inventory.id)]
    named = [("figures", clause) for clause in inventory.figures]
    named += [("names", clause) for clause in inventory.names]
    for path in named:
        if path[1] not in known:
            place = catalogue.origin("inventories", inventory.id).place(*path)
            yield Problem(place, "unknown_id", {"what": "clauses", "id": path[1], "known": known})


def _left_out_needlessly(
    catalogue: Catalogue, inventory: Inventory, needed: set[tuple[str, str]]
) -> Iterator[Problem]:
    for index, one in enumerate(inventory.left_out):
        if (one.clause, one.figure) not in needed:
            place = catalogue.origin("inventories", inventory.id).place("left_out", index)
            details = {"id": one.clause, "figure": one.figure}
            yield Problem(place, "left_out_needlessly", details)
        needed.discard((one.clause, one.figure))
