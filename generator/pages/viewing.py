# SPDX-License-Identifier: MIT
"""Turn records into the views that templates get, for one language."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import Any

from generator.catalogue.amounts import Condition
from generator.catalogue.catalogue import Catalogue
from generator.catalogue.records import (
    Clause,
    Department,
    Document,
    Doubt,
    Duty,
    Group,
    Measure,
    Part,
    Record,
    Responsibilities,
    Text,
)
from generator.catalogue.values import NOT_STATED
from generator.pages.describe import RateTable, condition_told, frequency_told, rate_tables
from generator.pages.headline import headline
from generator.pages.links import Links
from generator.pages.views import (
    ClauseView,
    DepartmentView,
    DocumentView,
    DoubtView,
    DutyView,
    Fact,
    Link,
    MeasureCard,
    MeasureView,
    ServiceView,
    SourceView,
)
from generator.pages.wording import Wording

RELATED = 3


class Viewer:
    """Makes the views of one catalogue in one language."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        self.catalogue: Catalogue = wording.catalogue
        self.links = Links(wording)
        self.card = lru_cache(maxsize=None)(self._card)
        self.duty = lru_cache(maxsize=None)(self._duty)
        self.service = lru_cache(maxsize=None)(self._service)

    def measure(self, id_: str) -> MeasureView:
        """Return the page of a measure."""
        measure, wording = self.catalogue.measures[id_], self.wording
        group = self.catalogue.groups.get(measure.group or "")
        return MeasureView(
            id=measure.id,
            card=self.card(id_),
            original=self._original(measure.title, measure),
            audiences=tuple(self.links.audience(audience) for audience in measure.audience),
            topic=self.links.topic(measure.topic),
            entitlement=self._optional(measure.entitlement, measure),
            why_not=self._optional(measure.why_not_computed, measure),
            conditions=tuple(
                Fact(condition_told(c, measure, wording), self._help(c)) for c in measure.conditions
            ),
            certified=tuple(
                wording.text(self.catalogue.certifications[c].text) for c in measure.certified
            ),
            rates=self.rates(id_),
            doubts=self._doubts(measure),
            departments=self.responsible(measure.departments),
            how_to_apply=self._stated(measure.how_to_apply, measure),
            group=self._group(group) if group else None,
            group_members=tuple(
                self.links.measure(other) for other in self._members(measure.group) if other != id_
            ),
            source=self.source(measure.clause),
            related=tuple(self.card(other) for other in self._related(measure)),
            can_estimate=measure.amount.form not in ("in_kind", "case_by_case"),
        )

    def rates(self, id_: str) -> tuple[RateTable, ...]:
        """Return the rate tables of a measure."""
        return tuple(rate_tables(self.catalogue.measures[id_], self.wording))

    def clause(self, id_: str) -> ClauseView:
        """Return the page of a clause."""
        clause, wording = self.catalogue.clauses[id_], self.wording
        before, after = self._neighbours(clause)
        of_clause = self.catalogue.of_clause
        return ClauseView(
            id=clause.id,
            link=self.links.clause(id_),
            number=wording.text(clause.number, clause.values),
            heading=wording.text(clause.heading, clause.values),
            original=self._original(clause.heading, clause),
            part=self._part(clause),
            summary=wording.text(clause.summary, clause.values),
            carries=self._optional(clause.carries, clause),
            measures=tuple(self.card(m.id) for m in of_clause("measures", id_)),
            duties=tuple(self.duty(d.id) for d in of_clause("duties", id_)),
            services=tuple(self.service(s.id) for s in of_clause("services", id_)),
            doubts=self._doubts(clause),
            source=self.source(id_),
            previous=self.links.clause(before) if before else None,
            next=self.links.clause(after) if after else None,
        )

    def document(self, id_: str) -> DocumentView:
        """Return the page of a document."""
        document, wording = self.catalogue.documents[id_], self.wording
        clauses = self.catalogue.clauses_of(id_)
        parts: list[tuple[str | None, str]] = [
            (part.number, self._part_told(part)) for part in document.parts
        ]
        shown = tuple(
            (told, tuple(self.clause(c.id) for c in clauses if c.part == number))
            for number, told in parts or [(None, "")]
        )
        return DocumentView(
            link=self.links.document(id_),
            original=self._original(document.label),
            summary=wording.text(document.summary),
            facts=self._document_facts(document),
            doubts=tuple(self._doubt(doubt, {}) for doubt in document.doubts),
            parts=shown,
            counted=wording.counted("count.clauses", len(clauses)),
        )

    def department(self, id_: str) -> DepartmentView:
        """Return the page of a department."""
        department, wording = self.catalogue.departments[id_], self.wording
        roles = {
            kind: [(record, role) for record in self.catalogue.kind(kind).values()
                   if (role := _role(record.departments, id_))]
            for kind in ("duties", "measures", "services")
        }  # fmt: skip
        named = dict.fromkeys(d.clause for d, _ in roles["duties"])
        documents = dict.fromkeys(self.catalogue.clauses[clause].document for clause in named)
        return DepartmentView(
            documents=tuple(
                Fact(self.links.document(d).name, wording.date(self.catalogue.documents[d].date))
                for d in documents
            ),
            link=self.links.department(id_),
            original=self._original(department.name),
            short=wording.text(department.short),
            aliases=self._aliases(department),
            note=self._optional(department.note),
            contact=self._stated(department.contact),
            members_of=tuple(self.links.service(service) for service in department.members_of),
            duties=tuple(
                (self.duty(d.id), wording(f"role.{r}"))
                for d, r in sorted(roles["duties"], key=_has_no_frequency)
            ),
            measures=tuple((self.card(m.id), wording(f"role.{r}")) for m, r in roles["measures"]),
            services=tuple(
                (self.service(s.id), wording(f"role.{r}")) for s, r in roles["services"]
            ),
            binding=self.binding,
        )

    def source(self, clause_id: str) -> SourceView:
        """Return where a record of a clause comes from."""
        wording = self.wording
        document = self.catalogue.documents[self.catalogue.clauses[clause_id].document]
        verified = wording("document.verified.by", date=wording.date(document.verified.on),
                           by=wording.text(document.verified.by))  # fmt: skip
        return SourceView(
            clause=self.links.clause(clause_id),
            document=self.links.document(document.id),
            scope=wording.text(document.scope),
            issuer=wording.text(document.issuer),
            date=wording.date(document.date),
            status=wording(f"status.{document.status}"),
            verified=verified,
        )

    @cached_property
    def binding(self) -> tuple[DutyView, ...]:
        """Return the requirements on every department."""
        return tuple(self.duty(d.id) for d in self.catalogue.duties.values() if d.binds == "all")

    @cached_property
    def duty_rows(self) -> tuple[tuple[Link, DutyView, str], ...]:
        """Return who has which duty in which role, in the order of the departments."""
        rows = [
            (link, duty, role)
            for duty in map(self.duty, self.catalogue.duties)
            for link, role in duty.departments
        ]
        order = [self.links.department(id_).path for id_ in self.catalogue.departments]
        return tuple(sorted(rows, key=lambda row: order.index(row[0].path)))

    @cached_property
    def unnamed(self) -> tuple[DutyView, ...]:
        """Return the duties for which the source names no department."""
        return tuple(
            self.duty(d.id) for d in self.catalogue.duties.values()
            if d.binds == "named" and d.departments == NOT_STATED
        )  # fmt: skip

    def _help(self, condition: Condition) -> str:
        question = self.catalogue.questions.get(condition.question or "")
        return self._optional(question.help) if question else ""

    def _group(self, group: Group) -> Fact:
        """Return what is said of combining; a silent text is told by the note alone."""
        rule = "" if group.rule == "silent" else self.wording(f"group.{group.rule}")
        return Fact(rule, self.wording.text(group.note))

    def _card(self, id_: str) -> MeasureCard:
        measure, wording = self.catalogue.measures[id_], self.wording
        in_kind = measure.amount.form == "in_kind"
        return MeasureCard(
            link=self.links.measure(id_),
            headline=headline(measure, wording),
            payee=wording.named("payees", measure.payee),
            payee_label="measure.receiver" if in_kind else "measure.payee",
            summary=wording.text(measure.summary, measure.values),
            doubtful=bool(measure.doubts),
            status=measure.status,
            clause=self.links.clause(measure.clause).name,
        )

    def _duty(self, id_: str) -> DutyView:
        duty, wording = self.catalogue.duties[id_], self.wording
        serves = [wording.named("beneficiaries", one) for one in duty.serves]
        return DutyView(
            id=duty.id,
            title=wording.text(duty.title, duty.values),
            summary=wording.text(duty.summary, duty.values),
            departments=self.responsible(duty.departments),
            serves=wording.listed(serves),
            frequency=frequency_told(duty, wording),
            frequency_stated=duty.frequency.kind != NOT_STATED,
            status=wording(f"status.{duty.status}"),
            status_code=duty.status,
            clause=self.links.clause(duty.clause),
            services=tuple(self.links.service(service) for service in duty.services),
            doubts=self._doubts(duty),
        )

    def _service(self, id_: str) -> ServiceView:
        service, wording = self.catalogue.services[id_], self.wording
        return ServiceView(
            id=service.id,
            name=wording.text(service.name, service.values),
            original=self._original(service.name, service),
            kind=wording.named("service_kinds", service.kind),
            summary=wording.text(service.summary, service.values),
            status=wording(f"service.{service.status}"),
            status_code=service.status,
            departments=self.responsible(service.departments),
            clauses=tuple(self.links.clause(clause) for clause in service.clauses),
            doubts=self._doubts(service),
        )

    def _document_facts(self, document: Document) -> tuple[Fact, ...]:
        wording = self.wording
        verified = wording("document.verified.by", date=wording.date(document.verified.on),
                           by=wording.text(document.verified.by))  # fmt: skip
        told = {
            "title": wording.text(document.title),
            "issuer": wording.text(document.issuer),
            "number": wording.text(document.number),
            "date": wording.date(document.date),
            "scope": wording.text(document.scope),
            "status": wording(f"status.{document.status}"),
            "verified": verified,
            "provenance": wording.text(document.provenance),
        }
        return tuple(Fact(wording(f"document.{key}"), value) for key, value in told.items())

    def responsible(self, departments: Responsibilities) -> tuple[tuple[Link, str], ...]:
        """Return departments with their roles; none where the source names none."""
        if isinstance(departments, str):
            return ()
        return tuple(
            (self.links.department(one.department), self.wording(f"role.{one.role}"))
            for one in departments
        )

    def _doubts(self, record: Record) -> tuple[DoubtView, ...]:
        return tuple(self._doubt(doubt, record.values) for doubt in record.doubts)

    def _doubt(self, doubt: Doubt, values: Any) -> DoubtView:
        readings = tuple(self.wording.text(reading.text, values) for reading in doubt.readings)
        return DoubtView(self.wording.text(doubt.text, values), doubt.quote or "", readings)

    def _original(self, text: Text, record: Record | None = None) -> str:
        """Return the words of the source language where the page is in another."""
        if self.wording.language == self.catalogue.languages[0]:
            return ""
        return self.wording.source.text(text, record.values if record else None)

    def _optional(self, text: Any, record: Record | None = None) -> str:
        return self.wording.text(text, record.values if record else None) if text else ""

    def _stated(self, text: Any, record: Record | None = None) -> str:
        return "" if text == NOT_STATED else self._optional(text, record)

    def _aliases(self, department: Department) -> str:
        source = self.catalogue.languages[0]
        if self.wording.language != source:
            return ""
        spoken = [alias for alias in department.aliases if not alias.isascii()]
        return self.wording("list.comma").join(spoken)

    def _part(self, clause: Clause) -> str:
        parts = self.catalogue.documents[clause.document].parts
        return next((self._part_told(part) for part in parts if part.number == clause.part), "")

    def _part_told(self, part: Part) -> str:
        heading = self.wording.text(part.heading)
        return self.wording("colon").join([self.wording.text(part.name), heading])

    def _neighbours(self, clause: Clause) -> tuple[str, str]:
        before, after = self._around[clause.id]
        return before, after

    @cached_property
    def _around(self) -> dict[str, tuple[str, str]]:
        around: dict[str, tuple[str, str]] = {}
        for document in self.catalogue.documents:
            ids = ["", *(c.id for c in self.catalogue.clauses_of(document)), ""]
            for before, here, after in zip(ids, ids[1:], ids[2:], strict=False):
                around[here] = (before, after)
        return around

    def _members(self, group: str | None) -> Iterable[str]:
        return self._groups.get(group or "", ())

    @cached_property
    def _groups(self) -> dict[str, list[str]]:
        groups: dict[str, list[str]] = {}
        for measure in self.catalogue.measures.values():
            if measure.group:
                groups.setdefault(measure.group, []).append(measure.id)
        return groups

    def _related(self, measure: Measure) -> list[str]:
        """Return a few measures of the same topic, those after this one first."""
        same = self._by_topic[measure.topic]
        at = same.index(measure.id)
        return (same[at + 1 :] + same[:at])[:RELATED]

    @cached_property
    def _by_topic(self) -> dict[str, list[str]]:
        topics: dict[str, list[str]] = {}
        for measure in self.catalogue.measures.values():
            topics.setdefault(measure.topic, []).append(measure.id)
        return topics


def _has_no_frequency(duty_and_role: tuple[Duty, str]) -> bool:
    return duty_and_role[0].frequency.kind == NOT_STATED


def _role(departments: Responsibilities, id_: str) -> str | None:
    if isinstance(departments, str):
        return None
    return next((one.role for one in departments if one.department == id_), None)
