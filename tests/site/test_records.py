# SPDX-License-Identifier: MIT
"""Every record has its page or its card, with everything that a reader must see beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalogue.catalogue import Catalogue
from tests.site.parsed import Element, Page, in_language, page_at
from tests.site.test_pages import DATE

NOT_STATED = {"zh": "原文未说明", "en": "Not stated in the source"}


def source_of(page: Page) -> dict[str, Element]:
    """Return the lines of the source box of a measure or clause by their labels."""
    (box,) = page.content.all("dl", "pa-source")
    return {line.all("dt")[0].seen(): line.all("dd")[0] for line in box.all("div")}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_measures_show_where_they_come_from(
    site: Path, catalogue: Catalogue, language: str
) -> None:
    """Each measure links its clause and its document, and says the date, or that there is none."""
    for measure in catalogue.measures.values():
        page = page_at(site, f"{language}/measures/{measure.id}/")
        clause, document, scope, issuer, date, status, checked = source_of(page).values()
        text_of = catalogue.clauses[measure.clause].document

        assert [f"../../clauses/{measure.clause}/"] == _links(clause)
        assert [f"../../documents/{text_of}/"] == _links(document)
        assert date.seen() == NOT_STATED[language] or DATE[language].fullmatch(date.seen())
        assert scope.seen()
        assert issuer.seen()
        assert status.seen()
        assert DATE[language].search(checked.seen())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_measures_say_who_checked_them(site: Path, catalogue: Catalogue, language: str) -> None:
    """The last line of the source box names the one who compared the record with its source."""
    for measure in catalogue.measures.values():
        page = page_at(site, f"{language}/measures/{measure.id}/")
        *_, checked = source_of(page).values()
        document = catalogue.documents[catalogue.clauses[measure.clause].document]

        assert document.verified.by[language] in checked.seen()


@pytest.mark.parametrize(("language", "labels"), [
    ("zh", {"发给", "受益方"}),
    ("en", {"Paid to", "Given to"}),
])  # fmt: skip
def test_measures_say_who_receives(
    site: Path, catalogue: Catalogue, language: str, labels: set[str]
) -> None:
    """Beside the amount of each measure stands who receives it, as in its record."""
    names = {payee.id: payee.name[language] for payee in catalogue.front.payees}
    names["not_stated"] = NOT_STATED[language]
    for measure in catalogue.measures.values():
        page = page_at(site, f"{language}/measures/{measure.id}/")
        (line,) = page.content.all("p", "pa-measure__payee")
        label, _, _ = line.seen().partition(":" if language == "en" else "：")

        assert label in labels
        assert names[measure.payee] == line.all("b")[0].seen()


def test_measures_tell_every_doubt(site: Path, catalogue: Catalogue) -> None:
    """A measure with doubts shows the badge at its head and each doubt below."""
    for measure in catalogue.measures.values():
        page = page_at(site, f"zh/measures/{measure.id}/")
        badges = page.content.all("a", "pa-chip--doubt")
        told = page.content.all("aside", "pa-doubt")

        assert bool(measure.doubts) == bool(badges)
        assert len(measure.doubts) == len(told)


def test_every_clause_page_leads_on(site: Path, catalogue: Catalogue) -> None:
    """Clauses link to the one before and the one after in their document, at its ends to one."""
    for document in catalogue.documents:
        ids = [clause.id for clause in catalogue.clauses_of(document)]
        for at, id_ in enumerate(ids):
            (pager,) = page_at(site, f"en/clauses/{id_}/").content.all("nav", "pa-pager")
            around = ids[max(0, at - 1) : at] + ids[at + 1 : at + 2]

            assert [f"../../clauses/{other}/" for other in around] == _links(pager)


def test_every_record_has_its_place(site: Path, catalogue: Catalogue) -> None:
    """Each measure, clause, document, department, topic and audience has its page."""
    kinds = {
        "measures": catalogue.measures, "clauses": catalogue.clauses,
        "documents": catalogue.documents, "departments": catalogue.departments,
        "services": catalogue.services, "guides": catalogue.guides,
        "topics": [topic.id for topic in catalogue.front.topics],
        "for": [audience.id for audience in catalogue.front.audiences],
    }  # fmt: skip
    wanted = {f"{kind}/{id_}/" for kind, ids in kinds.items() for id_ in ids}
    alone = {"", "about/", "estimator/", "services/", "measures/", "departments/", "documents/",
             "facts/", "indicators/", "policies/", "tiers/", "terms/", "open-questions/",
             "coverage/", "search/", "a-z/"}  # fmt: skip

    assert wanted | alone == {page.below for page in in_language(site, "en")}


def test_every_duty_stands_on_its_clause_and_with_its_departments(
    site: Path, catalogue: Catalogue
) -> None:
    """A duty is a card on the page of its clause and on the page of each department it names."""
    for duty in catalogue.duties.values():
        named = duty.departments if isinstance(duty.departments, tuple) else ()
        places = [f"clauses/{duty.clause}/", *(f"departments/{one.department}/" for one in named)]
        for place in places:
            assert duty.id in page_at(site, f"zh/{place}").ids


def _links(element: Element) -> list[str]:
    return [link.attributes["href"] for link in element.all("a")]
