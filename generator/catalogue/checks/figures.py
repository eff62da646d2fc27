# SPDX-License-Identifier: MIT
"""Do facts and indicators name values that they have, and parts that can be added?"""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.figures import Fact, Indicator
from generator.catalogue.walk import Step
from generator.problems import Place, Problem

_OF_CHANGE = ("percent", "points")
Named = tuple[str, Fact | Indicator, Step, str]


def figures_are_whole(catalogue: Catalogue) -> Iterator[Problem]:
    """Every figure that a fact or an indicator tells is one of its values, and not a table."""
    for kind, record, path, name in _values_named(catalogue):
        place = catalogue.origin(kind, record.id).place(*path)
        value = record.values.get(name)
        if value is None or value.by is not None:
            known = [one for one, found in record.values.items() if found.by is None]
            yield Problem(place, "unknown_value", {"name": name, "values": known})
        elif path == ("change",) and value.unit not in _OF_CHANGE:
            details = {"name": name, "unit": value.unit, "units": _OF_CHANGE}
            yield Problem(place, "value_unit", details)


def figures_can_be_compared(catalogue: Catalogue) -> Iterator[Problem]:
    """The figures of a row are in one unit, and so are a total and its parts."""
    units = {(kind, record.id): _unit(record, name)
             for kind, record, path, name in _values_named(catalogue)
             if path in (("value",), ("points", 0, "value"))}  # fmt: skip
    for kind, record, path, name in _values_named(catalogue):
        if path[0] == "points":
            place = catalogue.origin(kind, record.id).place(*path)
            yield from _other_unit(place, name, _unit(record, name), units[kind, record.id])
    for (kind, id_), unit in units.items():
        record = catalogue.kind(kind)[id_]
        for at, part in enumerate(record.parts):
            place = catalogue.origin(kind, id_).place("parts", at)
            yield from _other_unit(place, part, units.get((kind, part), unit), unit)


def _values_named(catalogue: Catalogue) -> Iterator[Named]:
    """Yield every value that a fact or an indicator names, with the path to its name."""
    for fact in catalogue.facts.values():
        yield "facts", fact, ("value",), fact.value
    for indicator in catalogue.indicators.values():
        for at, point in enumerate(indicator.points):
            yield "indicators", indicator, ("points", at, "value"), point.value
        if indicator.change is not None:
            yield "indicators", indicator, ("change",), indicator.change


def _unit(record: Fact | Indicator, name: str) -> str:
    value = record.values.get(name)
    return value.unit if value else ""


def _other_unit(place: Place, name: str, unit: str, wanted: str) -> Iterator[Problem]:
    if unit and wanted and unit != wanted:
        yield Problem(place, "value_unit", {"name": name, "unit": unit, "units": [wanted]})
