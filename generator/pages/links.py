# SPDX-License-Identifier: MIT
"""Where every record has its page, with its name in one language."""

from __future__ import annotations

from generator.pages.views import Link
from generator.pages.wording import Wording


class Links:
    """Makes links to records. The path is that of the page below its language."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        self.catalogue = wording.catalogue

    def measure(self, id_: str) -> Link:
        """Return the link to a measure."""
        measure = self.catalogue.measures[id_]
        return Link(self.wording.text(measure.title, measure.values), f"measures/{id_}/")

    def clause(self, id_: str) -> Link:
        """Return the link to a clause."""
        clause = self.catalogue.clauses[id_]
        name, heading = (
            self.wording.text(clause.number, clause.values),
            self.wording.text(clause.heading, clause.values),
        )
        return Link(name, f"clauses/{id_}/", heading)

    def document(self, id_: str) -> Link:
        """Return the link to a document."""
        return Link(self.wording.text(self.catalogue.documents[id_].label), f"documents/{id_}/")

    def department(self, id_: str) -> Link:
        """Return the link to a department."""
        department = self.catalogue.departments[id_]
        name, short = self.wording.text(department.name), self.wording.text(department.short)
        return Link(name, f"departments/{id_}/", short)

    def service(self, id_: str) -> Link:
        """Return the link to a service in the list of services."""
        service = self.catalogue.services[id_]
        return Link(self.wording.text(service.name, service.values), f"services/#{id_}")

    def audience(self, id_: str) -> Link:
        """Return the link to what is there for an audience."""
        audience = self.catalogue.named("audiences", id_)
        hint = self.wording.text(audience.hint) if audience.hint else ""
        return Link(self.wording.text(audience.name), f"for/{id_}/", hint)

    def topic(self, id_: str) -> Link:
        """Return the link to a topic."""
        return Link(self.wording.named("topics", id_), f"topics/{id_}/")
