# SPDX-License-Identifier: MIT
"""The pages of figures: the tables of indicators with their charts, and all facts with their dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.pages.figures import IndicatorView
from generator.pages.viewing import Viewer
from generator.pages.views import DoubtView, Fact, FactView, Link, Page, Section, SourceView


@dataclass(frozen=True)
class TableView:
    """A table of indicators: where it stands, its years, its rows, and what it leaves open.

    `has_printed` says whether it prints changes, `aims` whether its last figures are targets.
    """

    id: str
    title: str
    source: SourceView
    years: tuple[str, ...]
    rows: tuple[IndicatorView, ...]
    doubts: tuple[DoubtView, ...]
    has_printed: bool
    aims: bool


@dataclass(frozen=True)
class FigurePages:
    """Makes the pages of indicators and facts; a site without figures has none of them."""

    viewer: Viewer

    def pages(self) -> Iterator[Page]:
        """Yield the pages that the site has figures for."""
        if self.viewer.catalogue.indicators:
            yield self.indicators()
        if self.viewer.catalogue.facts:
            yield self.facts()

    def indicators(self) -> Page:
        """Return the tables of indicators, each row with its chart."""
        wording = self.viewer.wording
        tables = tuple(self._tables())
        lead = wording("about.indicators")
        names = [row.name for table in tables for row in table.rows]
        headings = tuple(Fact(table.id, table.title) for table in tables)
        return Page("indicators/", wording("title.indicators"), "indicators.html", tables, lead,
                    "\n".join([lead, *names]), "indicators", self._trail(), headings)  # fmt: skip

    def facts(self) -> Page:
        """Return every fact and target, by document and clause."""
        wording, viewer = self.viewer.wording, self.viewer
        sections = tuple(self._sections())
        lead = wording("about.facts")
        titles = [f"{fact.title} {fact.figure}" for section in sections
                  for _, facts in section.items for fact in facts]  # fmt: skip
        tables = [viewer.links.table(clause) for clause in self._table_clauses()]
        headings = tuple(Fact(section.id, section.title) for section in sections)
        return Page("facts/", wording("title.facts"), "facts.html",
                    {"sections": sections, "tables": tables}, lead,
                    "\n".join([lead, *titles]), "facts", (), headings)  # fmt: skip

    def _tables(self) -> Iterator[TableView]:
        viewer = self.viewer
        for clause in self._table_clauses():
            found = sorted(viewer.catalogue.of_clause("indicators", clause), key=lambda i: i.row)
            rows = tuple(viewer.figures.indicator(one, viewer.doubts(one)) for one in found)
            points = sorted({(p.year, p.kind) for one in found for p in one.points})
            years = (viewer.wording(f"point.{kind}", year=year) for year, kind in points)
            title = viewer.links.clause(clause).note
            yield TableView(
                id=f"table_{clause}", title=title, source=viewer.source(clause), years=tuple(years), rows=rows,
                doubts=viewer.doubts(viewer.catalogue.clauses[clause]),
                has_printed=any(row.printed for row in rows),
                aims=any(row.bars[-1].kind == "target" for row in rows),
            )  # fmt: skip

    def _table_clauses(self) -> list[str]:
        return list(dict.fromkeys(one.clause for one in self.viewer.catalogue.indicators.values()))

    def _sections(self) -> Iterator[Section]:
        viewer, catalogue = self.viewer, self.viewer.catalogue
        for document in catalogue.documents.values():
            items: list[tuple[Link, list[FactView]]] = []
            for clause in catalogue.clauses_of(document.id):
                facts = [viewer.fact(one.id) for one in catalogue.of_clause("facts", clause.id)]
                if facts:
                    items.append((viewer.links.clause(clause.id), facts))
            if items:
                link = viewer.links.document(document.id)
                yield Section(
                    f"documents_{document.id}", link.name, tuple(items), viewer.dated(document)
                )

    def _trail(self) -> tuple[Link, ...]:
        if not self.viewer.catalogue.facts:
            return ()
        return (Link(self.viewer.wording("title.facts"), "facts/"),)
