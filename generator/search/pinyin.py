# SPDX-License-Identifier: MIT
"""How Chinese is spoken, in letters without tones: 早上好 is zao, shang, hao."""

from __future__ import annotations

import re
from functools import lru_cache

from pypinyin import Style, lazy_pinyin

from generator.search.analyser import HAN

HAN_RUN = re.compile(rf"[{HAN}]+")


@lru_cache(maxsize=20_000)
def syllables(run: str) -> tuple[str, ...]:
    """Return one syllable for each character of a run of Han characters; ü is written v."""
    return tuple(lazy_pinyin(run, style=Style.NORMAL, errors=" ".join, v_to_u=False))


def sort_key(text: str) -> str:
    """Return what puts texts in the order of the alphabet, Chinese by its pinyin."""
    return HAN_RUN.sub(lambda run: " ".join(syllables(run[0])) + " ", text).casefold().strip()
