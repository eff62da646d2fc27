# SPDX-License-Identifier: MIT
"""What the staff's search asks of the pages: the words of records in every language, and addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.records import Text
from generator.catalogue.values import Value
from generator.pages.links import Links
from generator.pages.wording import Wording, wording_in
from generator.problems import problem_words
from generator.search.staff_records import DRAFT, Telling

_PLACED = ("documents", "clauses", "measures", "duties", "services", "facts", "indicators",
           "policies", "tiers", "guides")  # fmt: skip


def telling_of(catalogue: Catalogue, templates: Path) -> Telling:
    """Return how the pages of a checked catalogue tell its records."""
    # Staff look for what is written, whether a translation is current or not.
    catalogue = replace(catalogue, lock=None)
    wordings = [wording_in(catalogue, templates, language) for language in catalogue.languages]
    links = Links(wordings[0])

    def text(text: Text, values: Mapping[str, Value]) -> tuple[str, ...]:
        return _each(wording.text(text, values) for wording in wordings)

    def value(value: Value) -> tuple[str, ...]:
        return _each(wording.value(value) for wording in wordings)

    @cache
    def status(kind: str, status: str) -> tuple[str, ...]:
        return _each(_status(kind, status, wording) for wording in wordings)

    def address(kind: str, id_: str) -> str:
        return _address(kind, id_, links)

    return Telling(text, value, status, address)


def telling_of_unchecked(catalogue: Catalogue) -> Telling:
    """Return how the records of a catalogue with problems are told: as written, without addresses."""

    def text(text: Text, _: Mapping[str, Value]) -> tuple[str, ...]:
        return _each(text[language] for language in catalogue.languages if language in text)

    return Telling(text, lambda _: (), lambda _, __: (), lambda _, __: "")


def _each(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(str, words)))


def _status(kind: str, status: str, wording: Wording) -> str:
    if status in ("announced", DRAFT):
        return str(problem_words(wording.language)["search"][status])
    return wording(f"service.{status}" if kind == "services" else f"status.{status}")


def _address(kind: str, id_: str, links: Links) -> str:
    """Return the address of a record's page below a language; nothing if it has none."""
    if kind in _PLACED:
        return links.record(kind, id_).path
    if kind == "terms":
        return "" if links.catalogue.terms[id_].everyday else f"terms/#{id_}"
    if kind == "questions":
        return "estimator/"
    making = {"departments": links.department, "audiences": links.audience, "topics": links.topic}
    return making[kind](id_).path if kind in making else ""
