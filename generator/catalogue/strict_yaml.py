# SPDX-License-Identifier: MIT
"""Read YAML so strictly that nothing in it can be misunderstood, and remember every line.

YAML guesses: `no` becomes false, `012` becomes ten, `1:30` becomes ninety. Staff edit these files,
so a guess is an error here. Scalars are text unless they are plainly a whole number, a decimal,
a date (2026-01-31), true, false or null.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from generator.problems import Place, Problem, ProblemsFound

MAX_BYTES = 1_000_000
MAX_DEPTH = 32
MAX_DIGITS = 19

BARE_SLOT = re.compile(r"[{,]\s*\w+:[^\"'\[\]{},]*(\{[a-z][\w-]*\})")
INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
GUESSED = re.compile(
    r"(?i:y|n|yes|no|on|off|true|false|null|~|[-+]?\.inf|\.nan)|[-+]?0[xob][0-9a-fA-F_]+"
    r"|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?"
    r"|[-+]?(?=\.?[0-9])[0-9_]*\.?[0-9_]*([eE][-+]?[0-9]+)?"
)
WORDS: dict[str, object] = {"true": True, "false": False, "null": None}

KeyPath = tuple[str | int, ...]


@dataclass(frozen=True)
class Source:
    """One file as read: its plain data and the line on which each part of it starts."""

    file: str
    data: Any
    lines: dict[KeyPath, int]

    def place(self, *path: str | int) -> Place:
        """Return the place of the part at `path`, or of the nearest part that holds it."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.lines:
                return Place(self.file, self.lines[path[:length]])
        return Place(self.file)


def read_yaml(path: Path, root: Path) -> Source:
    """Read one file below `root`.

    Raises ProblemsFound with everything that is wrong with it.
    """
    return parse_yaml(read_text(path, root), path.relative_to(root).as_posix())


def read_text(path: Path, root: Path, most: int = MAX_BYTES) -> str:
    """Return the text of a file below `root` that has at most `most` bytes."""
    name = path.relative_to(root).as_posix()
    refusal = _refused(path, root, most)
    if refusal:
        raise ProblemsFound([Problem(Place(name), refusal[0], refusal[1])])
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise ProblemsFound([Problem(Place(name), "not_utf8", {"byte": error.start})]) from None


def parse_yaml(text: str, name: str) -> Source:
    """Read YAML text; `name` is the file name for messages."""
    reader = _Reader(name, text)
    try:
        data = reader.document()
    except _GivenUp:
        data = None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        reader.problems.append(_misread(text, Place(name, line), error.problem or "cannot be read"))
        data = None
    except yaml.reader.ReaderError as error:
        # The parser counts bytes, not characters.
        line = text.encode().count(b"\n", 0, error.position) + 1
        why = f"character #x{error.character:04x}"
        reader.problems.append(Problem(Place(name, line), "yaml_syntax", {"why": why}))
        data = None
    if reader.problems:
        raise ProblemsFound(reader.problems)
    return Source(name, data, reader.lines)


def _misread(text: str, place: Place, why: str) -> Problem:
    """Return what is wrong with a line that is not YAML: most often a slot in a text without quotes."""
    # What ends too early is told at the line behind the last.
    line = "".join(text.splitlines()[place.line - 1 : place.line])
    bare = BARE_SLOT.search(line)
    if bare:
        return Problem(place, "bare_slot", {"slot": bare[1]})
    return Problem(place, "yaml_syntax", {"why": why})


def _refused(path: Path, root: Path, most: int) -> tuple[str, dict[str, object]] | None:
    parts = path.relative_to(root).parts
    steps = (root.joinpath(*parts[: n + 1]) for n in range(len(parts)))
    if any(step.is_symlink() for step in steps):
        return "symlink", {}
    if not path.is_file():
        return "file_missing", {}
    size = path.stat().st_size
    if size > most:
        return "file_too_large", {"size": size, "most": most}
    return None


class _GivenUp(Exception):  # noqa: N818 - reading stops; the problem is noted already
    """The content is nested too deep to go on: the parser slows down with every level."""


class _Reader:
    """Turn the parser's events into plain data, noting lines and collecting problems."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.lines: dict[KeyPath, int] = {}
        self.problems: list[Problem] = []
        self.events: Iterator[Any] = iter(yaml.parse(text, Loader=yaml.CSafeLoader))

    def document(self) -> Any:
        """Return the data of the only document in the text."""
        data: Any = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._problem("two_documents", event)
                    return None
                data = self._node(next(self.events), ())
        return data

    def _node(self, event: Any, path: KeyPath) -> Any:
        self.lines.setdefault(path, event.start_mark.line + 1)
        self._refuse_marks(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.AliasEvent):
            return None
        if len(path) >= MAX_DEPTH:
            self._problem("too_deep", event, most=MAX_DEPTH)
            raise _GivenUp
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        return self._mapping(path)

    def _refuse_marks(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            self._problem("alias", event, name=event.anchor)
        if getattr(event, "tag", None):
            self._problem("tag", event, tag=event.tag.replace("tag:yaml.org,2002:", "!!"))

    def _skipped(self) -> None:
        depth = 1
        while depth:
            event = next(self.events)
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)

    def _sequence(self, path: KeyPath) -> tuple[Any, ...]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*path, len(items))))
        return tuple(items)

    def _mapping(self, path: KeyPath) -> dict[str, Any]:
        entries: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = event.value if isinstance(event, yaml.ScalarEvent) else None
            if key is None:
                self._problem("key_not_text", event)
                if isinstance(event, yaml.CollectionStartEvent):
                    self._skipped()
                self._node(next(self.events), path)
                continue
            self._refuse_marks(event)
            if key in entries:
                first = self.lines[(*path, key)]
                self._problem("duplicate_key", event, key=key, first=first)
            self.lines[(*path, key)] = event.start_mark.line + 1
            entries[key] = self._node(next(self.events), (*path, key))
        return entries

    def _scalar(self, event: Any) -> Any:
        text: str = event.value
        if not event.implicit[0]:
            return text
        if text in WORDS or text == "":
            return WORDS.get(text)
        if INTEGER.fullmatch(text):
            return int(text) if len(text) <= MAX_DIGITS else text
        if DECIMAL.fullmatch(text):
            return Decimal(text)
        if DATE.fullmatch(text):
            return self._date(text, event)
        if GUESSED.fullmatch(text):
            self._problem("guessed_scalar", event, text=text)
        return text

    def _date(self, text: str, event: Any) -> date | None:
        try:
            return date.fromisoformat(text)
        except ValueError:
            self._problem("no_such_date", event, text=text)
            return None

    def _problem(self, code: str, event: Any, **details: object) -> None:
        place = Place(self.name, event.start_mark.line + 1)
        self.problems.append(Problem(place, code, details))
