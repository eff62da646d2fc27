# SPDX-License-Identifier: MIT
"""The amount of a measure in one look: `up to` `CNY 100,000` `a year`, and what it depends on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.catalogue.amounts import Base
from generator.catalogue.records import Measure
from generator.catalogue.values import Value
from generator.pages.describe import question_told
from generator.pages.wording import Wording

_WRAPPERS = {"per_year", "per_head", "each", "up_to", "at_least", "threshold"}


@dataclass(frozen=True)
class Headline:
    """The amount of a measure in one look: `up to` `CNY 100,000` `a year`, and what it is by."""

    lead: str
    figure: str
    per: str
    notes: tuple[str, ...]
    is_money: bool


def headline(measure: Measure, wording: Wording) -> Headline:
    """Return the amount of a measure as a headline."""
    return _of(measure.amount, measure, wording)


def _of(amount: Any, measure: Measure, wording: Wording) -> Headline:
    layers, form = _unwrapped(amount)
    if form.form in ("by_class", "same_as"):
        return _of_several(layers, form, measure, wording)
    lead = _lead(layers) or ("up_to" if form.form == "share" and form.cap else "")
    figure, notes = _figure(form, measure, wording, ceiling=lead == "up_to")
    return Headline(
        lead=wording(f"lead.{lead}") if lead else "",
        figure=figure,
        per=_per(layers, form, wording),
        notes=(*notes, *_terms(layers, measure, wording)),
        is_money=form.form not in ("in_kind", "case_by_case"),
    )


def _of_several(layers: list[Any], form: Any, measure: Measure, wording: Wording) -> Headline:
    """Return the headline of an amount by class, or of one that other measures lend."""
    entries = list(form.table.values()) if form.form == "by_class" else [form]
    lenders = [wording.catalogue.measures[e.measure] for e in entries if e.form == "same_as"]
    parts = [headline(lender, wording) for lender in lenders]
    parts += [_of(entry, measure, wording) for entry in entries if entry.form != "same_as"]
    lead = wording(f"lead.{_lead(layers)}") if _lead(layers) else _common(p.lead for p in parts)
    ends = [end for entry in entries for end in _ends(entry, measure, {}, wording)]
    low = max(ends, default=0) if lead == wording("lead.up_to") else min(ends, default=0)
    notes: list[str] = []
    if lenders:
        titles = dict.fromkeys(wording.text(one.title, one.values) for one in lenders)
        notes.append(wording("figure.same_as", others=wording.listed(list(titles))))
    if form.form == "by_class":
        question = wording.inside(question_told(form.question, wording))
        notes.append(wording("figure.by", question=question))
    per = _per(layers, form, wording)
    inner = _common(part.per for part in parts)
    terms = parts[0].notes[-1:] if inner and not per else _terms(layers, measure, wording)
    return Headline(
        lead=lead,
        figure=wording.span("money", low, max(ends)) if ends else parts[0].figure,
        per=per or inner,
        notes=(*notes, *terms),
        is_money=any(part.is_money for part in parts),
    )


def _common(words: Iterable[str]) -> str:
    """Return the words that all share, or nothing."""
    found = set(words)
    return found.pop() if len(found) == 1 else ""


def _lead(layers: list[Any]) -> str:
    leads = [layer.form for layer in layers if layer.form in ("up_to", "at_least")]
    return leads[-1] if leads else ""


def _unwrapped(form: Any) -> tuple[list[Any], Any]:
    """Return the forms that only wrap another one, outermost first, and the one inside."""
    layers: list[Any] = []
    while form.form in _WRAPPERS:
        layers.append(form)
        form = form.amount
    return layers, form


def _per(layers: list[Any], form: Any, wording: Wording) -> str:
    kinds = {layer.form for layer in layers}
    if form.form == "share":
        return wording(f"per.{form.cap_per}") if form.cap_per else ""
    each = bool(kinds & {"per_head", "each"})
    if "per_year" in kinds:
        return wording("per.each_year" if each else "per.year")
    return wording("per.each") if each else ""


def _terms(layers: list[Any], measure: Measure, wording: Wording) -> Iterator[str]:
    for layer in layers:
        if layer.form == "per_year" and layer.years:
            years = wording.value(measure.values[layer.years])
            yield wording(f"years.{layer.term}", years=years)


def _figure(
    form: Any, measure: Measure, wording: Wording, *, ceiling: bool
) -> tuple[str, tuple[str, ...]]:
    """Return the figure of an inner form, and notes on what it depends on."""
    values = measure.values
    if form.form == "fixed":
        return _spanned(values[form.value], wording, ceiling=ceiling)
    if form.form == "range":
        ends = [_numbers(values[name], wording) for name in (form.low, form.high)]
        return wording.span("money", min(ends[0]), max(ends[1])), ()
    if form.form == "share":
        return _share_figure(form, measure, wording)
    if form.form == "matching":
        base, ratio = _base_told(form.of, wording), wording.value(values[form.ratio])
        return wording("figure.matching", base=base, ratio=ratio), ()
    if form.form == "milestones":
        pays = [number for step in form.steps for number in _numbers(values[step.pays], wording)]
        return wording.span("money", min(pays), max(pays)), (wording("figure.milestones"),)
    return wording(f"figure.{getattr(form, 'because', form.form)}"), ()


def _share_figure(form: Any, measure: Measure, wording: Wording) -> tuple[str, tuple[str, ...]]:
    values = measure.values
    rate, by = _spanned(values[form.rate], wording, ceiling=False)
    base = _base_told(form.of, wording)
    told = wording("figure.share", base=base, rate=rate)
    if form.over:
        over = wording.value(values[form.over])
        told = wording("figure.share_over", base=base, rate=rate, over=over)
    if not form.cap:
        return told, by
    cap, by_cap = _spanned(values[form.cap], wording, ceiling=True)
    return cap, (told, *dict.fromkeys((*by, *by_cap)))


def _spanned(value: Value, wording: Wording, *, ceiling: bool) -> tuple[str, tuple[str, ...]]:
    """Return a value, or the span of its table; of a ceiling only the highest is told."""
    numbers = _numbers(value, wording)
    if value.by is None:
        return wording.number(value.unit, numbers[0]), ()
    by = wording("figure.by", question=wording.inside(question_told(value.by or "", wording)))
    low = max(numbers) if ceiling else min(numbers)
    return wording.span(value.unit, low, max(numbers)), (by,)


def _numbers(value: Value, wording: Wording) -> list[int]:
    amount = wording.amount(value)
    return list(amount.values()) if isinstance(amount, dict) else [amount]


def _ends(form: Any, measure: Measure, answers: Mapping[str, str], wording: Wording) -> list[int]:
    """Return the amounts of money that a form names, for the answers that are given."""
    _, form = _unwrapped(form)
    if form.form == "same_as":
        lender = wording.catalogue.measures[form.measure]
        return _ends(lender.amount, lender, {**answers, **form.answers}, wording)
    if form.form == "by_class":
        chosen = form.table.get(answers.get(form.question, ""))
        entries = [chosen] if chosen else form.table.values()
        return [end for entry in entries for end in _ends(entry, measure, answers, wording)]
    names = {"fixed": ("value",), "share": ("cap",), "range": ("low", "high")}.get(form.form, ())
    values = [measure.values[getattr(form, name)] for name in names if getattr(form, name)]
    return [end for value in values for end in _chosen(value, answers, wording)]


def _chosen(value: Value, answers: Mapping[str, str], wording: Wording) -> list[int]:
    amount, option = wording.amount(value), answers.get(value.by or "")
    if isinstance(amount, dict) and option in amount:
        return [amount[option]]
    return _numbers(value, wording)


def _base_told(base: Base, wording: Wording) -> str:
    if base.measure:
        other = wording.catalogue.measures[base.measure]
        return wording.inside(wording.text(other.title, other.values))
    questions = [base.answer] if base.answer else list(base.product or ())
    told = [question_told(question or "", wording) for question in questions]
    return " × ".join(wording.inside(one) for one in told)
