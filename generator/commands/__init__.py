# SPDX-License-Identifier: MIT
"""The command line. Each command is a module with `add(subparsers)` and a function that runs it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from generator import __version__
from generator.commands import (
    build,
    cases,
    check,
    coverage,
    estimate,
    schema,
    search,
    translations,
)
from generator.commands.project import shared_options
from generator.problems import ProblemsFound, UsageError

COMMANDS = (check, build, search, estimate, cases, coverage, translations, schema)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return 0, 1 for problems in the input, 2 for wrong usage."""
    options = parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has seen enough (`| head`); Python must not find the pipe again at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except ProblemsFound as found:
        print(found.told(options.language), file=sys.stderr)
        return 1
    except UsageError as error:
        print(error, file=sys.stderr)
        return 2
    return code


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    shared = shared_options()
    top = argparse.ArgumentParser(
        prog="policy-atlas", description="Make a bilingual policy website from structured data."
    )
    top.add_argument("--version", action="version", version=f"policy-atlas {__version__}")
    subparsers = top.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add(subparsers, shared)
    return top
