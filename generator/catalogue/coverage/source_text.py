# SPDX-License-Identifier: MIT
"""Read a source text as it comes: from a web page, a printed page, or a machine's conversion."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from generator.catalogue.coverage.traditional import TO_SIMPLIFIED

_CIRCLED = re.compile("[①-⑳]")
# A syllable that a machine has put in brackets behind a character: 態(tài).
_PINYIN = re.compile(r"\([a-zà-öø-ÿāēěīńňōūǎǐǒǔǖǘǚǜ]{1,6}\)")
_PAGE_NUMBER = re.compile(
    r"(?<![—\w])—\s*\d{1,4}\s*—(?!—)|^\s*[-–]\s*\d{1,4}\s*[-–]\s*$", re.MULTILINE
)
_BLANKS = re.compile(r"\s+")
_ONE_SIGN = str.maketrans(
    {**dict.fromkeys("“”„‟「」『』", '"'), **dict.fromkeys("‘’", "'"),
     **dict.fromkeys("∼〜", "~"), **dict.fromkeys("•・‧", "·"), "∶": ":", "−": "-"}
)  # fmt: skip


def read_source(text: str) -> str:
    """Return a text with one form for each character and nothing that only the page needed.

    Wide digits become narrow, traditional characters simplified, quotation marks straight; pinyin
    in brackets, page numbers and blanks fall away. Between two Latin letters or digits one blank
    stays, because two figures of a table would become one without it.
    """
    text = _CIRCLED.sub(lambda found: f"({unicodedata.numeric(found[0]):.0f})", text)
    text = unicodedata.normalize("NFKC", text).translate(_ONE_SIGN).translate(TO_SIMPLIFIED)
    text = _PAGE_NUMBER.sub(" ", _PINYIN.sub("", text))
    return _BLANKS.sub(_kept_blank, text.strip("\ufeff \n"))


def fingerprint(text: str) -> str:
    """Return the SHA-256 of a text that was read; it tells two texts apart, and nothing else."""
    return hashlib.sha256(text.encode()).hexdigest()


def _kept_blank(blanks: re.Match[str]) -> str:
    text, start, end = blanks.string, blanks.start(), blanks.end()
    return " " if _is_latin(text[start - 1 : start]) and _is_latin(text[end : end + 1]) else ""


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
