# SPDX-License-Identifier: MIT
"""Find the pages of the clauses of a document, and the rows of the figures on them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.site.parsed import Element, Page, in_language, page_at

LANGUAGES = ("zh", "en")
BOUNDS = {
    "zh": {"at_least": "以上", "more_than": "超过", "about": "左右", "at_most": "不超过"},
    "en": {"at_least": "at least", "more_than": "more than", "about": "about", "at_most": "at most"},
}  # fmt: skip
TARGET = {"zh": "目标", "en": "Target"}


@dataclass(frozen=True)
class Row:
    """A row of a table of figures: what the figure is, the figure with its bound, the time."""

    id: str
    title: str
    figure: str
    time: str

    def is_(self, fact: dict[str, Any], language: str) -> bool:
        """Say whether this row tells a fact in a language, neither more nor less."""
        word, figure, *times = fact[language]
        bound = BOUNDS[language].get(fact.get("bound", "exact"), "")
        bounds = [said for said in BOUNDS[language].values() if said in self.figure.lower()]
        return (
            word.lower() in self.title.lower()
            and has_number(self.figure, figure)
            and all(time in self.time for time in times)
            and [bound] * bool(bound) == bounds
            and bool(fact.get("target")) == (TARGET[language] in self.time)
        )


def has_number(told: str, figure: str) -> bool:
    """Say whether a figure stands in a text as it is, not as a part of a longer number."""
    alone = rf"(?<![\d.,]){re.escape(figure)}(?![\d%]|[.,]\d)"
    return re.search(alone, told) is not None


def read(name: str) -> dict[str, Any]:
    """Return the facts written in a file beside this one."""
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    written: dict[str, Any] = yaml.safe_load(text)
    return written


@cache
def addresses(site: Path) -> dict[tuple[str, str], str]:
    """Return the address of each clause by the Chinese label of its document and its number."""
    found = {}
    for page in in_language(site, "zh"):
        if page.kind == "clause":
            (number,) = page.content.all("span", "pa-clause-number")
            (source,) = page.content.all("dl", "pa-source")
            links = [a.seen() for a in source.all("a") if "documents/" in a.attributes["href"]]
            found[links[0], number.seen()] = page.below
    return found


def clause_page(site: Path, language: str, document: str, number: str) -> Page:
    """Return the page of a clause in a language."""
    return page_at(site, f"{language}/{addresses(site)[document, number]}")


def measure_pages(clause: Page) -> list[Page]:
    """Return the pages of the measures that a clause gives."""
    cards = [card for card in clause.content.all("article", "pa-card")
             if not {"pa-card--duty", "pa-card--service"} & set(card.classes)]  # fmt: skip
    links = [a.attributes["href"] for card in cards for h in card.all("h3") for a in h.all("a")]
    return [
        page_at(clause.site, f"{clause.language}/{one.removeprefix('../../')}") for one in links
    ]


def figures_on(page: Page) -> list[Row]:
    """Return the rows of the table of figures on a page."""
    rows = [row for table in page.content.all("table", "pa-figures") for row in rows_of(table)]
    return [_row(row, page.language) for row in rows]


def rows_of(table: Element) -> list[Element]:
    """Return the rows of a table that hold figures, without those that say something about them."""
    rows = table.all("tbody")[0].all("tr")
    return [row for row in rows if "pa-row-note" not in row.classes]


def says(page: Page, words: list[str]) -> list[str]:
    """Return those of the words that a page does not have."""
    seen = (page.content.said if page.language == "zh" else page.content.seen()).lower()
    return [word for word in words if word.lower() not in seen]


def _row(row: Element, language: str) -> Row:
    title, figure, time = [one for one in row.children if isinstance(one, Element)]
    name = "".join(one for one in title.children if isinstance(one, str)).strip()  # without notes
    told = [one.said if language == "zh" else one.seen() for one in (figure, time)]
    return Row(row.attributes["id"], name, *told)
