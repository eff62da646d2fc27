# SPDX-License-Identifier: MIT
"""Do the texts exist in every language, fill their slots, and keep numbers out of sentences?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from generator.catalogue.catalogue import Catalogue, texts_of
from generator.catalogue.records import KINDS, Text
from generator.catalogue.site import VOCABULARIES
from generator.problems import Place, Problem

SLOT = re.compile(r"\{([^{}]*)\}")
_SLOT_NAME = re.compile(r"(?P<name>[a-z][a-z0-9_]*)(?:\.(?P<option>[a-z0-9][a-z0-9-]*))?")
# Where digits are a name or an address in a source, not a statement of the text.
_EXEMPT = {"number", "quote", "parts"}

_ZH_UNITS = "元|年|岁|倍|天|日|个月|小时|%|％|名|人|位|次|家|个百分点|成"
_ZH_NUMBER = re.compile(rf"[二三四五六七八九十百千两][一二三四五六七八九十百千]*[万亿]*(?:{_ZH_UNITS})"
                        r"|[一二三四五六七八九十百千两]+[万亿]|百分之|[半一]倍")  # fmt: skip
_EN_NUMBER = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty"
    r"|fifty|hundred|thousand|million|billion|half)[- ](?:\w+[- ])?(?:years?|months?|days?|hours?"
    r"|yuan|cny|rmb|per ?cent|percent|people|persons|times|thousand|million|billion)\b",
    re.IGNORECASE,
)
_NUMBER_WORDS = {"zh": _ZH_NUMBER, "en": _EN_NUMBER}
_DIGIT = re.compile(r"\d")


def every_language_is_there(catalogue: Catalogue) -> Iterator[Problem]:
    """Every text has words in every language of the site, and in no other."""
    for place, _, text, _ in _texts(catalogue):
        missing = [language for language in catalogue.languages if language not in text]
        extra = [language for language in text if language not in catalogue.languages]
        if missing:
            yield Problem(place, "language_missing", {"languages": missing})
        if extra:
            yield Problem(place, "language_extra", {"languages": extra})


def slots_are_filled(catalogue: Catalogue) -> Iterator[Problem]:
    """Every slot names a value of its record."""
    for place, _, text, values in _texts(catalogue):
        for words in text.values():
            for slot in SLOT.findall(words):
                if not _fills(slot, values):
                    details = {"slot": slot, "values": sorted(values)}
                    yield Problem(place, "unknown_slot", details)
            if "{" in SLOT.sub("", words) or "}" in SLOT.sub("", words):
                yield Problem(place, "loose_brace", {})


def no_number_stands_in_prose(catalogue: Catalogue) -> Iterator[Problem]:
    """No amount, rate or date is written into a sentence; names of the termbase may hold digits."""
    names = _names_with_numbers(catalogue)
    for place, path, text, _ in _texts(catalogue):
        if _EXEMPT & set(path):
            continue
        for language, words in text.items():
            bare = SLOT.sub("", words)
            for name in names:
                bare = bare.replace(name, "")
            pattern = _NUMBER_WORDS.get(language)
            found = _DIGIT.search(bare) or (pattern.search(bare) if pattern else None)
            if found:
                around = bare[max(0, found.start() - 12) : found.end() + 12]
                details = {"language": language, "around": around}
                yield Problem(place, "number_in_prose", details)


def _texts(catalogue: Catalogue) -> Iterator[tuple[Place, tuple[Any, ...], Text, dict[str, Any]]]:
    """Yield every text: its place, its path, its words, and the values that may fill it."""
    front = catalogue.origin("front", "front")
    for path, text in texts_of(catalogue.site, ("site",)):
        yield front.place(*path), path, text, {}
    for kind in (*VOCABULARIES, *KINDS):
        entries = catalogue.kind(kind) if kind in KINDS else {
            entry.id: entry for entry in getattr(catalogue.front, kind)
        }  # fmt: skip
        if kind == "terms":
            continue
        for record in entries.values():
            origin = catalogue.origin(kind, record.id)
            for path, text in texts_of(record):
                if path[0] != "values":
                    yield origin.place(*path), path, text, getattr(record, "values", {})


def _fills(slot: str, values: dict[str, Any]) -> bool:
    match = _SLOT_NAME.fullmatch(slot)
    if match is None or match["name"] not in values:
        return False
    table = values[match["name"]].amount
    return match["option"] is None or (isinstance(table, dict) and match["option"] in table)


def _names_with_numbers(catalogue: Catalogue) -> list[str]:
    names = {
        name
        for term in catalogue.terms.values()
        for name in (term.zh, term.en, *term.abbreviations)
        if _holds_number(name)
    }
    return sorted(names, key=len, reverse=True)


@cache
def _holds_number(name: str) -> bool:
    return bool(_DIGIT.search(name) or _ZH_NUMBER.search(name) or _EN_NUMBER.search(name))
