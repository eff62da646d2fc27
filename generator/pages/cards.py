# SPDX-License-Identifier: MIT
"""Turn records into cards and rows, for one language: measures, duties, services, facts."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from generator.catalogue.catalogue import Catalogue, clauses_named_by
from generator.catalogue.records import Doubt, Duty, Record, Responsibilities, Text
from generator.catalogue.values import NOT_STATED
from generator.pages.describe import frequency_told
from generator.pages.figures import Figures
from generator.pages.headline import headline
from generator.pages.links import Links
from generator.pages.views import (
    DoubtView,
    DutyView,
    FactView,
    Link,
    MeasureCard,
    ServiceCard,
)
from generator.pages.wording import Wording


class Cards:
    """Makes the cards of one catalogue in one language; each is made once."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        self.catalogue: Catalogue = wording.catalogue
        self.links = Links(wording)
        self.figures = Figures(wording)
        self.card = lru_cache(maxsize=None)(self._measure_card)
        self.duty = lru_cache(maxsize=None)(self._duty)
        self.service = lru_cache(maxsize=None)(self._service)
        self.fact = lru_cache(maxsize=None)(self._fact)

    def _measure_card(self, id_: str) -> MeasureCard:
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
            clause=self.links.source(measure.clause).name,
            only=self.only(measure),
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
            status=self._status(duty),
            status_code=duty.status,
            clause=self.links.source(duty.clause),
            only=self.only(duty),
            services=tuple(self.links.service(service) for service in duty.services),
            doubts=self.doubts(duty),
        )

    def _status(self, duty: Duty) -> str:
        """Return the status of a duty; a commitment names the document that makes it."""
        if duty.status != "announced":
            return self.wording(f"status.{duty.status}")
        document = self.catalogue.clauses[duty.clause].document
        return self.wording("duty.announced", document=self.links.document(document).name)

    def _service(self, id_: str) -> ServiceCard:
        service, wording = self.catalogue.services[id_], self.wording
        clauses = [self.catalogue.clauses[clause] for clause in service.clauses]
        return ServiceCard(
            id=service.id,
            link=self.links.service(id_),
            original=self.original(service.name, service),
            kind=wording.named("service_kinds", service.kind),
            summary=wording.text(service.summary, service.values),
            status=wording(f"service.{service.status}"),
            status_code=service.status,
            doubtful=bool(service.doubts),
            audience=service.audience,
            documents=tuple(dict.fromkeys(clause.document for clause in clauses)),
            only=self.only(service),
        )

    def _fact(self, id_: str) -> FactView:
        fact, wording = self.catalogue.facts[id_], self.wording
        return FactView(
            id=fact.id,
            title=wording.text(fact.title, fact.values),
            figure=self.figures.figure(fact),
            when=self.figures.when(fact.when),
            kind=fact.kind,
            note=self.optional(fact.note, fact),
            sums=self.figures.sum_of_facts(fact),
            clause=self.links.source(fact.clause),
            only=self.only(fact),
            doubts=self.doubts(fact),
        )

    def only(self, record: Record) -> str:
        """Return where a record holds, if none of its documents holds for the whole place."""
        clauses = [self.catalogue.clauses[id_] for id_ in clauses_named_by(record)]
        documents = [self.catalogue.documents[clause.document] for clause in clauses]
        told = [self.wording.text(one.only) if one.only else "" for one in documents]
        return "" if "" in told else self.wording.with_commas(list(dict.fromkeys(told)))

    def responsible(self, departments: Responsibilities) -> tuple[tuple[Link, str], ...]:
        """Return departments with their roles; none where the source names none."""
        if isinstance(departments, str):
            return ()
        return tuple(
            (self.links.department(one.department), self.wording(f"role.{one.role}"))
            for one in departments
        )

    def doubts(self, record: Record) -> tuple[DoubtView, ...]:
        """Return the doubts of a record as shown."""
        return tuple(self.doubt(doubt, record.values) for doubt in record.doubts)

    def doubt(self, doubt: Doubt, values: Any) -> DoubtView:
        """Return one doubt with its readings, slots filled from `values`."""
        readings = tuple(self.wording.text(reading.text, values) for reading in doubt.readings)
        others = tuple(self._other_clause(id_) for id_ in doubt.clauses)
        return DoubtView(self.wording.text(doubt.text, values), doubt.quote or "", readings,
                         doubt.kind, others)  # fmt: skip

    def _other_clause(self, id_: str) -> Link:
        link = self.links.clause(id_)
        document = self.links.document(self.catalogue.clauses[id_].document)
        name = self.wording.with_commas([document.name, link.name])
        return Link(name, link.path, link.note)

    def original(self, text: Text, record: Record | None = None) -> str:
        """Return the words of the source language where the page is in another."""
        if self.wording.language == self.catalogue.languages[0]:
            return ""
        return self.wording.source.text(text, record.values if record else None)

    def optional(self, text: Any, record: Record | None = None) -> str:
        """Return a text that need not be there; nothing if it is not."""
        return self.wording.text(text, record.values if record else None) if text else ""

    def stated(self, text: Any, record: Record | None = None) -> str:
        """Return a text; nothing where the source does not state it."""
        return "" if text == NOT_STATED else self.optional(text, record)
