# SPDX-License-Identifier: MIT
"""A token says more of an entry the rarer it is and the more telling its place."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from generator.search.counting import counted
from generator.search.entry import Entry
from generator.search.scoring import impacts

PLACES = ("title", "names", "lead", "line", "body")
OTHERS = tuple(Entry(f"o/{n}/", "page", "别的事", lead="别的话", body="别的字") for n in range(20))


def says(token: str, entry: Entry, others: Sequence[Entry] = OTHERS) -> int:
    """Return what a token says of an entry among others."""
    return dict(impacts([counted(one) for one in (entry, *others)])[token])[0]


def entry_with(place: str, text: str) -> Entry:
    """Return an entry with a text in one place."""
    fields = {"title": "某一项", "lead": "某句话", "line": "", "body": "某一段", place: text}
    if place == "names":
        return Entry("x/", "page", "某一项", names=(text,))
    return Entry("x/", "page", fields["title"], fields["line"], fields["lead"], body=fields["body"])


def test_a_name_says_more_than_a_sentence() -> None:
    """A word in the title says most, then one in another name, in the lead, in the body."""
    said = [says("公寓", entry_with(place, "公寓")) for place in ("title", "names", "lead", "body")]

    assert said == sorted(said, reverse=True)
    assert len(said) == len(set(said))


@pytest.mark.parametrize("place", PLACES)
def test_a_rare_word_says_more(place: str) -> None:
    """The more entries have a word, the less it says of each."""
    entry = entry_with(place, "公寓")
    shared = [Entry(f"s/{n}/", "page", "别的事", body="公寓") for n in range(10)]

    assert says("公寓", entry, OTHERS) > says("公寓", entry, (*OTHERS[:10], *shared)) > 0


def test_a_short_title_says_more() -> None:
    """A word in a title of few words says more than in one of many."""
    short, long = entry_with("title", "公寓"), entry_with("title", "公寓和别的许多许多事情一共")

    assert says("公寓", short) > says("公寓", long)


def test_more_of_the_same_adds_less_and_less() -> None:
    """The second mention adds less than the first, the third less than the second."""
    said = [says("公寓", entry_with("title", "、".join(["公寓"] * times))) for times in (1, 2, 3)]
    none = 0

    assert said[0] - none > said[1] - said[0] > said[2] - said[1]
