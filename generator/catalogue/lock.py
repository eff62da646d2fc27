# SPDX-License-Identifier: MIT
"""The lock file of translations: from which source words each was made, and who accepted it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from generator.catalogue.strict_yaml import read_text
from generator.problems import Place, Problem, ProblemsFound

LOCK_FILE = "content/translations.lock.json"
MOST_BYTES = 32_000_000

_HASH = re.compile("[0-9a-f]{16}")


class Accepted(NamedTuple):
    """An accepted translation.

    `of` is the hash of the source words it was made from, `conditions` that of the typed conditions
    it tells, if it tells any.
    """

    of: str
    by: str
    conditions: str = ""


Lock = Mapping[str, Mapping[str, Accepted]]
"""Accepted translations by the key of their text and by language."""


def read_lock(root: Path) -> Lock | None:
    """Return the lock of a project, or nothing if it keeps none.

    Raises ProblemsFound with everything that is wrong with the file.
    """
    path = root / LOCK_FILE
    if not path.exists() and not path.is_symlink():
        return None
    return parse_lock(read_text(path, root, MOST_BYTES))


def parse_lock(text: str) -> Lock:
    """Return the lock that a text holds."""
    repeated: list[str] = []
    try:
        data = json.loads(text, object_pairs_hook=lambda pairs: _once(pairs, repeated))
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise ProblemsFound([Problem(Place(LOCK_FILE, line), "lock_syntax")]) from None
    problems = [_repeated(key, text) for key in repeated]
    lock: dict[str, dict[str, Accepted]] = {}
    for key, entry in data.items() if isinstance(data, dict) else [(LOCK_FILE, None)]:
        accepted = _entry(entry)
        if accepted is None:
            place = Place(LOCK_FILE, _lines_with(key, text)[0])
            problems.append(Problem(place, "lock_shape", {"key": key}))
        else:
            lock[key] = accepted
    if problems:
        raise ProblemsFound(problems)
    return lock


def lock_text(lock: Lock) -> str:
    """Return the text of the lock file: sorted, one line for each text, so that changes are seen."""
    lines = [f"{_json(key)}: {_json(_written(lock[key]))}" for key in sorted(lock)]
    return "{\n" + ",\n".join(lines) + "\n}\n" if lines else "{}\n"


def _once(pairs: list[tuple[str, Any]], repeated: list[str]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        repeated += [name for name in found if names.count(name) > 1]
    return found


def _repeated(key: str, text: str) -> Problem:
    first, *others = _lines_with(key, text)
    place = Place(LOCK_FILE, others[0] if others else first)
    return Problem(place, "duplicate_key", {"key": key, "first": first})


def _lines_with(key: str, text: str) -> list[int]:
    """Return the lines on which a key stands; the first line if it is written in another way."""
    written = f"{_json(key)}:"
    lines = [at for at, line in enumerate(text.splitlines(), 1) if written in line]
    return lines or [1]


def _entry(entry: Any) -> dict[str, Accepted] | None:
    if not isinstance(entry, dict) or not entry:
        return None
    accepted = {language: _accepted(one) for language, one in entry.items()}
    whole = {language: one for language, one in accepted.items() if one is not None}
    return whole if len(whole) == len(accepted) else None


def _accepted(one: Any) -> Accepted | None:
    if not isinstance(one, dict) or not {"of", "by"} <= set(one) <= set(Accepted._fields):
        return None
    hashes = [value for name, value in one.items() if name != "by"]
    sound = all(isinstance(value, str) and _HASH.fullmatch(value) for value in hashes)
    return Accepted(**one) if sound and isinstance(one["by"], str) and one["by"] else None


def _written(entry: Mapping[str, Accepted]) -> dict[str, dict[str, str]]:
    return {
        language: {name: value for name, value in entry[language]._asdict().items() if value}
        for language in sorted(entry)
    }


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)
