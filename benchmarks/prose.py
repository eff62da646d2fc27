# SPDX-License-Identifier: MIT
"""Made-up prose in Chinese and English, as long as the real texts, the same for the same seed."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

Text = dict[str, str]

# ruff: noqa: SIM905 - a word list is read and mended as a text
ZH = (
    "人才 企业 单位 项目 平台 政策 支持 服务 申请 认定 评审 研究 团队 机构 园区 专家 住房 补贴 "
    "奖励 资金 贷款 利息 保险 医疗 子女 入学 落户 居留 职称 考核 合作 引进 培养 创业 创新 技术 "
    "产品 成果 市场 采购 目录 条件 范围 标准 期限 规定 办法 材料 部门 责任 协调 推进 建立 完善 "
    "鼓励 优先 实际 年度 当年 累计 合同 薪酬 社保 缴纳 注册 经营 融资 投资 基金 担保 债券 知识 "
    "产权 保护 维权 岗位 教师 医生 学校 实验 设备 基地 工作 生活 交流 活动 信息 公开 线上 窗口 "
    "通道 首次 符合 按照 属于 给予 享受 安排 确定 说明 要求 办理"
).split()
EN = (
    "talent company employer project platform policy support service application recognition "
    "review research team institute park expert housing subsidy award fund loan interest "
    "insurance medical child school household residence title assessment cooperation founder "
    "innovation technology product result market purchase catalogue condition scope standard "
    "term rule method document department duty plan progress system priority actual annual "
    "contract salary registered business investment guarantee bond property protection post "
    "teacher doctor laboratory equipment base work life exchange event information public online "
    "window channel first qualified under within according given arranged stated required "
    "handled by for with of and the to in on from who is are can may"
).split()

_SPREAD = (0.6, 1.4)
_WORDS_IN_A_CLAUSE = 7


@dataclass(frozen=True)
class Prose:
    """Writes texts from a seeded source of chance."""

    random: Random

    def happens(self, share: float) -> bool:
        """Return true in this share of cases."""
        return self.random.random() < share

    def title(self) -> Text:
        """Return a heading: about 11 Chinese characters, 40 letters of English."""
        return {"zh": self._words(ZH, 11, ""), "en": self._words(EN, 40, " ").capitalize()}

    def name(self) -> Text:
        """Return a short name, such as an answer or a department has."""
        return {"zh": self._words(ZH, 6, ""), "en": self._words(EN, 18, " ")}

    def sentence(self, *slots: str) -> Text:
        """Return the length of a doubt: about 27 characters, 99 letters; then the slots."""
        return self._text(27, 99, slots)

    def summary(self, *slots: str) -> Text:
        """Return the length of a summary: about 49 characters, 173 letters; then the slots."""
        return self._text(49, 173, slots)

    def _text(self, zh: int, en: int, slots: tuple[str, ...]) -> Text:
        named = [f"{{{slot}}}" for slot in slots]
        chinese = [self._clauses(ZH, zh, "", "，"), *named]
        english = [self._clauses(EN, en, " ", ", ").capitalize(), *named]
        return {"zh": "：".join(chinese) + "。", "en": ": ".join(english) + "."}

    def _clauses(self, words: list[str], length: int, gap: str, comma: str) -> str:
        found = self._chosen(words, length, len(gap))
        steps = range(0, len(found), _WORDS_IN_A_CLAUSE)
        return comma.join(gap.join(found[at : at + _WORDS_IN_A_CLAUSE]) for at in steps)

    def _words(self, words: list[str], length: int, gap: str) -> str:
        return gap.join(self._chosen(words, length, len(gap)))

    def _chosen(self, words: list[str], length: int, gap: int) -> list[str]:
        wanted = length * self.random.uniform(*_SPREAD)
        average = gap + sum(map(len, words)) / len(words)
        return self.random.choices(words, k=max(1, round(wanted / average)))
