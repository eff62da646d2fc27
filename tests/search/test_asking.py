# SPDX-License-Identifier: MIT
"""What the search of the browser answers, in the invented town, down to the files it cannot reach."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route

from generator.catalogue.strict_yaml import read_yaml
from generator.search.entry import Entry
from generator.search.files import write_index
from tests.project import ROOT
from tests.search.conftest import Ask

ASKED = read_yaml(ROOT / "tests" / "search" / "asked.yaml", ROOT).data
CASES = [(language, case) for language, groups in ASKED.items()
         for cases in groups.values() for case in cases]  # fmt: skip
NAMES = [f"{language}: {case['query']}" for language, case in CASES]
# Syllables without end, and amounts that each are three things to look for.
UNTIDY = ("xian" * 49 + "z", " ".join(f"{n}十万" for n in range(1, 60)), "a" * 10_000, "房" * 10_000, "(.*)+[", "\\", "\0\x07\x1b", "👩‍🔬", "constructor", "__proto__",
          "<b>x</b>", '"', "'", "%", "   ", "\ud83d")  # fmt: skip


@pytest.mark.parametrize(("language", "case"), CASES, ids=NAMES)
def test_what_is_meant_stands_first(language: str, case: dict[str, Any], ask: Ask) -> None:
    """A query finds what is written beside it, as a result or as a close match; or nothing."""
    answer = ask(language, case["query"])
    first = case.get("first")
    paths = [one["path"] for one in (*answer["results"], *answer["close"])]

    assert first == (paths[0] if paths else None)
    assert bool(answer["total"]) == (case.get("exact", True) and first is not None)


@pytest.mark.parametrize("query", UNTIDY, ids=range(len(UNTIDY)))
def test_any_query_has_an_answer(query: str, ask: Ask) -> None:
    """However long or strange a query is, there is an answer, and a long one says that it was cut."""
    answer = ask("en", query)

    assert len(answer["query"]) <= 200
    assert answer["cut"] == (len(query.strip()) > 200)
    assert answer["total"] >= len(answer["results"])


def test_a_blank_query_finds_nothing(ask: Ask) -> None:
    """Nothing is asked, so nothing is answered."""
    assert [0, [], []] == [ask("en", " ")[name] for name in ("total", "results", "close")]


def test_a_result_tells_what_was_found_in_it(ask: Ask) -> None:
    """The words of the query are marked in the title and below it, amounts in any writing too."""
    result = ask("en", "grants 80000 sailor")["results"][0]
    marked = {
        field: [part["text"] for part in parts if part["marked"]]
        for field, parts in result["parts"].items()
    }

    assert ["measure", "Landing grant"] == [result["kind"], result["title"]]
    assert ["grant"] == marked["title"]
    assert ["80,000", "sailor"] == marked["line"]
    assert result["lead"] == "".join(part["text"] for part in result["parts"]["lead"])


def test_chinese_is_marked_where_it_is_found(ask: Ask) -> None:
    """Pairs of characters that stand side by side are marked as one, traditional ones too."""
    result = ask("zh", "搬運補貼")["results"][0]

    assert [{"text": "搬运补贴", "marked": True}] == result["parts"]["title"]


def test_filters_narrow_and_are_counted(ask: Ask) -> None:
    """A filter leaves what has its value; the counts of a filter are those without it."""
    every = ask("en", "sailor", facets=True, limit=50)
    measures = ask("en", "sailor", facets=True, filters={"kind": "measure"})

    assert every["total"] == sum(every["counts"]["kind"].values()) > measures["total"]
    assert {"measure"} == {one["kind"] for one in (*measures["results"], *measures["close"])}
    assert every["counts"]["kind"] == measures["counts"]["kind"]
    assert measures["total"] == measures["counts"]["audience"]["sailor"]


def test_an_unknown_filter_value_leaves_nothing(ask: Ask) -> None:
    """An address with a value that no page has gives no result, not an error."""
    assert 0 == ask("en", "sailor", filters={"document": "no-such"})["total"]


def test_pages_of_results_follow_each_other(ask: Ask) -> None:
    """Results by twos are the same as all at once; close matches stand on the first page only."""
    every = [one["path"] for one in ask("en", "sailor", limit=50)["results"]]
    by_twos = [ask("en", "sailor", limit=2, offset=at) for at in range(0, len(every), 2)]

    assert every == [one["path"] for answer in by_twos for one in answer["results"]]
    assert [] == [one for answer in by_twos[1:] for one in answer["close"]]


@pytest.mark.parametrize(
    "body", [None, "", "[1,", "7", "null"], ids=["missing", "empty", "cut", "number", "null"]
)
@pytest.mark.parametrize("name", ["manifest.json", "t/*.json", "e/*.json", "words.json"])
def test_a_broken_file_is_said_and_asked_for_again(
    name: str, body: str | None, page: Page, ask: Ask
) -> None:
    """Without a file of the index the search says that it is unavailable; later it works again."""

    def broken(route: Route) -> None:
        route.fulfill(status=404) if body is None else route.fulfill(body=body)

    page.route(f"**/{name}", broken)
    failed = ask("en", "landing grant")
    page.unroute(f"**/{name}")

    assert {"failed": "SearchUnavailable"} == failed
    assert "measures/landing-grant/" == ask("en", "landing grant")["results"][0]["path"]


def test_a_new_index_takes_the_place_of_the_old_one(
    searched: Path, ask: Ask, tmp_path: Path
) -> None:
    """When the site is published anew under an open page, the next query is put to the new index."""
    ask("en", "harbour")
    kept = tmp_path / "en"
    shutil.move(searched / "en", kept)
    entries = [Entry(f"new/{n}/", "page", f"Landing number {n}") for n in range(9)]
    write_index(tuple(entries), searched / "en")
    answers = [ask("en", "landing"), ask("en", "landing number")]
    shutil.rmtree(searched / "en")
    shutil.move(kept, searched / "en")

    assert [9, 9] == [answer["total"] for answer in answers]
    assert {"new"} == {one["path"].split("/")[0] for answer in answers for one in answer["results"]}


def test_what_says_too_little_of_all_words_only_comes_close(searched: Path, ask: Ask) -> None:
    """Where the only page with both words has them in passing, it is not passed off as found."""
    passing = Entry("passing/", "clause", "On trees", body=f"the least {'and so on ' * 300} wage")
    telling = [Entry(f"{word}/", "measure", f"The {word}") for word in ("least", "wage")]
    others = [Entry(f"o/{n}/", "page", "Another thing") for n in range(40)]
    write_index((passing, *telling, *others), searched / "faint")
    answer = ask("faint", "least wage")

    assert 0 == answer["total"]
    assert "passing/" in [one["path"] for one in answer["close"]]


def test_only_what_is_needed_is_fetched(page: Page, ask: Ask) -> None:
    """A second query of the same words fetches nothing; a Chinese one does not fetch English words."""
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.rsplit("/", 1)[1]))
    ask("zh", "上岸补助")
    first = len(fetched)
    ask("zh", "上岸补助")

    assert first == len(fetched)
    assert "words.json" not in fetched
