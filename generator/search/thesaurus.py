# SPDX-License-Identifier: MIT
"""Everyday English words for those that stand in the texts (`english.yaml`), without their endings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from generator.search.stemming import stem

_TOLD: Mapping[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "english.yaml").read_text("utf-8")
)
# The word that stands for each of the others that say the same.
SAME: Mapping[str, str] = {
    stem(word): stem(words[0]) for words in _TOLD["same"] for word in words[1:]
}


def _near() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for word, others in _TOLD["near"].items():
        for other in map(stem, others):
            found[SAME.get(other, other)][SAME.get(stem(word), stem(word))] = None
    return {other: tuple(words) for other, words in found.items()}


# Words that are typed by readers who also want what a word says.
NEAR: Mapping[str, tuple[str, ...]] = _near()
