# SPDX-License-Identifier: MIT
"""Build the same pages for every search: our site, a copy for Pagefind, and one by MkDocs Material."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import yaml

from benchmarks.catalogue import ROOT
from benchmarks.peers import LANGUAGES, write_mkdocs

# Pages of the search itself: they name everything, and no search should find them.
OF_THE_SEARCH = ("search", "a-z")

# The separator that the documentation of the theme shows, with what it says Chinese needs (the space
# without width that stands between words) and the Chinese marks that the theme's own has.
SEPARATOR = r"""[\s\u200b\u3000\-,:!=\[\]()"/、。，．？！；：（）“”]+|(?!\b)(?=[A-Z][a-z])|\.(?!\d)|&[lg]t;"""

_ARTICLE = re.compile(r"<article(?= class=\"md-content__inner)")


class Sites:
    """The pages of a project, built for a search when it is first asked for, in a folder."""

    def __init__(self, root: Path, folder: Path, ours: Path | None = None) -> None:
        self.root = root
        self.folder = folder
        self._built = {"ours": ours} if ours else {}

    def of(self, key: str) -> Path:
        """Return the site that a search is asked in."""
        if key not in self._built:
            self._built[key] = self._build(key)
        return self._built[key]

    def _build(self, key: str) -> Path:
        folder = self.folder / key
        if key == "ours":
            build_ours(self.root, folder)
        elif key == "pagefind":
            build_pagefind(self.of("ours"), folder)
        else:
            return build_material(self.root, folder)
        return folder


def build_ours(root: Path, site: Path) -> None:
    """Build the site of a project."""
    _run((sys.executable, "-m", "generator", "build", "--site", str(site)), root)


def build_pagefind(ours: Path, folder: Path) -> None:
    """Copy the pages of our site, mark the article in each, and index them with Pagefind."""
    _need("pagefind_bin_extended")
    for page in ours.rglob("index.html"):
        path = page.relative_to(ours)
        if len(path.parts) > 1 and path.parts[1] not in OF_THE_SEARCH:
            copy = folder / path
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(marked(page.read_text("utf-8")), encoding="utf-8")
    _run((sys.executable, "-m", "pagefind", "--site", str(folder)), folder)


def marked(html: str) -> str:
    """Return a page with its article marked as what is to be searched."""
    return _ARTICLE.sub("<article data-pagefind-body", html)


def build_material(root: Path, folder: Path) -> Path:
    """Write the pages of a project as Markdown, build them with MkDocs Material; return the site.

    Chinese is cut into words by jieba, which the theme does wherever it is installed.
    """
    _need("jieba")
    write_mkdocs(root, folder)
    for language in LANGUAGES:
        file = folder / f"{language}-small.yml"
        options = yaml.safe_load(file.read_text("utf-8"))
        options["plugins"] = [{"search": {"lang": language, "separator": SEPARATOR}}]
        for name in OF_THE_SEARCH:
            (folder / language / f"{name}.md").unlink(missing_ok=True)
        options["nav"] = [page for page in options["nav"] if (folder / language / page).exists()]
        file.write_text(yaml.safe_dump(options), encoding="utf-8")
        _run((sys.executable, "-m", "mkdocs", "build", "-q", "-f", file.name), folder)
    return folder / "site"


def _need(module: str) -> None:
    """Refuse to compare with a search that lacks what it needs for Chinese."""
    if find_spec(module) is None:
        raise SystemExit(f"{module} is not installed: run make search-report")


def _run(command: Sequence[str], folder: Path) -> None:
    """Run a command that is to succeed; what it wrote is told only when it fails."""
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "PYTHONPATH": path, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=folder, env=environment, check=False,
                          capture_output=True, text=True)  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
