# SPDX-License-Identifier: MIT
"""Where every record has its page, with its name in one language."""

from __future__ import annotations

from generator.pages.views import Link
from generator.pages.wording import Wording

_ONE = {"documents": "document", "measures": "measure", "clauses": "source", "services": "service",
        "policies": "policy", "tiers": "tier", "guides": "guide"}  # fmt: skip


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

    def source(self, id_: str) -> Link:
        """Return the link to a clause that names its document too, if the site has several."""
        clause = self.clause(id_)
        if len(self.catalogue.documents) == 1:
            return clause
        short = self.short_document(self.catalogue.clauses[id_].document).name
        name = self.wording("clause.of", document=short, clause=clause.name)
        return Link(name, clause.path, clause.note)

    def short_document(self, id_: str) -> Link:
        """Return the link to a document under its short name."""
        document = self.catalogue.documents[id_]
        return Link(self.wording.text(document.short or document.label), f"documents/{id_}/")

    def document(self, id_: str) -> Link:
        """Return the link to a document."""
        return Link(self.wording.text(self.catalogue.documents[id_].label), f"documents/{id_}/")

    def department(self, id_: str) -> Link:
        """Return the link to a department."""
        department = self.catalogue.departments[id_]
        name, short = self.wording.text(department.name), self.wording.text(department.short)
        return Link(name, f"departments/{id_}/", short)

    def service(self, id_: str) -> Link:
        """Return the link to a service."""
        service = self.catalogue.services[id_]
        return Link(self.wording.text(service.name, service.values), f"services/{id_}/")

    def policy(self, id_: str) -> Link:
        """Return the link to a policy in the register."""
        policy = self.catalogue.policies[id_]
        return Link(self.wording.text(policy.name, policy.values), f"policies/#{id_}")

    def tier(self, id_: str) -> Link:
        """Return the link to a class of people, projects or teams."""
        tier = self.catalogue.tiers[id_]
        return Link(self.wording.text(tier.name, tier.values), f"tiers/#{id_}")

    def guide(self, id_: str) -> Link:
        """Return the link to a guide."""
        guide = self.catalogue.guides[id_]
        title, short = (
            self.wording.text(text, guide.values) for text in (guide.title, guide.short)
        )
        return Link(title, f"guides/{id_}/", short)

    def record(self, kind: str, id_: str) -> Link:
        """Return the link to a record of any kind that can have doubts."""
        if kind in _ONE:
            link: Link = getattr(self, _ONE[kind])(id_)
            return link
        record = self.catalogue.kind(kind)[id_]
        path = f"clauses/{record.clause}/" if kind == "duties" else f"{kind}/"
        name = getattr(record, "title", None) or record.name
        return Link(self.wording.text(name, record.values), f"{path}#{id_}")

    def table(self, clause: str) -> Link:
        """Return the link to the figures of a table."""
        return Link(self.clause(clause).note, f"indicators/#table_{clause}")

    def audience(self, id_: str) -> Link:
        """Return the link to what is there for an audience."""
        audience = self.catalogue.named("audiences", id_)
        hint = self.wording.text(audience.hint) if audience.hint else ""
        return Link(self.wording.text(audience.name), f"for/{id_}/", hint)

    def topic(self, id_: str) -> Link:
        """Return the link to a topic."""
        return Link(self.wording.named("topics", id_), f"topics/{id_}/")
