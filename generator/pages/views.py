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
    """A doubt as shown: the text, the contested words, the readings, the other clauses concerned."""

    text: str
    quote: str
    readings: tuple[str, ...]
    kind: str
    others: tuple[Link, ...]


@dataclass(frozen=True)
class Fact:
    """A label and what stands beside it, with its language if that is not the page's."""

    label: str
    value: str
    language: str = ""


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
    only: str


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
    only: str


@dataclass(frozen=True)
class ConditionView:
    """A condition in words; where it has parts, `label` only says how they go together."""

    label: str
    parts: tuple[str, ...]
    help: str


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
    conditions: tuple[ConditionView, ...]
    certified: tuple[str, ...]
    rates: tuple[RateTable, ...]
    doubts: tuple[DoubtView, ...]
    departments: tuple[tuple[Link, str], ...]
    how_to_apply: str
    group: Fact | None
    group_members: tuple[Link, ...]
    source: SourceView
    related: tuple[MeasureCard, ...]
    # The part of the estimator's program that decides this measure, and its words, as JSON.
    program: str = ""
    words: str = ""


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
    only: str
    services: tuple[Link, ...]
    doubts: tuple[DoubtView, ...]


@dataclass(frozen=True)
class ServiceCard:
    """A service in a list; `audience` and `documents` are ids by which lists are narrowed."""

    id: str
    link: Link
    original: str
    kind: str
    summary: str
    status: str
    status_code: str
    doubtful: bool
    audience: tuple[str, ...]
    documents: tuple[str, ...]
    only: str


@dataclass(frozen=True)
class ServiceView:
    """The page of a service; `sources` are its clauses by document."""

    card: ServiceCard
    audiences: tuple[Link, ...]
    departments: tuple[tuple[Link, str], ...]
    members: tuple[Link, ...]
    sources: tuple[tuple[Link, tuple[Link, ...]], ...]
    measures: tuple[MeasureCard, ...]
    duties: tuple[DutyView, ...]
    policies: tuple[Link, ...]
    look_alikes: tuple[ServiceCard, ...]
    doubts: tuple[DoubtView, ...]


@dataclass(frozen=True)
class Sum:
    """What the parts of a figure add up to, in words, and whether that is another figure."""

    told: str
    differs: bool


@dataclass(frozen=True)
class FactView:
    """A figure with its time and place; `sums` says where its parts do not make it up."""

    id: str
    title: str
    figure: str
    when: str
    kind: str
    note: str
    sums: Sum | None
    clause: Link
    only: str
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
    services: tuple[ServiceCard, ...]
    facts: tuple[FactView, ...]
    table: Link | None
    concerned: tuple[tuple[Link, DoubtView], ...]
    policies: tuple[Link, ...]
    tiers: tuple[Link, ...]
    doubts: tuple[DoubtView, ...]
    source: SourceView
    previous: Link | None
    next: Link | None


@dataclass(frozen=True)
class DocumentView:
    """The page of a document; `services` is how many it names."""

    id: str
    services: int
    link: Link
    original: str
    summary: str
    facts: tuple[Fact, ...]
    doubts: tuple[DoubtView, ...]
    parts: tuple[tuple[str, tuple[ClauseView, ...]], ...]
    counted: str
    only: str


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
    services: tuple[tuple[ServiceCard, str], ...]
    binding: tuple[DutyView, ...]


@dataclass(frozen=True)
class Section:
    """A titled list of cards, with an anchor."""

    id: str
    title: str
    items: tuple[Any, ...]
    hint: str = ""


@dataclass(frozen=True)
class Choice:
    """Something that a list can be narrowed by: its options are (value, words)."""

    name: str
    label: str
    options: tuple[Fact, ...]


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
