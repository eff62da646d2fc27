# SPDX-License-Identifier: MIT
"""One page for everything that the sources leave open, contradict or print wrongly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.catalogue.catalogue import clauses_named_by
from generator.catalogue.records import Document, Doubt
from generator.catalogue.values import NOT_STATED
from generator.pages.viewing import Viewer
from generator.pages.views import DoubtView, Fact, Link, Page, Section

# What a document may leave unsaid about itself.
OF_DOCUMENTS = ("title", "issuer", "number", "date", "scope")


@dataclass(frozen=True)
class OpenView:
    """A doubt with the record it belongs to, and its clause."""

    record: Link
    where: Link | None
    doubt: DoubtView


@dataclass(frozen=True)
class DoubtPages:
    """Makes the page of contradictions and open questions."""

    viewer: Viewer

    def pages(self) -> Iterator[Page]:
        """Yield the page."""
        yield self.open_questions()

    def open_questions(self) -> Page:
        """Return all doubts: contradictions first, then misprints, then document by document."""
        wording = self.viewer.wording
        doubts = list(self._doubts())
        sections = tuple(
            Section(f"{kind}s", wording(f"open.{kind}"),
                    tuple(one for _, a_kind, one in doubts if a_kind == kind),
                    wording(f"open.{kind}.lead"))
            for kind in ("contradiction", "misprint")
        )  # fmt: skip
        by_document = tuple(
            Section(document.id, self.viewer.links.document(document.id).name,
                    tuple(one for id_, kind, one in doubts
                          if (id_, kind) == (document.id, "open")),
                    self._unsaid(document))
            for document in self.viewer.catalogue.documents.values()
        )  # fmt: skip
        sections = tuple(section for section in sections if section.items)
        view = {"sections": sections, "documents": by_document, "sums": tuple(self._sums()),
                "counts": tuple(self._counts())}  # fmt: skip
        lead = wording("about.open-questions")
        headings = tuple(Fact(one.id, one.title) for one in (*sections, *by_document))
        texts = [one.doubt.text for _, _, one in doubts]
        return Page("open-questions/", wording("title.open-questions"), "open-questions.html", view, lead,
                    "\n".join([lead, *texts]), "open-questions", headings=headings)  # fmt: skip

    def _doubts(self) -> Iterator[tuple[str, str, OpenView]]:
        """Yield (document, kind, doubt) for each doubt of each record."""
        viewer, catalogue = self.viewer, self.viewer.catalogue
        for document in catalogue.documents.values():
            link = viewer.links.document(document.id)
            for doubt in document.doubts:
                yield document.id, doubt.kind, self._open(link, None, doubt, {})
        for kind, record in catalogue.records():
            clauses = (record.id,) if kind == "clauses" else clauses_named_by(record)
            for doubt in record.doubts if clauses else ():
                document_id = catalogue.clauses[clauses[0]].document
                where = None if kind == "clauses" else viewer.links.clause(clauses[0])
                link = viewer.links.record(kind, record.id)
                yield document_id, doubt.kind, self._open(link, where, doubt, record.values)

    def _open(self, link: Link, where: Link | None, doubt: Doubt, values: Any) -> OpenView:
        return OpenView(link, where, self.viewer.doubt(doubt, values))

    def _sums(self) -> Iterator[tuple[Link, str]]:
        """Yield the figures whose parts or printed changes do not agree with them."""
        viewer, wording = self.viewer, self.viewer.wording
        for indicator in viewer.catalogue.indicators.values():
            row = viewer.figures.indicator(indicator, ())
            link = viewer.links.record("indicators", indicator.id)
            if row.differs:
                yield link, wording("open.change", printed=row.printed, worked_out=row.worked_out)
            yield from ((link, one.told) for one in row.sums if one.differs)
        for id_, fact in viewer.catalogue.facts.items():
            total = viewer.figures.sum_of_facts(fact)
            if total and total.differs:
                yield viewer.links.record("facts", id_), total.told

    def _unsaid(self, document: Document) -> str:
        """Name what a document does not say about itself."""
        wording = self.viewer.wording
        unsaid = [
            wording(f"open.unsaid.{name}")
            for name in OF_DOCUMENTS if getattr(document, name) == NOT_STATED
        ]  # fmt: skip
        return wording("open.unsaid", what=wording.listed(unsaid)) if unsaid else ""

    def _counts(self) -> Iterator[str]:
        """Yield how many measures lack what a reader would look for."""
        measures = self.viewer.catalogue.measures.values()
        lacking = {
            "departments": [m for m in measures if m.departments == NOT_STATED],
            "apply": [m for m in measures if m.how_to_apply == NOT_STATED],
            "payee": [m for m in measures if m.payee == NOT_STATED],
        }
        for name, found in lacking.items():
            if found:
                yield self.viewer.wording(f"open.count.{name}", n=len(found), of=len(measures))
