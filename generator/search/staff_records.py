# SPDX-License-Identifier: MIT
"""What staff can look for: every record of the data, with all its words and its place in the files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from generator.catalogue.catalogue import Catalogue, clauses_named_by
from generator.catalogue.data_file import KINDS
from generator.catalogue.names import Term
from generator.catalogue.records import Clause, Department, Document, Text
from generator.catalogue.site import VOCABULARIES, Named
from generator.catalogue.texts import texts_of
from generator.catalogue.values import NOT_STATED, Value

# An inventory is kept by a command; nobody writes it.
STAFF_KINDS = (*(kind for kind in KINDS if kind != "inventories"), *VOCABULARIES)
# The status of a record in a file that is not published, whatever it is to be.
DRAFT = "draft"
_TITLES = ("label", "name", "title", "heading", "text")
_NAMES = ("abbreviations", "spoken", "also", "aliases")
_WORDS = ("number", "begins", "forbidden")


class Telling(NamedTuple):
    """What the pages know of records: their words in every language, and their addresses.

    `status` takes the kind of a record and its status, `address` its kind and its id.
    """

    text: Callable[[Text, Mapping[str, Value]], tuple[str, ...]]
    value: Callable[[Value], tuple[str, ...]]
    status: Callable[[str, str], tuple[str, ...]]
    address: Callable[[str, str], str]


@dataclass(frozen=True)
class StaffRecord:
    """A record as staff find it.

    `titles` and `texts` are in all languages; `names` are short, spoken and other ones. `status` is
    empty where a record has none. `path` is that of its page below a language, `place` its file
    and line. `departments`, `documents`, `clauses`, `topics` and `audiences` are ids, with what
    they are called.
    """

    kind: str
    id: str
    titles: tuple[str, ...]
    names: tuple[str, ...]
    texts: tuple[str, ...]
    status: str
    status_words: tuple[str, ...]
    departments: Mapping[str, tuple[str, ...]]
    documents: Mapping[str, tuple[str, ...]]
    clauses: Mapping[str, tuple[str, ...]]
    topics: Mapping[str, tuple[str, ...]]
    audiences: Mapping[str, tuple[str, ...]]
    place: str
    path: str


def staff_records(catalogue: Catalogue, telling: Telling) -> Iterator[StaffRecord]:
    """Yield every record of a catalogue, and every entry of its vocabularies."""
    filing = _Filing(catalogue, telling)
    for kind in STAFF_KINDS:
        for record in catalogue.kind(kind).values():
            yield _told(kind, record, catalogue, filing)


class _Filing:
    """Knows under which departments, documents, clauses and the like a record is found, and their names."""

    def __init__(self, catalogue: Catalogue, telling: Telling) -> None:
        self.catalogue, self.telling = catalogue, telling
        self._departments = {
            one.id: (*self._words(one.name), *self._words(one.short), *one.aliases)
            for one in catalogue.departments.values()
        }
        self._documents = {
            one.id: tuple(words for text in (one.label, one.short, one.title, one.number)
                          for words in self._words(text))
            for one in catalogue.documents.values()
        }  # fmt: skip

    def departments(self, record: Any) -> dict[str, tuple[str, ...]]:
        """Return the departments that are responsible, or the one that the record is."""
        named = getattr(record, "departments", ())
        ids = [record.id] if isinstance(record, Department) else [
            one.department for one in (() if named == NOT_STATED else named)
        ]  # fmt: skip
        return {id_: self._departments.get(id_, ()) for id_ in ids}

    def documents(self, record: Any) -> dict[str, tuple[str, ...]]:
        """Return the documents that a record comes from, or the one that it is."""
        clauses = [self.catalogue.clauses.get(id_) for id_ in self.clauses(record)]
        ids = [record.id] if isinstance(record, Document) else [
            clause.document for clause in clauses if clause
        ]  # fmt: skip
        return {id_: self._documents.get(id_, ()) for id_ in ids}

    def clauses(self, record: Any) -> dict[str, tuple[str, ...]]:
        """Return the clauses that a record comes from, or the one that it is."""
        ids = (record.id,) if isinstance(record, Clause) else clauses_named_by(record)
        found = {id_: self.catalogue.clauses.get(id_) for id_ in ids}
        return {id_: self._words(one.number, one.values) if one else ()
                for id_, one in found.items()}  # fmt: skip

    def topics(self, record: Any) -> dict[str, tuple[str, ...]]:
        """Return the topic of a record, or that which it is."""
        topic = getattr(record, "topic", None)
        return self._entries("topics", record, (topic,) if topic else ())

    def audiences(self, record: Any) -> dict[str, tuple[str, ...]]:
        """Return those for whom a record is, or the one that it is."""
        return self._entries("audiences", record, getattr(record, "audience", ()))

    def _entries(
        self, vocabulary: str, record: Any, ids: Iterable[str]
    ) -> dict[str, tuple[str, ...]]:
        """Return entries of a vocabulary with their names; of an entry itself that one."""
        known: Mapping[str, Named] = self.catalogue.kind(vocabulary)
        found = [id_ for id_, entry in known.items() if id_ in ids or entry is record]
        return {id_: (*self._words(known[id_].name), *known[id_].spoken) for id_ in found}

    def _words(
        self, text: Text | str | None, values: Mapping[str, Value] | None = None
    ) -> tuple[str, ...]:
        if isinstance(text, dict):
            return self.telling.text(text, values or {})
        return (text,) if text and text != NOT_STATED else ()


def _told(kind: str, record: Any, catalogue: Catalogue, filing: _Filing) -> StaffRecord:
    telling, status = filing.telling, getattr(record, "status", "")
    if catalogue.is_draft(kind, record.id):
        status = DRAFT
    values: Mapping[str, Value] = getattr(record, "values", {})
    told = [words for _, text in texts_of(record) for words in telling.text(text, values)]
    told += [words for value in values.values() for words in telling.value(value)]
    told += [doubt.quote for doubt in getattr(record, "doubts", ()) if doubt.quote]
    short = getattr(record, "short", None) or {}
    return StaffRecord(
        kind=kind,
        id=record.id,
        titles=_titles(record, telling, values),
        names=(*_plain(record, _NAMES), *(telling.text(short, values) if short else ())),
        texts=tuple(dict.fromkeys((*told, *_plain(record, _WORDS)))),
        status=status,
        status_words=telling.status(kind, status) if status else (),
        departments=filing.departments(record),
        documents=filing.documents(record),
        clauses=filing.clauses(record),
        topics=filing.topics(record),
        audiences=filing.audiences(record),
        place=str(catalogue.origin(kind, record.id).place("id")),
        path="" if status == DRAFT else telling.address(kind, record.id),
    )


def _titles(record: Any, telling: Telling, values: Mapping[str, Value]) -> tuple[str, ...]:
    if isinstance(record, Term):
        return record.zh, record.en
    field = next(name for name in _TITLES if hasattr(record, name))
    titles = telling.text(getattr(record, field), values)
    if not isinstance(record, Clause):
        return titles
    numbers = telling.text(record.number, values)
    return tuple(" ".join(pair) for pair in zip(numbers, titles, strict=False))


def _plain(record: Any, names: tuple[str, ...]) -> Iterator[str]:
    """Yield what stands in fields that hold words of no language."""
    for name in names:
        held = getattr(record, name, ())
        for words in (held,) if isinstance(held, str) else held or ():
            if words != NOT_STATED and not isinstance(held, dict):
                yield words
