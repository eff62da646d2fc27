# SPDX-License-Identifier: MIT
"""Words whose translation is not current: as a string plain, in a template with what is amiss."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Self

from markupsafe import Markup, escape

from generator.catalogue.translations import State

_SHOWN = Markup(
    '{words} <span class="pa-unsettled"><span class="pa-chip pa-chip--unsettled">{note}</span>'
    ' <span lang="{language}">{source}</span></span>'
)
_MISSING = Markup(
    '<span lang="{language}">{source}</span>'
    ' <span class="pa-unsettled"><span class="pa-chip pa-chip--unsettled">{note}</span></span>'
)


class Amiss(NamedTuple):
    """What a reader is told of a translation: its state in words, and the words of the source."""

    state: State
    note: str
    source: str
    language: str


class Unsettled(str):
    """Words that readers cannot trust yet.

    A template that escapes them gets `html`, with a badge and the words of the source. Titles,
    attributes, tables and the search take the string itself. `noted` says the same without HTML.
    """

    __slots__ = ("html", "noted")
    html: Markup
    noted: str

    def __new__(cls, words: str, html: Markup, noted: str) -> Self:
        """Make a string that is shown in another way than it reads."""
        made = super().__new__(cls, words)
        made.html, made.noted = html, noted
        return made

    def __html__(self) -> Markup:
        """Return what a template shows."""
        return self.html


def unsettled(words: str, amiss: Amiss, noted: str) -> Unsettled:
    """Return words with what is amiss; where they are missing, those of the source in their place."""
    form = _MISSING if amiss.state == "missing" else _SHOWN
    return Unsettled(words, form.format(words=words, **amiss._asdict()), noted)


def filled(words: str, details: Mapping[str, Any]) -> str:
    """Return words with details filled in; what is not settled in them stays so."""
    plainly = words.format(**details)
    if not any(isinstance(one, Unsettled) for one in details.values()):
        return plainly
    told = {name: noted(one) for name, one in details.items()}
    return Unsettled(plainly, escape(words).format(**details), words.format(**told))


def put_together(pieces: Sequence[str]) -> str:
    """Return pieces as one string; what is not settled in them stays so."""
    plainly = "".join(pieces)
    if not any(isinstance(one, Unsettled) for one in pieces):
        return plainly
    return Unsettled(plainly, Markup().join(pieces), "".join(map(noted, pieces)))


def plain(words: str) -> str:
    """Return words without what is amiss, for attributes and titles."""
    return str(words)


def noted(data: Any) -> Any:
    """Return data with what is amiss told in the strings themselves, for where no HTML can stand."""
    if isinstance(data, Unsettled):
        return data.noted
    if isinstance(data, dict):
        return {key: noted(one) for key, one in data.items()}
    return [noted(one) for one in data] if isinstance(data, list) else data
