# SPDX-License-Identifier: MIT
"""Do the texts exist in every language, fill their slots, and keep numbers out of sentences?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.records import Text
from generator.catalogue.values import Value
from generator.problems import Problem

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


Finding = tuple[str, dict[str, object]]


def texts_are_sound(catalogue: Catalogue) -> Iterator[Problem]:
    """Every text has its languages, its slots have values, and no number stands in it.

    Where translations are kept track of, only the source language must be there.
    """
    names = _names_with_numbers(catalogue)
    needed = catalogue.languages if catalogue.lock is None else catalogue.languages[:1]
    for at in catalogue.texts:
        findings = (
            *_languages_amiss(at.text, needed, catalogue.languages),
            *_slots_unfilled(at.text, at.values),
            *(() if _EXEMPT.intersection(at.path) else _numbers_in_prose(at.text, names)),
        )
        for code, details in findings:
            yield Problem(catalogue.place_of(at), code, details)


def _languages_amiss(
    text: Text, needed: tuple[str, ...], languages: tuple[str, ...]
) -> Iterator[Finding]:
    missing = [language for language in needed if language not in text]
    if missing:
        yield "language_missing", {"languages": missing}
    extra = [language for language in text if language not in languages]
    if extra:
        yield "language_extra", {"languages": extra}


def _slots_unfilled(text: Text, values: Mapping[str, Value]) -> Iterator[Finding]:
    for words in text.values():
        if "{" not in words and "}" not in words:
            continue
        for slot in SLOT.findall(words):
            if not _fills(slot, values):
                yield "unknown_slot", {"slot": slot, "values": sorted(values)}
        bare = SLOT.sub("", words)
        if "{" in bare or "}" in bare:
            yield "loose_brace", {}


def _numbers_in_prose(text: Text, names: list[str]) -> Iterator[Finding]:
    """Find digits and number words with a unit; names of the termbase may hold them."""
    for language, words in text.items():
        bare = SLOT.sub("", words)
        if _number(bare, language) is None:
            continue
        for name in names:
            bare = bare.replace(name, "")
        found = _number(bare, language)
        if found:
            around = bare[max(0, found.start() - 12) : found.end() + 12]
            yield "number_in_prose", {"language": language, "around": around}


def _number(words: str, language: str) -> re.Match[str] | None:
    pattern = _NUMBER_WORDS.get(language)
    return _DIGIT.search(words) or (pattern.search(words) if pattern else None)


def _fills(slot: str, values: Mapping[str, Value]) -> bool:
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
