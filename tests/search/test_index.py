# SPDX-License-Identifier: MIT
"""The files of the index hold every public page, each token where the browser looks for it, nothing else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from itertools import accumulate
from typing import Any

import pytest

from generator.pages.rendering import Renderer
from generator.pages.search_entries import SearchEntries
from generator.search.analyser import tokens
from generator.search.entry import KINDS, Entry
from generator.search.files import (
    ENTRIES_IN_BLOCK,
    MANIFEST,
    MOST_POSTINGS,
    SMALL,
    STEP,
    bucket_of,
    index_files,
)
from tests.project import ROOT, TINY, catalogue_of

HOME = Entry("measures/home/", "measure", "购房补贴", "最高80万元", "买第一套房时发给个人。",
             names=("Home purchase subsidy",), aliases=("买房补贴",), body="一次性发放",
             audience=("person",), departments=("housing",), documents=("plan",))  # fmt: skip
RENT = replace(HOME, path="measures/rent/", title="租房补贴", names=(), aliases=(), audience=())
TERM = Entry("terms/#home", "term", "绿卡", names=("green card",))


def test_token_stands_where_the_browser_looks() -> None:
    """Every token of every field is in the file that its hash names, with the entries that have it."""
    files, manifest = of_index([HOME, RENT, TERM])

    for token, entries in (("购房", [0]), ("租房", [1]), ("补贴", [0, 1]), ("800000", [0, 1]),
                           ("subsidy", [0]), ("发放", [0, 1]), ("card", [2])):  # fmt: skip
        assert entries == postings(files, manifest, token)


@pytest.mark.parametrize(("token", "found"), [
    ("~gou fang", [0]), ("^gfb", [0]), ("~lv ka", [2]), ("~lu ka", [2]), ("+hom purchas", [0]),
    ("=购房 房补 补贴", [0]), ("=green card", [2]), ("~yi ci", None), ("房", [0, 1]),
])  # fmt: skip
def test_names_are_found_by_sound_and_as_a_whole(token: str, found: list[int] | None) -> None:
    """A name has its syllables, first letters, neighbours and its whole; the body of a page has not."""
    files, manifest = of_index([HOME, RENT, TERM])

    assert found == postings(files, manifest, token)


def test_entries_are_told_in_blocks() -> None:
    """The browser finds an entry by its number, with its kind and what is shown of it."""
    entries = [replace(HOME, path=f"measures/{n}/") for n in range(ENTRIES_IN_BLOCK + 2)]
    files, manifest = of_index(entries)
    told = files["e/1.json"][1]

    assert [
        f"measures/{ENTRIES_IN_BLOCK + 1}/",
        KINDS.index("measure"),
        HOME.title,
        HOME.line,
        HOME.lead,
    ] == told
    assert [ENTRIES_IN_BLOCK, len(entries)] == [manifest["block"], manifest["entries"]]


@pytest.mark.parametrize(("lead", "shown"), [
    ("x" * 120 + " an award of up to CNY 500,000 each", " an award of up to…"),
    ("才" * 136 + "得500万元的补贴", "才得…"), ("才" * 150, "才才…"), ("short", "short"),
], ids=["English amount", "Chinese amount", "Chinese", "short"])  # fmt: skip
def test_a_long_lead_ends_before_a_word_or_an_amount(lead: str, shown: str) -> None:
    """What is cut never shows a part of an amount, which would be another amount."""
    files, _ = of_index([replace(HOME, lead=lead)])

    assert files["e/0.json"][0][4].endswith(shown)


def test_filters_are_told() -> None:
    """Each entry says for whom it is, from whom, and from which document."""
    files, _ = of_index([HOME, RENT])

    assert {"sets": [["person"], []], "of": [0, 1]} == files["filters.json"]["audience"]
    assert {"sets": [["housing"]], "of": [0, 0]} == files["filters.json"]["departments"]


def test_what_is_nearly_everywhere_is_kept_where_it_says_most() -> None:
    """Of a very common token only so many entries are kept, those that name it in the title too."""
    many = [replace(RENT, path=f"p/{n}/", title="租房", line="", lead="", body="补贴")
            for n in range(SMALL)]  # fmt: skip
    files, manifest = of_index([*many, HOME])
    packed = files[f"t/{bucket_of('补贴', manifest['buckets'])}.json"]["补贴"]

    assert len(many) + 1 == packed[0]
    assert MOST_POSTINGS == len(packed[1:]) // 2
    assert len(many) == postings(files, manifest, "补贴")[-1]


def test_impacts_of_a_large_index_go_up_in_steps() -> None:
    """Impacts that differ by less than a step become one; in a small index they stay as they are."""
    entries = [replace(RENT, path=f"p/{n}/", line="", lead="", body="补贴" * (1 + n % 300))
               for n in range(SMALL + 1)]  # fmt: skip
    different = []
    for some in (entries, entries[:300]):
        files, manifest = of_index(some)
        packed = files[f"t/{bucket_of('补贴', manifest['buckets'])}.json"]["补贴"]
        different.append(sorted(set(packed[2::2])))

    assert len(different[0]) < len(different[1])
    assert set(different[0]) <= {round(STEP**n) for n in range(300)}


def test_the_same_pages_give_the_same_files() -> None:
    """The folder is named after what is in it: it stays the same, and changes with any text."""
    first, again, other = (index_files(entries) for entries in ([HOME], [HOME], [RENT]))

    assert first == again
    assert not set(other) & (set(first) - {MANIFEST})


def test_a_translation_that_nobody_has_read_is_told_so() -> None:
    """In a language whose translations are not accepted entries say so, in the source language not."""
    catalogue = replace(catalogue_of(TINY), lock={})
    told = {}
    for language in catalogue.languages:
        site_pages = Renderer(catalogue, ROOT / "site_templates", language).site_pages
        entries = SearchEntries(site_pages).entries(site_pages.pages())
        files, _ = of_index([one for one in entries if one.kind == "measure"])
        told[language] = {tuple(row[5:]) for row in files["e/0.json"]}

    assert {"en": {()}, "zh": {(1,)}} == told


def test_an_empty_site_has_an_index() -> None:
    """Without any entry there is an index in which nothing is found."""
    files, manifest = of_index([])

    assert [0, 1] == [manifest["entries"], manifest["buckets"]]
    assert "" == files["words.json"]["words"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_can_be_found_by_its_title(language: str) -> None:
    """Each entry of the site has the tokens of its title, and each page with a record has an entry."""
    site_pages = Renderer(catalogue_of(ROOT), ROOT / "site_templates", language).site_pages
    pages = list(site_pages.pages())
    entries = list(SearchEntries(site_pages).entries(pages))
    files, manifest = of_index(entries)
    paths = [entry.path for entry in entries]
    kept = {token for token, found in tokens_of(files).items() if found <= MOST_POSTINGS}
    holders = {token: postings(files, manifest, token)
               for entry in entries for token in tokens(entry.title)}  # fmt: skip
    assert [] == [(entry.title, token) for at, entry in enumerate(entries)
                  for token in kept.intersection(tokens(entry.title)) if at not in holders[token]]  # fmt: skip

    assert sorted(set(paths)) == sorted(paths)
    assert {"", "search/", "a-z/"} == {page.path for page in pages} - set(paths)


def of_index(entries: list[Entry]) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Return the files of an index by their names in its folder, and its manifest."""
    files = {name: json.loads(told) for name, told in index_files(entries).items()}
    manifest = files.pop(MANIFEST)
    return {name.partition("/")[2]: told for name, told in files.items()}, manifest


def tokens_of(files: Mapping[str, Any]) -> Mapping[str, int]:
    """Return all tokens of an index, with how many entries have each."""
    return {token: packed[0] for name, told in files.items() if name.startswith("t/")
            for token, packed in told.items()}  # fmt: skip


def postings(files: Mapping[str, Any], manifest: Mapping[str, Any], token: str) -> Any:
    """Return the numbers of the entries that have a token."""
    packed = files[f"t/{bucket_of(token, manifest['buckets'])}.json"].get(token)
    if packed is None:
        return None
    return list(accumulate(packed[1::2]))
