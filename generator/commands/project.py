# SPDX-License-Identifier: MIT
"""What most commands begin with: the checked catalogue of a project."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.checks import read_checked
from generator.catalogue.reading import FRONT_DOOR
from generator.pages.wording import Wording, read_words, templates_of
from generator.problems import UsageError


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
    templates = templates_of(project_root(options))
    return Wording(catalogue, language, read_words(templates, language))
