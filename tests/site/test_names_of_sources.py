# SPDX-License-Identifier: MIT
"""Names and counts read in the sources, in `named.yaml`, are looked for in the real site."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.site.clauses import LANGUAGES, addresses, clause_page, read, says
from tests.site.parsed import Element, Page, in_language, page_at

NAMED = read("named.yaml")
DISTRICT = read("facts-district.yaml")
OPEN_POINTS = read("open-points.yaml")["points"]
PLAN: str = DISTRICT["document"]
INTERNATIONAL, PRIVATE = NAMED["clauses"]
NAMES = [(one["document"], clause, name) for one in NAMED["services"]
         for clause, names in one["names"].items() for name in names]  # fmt: skip
SECTION = re.compile("（.）")


@pytest.mark.parametrize(("document", "wanted"), NAMED["documents"].items())
def test_documents_say_of_themselves_what_the_source_says(
    site: Path, document: str, wanted: dict[str, str]
) -> None:
    """Title, issuer, number and date are as printed, or told as not stated."""
    told = _facts(_document(site, document))

    assert wanted == {label: told[label] for label in wanted}


@pytest.mark.parametrize("document", NAMED["parts"])
def test_parts_bear_the_headings_of_the_source(site: Path, document: str) -> None:
    """The numbered parts stand on the page of the document in their order, named as printed."""
    parts = _document(site, document).content.all("section", "pa-part")
    told = dict(part.all("h3")[0].seen().split("：", 1) for part in parts)
    numbers = "一二三四五"[: len(NAMED["parts"][document])]

    assert NAMED["parts"][document] == [told[number] for number in numbers]


@pytest.mark.parametrize("document", NAMED["headings"])
def test_sections_bear_the_headings_of_the_source(site: Path, document: str) -> None:
    """Each section and each paragraph with a heading of its own is a clause that is named as printed."""
    wanted = NAMED["headings"][document]
    told = {number: _heading(clause_page(site, "zh", document, number)) for number in wanted}

    assert wanted == told


@pytest.mark.parametrize("document", [INTERNATIONAL, PLAN])
def test_there_are_no_sections_that_the_source_does_not_have(site: Path, document: str) -> None:
    """Six sections in the last part of one reply, five projects, eight plans: no number is added."""
    told = {number for of, number in addresses(site) if of == document and SECTION.search(number)}
    unheaded = {"一（一）末段"} & told  # a last paragraph, without a heading in the source

    assert set(NAMED["headings"][document]) == told - unheaded


@pytest.mark.parametrize(("document", "count"), NAMED["clauses"].items())
def test_replies_have_all_their_clauses(site: Path, document: str, count: int) -> None:
    """Fifteen clauses of one reply and eight of the other, opening and end included."""
    assert count == len([number for of, number in addresses(site) if of == document])


@pytest.mark.parametrize(("document", "clause", "name"), NAMES, ids=[n for *_, n in NAMES])
def test_named_projects_stand_among_the_services_of_their_clause(
    site: Path, document: str, clause: str, name: str
) -> None:
    """Each project, plan, action, school is one service of its clause, in both languages."""
    links = [
        _links(clause_page(site, language, document, clause), "pa-card--service")
        for language in LANGUAGES
    ]
    found = [href for href, words in links[0].items() if name in words]

    assert 1 == len(found), list(links[0].values())
    assert found[0] in links[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_eight_medical_services_are_told(site: Path, language: str) -> None:
    """The page of the clause names each of the eight medical services for international talent."""
    page = clause_page(site, language, INTERNATIONAL, "一（五）")

    assert 8 == len(NAMED["medical_services"][language])
    assert [] == says(page, NAMED["medical_services"][language])


def test_next_steps_are_commitments_of_the_reply(site: Path) -> None:
    """Each of the five next steps has a duty of its own that says it is announced."""
    page = clause_page(site, "zh", PRIVATE, "下一步")
    duties = [one for one in page.content.all("article", "pa-card--duty")
              if one.all("span", "pa-chip--announced")]  # fmt: skip
    found = {
        step: [n for n, duty in enumerate(duties) if step in duty.said]
        for step in NAMED["next_steps"]
    }

    assert [] == [step for step, where in found.items() if not where]
    assert 5 == len({where[0] for where in found.values()})


@pytest.mark.parametrize("name", NAMED["cards"])
def test_cards_are_six_services_that_are_told_apart(site: Path, name: str) -> None:
    """Each card or code has a page of its own, which leads to those it may be taken for."""
    page = _titled(site, "service", name)
    section = page.content.with_id("look-alikes").parent
    assert section is not None
    leads_to = {page_at(site, f"zh/{a.attributes['href'].removeprefix('../../')}")
                .root.all("h1")[0].seen() for a in section.all("a")}  # fmt: skip

    assert [] == [other for other in NAMED["cards"][name] if other not in leads_to]


@pytest.mark.parametrize("book", NAMED["books"], ids=[one["name"] for one in NAMED["books"]])
def test_every_book_the_sources_name_is_in_the_register(site: Path, book: dict[str, str]) -> None:
    """What stands in 《》 is an entry with its number, or the title of a document of the collection."""
    entries = page_at(site, "zh/policies/").content.all("article", "pa-card--policy")
    found = [one for one in entries if book["name"] == one.all("h3")[0].said]
    collected = book.get("document")

    assert found or collected
    assert not collected or book["name"] in _facts(_document(site, collected))["标题"]
    assert all(book.get("number", "") in one.said for one in found)
    assert all(("在本站查看正文" in one.said) == bool(collected) for one in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_more_than_two_hundred_services_are_listed(site: Path, language: str) -> None:
    """The list shows a card for each service that has a page, and there are more than 200."""
    listed = _links(page_at(site, f"{language}/services/"), "pa-card--service")
    pages = [page for page in in_language(site, language) if page.kind == "service"]

    assert len(pages) == len(listed)
    assert len(listed) > 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_services_have_kind_status_and_source(site: Path, language: str) -> None:
    """Every service says what it is and how it stands, and links a clause of a source."""
    bare = [
        page.below for page in in_language(site, language)
        if page.kind == "service" and not _is_whole(page)
    ]  # fmt: skip

    assert [] == bare


def test_services_have_both_names_in_english(site: Path) -> None:
    """An English page shows the name that stands on the Chinese page, below its own."""
    for page in in_language(site, "en"):
        if page.kind == "service":
            chinese = page_at(site, f"zh/{page.below}").root.all("h1")[0].seen()
            english = page.root.all("h1")[0].seen()

            assert chinese == page.content.all("p", "pa-original")[0].seen(), page.below
            assert chinese != english or chinese == NAMED["masked"], page.below


def test_glossary_has_more_than_a_hundred_and_fifty_terms(site: Path) -> None:
    """Every term has a name in both languages, and there are at least 150."""
    terms = page_at(site, "zh/terms/").content.all("dl", "pa-terms")[0].all("dt")
    english = [one.all("span", "pa-original")[0].seen() for one in terms]

    assert len(terms) >= 150
    assert {NAMED["masked"]} >= {name for name in english if not re.search("[A-Za-z0-9]", name)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_clauses_say_where_they_hold(site: Path, language: str) -> None:
    """The clauses of the district's plan hold for the district alone, and no others do."""
    only = DISTRICT["only"][language]
    told = {
        place for place in addresses(site)
        if only in clause_page(site, language, *place).content.all("dl", "pa-source")[0].seen()
    }  # fmt: skip

    assert {place for place in addresses(site) if place[0] == PLAN} == told


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_in_the_plan_alone_holds_for_the_district_alone(
    site: Path, language: str
) -> None:
    """Services that have no other source, measures, document and tables say where they hold."""
    document = _document(site, PLAN).below
    pages = [page for page in in_language(site, language)
             if _sources(page) == {document}
             or page.below in (document, "indicators/", "facts/")]  # fmt: skip

    assert len(pages) > 100
    assert [] == [
        page.below for page in pages if DISTRICT["only"][language] not in page.content.seen()
    ]


@pytest.mark.parametrize("point", OPEN_POINTS, ids=[one["what"] for one in OPEN_POINTS])
def test_contradictions_and_open_points_are_told(site: Path, point: dict[str, Any]) -> None:
    """A note, or a line of the list of sums, names both sides of what does not fit together."""
    page = page_at(site, "zh/open-questions/")
    found = {
        section.all("h2")[0].attributes["id"]
        for section in page.content.all("section")
        for note in (*section.all("article", "pa-open"), *section.all("li"))
        if all(word in note.said for word in point["zh"])
    }
    kinds = {"misprints": "misprint", "contradictions": "contradiction", "sums": "sums"}
    told_as = {kinds.get(section, "open") for section in found}

    assert found
    assert {point.get("as")} - {None} <= told_as


def _heading(page: Page) -> str:
    (title,) = page.content.all("h1")
    return "".join(one for one in title.children if isinstance(one, str)).strip()


def _links(page: Page, cards: str) -> dict[str, str]:
    """Return the names on cards of a kind by the address that they lead to."""
    return {
        a.attributes["href"]: a.seen()
        for card in page.content.all("article", cards) for a in card.all("h3")[0].all("a")
    }  # fmt: skip


def _titled(site: Path, kind: str, title: str) -> Page:
    pages = [page for page in in_language(site, "zh") if page.kind == kind]
    (found,) = [page for page in pages if page.root.all("h1")[0].seen() == title]
    return found


def _document(site: Path, label: str) -> Page:
    return _titled(site, "document", label)


def _facts(page: Page) -> dict[str, str]:
    (box,) = page.content.all("dl", "pa-facts")
    return {line.all("dt")[0].seen(): line.all("dd")[0].seen() for line in box.all("div")}


def _is_whole(page: Page) -> bool:
    chips = page.content.all("p", "pa-card__facts")[0].all("span", "pa-chip")
    return len([one for one in chips if one.seen()]) >= 2 and bool(_clauses(page))


def _clauses(page: Page) -> list[Element]:
    return [a for a in _facts_links(page) if "/clauses/" in a.attributes["href"]]


def _sources(page: Page) -> set[str]:
    """Return the addresses of the documents from which a service or a measure comes."""
    if page.kind not in ("service", "measure"):
        return set()
    return {a.attributes["href"].removeprefix("../../") for a in _facts_links(page)
            if "/documents/" in a.attributes["href"]}  # fmt: skip


def _facts_links(page: Page) -> list[Element]:
    boxes = page.content.all("dl", "pa-facts") + page.content.all("dl", "pa-source")
    return [a for box in boxes for a in box.all("a")]
