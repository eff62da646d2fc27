# SPDX-License-Identifier: MIT
"""What the analyser knows of Chinese and English (`words.yaml`), also for its twin in the browser."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from generator.catalogue.coverage.traditional import SIMPLIFIED, TRADITIONAL

_TOLD: Mapping[str, Any] = yaml.safe_load((Path(__file__).parent / "words.yaml").read_text("utf-8"))
SCALES: Mapping[str, int] = _TOLD["scales"]
NUMERALS: Mapping[str, int] = _TOLD["numerals"]
COUNTED = frozenset(_TOLD["counted"])
PASSED_OVER_HAN: tuple[str, ...] = tuple(_TOLD["passed_over_han"])
PASSED_OVER_LATIN = frozenset(_TOLD["passed_over_latin"])
GRADED = frozenset(_TOLD["graded"])
IRREGULAR: Mapping[str, str] = _TOLD["irregular"]
SPELLINGS: Mapping[str, str] = _TOLD["spellings"]


def as_data(
    known: Container[str], same: Mapping[str, str], everywhere: Sequence[str] = ()
) -> dict[str, Any]:
    """Return the tables as plain data, for the twin in the browser, with the words that say the same.

    A page need not have what is true `everywhere`, given as tokens or in Han characters.

    Of the traditional characters it needs those that lead to a known one or to one of its words: no
    other is found anyway.
    """
    own = set("".join((*PASSED_OVER_HAN, *_TOLD["optional_han"], *SCALES, *NUMERALS, *COUNTED)))
    pairs = [
        pair for pair in zip(TRADITIONAL, SIMPLIFIED, strict=True)
        if pair[1] in known or pair[1] in own
    ]  # fmt: skip
    return {
        **_TOLD,
        "optional_han": [*_TOLD["optional_han"], *everywhere],
        "optional_latin": [
            *(same.get(word, word) for word in _TOLD["optional_latin"]),
            *everywhere,
        ],
        "same": same,
        "traditional": "".join(traditional for traditional, _ in pairs),
        "simplified": "".join(simplified for _, simplified in pairs),
    }
