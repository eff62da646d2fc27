# SPDX-License-Identifier: MIT
"""Interface words and formats of one language: money, percentages, dates, lists, slots."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.checks.prose import SLOT
from generator.catalogue.records import Text
from generator.catalogue.translations import State
from generator.catalogue.values import (
    FEN_PER_YUAN,
    MILLIONTHS,
    NOT_STATED,
    PPM_PER_PERCENT,
    Value,
)
from generator.pages.unsettled import Amiss, Unsettled, filled, put_together, unsettled
from generator.problems import UsageError

# How many of the whole number inside make one of a unit that can have decimals.
_DECIMALS = {"percent": PPM_PER_PERCENT, "points": PPM_PER_PERCENT, "number": MILLIONTHS}

# A site without templates of its own uses those that come with the generator.
TEMPLATES = Path(__file__).resolve().parents[2] / "site_templates"


def templates_of(root: Path) -> Path:
    """Return the templates of a project: its own, or those of the generator."""
    own = root / "site_templates"
    return own if own.is_dir() else TEMPLATES


def read_words(templates: Path, language: str) -> dict[str, Any]:
    """Return the interface words of a language, by key.

    Raises UsageError where there is no file for that language.
    """
    path = templates / "words" / f"{language}.yaml"
    if not path.exists():
        raise UsageError(f"{path}: there are no interface words for this language; add the file")
    words: dict[str, Any] = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    return words


def wording_in(catalogue: Catalogue, templates: Path, language: str) -> Wording:
    """Return the wording of a language; in another than that of the sources it knows theirs."""
    first = catalogue.languages[0]
    source = Wording(catalogue, first, read_words(templates, first))
    if language == first:
        return source
    return Wording(catalogue, language, read_words(templates, language), source)


class Wording:
    """Says things in one language: interface words by key, records' texts with slots filled.

    `source` says them in the language of the sources. With it, texts whose translation is not
    current are marked.
    """

    def __init__(
        self, catalogue: Catalogue, language: str, words: Mapping[str, Any],
        source: Wording | None = None,
    ) -> None:  # fmt: skip
        self.catalogue = catalogue
        self.language = language
        self.words = words
        self.source = source or self
        # By identity, because the same words may be current in one record and stale in another.
        self._amiss: dict[int, State] = {
            id(one.text.text): one.state for one in (catalogue.not_current if source else ())
            if one.language == language
        }  # fmt: skip

    def __call__(self, key: str, **details: object) -> str:
        """Return the interface words of a key with its details filled in."""
        words: str = self.words[key]
        return filled(words, details) if details else words

    def text(self, text: Text | str, values: Mapping[str, Value] | None = None) -> str:
        """Return a record's text in this language, slots filled from its values."""
        if isinstance(text, str):
            return self("not_stated") if text == NOT_STATED else text
        state = self._amiss.get(id(text))
        if state is None:
            return self._slots_filled(text, values or {})
        source = self.source.text(text, values)
        words = source if state == "missing" else self._slots_filled(text, values or {})
        note = self(f"translation.{state}")
        key = "translation.noted_missing" if state == "missing" else "translation.noted"
        noted = self(key, words=words, note=note, source=source)
        return unsettled(words, Amiss(state, note, source, self.source.language), noted)

    def value(self, value: Value, option: str | None = None) -> str:
        """Return a value with its unit; a table is told entry by entry."""
        amount = self.amount(value)
        if not isinstance(amount, dict):
            return self.number(value.unit, amount)
        if option in amount:
            return self.number(value.unit, amount[option])
        entries = [
            self("table.entry", option=self.option(value.by or "", key), value=self.number(
                value.unit, entry))
            for key, entry in amount.items()
        ]  # fmt: skip
        return self.listed(entries)

    def amount(self, value: Value) -> int | dict[str, int]:
        """Return the amount of a value, or its table, in force on the day of the edition."""
        return value.on(self.catalogue.site.edition)

    def number(self, unit: str, amount: int) -> str:
        """Return a number with its unit: fen as money, parts per million as a percentage."""
        if unit == "money":
            return self.money(amount)
        if unit in _DECIMALS:
            return self._decimal_told(unit, amount)
        if unit == "date":
            return self.date(dt.date.fromordinal(amount))
        if unit == "people":
            for size, form in self.words["people.scales"]:
                if amount >= size and amount % (size // 100) == 0:
                    return str(form.format(n=_decimal(amount, size)))
        return self.counted(f"unit.{unit}", amount)

    def _decimal_told(self, unit: str, amount: int) -> str:
        form = "one" if amount == _DECIMALS[unit] else "other"
        forms: Mapping[str, str] = self.words[f"unit.{unit}"]
        return forms.get(form, forms["other"]).format(n=_decimal(amount, _DECIMALS[unit]))

    def counted(self, key: str, n: int) -> str:
        """Return interface words that have one form for one, two and more."""
        forms: Mapping[str, str] = self.words[key]
        name = {1: "one", 2: "two"}.get(n, "other")
        return forms.get(name, forms["other"]).format(n=f"{n:,}")

    def money(self, fen: int) -> str:
        """Return money: 50万元, or CNY 500,000. A scale is used where two decimals are enough."""
        for size, form in self.words["money.scales"]:
            scale = size * FEN_PER_YUAN
            if fen >= scale and fen % (scale // 100) == 0:
                return str(form.format(n=_decimal(fen, scale)))
        return self("money", n=_decimal(fen, FEN_PER_YUAN, 2))

    def span(self, unit: str, low: int, high: int) -> str:
        """Return a range of two numbers, or the number if they are the same."""
        if low == high:
            return self.number(unit, low)
        ends = [self.number(unit, low), self.number(unit, high)]
        before, after = self("span.before"), self("span.after")
        if unit == "money" and all(end.startswith(before) for end in ends):
            ends[1] = ends[1].removeprefix(before)
        if unit == "money" and ends[0][-2:] == ends[1][-2:]:
            ends[0] = ends[0].removesuffix(after)
        return self("span", low=ends[0], high=ends[1])

    def date(self, day: dt.date | str) -> str:
        """Return a date: 2020年9月30日, or 30 September 2020."""
        if isinstance(day, str):
            return self.text(day)
        month = self.words["months"][day.month - 1]
        return self("date", year=day.year, month=month, day=day.day)

    def listed(self, items: Sequence[str]) -> str:
        """Return items as a list in a sentence."""
        return self._joined(items, "list.last")

    def inside(self, words: str) -> str:
        """Return words as they stand inside a sentence: a capital only where it is always one."""
        if isinstance(words, Unsettled) or not words[1:2].islower():
            return words
        return words[:1].lower() + words[1:]

    def prevailing(self) -> str:
        """Say which language prevails where they differ; nothing where there is only one."""
        if len(self.catalogue.languages) == 1:
            return ""
        words = self.words.get(f"prevails.{self.source.language}", self.words["prevails.other"])
        return str(words).format(language=self.source("language.name"))

    def with_commas(self, items: Sequence[str]) -> str:
        """Return items with commas between them."""
        comma = self("list.comma")
        return put_together([piece for item in items for piece in (comma, item)][1:])

    def labelled(self, label: str, words: str) -> str:
        """Return words behind a label and a colon."""
        return put_together([label, self("colon"), words])

    def either(self, items: Iterable[str]) -> str:
        """Return items as alternatives."""
        return self._joined(list(items), "list.last_or")

    def option(self, question: str, option: str, *, short: bool = True) -> str:
        """Return the name of an option, the one for tables if it has one."""
        found = self.catalogue.option(question, option)
        return self.text(found.short if short and found.short else found.name)

    def named(self, vocabulary: str, id_: str) -> str:
        """Return the name of an entry of a vocabulary."""
        if id_ == NOT_STATED:
            return self("not_stated")
        return self.text(self.catalogue.named(vocabulary, id_).name)

    def _joined(self, items: Sequence[str], last_word: str) -> str:
        *most, last = items or [""]
        return put_together([self.with_commas(most), self(last_word) if most else "", last])

    def _slots_filled(self, text: Text, values: Mapping[str, Value]) -> str:
        words = text.get(self.language) or text[self.catalogue.languages[0]]
        return SLOT.sub(lambda match: self._slot(match[1], values), words)

    def _slot(self, slot: str, values: Mapping[str, Value]) -> str:
        name, _, option = slot.partition(".")
        return self.value(values[name], option or None)


def _decimal(amount: int, scale: int, places: int | None = None) -> str:
    """Write amount / scale exactly, grouped by thousands, with no trailing zeros."""
    whole, rest = divmod(amount, scale)
    if not rest:
        return f"{whole:,}"
    digits = f"{rest:0{len(str(scale)) - 1}d}".rstrip("0")
    return f"{whole:,}.{digits.ljust(places or 0, '0')}"
