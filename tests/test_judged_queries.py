# SPDX-License-Identifier: MIT
"""The queries that the search is judged by ask for pages that exist, in every kind of difficulty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest

from generator.catalogue.strict_yaml import read_yaml
from generator.pages.rendering import Renderer
from tests.project import ROOT, catalogue_of

GROUPS: tuple[dict[str, Any], ...] = read_yaml(
    ROOT / "content" / "search" / "queries.yaml", ROOT
).data["groups"]
QUERIES: list[dict[str, Any]] = [query for group in GROUPS for query in group["queries"]]
FIELDS = ("query", "reader", "expected", "why")
FEWEST = {"zh": 95, "en": 35}
FEWEST_IN_GROUP = 5


@pytest.fixture(scope="module")
def pages() -> Mapping[str, set[str]]:
    """Return the addresses of all pages that come from data, by language."""
    catalogue = catalogue_of(ROOT)
    renderers = {
        language: Renderer(catalogue, ROOT / "site_templates", language)
        for language in catalogue.languages
    }
    return {
        language: {page.path for page in renderer.site_pages.pages()}
        for language, renderer in renderers.items()
    }


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: f"{query['reader']}: {query['query']}")
def test_query_is_well_formed(query: dict[str, Any]) -> None:
    """A query has its four fields, each of its kind, and `aside` only where it is true."""
    texts = [query[field] for field in ("query", "reader", "why")]

    assert list(FIELDS) == [field for field in query if field != "aside"]
    assert query.get("aside", True) is True
    assert all(isinstance(text, str) and text == text.strip() != "" for text in texts)
    assert isinstance(query["expected"], tuple)


def test_groups_are_well_formed() -> None:
    """A group has an id of its own, a line on what is hard about it, and queries."""
    ids = [group["id"] for group in GROUPS]

    assert [["id", "about", "queries"]] * len(GROUPS) == [list(group) for group in GROUPS]
    assert sorted(set(ids)) == sorted(ids)


def test_there_are_enough_queries() -> None:
    """Both languages have enough queries, and so has every group."""
    counted = Counter(query["reader"] for query in QUERIES)

    assert set(FEWEST) == set(counted)
    assert [] == [language for language, least in FEWEST.items() if counted[language] < least]
    assert [] == [group["id"] for group in GROUPS if len(group["queries"]) < FEWEST_IN_GROUP]


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group["id"])
def test_every_third_query_is_set_aside(group: dict[str, Any]) -> None:
    """The third query of a group is kept aside, the sixth, and so on, and no other."""
    queries = group["queries"]

    assert queries[2::3] == tuple(query for query in queries if query.get("aside"))


def test_no_query_stands_twice() -> None:
    """A query is judged once in a language, however its letters are written."""
    asked = Counter((query["reader"], query["query"].casefold()) for query in QUERIES)

    assert [] == [query for query, times in asked.items() if times > 1]


@pytest.mark.parametrize("language", list(FEWEST))
def test_every_expected_address_is_a_page(language: str, pages: Mapping[str, set[str]]) -> None:
    """What a reader should find is a page of the site, named once, and fits in ten results."""
    for query in (query for query in QUERIES if query["reader"] == language):
        expected = query["expected"]

        assert [] == [path for path in expected if path not in pages[language]], query["query"]
        assert len(expected) == len(set(expected)) <= 10, query["query"]


def test_some_queries_expect_nothing() -> None:
    """In each language there are queries with nothing to be found."""
    assert set(FEWEST) == {query["reader"] for query in QUERIES if not query["expected"]}
