# SPDX-License-Identifier: MIT
"""Serve a site and note what was asked for; know how heavy a file is on its way."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from tests import browser_support


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
    with browser_support.served(folder, partial(_Noted, given)) as address:
        yield Served(address, folder, given)


@cache
def _weight(path: Path) -> int:
    content = path.read_bytes()
    return min(len(content), len(gzip.compress(content, compresslevel=9)))


class _Noted(browser_support.Files):
    """Files, each noted by its path below the folder when it is sent."""

    protocol_version = "HTTP/1.1"

    def __init__(self, given: list[str], *args: Any, **options: Any) -> None:
        self.given = given
        super().__init__(*args, **options)

    def log_request(self, code: Any = "-", _size: Any = "-") -> None:
        """Note what was sent whole."""
        path = unquote(urlsplit(self.path).path).lstrip("/")
        if int(code) == 200:  # noqa: PLR2004 - the status of success
            self.given.append(f"{path}index.html" if path.endswith("/") or not path else path)
