# SPDX-License-Identifier: MIT
"""Serve a site and note what was asked for; know how heavy a file is on its way."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True)
class Served:
    """A site that is being served: its address without a slash at its end, and what it gave."""

    address: str
    folder: Path
    given: list[str] = field(default_factory=list)

    def weight(self, path: str) -> int:
        """Return the bytes of a file as sent: compressed, unless that makes it larger."""
        return _weight(self.folder / path)


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """Serve a folder on a free port of this machine while the block runs."""
    given: list[str] = []
    with _Server(("127.0.0.1", 0), partial(_Files, given, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield Served(f"http://127.0.0.1:{server.server_port}", folder, given)
        finally:
            server.shutdown()
            thread.join()


@cache
def _weight(path: Path) -> int:
    content = path.read_bytes()
    return min(len(content), len(gzip.compress(content, compresslevel=9)))


class _Files(SimpleHTTPRequestHandler):
    """Files, each noted by its path below the folder when it is sent."""

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 (an instance variable in the base class)
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
    }

    def __init__(self, given: list[str], *args: Any, **options: Any) -> None:
        self.given = given
        super().__init__(*args, **options)

    def log_request(self, code: Any = "-", _size: Any = "-") -> None:
        """Note what was sent whole."""
        path = unquote(urlsplit(self.path).path).lstrip("/")
        if int(code) == 200:  # noqa: PLR2004 - the status of success
            self.given.append(f"{path}index.html" if path.endswith("/") or not path else path)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (named by the base class)
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Let a browser hang up without a word."""
