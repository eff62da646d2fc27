# SPDX-License-Identifier: MIT
"""Do facts and indicators name values that they have, and parts that can be added?"""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.figures import Fact, Indicator
from generator.catalogue.walk import Step
from generator.problems import Problem

_OF_CHANGE = ("percent", "points")


def figures_are_whole(catalogue: Catalogue) -> Iterator[Problem]:
    """Every figure that a fact or an indicator tells is one of its values, and not a table."""
    named: list[tuple[str, Fact | Indicator, Step, str]] = [
        ("facts", fact, ("value",), fact.value) for fact in catalogue.facts.values()
    ]
    for indicator in catalogue.indicators.values():
        for at, point in enumerate(indicator.points):
            named.append(("indicators", indicator, ("points", at, "value"), point.value))
        if indicator.change is not None:
            named.append(("indicators", indicator, ("change",), indicator.change))
    for kind, record, path, name in named:
        place = catalogue.origin(kind, record.id).place(*path)
        value = record.values.get(name)
        if value is None or value.by is not None:
            known = [one for one, found in record.values.items() if found.by is None]
            yield Problem(place, "unknown_value", {"name": name, "values": known})
        elif path == ("change",) and value.unit not in _OF_CHANGE:
            details = {"name": name, "unit": value.unit, "units": _OF_CHANGE}
            yield Problem(place, "value_unit", details)
