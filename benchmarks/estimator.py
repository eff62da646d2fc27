# SPDX-License-Identifier: MIT
"""How fast the estimator is in the browser, beside its twin: `python -m benchmarks.estimator`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from subprocess import run
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from benchmarks.arrival import SLOWER, Arrival, arrival
from benchmarks.catalogue import ROOT
from generator.catalogue.reading import read_catalogue
from generator.estimator.cases import read_cases
from generator.estimator.estimate import estimate
from generator.estimator.program import compile_program
from tests.browser_support import browser, served

SCRIPTS = ROOT / "site_templates" / "assets" / "estimator"
RESULTS = ROOT / "benchmarks" / "results.md"
HEADING = "## The estimator"
ROUNDS = 5
# The clock is read around each evaluation; Chromium tells it to a tenth of a millisecond.
_TIMED = """async (text) => {
    const { estimate } = await import("/estimate.js");
    const [program, asked] = JSON.parse(text);
    return asked.map(([answers, asOf]) => {
        const start = performance.now();
        estimate(program, answers, asOf);
        return performance.now() - start;
    });
}"""

Asked = Sequence[tuple[Mapping[str, Any], str]]


@dataclass(frozen=True)
class Measured:
    """Milliseconds of every evaluation, the first round left out."""

    measures: int
    situations: int
    in_browser: Sequence[float]
    in_python: Sequence[float]
    arrival: Arrival


def main() -> int:
    """Measure, print the section and put it into the results."""
    section = told(measured())
    sys.stdout.write(section)
    kept = RESULTS.read_text(encoding="utf-8")
    RESULTS.write_text(with_section(kept, section), encoding="utf-8")
    return 0


def measured() -> Measured:
    """Evaluate all measures of the project for the situations of its worked examples."""
    program = compile_program(read_catalogue(ROOT))
    cases = read_cases(ROOT / "content" / "cases", ROOT, program)
    asked = [(dict(case.answers), case.as_of) for case in cases]
    in_browser: list[float] = []
    in_python: list[float] = []
    for theirs, ours in zip(_in_browser(program, asked), _in_python(program, asked), strict=True):
        in_browser += theirs
        in_python += ours
    return Measured(
        len(program["measures"]), len(asked), in_browser[len(asked) :], in_python[len(asked) :],
        _arrival(),
    )  # fmt: skip


def told(one: Measured) -> str:
    """Return the section of the report."""
    browser_ms, python_ms = median(one.in_browser), median(one.in_python)
    slowest = quantiles(one.in_browser, n=20)[-1]
    return f"""\
{HEADING}

All {one.measures} measures of the project, evaluated for the situation of each of its {one.situations} worked
examples, {ROUNDS} rounds after a first one; Chromium and Python take turns, round by round.

| what | measured | goal |
|---|---:|---:|
| a full evaluation in Chromium, median ms | {browser_ms:.2f} | under 2 |
| the slowest of twenty, ms | {slowest:.2f} | |
| the same in Python, median ms | {python_ms:.2f} | |
| time, Chromium to Python | {browser_ms / python_ms:.2f} | |
| script, kB | {one.arrival.script / 1000:.1f} | at most 25 |
| script for comparing, printing and files, fetched after the first answer, kB | {one.arrival.extras / 1000:.1f} | |
| program and words, kB | {one.arrival.data / 1000:.1f} | at most 60 |
| the estimator as one file, kB | {one.arrival.embedded / 1000:.1f} | |
| until it stands, ms | {one.arrival.ready:.0f} | under 1,000 |

What is sent is compressed with gzip; of two languages the larger counts. It stands once a browser that has
nothing yet shows who is asking, with a processor {SLOWER} times slower and a line of 1.6 Mbit/s; the median of
{ROUNDS} visits in each language.
"""


def _arrival() -> Arrival:
    with TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        command = [sys.executable, "-m", "generator", "build", "--site", str(site)]
        run(command, cwd=ROOT, check=True, capture_output=True)
        return arrival(site, read_catalogue(ROOT).languages)


def with_section(report: str, section: str) -> str:
    """Return a report with this section at its end, in place of an older one."""
    return report.partition(f"\n{HEADING}")[0].rstrip("\n") + f"\n\n{section}"


def _in_browser(program: Mapping[str, Any], asked: Asked) -> Iterator[list[float]]:
    with served(SCRIPTS) as address, browser().new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/estimate.js")
        for _ in range(ROUNDS + 1):
            times: list[float] = page.evaluate(_TIMED, json.dumps([program, asked]))
            yield times


def _in_python(program: Mapping[str, Any], asked: Asked) -> Iterator[list[float]]:
    for _ in range(ROUNDS + 1):
        times: list[float] = []
        for answers, day in asked:
            start = perf_counter()
            estimate(program, answers, day)
            times.append((perf_counter() - start) * 1000)
        yield times


if __name__ == "__main__":
    raise SystemExit(main())
