# SPDX-License-Identifier: MIT
"""Every anchor stands once in its page and is there where a link leads; no doubt gets lost; empty pages say why."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from posixpath import join, normpath

import pytest

from generator.pages.doubt_pages import DoubtPages
from generator.pages.rendering import Renderer
from generator.pages.service_pages import ServicePages
from tests.project import ROOT, catalogue_of, change, tiny_site

OVERLAY = Path(__file__).parent / "anchors"
ID = re.compile(r'\bid="([^"]+)"')
HREF = re.compile(r'href="([^"?#]*)(?:\?[^"#]*)?#([^"]+)"')


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the pages of the tiny site by address, with ids that several records have."""
    root = tiny_site(tmp_path_factory.mktemp("anchors"))
    change(root, OVERLAY)
    renderer = Renderer(catalogue_of(root), ROOT / "site_templates", "en")
    return {page.path: renderer.html(page) for page in renderer.site_pages.pages()}


def test_no_anchor_stands_twice_in_a_page(pages: dict[str, str]) -> None:
    """Records of different kinds may have one id, and yet each has its own anchor."""
    twice = {
        path: [id_ for id_, times in Counter(ID.findall(html)).items() if times > 1]
        for path, html in pages.items()
    }

    assert {} == {path: ids for path, ids in twice.items() if ids}


def test_every_link_to_an_anchor_leads_somewhere(pages: dict[str, str]) -> None:
    """The page that a link names has the anchor; those of the estimator are answers."""
    found = [
        (path, (normpath(join(path, target)) + "/").lstrip("./") if target else path, anchor)
        for path, html in pages.items() for target, anchor in HREF.findall(html)
    ]  # fmt: skip
    lost = [one for one in found if "=" not in one[2] and one[2] not in ID.findall(pages[one[1]])]

    assert len(found) > len(pages)
    assert [] == lost


@pytest.mark.parametrize("said", [
    "The notice says otherwise than the charter.", "Taken together they do not fit.",
])  # fmt: skip
def test_contradiction_is_told_on_the_page_of_the_other_clause(
    pages: dict[str, str], said: str
) -> None:
    """What a document or a guide says against a clause stands on the page of that clause."""
    assert said in pages["clauses/charter-work/"]
    assert said in pages["open-questions/"]


def test_doubts_of_guides_are_among_the_open_questions(pages: dict[str, str]) -> None:
    """They stand under the name of their guide, which they lead to."""
    html = pages["open-questions/"]

    assert "Which pier is meant is not said." in html[html.index('id="guides_pier-notice"') :]
    assert 'href="../guides/pier-notice/"' in html


def test_pages_without_records_say_so(tmp_path: Path) -> None:
    """Where no question is open and no service is named, the pages say that."""
    root = tiny_site(tmp_path)
    catalogue = replace(
        catalogue_of(root), documents={}, clauses={}, measures={}, duties={}, services={}, facts={},
        indicators={}, policies={}, tiers={}, guides={}, questions={}, groups={},
    )  # fmt: skip
    renderer = Renderer(catalogue, ROOT / "site_templates", "en")
    pages = {page.path: page for page in (*ServicePages(renderer.site_pages.viewer).pages(),
                                          *DoubtPages(renderer.site_pages.viewer).pages())}  # fmt: skip

    assert "The sources name no platform or service." in renderer.html(pages["services/"])
    assert "No question is recorded as open." in renderer.html(pages["open-questions/"])
    assert "<form" not in renderer.html(pages["services/"])
