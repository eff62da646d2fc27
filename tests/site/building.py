# SPDX-License-Identifier: MIT
"""Build sites for tests: the real one once for a whole test session, others where a test needs one."""

from __future__ import annotations

import fcntl
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project import ROOT, tiny_site

QUIET = {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"}


def environment(**more: str) -> dict[str, str]:
    """Return the environment in which tests run the project."""
    return {**os.environ, **QUIET, "PYTHONPATH": str(ROOT), **more}


def run(
    *arguments: str | Path, folder: Path = ROOT, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run a module of this Python with arguments, in a folder; return what it said."""
    return subprocess.run(
        [sys.executable, "-m", *map(str, arguments)],
        cwd=folder, env=environment(**more),
        capture_output=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip


def build(project: Path, site: Path, **more: str) -> Path:
    """Build a project into a folder and return the folder."""
    done = run("generator", "build", "--project", project, "--site", site, folder=ROOT, **more)
    assert done.returncode == 0, done.stderr
    return site


def tiny_project(folder: Path) -> Path:
    """Copy the tiny site to a new folder so that it can be built there; return its root."""
    root = tiny_site(folder)
    options = root / "mkdocs.yml"
    theme = ROOT / "site_templates" / "theme"
    told = options.read_text("utf-8").replace("../../../site_templates/theme", str(theme))
    options.write_text(told, "utf-8")
    return root


def built_once(factory: pytest.TempPathFactory) -> Path:
    """Return the real site; the first test process that asks builds it, the others wait."""
    shared = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    site = shared / "atlas-site"
    with (shared / "atlas-site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return site if site.exists() else build(ROOT, site)


def contents(folder: Path) -> dict[str, str]:
    """Return a digest of every file in a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*")) if path.is_file()
    }  # fmt: skip
