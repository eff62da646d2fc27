# SPDX-License-Identifier: MIT
"""Pages to look things up in: the register of policies, words for people, the glossary; and guides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.catalogue.names import Guide, GuideSection, Policy, Term, Tier
from generator.catalogue.values import NOT_STATED
from generator.pages.viewing import Viewer
from generator.pages.views import (
    DoubtView,
    DutyView,
    Fact,
    FactView,
    Link,
    MeasureCard,
    Page,
    Section,
    ServiceCard,
)

LEVELS = ("state", "province", "city", "district", "not_stated")
HAN = re.compile(r"[\u3400-\u9fff]")
CLASSES = ("people", "projects", "teams")


@dataclass(frozen=True)
class PolicyView:
    """An entry of the register."""

    id: str
    name: str
    original: str
    number: str
    issuer: str
    summary: str
    text: Link | None
    clauses: tuple[tuple[Link, Link], ...]
    services: tuple[Link, ...]
    doubts: tuple[DoubtView, ...]


@dataclass(frozen=True)
class TierView:
    """A word for a class, with the clauses that use it, document by document."""

    id: str
    name: str
    original: str
    defined: str
    note: str
    cells: tuple[tuple[Link, ...], ...]
    look_alikes: tuple[Link, ...]
    doubts: tuple[DoubtView, ...]


@dataclass(frozen=True)
class TermView:
    """An entry of the glossary; `name` is in the language of the page, `other` in the other one.

    Short forms and everyday words are told in both languages: (language, words).
    """

    id: str
    name: str
    other: Fact
    short: tuple[Fact, ...]
    spoken: tuple[Fact, ...]
    note: str


@dataclass(frozen=True)
class GuidePart:
    """A part of a guide, with the cards of the records that it is about."""

    id: str
    title: str
    text: str
    measures: tuple[MeasureCard, ...]
    services: tuple[ServiceCard, ...]
    facts: tuple[FactView, ...]
    duties: tuple[DutyView, ...]
    policies: tuple[PolicyView, ...]
    terms: tuple[TermView, ...]


@dataclass(frozen=True)
class ReferencePages:
    """Makes the pages to look things up in; each is there if the site has records for it."""

    viewer: Viewer

    def pages(self) -> Iterator[Page]:
        """Yield the pages that the site has records for."""
        catalogue = self.viewer.catalogue
        if catalogue.policies:
            yield self.policies()
        if catalogue.tiers:
            yield self.tiers()
        if catalogue.terms:
            yield self.terms()
        yield from map(self.guide, catalogue.guides.values())

    def policies(self) -> Page:
        """Return the register of policies that the sources name, by level."""
        wording, policies = self.viewer.wording, self.viewer.catalogue.policies.values()
        sections = tuple(
            Section(f"level_{level}", wording(f"register.level.{level}"), tuple(map(self._policy, found)))
            for level in LEVELS if (found := [one for one in policies if one.level == level])
        )  # fmt: skip
        names = [f"{one.name} {one.number}" for section in sections for one in section.items]
        return self._page("policies", sections, names, sections)

    def tiers(self) -> Page:
        """Return the words for people, projects and teams, document by document."""
        wording, catalogue = self.viewer.wording, self.viewer.catalogue
        sections = tuple(
            Section(f"class_{kind}", wording(f"tiers.{kind}"), tuple(map(self._tier, found)))
            for kind in CLASSES if (found := [t for t in catalogue.tiers.values() if t.of == kind])
        )  # fmt: skip
        documents = tuple(self.viewer.links.short_document(id_) for id_ in catalogue.documents)
        view = {"sections": sections, "documents": documents}
        names = [one.name for section in sections for one in section.items]
        return self._page("tiers", view, names, sections)

    def terms(self) -> Page:
        """Return the glossary, in the order of the language."""
        terms = self.viewer.catalogue.terms.values()
        found = [self._term(term) for term in terms if not term.everyday]
        # This encoding has the common Han characters in the order of their sounds.
        found.sort(key=lambda one: one.name.strip("“").lower().encode("gb18030"))
        names = [f"{one.name} {one.other.value}" for one in found]
        return self._page("terms", tuple(found), names, ())

    def guide(self, guide: Guide) -> Page:
        """Return a guide with its parts."""
        wording = self.viewer.wording
        lead = wording.text(guide.lead, guide.values)
        parts = tuple(self._part(part, guide) for part in guide.sections)
        view = {"lead": lead, "parts": parts, "doubts": self.viewer.doubts(guide)}
        link = self.viewer.links.guide(guide.id)
        headings = tuple(Fact(part.id, part.title) for part in parts)
        text = "\n".join([lead, *(part.text for part in parts)])
        return Page(link.path, link.name, "guide.html", view, lead, text, link.path.rstrip("/"),
                    headings=headings)  # fmt: skip

    def _page(self, name: str, view: Any, names: list[str], sections: tuple[Section, ...]) -> Page:
        wording = self.viewer.wording
        lead = wording(f"about.{name}")
        headings = tuple(Fact(section.id, section.title) for section in sections)
        return Page(f"{name}/", wording(f"title.{name}"), f"{name}.html", view, lead,
                    "\n".join([lead, *names]), name, headings=headings)  # fmt: skip

    def _policy(self, policy: Policy) -> PolicyView:
        viewer, wording = self.viewer, self.viewer.wording
        clauses = [viewer.catalogue.clauses[id_] for id_ in policy.clauses]
        return PolicyView(
            id=policy.id,
            name=wording.text(policy.name, policy.values),
            original=viewer.original(policy.name, policy),
            number="" if policy.number == NOT_STATED else policy.number,
            issuer=viewer.stated(policy.issuer, policy),
            summary=viewer.optional(policy.summary, policy),
            text=viewer.links.document(policy.document) if policy.document else None,
            clauses=tuple(
                (viewer.links.document(one.document), viewer.links.clause(one.id))
                for one in clauses
            ),
            services=tuple(viewer.links.service(id_) for id_ in policy.services),
            doubts=viewer.doubts(policy),
        )

    def _tier(self, tier: Tier) -> TierView:
        viewer, catalogue = self.viewer, self.viewer.catalogue
        return TierView(
            id=tier.id,
            name=viewer.wording.text(tier.name, tier.values),
            original=viewer.original(tier.name, tier),
            defined=viewer.stated(tier.defined, tier),
            note=viewer.optional(tier.note, tier),
            cells=tuple(
                tuple(viewer.links.clause(id_) for id_ in tier.clauses
                      if catalogue.clauses[id_].document == document)
                for document in catalogue.documents
            ),
            look_alikes=tuple(viewer.links.tier(id_) for id_ in tier.look_alikes),
            doubts=viewer.doubts(tier),
        )  # fmt: skip

    def _term(self, term: Term) -> TermView:
        wording = self.viewer.wording
        names = {"zh": term.zh, "en": term.en}
        name = names.pop(wording.language, term.en)
        other = next(Fact(*pair) for pair in names.items())
        note = wording.text(term.note) if term.note else ""
        return TermView(term.id, name, other, self._by_language(term.abbreviations),
                        self._by_language(term.spoken), note)  # fmt: skip

    def _by_language(self, words: tuple[str, ...]) -> tuple[Fact, ...]:
        """Return words with their languages: those without a Han character are English."""
        join = self.viewer.wording("list.comma").join
        found = {"zh": [one for one in words if HAN.search(one)],
                 "en": [one for one in words if not HAN.search(one)]}  # fmt: skip
        return tuple(Fact(language, join(some)) for language, some in found.items() if some)

    def _part(self, part: GuideSection, guide: Guide) -> GuidePart:
        viewer, catalogue = self.viewer, self.viewer.catalogue
        return GuidePart(
            id=part.id,
            title=viewer.wording.text(part.title, guide.values),
            text=viewer.wording.text(part.text, guide.values),
            measures=tuple(map(viewer.card, part.measures)),
            services=tuple(map(viewer.service, part.services)),
            facts=tuple(map(viewer.fact, part.facts)),
            duties=tuple(map(viewer.duty, part.duties)),
            policies=tuple(self._policy(catalogue.policies[id_]) for id_ in part.policies),
            terms=tuple(self._term(catalogue.terms[id_]) for id_ in part.terms),
        )
