# SPDX-License-Identifier: MIT
"""How far each text can be trusted in each language: current, stale, new or missing.

A translation is *stale* when its source text has changed since it was accepted, *new* when nobody
has accepted it yet, and *missing* when the language has no words.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any, Literal, NamedTuple

from generator.catalogue.amounts import Condition
from generator.catalogue.lock import Accepted, Lock
from generator.catalogue.texts import PublicText

State = Literal["stale", "new", "missing"]
STATES: tuple[State, ...] = ("stale", "new", "missing")

# These kinds hold nothing but what decides who is eligible.
_DECIDING = ("questions", "certifications")
_DIGITS = 16


class Standing(NamedTuple):
    """A text that is not current in one language.

    `conditions_changed` says that typed conditions which the words tell are no longer those that
    they were accepted with.
    """

    text: PublicText
    language: str
    state: State
    conditions_changed: bool

    @property
    def stops(self) -> bool:
        """Say whether nothing may be published before the translation is accepted."""
        return self.conditions_changed or _decides(self.text)


def not_current(
    texts: Iterable[PublicText], languages: Sequence[str], lock: Lock
) -> Iterator[Standing]:
    """Yield what is not current in a language other than the source language, the first."""
    source, *others = languages
    for text in texts:
        entry = lock.get(text.key, {})
        now = _fingerprint(text, source)
        for language in others:
            standing = _standing(text, language, now, entry.get(language))
            if standing is not None:
                yield standing


def accepting(
    texts: Iterable[PublicText], languages: Sequence[str], lock: Lock,
    reviewed: Iterable[Standing], by: str,
) -> Lock:  # fmt: skip
    """Return the lock with reviewed translations, and without those whose words are gone."""
    source, *others = languages
    kept = {
        text.key: {one: entry[one] for one in others if one in entry and one in text.text}
        for text in texts if (entry := lock.get(text.key))
    }  # fmt: skip
    for text, language, state, _ in reviewed:
        if state != "missing":
            of, conditions = _fingerprint(text, source)
            kept.setdefault(text.key, {})[language] = Accepted(of, by, conditions)
    return {key: entry for key, entry in kept.items() if entry}


def entries_without_text(
    texts: Iterable[PublicText], languages: Sequence[str], lock: Lock
) -> list[str]:
    """Return the keys of the lock that no text or no language of the site has any more."""
    keys, others = {text.key for text in texts}, set(languages[1:])
    return sorted(key for key, entry in lock.items() if key not in keys or not others >= set(entry))


def _standing(
    text: PublicText, language: str, now: tuple[str, str], accepted: Accepted | None
) -> Standing | None:
    if language not in text.text:
        return Standing(text, language, "missing", conditions_changed=False)
    if accepted is None:
        return Standing(text, language, "new", conditions_changed=False)
    if now == (accepted.of, accepted.conditions):
        return None
    changed = now[1] != accepted.conditions
    return Standing(text, language, "stale", conditions_changed=changed)


def _decides(text: PublicText) -> bool:
    """Say whether a text is itself a condition, or a reading of one."""
    return text.kind in _DECIDING or (text.kind == "measures" and "readings" in text.path)


def _fingerprint(text: PublicText, source: str) -> tuple[str, str]:
    """Return the hash of the source words, and that of the typed conditions that they tell."""
    told = _conditions_told(text)
    return _hash(text.text.get(source, "")), _hash(_canonical(told)) if told else ""


def _conditions_told(text: PublicText) -> Mapping[str, Any]:
    """Return the typed conditions that a text puts into words: a summary, or a reading."""
    if text.kind != "measures":
        return {}
    if text.path == ("summary",):
        certified = {"certified": text.record.certified} if text.record.certified else {}
        return {**_plain(text.record.conditions), **certified}
    if "readings" in text.path:
        _, doubt, _, reading, _ = text.path
        return _plain(text.record.doubts[doubt].readings[reading].conditions)
    return {}


def _plain(conditions: Sequence[Condition]) -> dict[str, Any]:
    plain = [one.model_dump(mode="json", by_alias=True, exclude_none=True) for one in conditions]
    return {"conditions": plain} if plain else {}


def _canonical(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _hash(words: str) -> str:
    return sha256(words.encode()).hexdigest()[:_DIGITS]
