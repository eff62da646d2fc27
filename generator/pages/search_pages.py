# SPDX-License-Identifier: MIT
"""The page of search results, and the index from A to Z, which needs no JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.pages.unsettled import plain
from generator.pages.viewing import Viewer
from generator.pages.views import Choice, Fact, Link, Page, Section
from generator.search.entry import KINDS
from generator.search.pinyin import sort_key

# What stands before the first letter or figure of a name: quotes, brackets.
BEFORE_NAME = re.compile(r"^[\W_]+")
ELSEWHERE = "#"


@dataclass(frozen=True)
class Indexed:
    """A name in the index, and what bears it: the note of a link says of which kind it is."""

    name: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class SearchPages:
    """Makes the pages on which readers look for something by its name."""

    viewer: Viewer

    def pages(self) -> Iterator[Page]:
        """Yield the page of results and the index."""
        yield self.results()
        yield self.index()

    def results(self) -> Page:
        """Return the page that shows what a search has found; the browser fills it."""
        wording = self.viewer.wording
        lead = wording("search.lead")
        view = {"choices": self._choices(), "ways": ways(self.viewer)}
        return Page("search/", wording("search.title"), "search.html", view, lead, lead,
                    "search")  # fmt: skip

    def index(self) -> Page:
        """Return the index of all names by their first letters."""
        wording = self.viewer.wording
        sections = self._by_letter()
        headings = tuple(Fact(section.id, section.title) for section in sections)
        lead = wording("about.a-z")
        return Page("a-z/", wording("title.a-z"), "a-z.html", sections, lead, lead, "a-z",
                    headings=headings)  # fmt: skip

    def _choices(self) -> tuple[Choice, ...]:
        """Return what results can be narrowed by; the browser takes away what none of them has."""
        wording, links, catalogue = self.viewer.wording, self.viewer.links, self.viewer.catalogue
        return (
            Choice("audience", wording("search.by.audience"), tuple(
                Fact(one.id, links.audience(one.id).name) for one in catalogue.front.audiences)),
            Choice("kind", wording("search.by.kind"), tuple(
                Fact(kind, wording(f"search.kinds.{kind}")) for kind in KINDS)),
            Choice("department", wording("search.by.department"), tuple(
                Fact(id_, links.department(id_).note) for id_ in catalogue.departments)),
            Choice("document", wording("search.by.document"), tuple(
                Fact(id_, links.document(id_).name) for id_ in catalogue.documents)),
        )  # fmt: skip

    def _by_letter(self) -> tuple[Section, ...]:
        named: dict[str, list[Link]] = {}
        for link in self._links():
            named.setdefault(plain(link.name).casefold(), []).append(link)
        entries = [Indexed(links[0].name, tuple(links)) for links in named.values()]
        found: dict[str, list[Indexed]] = {}
        for entry in sorted(entries, key=lambda one: _key(one.name)):
            found.setdefault(_letter(entry.name), []).append(entry)
        ends = found.pop(ELSEWHERE, [])
        lists = {**found, ELSEWHERE: ends} if ends else found
        return tuple(
            Section("letter_other" if letter == ELSEWHERE else f"letter_{letter.lower()}", letter,
                    tuple(entries))
            for letter, entries in lists.items()
        )  # fmt: skip

    def _links(self) -> Iterator[Link]:
        """Yield a link to everything that has a name, with its kind."""
        catalogue, links = self.viewer.catalogue, self.viewer.links
        yield from self._named("measure", links.measure, catalogue.measures)
        yield from self._named("service", links.service, catalogue.services)
        yield from self._named("department", links.department, catalogue.departments)
        yield from self._named("document", links.document, catalogue.documents)
        yield from self._named("topic", links.topic, (one.id for one in catalogue.front.topics))
        yield from self._named("guide", links.guide, catalogue.guides)
        shown = (id_ for id_, term in catalogue.terms.items() if not term.everyday)
        yield from self._named("term", self._term, shown)

    def _named(
        self, kind: str, link: Callable[[str], Link], ids: Iterable[str]
    ) -> Iterator[Link]:  # fmt: skip
        note = self.viewer.wording(f"search.kind.{kind}")
        for one in map(link, ids):
            yield Link(one.name, one.path, note)

    def _term(self, id_: str) -> Link:
        term = self.viewer.catalogue.terms[id_]
        name = term.zh if self.viewer.wording.language == "zh" else term.en
        return Link(name, f"terms/#{id_}")


def ways(viewer: Viewer) -> tuple[Link, ...]:
    """Return the ways to everything on the site that need no search."""
    wording = viewer.wording
    return (
        Link(wording("home.by_topic"), "#by-topic"),
        Link(wording("home.by_who"), "#by-who"),
        Link(wording("nav.departments"), "departments/"),
        Link(wording("title.a-z"), "a-z/"),
        Link(wording("home.estimate"), "estimator/"),
    )


def _key(name: str) -> tuple[str, str]:
    """Return what puts names in order: by their letters, those that begin alike as written."""
    words = plain(name)
    return sort_key(BEFORE_NAME.sub("", words)), words


def _letter(name: str) -> str:
    """Return the letter that a name stands under; figures and the like have none."""
    first = _key(name)[0][:1].upper()
    return first if "A" <= first <= "Z" else ELSEWHERE
