# SPDX-License-Identifier: MIT
"""The measure words behind which a number is a figure, and the words that only look like it."""

from __future__ import annotations

from typing import Literal

Kind = Literal["money", "percent", "factor", "years", "months", "weeks", "days", "hours", "age",
               "count", "ordinal", "bare", "year", "date", "month", "ratio", "code", "number"]  # fmt: skip

# Each measure word, with the characters that may not follow it: 人 counts people, 人才 does not.
_GUARDS: dict[Kind, dict[str, str]] = {
    "money": {"元": ""},
    "percent": {"%": "", "个百分点": "", "百分点": ""},
    "factor": {"倍": "增"},
    "years": {"年": "规计级度"},
    "months": {"个月": ""},
    "weeks": {"周": "岁边期末年围", "个星期": "", "星期": ""},
    "days": {"天": "然津", "日": "常", "个工作日": "", "工作日": ""},
    "hours": {"小时": "", "个小时": ""},
    "age": {"周岁": "", "岁": ""},
    "count": {
        "个": "月", "名": "称单师校城义", "人": "才力员工民事社文大口均", "人次": "", "人年": "",
        "位": "于置居", "家": "庭居具政属园", "项": "目", "次": "会全常要序", "场": "地所景馆合",
        "套": "餐", "支": "持撑付出部行援", "种": "子植", "类": "型别似", "大类": "", "方面": "",
        "大": "学院批量力幅额型局师校专道", "所": "有在属需得以处谓", "处": "理于在置室", "件": "",
        "份": "额", "篇": "章", "条": "件例款", "款": "", "门": "户槛诊店票类", "间": "接的隔", "座": "谈",
        "户": "籍口外", "台": "湾账阶", "辆": "", "亩": "", "平方米": "", "公里": "", "吨": "", "号": "召",
        "强": "化调市国", "级": "别", "届": "",
    },
}  # fmt: skip
MEASURES: dict[str, Kind] = {word: kind for kind, words in _GUARDS.items() for word in words}

# Words that count in digits only: behind number words they make a name or an order (两级, 八届).
DIGITS_ONLY = frozenset({"号", "强", "级", "届", "百分点", "款"})
# 一 before a measure word is mostly an article (一家医院); it counts before these.
ONE_COUNTS = frozenset({"年", "个月", "周", "个星期", "个工作日", "小时", "个小时", "倍", "次"})
# … unless it belongs to the word before it: 统一, 进一步.
ONE_BELONGS = "统唯之进第同任单专逐"
# 百, 千, 万 alone are mostly part of a name (百年, 千家万户); they count before these.
ROUND_COUNTS = frozenset({"名"})


def measure_pattern() -> str:
    """Return a pattern for any measure word that is not the beginning of another word."""
    guards = {word: not_before for words in _GUARDS.values() for word, not_before in words.items()}
    guards["次"] += "性"
    words = sorted(guards, key=len, reverse=True)
    return "|".join(f"{word}(?![{guards[word]}])" if guards[word] else word for word in words)
