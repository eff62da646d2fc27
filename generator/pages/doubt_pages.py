# SPDX-License-Identifier: MIT
"""One page for everything that the sources leave open, contradict or print wrongly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.catalogue.catalogue import clauses_named_by
from generator.catalogue.records import Document
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
        """Return all doubts: contradictions, misprints, then by document, and those of guides."""
        wording = self.viewer.wording
        doubts = list(self._doubts())
        sections = tuple(
            Section(f"{kind}s", wording(f"open.{kind}"),
                    tuple(one for _, a_kind, one in doubts if a_kind == kind),
                    wording(f"open.{kind}.lead"))
            for kind in ("contradiction", "misprint")
        )  # fmt: skip
        holders = tuple(
            Section(anchor, title, tuple(one for holder, kind, one in doubts
                                         if (holder, kind) == (anchor, "open")), unsaid)
            for anchor, title, unsaid in self._holders()
        )  # fmt: skip
        sections = tuple(section for section in sections if section.items)
        holders = tuple(section for section in holders if section.items or section.hint)
        view = {"sections": sections, "holders": holders, "sums": tuple(self._sums()),
                "counts": tuple(self._counts())}  # fmt: skip
        lead = wording("about.open-questions")
        headings = tuple(Fact(one.id, one.title) for one in (*sections, *holders))
        texts = [one.doubt.text for _, _, one in doubts]
        return Page("open-questions/", wording("title.open-questions"), "open-questions.html", view, lead,
                    "\n".join([lead, *texts]), "open-questions", headings=headings)  # fmt: skip

    def _doubts(self) -> Iterator[tuple[str, str, OpenView]]:
        """Yield (anchor of its document or guide, kind, doubt) for each doubt of each record."""
        viewer, clauses = self.viewer, self.viewer.catalogue.clauses
        for kind, record in viewer.catalogue.doubtful():
            first = next(iter(clauses_named_by(record)), None)
            clause = record.id if kind == "clauses" else first
            holder = f"documents_{clauses[clause].document}" if clause else f"{kind}_{record.id}"
            where = viewer.links.source(first) if first else None
            link, values = viewer.links.record(kind, record.id), getattr(record, "values", {})
            for doubt in record.doubts:
                yield holder, doubt.kind, OpenView(link, where, viewer.doubt(doubt, values))

    def _holders(self) -> Iterator[tuple[str, str, str]]:
        """Yield (anchor, title, what it does not say of itself) for each document and guide."""
        viewer, catalogue = self.viewer, self.viewer.catalogue
        for id_, document in catalogue.documents.items():
            yield f"documents_{id_}", viewer.links.document(id_).name, self._unsaid(document)
        for id_ in catalogue.guides:
            yield f"guides_{id_}", viewer.links.guide(id_).name, ""

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
