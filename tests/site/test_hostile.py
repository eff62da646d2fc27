# SPDX-License-Identifier: MIT
"""Whatever stands in a text is shown as that text: in pages, search, data files, estimates."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.project import codes, problems_of, tiny_site
from tests.site.building import run
from tests.site.hostile_site import STRINGS, Filled, leaves, spaced
from tests.site.parsed import Page, page_at, pages_of

SITUATION = """
rank: pilot
resident: true
service-years: 3
yearly-wage: 40万
years: 2
moving-bills: [1万, 2000]
"""


def skeleton(page: Page) -> list[tuple[str, tuple[str, ...]]]:
    """Return the elements of a page with the names of their attributes.

    Which measures are alike depends on their words, so their cards are looked at elsewhere.
    """
    root = page.root.without("pa-related")
    return [(one.tag, tuple(sorted(one.attributes))) for one in root.walk()]


def both(hostile: Filled, plain: Filled) -> Iterator[tuple[Page, Page]]:
    """Yield each page of the hostile site with the same page of the harmless one."""
    for page in pages_of(plain.root / "site"):
        yield Page(hostile.root / "site", page.path), page


def test_every_field_is_hostile(hostile: Filled) -> None:
    """There are texts enough for each hostile string to stand in several fields."""
    assert len(hostile.texts) > 10 * len(STRINGS["texts"])


def test_no_text_adds_or_removes_an_element(hostile: Filled, plain: Filled) -> None:
    """Every page has exactly the elements and attributes that harmless words give it.

    The index is left aside: the letters that names begin with are its sections.
    """
    changed = [
        page.path for page, other in both(hostile, plain)
        if skeleton(page) != skeleton(other) and page.kind != "a-z"
    ]  # fmt: skip

    assert [] == changed


def test_every_page_shows_each_text_as_it_is(hostile: Filled, plain: Filled) -> None:
    """Where the harmless site shows the text of a field, the hostile one shows its own."""
    pairs = list(zip(hostile.texts, plain.texts, strict=True))
    shown, lost = 0, []
    for page, other in both(hostile, plain):
        seen, wanted = (one.root.without("pa-related").seen() for one in (page, other))
        for (_, odd), (_, word) in pairs:
            if re.search(rf"{word}\b", wanted):
                shown += 1
                if spaced(odd) not in seen:
                    lost.append((page.path, odd))

    assert (True, []) == (shown > 500, lost)


def test_titles_and_descriptions_hold_the_text(hostile: Filled) -> None:
    """The title of a measure and its description are its texts, letter by letter."""
    page = page_at(hostile.root / "site", "en/measures/unsaid/")
    (title,) = page.root.all("h1")
    (described,) = [m for m in page.root.all("meta") if m.attributes.get("name") == "description"]

    assert spaced(title.source()) in {spaced(text) for text in hostile.of("en")}
    assert described.attributes["content"] in hostile.of("en")


def test_names_and_quotations_with_braces_are_shown(hostile: Filled) -> None:
    """Braces may stand in quotations, numbers and names of a source; no template fills them."""
    site = hostile.root / "site"
    document = page_at(site, "en/documents/harbour-charter/").root.seen()
    department = page_at(site, "en/departments/quay-office/").root.seen()

    assert STRINGS["names"]["number"] in document
    assert STRINGS["names"]["quote"] in document
    assert STRINGS["names"]["alias"] in department


def test_the_search_index_holds_texts_as_they_are(hostile: Filled) -> None:
    """Titles of the index are the texts, letter by letter: the browser shows them as text."""
    for language in ("en", "zh"):
        index = hostile.root / "site" / language / "search-index"
        blocks = [json.loads(path.read_text("utf-8")) for path in index.glob("*/e/*.json")]
        titles = {path: title for block in blocks for path, _, title, *_ in block}

        assert titles["measures/landing-grant/"] in hostile.of(language)


def test_the_catalogue_holds_every_text(hostile: Filled) -> None:
    """catalogue.json holds each text of each field and language, letter by letter."""
    path = hostile.root / "site" / "data" / "catalogue.json"
    found = set(leaves(json.loads(path.read_text("utf-8"))))

    assert [] == [text for _, text in hostile.texts if text not in found]
    assert set(STRINGS["names"].values()) <= found


def test_the_estimator_page_holds_its_texts(hostile: Filled) -> None:
    """The words inside the estimator page are JSON with the texts, in both languages."""
    for language in ("en", "zh"):
        page = page_at(hostile.root / "site", f"{language}/estimator/")
        words, program = _scripts(page, "estimator-words", "estimator-program")
        titles = [measure["title"] for measure in words["measures"].values()]

        assert set(titles) <= set(hostile.of(language))
        assert set(words["measures"]) == set(program["measures"])


def test_the_command_line_tells_the_texts(hostile: Filled, tmp_path: Path) -> None:
    """`estimate` prints titles, payees and clauses as they are."""
    situation = tmp_path / "situation.yaml"
    situation.write_text(SITUATION, "utf-8")
    done = run("generator", "estimate", "--project", hostile.root, "--situation", situation)
    told = [text for text in hostile.of("en") if text in done.stdout]

    assert (0, "") == (done.returncode, done.stderr)
    assert len(told) >= 6
    assert any("<script>" in text for text in told)


def test_the_json_of_the_command_line_is_json(hostile: Filled, tmp_path: Path) -> None:
    """`estimate --json` names records by their ids, and no text breaks it."""
    situation = tmp_path / "situation.yaml"
    situation.write_text(SITUATION, "utf-8")
    done = run("generator", "estimate", "--json", "--project", hostile.root,
               "--situation", situation)  # fmt: skip
    told = {one["measure"]: one["state"] for one in json.loads(done.stdout)["results"]}

    assert "eligible" == told["landing-grant"]


@pytest.mark.parametrize("refused", STRINGS["refused"], ids=lambda refused: repr(refused["text"]))
def test_what_a_text_may_not_hold_is_refused(tmp_path: Path, refused: dict[str, Any]) -> None:
    """Braces that are no slot, digits and control characters never reach a page."""
    root = tiny_site(tmp_path)
    data = root / "content" / "data" / "charter.yaml"
    told = data.read_text("utf-8").replace("en: Landing grant,", f"en: {_quoted(refused)},")
    data.write_text(told, "utf-8")
    found = {code for _, code in codes(problems_of(root))}

    assert set(refused["codes"]) == found


@pytest.mark.parametrize(("old", "new"), [
    ("'#7a3b12'", "'red;}</style>'"),
    ("  edition:", "  url: 'https://a.example/\"><script>'\n  edition:"),
    ("  edition:", "  url: 'javascript:alert()'\n  edition:"),
    ("{id: sailor, name: {en: a sailor", "{id: 'a\"b', name: {en: a sailor"),
    ("mark: PA", "mark: <b>"),
])  # fmt: skip
def test_identity_that_is_no_text_is_refused(tmp_path: Path, old: str, new: str) -> None:
    """Colours, addresses, ids and the mark have narrow forms."""
    root = tiny_site(tmp_path)
    front = root / "policies.yaml"
    text = front.read_text("utf-8")
    assert old in text
    front.write_text(text.replace(old, new, 1), "utf-8")

    assert problems_of(root) is not None


def _scripts(page: Page, *ids: str) -> list[Any]:
    """Return the JSON inside the scripts of a page with these ids."""
    by_id = {one.attributes.get("id"): one.source() for one in page.root.all("script")}
    return [json.loads(by_id[id_]) for id_ in ids]


def _quoted(refused: dict[str, Any]) -> str:
    return json.dumps(refused["text"])
