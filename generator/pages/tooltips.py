# SPDX-License-Identifier: MIT
"""Explain a name of the glossary where it first stands in a page: a link that shows its note."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from markupsafe import Markup, escape

from generator.catalogue.names import Term
from generator.pages.wording import Wording

_LINK = Markup('<a class="pa-term" href="{address}" data-note="{note}">{name}</a>')
GLOSSARY = "terms/"


class Tooltips:
    """Knows the names that have a note, in one language; everyday words are left alone."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording

    def on_page(self, page: str, href: Callable[[str], str]) -> Callable[[str], str | Markup]:
        """Return what marks the names in the texts of one page, each where it is first met."""
        met: set[str] = set()

        def marked(words: str) -> str | Markup:
            if page == GLOSSARY or not self._terms or hasattr(words, "__html__"):
                return words
            return self._marked(words, met, href)

        return marked

    def _marked(self, words: str, met: set[str], href: Callable[[str], str]) -> Markup:
        pieces: list[Markup] = []
        at = 0
        for found in self._names.finditer(words):
            # A name can be found in letters that are not its own: ſ is an s to a pattern.
            term = self._terms.get(found[0].lower())
            if term is not None and term.id not in met:
                met.add(term.id)
                pieces += [escape(words[at : found.start()]), self._link(term, found[0], href)]
                at = found.end()
        return Markup().join([*pieces, escape(words[at:])])

    def _link(self, term: Term, name: str, href: Callable[[str], str]) -> Markup:
        names = {"zh": term.zh, "en": term.en}
        other = [one for language, one in names.items() if language != self.wording.language]
        note = self.wording.text(term.note) if term.note else ""
        told = self.wording("colon").join([*other[:1], note])
        return _LINK.format(address=href(f"{GLOSSARY}#{term.id}"), note=told, name=name)

    @cached_property
    def _terms(self) -> dict[str, Term]:
        language = self.wording.language
        return {
            (term.zh if language == "zh" else term.en).lower(): term
            for term in self.wording.catalogue.terms.values() if term.note is not None and not term.loose
        }  # fmt: skip

    @cached_property
    def _names(self) -> re.Pattern[str]:
        """Return what finds the names, the longer ones first; Latin ones only as whole words."""
        names = "|".join(re.escape(name) for name in sorted(self._terms, key=len, reverse=True))
        return re.compile(rf"(?<![a-zA-Z0-9])(?:{names})(?![a-zA-Z0-9])", re.IGNORECASE)
