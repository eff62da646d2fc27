# SPDX-License-Identifier: MIT
"""`check`: read everything, say everything that is wrong, write nothing."""

from __future__ import annotations

import argparse
from typing import Any

from generator.catalogue.checks import read_checked
from generator.commands.project import checked_catalogue, project_root, say_what_waits
from generator.problems import problem_words


def add(subparsers: Any, shared: argparse.ArgumentParser) -> None:
    """Add the command to the command line."""
    command = subparsers.add_parser("check", parents=[shared], help="say what is wrong in the data")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check the project."""
    catalogue = checked_catalogue(options)
    if catalogue.front.drafts:
        read_checked(project_root(options), drafts=True)
    print(
        problem_words(options.language)["clean"].format(
            clauses=len(catalogue.clauses), measures=len(catalogue.measures),
            duties=len(catalogue.duties), services=len(catalogue.services),
        )
    )  # fmt: skip
    say_what_waits(catalogue, options)
    return 0
