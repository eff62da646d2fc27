# SPDX-License-Identifier: MIT
"""`cases`: run the worked examples, and show where a result is not what a case expects."""

from __future__ import annotations

import argparse
from typing import Any

from generator.commands.project import checked_catalogue, project_root
from generator.estimator.cases import differences, read_cases
from generator.estimator.estimate import estimate
from generator.estimator.program import compile_program
from generator.problems import problem_words


def add(subparsers: Any, shared: argparse.ArgumentParser) -> None:
    """Add the command to the command line."""
    command = subparsers.add_parser("cases", parents=[shared], help="run the worked examples")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Run every case of the project; return 1 if one differs."""
    root = project_root(options)
    program = compile_program(checked_catalogue(options))
    found = read_cases(root / "content" / "cases", root, program)
    lines = [
        line for case in found
        for line in differences(case, estimate(program, case.answers, case.as_of))
    ]  # fmt: skip
    for line in lines:
        print(line)
    words = problem_words(options.language)["cases"]
    print(words.format(cases=len(found), differences=len(lines)))
    return 1 if lines else 0
