# SPDX-License-Identifier: MIT
"""The printed names that the catalogue has: a number inside one of them counts nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.coverage.numerals import HAN
from generator.catalogue.coverage.source_text import read_source

_HAS_NUMBER = re.compile(rf"[\d半{HAN}]")
_NAMED = ("services", "policies", "departments", "tiers", "indicators")


class Names:
    """Names with a number in them, by the form in which they stand in a text that was read."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._everywhere = _by_form(_names_of(catalogue))

    def of_clause(self, id_: str) -> Mapping[str, str]:
        """Return the names that can stand in a clause: all, and its own number and heading."""
        clause = self.catalogue.clauses[id_]
        own = _said(clause, ("number", "heading"))
        return _by_form(name for name in own if not name.isdigit()) | self._everywhere


def _by_form(names: Iterable[str]) -> dict[str, str]:
    return {read_source(name): name for name in names if _HAS_NUMBER.search(name)}


def _names_of(catalogue: Catalogue) -> Iterator[str]:
    for term in catalogue.terms.values():
        yield from (term.zh, term.en, *term.abbreviations)
    for kind in _NAMED:
        for record in catalogue.kind(kind).values():
            yield from _said(record, ("name", "short", "number"))
            yield from getattr(record, "aliases", ())
    for document in catalogue.documents.values():
        yield from _said(document, ("title", "number"))


def _said(record: Any, fields: Iterable[str]) -> Iterator[str]:
    """Yield what fields of a record say, in every language."""
    for field in fields:
        said = getattr(record, field, None) or ""
        yield from [said] if isinstance(said, str) else said.values()
