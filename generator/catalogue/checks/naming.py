# SPDX-License-Identifier: MIT
"""Is every name in the termbase once, and does the English use its approved wording?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from generator.catalogue.catalogue import Catalogue, Origin
from generator.catalogue.data_file import KINDS
from generator.catalogue.names import Term
from generator.catalogue.records import Text
from generator.catalogue.texts import texts_of
from generator.problems import Problem

# The languages of the termbase: of the names, and of their approved wording.
NAMED, APPROVED = "zh", "en"
# Fields that hold a name and nothing else.
_NAMES = ("name", "title")
_QUOTATION_MARKS = re.compile("[“”‘’\"']")


def terms_are_told_apart(catalogue: Catalogue) -> Iterator[Problem]:
    """No two terms give a wording for the same name."""
    first: dict[str, str] = {}
    for term in catalogue.terms.values():
        other = first.setdefault(term.zh, term.id)
        if other != term.id:
            place = catalogue.origin("terms", term.id).place("zh")
            there = catalogue.origin("terms", other).place("zh")
            yield Problem(place, "term_twice", {"name": term.zh, "first": there})


def approved_wording_is_used(catalogue: Catalogue) -> Iterator[Problem]:
    """Where a text names a term, its translation has the approved wording, and no forbidden one."""
    terms = {term.zh: term for term in catalogue.terms.values()}
    names = _any_of(map(re.escape, sorted(terms, key=len, reverse=True)))
    forbidden = {
        wording.lower(): term for term in terms.values() for wording in term.forbidden
    }  # fmt: skip
    wrong = _any_of(rf"(?<!\w){re.escape(one)}(?!\w)" for one in forbidden)
    for origin, path, text in _both_languages(catalogue):
        place = origin.place(*path)
        for found in set(wrong.findall(text[APPROVED].lower())):
            details = {
                "wording": found,
                "name": forbidden[found].zh,
                "approved": forbidden[found].en,
            }
            yield Problem(place, "forbidden_wording", details)
        for name in dict.fromkeys(names.findall(text[NAMED])):
            term = terms[name]
            whole = path[-1] in _NAMES and text[NAMED] == name
            if (whole or not term.loose) and not _says(text[APPROVED], term):
                details = {"name": name, "approved": term.en}
                yield Problem(place, "wording_not_approved", details)


def _both_languages(catalogue: Catalogue) -> Iterator[tuple[Origin, tuple[str | int, ...], Text]]:
    """Yield the texts to compare; a stale translation is told of as such, not for its names."""
    stale = {id(one.text.text) for one in catalogue.not_current if one.state == "stale"}
    for kind in KINDS:
        for record in catalogue.kind(kind).values():
            origin = catalogue.origin(kind, record.id)
            for path, text in texts_of(record):
                if NAMED in text and APPROVED in text and id(text) not in stale:
                    yield origin, path, text


def _says(words: str, term: Term) -> bool:
    """Say whether English words have an accepted wording of a term, in the singular or the plural."""
    said = _plain(words)
    return any(one in said for wording in (term.en, *term.also) for one in _forms(wording))


@cache
def _forms(wording: str) -> tuple[str, ...]:
    plain = _plain(wording)
    return plain, plain.removesuffix("s"), re.sub("y$", "ie", plain)


@cache
def _plain(words: str) -> str:
    return _QUOTATION_MARKS.sub("", words).lower()


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """Return what finds any of the patterns, the first that fits; nothing if there are none."""
    return re.compile("|".join(patterns) or r"(?!)")
