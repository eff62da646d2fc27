# SPDX-License-Identifier: MIT
"""The catalogue: every record of a site, looked up by kind and id, with its place in the files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from itertools import groupby
from typing import Any

from generator.catalogue.figures import Fact, Indicator
from generator.catalogue.names import Guide, Policy, Term, Tier
from generator.catalogue.records import (
    Certification,
    Clause,
    Department,
    Document,
    Duty,
    Group,
    Measure,
    Option,
    Question,
    Record,
    Service,
    Text,
)
from generator.catalogue.site import VOCABULARIES, FrontDoor, Named, Site
from generator.catalogue.strict_yaml import Source
from generator.catalogue.values import Model
from generator.problems import Place

# The kinds of records that come from clauses.
CARRIED = ("measures", "duties", "services", "facts", "indicators", "policies", "tiers")

_LANGUAGE = re.compile("[a-z]{2,3}")


@dataclass(frozen=True)
class Origin:
    """Where a record was written: its file, and the path to it inside that file."""

    source: Source
    path: tuple[str | int, ...]

    def place(self, *path: str | int) -> Place:
        """Return the place of a part of the record."""
        return self.source.place(*self.path, *path)


@dataclass(frozen=True, eq=False)
class Catalogue:
    """All records of a site, in the order in which they were written.

    Each mapping goes from id to record. `origins` goes from (kind, id) to where it stands.
    """

    front: FrontDoor
    documents: Mapping[str, Document] = field(default_factory=dict)
    clauses: Mapping[str, Clause] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    certifications: Mapping[str, Certification] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    measures: Mapping[str, Measure] = field(default_factory=dict)
    duties: Mapping[str, Duty] = field(default_factory=dict)
    services: Mapping[str, Service] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    policies: Mapping[str, Policy] = field(default_factory=dict)
    tiers: Mapping[str, Tier] = field(default_factory=dict)
    guides: Mapping[str, Guide] = field(default_factory=dict)
    departments: Mapping[str, Department] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    origins: Mapping[tuple[str, str], Origin] = field(default_factory=dict, repr=False)

    @property
    def site(self) -> Site:
        """Return the identity of the site."""
        return self.front.site

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the languages of the site, the source language first."""
        return self.site.languages

    def kind(self, name: str) -> Mapping[str, Any]:
        """Return by id the records of a kind (`measures`), or the entries of a vocabulary."""
        if name in VOCABULARIES:
            return self._vocabularies[name]
        records: Mapping[str, Any] = getattr(self, name)
        return records

    def origin(self, kind: str, id_: str) -> Origin:
        """Return where a record was written."""
        return self.origins[kind, id_]

    def named(self, vocabulary: str, id_: str) -> Named:
        """Return an entry of a vocabulary of the front door."""
        return self._vocabularies[vocabulary][id_]

    def option(self, question: str, id_: str) -> Option:
        """Return one option of a choice."""
        return next(option for option in self.questions[question].options if option.id == id_)

    def without_origins(self) -> Catalogue:
        """Return the same catalogue without the places of its records, which only checks need."""
        return replace(self, origins={})

    def records(self) -> Iterator[tuple[str, Record]]:
        """Yield everything that has values and doubts, with the name of its kind."""
        for kind in ("clauses", *CARRIED, "guides"):
            for record in self.kind(kind).values():
                yield kind, record

    def of_clause(self, kind: str, clause: str) -> list[Any]:
        """Return the measures, duties, services … that a clause carries."""
        return self._by_clause.get((kind, clause), [])

    def clauses_of(self, document: str) -> list[Clause]:
        """Return the clauses of a document, in the order of the source."""
        return self._by_document.get(document, [])

    @cached_property
    def _vocabularies(self) -> dict[str, dict[str, Named]]:
        return {name: {x.id: x for x in getattr(self.front, name)} for name in VOCABULARIES}

    @cached_property
    def _by_clause(self) -> dict[tuple[str, str], list[Any]]:
        found: dict[tuple[str, str], list[Any]] = {}
        for kind, record in self.records():
            for clause in clauses_named_by(record):
                found.setdefault((kind, clause), []).append(record)
        return found

    @cached_property
    def _by_document(self) -> dict[str, list[Clause]]:
        ordered = sorted(self.clauses.values(), key=lambda clause: clause.document)
        return {name: list(clauses) for name, clauses in groupby(ordered, lambda c: c.document)}


def clauses_named_by(record: Record) -> tuple[str, ...]:
    """Return the ids of the clauses that a record comes from."""
    one = getattr(record, "clause", None)
    return (one,) if one else getattr(record, "clauses", ())


def texts_of(
    value: Any, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[Any, ...], Text]]:
    """Yield every text inside a record with its path."""
    if isinstance(value, dict):
        if value and all(map(_is_words, value.items())):
            yield path, value
            return
        for key, inner in value.items():
            yield from texts_of(inner, (*path, key))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from texts_of(inner, (*path, index))
    elif isinstance(value, Model):
        for name in _fields_with_words(type(value)):
            yield from texts_of(getattr(value, name), (*path, name))


@cache
def _fields_with_words(model: type[Model]) -> tuple[str, ...]:
    return tuple(name for name in model.model_fields if name not in _WORDLESS)


# The calculation holds no words; its keys could be taken for languages.
_WORDLESS = {"amount", "conditions", "values"}


def _is_words(entry: tuple[Any, Any]) -> bool:
    code, words = entry
    return isinstance(words, str) and _LANGUAGE.fullmatch(code) is not None
