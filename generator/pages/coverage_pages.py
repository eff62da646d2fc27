# SPDX-License-Identifier: MIT
"""The page that says how far the records cover the sources: every figure, every clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.catalogue.coverage.summary import Summary, kept_summary
from generator.pages.viewing import Viewer
from generator.pages.views import Fact, Link, Page

# What is told of a document, in this order; without an inventory only the first two.
COUNTS = ("clauses", "empty", "figures", "held", "named", "left_out")
_OF_CLAUSES = 2


@dataclass(frozen=True)
class LeftOutView:
    """A figure that is left out, its clause, and why."""

    clause: Link
    figure: str
    reason: str


@dataclass(frozen=True)
class CoverageView:
    """How far one document is covered; `empty` are clauses that give nothing, and why."""

    id: str
    link: Link
    compared: bool
    counts: tuple[Fact, ...]
    left_out: tuple[LeftOutView, ...]
    empty: tuple[tuple[Link, str], ...]


@dataclass(frozen=True)
class CoveragePages:
    """Makes the page of coverage."""

    viewer: Viewer

    def pages(self) -> Iterator[Page]:
        """Yield the page."""
        yield self.coverage()

    def coverage(self) -> Page:
        """Return what was compared with what, and how, document by document."""
        wording = self.viewer.wording
        documents = tuple(map(self._document, self.viewer.catalogue.documents))
        lead = wording("about.coverage")
        how = tuple(wording(key) for key in ("coverage.how", "coverage.kept", "coverage.limits"))
        headings = tuple(Fact(one.id, one.link.name) for one in documents)
        trail = (Link(wording("nav.documents"), "documents/"),)
        return Page("coverage/", wording("title.coverage"), "coverage.html",
                    {"how": how, "documents": documents}, lead, "\n".join([lead, *how]), "documents",
                    trail, headings)  # fmt: skip

    def _document(self, id_: str) -> CoverageView:
        counts = kept_summary(self.viewer.catalogue, id_)
        return CoverageView(
            id=id_,
            link=self.viewer.links.document(id_),
            compared=counts.compared,
            counts=tuple(self._counts(counts)),
            left_out=tuple(self._left_out(id_)),
            empty=tuple(self._empty(id_)),
        )

    def _counts(self, counts: Summary) -> Iterator[Fact]:
        for name in COUNTS if counts.compared else COUNTS[:_OF_CLAUSES]:
            yield Fact(self.viewer.wording(f"coverage.{name}"), f"{getattr(counts, name):,}")

    def _left_out(self, id_: str) -> Iterator[LeftOutView]:
        inventory = self.viewer.catalogue.inventories.get(id_)
        for one in inventory.left_out if inventory else ():
            reason = self.viewer.wording.text(one.reason)
            yield LeftOutView(self.viewer.links.clause(one.clause), one.figure, reason)

    def _empty(self, id_: str) -> Iterator[tuple[Link, str]]:
        for clause in self.viewer.catalogue.clauses_of(id_):
            if clause.carries is not None:
                reason = self.viewer.optional(clause.carries, clause)
                yield self.viewer.links.clause(clause.id), reason
