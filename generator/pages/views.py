# SPDX-License-Identifier: MIT
"""What a template gets: one typed object per kind of page, with every text already in its language.

`path` is the address of a page below its language, with a slash at its end and none at its start;
the home page has the empty path.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from generator.pages.describe import RateTable
from generator.pages.headline import Headline


@dataclass(frozen=True)
class Link:
    """A name and where it leads, as a page path with an optional anchor."""

    name: str
    path: str
    note: str = ""


@dataclass(frozen=True)
class DoubtView:
    """A doubt as shown: the text, the contested words, the readings."""

    text: str
    quote: str
    readings: tuple[str, ...]


@dataclass(frozen=True)
class Fact:
    """A label and what stands beside it."""

    label: str
    value: str


@dataclass(frozen=True)
class SourceView:
    """Where a statement comes from: clause and document, with what is known of the document."""

    clause: Link
    document: Link
    scope: str
    issuer: str
    date: str
    status: str
    verified: str


@dataclass(frozen=True)
class MeasureCard:
    """A measure in a list."""

    link: Link
    headline: Headline
    payee: str
    payee_label: str
    summary: str
    doubtful: bool
    status: str
    clause: str


@dataclass(frozen=True)
class MeasureView:
    """The page of a measure."""

    id: str
    card: MeasureCard
    original: str
    audiences: tuple[Link, ...]
    topic: Link
    entitlement: str
    why_not: str
    conditions: tuple[Fact, ...]
    certified: tuple[str, ...]
    rates: tuple[RateTable, ...]
    doubts: tuple[DoubtView, ...]
    departments: tuple[tuple[Link, str], ...]
    how_to_apply: str
    group: Fact | None
    group_members: tuple[Link, ...]
    source: SourceView
    related: tuple[MeasureCard, ...]
    can_estimate: bool


@dataclass(frozen=True)
class DutyView:
    """A duty as a row or card."""

    id: str
    title: str
    summary: str
    departments: tuple[tuple[Link, str], ...]
    serves: str
    frequency: str
    frequency_stated: bool
    status: str
    status_code: str
    clause: Link
    services: tuple[Link, ...]
    doubts: tuple[DoubtView, ...]


@dataclass(frozen=True)
class ServiceView:
    """A service as a card."""

    id: str
    name: str
    original: str
    kind: str
    summary: str
    status: str
    status_code: str
    departments: tuple[tuple[Link, str], ...]
    clauses: tuple[Link, ...]
    doubts: tuple[DoubtView, ...]


@dataclass(frozen=True)
class ClauseView:
    """The page of a clause, and its entry in the list of its document."""

    id: str
    link: Link
    number: str
    heading: str
    original: str
    part: str
    summary: str
    carries: str
    measures: tuple[MeasureCard, ...]
    duties: tuple[DutyView, ...]
    services: tuple[ServiceView, ...]
    doubts: tuple[DoubtView, ...]
    source: SourceView
    previous: Link | None
    next: Link | None


@dataclass(frozen=True)
class DocumentView:
    """The page of a document."""

    link: Link
    original: str
    summary: str
    facts: tuple[Fact, ...]
    doubts: tuple[DoubtView, ...]
    parts: tuple[tuple[str, tuple[ClauseView, ...]], ...]
    counted: str


@dataclass(frozen=True)
class DepartmentView:
    """The page of a department; `documents` are those its duties come from, with their dates."""

    documents: tuple[Fact, ...]
    link: Link
    original: str
    short: str
    aliases: str
    note: str
    contact: str
    members_of: tuple[Link, ...]
    duties: tuple[tuple[DutyView, str], ...]
    measures: tuple[tuple[MeasureCard, str], ...]
    services: tuple[tuple[ServiceView, str], ...]
    binding: tuple[DutyView, ...]


@dataclass(frozen=True)
class Section:
    """A titled list of cards, with an anchor."""

    id: str
    title: str
    items: tuple[Any, ...]
    hint: str = ""


@dataclass(frozen=True)
class Page:
    """One page of the site, ready for a template or, for hand-written ones, for Markdown.

    `text` is what the search looks at; `headings` are anchors with their words.
    """

    path: str
    title: str
    template: str
    view: Any
    description: str
    text: str = ""
    section: str = ""
    trail: tuple[Link, ...] = ()
    headings: tuple[Fact, ...] = field(default=())
