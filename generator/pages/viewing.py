# SPDX-License-Identifier: MIT
"""Turn records into the views that templates get, for one language."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from generator.catalogue.amounts import Condition
from generator.catalogue.records import (
    Clause,
    Department,
    Document,
    Duty,
    Group,
    Measure,
    Part,
    Responsibilities,
)
from generator.catalogue.values import NOT_STATED
from generator.pages.cards import Cards
from generator.pages.describe import (
    RateTable,
    alternatives_told,
    condition_told,
    rate_tables,
)
from generator.pages.views import (
    ClauseView,
    ConditionView,
    DepartmentView,
    DocumentView,
    DoubtView,
    DutyView,
    Fact,
    Link,
    MeasureView,
    SourceView,
)
from generator.search.related import related


class Viewer(Cards):
    """Makes the views of whole pages."""

    def measure(self, id_: str) -> MeasureView:
        """Return the page of a measure."""
        measure, wording = self.catalogue.measures[id_], self.wording
        group = self.catalogue.groups.get(measure.group or "")
        return MeasureView(
            id=measure.id,
            card=self.card(id_),
            original=self.original(measure.title, measure),
            audiences=tuple(self.links.audience(audience) for audience in measure.audience),
            topic=self.links.topic(measure.topic),
            entitlement=self.optional(measure.entitlement, measure),
            why_not=self.optional(measure.why_not_computed, measure),
            conditions=tuple(self._condition(c, measure) for c in measure.conditions),
            certified=tuple(
                wording.text(self.catalogue.certifications[c].text) for c in measure.certified
            ),
            rates=self.rates(id_),
            doubts=self.doubts(measure),
            departments=self.responsible(measure.departments),
            how_to_apply=self.stated(measure.how_to_apply, measure),
            group=self._group(group) if group else None,
            group_members=tuple(
                self.links.measure(other) for other in self._members(measure.group) if other != id_
            ),
            source=self.source(measure.clause),
            related=tuple(self.card(other) for other in related(self.catalogue)[id_]),
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
            original=self.original(clause.heading, clause),
            part=self._part(clause),
            summary=wording.text(clause.summary, clause.values),
            carries=self.optional(clause.carries, clause),
            measures=tuple(self.card(m.id) for m in of_clause("measures", id_)),
            duties=tuple(self.duty(d.id) for d in of_clause("duties", id_)),
            services=tuple(self.service(s.id) for s in of_clause("services", id_)),
            facts=tuple(self.fact(f.id) for f in of_clause("facts", id_)),
            table=self.links.table(id_) if of_clause("indicators", id_) else None,
            concerned=tuple(self._concerned.get(id_, ())),
            policies=tuple(self.links.policy(p.id) for p in of_clause("policies", id_)),
            tiers=tuple(self.links.tier(t.id) for t in of_clause("tiers", id_)),
            doubts=self.doubts(clause),
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
            id=id_,
            services=sum(id_ in self.service(one).documents for one in self.catalogue.services),
            link=self.links.document(id_),
            original=self.original(document.label),
            summary=wording.text(document.summary),
            facts=self._document_facts(document),
            doubts=tuple(self.doubt(doubt, {}) for doubt in document.doubts),
            parts=shown,
            counted=wording.counted("count.clauses", len(clauses)),
            only=wording.text(document.only) if document.only else "",
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
            original=self.original(department.name),
            short=wording.text(department.short),
            aliases=self._aliases(department),
            note=self.optional(department.note),
            contact=self.stated(department.contact),
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
            only=wording.text(document.only) if document.only else "",
        )

    def dated(self, document: Document) -> str:
        """Return when a document was issued, and where it holds."""
        told = [
            f"{self.wording('document.date')}{self.wording('colon')}{self.wording.date(document.date)}"
        ]
        told.append(self.wording.text(document.only or document.scope))
        return self.wording.with_commas(told)

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
    def unnamed(self) -> tuple[tuple[Link, str, tuple[DutyView, ...]], ...]:
        """Return the duties for which the source names no department, by document."""
        found: dict[str, list[DutyView]] = {}
        for duty in self.catalogue.duties.values():
            if duty.binds == "named" and duty.departments == NOT_STATED:
                document = self.catalogue.clauses[duty.clause].document
                found.setdefault(document, []).append(self.duty(duty.id))
        return tuple(
            (self.links.document(id_), duties[0].only, tuple(duties))
            for id_, duties in found.items()
        )

    @cached_property
    def _concerned(self) -> dict[str, list[tuple[Link, DoubtView]]]:
        """Return by clause the doubts of other records that concern it."""
        found: dict[str, list[tuple[Link, DoubtView]]] = {}
        for kind, record in self.catalogue.doubtful():
            values = getattr(record, "values", {})
            for doubt in record.doubts:
                for clause in doubt.clauses:
                    shown = self.links.record(kind, record.id), self.doubt(doubt, values)
                    found.setdefault(clause, []).append(shown)
        return found

    def _condition(self, condition: Condition, measure: Measure) -> ConditionView:
        parts = alternatives_told(condition, measure, self.wording)
        kind = "any" if condition.any else "all"
        label = self.wording(f"conditions.{kind}") if parts else condition_told(
            condition, measure, self.wording)  # fmt: skip
        return ConditionView(label, parts, self._help(condition))

    def _help(self, condition: Condition) -> str:
        question = self.catalogue.questions.get(condition.question or "")
        return self.optional(question.help) if question else ""

    def _group(self, group: Group) -> Fact:
        """Return what is said of combining; a silent text is told by the note alone."""
        rule = "" if group.rule == "silent" else self.wording(f"group.{group.rule}")
        return Fact(rule, self.wording.text(group.note))

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
        foreign = "" if document.number == NOT_STATED else wording.source.language
        return tuple(
            Fact(wording(f"document.{key}"), value, foreign if key == "number" else "")
            for key, value in told.items()
        )

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
        return self.wording.labelled(self.wording.text(part.name), heading)

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


def _has_no_frequency(duty_and_role: tuple[Duty, str]) -> bool:
    return duty_and_role[0].frequency.kind == NOT_STATED


def _role(departments: Responsibilities, id_: str) -> str | None:
    if isinstance(departments, str):
        return None
    return next((one.role for one in departments if one.department == id_), None)
