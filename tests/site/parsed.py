# SPDX-License-Identifier: MIT
"""Read a built page into a tree of elements, so that tests can ask it questions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from html.parser import HTMLParser
from pathlib import Path

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr"}  # fmt: skip
_UNSEEN = {"script", "style", "template", "svg", "title", "head"}


@dataclass
class Element:
    """An element with its attributes; `children` holds elements and texts in their order."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """Yield this element and everything in it."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, tag: str, name: str = "") -> list[Element]:
        """Return the elements with a tag and, if a name is given, with this class."""
        return [one for one in self.walk() if one.tag == tag and (not name or name in one.classes)]

    def with_id(self, id_: str) -> Element:
        """Return the element with an id."""
        return next(one for one in self.walk() if one.attributes.get("id") == id_)

    def up(self) -> Iterator[Element]:
        """Yield this element and everything around it, from the inside out."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent

    @property
    def classes(self) -> list[str]:
        """Return the classes of the element."""
        return self.attributes.get("class", "").split()

    def without(self, name: str) -> Element:
        """Take out everything that has a class, and return what is left."""
        for one in self.walk():
            one.children = [c for c in one.children if isinstance(c, str) or name not in c.classes]
        return self

    def source(self) -> str:
        """Return the text inside, as written."""
        return "".join(c if isinstance(c, str) else c.source() for c in self.children)

    def texts(self) -> Iterator[tuple[Element, str]]:
        """Yield each text that a reader can see, with the element it stands in."""
        if self.tag in _UNSEEN:
            return
        for child in self.children:
            if isinstance(child, Element):
                yield from child.texts()
            elif child.strip():
                yield self, child

    def seen(self) -> str:
        """Return what a reader sees, with one space between the texts of elements."""
        return " ".join(" ".join(text for _, text in self.texts()).split())

    @cached_property
    def said(self) -> str:
        """Return what a reader sees with all white space taken out of Chinese."""
        return re.sub(r"(?<=[^\x00-\xff]) | (?=[^\x00-\xff])", "", self.seen())


class _Builder(HTMLParser):
    """Builds the tree and notes every tag that is not closed where it should be."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("#page", {})
        self.at = self.root
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"line {self.getpos()[0]}: <{tag}> has an attribute twice")
        element = Element(tag, {name: value or "" for name, value in attrs}, self.at)
        self.at.children.append(element)
        if tag not in VOID:
            self.at = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open and close an element of SVG."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that is open, or note that it is another one."""
        if self.at.tag == tag and self.at.parent is not None:
            self.at = self.at.parent
        else:
            self.faults.append(f"line {self.getpos()[0]}: </{tag}> closes <{self.at.tag}>")

    def handle_data(self, data: str) -> None:
        """Add a text."""
        self.at.children.append(data)


@dataclass(frozen=True)
class Page:
    """A built page: `path` is its file below the site, `zh/measures/index.html`."""

    site: Path
    path: str

    @property
    def language(self) -> str:
        """Return the language, or nothing for pages that belong to none."""
        return self.path.split("/")[0] if "/" in self.path else ""

    @property
    def below(self) -> str:
        """Return the address below the language, as `measures/x/`; the home page has none."""
        return self.path.removeprefix(f"{self.language}/").removesuffix("index.html")

    @property
    def kind(self) -> str:
        """Return the kind of page: `home`, `measures` for the list, `measure` for one of them."""
        if not self.language:
            return {"index.html": "chooser", "404.html": "notfound"}[self.path]
        first, _, rest = self.below.partition("/")
        return (first.removesuffix("s") if rest else first) or "home"

    @cached_property
    def root(self) -> Element:
        """Return the whole tree."""
        return self._built.root

    @cached_property
    def faults(self) -> list[str]:
        """Return what is wrong with the nesting of tags."""
        left = [f"<{one.tag}> is left open" for one in self._built.at.up() if one.parent]
        return self._built.faults + left

    @cached_property
    def content(self) -> Element:
        """Return the part that is this page's own, without the frame."""
        return next(iter(self.root.all("article", "pa-page")), self.root.all("body")[0])

    @cached_property
    def ids(self) -> list[str]:
        """Return every id on the page."""
        return [one.attributes["id"] for one in self.root.walk() if "id" in one.attributes]

    @cached_property
    def _built(self) -> _Builder:
        builder = _Builder()
        builder.feed((self.site / self.path).read_text(encoding="utf-8"))
        builder.close()
        return builder


@cache
def pages_of(site: Path) -> tuple[Page, ...]:
    """Return every page of a site; each is read once.

    The estimator to put on other sites is a file of its own, not a page of this one.
    """
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return tuple(Page(site, path) for path in found if "/embed/" not in path)


def in_language(site: Path, language: str) -> list[Page]:
    """Return the pages of one language."""
    return [page for page in pages_of(site) if page.language == language]


def page_at(site: Path, path: str) -> Page:
    """Return the page at an address such as `zh/measures/`."""
    return next(page for page in pages_of(site) if page.path == f"{path}index.html")
