# SPDX-License-Identifier: MIT
from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.site.building import environment, tiny_project

PATIENCE = 60  # seconds for a server to start or to rebuild, on a busy machine


def test_the_server_rebuilds_when_the_data_changes(tmp_path: Path) -> None:
    """`mkdocs serve` shows a value soon after it was changed in a data file."""
    root = tiny_project(tmp_path)
    data = root / "content" / "data" / "charter.yaml"
    with _serving(root) as (server, address):
        page = f"{address}/en/measures/moving-aid/"
        _until(server, lambda: "CNY 3,000" in _read(page))
        told = data.read_text("utf-8").replace("cap: {money: 3000}", "cap: {money: 4567}")
        data.write_text(told, "utf-8")
        _until(server, lambda: "CNY 4,567" in _read(page))

        assert "CNY 3,000" not in _read(page)


@contextmanager
def _serving(root: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """Run `mkdocs serve` in a folder while the block runs; yield it and its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, cwd=root, env=environment(), stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL)  # fmt: skip
    try:
        yield server, f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(PATIENCE)


def _read(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 - our own server
            text: bytes = answer.read()
    except OSError:
        return ""
    return text.decode()


def _until(server: subprocess.Popen[bytes], holds: Callable[[], bool]) -> None:
    """Wait until something holds; it fails when the server or patience is at its end."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert server.poll() is None, "the server has stopped"
        assert time.monotonic() < end, "nothing came of it in time"
        time.sleep(0.1)
