# SPDX-License-Identifier: MIT
"""The tiny site of the tests: copies of it, changes to it, and everything that is wrong with it."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.checks import check
from generator.catalogue.reading import read_catalogue
from generator.estimator.cases import read_cases
from generator.estimator.program import compile_program
from generator.problems import Problem, ProblemsFound

ROOT = Path(__file__).resolve().parents[1]
TINY = Path(__file__).parent / "sites" / "harbourtown"

# Where each file of a change belongs in the site.
_BELONGS = {
    "policies.yaml": "policies.yaml",
    "added.yaml": "content/data/added.yaml",
    "cases.yaml": "content/cases/added.yaml",
    "translations.lock.json": "content/translations.lock.json",
}


def tiny_site(folder: Path) -> Path:
    """Copy the tiny site to a new folder and return its root."""
    return Path(shutil.copytree(TINY, folder / "site", ignore=shutil.ignore_patterns("site")))


def change(root: Path, overlay: Path) -> None:
    """Lay the files of a folder over a site.

    `policies.yaml` takes the place of the site's own; `added.yaml` is one more data file, and
    `cases.yaml` one more file of cases. `translations.lock.json` makes the site keep track.
    """
    for name, target in _BELONGS.items():
        if (overlay / name).exists():
            shutil.copy(overlay / name, root / target)
    if (overlay / "added.yaml").exists():
        list_data_file(root, "content/data/added.yaml")


def list_data_file(root: Path, name: str) -> None:
    """Add a file to the list `data`, which is the last of `policies.yaml`."""
    with (root / "policies.yaml").open("a", encoding="utf-8") as front:
        front.write(f"  - {name}\n")


def add_data(root: Path, content: bytes, name: str = "content/data/added.yaml") -> None:
    """Write one more data file and list it."""
    (root / name).write_bytes(content)
    list_data_file(root, name)


def catalogue_of(root: Path) -> Catalogue:
    """Return the checked catalogue of a site."""
    catalogue = read_catalogue(root)
    check(catalogue)
    return catalogue


def problems_of(root: Path) -> ProblemsFound | None:
    """Return everything that is wrong with the data and the cases of a site."""
    try:
        read_cases(root / "content" / "cases", root, compile_program(catalogue_of(root)))
    except ProblemsFound as found:
        return found
    return None


def codes(found: ProblemsFound | None) -> list[tuple[str, str]]:
    """Return place and code of each problem."""
    problems: tuple[Problem, ...] = found.problems if found else ()
    return [(str(problem.place), problem.code) for problem in problems]
