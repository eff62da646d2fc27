# SPDX-License-Identifier: MIT
"""Every text of a record that readers see, with its path and the key by which it is known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from generator.catalogue.records import Text
from generator.catalogue.values import Model, Value

Path = tuple[str | int, ...]
FRONT = "front"

# The calculation holds no words; its keys could be taken for languages.
_WORDLESS = {"amount", "conditions", "values"}
_LANGUAGE = re.compile("[a-z]{2,3}")
_NO_VALUES: Mapping[str, Value] = {}


class PublicText(NamedTuple):
    """A text, the record it belongs to, and the path to it inside that record.

    The front door counts as a record; its kind and its id are both `front`.
    """

    kind: str
    id: str
    record: Any
    path: Path
    text: Text

    @property
    def key(self) -> str:
        """Return the name of the text: `measures/home/doubts/age/text`, by ids and not by places."""
        record = (self.kind,) if self.kind == FRONT else (self.kind, self.id)
        return "/".join([*record, *_steps(self.record, self.path)])

    @property
    def values(self) -> Mapping[str, Value]:
        """Return the values that may fill the slots of the text."""
        values: Mapping[str, Value] = getattr(self.record, "values", _NO_VALUES)
        return values


def texts_of(value: Any, path: Path = ()) -> Iterator[tuple[Path, Text]]:
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


def _steps(record: Any, path: Path) -> Iterator[str]:
    """Yield the steps of a path, entries of a list by their ids where they have them."""
    if all(isinstance(step, str) for step in path):
        yield from map(str, path)
        return
    part = record
    for step in path:
        if isinstance(step, int):
            part = part[step]
            yield str(getattr(part, "id", step))
        else:
            part = part[step] if isinstance(part, dict) else getattr(part, step)
            yield step


@cache
def _fields_with_words(model: type[Model]) -> tuple[str, ...]:
    return tuple(name for name in model.model_fields if name not in _WORDLESS)


def _is_words(entry: tuple[Any, Any]) -> bool:
    code, words = entry
    return isinstance(words, str) and _LANGUAGE.fullmatch(code) is not None
