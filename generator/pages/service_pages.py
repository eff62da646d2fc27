# SPDX-License-Identifier: MIT
"""The list of platforms and services, and a page for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.catalogue.records import Service
from generator.catalogue.values import NOT_STATED
from generator.pages.viewing import Viewer
from generator.pages.views import Choice, Fact, Link, Page, Section, ServiceCard, ServiceView

STATUSES = ("running", "planned", "under_study", "ended", "unknown")


@dataclass(frozen=True)
class ServicePages:
    """Makes the pages of services."""

    viewer: Viewer

    def pages(self) -> Iterator[Page]:
        """Yield the list and every service."""
        yield self.services()
        yield from (self.service(id_) for id_ in self.viewer.catalogue.services)

    def services(self) -> Page:
        """Return the list of services by kind, and what it can be narrowed by."""
        wording = self.viewer.wording
        sections = self._by_kind()
        names = [f"{card.link.name} {card.original}" for part in sections for card in part.items]
        view = {"sections": sections, "choices": self._choices(sections)}
        headings = tuple(Fact(section.id, section.title) for section in sections)
        return Page("services/", wording("services.title"), "services.html", view,
                    wording("services.lead"), "\n".join(names), "services",
                    headings=headings)  # fmt: skip

    def service(self, id_: str) -> Page:
        """Return the page of a service."""
        view = self.view(id_)
        wording = self.viewer.wording
        trail = (Link(wording("nav.services"), "services/"),)
        text = [view.card.summary, view.card.original, *(doubt.text for doubt in view.doubts)]
        told = wording("list.comma").join(filter(None, (view.card.kind, view.card.only)))
        title = wording("service.titled", name=view.card.link.name, kind=told)
        return Page(view.card.link.path, title, "service.html", view,
                    view.card.summary, "\n".join(filter(None, text)), "services",
                    trail)  # fmt: skip

    def view(self, id_: str) -> ServiceView:
        """Return what the page of a service shows."""
        viewer, service = self.viewer, self.viewer.catalogue.services[id_]
        return ServiceView(
            card=viewer.service(id_),
            audiences=tuple(viewer.links.audience(one) for one in service.audience),
            departments=viewer.responsible(service.departments),
            members=tuple(viewer.links.department(one) for one in self._members.get(id_, ())),
            sources=tuple(self._sources(service)),
            measures=tuple(viewer.card(one) for one in service.measures),
            duties=tuple(viewer.duty(one) for one in self._duties.get(id_, ())),
            policies=tuple(viewer.links.policy(one) for one in self._policies.get(id_, ())),
            look_alikes=tuple(viewer.service(one) for one in service.look_alikes),
            doubts=viewer.doubts(service),
        )

    def _sources(self, service: Service) -> Iterator[tuple[Link, tuple[Link, ...]]]:
        links, clauses = self.viewer.links, self.viewer.catalogue.clauses
        documents: dict[str, list[Link]] = {}
        for id_ in service.clauses:
            documents.setdefault(clauses[id_].document, []).append(links.clause(id_))
        yield from ((links.document(one), tuple(found)) for one, found in documents.items())

    def _by_kind(self) -> tuple[Section, ...]:
        viewer = self.viewer
        kinds: dict[str, list[ServiceCard]] = {}
        for service in viewer.catalogue.services.values():
            kinds.setdefault(service.kind, []).append(viewer.service(service.id))
        return tuple(
            Section(kind.id, viewer.wording.text(kind.name), tuple(kinds[kind.id]))
            for kind in viewer.catalogue.front.service_kinds if kind.id in kinds
        )  # fmt: skip

    def _choices(self, sections: tuple[Section, ...]) -> tuple[Choice, ...]:
        """Return what the list can be narrowed by: only what at least one service has."""
        wording, links = self.viewer.wording, self.viewer.links
        cards = [card for section in sections for card in section.items]
        audiences = {one for card in cards for one in card.audience}
        documents = {one for card in cards for one in card.documents}
        statuses = {card.status_code for card in cards}
        catalogue = self.viewer.catalogue
        return (
            Choice("kind", wording("services.by_kind"), tuple(
                Fact(section.id, section.title) for section in sections)),
            Choice("audience", wording("services.by_audience"), (
                *(Fact(one.id, links.audience(one.id).name)
                  for one in catalogue.front.audiences if one.id in audiences),
                Fact(NOT_STATED, wording("not_stated")))),
            Choice("document", wording("services.by_document"), tuple(
                Fact(one, links.document(one).name)
                for one in catalogue.documents if one in documents)),
            Choice("status", wording("services.by_status"), tuple(
                Fact(one, wording(f"service.{one}")) for one in STATUSES if one in statuses)),
        )  # fmt: skip

    @cached_property
    def _members(self) -> dict[str, list[str]]:
        departments = self.viewer.catalogue.departments.values()
        return _turned((one.id, one.members_of) for one in departments)

    @cached_property
    def _duties(self) -> dict[str, list[str]]:
        duties = self.viewer.catalogue.duties.values()
        return _turned((one.id, one.services) for one in duties)

    @cached_property
    def _policies(self) -> dict[str, list[str]]:
        policies = self.viewer.catalogue.policies.values()
        return _turned((one.id, one.services) for one in policies)


def _turned(named: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, list[str]]:
    """Return who names each id, given which ids each one names."""
    found: dict[str, list[str]] = {}
    for id_, others in named:
        for other in others:
            found.setdefault(other, []).append(id_)
    return found
