# SPDX-License-Identifier: MIT
"""What a phone on a slow line fetches and waits for until the estimator stands."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Page

from tests.browser_support import Files, browser, served

SLOWER = 4
BYTES_A_SECOND = 1_600_000 // 8
ROUNDS = 5
_PART = re.compile(
    r'<script type="application/json" id="estimator-(?:program|words)">(.*?)</script>', re.DOTALL
)
_NOTE = """() => new MutationObserver((_, observer) => {
    const element = document.getElementById("estimator");
    if (!element || element.hidden) return;
    window.readyAt = performance.now();
    observer.disconnect();
}).observe(document, { attributes: true, childList: true, subtree: true })"""


@dataclass(frozen=True)
class Arrival:
    """Bytes as sent, compressed, the larger of the languages; and milliseconds until it stands."""

    script: int
    extras: int
    data: int
    embedded: int
    ready: float


def arrival(site: Path, languages: tuple[str, ...]) -> Arrival:
    """Weigh and open the estimator of a built site."""
    scripts = site / languages[0] / "assets" / "atlas" / "estimator"
    (extras,) = scripts.glob("extras-*.js")
    with served(site, _Compressed) as address:
        times = [_ready(f"{address}/{language}/estimator/") for language in languages * ROUNDS]
    return Arrival(
        script=_weight((scripts / "main.js").read_bytes()),
        extras=_weight(extras.read_bytes()),
        data=max(_data(site / language) for language in languages),
        embedded=max(
            _weight((site / language / "embed" / "estimator.html").read_bytes())
            for language in languages
        ),
        ready=median(times),
    )


def _data(folder: Path) -> int:
    page = (folder / "estimator" / "index.html").read_text(encoding="utf-8")
    return sum(_weight(part.encode()) for part in _PART.findall(page))


def _weight(content: bytes) -> int:
    return len(gzip.compress(content, compresslevel=9))


def _ready(address: str) -> float:
    """Return how long a browser that has nothing yet takes, its processor and its line slowed down."""
    with browser().new_context(viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        _slow_down(page)
        page.add_init_script(f"({_NOTE})()")
        page.goto(address)
        page.wait_for_function("window.readyAt")
        return float(page.evaluate("window.readyAt"))


def _slow_down(page: Page) -> None:
    tools = page.context.new_cdp_session(page)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    tools.send("Network.enable")
    line = {"offline": False, "latency": 0, "downloadThroughput": BYTES_A_SECOND,
            "uploadThroughput": BYTES_A_SECOND}  # fmt: skip
    tools.send("Network.emulateNetworkConditions", line)


class _Compressed(Files):
    """Files as a web server sends them: compressed."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # noqa: N802 (named by the base class)
        """Send a file, or say that there is none."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content = gzip.compress(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
