# SPDX-License-Identifier: MIT
"""Figures read in the sources, in `facts.yaml`, are looked for in the pages of the real site."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.site.parsed import Element, Page, in_language, page_at

WRITTEN: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "facts.yaml").read_text(encoding="utf-8"))  # fmt: skip
FACTS: list[dict[str, Any]] = WRITTEN["facts"]
ARTICLES = "人才政策二十四条（原文无标题）"
PLAN = "重大协同创新平台人才对接方案"
# Names as the plan prints them, where the pages use a shorter form.
SHORT = {"市委组织部（市委人才办）": "市委组织部"}


@cache
def clause_pages(site: Path) -> dict[str, Page]:
    """Return the Chinese clause pages by number as printed, those of the plan after “plan”."""
    found: dict[str, Page] = {}
    for page in in_language(site, "zh"):
        if page.kind == "clause":
            (number,) = page.content.all("span", "pa-clause-number")
            (source,) = page.content.all("dl", "pa-source")
            found[("plan " if PLAN in source.said else "") + number.seen()] = page
    return found


@cache
def pages_of_clause(site: Path, clause: str) -> list[Page]:
    """Return the pages that tell a clause: those of its measures, and its own."""
    own = clause_pages(site)[clause]
    links = [a.attributes["href"] for card in own.content.all("article", "pa-card")
             for title in card.all("h3") for a in title.all("a")]  # fmt: skip
    measures = [f"zh/{link.removeprefix('../../')}" for link in links]
    return [*(page_at(site, path) for path in measures), own]


def tells(page: Page, fact: dict[str, Any]) -> bool:
    """Say whether a page holds all words and the table of a fact, in its language."""
    seen = " ".join(page.content.seen().split()).lower()
    said = page.content.said if page.language == "zh" else seen
    words = [word if page.language == "zh" else word.lower() for word in fact[page.language]]
    table = fact.get("table", {}).get(page.language)
    return all(word in said for word in words) and (not table or table in rows_of(page.content))


def rows_of(content: Element) -> list[dict[str, str]]:
    """Return each row of each rate table, its cells by the heading of their column."""
    found = []
    for table in content.all("table", "pa-rates"):
        headings = [one.seen() for one in table.all("thead")[0].all("th")]
        for row in table.all("tbody")[0].all("tr"):
            cells = [cell.seen() for cell in row.all("td")]
            found.append(dict(zip(headings, cells, strict=True)))
    return found


@pytest.mark.parametrize("fact", FACTS, ids=[f"{f['clause']} {f['what']}" for f in FACTS])
def test_facts_of_the_sources_are_told(site: Path, fact: dict[str, Any]) -> None:
    """A figure of the source stands on a page of its clause, and on that page in English."""
    chinese = [page for page in pages_of_clause(site, fact["clause"]) if tells(page, fact)]
    both = [page for page in chinese if tells(page_at(site, f"en/{page.below}"), fact)]

    assert chinese, f"no Chinese page of {fact['clause']} says it"
    assert both, f"not in English: {[page.below for page in chinese]}"


def test_there_are_facts_enough() -> None:
    """The table holds the figures of all parts of both sources."""
    assert len(FACTS) >= 60


def test_the_policy_has_twenty_four_articles_in_four_parts(site: Path) -> None:
    """Six, five, five and eight articles stand under the four headings of the source."""
    page = _document(site, ARTICLES)
    parts = page.content.all("section", "pa-part")
    told = [[one.seen() for one in part.all("span", "pa-clauses__number")] for part in parts]
    numbers = [part["numbers"] for part in WRITTEN["articles"].values()]

    assert numbers == told
    assert [6, 5, 5, 8] == [len(part) for part in told]


def test_the_parts_bear_the_headings_of_the_source(site: Path) -> None:
    """The four parts are named as printed."""
    parts = _document(site, ARTICLES).content.all("section", "pa-part")
    headings = [part["heading"] for part in WRITTEN["articles"].values()]

    assert headings == [part.all("h3")[0].seen().split("：", 1)[1] for part in parts]


def test_the_policy_has_neither_title_nor_date(site: Path) -> None:
    """What the untitled text does not say of itself is told as not stated."""
    facts = _facts(_document(site, ARTICLES))
    unknown = [facts[label] for label in ("标题", "发布单位", "文号", "日期")]

    assert ["原文未说明"] * 4 == unknown


def test_the_plan_says_who_issued_it_and_when(site: Path) -> None:
    """The plan is dated 30 September 2020, comes from the city's general office, has no number."""
    facts = _facts(_document(site, PLAN))

    assert "嘉兴市重大协同创新平台人才对接机制建设方案" in facts["标题"]
    assert "嘉兴市人民政府办公室" == facts["发布单位"]
    assert "2020年9月30日" == facts["日期"]
    assert "原文未说明" == facts["文号"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_joint_conference_has_fifteen_members(site: Path, language: str) -> None:
    """Each of the fifteen members has a page that says it takes part in the joint conference."""
    pages = [page for page in in_language(site, language) if page.kind == "department"]
    members = [
        page for page in pages
        if any(a.attributes["href"].endswith("services/joint-conference/")
               for section in page.content.all("section")
               if any("members" == h.attributes.get("id") for h in section.all("h2"))
               for a in section.all("a"))
    ]  # fmt: skip

    assert len(members) == 15
    if language == "zh":
        names = {page.root.all("h1")[0].seen() for page in members}
        assert set(WRITTEN["members"]) == names


def test_there_are_four_mechanisms(site: Path) -> None:
    """The four mechanisms of the plan stand among the services as mechanisms, by their names."""
    page = page_at(site, "zh/services/")
    (section,) = [one for one in page.content.all("section") if one.all("h2")[0].seen() == "机制"]
    names = [title.seen() for title in section.all("h3")]

    for mechanism in WRITTEN["mechanisms"]:
        assert [mechanism] == [name for name in names if mechanism in name], names


@pytest.mark.parametrize(("clause", "names"), WRITTEN["responsible"].items())
def test_each_piece_of_the_plan_has_its_department(
    site: Path, clause: str, names: list[str]
) -> None:
    """Every duty of a piece of the plan names the department that is printed behind it, first."""
    page = clause_pages(site)[f"plan {clause}"]
    duties = page.content.all("article", "pa-card--duty")
    first = [one.all("p", "pa-card__foot")[0].all("a")[0].seen() for one in duties]
    wanted = SHORT.get(names[0], names[0])

    assert duties
    assert {wanted} == set(first)


def test_every_platform_contact_is_for_all_departments(site: Path) -> None:
    """Contact once a month binds every department, and stands on the page of each of them."""
    for page in in_language(site, "zh"):
        if page.kind == "department":
            (section,) = [
                one for one in page.content.all("section")
                if one.all("h2")[0].attributes.get("id") == "binding"
            ]  # fmt: skip
            assert "每月至少1次" in section.said


def _document(site: Path, label: str) -> Page:
    pages = [page for page in in_language(site, "zh") if page.kind == "document"]
    (found,) = [page for page in pages if page.root.all("h1")[0].seen() == label]
    return found


def _facts(page: Page) -> dict[str, str]:
    (box,) = page.content.all("dl", "pa-facts")
    return {line.all("dt")[0].seen(): line.all("dd")[0].seen() for line in box.all("div")}
