# SPDX-License-Identifier: MIT
"""Everyday words stand for those of the texts, and no word for two things."""

from __future__ import annotations

from collections import Counter

from generator.catalogue.strict_yaml import read_yaml
from generator.search.analyser import tokens
from generator.search.counting import NEARBY, counted
from generator.search.entry import Entry
from generator.search.scoring import impacts
from generator.search.stemming import stem
from generator.search.thesaurus import NEAR, SAME
from tests.project import ROOT

ENGLISH = read_yaml(ROOT / "generator" / "search" / "english.yaml", ROOT).data
FAMILIES = [[*map(stem, words)] for words in ENGLISH["same"]]


def test_a_word_is_in_one_family() -> None:
    """No word, whatever its form, is in two families or twice in one."""
    found = Counter(word for family in FAMILIES for word in family)

    assert [] == [word for word, times in found.items() if times > 1]


def test_a_family_says_one_word() -> None:
    """All words of a family become the token of its first one, which stands for itself."""
    for family in ENGLISH["same"]:
        assert {(stem(family[0]),)} == {tuple(tokens(word)) for word in family}


def test_near_words_are_others() -> None:
    """A word is near to none that it stands for anyway, and all of them are single words."""
    for word, others in ENGLISH["near"].items():
        meant = SAME.get(stem(word), stem(word))
        assert meant not in {SAME.get(stem(other), stem(other)) for other in others}, word
        assert [1] * (1 + len(others)) == [len(tokens(one)) for one in (word, *others)], word


def test_a_near_word_is_kept_apart() -> None:
    """What an entry is only near to is no token of it: it is looked for where little is found."""
    word, (near, *_) = next(iter(NEAR.items()))
    said = impacts(
        [counted(one) for one in (Entry("own/", "page", near), Entry("near/", "page", word))]
    )

    assert [[0], [1]] == [[entry for entry, _ in said[token]] for token in (near, NEARBY + near)]
