# SPDX-License-Identifier: MIT
"""The staff's search, over all records, and a reference ranking of pages: both by Whoosh.

This is the only module that knows Whoosh. It is written for the API of its version 2.7.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from itertools import chain
from typing import Any

from whoosh import qparser, query
from whoosh.analysis import Token, Tokenizer
from whoosh.codec.whoosh3 import W3Codec
from whoosh.fields import KEYWORD, STORED, TEXT, Schema
from whoosh.filedb.filestore import RamStorage

from generator.problems import message_languages, problem_words
from generator.search.analyser import folded, tokens
from generator.search.entry import Entry
from generator.search.staff_query import WrongQuery, tidied
from generator.search.staff_records import StaffRecord
from generator.search.staff_words import Word, asked_words, kept_words

# Where a word is looked for that names no field, and how much it counts there.
_WEIGHTS = {"title": 4.0, "names": 3.0, "id": 3.0, "text": 1.0, "department": 0.3}
_READ = ("title", "names", "id", "text")
# A record has ids in these; they are asked for by any name of what the id stands for.
NAMED = ("kind", "status", "department", "document", "clause", "topic", "audience")
_PAGE_WEIGHTS = {"title": 5.0, "aliases": 3.0, "lead": 2.0, "body": 1.0}
_ALL_WORDS = 2.0
# Entries of the glossary say little, and would stand first for that.
_LIGHT = {"terms": 0.5}
_MOST_NEAR = 5
_MOST_SPELLINGS = 5
_LATIN = re.compile("[a-z]{3,}")
_NOT_READ = re.compile(rf"\b(?:{'|'.join(NAMED)}):(?:\"[^\"]*\"|\S*)|\w+:|\b(?:AND|OR|NOT)\b")

Needle = tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """What a query found, best first.

    `near` holds records with some of its words, where none has all. `spellings` holds for a word
    that stands nowhere those that are written much the same. `unknown` holds the fields in which
    nothing goes by what is asked for, with the ids of what has a name like it. `needles` are the
    words to mark, those of a phrase in one.
    """

    found: tuple[StaffRecord, ...]
    needles: frozenset[Needle]
    near: tuple[StaffRecord, ...] = ()
    spellings: Mapping[str, Sequence[str]] = field(default_factory=dict)
    unknown: Mapping[str, Sequence[str]] = field(default_factory=dict)


class StaffSearch:
    """An index of records, in memory."""

    def __init__(self, records: Iterable[StaffRecord]) -> None:
        self.records = tuple(records)
        self._names = _Names(self.records)
        texts = {name: _text() for name in ("title", "names", "text")}
        texts["id"] = _text(_WordsAndWhole())
        ids = {name: KEYWORD() for name in NAMED}
        self._searcher = _searcher(Schema(number=STORED, **texts, **ids),
                                   map(_fields, range(len(self.records)), self.records))  # fmt: skip
        plugins = [
            qparser.FieldsPlugin(), qparser.WildcardPlugin(), qparser.PhrasePlugin(),
            qparser.EveryPlugin(), qparser.GroupPlugin(),
            qparser.OperatorsPlugin(AndMaybe=None, Require=None),
            qparser.MultifieldPlugin(list(_WEIGHTS), fieldboosts=_WEIGHTS),
        ]  # fmt: skip
        asked = Schema(**texts, **{name: _text() for name in NAMED})
        self._parser = qparser.QueryParser(None, asked, plugins=plugins)

    def find(self, asked: str) -> Answer:
        """Return the records with every word of a query.

        Raises WrongQuery where the query cannot be understood.
        """
        asked = tidied(asked)
        parsed = self._parser.parse(asked)
        if parsed == query.NullQuery:
            raise WrongQuery("empty")
        leaves = list(_wanted(parsed))
        found = self._records(parsed)
        needles = self._needles(leaves)
        if found:
            return Answer(found, needles)
        near = self._records(query.Or(list(_singly(leaves))), _MOST_NEAR)
        unknown = {leaf.field(): self._names.near(leaf) for leaf in leaves
                   if f"{leaf.field()}:" in asked and not self._names.ids(leaf)}  # fmt: skip
        return Answer((), needles, near, self._spellings(asked), unknown)

    def _records(self, parsed: Any, limit: int | None = None) -> tuple[StaffRecord, ...]:
        hits = self._searcher.search(parsed.accept(self._by_id), limit=limit)
        return tuple(self.records[hit["number"]] for hit in hits)

    def _by_id(self, part: Any) -> Any:
        """Return a part of a query with ids in the place of names."""
        if not part.is_leaf() or part.field() not in NAMED:
            return part
        name = part.field()
        return query.Or([query.Term(name, id_, part.boost) for id_ in self._names.ids(part)])

    def _needles(self, leaves: Iterable[Any]) -> frozenset[Needle]:
        reader = self._searcher.reader()
        found: set[Needle] = set()
        for leaf in leaves:
            if leaf.field() in _READ and _needle(leaf):
                found.add(_needle(leaf))
            elif leaf.field() in _READ:
                found |= {(word.decode(),) for _, word in leaf.existing_terms(reader, expand=True)}
        return frozenset(found)

    def _spellings(self, asked: str) -> dict[str, Sequence[str]]:
        """Return for words that stand nowhere those that are written much the same."""
        known = {word for record in self.records for text in (*record.titles, *record.names, *record.texts)
                 for word in _LATIN.findall(folded(text))}  # fmt: skip
        words = _LATIN.findall(folded(_NOT_READ.sub(" ", asked)))
        unknown = [word for word in dict.fromkeys(words) if word not in known][:_MOST_SPELLINGS]
        near = {word: get_close_matches(word, known) for word in unknown}
        return {word: spellings for word, spellings in near.items() if spellings}


class _Names:
    """A small index of what records point to, by the names of it."""

    def __init__(self, records: Iterable[StaffRecord]) -> None:
        found: dict[tuple[str, str], set[str]] = {}
        for record in records:
            for field_, called in _called(record).items():
                for id_, told in called.items():
                    found.setdefault((field_, id_), {id_}).update(told)
        schema = Schema(id_=STORED, **{name: _text() for name in NAMED})
        self._searcher = _searcher(schema, (
            {field_: "\n".join(sorted(names)), "id_": id_} for (field_, id_), names in found.items()
        ))  # fmt: skip
        self._in_full: dict[tuple[str, Needle], list[str]] = {}
        for (field_, id_), names in found.items():
            for words in {tuple(word.text for word in asked_words(folded(one))) for one in names}:
                self._in_full.setdefault((field_, words), []).append(id_)

    def ids(self, leaf: Any) -> list[str]:
        """Return what goes by a name: where it is the full name of something, that alone."""
        in_full = self._in_full.get((leaf.field(), _needle(leaf)))
        return in_full or [hit["id_"] for hit in self._searcher.search(leaf, limit=None)]

    def near(self, leaf: Any) -> list[str]:
        """Return what has a word of a name, or one that is written much the same, best first."""
        name = leaf.field()
        known = list(self._searcher.reader().field_terms(name))
        words = {one: get_close_matches(one, known) for one in _needle(leaf)}
        asked = query.Or([query.Term(name, word) for near in words.values() for word in near])
        return [hit["id_"] for hit in self._searcher.search(asked, limit=_MOST_NEAR)]


def search_pages(entries: Iterable[Entry]) -> Callable[[str], list[str]]:
    """Return a function from a reader's query to the addresses of pages, best first.

    Every word is optional, and pages with all of them come first. It ranks what the readers' search
    ranks, with nothing but Whoosh's own formula, so that the two can be compared.
    """
    kept = tuple(entries)
    schema = Schema(number=STORED, **{name: _text() for name in _PAGE_WEIGHTS})
    searcher = _searcher(schema, map(_page_fields, range(len(kept)), kept))

    def ranked(asked: str) -> list[str]:
        words = [
            query.Or([query.Term(field, word, boost) for field, boost in _PAGE_WEIGHTS.items()])
            for word in dict.fromkeys(tokens(asked))
        ]
        if not words:
            return []
        both = query.Or([query.Or(words), query.And(words, boost=_ALL_WORDS)])
        return [kept[hit["number"]].path for hit in searcher.search(both, limit=None)]

    return ranked


class _Words(Tokenizer):  # type: ignore[misc]
    """Cuts a text into words as the readers' search does, single characters beside them."""

    def __call__(
        self, value: str, *, mode: str = "", start_pos: int = 0, **asked: bool
    ) -> Iterator[Token]:
        token = Token(**asked, mode=mode)
        for word in self._cut(value, mode) if asked.get("tokenize", True) else (_whole(value),):
            token.text, token.boost, token.pos = word.text, 1.0, start_pos + word.position
            token.startchar, token.endchar = word.start, word.end
            yield token

    def _cut(self, value: str, mode: str) -> Iterator[Word]:
        return (asked_words if mode == "query" else kept_words)(folded(value))


class _WordsAndWhole(_Words):
    """Keeps an id whole beside its words, for wildcards."""

    def _cut(self, value: str, mode: str) -> Iterator[Word]:
        words = super()._cut(value, mode)
        return words if mode == "query" else chain((_whole(value),), words)


def _whole(value: str) -> Word:
    return Word(value, 0, 0, len(value))


def _text(words: Tokenizer | None = None) -> TEXT:
    """Return a field of text; words that stand together in a query are looked for as a phrase."""
    return TEXT(analyzer=words or _Words(), multitoken_query="phrase")


class _Memory(RamStorage):  # type: ignore[misc]
    """Keeps all of an index in memory.

    Whoosh would write parts of it to one folder of the system, in the way of another search.
    """

    def temp_storage(self, name: str | None = None) -> RamStorage:  # noqa: ARG002 - Whoosh names it
        """Return where an index is kept while it is made."""
        return _Memory()


def _searcher(schema: Schema, documents: Iterable[Mapping[str, Any]]) -> Any:
    index = _Memory().create_index(schema)
    # Nothing is kept, so there is nothing to save by compression but time.
    writer = index.writer(codec=W3Codec(compression=0))
    for document in documents:
        writer.add_document(**document)
    writer.commit()
    return index.searcher()


def _fields(number: int, record: StaffRecord) -> dict[str, Any]:
    texts = (text for text in record.texts if text not in record.titles)
    return {
        "number": number,
        "_boost": _LIGHT.get(record.kind, 1.0),
        "id": record.id,
        "title": "\n".join(record.titles),
        "names": "\n".join(record.names),
        "text": "\n".join(texts),
        **{name: " ".join(called) for name, called in _called(record).items()},
    }


def ids_in(name: str, record: StaffRecord) -> tuple[str, ...]:
    """Return the ids that a record has in a field."""
    return tuple(_called(record)[name])


def _called(record: StaffRecord) -> dict[str, Mapping[str, Sequence[str]]]:
    """Return for each field of ids those of a record, with the names of what they stand for."""
    return {
        "kind": {record.kind: _kind_names(record.kind)},
        "status": {record.status: record.status_words} if record.status else {},
        "department": record.departments,
        "document": record.documents,
        "clause": record.clauses,
        "topic": record.topics,
        "audience": record.audiences,
    }


@cache
def _kind_names(kind: str) -> tuple[str, ...]:
    return tuple(problem_words(language)["names"][kind] for language in message_languages())


def _page_fields(number: int, entry: Entry) -> dict[str, Any]:
    return {
        "number": number,
        "title": entry.title,
        "aliases": "\n".join(entry.aliases),
        "lead": f"{entry.lead}\n{entry.line}",
        "body": "\n".join((entry.body, *entry.synonyms)),
    }


def _needle(leaf: Any) -> Needle:
    """Return the words of a leaf of a query; none for a wildcard."""
    if isinstance(leaf, query.Phrase):
        return tuple(leaf.words)
    return (leaf.text,) if isinstance(leaf, query.Term) else ()


def _wanted(parsed: Any) -> Iterator[Any]:
    """Yield the leaves of a query that a record is to have, without those that it is not to have."""
    if isinstance(parsed, query.Not):
        return
    if parsed.is_leaf():
        yield parsed
    for part in parsed.children():
        yield from _wanted(part)


def _singly(leaves: Iterable[Any]) -> Iterator[Any]:
    """Yield leaves with the words of a phrase one by one, but for those of a name."""
    for leaf in leaves:
        if isinstance(leaf, query.Phrase) and leaf.field() not in NAMED:
            yield from (query.Term(leaf.field(), word, leaf.boost) for word in leaf.words)
        else:
            yield leaf
