# SPDX-License-Identifier: MIT
"""The amount forms: each is a function from a form and a context to an amount.

An amount is a schedule: what is paid in the first, second, … year, and how firm that is. The
functions stand in the same order, under the same names, in `amounts.js`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from generator.estimator.context import FROM_THE_CLAUSE, Context, Node, told
from generator.estimator.intervals import (
    ANYTHING,
    ZERO,
    Interval,
    exactly,
    excess,
    greatest,
    highest,
    hull,
    least,
    perhaps,
    rated,
    times,
    total,
)

# A bound of what is money for some answers and support in kind for others: no number says so.
MIXED = "mixed"


class Amount(NamedTuple):
    """What is paid year by year in fen; `bound` says in one word how firm it is.

    `origin` names the step that it is the result of, as part of an operand.
    """

    yearly: tuple[Interval, ...]
    bound: str
    origin: Node = FROM_THE_CLAUSE


def amount(form: Node, context: Context) -> Amount:
    """Compute an amount form.

    Where it is known exactly without the answer to a question, that question is not missed.
    """
    missed, stepped = len(context.missing), len(context.steps)
    computed = FORMS[form["form"]](form, context)
    bound = computed.bound
    if bound != MIXED:
        if all(year.low == year.high for year in computed.yearly):
            del context.missing[missed:]
        bound = borne_out(bound, total(computed.yearly))
    return Amount(computed.yearly, bound, context.latest_step(since=stepped))


def fixed(form: Node, context: Context) -> Amount:
    """The amount of one value."""
    result = context.value(form["value"])
    context.step("fixed", [_operand("value", form["value"], context)], result)
    return Amount((result,), "exact")


def between(form: Node, context: Context) -> Amount:
    """Between two values."""
    result = Interval(context.value(form["low"]).low, context.value(form["high"]).high)
    inputs = [_operand("low", form["low"], context), _operand("high", form["high"], context)]
    context.step("range", inputs, result)
    return Amount((result,), "range")


def at_least(form: Node, context: Context) -> Amount:
    """An amount that is open above."""
    inner = amount(form["amount"], context)
    yearly = tuple(Interval(year.low, None) for year in inner.yearly)
    context.step(
        "at_least", [told("amount", "money", total(inner.yearly), inner.origin)], total(yearly)
    )
    return Amount(yearly, "at_least")


def up_to(form: Node, context: Context) -> Amount:
    """A discretionary amount: from nothing up to its ceiling."""
    inner = amount(form["amount"], context)
    yearly = tuple(perhaps(year, sure=False) for year in inner.yearly)
    context.step(
        "up_to", [told("ceiling", "money", total(inner.yearly), inner.origin)], total(yearly)
    )
    return Amount(yearly, "up_to")


def share(form: Node, context: Context) -> Amount:
    """A rate on a base or on its excess, with a floor and a cap."""
    base, origin = _base(form["of"], context)
    inputs = [told("base", "money", base, origin)]
    if "over" in form:
        base = excess(base, context.value(form["over"]))
        inputs.append(_operand("over", form["over"], context))
    result = rated(base, context.value(form["rate"]))
    inputs.append(_operand("rate", form["rate"], context))
    decided = None
    if "floor" in form:
        floor = context.value(form["floor"])
        inputs.append(_operand("floor", form["floor"], context))
        decided = "floor" if result.high is not None and result.high < floor.low else None
        result = greatest(result, floor)
    if "cap" in form:
        cap = _cap(form, context, inputs)
        decided = "cap" if cap.high is not None and result.low > cap.high else decided
        result = least(result, cap)
    context.step("share", inputs, result, decided)
    return Amount((result,), "capped" if decided == "cap" else "exact")


def matching(form: Node, context: Context) -> Amount:
    """An amount in a ratio to what another pays in."""
    base, origin = _base(form["of"], context)
    result = rated(base, context.value(form["ratio"]))
    inputs = [told("base", "money", base, origin)]
    inputs.append(_operand("ratio", form["ratio"], context))
    context.step("matching", inputs, result)
    return Amount((result,), "exact")


def per_year(form: Node, context: Context) -> Amount:
    """An amount paid each year, for as many years as are asked for and allowed."""
    limit = context.value(form["years"]) if "years" in form else None
    if "entries" in form:
        return _year_by_year(form, limit, context)
    asked = context.number(form["question"]) if "question" in form else limit or exactly(1)
    years = asked if limit is None else least(asked, limit)
    inner = amount(form["amount"], context)
    year = total(inner.yearly)
    yearly = tuple(perhaps(year, sure=number < years.low) for number in range(years.high or 0))
    decided = "limit" if asked.low > (years.high or 0) else None
    inputs = [told("yearly", "money", year, inner.origin)]
    origin = context.origin(form["question"]) if "question" in form else FROM_THE_CLAUSE
    inputs.append(told("years", "years", asked, origin))
    if "years" in form:
        inputs.append(_operand("limit", form["years"], context))
    context.step("per_year", inputs, total(yearly), decided)
    return Amount(yearly or (ZERO,), inner.bound)


def per_head(form: Node, context: Context) -> Amount:
    """An amount for each one counted, beyond the first few, up to so many."""
    counted = context.number(form["count"])
    inputs = [told("count", "count", counted, context.origin(form["count"]))]
    if "beyond" in form:
        counted = excess(counted, context.value(form["beyond"]))
        inputs.append(_operand("beyond", form["beyond"], context))
    if "at_most" in form:
        counted = least(counted, context.value(form["at_most"]))
        inputs.append(_operand("at_most", form["at_most"], context))
    inner = amount(form["amount"], context)
    yearly = tuple(times(year, counted) for year in inner.yearly)
    inputs.append(told("each", "money", total(inner.yearly), inner.origin))
    context.step("per_head", inputs, total(yearly))
    return Amount(yearly, inner.bound)


def each(form: Node, context: Context) -> Amount:
    """The sum over the entries of a list question, each computed on its own."""
    entries = context.answer(form["entries"])
    if entries is None:
        return Amount((ANYTHING,), "exact")
    parts = [amount(form["amount"], _with_entry(form, context, entry)) for entry in entries]
    result = total(total(part.yearly) for part in parts)
    inputs = [told("entry", "money", total(part.yearly), part.origin) for part in parts]
    context.step("each", inputs, result)
    return Amount((result,), firmness(part.bound for part in parts))


def threshold(form: Node, context: Context) -> Amount:
    """An amount that is paid where a base reaches a value."""
    base, origin = _base(form["of"], context)
    needed = context.value(form["at_least"])
    inner = amount(form["amount"], context)
    reached = needed.high is not None and base.low >= needed.high
    missed = base.high is not None and base.high < needed.low
    inputs = [told("base", "money", base, origin)]
    inputs.append(_operand("at_least", form["at_least"], context))
    yearly = tuple(ZERO if missed else perhaps(year, sure=reached) for year in inner.yearly)
    context.step("threshold", inputs, total(yearly), "at_least" if missed else None)
    return Amount(yearly, inner.bound)


def milestones(form: Node, context: Context) -> Amount:
    """Pays when yearly figures first pass a threshold, within a number of years."""
    window = context.value(form["within"])
    pays = [(context.value(step["over"]), context.value(step["pays"])) for step in form["steps"]]
    entries = context.answer(form["entries"])
    if entries is None:
        return Amount((total(perhaps(pay, sure=False) for _, pay in pays),), "exact")
    figures = list(entries)[: window.high]
    paid = highest if form["pay"] == "highest" else total
    yearly = tuple(
        perhaps(paid(_newly_passed(figures[:year], figure, pays)), sure=year < window.low)
        for year, figure in enumerate(figures)
    )
    origin = context.origin(form["entries"])
    inputs = [told("figure", "money", exactly(figure), origin) for figure in figures]
    inputs += _marks(form["steps"], max(figures, default=0), context)
    inputs.append(_operand("within", form["within"], context))
    context.step("milestones", inputs, total(yearly))
    return Amount(yearly or (ZERO,), "exact")


def by_class(form: Node, context: Context) -> Amount:
    """Another form for each option of a choice."""
    missed = len(context.missing)
    option = context.answer(form["question"])
    if option is not None:
        chosen = form["table"].get(option)
        return amount(chosen, context) if chosen else Amount((ZERO,), "exact")
    asked = len(context.missing)
    options = context.program["questions"][form["question"]]["options"]
    entries = [form["table"][one] for one in options if one in form["table"]]
    all_of_them = [amount(entry, context) for entry in entries]
    alike = len({(one.yearly, one.bound) for one in all_of_them}) == 1
    if alike and len(context.missing) == asked:
        del context.missing[missed:]
    in_money = [one for one in all_of_them if one.yearly]
    is_mixed = 0 < len(in_money) < len(all_of_them) or MIXED in {one.bound for one in all_of_them}
    bound = MIXED if is_mixed else all_of_them[0].bound if alike else "range"
    longest = max((len(one.yearly) for one in all_of_them), default=0)
    padded = [one.yearly + (ZERO,) * (longest - len(one.yearly)) for one in all_of_them]
    return Amount(tuple(hull(year) for year in zip(*padded, strict=True)), bound)


def same_as(form: Node, context: Context) -> Amount:
    """The amount of another measure, with some answers taken as given."""
    other = _measure(form["measure"], context)
    return amount(other["amount"], context.with_given(form["answers"]))


def case_by_case(form: Node, context: Context) -> Amount:
    """Settled case by case: nothing can be said about the amount."""
    del form, context
    return Amount((ANYTHING,), "open")


def in_kind(form: Node, context: Context) -> Amount:
    """Not money."""
    del form, context
    return Amount((), "exact")


FORMS: dict[str, Callable[[Node, Context], Amount]] = {
    "fixed": fixed,
    "range": between,
    "at_least": at_least,
    "up_to": up_to,
    "share": share,
    "matching": matching,
    "per_year": per_year,
    "per_head": per_head,
    "each": each,
    "threshold": threshold,
    "milestones": milestones,
    "by_class": by_class,
    "same_as": same_as,
    "case_by_case": case_by_case,
    "in_kind": in_kind,
}


def firmness(bounds: Iterable[str]) -> str:
    """Return one word for how firm several amounts are together."""
    found = set(bounds)
    if len(found) == 1:
        return found.pop()
    if found <= {"exact", "capped"}:
        return "capped" if found else "exact"
    return "range"


def borne_out(bound: str, whole: Interval) -> str:
    """Return the word for how firm an amount is, corrected where its numbers say otherwise."""
    if whole.low == whole.high:
        return "capped" if bound == "capped" else "exact"
    if whole.high is None:
        return "open" if bound == "open" else "at_least"
    return "range" if bound in ("exact", "capped") else bound


def _base(base: Node, context: Context) -> tuple[Interval, Node]:
    """Return what a share is taken of, and where it is from."""
    if "answer" in base:
        return context.number(base["answer"]), context.origin(base["answer"])
    if "product" in base:
        return _product(base["product"], context)
    other = amount(_measure(base["measure"], context)["amount"], context)
    return total(other.yearly), other.origin


def _product(questions: list[str], context: Context) -> tuple[Interval, Node]:
    whole, rate = (context.number(question) for question in questions)
    of_whole, of_rate = (context.origin(question) for question in questions)
    result = rated(whole, rate)
    inputs = [told("amount", "money", whole, of_whole), told("rate", "percent", rate, of_rate)]
    context.step("product", inputs, result)
    return result, context.latest_step()


def _cap(form: Node, context: Context, inputs: list[dict[str, Any]]) -> Interval:
    cap = context.value(form["cap"])
    inputs.append(_operand("cap", form["cap"], context))
    if "already" in form:
        used = context.number(form["already"])
        inputs.append(told("already", "money", used, context.origin(form["already"])))
        cap = excess(cap, used)
    return cap


def _year_by_year(form: Node, limit: Interval | None, context: Context) -> Amount:
    entries = context.answer(form["entries"])
    if entries is None:
        return Amount((ANYTHING,), "exact")
    counted = list(entries) if limit is None else list(entries)[: limit.high]
    parts = [amount(form["amount"], _with_entry(form, context, entry)) for entry in counted]
    yearly = tuple(
        perhaps(total(part.yearly), sure=limit is None or year < limit.low)
        for year, part in enumerate(parts)
    )
    inputs = [
        told("yearly", "money", year, part.origin) for year, part in zip(yearly, parts, strict=True)
    ]
    context.step("per_year", inputs, total(yearly))
    return Amount(yearly or (ZERO,), firmness(part.bound for part in parts))


def _with_entry(form: Node, context: Context, entry: int) -> Context:
    return context.with_answers({form["entries"]: entry})


def _newly_passed(
    earlier: list[int], figure: int, pays: list[tuple[Interval, Interval]]
) -> list[Interval]:
    """Return what the thresholds pay that a figure passes and no earlier one has."""
    before = max(earlier, default=0)
    found: list[Interval] = []
    for over, pay in pays:
        now, already = excess(exactly(figure), over), excess(exactly(before), over)
        if figure > before and now.high and not already.low:
            sure = now.low > 0 and already.high == 0
            found.append(perhaps(pay, sure=sure))
    return found


def _marks(steps: list[Node], most: int, context: Context) -> list[dict[str, Any]]:
    """Return what each threshold pays as an operand, named by whether a figure has passed it."""
    ahead = iter(["next"])
    marks: list[dict[str, Any]] = []
    for step in steps:
        over = context.value(step["over"])
        is_passed = over.high is not None and most > over.high
        name = "passed" if is_passed else next(ahead, "ahead")
        marks.append({**_operand(name, step["pays"], context), "over": list(over)})
    return marks


def _measure(id_: str, context: Context) -> Node:
    measures: dict[str, Node] = context.program["measures"]
    return measures[id_]


def _operand(name: str, value: Node, context: Context) -> dict[str, Any]:
    return told(name, value["unit"], context.value(value), context.origin_of(value))
