# SPDX-License-Identifier: MIT
"""Run commands as whole processes and measure time and memory of each with its children."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from time import perf_counter
from typing import Self

# Every so often, in seconds: seldom enough not to slow down what is measured.
_EVERY = 0.1
_PSS = "Pss:"


@dataclass(frozen=True)
class Run:
    """One build: seconds by the clock and by the processors, and the highest memory in bytes.

    Memory is that of all its processes at one moment, memory they share counted once; 0 where the
    system does not tell.
    """

    seconds: float
    cpu: float
    memory: int


def measured(commands: Iterable[Sequence[str]], folder: Path, environment: dict[str, str]) -> Run:
    """Run the commands at the same time in a folder and measure them together.

    Raises RuntimeError with what it wrote if one of them fails.
    """
    start = perf_counter()
    processes = [
        subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL)
        for command in commands
    ]
    with _Watch([process.pid for process in processes]) as watch:
        cpu = sum(_ended(process) for process in processes)
        seconds = perf_counter() - start
    return Run(seconds, cpu, watch.highest)


def _ended(process: subprocess.Popen[bytes]) -> float:
    """Wait for a process and return the seconds of processor time it and its children used."""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{process.args!r} ended with {process.returncode}; see above")
    return usage.ru_utime + usage.ru_stime


class _Watch:
    """Looks at the memory of processes and their children until it is told to stop."""

    def __init__(self, roots: list[int]) -> None:
        self.highest = 0
        self._roots = roots
        self._stop = Event()
        self._thread = Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stop.wait(_EVERY):
            now = sum(_memory(pid) for root in self._roots for pid in _tree(root))
            self.highest = max(self.highest, now)


def _tree(pid: int) -> Iterator[int]:
    yield pid
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in _read(path).split():
            yield from _tree(int(child))


def _memory(pid: int) -> int:
    lines = _read(Path(f"/proc/{pid}/smaps_rollup")).splitlines()
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith(_PSS))


def _read(path: Path) -> str:
    """Return the text of a file that vanishes when its process ends."""
    try:
        return path.read_text("ascii")
    except OSError:
        return ""
