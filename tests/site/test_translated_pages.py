# SPDX-License-Identifier: MIT
"""Pages show which translations are not current, with the words of the source beside them."""

from __future__ import annotations

import json
import pickle
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.lock import LOCK_FILE
from generator.catalogue.reading import read_catalogue
from generator.commands import main
from generator.pages.rendering import Renderer
from generator.pages.unsettled import Unsettled
from generator.pages.wording import wording_in
from tests.project import ROOT, TINY
from tests.site.building import build, run, tiny_project
from tests.site.hostile_site import (
    PLAIN_NAMES,
    STRINGS,
    filled,
    hostile_words,
    plain_words,
    spaced,
)
from tests.site.parsed import Element, Page, in_language, page_at, pages_of
from tests.site.test_hostile import skeleton

STALE, NEW, MISSING = "译文尚未按改动后的原文核对", "译文尚未核对", "尚未翻译"
CHARTER, OFFICES = "content/data/charter.yaml", "content/data/offices.yaml"
CHANGES = (
    (CHARTER, "{en: Landing grant,", "{en: Arrival <script>grant</script>,"),
    (CHARTER, "zh: 码头上的柜台。", "zh: 码头上的<b>柜台</b>。"),
    (CHARTER, "{en: A desk at the quay.,", '{en: A "desk" at <i>the quay</i>.,'),
    (CHARTER, "{en: Meets newcomers at the quay., zh: 在码头迎接新来者。}",
     "{en: Meets <b>newcomers</b> at the quay.}"),
    (CHARTER, "{en: Newcomers, zh: 新来者}}", "{en: Those who come, zh: 新来者}}"),
    (OFFICES, "    contact: {en: Ask at", "    note: {en: Old., zh: 古老。}\n    contact: {en: Ask at"),
)  # fmt: skip


def accepted(folder: Path) -> Path:
    """Return a copy of the tiny site in which every translation is accepted."""
    root = tiny_project(folder)
    main(["translations", "accept", "--all", "--by", "Ada", "--project", str(root)])
    return root


def change(root: Path, name: str, old: str, new: str) -> None:
    """Replace words that stand once in a file."""
    text = (root / name).read_text("utf-8")
    assert 1 == text.count(old)
    (root / name).write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def drifted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built site of a town whose translations have not kept up with their source."""
    root = accepted(tmp_path_factory.mktemp("drifted"))
    for one in CHANGES:
        change(root, *one)
    lock = json.loads((root / LOCK_FILE).read_text("utf-8"))
    kept = {key: one for key, one in lock.items() if not key.startswith(("front/", "guides/"))}
    (root / LOCK_FILE).write_text(json.dumps(kept), encoding="utf-8")
    return build(root, root / "site")


def badges(element: Element) -> list[str]:
    """Return what the badges inside an element say."""
    return [one.seen() for one in element.all("span", "pa-chip--unsettled")]


def in_source(element: Element) -> list[str]:
    """Return the words inside an element that are marked as those of the source language."""
    return [one.seen() for one in element.all("span") if one.attributes.get("lang") == "en"]


def test_a_stale_title_has_a_badge_and_its_source(drifted: Path) -> None:
    """The heading shows the translation, says what is amiss, and shows the changed source."""
    (title,) = page_at(drifted, "zh/measures/landing-grant/").root.all("h1")

    assert title.seen().startswith("上岸补助 ")
    assert ([STALE], ["Arrival <script>grant</script>"]) == (badges(title), in_source(title))


def test_stale_words_are_escaped_on_both_sides(drifted: Path) -> None:
    """Markup in the translation or in its source is shown as it is written."""
    page = page_at(drifted, "zh/services/welcome-desk/").content

    assert "码头上的<b>柜台</b>。" in page.seen()
    assert 'A "desk" at <i>the quay</i>.' in in_source(page)
    assert [] == page.all("i")


def test_missing_words_are_those_of_the_source(drifted: Path) -> None:
    """Where there is no translation the source stands in its place, marked as its language."""
    page = page_at(drifted, "zh/departments/quay-office/")
    (card,) = [one for one in page.root.all("article") if one.attributes.get("id") == "greet"]

    assert (MISSING, "Meets <b>newcomers</b> at the quay.") == (badges(card)[0], in_source(card)[0])


def test_new_words_are_told_from_stale_ones(drifted: Path) -> None:
    """Words that nobody has accepted yet have a badge of their own."""
    page = page_at(drifted, "zh/departments/guild-house/")

    assert NEW in badges(page.content)
    assert "Old." in in_source(page.content)


def test_words_inside_others_keep_their_badge(drifted: Path) -> None:
    """The heading of a part, which stands behind its number, has its badge too."""
    page = page_at(drifted, "zh/documents/harbour-charter/")
    heading = next(one for one in page.root.all("h3") if "新来者" in one.seen())

    assert ([STALE], ["Those who come"]) == (badges(heading), in_source(heading))


def test_pages_of_the_source_language_have_no_badge(drifted: Path) -> None:
    """The source is always current."""
    assert [] == [page.path for page in in_language(drifted, "en") if badges(page.root)]


def test_every_page_with_a_badge_says_which_language_prevails(drifted: Path) -> None:
    """The foot of the page says that the source prevails."""
    found = [page for page in in_language(drifted, "zh") if badges(page.root)]

    assert len(found) > 5
    assert [] == [page.path for page in found
                  if "以英文为准" not in page.root.all("footer")[0].seen()]  # fmt: skip


def test_heads_tables_and_search_take_plain_words(drifted: Path) -> None:
    """Title, description, CSV and search index hold the translation and no markup of a badge."""
    page = page_at(drifted, "zh/measures/landing-grant/")
    (title,) = page.root.all("head")[0].all("title")
    written = [path.read_text("utf-8") for path in drifted.rglob("*")
               if path.suffix in (".csv", ".json")]  # fmt: skip

    assert "上岸补助 · 奥雷港迎新指南" == title.source()
    assert len(written) > 5
    assert [] == [text[:80] for text in written if "pa-unsettled" in text]


def test_no_page_has_markup_that_is_broken(drifted: Path) -> None:
    """Badges stand in elements only; no script comes from a text."""
    pages = [page for page in pages_of(drifted) if "about" not in page.path]

    assert [] == [(page.path, page.faults) for page in pages if page.faults]
    assert [] == [found for page in pages for found in marked_attributes(page)]
    assert [] == [
        one for page in pages for one in page.root.all("script") if "grant" == one.source()
    ]


def test_the_frame_has_no_badge(drifted: Path) -> None:
    """Header, navigation and footer name the site and the guides in plain words."""
    pages = [page for page in in_language(drifted, "zh") if badges(page.root)]

    assert [] == [page.path for page in pages if badges(page.root) != badges(page.content)]


def test_the_chooser_shows_the_badge_and_has_a_plain_title(drifted: Path) -> None:
    """The pages of no language show it in the section of the language that it is about."""
    (chooser,) = [page for page in pages_of(drifted) if page.kind == "chooser"]
    source, other = chooser.root.all("section")

    assert ([], [NEW, NEW]) == (badges(source), badges(other))
    assert "Port Aurel Welcome Guide · 奥雷港迎新指南" == chooser.root.all("title")[0].source()


def test_the_estimator_tells_it_in_words(drifted: Path) -> None:
    """The estimator, which shows plain text, says in brackets what is amiss."""
    page = page_at(drifted, "zh/estimator/")
    (words,) = [json.loads(one.source()) for one in page.root.all("script")
                if one.attributes.get("id") == "estimator-words"]  # fmt: skip

    assert (
        f"上岸补助（{STALE}：Arrival <script>grant</script>）"
        == (words["measures"]["landing-grant"]["title"])
    )


def test_the_exported_catalogue_keeps_to_its_schema(drifted: Path) -> None:
    """Data with missing translations is still what the schema says."""
    data, schema = (
        json.loads((drifted / "data" / name).read_text("utf-8"))
        for name in ("catalogue.json", "catalogue.schema.json")
    )

    assert [] == [error.message for error in Draft202012Validator(schema).iter_errors(data)]
    assert {"en": "Meets <b>newcomers</b> at the quay."} in [
        one["summary"] for one in data["duties"]
    ]


@pytest.mark.parametrize(("name", "old", "new", "words"), [
    (CHARTER, "{question: resident, is: true}", "{question: resident, is: false}",
     "The conditions have changed since the translation (zh)"),
    ("content/data/questions.yaml", "Lives in the harbour", "Sleeps in the harbour",
     "their translation (zh) is older than the source text"),
])  # fmt: skip
def test_a_changed_condition_stops_a_release(
    tmp_path: Path, name: str, old: str, new: str, words: str
) -> None:
    """Nothing is built before the translation of a changed condition is accepted."""
    root = accepted(tmp_path)
    change(root, name, old, new)
    done = run("generator", "build", "--project", root, "--site", root / "site")

    assert (1, False) == (done.returncode, (root / "site").exists())
    assert words in done.stderr


def test_accepting_takes_the_badge_away(tmp_path: Path) -> None:
    """After the translation is accepted, the page is as it was before the source changed."""
    root = accepted(tmp_path)
    before = shown(root, "services/")
    assert "pa-unsettled" not in before
    change(root, CHARTER, "A desk at the quay.", "A desk.")

    assert STALE in shown(root, "services/")
    main(["translations", "accept", "services/welcome-desk", "--by", "Ada", "--project", str(root)])
    assert before == shown(root, "services/")


def test_another_process_knows_the_same_texts(tmp_path: Path) -> None:
    """A catalogue that is handed to another process marks the texts that this one marks."""
    root = accepted(tmp_path)
    change(root, CHARTER, "A desk at the quay.", "A desk.")
    catalogue = read_catalogue(root)
    assert 1 == len(catalogue.not_current)
    handed = pickle.loads(pickle.dumps(catalogue))  # noqa: S301 - made here
    wording = wording_in(handed, ROOT / "site_templates", "zh")
    service = handed.services["welcome-desk"]

    assert isinstance(wording.text(service.summary), Unsettled)
    assert not isinstance(wording.text(service.name), Unsettled)


def test_no_text_that_is_not_current_adds_an_element(tmp_path: Path) -> None:
    """With every translation new, hostile texts give the elements that harmless ones give."""
    made = filled(tmp_path / "a", hostile_words, STRINGS["names"])
    other = filled(tmp_path / "b", plain_words, PLAIN_NAMES)
    ours, theirs = (
        rendered(all_new(read_catalogue(one.root)), "zh", one.root / "site")
        for one in (made, other)
    )

    assert [] == [
        page.path for page, harmless in zip(pages_of(ours), pages_of(theirs), strict=True)
        if skeleton(page) != skeleton(harmless) and page.kind != "a-z"
    ]  # fmt: skip
    assert spaced(made.of("en")[0]) in " ".join(page.root.seen() for page in pages_of(ours))


@pytest.mark.parametrize("missing", [False, True], ids=["new", "missing"])
@pytest.mark.parametrize(
    ("root", "language"), [(TINY, "zh"), (ROOT, "en")], ids=["second", "first"]
)
def test_badges_stand_in_no_attribute(
    tmp_path: Path, root: Path, language: str, *, missing: bool
) -> None:
    """With every translation new or missing, each page is whole and its attributes are plain."""
    catalogue = all_new(read_catalogue(root))
    if missing:
        for text in catalogue.texts:
            del text.text[language]
    pages = pages_of(rendered(catalogue, language, tmp_path))

    assert len(pages) > 10
    assert [] == [(page.path, page.faults) for page in pages if page.faults]
    assert [] == [found for page in pages for found in marked_attributes(page)]
    assert all(badges(page.root) for page in pages
               if page.below not in ("about/", "search/"))  # fmt: skip


def all_new(catalogue: Catalogue) -> Catalogue:
    """Return a catalogue that keeps track of its translations, none of which is accepted."""
    return replace(catalogue, lock={})


def rendered(catalogue: Catalogue, language: str, folder: Path) -> Path:
    """Write the pages of one language without their frame; return the folder."""
    renderer = Renderer(catalogue, ROOT / "site_templates", language)
    for page in renderer.site_pages.pages():
        path = folder / language / page.path / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(renderer.html(page), encoding="utf-8")
    return folder


def shown(root: Path, path: str) -> str:
    """Return the Chinese page at an address, without its frame."""
    renderer = Renderer(read_catalogue(root), ROOT / "site_templates", "zh")
    return next(renderer.html(one) for one in renderer.site_pages.pages() if one.path == path)


def marked_attributes(page: Page) -> list[tuple[str, str, str]]:
    """Return the attributes of a page that hold the markup of a badge, and options that do."""
    return [
        (page.path, one.tag, value) for one in page.root.walk()
        for value in (*one.attributes.values(), one.source() if one.tag == "option" else "")
        if "<span" in value
    ]  # fmt: skip
