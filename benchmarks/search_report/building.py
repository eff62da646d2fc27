# SPDX-License-Identifier: MIT
"""What the index adds to a build: the same site built with it and without it, in turns."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.catalogue import write_site
from benchmarks.measuring import measured

MEASURES = 1000
ROUNDS = 5
_WITHOUT = (
    "import generator.engines.material as m; m.write_index = lambda *_: None; "
    "m.SearchEntries.entries = lambda *_: (); "
)
_BUILD = "import sys; from generator.commands import main; sys.exit(main(['build']))"


@dataclass(frozen=True)
class Share:
    """How much longer a build takes with the index than without it, as a part of the latter."""

    clock: float
    processor: float


def index_share(folder: Path) -> Share:
    """Return the share of the index at 1,000 made-up measures, the middle one of some rounds."""
    root = folder / "indexed"
    write_site(root, MEASURES)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    shares = []
    for _ in range(ROUNDS):
        runs = []
        for code in (_WITHOUT + _BUILD, _BUILD):
            shutil.rmtree(root / "site", ignore_errors=True)
            runs.append(measured([[sys.executable, "-c", code]], root, environment))
        without, whole = runs
        shares.append((whole.seconds / without.seconds - 1, whole.cpu / without.cpu - 1))
    clock, processor = (median(values) for values in zip(*shares, strict=True))
    return Share(clock, processor)
