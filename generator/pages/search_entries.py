# SPDX-License-Identifier: MIT
"""What can be found: an entry for each page, term, tier and policy, in one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.catalogue.catalogue import clauses_named_by
from generator.catalogue.checks.prose import SLOT
from generator.catalogue.records import Record
from generator.catalogue.values import NOT_STATED
from generator.pages.site_pages import SitePages
from generator.pages.unsettled import Unsettled, plain
from generator.pages.viewing import Viewer
from generator.pages.views import Page
from generator.search.analyser import number_of
from generator.search.entry import Entry
from generator.search.other_names import OtherNames

# What stands between the parts of a line.
BETWEEN = " · "
KIND_OF_TEMPLATE = {"measure.html": "measure", "service.html": "service", "clause.html": "clause",
                    "department.html": "department", "document.html": "document"}  # fmt: skip
# The first page, and the pages that only lead to others.
NOT_FOUND = ("home.html", "search.html", "a-z.html")
# Lists of what has entries of its own.
LISTS = ("measures.html", "services.html", "departments.html", "documents.html", "terms.html",
         "tiers.html", "policies.html", "facts.html", "indicators.html", "open-questions.html",
         "coverage.html")  # fmt: skip
# The words by which readers look for a page that always has the same address.
SPOKEN = {"coverage/": "spoken.coverage", "departments/": "spoken.departments",
          "documents/": "spoken.documents", "estimator/": "spoken.estimator",
          "facts/": "spoken.facts", "indicators/": "spoken.indicators",
          "measures/": "spoken.measures", "open-questions/": "spoken.open_questions",
          "policies/": "spoken.policies", "services/": "spoken.services",
          "terms/": "spoken.terms", "tiers/": "spoken.tiers"}  # fmt: skip
# A number as the sources print it before a clause: （七）, 七、, 第七条, 7.
_PRINTED = re.compile(r"[（(第]?(\d+|[一二三四五六七八九十百]+)[)）条章节款项是、.]*")


@dataclass(frozen=True)
class SearchEntries:
    """Makes the entries of one language."""

    site_pages: SitePages

    def entries(self, pages: Iterable[Page]) -> Iterator[Entry]:
        """Yield an entry for each of the pages, then for each term, tier and policy."""
        for page in pages:
            if page.template not in NOT_FOUND:
                kind = KIND_OF_TEMPLATE.get(page.template, "page")
                yield self._named(**getattr(self, f"_{kind}")(page))
        yield from (self._named(**told) for told in self._places())

    @property
    def viewer(self) -> Viewer:
        """Return what turns records into views."""
        return self.site_pages.viewer

    @cached_property
    def other_names(self) -> OtherNames:
        """Return the other names of what a text names."""
        return OtherNames(self.viewer.catalogue.terms.values())

    def _named(
        self, names: tuple[str, ...] = (), headings: tuple[str, ...] = (), **told: Any
    ) -> Entry:  # fmt: skip
        """Return an entry with the other names of its title, and of what title, lead and line name.

        A translation may paraphrase a name, so the title is looked at in every language.
        """
        unsettled = any(isinstance(one, Unsettled) for one in told.values())
        told = {key: plain(one) if isinstance(one, str) else one for key, one in told.items()}
        title, others = told["title"], self.other_names
        own = dict.fromkeys(
            name for name in (*names, *others.of_the_same(title)) if name and name != title
        )
        named = (name for text in (title, *names, *headings) for name in others.of(text))
        by_title = dict.fromkeys(name for name in (*headings, *named) if name not in own)
        texts = (told.get("lead", ""), told.get("line", ""))
        by_rest = dict.fromkeys(name for text in texts for name in others.of(text))
        synonyms = tuple(name for name in by_rest if name not in own and name not in by_title)
        return Entry(names=tuple(own), aliases=tuple(by_title), synonyms=synonyms,
                     unsettled=unsettled, traits=tuple(self._traits(told)), **told)  # fmt: skip

    def _traits(self, told: Mapping[str, Any]) -> Iterator[str]:
        catalogue = self.viewer.catalogue
        documents = [catalogue.documents[id_] for id_ in told.get("documents", ())]
        if "#" in told["path"]:
            yield "place"
        if documents and all(document.only for document in documents):
            yield "narrow"
        if told["path"] in (f"measures/{id_}/" for id_ in catalogue.front.featured):
            yield "featured"

    def _measure(self, page: Page) -> Mapping[str, Any]:
        view, record = page.view, self.viewer.catalogue.measures[page.view.id]
        card, wording = view.card, self.viewer.wording
        figure = card.headline
        amount = " ".join(filter(None, (figure.lead, figure.figure, figure.per)))
        payee = wording.labelled(wording(card.payee_label), card.payee)
        rates = [f"{row.label} {' '.join(row.cells)}" for table in view.rates for row in table.rows]
        departments = [link.name for link, _ in view.departments]
        body = [page.text, *rates, *departments, *figure.notes, *self._policies_of(record)]
        return {
            "path": page.path, "kind": "measure", "title": card.link.name,
            "line": self._listed(amount, payee, card.only),
            "lead": card.summary,
            "names": names_in(record.title), "spoken": record.spoken, "body": "\n".join(body),
            "audience": record.audience, **self._filed(record),
        }  # fmt: skip

    def _service(self, page: Page) -> Mapping[str, Any]:
        view, record = page.view, self.viewer.catalogue.services[page.view.card.id]
        departments = [link.name for link, _ in view.departments]
        return {
            "path": page.path, "kind": "service", "title": view.card.link.name,
            "line": self._listed(view.card.kind, view.card.only),
            "lead": view.card.summary,
            "names": names_in(record.name), "spoken": record.spoken,
            "body": "\n".join([page.text, *departments, *self._policies_of(record)]),
            "audience": record.audience, **self._filed(record),
        }  # fmt: skip

    def _department(self, page: Page) -> Mapping[str, Any]:
        view = page.view
        id_ = f"{page.path}/".split("/")[1]
        record = self.viewer.catalogue.departments[id_]
        names = (*names_in(record.short), *record.aliases, *names_in(record.name))
        counted = self.viewer.wording.counted("count.duties", len(view.duties))
        return {
            "path": page.path, "kind": "department", "title": view.link.name, "line": counted,
            "lead": view.note, "names": names, "spoken": record.spoken, "body": page.text,
            "departments": (id_,),
        }  # fmt: skip

    def _clause(self, page: Page) -> Mapping[str, Any]:
        view = page.view
        record = self.viewer.catalogue.clauses[view.id]
        facts = [f"{fact.title} {fact.figure}" for fact in view.facts]
        document = self.viewer.catalogue.documents[record.document]
        if view.previous is None and document.number != NOT_STATED:
            facts.append(self.viewer.wording.text(document.number))
        if view.previous is None:
            facts += names_in(document.title)
        return {
            "path": page.path, "kind": "clause", "title": page.title,
            "line": view.source.document.name, "lead": view.summary,
            "names": (*names_in(record.heading), *self._numbered(record.number)),
            "spoken": record.spoken,
            "body": "\n".join([page.text, *facts, *(link.name for link in view.policies)]),
            "documents": (record.document,),
        }  # fmt: skip

    def _numbered(self, number: Any) -> Iterator[str]:
        """Yield how a clause is asked for by its number, in figures and as it is printed."""
        yield from names_in(number)
        for printed in filter(None, map(_PRINTED.fullmatch, names_in(number))):
            value = number_of(printed[1]) or printed[1]
            yield from self._words("search.clause.called", n=value, printed=printed[1])

    def _words(self, key: str, **values: Any) -> tuple[str, ...]:
        """Return the words of the interface that stand in a list."""
        return tuple(self.viewer.wording(key, **values).split("; "))

    def _document(self, page: Page) -> Mapping[str, Any]:
        record = self.viewer.catalogue.documents[page.view.id]
        names = [
            name for text in (record.label, record.short, record.title) for name in names_in(text)
        ]
        number = "" if record.number == NOT_STATED else self.viewer.wording.text(record.number)
        return {
            "path": page.path, "kind": "document", "title": page.title, "line": number,
            "lead": page.view.summary, "names": (*names, number), "spoken": record.spoken,
            "body": page.text, "documents": (page.view.id,),
        }  # fmt: skip

    def _page(self, page: Page) -> Mapping[str, Any]:
        front = self.viewer.catalogue.front
        sections = {"topics": front.topics, "for": front.audiences}.get(page.path.split("/")[0], ())
        id_ = f"{page.path}/".split("/")[1]
        guide = self.viewer.catalogue.guides.get(id_)
        named = next((one for one in sections if one.id == id_), None)
        told = (
            (guide.title, guide.spoken)
            if guide
            else (named.name, named.spoken)
            if named
            else ({}, ())
        )
        spoken = self._words(SPOKEN[page.path]) if page.path in SPOKEN else told[1]
        headings = tuple(heading.value for heading in page.headings)
        body = list(headings)
        if page.template not in LISTS:
            body.append(page.text)
        elif named:  # a topic or an audience
            cards = [card for part in page.view["sections"] for card in part.items]
            body += [card.link.name for card in cards]
        return {
            "path": page.path, "kind": "page", "title": page.title, "lead": page.description,
            "names": names_in(told[0]), "spoken": spoken,
            "headings": headings if guide else (),
            "body": "\n".join(body),
        }  # fmt: skip

    def _places(self) -> Iterator[Mapping[str, Any]]:
        """Yield what stands on a page with others: terms, tiers, policies."""
        viewer, catalogue = self.viewer, self.viewer.catalogue
        for term in catalogue.terms.values():
            if term.everyday:
                continue
            names = {"zh": term.zh, "en": term.en}
            title = names.pop(viewer.wording.language, term.en)
            yield {
                "path": f"terms/#{term.id}", "kind": "term", "title": title,
                "line": next(iter(names.values())),
                "lead": viewer.wording.text(term.note) if term.note else "",
                "spoken": term.spoken,
            }  # fmt: skip
        for tier in catalogue.tiers.values():
            link = viewer.links.tier(tier.id)
            told = viewer.stated(tier.defined, tier) or viewer.optional(tier.note, tier)
            yield {"path": link.path, "kind": "term", "title": link.name, "lead": told,
                   "names": names_in(tier.name), **self._filed(tier)}  # fmt: skip
        for fact in catalogue.facts.values():
            shown = viewer.fact(fact.id)
            yield {"path": f"facts/#{fact.id}", "kind": "figure", "title": shown.title,
                   "line": self._listed(shown.figure, shown.when, shown.only), "lead": shown.note,
                   "names": names_in(fact.title), **self._filed(fact)}  # fmt: skip
        for indicator in catalogue.indicators.values():
            row = viewer.figures.indicator(indicator, ())
            bars = ", ".join(f"{bar.year} {bar.told}" for bar in row.bars)
            yield {"path": f"indicators/#{indicator.id}", "kind": "figure", "title": row.name,
                   "line": self._listed(bars, self.viewer.only(indicator)),
                   "names": names_in(indicator.name), **self._filed(indicator)}  # fmt: skip
        for policy in catalogue.policies.values():
            link = viewer.links.policy(policy.id)
            number = "" if policy.number == NOT_STATED else policy.number
            yield {"path": link.path, "kind": "document", "title": link.name, "line": number,
                   "lead": viewer.optional(policy.summary, policy),
                   "names": (*names_in(policy.name), number), "spoken": policy.spoken,
                   **self._filed(policy)}  # fmt: skip

    def _listed(self, *words: str) -> str:
        return BETWEEN.join(one for one in words if one)

    def _filed(self, record: Record) -> Mapping[str, Any]:
        """Return under which documents and departments a record is found."""
        clauses = [self.viewer.catalogue.clauses[id_] for id_ in clauses_named_by(record)]
        departments = getattr(record, "departments", NOT_STATED)
        named = () if isinstance(departments, str) else (one.department for one in departments)
        return {"documents": tuple(dict.fromkeys(clause.document for clause in clauses)),
                "departments": tuple(named)}  # fmt: skip

    def _policies_of(self, record: Record) -> Iterator[str]:
        """Yield the names and numbers of the policies that the clauses of a record name."""
        for clause in clauses_named_by(record):
            yield from self._policies.get(clause, ())

    @cached_property
    def _policies(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for policy in self.viewer.catalogue.policies.values():
            number = "" if policy.number == NOT_STATED else policy.number
            name = f"{self.viewer.links.policy(policy.id).name} {number}"
            for clause in policy.clauses:
                found.setdefault(clause, []).append(name)
        return found


def names_in(text: Any) -> tuple[str, ...]:
    """Return a text in every language, without its slots; nothing where it is not stated."""
    return tuple(SLOT.sub("", one) for one in text.values()) if isinstance(text, dict) else ()
