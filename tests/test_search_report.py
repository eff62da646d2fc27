# SPDX-License-Identifier: MIT
"""The figures by which searches are compared say what they are said to say."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.search_report.figures import Answer, Figures, figures
from benchmarks.search_report.misses import misses
from benchmarks.search_report.queries import Found, Query, found, page_of, read_queries
from benchmarks.search_report.serving import Served
from benchmarks.search_report.sites import marked
from benchmarks.search_report.weight import weight_of
from tests.project import ROOT


def answer(expected: str, pages: str, exact: int = 1, *, aside: bool = False) -> Answer:
    """Return an answer to a query; expected pages and found ones are named by letters."""
    return Answer(Query("q", "en", tuple(expected), aside=aside), Found(tuple(pages), exact))


@pytest.mark.parametrize(
    ("expected", "pages", "judged"),
    [
        ("a", "a", (1, True, 1)),
        ("ab", "ba", (1, True, 1)),
        ("ab", "xa", (1 / 2, False, 1 / 2)),
        ("abc", "xyzc", (1 / 3, False, 1 / 4)),
        ("a", "123456789a", (1, False, 1 / 10)),
        ("a", "1234567890a", (0, False, 0)),
        ("a", "", (0, False, 0)),
    ],
)
def test_an_answer_is_judged(expected: str, pages: str, judged: tuple[float, bool, float]) -> None:
    """Recall, first hit and reciprocal rank look at the first ten pages and no further."""
    one = answer(expected, pages)

    assert judged == (one.recall, one.first_hit, one.reciprocal_rank)


def test_figures_are_means_over_queries() -> None:
    """A query counts as much as another one, whatever the number of its pages."""
    expected = Figures(queries=2, recall=0.75, first_hit=0.5, mean_reciprocal_rank=0.75,
                       silent=0, nothing=0, nothing_right=0)  # fmt: skip

    assert expected == figures([answer("a", "a"), answer("bc", "xb")])


def test_queries_that_expect_nothing_are_counted_apart() -> None:
    """They are right when nothing is offered as found; close matches do no harm, hits do."""
    nothing, close, hit = (
        answer("", pages, exact) for pages, exact in (("", 0), ("x", 0), ("x", 1))
    )
    counted = figures([nothing, close, hit, answer("a", "x")])

    assert [True, True, False] == [nothing.right, close.right, hit.right]
    assert (1, 0) == (counted.queries, counted.recall)
    assert (3, 2) == (counted.nothing, counted.nothing_right)


def test_a_search_is_silent_when_it_shows_nothing_though_a_page_is_expected() -> None:
    """Close matches break the silence; where nothing is expected there is none."""
    given = [answer("a", "", exact=0), answer("a", "x", exact=0), answer("", "", exact=0)]

    assert [True, False, False] == [one.silent for one in given]
    assert 1 == figures(given).silent


def test_figures_of_no_queries_are_none() -> None:
    """Where no query expects a page there is no mean, rather than a perfect one."""
    counted = figures([answer("", "", exact=0)])

    assert (None, None, None) == (counted.recall, counted.first_hit, counted.mean_reciprocal_rank)


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("/zh/measures/x/", "measures/x/"),
        ("measures/x/#conditions", "measures/x/"),
        ("http://127.0.0.1:8000/zh/terms/?q=1#term-y", "terms/"),
        ("/zh/", ""),
        ("", ""),
        ("./topics/zh/index.html", "topics/zh/"),
    ],
)
def test_an_address_is_told_as_a_page_below_its_language(address: str, page: str) -> None:
    """Every search names a page in its own way; a place in a page is the page."""
    assert page == page_of(address, "zh")


def test_a_page_counts_once_at_its_first_place() -> None:
    """Repeats take no places, and what follows moves up."""
    answered = found(["/en/terms/#a", "/en/x/", "/en/terms/#b", "/en/y/"], "en")

    assert Found(("terms/", "x/", "y/"), exact=3) == answered


def test_ten_pages_are_kept() -> None:
    """What stands below the tenth page is not looked at; how much was offered stays known."""
    answered = found([f"/en/{number}/" for number in range(12)], "en", exact=7)

    assert (10, 7) == (len(answered.pages), answered.exact)


def test_misses_are_told_with_the_places_of_expected_pages() -> None:
    """A query that is fully right is left out; of the others it is said where each page stands."""
    told = misses([answer("a", "a"), answer("ab", "xyb"), answer("", "x", aside=True)])

    assert [
        "en  q   ()",
        "    expected  a –, b 3",
        "    found     x, y, b",
        "en  q   (, aside)",
        "    expected  nothing, 1 offered",
        "    found     x",
    ] == list(told)


def test_judged_queries_are_read() -> None:
    """All queries of the file are asked, those kept aside among them."""
    queries = read_queries(ROOT)

    assert {"zh", "en"} == {query.language for query in queries}
    assert 2 * sum(query.aside for query in queries) < len(queries)
    assert any(query.aside for query in queries)


def test_files_are_weighed_as_they_are_sent(tmp_path: Path) -> None:
    """Text is compressed, what would grow is not, and programs are told from data."""
    (tmp_path / "search.js").write_bytes(b"a" * 10_000)
    (tmp_path / "index.json").write_bytes(b"7")
    (tmp_path / "wasm.zh.pagefind").write_bytes(b"88")

    site = Served("", tmp_path)
    weight = weight_of(site, ["search.js", "index.json", "index.json", "wasm.zh.pagefind"])

    later = weight_of(site, ["search.js", "index.json"], before={"search.js"})

    assert 2 == weight.data
    assert 2 < weight.code < 100
    assert weight.moved == weight.code + weight.data
    assert (0, 1) == (later.code, later.moved)
    assert later.page > later.moved


def test_only_the_article_of_a_page_is_marked_for_pagefind() -> None:
    """The article with the content is marked, and no article inside it."""
    page = '<nav></nav><article class="md-content__inner md-typeset"><article>x</article></article>'
    expected = page.replace("<article class", "<article data-pagefind-body class")

    assert expected == marked(page)
