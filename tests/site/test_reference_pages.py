# SPDX-License-Identifier: MIT
"""Pages to look things up in, on the site of the invented town: each record has its place there."""

from __future__ import annotations

from pathlib import Path

from tests.site.parsed import Page, page_at


def cells(page: Page, id_: str) -> list[str]:
    """Return what the cells of a row of a table say."""
    row = page.content.with_id(id_)
    return [one.seen() for one in row.walk() if one.tag in ("th", "td") and one is not row]


def test_facts_have_figure_and_time(second_city: Path) -> None:
    """Each fact is a row with its figure, its time, and whether it is a target."""
    page = page_at(second_city, "en/facts/")

    assert ["Boats", "7 boats",
            "end of 2029"] == cells(page, "island-boats")  # fmt: skip
    assert cells(page, "island-pilots-wanted")[1:] == [
        "at least 20 people", "by 2035 Target"]  # fmt: skip


def test_indicators_stand_in_a_table_with_a_chart_for_each_row(second_city: Path) -> None:
    """The chart says in words what it draws, and the table says the same beside it."""
    page = page_at(second_city, "en/indicators/")
    charts = page.content.all("svg", "pa-chart")

    assert 4 == len(charts)
    assert "Sailors: 2025 31,000 people, 2030 42,000 people" == charts[0].attributes["aria-label"]
    assert ["31,000 people", "42,000 people"] == cells(page, "island-sailors")[2:4]
    assert "+35.5% may be rounding" == cells(page, "island-sailors")[-1].replace("? ", "")


def test_what_holds_for_a_part_of_the_place_says_so(second_city: Path) -> None:
    """Clauses, services, duties and figures of a district document bear where they hold."""
    for path in ("clauses/island-goals/", "indicators/", "facts/", "services/island-light/",
                 "documents/island-plan/"):  # fmt: skip
        assert "Vell only" in page_at(second_city, f"en/{path}").content.seen(), path
    assert "Vell only" not in page_at(second_city, "en/clauses/charter-work/").content.seen()


def test_look_alikes_point_at_each_other(second_city: Path) -> None:
    """The page of each of two lights that can be confused leads to the other."""
    for one, other in (("island-light", "harbour-light"), ("harbour-light", "island-light")):
        page = page_at(second_city, f"en/services/{one}/")
        section = page.content.with_id("look-alikes").parent

        assert section is not None
        assert [f"../../services/{other}/"] == [a.attributes["href"] for a in section.all("a")]


def test_service_leads_to_its_measures_duties_and_sources(second_city: Path) -> None:
    """A service links what belongs to it."""
    page = page_at(second_city, "en/services/island-light/")
    links = {a.attributes["href"] for a in page.content.all("a")}

    assert {"../../measures/landing-grant/", "../../clauses/island-goals/",
            "../../documents/island-plan/", "../../policies/#tide-act"} <= links  # fmt: skip
    assert "Keep the light" in page.content.seen()


def test_services_can_be_narrowed_by_what_they_have(second_city: Path) -> None:
    """The list offers kinds, audiences, sources and states, and marks each service with its own."""
    page = page_at(second_city, "en/services/")
    (item,) = [
        one for one in page.content.all("div", "pa-narrowed") if "Island light" in one.seen()
    ]

    assert ["kind", "audience", "document", "status"] == [
        one.attributes["name"] for one in page.content.all("select")
    ]
    assert ("desk", "sailor", "island-plan", "planned") == tuple(
        item.attributes[f"data-{name}"] for name in ("kind", "audience", "document", "status"))  # fmt: skip


def test_register_says_where_the_text_is(second_city: Path) -> None:
    """A policy has its number and whether its text is in the collection."""
    page = page_at(second_city, "en/policies/")

    assert "港法〔2028〕7号" in page.content.with_id("tide-act").seen()
    assert "Text not in this collection" in page.content.with_id("tide-act").seen()
    assert "Read its text here" in page.content.with_id("charter-itself").seen()


def test_words_for_people_stand_side_by_side(second_city: Path) -> None:
    """Each word says what the text defines, and has a cell for each document."""
    page = page_at(second_city, "en/tiers/")

    assert ["old salts", "The text does not define it. Not the same as: old hands", "Clause B",
            "Section 2"] == cells(page, "old-salts")  # fmt: skip


def test_contradiction_stands_on_both_sides_and_on_the_page_of_doubts(second_city: Path) -> None:
    """The clause that another text contradicts shows it, as does the page of all doubts."""
    said = "The charter speaks of papers instead."

    for path in ("clauses/charter-work/", "open-questions/", "indicators/"):
        assert said in page_at(second_city, f"en/{path}").content.seen(), path


def test_page_of_doubts_lists_what_does_not_add_up(second_city: Path) -> None:
    """Totals that differ from their parts and changes that differ from the print are listed."""
    page = page_at(second_city, "en/open-questions/")
    section = page.content.with_id("sums").parent

    assert section is not None
    assert 3 == len(section.all("li"))
    assert "printed 35.4%, worked out +35.5%" in section.seen()
    assert "does not state its own issuer and number" in page.content.seen()


def test_glossary_explains_names_where_they_first_stand(second_city: Path) -> None:
    """A name with a note is a link to the glossary with the note, once in a page."""
    page = page_at(second_city, "en/guides/settling-in/")
    marked = page.content.all("a", "pa-term")

    assert ["潮汐: The sea comes and goes."] == [a.attributes["data-note"] for a in marked]
    assert ["../../terms/#term-tide"] == [a.attributes["href"] for a in marked]


def test_guide_is_put_together_from_records(second_city: Path) -> None:
    """A guide shows the measures, services, figures, duties, policies and terms it names."""
    said = page_at(second_city, "en/guides/settling-in/").content.seen()

    for words in ("Landing grant", "Island light", "7 boats", "Keep the light", "Tide Act", "潮汐"):
        assert words in said


def test_announced_duty_says_so(second_city: Path) -> None:
    """A commitment names the document that makes it."""
    page = page_at(second_city, "en/clauses/island-goals/")

    assert "Announced in: Island Plan" in page.content.with_id("island-light-upkeep").seen()
