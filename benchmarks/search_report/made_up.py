# SPDX-License-Identifier: MIT
"""A site of 5,000 made-up measures, and queries made from words that stand in its titles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from benchmarks.catalogue import write_site
from benchmarks.search_report.queries import Query
from benchmarks.search_report.sites import build_ours

MEASURES = 5000
# Files of data, from which the first measure is taken.
_FILES = (1, 40, 80, 120)


def build_made_up(folder: Path) -> tuple[Path, list[Query]]:
    """Write and build the site in an empty folder; return it and what it is asked."""
    root, site = folder / "made-up", folder / "made-up-site"
    write_site(root, MEASURES)
    build_ours(root, site)
    return site, list(dict.fromkeys(_queries(root / "content" / "data")))


def _queries(folder: Path) -> Iterator[Query]:
    """Yield a word and a whole title in each language from each of some files."""
    for number in _FILES:
        text = (folder / f"part-{number}.yaml").read_text("utf-8")
        title = yaml.load(text, yaml.CSafeLoader)["measures"][0]["title"]
        yield Query(title["zh"][:2], "zh")
        yield Query(title["zh"], "zh")
        yield Query(title["en"].split()[0], "en")
        yield Query(title["en"], "en")
