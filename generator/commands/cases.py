# SPDX-License-Identifier: MIT
"""`cases`: run the worked examples, and show where a result is not what a case expects."""

from __future__ import annotations

import argparse
from typing import Any

from generator.commands.project import checked_catalogue, project_root, wording_of
from generator.estimator.cases import differences, read_cases
from generator.estimator.estimate import estimate
from generator.estimator.program import compile_program
from generator.pages.wording import Wording
from generator.problems import problem_words


def add(subparsers: Any, shared: argparse.ArgumentParser) -> None:
    """Add the command to the command line."""
    command = subparsers.add_parser("cases", parents=[shared], help="run the worked examples")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Run every case of the project; return 1 if one differs."""
    root = project_root(options)
    catalogue = checked_catalogue(options)
    program = compile_program(catalogue)
    found = read_cases(root / "content" / "cases", root, program)
    different = [
        one for case in found
        for one in differences(case, estimate(program, case.answers, case.as_of))
    ]  # fmt: skip
    words = problem_words(options.language)
    wording = wording_of(catalogue, options)
    for one in different:
        print(words["difference"].format(
            place=one.case.place, title=one.case.record.title, measure=one.measure, key=one.key,
            expected=_told(one.key, one.expected, wording),
            actual=_told(one.key, one.actual, wording)))  # fmt: skip
    print(words["cases"].format(cases=len(found), differences=len(different)))
    return 1 if different else 0


def _told(key: str, value: Any, wording: Wording) -> str:
    if key == "yearly":
        return wording.listed([_told("low", low, wording) for low, _ in value])
    if key not in ("low", "high"):
        return wording.listed(value) if isinstance(value, list) else str(value)
    return wording("estimator.open") if value is None else wording.money(value)
