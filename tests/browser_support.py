# SPDX-License-Identifier: MIT
"""What every browser test needs: a Chromium, and a folder served as a website would be."""

from __future__ import annotations

import atexit
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, sync_playwright

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_chromium() -> str | None:
    """Return a Chromium: what `CHROMIUM` names, else one on the path, else Playwright's own.

    None says that there is none at all.
    """
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((path for path in map(shutil.which, names) if path), None) or _of_playwright()


def _of_playwright() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


@cache
def browser() -> Browser:
    """Return the one browser of this process; it is started on first use and closed at exit.

    Playwright can only run once in a thread, so all browser tests share it. Give each test a
    context of its own: `browser().new_context()`.
    """
    path = find_chromium()
    playwright = sync_playwright().start()
    atexit.register(playwright.stop)
    launched = playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS])
    atexit.register(launched.close)
    return launched


class Files(SimpleHTTPRequestHandler):
    """Files with the types that a browser insists on, whatever the machine has registered."""

    extensions_map = {  # noqa: RUF012 (an instance variable in the base class)
        **SimpleHTTPRequestHandler.extensions_map,
        ".css": "text/css; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".svg": "image/svg+xml",
    }

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (named by the base class)
        """Say nothing."""


@contextmanager
def served(folder: Path, files: Callable[..., Files] = Files) -> Iterator[str]:
    """Serve a folder on a free port of this machine while the block runs; yield its address.

    The address has no slash at its end.
    """
    with _Server(("127.0.0.1", 0), partial(files, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Let a browser hang up without a word; anything else is told."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)
