# SPDX-License-Identifier: MIT
"""`translations`: list what is not current, and record what has been reviewed."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches
from itertools import groupby
from typing import Any

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.checks import CHECKS_OF_THE_SOURCE, check
from generator.catalogue.lock import LOCK_FILE, lock_text
from generator.catalogue.reading import read_catalogue
from generator.catalogue.translations import STATES, Standing, accepting, entries_without_text
from generator.commands.project import project_root, shared_options
from generator.problems import UsageError, problem_words


def add(subparsers: Any, shared: argparse.ArgumentParser) -> None:
    """Add the command to the command line."""
    command = subparsers.add_parser(
        "translations", parents=[shared], help="list the translations that are not current"
    )
    command.set_defaults(run=run)
    actions = command.add_subparsers(metavar="accept")
    accept = actions.add_parser(
        "accept", parents=[shared_options(given=True)], help="record translations as reviewed"
    )
    accept.add_argument("keys", nargs="*", metavar="KEY",
                        help="a text as the list names it, or the beginning of several")  # fmt: skip
    accept.add_argument("--all", action="store_true", help="everything that is not current")
    accept.add_argument("--by", type=_name, required=True, metavar="NAME",
                        help="who has reviewed them")  # fmt: skip
    accept.set_defaults(run=run_accept)


def run(options: argparse.Namespace) -> int:
    """List every translation that is not current; return 1 if there is one."""
    catalogue = _catalogue(options)
    words = _words(options)
    if catalogue.lock is None:
        print(words["untracked"].format(file=LOCK_FILE))
        return 0
    print("\n".join(_told(catalogue, words)))
    return 1 if catalogue.not_current else 0


def run_accept(options: argparse.Namespace) -> int:
    """Record the translations that are named, drop what has no text any more, write the lock."""
    catalogue = _catalogue(options)
    catalogue = replace(catalogue, lock=catalogue.lock or {})
    words = _words(options)
    named = catalogue.not_current if options.all else _named(catalogue, options.keys, words)
    reviewed = [one for one in named if one.state != "missing"]
    lock = accepting(catalogue.texts, catalogue.languages, catalogue.lock or {}, reviewed,
                     options.by)  # fmt: skip
    path = project_root(options) / LOCK_FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(lock_text(lock), encoding="utf-8")
    print(words["accepted"].format(count=len(reviewed), file=LOCK_FILE, entries=len(lock)))
    if len(named) > len(reviewed):
        print(words["wordless"].format(count=len(named) - len(reviewed)))
    return 0


def _catalogue(options: argparse.Namespace) -> Catalogue:
    """Return the catalogue, checked but for its translations.

    Where none are recorded yet, they could not be recorded if that were a problem.
    """
    catalogue = read_catalogue(project_root(options))
    check(replace(catalogue, lock=catalogue.lock or {}), CHECKS_OF_THE_SOURCE)
    return catalogue


def _told(catalogue: Catalogue, words: Any) -> Iterator[str]:
    """Yield the lines of the list, by language and by state."""
    for (language, place), group in groupby(sorted(catalogue.not_current, key=_order), key=_order):
        found = list(group)
        yield words[STATES[place]].format(language=language, count=len(found))
        for one in found:
            yield from _one_told(one, catalogue, words)
        yield ""
    gone = entries_without_text(catalogue.texts, catalogue.languages, catalogue.lock or {})
    if gone:
        yield words["without_text"].format(count=len(gone), file=LOCK_FILE)
        yield from (f"  {key}" for key in gone)
        yield ""
    count, stopping = len(catalogue.not_current), sum(one.stops for one in catalogue.not_current)
    key = "counted" if count else "current"
    yield words[key].format(texts=len(catalogue.texts), count=count, stopping=stopping)
    if count or gone:
        yield words["next"]


def _one_told(one: Standing, catalogue: Catalogue, words: Any) -> Iterator[str]:
    yield f"  {catalogue.place_of(one.text)}: {one.text.key}"
    for language in (catalogue.languages[0], one.language):
        yield f"    {language}: {one.text.text.get(language, '–')}"
    if one.stops:
        yield f"    ! {words['conditions_changed' if one.conditions_changed else 'stops']}"


def _order(one: Standing) -> tuple[str, int]:
    return one.language, STATES.index(one.state)


def _named(catalogue: Catalogue, keys: Iterable[str], words: Any) -> list[Standing]:
    """Return what is not current among the texts that are named.

    Raises UsageError where nothing is named, or something that is not there.
    """
    known = [text.key for text in catalogue.texts]
    beginnings = tuple(key.rstrip("/") for key in keys)
    if not beginnings:
        raise UsageError(words["nothing_named"].format(example=known[-1]))
    for beginning in beginnings:
        if not any(_is_in(key, (beginning,)) for key in known):
            near = ", ".join(_near(beginning, known))
            raise UsageError(words["unknown"].format(key=beginning, near=near))
    return [one for one in catalogue.not_current if _is_in(one.text.key, beginnings)]


def _is_in(key: str, beginnings: Iterable[str]) -> bool:
    return any(f"{key}/".startswith(f"{beginning}/") for beginning in beginnings)


def _near(written: str, keys: Iterable[str]) -> list[str]:
    """Return names of texts, or beginnings of names, that are written much the same."""
    parts = [key.split("/") for key in keys]
    depth = written.count("/") + 1
    beginnings = dict.fromkeys("/".join(part[:depth]) for part in parts)
    kinds = dict.fromkeys(part[0] for part in parts)
    return get_close_matches(written, beginnings) or list(kinds)


def _words(options: argparse.Namespace) -> Any:
    return problem_words(options.language)["translations"]


def _name(written: str) -> str:
    if not written.strip():
        raise argparse.ArgumentTypeError("a name has letters")
    return written.strip()
