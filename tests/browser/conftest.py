# SPDX-License-Identifier: MIT
"""The site, built once for all browser tests and served, and pages that must stay clean.

A page is clean if the browser reports no error, and if it asks nothing of any other origin.
"""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Route

from tests.browser_support import browser, served
from tests.project import ROOT

DESKTOP = 1280
PHONE = 390
WIDTHS = (DESKTOP, PHONE)
LANGUAGES = ("zh", "en")

Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the built site; whichever process of the run comes first builds it."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    built = shared / "atlas-site"
    with (shared / "atlas-site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not built.exists():
            command = [sys.executable, "-m", "generator", "build", "--site", str(built)]
            quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
            done = subprocess.run(
                command, cwd=ROOT, env=quiet, check=False, capture_output=True, text=True
            )
            assert done.returncode == 0, done.stderr
    return built


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Return the address at which the site is served, with no slash at its end."""
    with served(site) as address:
        yield address


@pytest.fixture
def visit(address: str) -> Iterator[Visit]:
    """Return a function that opens a path of the site in a new browser context.

    Once the test is over, no page may have reported an error or asked anything of another origin.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def opened(path: str, *, width: int = DESKTOP, scheme: str = "light") -> Page:
        context = browser().new_context(
            viewport={"width": width, "height": 844},
            color_scheme="dark" if scheme == "dark" else "light",
            has_touch=width == PHONE,
        )
        context.set_default_timeout(8_000)
        contexts.append(context)
        page = context.new_page()
        page.route(f"{address}/modules/**", _module)
        _listen(page, address, complaints)
        page.goto(f"{address}/{path}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def _module(route: Route) -> None:
    """Serve a module as it is written; the site has them in one script."""
    name = route.request.url.partition("/modules/")[2]
    route.fulfill(path=ROOT / "site_templates" / "assets" / name, content_type="text/javascript")


def _listen(page: Page, address: str, complaints: list[str]) -> None:
    def said(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    def asked(request: Request) -> None:
        if not request.url.startswith((f"{address}/", "data:", "blob:")):
            complaints.append(request.url)

    page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
    page.on("console", said)
    page.on("request", asked)
