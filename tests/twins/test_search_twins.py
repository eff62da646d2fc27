# SPDX-License-Identifier: MIT
"""The analyser of the search and its twin in the browser cut every text into the same tokens."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from random import Random
from typing import Any

import pytest

from generator.catalogue.coverage.traditional import SIMPLIFIED, TRADITIONAL
from generator.pages.rendering import Renderer
from generator.pages.search_entries import SearchEntries
from generator.search.analyser import folded, placed_tokens
from generator.search.files import bucket_of
from generator.search.stemming import stem
from generator.search.tables import (
    COUNTED,
    GRADED,
    NUMERALS,
    PASSED_OVER_HAN,
    PASSED_OVER_LATIN,
    SCALES,
    as_data,
)
from generator.search.thesaurus import SAME
from tests.browser_support import browser, served
from tests.project import ROOT, catalogue_of

SCRIPTS = ROOT / "site_templates" / "assets" / "search"
RANDOM_STRINGS = 60_000
BUCKETS = 97
IN_JAVASCRIPT = """async (told) => {
    const { makeAnalyser } = await import("/analyser.js");
    const { bucketOf } = await import("/files.js");
    const [tables, texts, buckets] = JSON.parse(told);
    const analyser = makeAnalyser(tables);
    return JSON.stringify(texts.map((text) => {
        const plain = analyser.folded(text);
        const tokens = [...analyser.placedTokens(plain)].map((one) => [one.text, plain.slice(one.start, one.end)]);
        const named = tokens.flatMap(([token]) => [token, `+${token} x`, `=${token}`]);
        return [tokens, analyser.stem(text), named.map((token) => bucketOf(token, buckets))];
    }));
}"""

Cut = list[Any]
Twin = Callable[[Sequence[str]], list[Cut]]


@pytest.fixture(scope="module")
def twin() -> Iterator[Twin]:
    """Return a function from texts to what JavaScript makes of them."""
    with served(SCRIPTS) as address, browser().new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/analyser.js")

        def run(texts: Sequence[str]) -> list[Cut]:
            told: list[Cut] = json.loads(
                page.evaluate(
                    IN_JAVASCRIPT, json.dumps([as_data(SIMPLIFIED, SAME), list(texts), BUCKETS])
                )
            )
            return told

        yield run


def test_random_strings_are_cut_alike(twin: Twin) -> None:
    """60,000 strings of mixed scripts, numbers, emoji, wide letters and marks give the same tokens."""
    random = Random(20201)  # noqa: S311 - nothing secret
    texts = [random_text(random) for _ in range(RANDOM_STRINGS)]

    assert len(set(texts)) > 50_000
    assert [] == differences(texts, twin(texts))


def test_every_text_of_the_site_is_cut_alike(twin: Twin) -> None:
    """All texts that are searched, in both languages, give the same tokens."""
    catalogue = catalogue_of(ROOT)
    texts = sorted({
        text
        for language in catalogue.languages
        for site_pages in [Renderer(catalogue, ROOT / "site_templates", language).site_pages]
        for entry in SearchEntries(site_pages).entries(site_pages.pages())
        for text in (entry.title, entry.line, entry.lead, entry.body, *entry.aliases)
    })  # fmt: skip

    assert len(texts) > 5_000
    assert [] == differences(texts, twin(texts))


def differences(texts: Sequence[str], theirs: Sequence[Cut]) -> list[tuple[str, Cut, Cut]]:
    """Return each text that the two make different things of, with both."""
    pairs = zip(texts, map(cut, texts), theirs, strict=True)
    return [(text, ours, other) for text, ours, other in pairs if ours != other]


def cut(text: str) -> Cut:
    """Return what Python makes of a text, in the form in which JavaScript tells it."""
    plain = folded(text)
    tokens = [[token, plain[start:end]] for token, start, end in placed_tokens(plain)]
    named = [one for token, _ in tokens for one in (token, f"+{token} x", f"={token}")]
    return [tokens, stem(text), [bucket_of(token, BUCKETS) for token in named]]


def random_text(random: Random) -> str:
    """Return a string of up to eight pieces, some of them next to each other, some apart."""
    pieces = (random.choice(PIECES)(random) for _ in range(random.randint(1, 8)))
    return "".join(chain.from_iterable((piece, random.choice(BETWEEN)) for piece in pieces))


def any_character(random: Random) -> str:
    """Return a character of any script that both sides know, also above U+FFFF."""
    while True:
        character = chr(random.choice((random.randrange(0x3000), random.randrange(0x20000))))
        if unicodedata.category(character) not in ("Cn", "Cs", "Co"):
            return character


def number(random: Random) -> str:
    """Return a number as people write it: plain, in groups, with a point, wide, with zeros."""
    value = random.choice((random.randrange(100), random.randrange(10**8)))
    plain = random.choice((f"{value}", f"{value:,}", f"{value / 100}", f"0{value}"))
    return plain if random.random() < 0.8 else "".join(map(wide, plain))


def wide(character: str) -> str:
    """Return the full-width form of an ASCII character."""
    return chr(ord(character) + 0xFEE0)


WORDS = ("subsidies", "hiring", "classes", "settled", "boxes", "children", "class", "G60", "5G", "é",
         "lüka", "R&D", "m & a", "doctor’s", "it's", "A", "b", "İ", "ß", "ﬁne", "running", "ed", "ing", "eed")  # fmt: skip
BETWEEN = ("", "", "", " ", "，", ",", ".", "-", "’", "\u0301", "\n", "%", "（", "👩‍🔬", "\u200b")
PIECES = (
    any_character,
    number,
    lambda random: chr(random.randrange(0x4E00, 0xA000)) * random.randint(1, 2),
    lambda random: random.choice(TRADITIONAL),
    lambda random: random.choice((*SCALES, *PASSED_OVER_HAN)),
    lambda random: "".join(random.choices((*NUMERALS, "百分之"), k=random.randint(1, 6))),
    lambda random: f"{random.choice(list(NUMERALS))}{random.choice(sorted(COUNTED))}",
    lambda random: random.choice((*WORDS, *sorted(PASSED_OVER_LATIN), *sorted(GRADED))),
    lambda random: random.choice(WORDS).upper(),
    lambda random: "".join(random.choices("abcdefghinrstuy", k=random.randint(1, 9))),
)


def test_a_difference_would_be_seen() -> None:
    """A text that is cut in another way is told with both ways."""
    assert [("人才", cut("人才"), cut("人材"))] == differences(["人才"], [cut("人材")])


def test_maximum_is_what_the_search_can_hold() -> None:
    """No token holds a character above U+FFFF, which the two would count differently."""
    random = Random(1)  # noqa: S311 - nothing secret
    tokens = [token for _ in range(2_000) for token, *_ in cut(random_text(random))[0]]

    assert max(map(ord, "".join(tokens))) <= 0xFFFF < sys.maxunicode
