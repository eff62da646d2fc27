# SPDX-License-Identifier: MIT
"""What most commands begin with: their options, and the checked catalogue of a project."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.checks import read_checked
from generator.catalogue.reading import FRONT_DOOR
from generator.pages.wording import TEMPLATES, Wording, templates_of, wording_in
from generator.problems import UsageError, message_languages, problem_words


def shared_options(*, given: bool = False) -> argparse.ArgumentParser:
    """Return the options that every command has.

    With `given` they have no defaults: inside a command that has them too, what was given before
    would be lost.
    """
    left_out = argparse.SUPPRESS if given else None
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--project", type=Path, default=left_out or Path(), metavar="DIR",
        help="folder that holds policies.yaml (default: here)",
    )  # fmt: skip
    shared.add_argument(
        "--language", choices=_languages(), default=left_out or "en",
        help="language of messages and results (default: en)",
    )  # fmt: skip
    return shared


def _languages() -> list[str]:
    spoken = {path.stem for path in (TEMPLATES / "words").glob("*.yaml")}
    return sorted(spoken.union(message_languages()))


def project_root(options: argparse.Namespace) -> Path:
    """Return the folder of the project.

    Raises UsageError where it holds no policies.yaml.
    """
    root: Path = options.project.resolve()
    if not (root / FRONT_DOOR).exists():
        message = (
            f"{options.project}: there is no {FRONT_DOOR} here; name its folder: --project DIR"
        )
        raise UsageError(message)
    return root


def checked_catalogue(options: argparse.Namespace) -> Catalogue:
    """Return the catalogue of the project, read and checked."""
    return read_checked(project_root(options))


def wording_of(catalogue: Catalogue, options: argparse.Namespace) -> Wording:
    """Return the words of the language asked for, or of the site's first language."""
    known = options.language in catalogue.languages
    language = options.language if known else catalogue.languages[0]
    return wording_in(catalogue, templates_of(project_root(options)), language)


def say_what_waits(catalogue: Catalogue, options: argparse.Namespace) -> None:
    """Say how many translations are not current, if there are any."""
    if catalogue.not_current:
        waiting = problem_words(options.language)["waiting"]
        print(waiting.format(count=len(catalogue.not_current)), file=sys.stderr)
