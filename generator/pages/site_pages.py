# SPDX-License-Identifier: MIT
"""Every page of the site in one language, in the order of the navigation."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.data_file import KINDS
from generator.catalogue.records import Measure
from generator.catalogue.values import NOT_STATED
from generator.estimator.program import compile_program, part_of
from generator.pages.coverage_pages import CoveragePages
from generator.pages.doubt_pages import DoubtPages
from generator.pages.figure_pages import FigurePages
from generator.pages.interface import estimator_words, record_words
from generator.pages.reference_pages import ReferencePages
from generator.pages.search_pages import SearchPages
from generator.pages.service_pages import ServicePages
from generator.pages.viewing import Viewer
from generator.pages.views import Fact, Link, MeasureCard, Page, Section
from generator.pages.wording import Wording

# How many measures a topic names in its description.
MOST_NAMED = 4
REFERENCE = ("facts", "indicators", "policies", "tiers", "terms", "open-questions", "coverage",
             "a-z")  # fmt: skip
NAVIGATION = ("home", "measures", "estimator", "departments", "documents", "services", "about")


@dataclass(frozen=True)
class SitePages:
    """Makes all pages that come from data."""

    viewer: Viewer

    @property
    def wording(self) -> Wording:
        """Return the words of the language."""
        return self.viewer.wording

    @property
    def catalogue(self) -> Catalogue:
        """Return the catalogue that the pages come from."""
        return self.viewer.catalogue

    def pages(self) -> Iterator[Page]:
        """Yield every page."""
        yield self.home()
        yield self.measures()
        yield from (self.measure(id_) for id_ in self.catalogue.measures)
        yield from (self.topic(topic.id) for topic in self.catalogue.front.topics)
        yield from (self.audience(audience.id) for audience in self.catalogue.front.audiences)
        yield self.estimator()
        yield self.departments()
        yield from (self.department(id_) for id_ in self.catalogue.departments)
        yield self.documents()
        yield from (self.document(id_) for id_ in self.catalogue.documents)
        yield from (self.clause(id_) for id_ in self.catalogue.clauses)
        for group in (
            ServicePages,
            FigurePages,
            ReferencePages,
            DoubtPages,
            CoveragePages,
            SearchPages,
        ):
            yield from group(self.viewer).pages()

    def home(self) -> Page:
        """Return the first page: what this is, and the ways in."""
        site, catalogue, viewer = self.catalogue.site, self.catalogue, self.viewer
        counted = [
            self.wording.counted(f"count.{kind}", len(catalogue.kind(kind)))
            for kind in ("documents", "clauses", "measures", "duties")
        ]
        view = {
            "tagline": self.wording.text(site.tagline),
            "introduction": self.wording.text(site.introduction),
            "caution": self.wording.text(site.caution),
            "featured": [viewer.card(id_) for id_ in catalogue.front.featured],
            "guides": [
                Link(link.name, link.path, self.wording.text(guide.lead, guide.values))
                for guide in catalogue.guides.values()
                for link in [viewer.links.guide(guide.id)]
            ],
            "reference": self.reference(),
            "audiences": [viewer.links.audience(a.id) for a in catalogue.front.audiences],
            "topics": [
                Link(viewer.links.topic(topic).name, viewer.links.topic(topic).path,
                     self.wording.counted("count.measures", len(measures)))
                for topic, measures in self._by_topic.items()
            ],
            "departments": [viewer.links.department(id_) for id_ in catalogue.departments],
            "documents": [
                (viewer.links.document(d.id), self.wording.date(d.date),
                 self.wording.counted("count.clauses", len(catalogue.clauses_of(d.id))))
                for d in catalogue.documents.values()
            ],
            "counted": self.wording.listed(counted),
        }  # fmt: skip
        description = self.wording.text(site.introduction)
        return Page("", self.wording.text(site.name), "home.html", view, description,
                    text=description, section="home")  # fmt: skip

    def measures(self) -> Page:
        """Return the list of all measures by topic."""
        view = {
            "lead": self.wording("measures.lead"),
            "sections": self._sections(self.catalogue.measures.values()),
            "audience": "",
            "services": (),
        }
        return self._listing("measures/", self.wording("measures.title"), view, "measures")

    def topic(self, id_: str) -> Page:
        """Return the measures of one topic."""
        link = self.viewer.links.topic(id_)
        found = self._by_topic.get(id_, [])
        by_payee: dict[str, list[MeasureCard]] = {}
        for measure in found:
            by_payee.setdefault(measure.payee, []).append(self.viewer.card(measure.id))
        sections = tuple(
            Section(payee, self._paid_to(payee), tuple(by_payee[payee]))
            for payee in (*self.catalogue.kind("payees"), NOT_STATED)
            if payee in by_payee
        )
        counted = self.wording.counted("count.measures", len(found))
        view = {"lead": counted, "sections": sections, "audience": "", "services": ()}
        titles = [self.viewer.links.measure(measure.id).name for measure in found[:MOST_NAMED]]
        description = self.wording("colon").join(
            [f"{link.name} ({counted})", self.wording("list.comma").join(titles)])  # fmt: skip
        return self._listing(link.path, link.name, view, "measures", description)

    def audience(self, id_: str) -> Page:
        """Return the measures for one audience, by topic."""
        link = self.viewer.links.audience(id_)
        found = [m for m in self.catalogue.measures.values() if id_ in m.audience]
        view = {"lead": link.note, "sections": self._sections(found), "audience": id_,
                "services": [self.viewer.service(s.id) for s in self.catalogue.services.values()
                             if id_ in s.audience]}  # fmt: skip
        title = self.wording("measures.for", audience=link.name)
        return self._listing(link.path, title, view, "measures")

    def measure(self, id_: str) -> Page:
        """Return the page of a measure."""
        program = part_of(compile_program(self.catalogue), id_)
        view = replace(self.viewer.measure(id_), program=_compact(program),
                       words=_compact(record_words(self.viewer, program)))  # fmt: skip
        texts = (view.card.summary, view.entitlement, view.card.headline.figure, view.card.payee,
                 view.topic.name, *(words for one in view.conditions for words in (one.label, *one.parts)), *(doubt.text for doubt in view.doubts),
                 view.original)  # fmt: skip
        trail = (self._nav("measures"), view.topic)
        return Page(view.card.link.path, view.card.link.name, "measure.html", view,
                    view.card.summary, "\n".join(filter(None, texts)), "measures", trail)  # fmt: skip

    def estimator(self) -> Page:
        """Return the estimator: the program and its words, and the rate tables for all."""
        program = compile_program(self.catalogue)
        rated = [
            (self.viewer.card(m.id), self.viewer.rates(m.id))
            for m in self.catalogue.measures.values()
        ]
        view = {
            "program": _compact(program),
            "words": _compact(estimator_words(self.viewer)),
            "edition": program["edition"],
            "site": self.wording.text(self.catalogue.site.name),
            "root": self._published(""),
            "address": self._published("estimator/"),
            "embed": self._published("embed/estimator.html"),
            "rated": [(card, rates) for card, rates in rated if rates],
        }  # fmt: skip
        lead = self.wording("estimator.lead")
        return Page("estimator/", self.wording("estimator.title"), "estimator.html", view, lead,
                    lead, "estimator")  # fmt: skip

    def _published(self, path: str) -> str:
        """Return the address that a page will have, or nothing where that is not known."""
        url = self.catalogue.site.url
        return f"{url.rstrip('/')}/{self.wording.language}/{path}" if url else ""

    def departments(self) -> Page:
        """Return the list of departments and the table of who does what, how often."""
        measures = [
            (link, card, role)
            for measure in self.catalogue.measures.values()
            for card in [self.viewer.card(measure.id)]
            for link, role in self.viewer.responsible(measure.departments)
        ]
        view = {
            "departments": [
                self.viewer.links.department(id_) for id_ in self.catalogue.departments
            ],
            "rows": self.viewer.duty_rows,
            "measures": measures,
            "binding": self.viewer.binding,
            "unnamed": self.viewer.unnamed,
        }
        lead = self.wording("departments.lead")
        headings = (Fact("matrix", self.wording("departments.matrix")),)
        return Page("departments/", self.wording("departments.title"), "departments.html", view,
                    lead, lead, "departments", headings=headings)  # fmt: skip

    def department(self, id_: str) -> Page:
        """Return the page of a department."""
        view = self.viewer.department(id_)
        texts = [view.short, view.aliases, view.original, view.note]
        texts += [f"{duty.title}{self.wording('colon')}{duty.summary}" for duty, _ in view.duties]
        description = self.wording("colon").join(
            [view.link.name, self.wording("departments.lead")])  # fmt: skip
        return Page(view.link.path, view.link.name, "department.html", view, description,
                    "\n".join(filter(None, texts)), "departments",
                    (self._nav("departments"),))  # fmt: skip

    def documents(self) -> Page:
        """Return the list of source documents."""
        view = [self.viewer.document(id_) for id_ in self.catalogue.documents]
        lead = self.wording("documents.lead")
        return Page("documents/", self.wording("documents.title"), "documents.html", view, lead,
                    lead, "documents")  # fmt: skip

    def document(self, id_: str) -> Page:
        """Return the page of a source document with its clauses."""
        view = self.viewer.document(id_)
        facts = "\n".join(fact.value for fact in view.facts)
        return Page(view.link.path, view.link.name, "document.html", view, view.summary,
                    f"{view.summary}\n{facts}", "documents", (self._nav("documents"),))  # fmt: skip

    def clause(self, id_: str) -> Page:
        """Return the page of a clause."""
        view = self.viewer.clause(id_)
        title = f"{view.number}{self.wording('colon')}{view.heading}"
        texts = [view.summary, view.original]
        texts += [f"{duty.title}\n{duty.summary}" for duty in view.duties]
        texts += [f"{service.link.name}\n{service.summary}" for service in view.services]
        trail = (self._nav("documents"), view.source.document)
        return Page(view.link.path, title, "clause.html", view, view.summary, "\n".join(texts),
                    "documents", trail)  # fmt: skip

    def navigation(self) -> tuple[Link, ...]:
        """Return the main navigation, guides before the sources."""
        guides = [self.viewer.links.guide(id_) for id_ in self.catalogue.guides]
        links = [self._nav(name) for name in NAVIGATION]
        at = NAVIGATION.index("documents")
        return (*links[:at], *(Link(guide.note, guide.path) for guide in guides), *links[at:])

    def reference(self) -> tuple[Link, ...]:
        """Return the pages to look things up in, with a line on each."""
        empty = {kind for kind in REFERENCE if kind in KINDS and not self.catalogue.kind(kind)}
        return tuple(
            Link(self.wording(f"title.{name}"), f"{name}/", self.wording(f"hint.{name}"))
            for name in REFERENCE if name not in empty
        )  # fmt: skip

    def _nav(self, name: str) -> Link:
        return Link(self.wording(f"nav.{name}"), "" if name == "home" else f"{name}/")

    def _listing(
        self, path: str, title: str, view: dict[str, Any], section: str, description: str = ""
    ) -> Page:
        headings = tuple(Fact(one.id, one.title) for one in view["sections"])
        trail = () if path == "measures/" else (self._nav("measures"),)
        return Page(path, title, "measures.html", view, description or view["lead"] or title,
                    f"{title}\n{view['lead']}", section, trail, headings)  # fmt: skip

    def _paid_to(self, payee: str) -> str:
        named = self.wording.named("payees", payee)
        return self.wording.labelled(self.wording("measure.payee"), named)

    def _sections(self, measures: Iterable[Measure]) -> tuple[Section, ...]:
        found: dict[str, list[MeasureCard]] = {}
        for measure in measures:
            found.setdefault(measure.topic, []).append(self.viewer.card(measure.id))
        return tuple(
            Section(topic.id, self.wording.text(topic.name), tuple(found[topic.id]))
            for topic in self.catalogue.front.topics if topic.id in found
        )  # fmt: skip

    @cached_property
    def _by_topic(self) -> dict[str, list[Measure]]:
        found: dict[str, list[Measure]] = {}
        for topic in self.catalogue.front.topics:
            of_topic = [m for m in self.catalogue.measures.values() if m.topic == topic.id]
            if of_topic:
                found[topic.id] = of_topic
        return found


def _compact(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
