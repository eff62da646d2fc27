# SPDX-License-Identifier: MIT
"""The amount of a measure in one look: `up to` `CNY 100,000` `a year`, and what it depends on."""

from __future__ import annotations

from collections.abc import Iterator
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
    layers, form = _unwrapped(measure.amount)
    if form.form in ("by_class", "same_as"):
        return _borrowed(form, wording)
    leads = [layer.form for layer in layers if layer.form in ("up_to", "at_least")]
    capped = form.form == "share" and form.cap is not None
    lead = leads[-1] if leads else "up_to" if capped else ""
    figure, notes = _figure(form, measure, wording, ceiling=lead == "up_to")
    return Headline(
        lead=wording(f"lead.{lead}") if lead else "",
        figure=figure,
        per=_per(layers, form, wording),
        notes=(*notes, *_terms(layers, measure, wording)),
        is_money=form.form not in ("in_kind", "case_by_case"),
    )


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
        ends = [_numbers(values[name]) for name in (form.low, form.high)]
        return wording.span("money", min(ends[0]), max(ends[1])), ()
    if form.form == "share":
        return _share_figure(form, measure, wording)
    if form.form == "matching":
        base, ratio = _base_told(form.of, wording), wording.value(values[form.ratio])
        return wording("figure.matching", base=base, ratio=ratio), ()
    if form.form == "milestones":
        pays = [number for step in form.steps for number in _numbers(values[step.pays])]
        return wording.span("money", min(pays), max(pays)), (wording("figure.milestones"),)
    return wording(f"figure.{form.form}"), ()


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
    numbers = _numbers(value)
    if isinstance(value.amount, int):
        return wording.number(value.unit, value.amount), ()
    by = wording("figure.by", question=wording.inside(question_told(value.by or "", wording)))
    low = max(numbers) if ceiling else min(numbers)
    return wording.span(value.unit, low, max(numbers)), (by,)


def _numbers(value: Value) -> list[int]:
    return list(value.amount.values()) if isinstance(value.amount, dict) else [value.amount]


def _borrowed(form: Any, wording: Wording) -> Headline:
    """Return the headline of an amount that is taken from other measures."""
    entries = form.table.values() if form.form == "by_class" else [form]
    borrowed = [one for one in entries if one.form == "same_as"]
    others = [wording.catalogue.measures[one.measure] for one in borrowed]
    own = headline(others[0], wording)
    figures = [
        amount
        for one, other in zip(borrowed, others, strict=True)
        for amount in _ceilings(other.amount, other, one.answers)
    ]
    same = tuple(dict.fromkeys(wording.text(other.title, other.values) for other in others))
    figure = own.figure
    if figures:
        capped = own.lead == wording("lead.up_to")
        figure = wording.span("money", max(figures) if capped else min(figures), max(figures))
    notes = (wording("figure.same_as", others=wording.listed(same)), *own.notes[-1:])
    return Headline(own.lead, figure, own.per, notes if own.per else notes[:1], is_money=True)


def _ceilings(form: Any, measure: Measure, answers: dict[str, str]) -> list[int]:
    """Return the amounts that a form names, for the answers that are given."""
    _, form = _unwrapped(form)
    name = {"fixed": "value", "share": "cap"}.get(form.form, "")
    value = measure.values.get(getattr(form, name, None) or "")
    if value is None:
        return []
    if isinstance(value.amount, int):
        return [value.amount]
    chosen = answers.get(value.by or "")
    return [value.amount[chosen]] if chosen else list(value.amount.values())


def _base_told(base: Base, wording: Wording) -> str:
    if base.measure:
        return wording.inside(wording.text(wording.catalogue.measures[base.measure].title))
    questions = [base.answer] if base.answer else list(base.product or ())
    told = [question_told(question or "", wording) for question in questions]
    return " × ".join(wording.inside(one) for one in told)
