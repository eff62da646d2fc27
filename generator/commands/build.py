# SPDX-License-Identifier: MIT
"""`build`: make the site beside the one that is there, and put it in its place when it is whole."""

from __future__ import annotations

import argparse
import gc
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from generator.commands.project import checked_catalogue, project_root, say_what_waits
from generator.problems import UsageError


def add(subparsers: Any, shared: argparse.ArgumentParser) -> None:
    """Add the command to the command line."""
    command = subparsers.add_parser("build", parents=[shared], help="make the site")
    command.add_argument("--site", type=Path, metavar="DIR", help="where to (default: site)")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check the data, build every language, and swap the new site in."""
    from generator.engines.material import SELDOM, SiteNotBuilt, build_site

    gc.set_threshold(*SELDOM)  # a build keeps most of what it makes
    started = time.monotonic()
    root = project_root(options)
    site: Path = (options.site or root / "site").resolve()
    _refuse_other_folders(site, root)
    _restore(site)
    _say("Checking the data …")
    catalogue = checked_catalogue(options).without_origins()
    _say(f"Building {', '.join(catalogue.languages)} …")
    site.parent.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=f".{site.name}-new-", dir=site.parent))
    try:
        build_site(root / "mkdocs.yml", staging, catalogue)
        pages = _same_pages(staging, catalogue.languages)
        _swap(staging, site)
    except SiteNotBuilt as error:
        raise UsageError(f"The site was not built: {error} {site} is as it was.") from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    seconds = time.monotonic() - started
    say_what_waits(catalogue, options)
    _say(
        f"Done: {pages} pages in each of {len(catalogue.languages)} languages, from "
        f"{len(catalogue.measures)} measures and {len(catalogue.duties)} duties, in {seconds:.1f} s.\n"
        f"The site is in {_shown(site)}. To look at it: make serve, or\n"
        f"  python3 -m http.server --directory {_shown(site)} 8000   and open http://localhost:8000/"
    )
    return 0


def _same_pages(site: Path, languages: tuple[str, ...]) -> int:
    """Return how many pages each language has; every language must have the same ones."""
    found = {
        language: {p.relative_to(site / language) for p in (site / language).rglob("index.html")}
        for language in languages
    }
    first = found[languages[0]]
    for language, pages in found.items():
        if pages != first:
            odd = ", ".join(sorted(str(page.parent) for page in pages ^ first))
            message = (
                f"The languages {languages[0]} and {language} do not have the same pages: {odd}. "
                f"Hand-written pages stand in content/pages under the same name for every language."
            )
            raise UsageError(message)
    return len(first)


def _refuse_other_folders(site: Path, root: Path) -> None:
    """Refuse to replace anything but a site that was built here, or an empty folder."""
    built_here = (site / "data" / "catalogue.json").is_file()
    empty = not site.exists() or (site.is_dir() and not any(site.iterdir()))
    if root.is_relative_to(site) or not (built_here or empty):
        raise UsageError(
            f"{site}: this is not a site that was built here; name an empty or a new folder"
        )


def _swap(staging: Path, site: Path) -> None:
    """Put the new site in the place of the old one; the old one comes back if that fails."""
    old = _old(site)
    staging.chmod(0o755)
    if site.exists():
        site.rename(old)
    try:
        staging.rename(site)
    except BaseException:
        _restore(site)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _restore(site: Path) -> None:
    """Bring back the old site if it was put aside and no new one took its place."""
    old = _old(site)
    if old.exists() and not site.exists():
        old.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def _old(site: Path) -> Path:
    return site.with_name(f".{site.name}-old")


def _shown(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
