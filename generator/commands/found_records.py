# SPDX-License-Identifier: MIT
"""What `search` prints: how many records there are of which kind, and each with its file and line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.catalogue.catalogue import Catalogue
from generator.problems import problem_words
from generator.search.staff import Answer, ids_in
from generator.search.staff_marks import Part, marked, snippet
from generator.search.staff_records import StaffRecord

FACETS = ("kind", "status", "document", "department")
MOST_VALUES = 12
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


@dataclass(frozen=True)
class Results:
    """An answer and how it is to be shown; `asked` is the query, or the title of a measure."""

    asked: str
    answer: Answer
    catalogue: Catalogue
    language: str
    limit: int
    related: bool
    colours: bool

    @property
    def words(self) -> Mapping[str, Any]:
        """Return the words of the language."""
        words: Mapping[str, Any] = problem_words(self.language)
        return words

    @property
    def shown(self) -> tuple[StaffRecord, ...]:
        """Return the first records, as many as are asked for."""
        return self.answer.found[: self.limit]

    def piece(self, record: StaffRecord) -> tuple[Part, ...]:
        """Return the piece of a record's texts, its titles aside, in which the query was found."""
        texts = (text for text in record.texts if text not in record.titles)
        return snippet((*texts, *record.names), self.answer.needles)


def as_data(results: Results) -> dict[str, Any]:
    """Return results for a program."""
    answer = results.answer
    return {
        "query": results.asked,
        "total": len(answer.found),
        "facets": {name: _counted(name, answer.found) for name in FACETS},
        "results": [_record_as_data(record, results) for record in results.shown],
        "near": [_record_as_data(record, results) for record in answer.near],
        "spellings": {word: list(near) for word, near in answer.spellings.items()},
        "unknown": {name: list(near) for name, near in answer.unknown.items()},
    }


def told(results: Results, records: Iterable[StaffRecord]) -> Iterator[str]:
    """Yield the lines of results for people; `records` are all there are."""
    words, answer, count = results.words["search"], results.answer, len(results.answer.found)
    if results.related:
        yield words["related"].format(title=results.asked, count=count)
    elif not count:
        yield from _nothing_told(results, tuple(records))
    else:
        yield words["counted"].format(count=count)
        yield from _facets_told(results)
    for record in results.shown or answer.near:
        yield from _record_told(record, results)
    if count > results.limit:
        yield "\n" + words["more"].format(shown=results.limit, count=count)


def _nothing_told(results: Results, records: tuple[StaffRecord, ...]) -> Iterator[str]:
    """Yield what may help where no record has all that is asked for."""
    words, answer = results.words["search"], results.answer
    yield words["none"].format(query=results.asked)
    for name, near in answer.unknown.items():
        known = _counted(name, records)
        values = _listed(name, {id_: known[id_] for id_ in near or known}, results, counts=False)
        told = words["similar" if near else "values"]
        yield told.format(field=words["fields"][name], values=values)
    for word, near in answer.spellings.items():
        yield words["spelling"].format(word=word, near=", ".join(near))
    yield words["help"]
    if answer.near:
        yield "\n" + words["near"]


def _facets_told(results: Results) -> Iterator[str]:
    words = results.words["search"]
    for name in FACETS:
        counted = _counted(name, results.answer.found)
        if counted:
            values = _listed(name, counted, results)
            yield words["facet"].format(field=words["fields"][name], values=values)


def _record_told(record: StaffRecord, results: Results) -> Iterator[str]:
    """Yield the lines of one record: title, kind and status, its piece of text, file, address."""
    needles = results.answer.needles
    status = f"{record.status} ({' / '.join(record.status_words)})" if record.status_words else ""
    documents = [_name("document", id_, results) for id_ in record.documents]
    yield ""
    yield " / ".join(_told(marked(title, needles), results) for title in record.titles)
    line = (_name("kind", record.kind, results), status or record.status, record.id, *documents)
    yield "  " + " · ".join(filter(None, line))
    piece = results.piece(record)
    if piece:
        yield "  " + _told(piece, results)
    yield "  " + "  ".join(filter(None, (record.place, _address(record, results))))


def _counted(name: str, records: Iterable[StaffRecord]) -> dict[str, int]:
    """Return how many records have each id in a field, the most frequent first."""
    return dict(Counter(id_ for record in records for id_ in ids_in(name, record)).most_common())


def _listed(name: str, counted: Mapping[str, int], results: Results, *, counts: bool = True) -> str:
    shown = [f"{_name(name, id_, results)} {count if counts else ''}".strip()
             for id_, count in list(counted.items())[:MOST_VALUES]]  # fmt: skip
    return ", ".join([*shown, *(["…"] if len(counted) > MOST_VALUES else [])])


def _name(name: str, id_: str, results: Results) -> str:
    """Return what an id in a field is called: as it can be written in a query."""
    if name == "kind":
        return str(results.words["names"][id_])
    kinds: Mapping[str, Any] = {"document": results.catalogue.documents,
                                "department": results.catalogue.departments}  # fmt: skip
    record = kinds[name].get(id_) if name in kinds else None
    text = (record.short or record.label if name == "document" else record.short) if record else {}
    return str(text.get(results.language, next(iter(text.values()), id_)))


def _address(record: StaffRecord, results: Results) -> str:
    """Return the address of a record's page, from the root of the site where that is not known."""
    if not record.path:
        return ""
    languages, url = results.catalogue.languages, results.catalogue.site.url or ""
    language = results.language if results.language in languages else languages[0]
    return f"{url.rstrip('/')}/{language}/{record.path}"


def _record_as_data(record: StaffRecord, results: Results) -> dict[str, Any]:
    place, _, line = record.place.rpartition(":")
    return {
        "kind": record.kind, "id": record.id, "titles": list(record.titles),
        "status": record.status, "departments": list(record.departments),
        "documents": list(record.documents), "clauses": list(record.clauses), "file": place,
        "line": int(line), "path": record.path,
        "snippet": [part._asdict() for part in results.piece(record)],
    }  # fmt: skip


def _told(parts: Iterable[Part], results: Results) -> str:
    """Return parts as one text; what is marked stands out in a terminal."""
    return "".join(
        f"{_BOLD}{one.text}{_PLAIN}" if one.marked and results.colours else one.text
        for one in parts
    )
