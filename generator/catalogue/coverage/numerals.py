# SPDX-License-Identifier: MIT
"""Number words and digits become exact numbers."""

from __future__ import annotations

from fractions import Fraction

DIGITS = {character: number for number, character in enumerate("零一二三四五六七八九")}
DIGITS |= {"〇": 0, "两": 2}
TENS = {"十": 10, "百": 100, "千": 1000}
TEN_THOUSAND = 10_000
HAN = "".join((*DIGITS, *TENS, "万亿"))
"""Every character of a number word."""
FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟"
"""The characters of amounts that nobody shall alter, in the order of 一 to 九, 十, 百, 千."""
_PLAIN = str.maketrans(FORMAL, "一二三四五六七八九十百千")


def han_number(word: str) -> int:
    """Return the number that a word says: 二十五, 三百, 两万五千, 万, 二〇三五, 伍佰."""
    word = word.translate(_PLAIN)
    if len(word) > 1 and all(character in DIGITS for character in word):
        return int("".join(str(DIGITS[character]) for character in word))
    total = section = digit = 0
    for character in word:
        if character in DIGITS:
            digit = DIGITS[character]
        elif character in TENS:
            section += (digit or 1) * TENS[character]
            digit = 0
        elif character == "万":
            total, section, digit = total + (section + digit or 1) * TEN_THOUSAND, 0, 0
        else:
            total, section, digit = (total + section + digit or 1) * TEN_THOUSAND**2, 0, 0
    return total + section + digit


def scale_of(word: str) -> int:
    """Return what a number is multiplied by: 万, 千万, 亿, 个亿; nothing is one."""
    return han_number(word.removeprefix("个")) if word.removeprefix("个") else 1


def number(digits: str) -> Fraction:
    """Return the number that digits say: 1,200 or 158.75."""
    return Fraction(digits.replace(",", ""))
