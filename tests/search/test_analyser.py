# SPDX-License-Identifier: MIT
"""Texts are cut into tokens so that what a reader types meets what a page says."""

from __future__ import annotations

from typing import Any

import pytest

from generator.catalogue.strict_yaml import read_yaml
from generator.search.analyser import folded, placed_tokens, tokens
from tests.project import ROOT

GROUPS = read_yaml(ROOT / "tests" / "search" / "tokens.yaml", ROOT).data
CASES = [case for cases in GROUPS.values() for case in cases]


@pytest.mark.parametrize("case", CASES, ids=lambda case: repr(case["text"]))
def test_text_is_cut(case: dict[str, Any]) -> None:
    """A text gives the tokens that are written beside it."""
    assert list(case["tokens"]) == tokens(case["text"])


def test_tokens_know_their_places() -> None:
    """A token says where in the folded text it stands, with the sign or word that belongs to it."""
    plain = folded("年薪50万，占80%")

    assert ["年薪", "50万", "占", "80", "80%"] == [
        plain[token.start : token.end] for token in placed_tokens(plain)
    ]


def test_long_text_is_cut_whole() -> None:
    """A text of a hundred thousand characters is cut to its end."""
    assert 99_999 == len(tokens("才" * 100_000))
