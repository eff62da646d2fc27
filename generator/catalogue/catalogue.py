# SPDX-License-Identifier: MIT
"""The catalogue: every record of a site, looked up by kind and id, with its place in the files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from typing import Any

from generator.catalogue.data_file import KINDS
from generator.catalogue.figures import Fact, Indicator
from generator.catalogue.inventories import Inventory
from generator.catalogue.lock import Lock
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
)
from generator.catalogue.site import VOCABULARIES, FrontDoor, Named, Site
from generator.catalogue.strict_yaml import Source
from generator.catalogue.texts import FRONT, PublicText, texts_of
from generator.catalogue.translations import Standing, not_current
from generator.problems import Place

# The kinds of records that come from clauses.
CARRIED = ("measures", "duties", "services", "facts", "indicators", "policies", "tiers")


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

    Each mapping goes from id to record. `origins` goes from (kind, id) to where it stands. `lock`
    holds the accepted translations, if the project keeps track of them.
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
    inventories: Mapping[str, Inventory] = field(default_factory=dict)
    origins: Mapping[tuple[str, str], Origin] = field(default_factory=dict, repr=False)
    lock: Lock | None = field(default=None, repr=False)

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

    def place_of(self, text: PublicText) -> Place:
        """Return where a text was written."""
        return self.origin(text.kind, text.id).place(*text.path)

    def named(self, vocabulary: str, id_: str) -> Named:
        """Return an entry of a vocabulary of the front door."""
        return self._vocabularies[vocabulary][id_]

    def option(self, question: str, id_: str) -> Option:
        """Return one option of a choice."""
        return next(option for option in self.questions[question].options if option.id == id_)

    def without_origins(self) -> Catalogue:
        """Return the same catalogue without the places of its records, which only checks need."""
        return replace(self, origins={})

    def is_draft(self, kind: str, id_: str) -> bool:
        """Say whether a record stands in a file that is not published."""
        return self.origins[kind, id_].source.file in self.front.drafts

    def records(self) -> Iterator[tuple[str, Record]]:
        """Yield everything that has values and doubts, with the name of its kind."""
        for kind in ("clauses", *CARRIED, "guides"):
            for record in self.kind(kind).values():
                yield kind, record

    def doubtful(self) -> Iterator[tuple[str, Document | Record]]:
        """Yield everything that can have doubts, with the name of its kind, documents first."""
        yield from (("documents", document) for document in self.documents.values())
        yield from self.records()

    def of_clause(self, kind: str, clause: str) -> list[Any]:
        """Return the measures, duties, services … that a clause carries."""
        return self._by_clause.get((kind, clause), [])

    def clauses_of(self, document: str) -> list[Clause]:
        """Return the clauses of a document, in the order of the source."""
        return self._by_document.get(document, [])

    @cached_property
    def texts(self) -> tuple[PublicText, ...]:
        """Return every text that readers see, those of the front door first."""
        front = (PublicText(FRONT, FRONT, self.front, *found) for found in texts_of(self.front))
        return (*front, *(
            PublicText(kind, record.id, record, *found)
            for kind in KINDS for record in self.kind(kind).values() for found in texts_of(record)
        ))  # fmt: skip

    @cached_property
    def not_current(self) -> tuple[Standing, ...]:
        """Return every translation that is not current; none where they are not kept track of."""
        if self.lock is None:
            return ()
        return tuple(not_current(self.texts, self.languages, self.lock))

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
        ordered = sorted(self.clauses.values(), key=self._place_in_document)
        return {name: list(clauses) for name, clauses in groupby(ordered, lambda c: c.document)}

    def _place_in_document(self, clause: Clause) -> tuple[str, int]:
        """Return where a clause stands: its parts in the order of the document."""
        document = self.documents.get(clause.document)
        parts = [part.number for part in document.parts] if document else []
        return clause.document, parts.index(clause.part) if clause.part in parts else 0


def clauses_named_by(record: Document | Record) -> tuple[str, ...]:
    """Return the ids of the clauses that a record comes from; none for a document or a guide."""
    one = getattr(record, "clause", None)
    return (one,) if one else getattr(record, "clauses", ())
