# SPDX-License-Identifier: MIT
"""The JavaScript estimator in a real browser, callable from Python."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.browser_support import browser, served

Asked = tuple[Mapping[str, Any], str]
Twin = Callable[[Mapping[str, Any], Sequence[Asked]], list[Any]]

# How many pairs of a program and a situation both estimators were given.
COMPARED = pytest.StashKey[int]()
SCRIPTS = Path(__file__).resolve().parents[2] / "site_templates" / "assets" / "estimator"
_ESTIMATE_ALL = """async (text) => {
    const { estimate } = await import("/estimate.js");
    const [program, asked] = JSON.parse(text);
    return JSON.stringify(asked.map(([answers, asOf]) => estimate(program, answers, asOf)));
}"""


@pytest.fixture(scope="session")
def twin() -> Iterator[Twin]:
    """Return a function from a program and (answers, day) pairs to what JavaScript estimates."""
    with served(SCRIPTS) as address, browser().new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/estimate.js")

        def run(program: Mapping[str, Any], asked: Sequence[Asked]) -> list[Any]:
            results: list[Any] = json.loads(
                page.evaluate(_ESTIMATE_ALL, json.dumps([program, asked]))
            )
            return results

        yield run


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say at the end how many evaluations were compared."""
    compared = config.stash.get(COMPARED, None)
    if compared is not None:
        terminalreporter.write_line(f"{compared:,} evaluations of both estimators compared.")
