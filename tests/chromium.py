# SPDX-License-Identifier: MIT
"""Make sure that there is a Chromium for the browser tests: `python -m tests.chromium`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from tests.browser_support import find_chromium

HOW = """\
The tests need a Chromium and none could be installed. Do one of these, then run make test again:
  Debian, Ubuntu   sudo apt-get install chromium
  macOS            brew install --cask chromium
  elsewhere        .venv/bin/python -m playwright install chromium
  or name one      CHROMIUM=/path/to/chromium make test"""


def main() -> int:
    """Find a Chromium, or install one; return 1 and say how if neither works."""
    for attempt in (None, _with_system_packages, _with_playwright):
        if attempt is not None:
            attempt()
        if find_chromium() is not None:
            return 0
    print(HOW, file=sys.stderr)
    return 1


def _with_system_packages() -> None:
    if shutil.which("apt-get") is None:
        return
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if as_root and shutil.which("sudo") is None:
        return
    print("Installing Chromium with apt-get …", file=sys.stderr)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update", "-qq"], ["install", "-y", "-qq", "chromium", "fonts-noto-cjk"]):
        done = subprocess.run([*as_root, "apt-get", *step], env=quiet, check=False,
                              stdout=subprocess.DEVNULL)  # fmt: skip
        if done.returncode:
            return


def _with_playwright() -> None:
    print("Installing Chromium with Playwright …", file=sys.stderr)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


if __name__ == "__main__":
    raise SystemExit(main())
