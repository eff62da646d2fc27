# SPDX-License-Identifier: MIT
"""English words without the endings of their forms; its twin is in analyser.js."""

from __future__ import annotations

import re

from generator.search.tables import IRREGULAR, SPELLINGS

LETTERS = re.compile(r"[a-z]+")
# A shorter word has no ending.
SHORTEST_FORM = 4
_AMERICAN = re.compile(r"(?<=[a-z]{3})iz(|ation|er)$")


def stem(word: str) -> str:
    """Return an English word without the ending of its form: engineers, hiring, subsidies."""
    if len(word) < SHORTEST_FORM or not LETTERS.fullmatch(word):
        return word
    word = IRREGULAR.get(word) or _singular(word)
    for ending, shortest in (("ing", 6), ("ed", 5)):
        rest = word.removesuffix(ending)
        if rest != word and len(word) >= shortest and re.search("[aeiouy]", rest):
            word = rest[:-1] if re.search(r"([bdfgmnprt])\1$", rest) else rest
            break
    word = word[:-1] if word.endswith("e") and len(word) >= SHORTEST_FORM else word
    return SPELLINGS.get(word) or _AMERICAN.sub(r"is\1", word)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > SHORTEST_FORM:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
