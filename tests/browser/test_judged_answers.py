# SPDX-License-Identifier: MIT
"""The search of the built site finds what the judged queries look for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from benchmarks.search_report.figures import Answer, figures
from benchmarks.search_report.queries import DEPTH, Query, found, read_queries
from tests.browser.conftest import LANGUAGES
from tests.browser_support import browser
from tests.project import ROOT

QUERIES = read_queries(ROOT)
ASK = """async ([language, texts, depth]) => {
    const { openSearch } = await import(`/${language}/assets/atlas/search/search.js`);
    const search = openSearch(new URL(`/${language}/search-index/`, location.href));
    const told = (results) => results.map((one) => `/${language}/${one.path}`);
    return Promise.all(texts.map(async (text) => {
        const { results, close } = await search.find(text, { limit: 2 * depth });
        return [told(results), told(close)];
    }));
}"""


def is_later(query: Query) -> bool:
    """Return whether a query was written after the search had been tuned on the others."""
    return query.group.startswith("fresh-")


@pytest.fixture(scope="module")
def answers(address: str) -> list[Answer]:
    """Return what the site answers to every judged query."""
    given: list[Answer] = []
    with browser().new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/data/catalogue.json")
        for language in LANGUAGES:
            asked = [query for query in QUERIES if query.language == language]
            told = page.evaluate(ASK, [language, [query.text for query in asked], DEPTH])
            given += [
                Answer(query, found([*exact, *close], language, len(exact)))
                for query, (exact, close) in zip(asked, told, strict=True)
            ]
    return given


@pytest.mark.parametrize(("kept", "recall", "first_hit"), [
    (lambda _: True, 0.97, 0.92),
    (lambda query: not is_later(query) and not query.aside, 0.98, 0.96),
    (lambda query: not is_later(query) and query.aside, 0.94, 0.91),
    (lambda query: is_later(query) and not query.aside, 0.98, 0.88),
    (lambda query: is_later(query) and query.aside, 0.89, 0.88),
], ids=["all", "tuned", "aside", "later, tuned", "later, aside"])  # fmt: skip
def test_expected_pages_stand_high(
    answers: list[Answer], kept: Callable[[Query], bool], recall: float, first_hit: float
) -> None:
    """Of what is expected so much is among the first ten, and so often is the first result right."""
    told = figures(answer for answer in answers if kept(answer.query))

    assert recall <= (told.recall or 0)
    assert first_hit <= (told.first_hit or 0)


def test_no_query_is_met_with_silence(answers: list[Answer]) -> None:
    """Something is offered wherever a page is expected, in the first ten at least one of these."""
    assert [] == [answer.query.text for answer in answers if answer.silent]


def test_nothing_is_passed_off_as_found(answers: list[Answer]) -> None:
    """A query that no page answers has no exact result."""
    none = [answer for answer in answers if not answer.query.expected]

    assert len(none) > 10
    assert [] == [answer.query.text for answer in none if not answer.right]
