# SPDX-License-Identifier: MIT
"""Names of the glossary are found in texts as whole words, the longer before the shorter."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.pages.rendering import Renderer
from generator.pages.tooltips import Tooltips
from tests.project import ROOT, catalogue_of, change, tiny_site

OVERLAY = Path(__file__).parent / "tooltips"
LINK = re.compile(r'href="terms/#([^"]+)"')


@pytest.fixture(scope="module")
def tooltips(tmp_path_factory: pytest.TempPathFactory) -> Tooltips:
    """Return the tooltips of the tiny site with some odd names, in English."""
    root = tiny_site(tmp_path_factory.mktemp("tooltips"))
    change(root, OVERLAY)
    return Renderer(catalogue_of(root), ROOT / "site_templates", "en").tooltips


@pytest.mark.parametrize(("text", "found"), [
    ("Taught in C++ (lab).", ["term-cpp"]),
    ("Sea bass, then bass.", ["term-sea-bass", "term-bass"]),
    ("Sea bass and sea bass.", ["term-sea-bass"]),
    ("A bassoon is no fish.", []),
    ("The ſea baſs of an old print.", []),
])  # fmt: skip
def test_names_are_found(tooltips: Tooltips, text: str, found: list[str]) -> None:
    """Signs of a pattern mean themselves; letters that only look alike are left as they are."""
    html = str(tooltips.on_page("home/", lambda path: path)(text))

    assert found == LINK.findall(html)
    assert text == re.sub("<[^>]+>", "", html)
