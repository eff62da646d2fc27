# SPDX-License-Identifier: MIT
from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.site.parsed import Element, Page, in_language, pages_of

HEADING = re.compile("h[1-6]")
# English may begin a sentence with "None"; what a program prints stands alone or beside a mark.
# Sections that the main navigation does not have; the foot of every page leads to them.
REFERENCE = {"facts", "indicators", "policies", "tiers", "terms", "open-questions", "a-z"}
LEAKS = re.compile(
    r"\bNone\b(?! (?:is|are|of|has|was|says)\b)|\bundefined\b|\bNaN\b|\[object |[{}]|&[a-z]+;|&#\d"
    r"|not_stated|\bStrictUndefined\b|Ellipsis"
)
DATE = {
    "zh": re.compile(r"\d{4}年\d{1,2}月\d{1,2}日"),
    "en": re.compile(r"\d{1,2} (?:January|February|March|April|May|June|July|August|September"
                     r"|October|November|December) \d{4}"),
}  # fmt: skip


def headings(page: Page) -> list[Element]:
    """Return the headings of a page in their order."""
    return [one for one in page.content.walk() if HEADING.fullmatch(one.tag)]


def test_every_tag_is_closed_where_it_should_be(site: Path) -> None:
    """The HTML of every page is well nested, and no element has an attribute twice."""
    assert [] == [(page.path, page.faults[:2]) for page in pages_of(site) if page.faults]


def test_every_id_stands_once_on_its_page(site: Path) -> None:
    """No page has two elements with the same id."""
    twice = [
        (page.path, id_) for page in pages_of(site)
        for id_, times in Counter(page.ids).items() if times > 1
    ]  # fmt: skip

    assert [] == twice


def test_every_page_has_one_main_heading(site: Path) -> None:
    """One h1 on each page, and one for each language where a page speaks both."""
    wrong = [
        page.path for page in pages_of(site)
        if len(page.root.all("h1")) != (1 if page.language else 2)
    ]  # fmt: skip

    assert [] == wrong


def test_headings_have_words_and_skip_no_level(site: Path) -> None:
    """No heading is empty, and none is more than one level below the one before it."""
    wrong = []
    for page in pages_of(site):
        found = headings(page)
        levels = [int(one.tag[1]) for one in found]
        deeper = any(
            after > before + 1 for before, after in zip([0, *levels], levels, strict=False)
        )
        if deeper or not all(one.seen() for one in found):
            wrong.append((page.path, levels))

    assert [] == wrong


def test_titles_are_there_and_each_is_used_once(site: Path) -> None:
    """Every page of a language has a title of its own that ends with the name of the site."""
    names = {"zh": "嘉兴人才政策图谱", "en": "Jiaxing Talent Policy Atlas"}
    for language, name in names.items():
        titles = [page.root.all("title")[0].source() for page in in_language(site, language)]

        assert [] == [title for title in titles if not title.endswith(name)]
        assert [] == [title for title, times in Counter(titles).items() if times > 1]


def test_every_page_has_a_description(site: Path) -> None:
    """The meta description of each page of a language holds a sentence."""
    short = [
        (page.path, _description(page)) for page in pages_of(site)
        if page.language and len(_description(page)) < (4 if page.language == "zh" else 12)
    ]  # fmt: skip

    assert [] == short


def test_no_trace_of_a_program_is_shown(site: Path) -> None:
    """No page shows None, undefined, a brace, an entity or the code of a value."""
    found = [
        (page.path, text[:80])
        for page in pages_of(site)
        for _, text in page.root.texts()
        if LEAKS.search(text)
    ]

    assert [] == found


def test_no_attribute_shows_a_trace_of_a_program(site: Path) -> None:
    """The same for what is said in attributes: descriptions and labels."""
    found = [
        (page.path, name, value[:80])
        for page in pages_of(site)
        for one in page.root.walk()
        for name, value in one.attributes.items()
        if name in ("content", "aria-label", "title", "data-label") and LEAKS.search(value)
    ]

    assert [] == found


def test_no_file_of_the_site_is_a_template(site: Path) -> None:
    """Nothing that a template engine should have filled is left as it was."""
    written = {".html", ".xml", ".json", ".txt", ".css"}
    tag = re.compile(r"\{%.*?%\}|\{\{.*?\}\}")
    raw = [
        path.relative_to(site).as_posix()
        for path in site.rglob("*")
        if path.suffix in written and tag.search(path.read_text("utf-8"))
    ]

    assert [] == raw


def test_no_text_has_a_gap_or_doubled_punctuation(site: Path) -> None:
    """Joined texts leave no doubled mark, no space before a mark, no empty bracket."""
    wrong = re.compile(r"[。，、；：]{2}|\.\.(?!\.)|,,|::| [,.;:](?:\s|$)|\(\)|（）|“”|。\.|：$")
    found = [
        (page.path, text.strip()[:80])
        for page in pages_of(site)
        if page.language
        for _, text in page.content.texts()
        if wrong.search(text) and not text.strip().endswith("：")
    ]

    assert [] == found


def test_tables_have_headers(site: Path) -> None:
    """Every table names its columns and every row of data its subject, with their scope."""
    wrong = []
    tables = [(page, table) for page in pages_of(site) for table in page.root.all("table")]
    for page, table in tables:
        columns = [one.attributes.get("scope") for one in table.all("thead")[0].all("th")]
        rows = [row.all("th") for row in table.all("tbody")[0].all("tr")
                    if "pa-row-note" not in row.classes]  # fmt: skip
        named = all(row and row[0].attributes.get("scope") == "row" for row in rows)
        if not columns or set(columns) != {"col"} or not named:
            wrong.append(page.path)

    assert (True, []) == (len(tables) > 20, wrong)


def test_tables_have_a_cell_for_every_column(site: Path) -> None:
    """No row is shorter or longer than the head of its table, and no cell is empty."""
    wrong = []
    for page in pages_of(site):
        for table in page.root.all("table"):
            head, *rows = [row.all("th") + row.all("td") for row in table.all("tr")]
            filled = all(cell.seen() or cell.all("svg") for row in rows for cell in row)
            widths = {sum(int(cell.attributes.get("colspan", "1")) for cell in row) for row in rows}
            if not filled or {len(head)} != widths:
                wrong.append(page.path)

    assert [] == wrong


@pytest.mark.parametrize(("language", "words"), [
    ("zh", ("不是审批决定", "以中文为准")),
    ("en", ("not a decision", "the Chinese text prevails")),
])  # fmt: skip
def test_every_page_ends_with_the_caution(
    site: Path, language: str, words: tuple[str, ...]
) -> None:
    """The footer says that an estimate is no decision, which text prevails, how old the data is."""
    for page in in_language(site, language):
        (footer,) = page.root.all("footer")

        assert all(word in footer.seen() for word in words)
        assert DATE[language].search(footer.seen())


def test_the_description_of_a_measure_is_its_summary(site: Path) -> None:
    """The meta description of a measure is the paragraph that leads its page, and no other's."""
    for page in [page for page in pages_of(site) if page.kind in ("measure", "clause")]:
        (lead,) = page.content.all("p", "pa-lead")

        assert lead.source() == _description(page)


def test_the_navigation_marks_where_the_page_stands(site: Path) -> None:
    """The entry of the section is current: `page` for its own page, `true` for those below."""
    sections = {"clause": "documents", "topic": "measures", "for": "measures",
                "coverage": "documents"}  # fmt: skip
    for page in [page for page in pages_of(site) if page.language]:
        (menu,) = page.root.all("ul", "pa-nav")
        marked = {
            a.attributes["href"].strip("./"): a.attributes["aria-current"]
            for a in menu.all("a")
            if "aria-current" in a.attributes
        }
        section = sections.get(page.kind, page.below.partition("/")[0])
        section = page.below.rstrip("/") if section == "guides" else section
        own = page.below == f"{section}/"
        outside = page.kind in ("home", "search") or section in REFERENCE

        assert ([] if outside else [own]) == [v == "page" for v in marked.values()]
        assert {"" if own or outside else section} - {""} <= set(marked) | {""}


def _description(page: Page) -> str:
    (meta,) = [one for one in page.root.all("meta") if one.attributes.get("name") == "description"]
    return meta.attributes["content"]
