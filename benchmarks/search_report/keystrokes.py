# SPDX-License-Identifier: MIT
"""How long one more character keeps the browser busy once the search has been used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import CDPSession, Locator, Page

from benchmarks.search_report.ours import BOX
from benchmarks.search_report.queries import Query
from benchmarks.search_report.serving import served
from tests.browser_support import browser

# How many characters of a query are typed, and the milliseconds between two of them.
MOST = 10
PAUSE = 200


@dataclass(frozen=True)
class Keystrokes:
    """Milliseconds of the main thread that a character takes, drawing included."""

    number: int
    median: float
    most: float

    @classmethod
    def of(cls, times: Sequence[float]) -> Keystrokes:
        """Return the median and what nineteen in twenty stay below."""
        return cls(len(times), median(times), quantiles(times, n=20, method="inclusive")[-1])


def keystrokes(folder: Path, queries: Sequence[Query]) -> Keystrokes:
    """Return how long later characters take; of each group one query a language is typed, twice."""
    chosen = {(query.group, query.language): query for query in reversed(queries)}
    with served(folder) as site, browser().new_context() as context:
        page = context.new_page()
        times = [
            time
            for query in sorted(chosen.values(), key=lambda query: query.language)
            for time in _typed(page, f"{site.address}/{query.language}/", query.text[:MOST])
        ]
    return Keystrokes.of(times)


def _typed(page: Page, start: str, text: str) -> list[float]:
    if page.url != start:
        page.goto(start)
    box = page.locator(BOX).last
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable")
    list(_times(page, box, devtools, text))  # afterwards every file is there
    times = list(_times(page, box, devtools, text))
    devtools.detach()
    return times


def _times(page: Page, box: Locator, devtools: CDPSession, text: str) -> Iterator[float]:
    box.fill("")
    box.focus()
    page.wait_for_timeout(PAUSE)
    for character in text:
        before = _busy(devtools)
        page.keyboard.insert_text(character)
        page.wait_for_timeout(PAUSE)
        yield _busy(devtools) - before


def _busy(devtools: CDPSession) -> float:
    """Return the milliseconds that the main thread has worked so far."""
    metrics = devtools.send("Performance.getMetrics")["metrics"]
    return 1000 * float(next(one["value"] for one in metrics if one["name"] == "TaskDuration"))
