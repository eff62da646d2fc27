# SPDX-License-Identifier: MIT
"""`estimate`: what one situation could receive, for people or as JSON."""

from __future__ import annotations

import argparse
import contextlib
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from generator.catalogue.strict_yaml import read_yaml
from generator.commands.project import checked_catalogue, wording_of
from generator.estimator.estimate import estimate
from generator.estimator.groups import COUNTED
from generator.estimator.program import compile_program
from generator.estimator.situation import read_situation
from generator.pages.describe import question_told
from generator.pages.links import Links
from generator.pages.wording import Wording
from generator.problems import ProblemsFound, UsageError

Result = Mapping[str, Any]
ORDER = (
    "eligible", "conditional", "negotiated", "in_kind", "needs_answers", "nothing_due", "planned",
)  # fmt: skip


def add(subparsers: Any, shared: argparse.ArgumentParser) -> None:
    """Add the command to the command line."""
    command = subparsers.add_parser(
        "estimate", parents=[shared], help="work out what a situation could receive"
    )
    command.add_argument("--situation", type=Path, required=True, metavar="FILE",
                         help="YAML or JSON file: question: answer")  # fmt: skip
    command.add_argument("--as-of", type=_day, metavar="DATE",
                         help="a day as 2026-01-31 (default: the edition of the data)")  # fmt: skip
    command.add_argument("--json", action="store_true", help="print JSON, money in fen")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Estimate the situation and print the results."""
    catalogue = checked_catalogue(options)
    program = compile_program(catalogue)
    path: Path = options.situation.absolute()
    if not path.is_file():
        raise UsageError(
            f"{options.situation}: this is no file; write one line per answer, question: answer"
        )
    answers, problems = read_situation(program, read_yaml(path, path.parent))
    if problems:
        raise ProblemsFound(problems)
    as_of = options.as_of.isoformat() if options.as_of else program["edition"]
    estimated = estimate(program, answers, as_of)
    if options.json:
        print(json.dumps(estimated, ensure_ascii=False, indent=1))
    else:
        print("\n".join(told(estimated, wording_of(catalogue, options))))
    return 0


def told(estimated: Result, wording: Wording) -> Iterator[str]:
    """Yield the lines of an estimate, the surest results first."""
    yield f"{wording('estimator.as_of')}{wording('colon')}{wording.date(_day(estimated['as_of']))}"
    for state in ORDER:
        found = [result for result in estimated["results"] if _standing(result) == state]
        if found:
            yield f"\n{wording(f'state.{state}')} ({len(found)})"
        for result in found:
            yield from _result_told(result, wording)
    near = [result for result in estimated["results"] if result["changes"]]
    if near:
        yield f"\n{wording('state.not_eligible')} ({len(near)})"
    for result in near:
        yield from _change_told(result, wording)
    if estimated["totals"]:
        yield f"\n{wording('estimator.totals')}"
    for total in estimated["totals"]:
        payee = wording.named("payees", total["payee"])
        yield f"  {payee}{wording('colon')}{_span(total['low'], total['high'], wording)}"
    yield f"\n{wording('footer.caution')}"


def _standing(result: Result) -> str:
    """Return under which state a result stands: what is planned for others is not to be had later."""
    is_for_others = any(reason["outcome"] == "failed" for reason in result["reasons"])
    state: str = result["state"]
    return "not_eligible" if state == "planned" and is_for_others else state


def _result_told(result: Result, wording: Wording) -> Iterator[str]:
    yield _title_told(result, wording)
    if result["state"] in (*COUNTED, "nothing_due") and result["yearly"]:
        payee = wording.named("payees", result["payee"])
        span = _span(result["low"], result["high"], wording)
        yield f"    {wording('measure.payee')}{wording('colon')}{payee}, {span}"
        for number, step in enumerate(result["steps"], 1):
            yield f"    {number}. {_step_told(step, wording)}"
    if result["missing"]:
        asked = wording.listed([question_told(question, wording) for question in result["missing"]])
        yield f"    {wording('estimator.missing')}{wording('colon')}{asked}"
    if result["doubts"]:
        yield f"    {wording('doubt.badge')}{wording('colon')}{len(result['doubts'])}"


def _title_told(result: Result, wording: Wording) -> str:
    measure = wording.catalogue.measures[result["measure"]]
    clause = Links(wording).clause(result["clause"]).name
    return f"  {wording.text(measure.title, measure.values)} [{clause}]"


def _change_told(result: Result, wording: Wording) -> Iterator[str]:
    """Yield what would have to be otherwise for a measure that is not available."""
    yield _title_told(result, wording)
    told = [_test_told(test, wording) for test in result["changes"]]
    words = wording.counted("estimator.change", len(told))
    yield f"    {words}{wording('colon')}{wording('list.comma').join(told)}"


def _test_told(test: Result, wording: Wording) -> str:
    if "not" in test:
        inner, single = test["not"], test["not"]["operator"] == "is"
        if not single:
            return wording("operator.not", condition=_test_told(inner, wording))
        return _compared("is_not", inner, wording)
    return _compared(test["operator"], test, wording)


def _compared(operator: str, test: Result, wording: Wording) -> str:
    id_, value = test["question"], test["value"]
    question = question_told(id_, wording)
    if isinstance(value, Mapping):
        numbers = _value_told(value, wording)
        return wording(f"operator.{operator}", question=question, value=numbers)
    answers = [
        wording(f"answer.{str(one).lower()}") if isinstance(one, bool)
        else wording.option(id_, one, short=False)
        for one in value
    ]  # fmt: skip
    return wording(f"operator.{operator}", question=question, value=wording.either(answers))


def _value_told(value: Result, wording: Wording) -> str:
    unit, amount = value["unit"], value["amount"]
    if not isinstance(amount, Mapping):
        return wording.number(unit, amount)
    return wording.listed([
        wording("table.entry", option=wording.option(value["by"], option),
                value=wording.number(unit, entry))
        for option, entry in amount.items()
    ])  # fmt: skip


def _step_told(step: Result, wording: Wording) -> str:
    inputs = [
        f"{_label(one, wording)} {_range(one['unit'], one['range'], wording)}"
        + _noted(one, step, wording)
        for one in step["inputs"]
    ]
    name, result = wording(f"step.{step['step']}"), _range("money", step["result"], wording)
    return f"{name}{wording('colon')}{wording.listed(inputs)} → {result}"


def _label(operand: Result, wording: Wording) -> str:
    """Return what an operand is; what a threshold pays is named with the threshold."""
    details = {"over": _range("money", operand["over"], wording)} if "over" in operand else {}
    return wording("input." + operand["name"], **details)


def _noted(operand: Result, step: Result, wording: Wording) -> str:
    """Return which step an operand is from, and whether it decides."""
    notes = [wording("estimator.step", n=operand["step"] + 1)] if "step" in operand else []
    if operand["name"] == step["decided"]:
        notes.append(wording("estimator.decides"))
    return f" ({wording.with_commas(notes)})" if notes else ""


def _range(unit: str, ends: list[int | None], wording: Wording) -> str:
    low, high = ends
    if high is None:
        return wording("lead.at_least") + wording("sentence.gap") + wording.number(unit, low or 0)
    return wording.span(unit, low or 0, high)


def _span(low: int, high: int | None, wording: Wording) -> str:
    return _range("money", [low, high], wording)


def _day(written: str) -> date:
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
        with contextlib.suppress(ValueError):
            return date.fromisoformat(written)
    raise argparse.ArgumentTypeError(f"{written!r} is no day; write one as 2026-01-31")
