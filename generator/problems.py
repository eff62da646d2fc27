# SPDX-License-Identifier: MIT
"""What can be wrong with the input, and how it is told.

Policy Atlas errors:

    PolicyAtlasError
    ├── ProblemsFound      the input has problems; all of them are attached
    └── UsageError         a command was asked for something that is not there
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

MESSAGES = Path(__file__).parent / "messages"


class PolicyAtlasError(Exception):
    """Base of every error that is meant for the person at the keyboard."""


class UsageError(PolicyAtlasError):
    """A command was asked for something that is not there."""


@dataclass(frozen=True, order=True)
class Place:
    """Where in the input: a file relative to the project, and a line counted from 1."""

    file: str
    line: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong: where, which kind, and the words that fill its message."""

    place: Place
    code: str
    details: Mapping[str, object] = field(default_factory=dict, compare=False)

    def told(self, language: str) -> str:
        """Return `file:line: what is wrong. How to mend it.` in the language asked for."""
        words = problem_words(language)
        what, cure = words["problems"][self.code]
        filled = {name: _shown(value, words["names"]) for name, value in self.details.items()}
        message = f"{what}{words['gap']}{cure}".format_map(filled)
        return f"{self.place}: {message}"


class ProblemsFound(PolicyAtlasError):  # noqa: N818 - it reads as what happened
    """The input has problems; `problems` holds all of them, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set_of(problems)))
        super().__init__(self.told("en"))

    def told(self, language: str) -> str:
        """Return one line per problem and a last line that counts them."""
        counted = problem_words(language)["counted"].format(count=len(self.problems))
        return f"{self.listed(language)}\n{counted}"

    def listed(self, language: str) -> str:
        """Return one line per problem."""
        return "\n".join(problem.told(language) for problem in self.problems)


def set_of(problems: Iterable[Problem]) -> list[Problem]:
    """Drop repeated problems: same place, same code, same details."""
    seen: dict[tuple[Place, str, str], Problem] = {}
    for problem in problems:
        seen.setdefault((problem.place, problem.code, repr(problem.details)), problem)
    return list(seen.values())


@cache
def problem_words(language: str) -> Any:
    """Return the messages of one language; English where that language has none."""
    path = MESSAGES / f"{language}.yaml"
    if not path.exists():
        path = MESSAGES / "en.yaml"
    return yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)


def message_languages() -> list[str]:
    """Return the languages in which problems can be told."""
    return sorted(path.stem for path in MESSAGES.glob("*.yaml"))


def _shown(value: object, names: Mapping[str, str]) -> str:
    """Return a detail as it is told: lists with commas, kinds by their names in the language."""
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(names.get(str(item), str(item)) for item in value) or "–"
    return names.get(str(value), str(value))
