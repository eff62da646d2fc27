# SPDX-License-Identifier: MIT
"""The command line. Each command is a module with `add(subparsers)` and a function that runs it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from generator import __version__
from generator.commands import build, cases, check, estimate, schema
from generator.pages.wording import TEMPLATES
from generator.problems import ProblemsFound, UsageError, message_languages

COMMANDS = (check, build, estimate, cases, schema)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return 0, 1 for problems in the input, 2 for wrong usage."""
    options = parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except ProblemsFound as found:
        print(found.told(options.language), file=sys.stderr)
        return 1
    except UsageError as error:
        print(error, file=sys.stderr)
        return 2
    return code


def _languages() -> list[str]:
    spoken = {path.stem for path in (TEMPLATES / "words").glob("*.yaml")}
    return sorted(spoken.union(message_languages()))


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--project", type=Path, default=Path(), metavar="DIR",
        help="folder that holds policies.yaml (default: here)",
    )  # fmt: skip
    shared.add_argument(
        "--language", choices=_languages(), default="en",
        help="language of messages and results (default: en)",
    )  # fmt: skip
    top = argparse.ArgumentParser(
        prog="policy-atlas", description="Make a bilingual policy website from structured data."
    )
    top.add_argument("--version", action="version", version=f"policy-atlas {__version__}")
    subparsers = top.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add(subparsers, shared)
    return top
