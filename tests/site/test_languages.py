# SPDX-License-Identifier: MIT
from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from generator.catalogue.catalogue import Catalogue
from tests.site.parsed import Element, Page, in_language, pages_of

HAN = re.compile(r"[\u3400-\u9fff]+")
LATIN = re.compile(r"[A-Za-z][A-Za-z’'-]*")
SENTENCE = re.compile(r"[A-Za-z][A-Za-z’']*(?:[ ,]+[A-Za-z][A-Za-z’']*){2}")
OPEN, CLOSE = "(（“[", ")）”]"
SPOKEN = ("aria-label", "title", "placeholder", "alt", "data-label")


def words_of(page: Page, language: str) -> Iterator[str]:
    """Yield everything a page says in its own language, labels and head included."""
    for element in page.root.walk():
        if not _in_other(element, language):
            yield from (element.attributes[name] for name in SPOKEN if name in element.attributes)
        if element.tag == "title":
            yield element.source()
        if element.tag == "meta" and element.attributes.get("name") == "description":
            yield element.attributes["content"]
    for element, text in page.root.texts():
        if not _in_other(element, language):
            yield text


def _in_other(element: Element, language: str) -> bool:
    """Say whether an element is marked as another language, or as decoration."""
    return any(
        one.attributes.get("lang", language) != language
        or one.attributes.get("aria-hidden") == "true"
        for one in element.up()
    )


def outside_brackets(text: str) -> str:
    """Return a text without what stands in brackets or quotation marks."""
    depth, kept = 0, []
    for character in text:
        depth = max(0, depth + (character in OPEN) - (character in CLOSE))
        kept.append("" if depth else character)
    return "".join(kept)


def alternates(page: Page) -> dict[str, str]:
    """Return the file that a page names for each hreflang."""
    folder = posixpath.dirname(page.path)
    return {
        one.attributes["hreflang"]: posixpath.normpath(
            posixpath.join(folder, one.attributes["href"], "index.html"))
        for one in page.root.all("link")
        if one.attributes.get("rel", "").strip() == "alternate"
    }  # fmt: skip


def test_both_languages_have_the_same_pages(site: Path) -> None:
    """A page under /zh/ has its page under /en/ at the same place, and the other way round."""
    chinese = {page.below for page in in_language(site, "zh")}
    english = {page.below for page in in_language(site, "en")}

    assert set() == chinese ^ english
    assert len(chinese) > 100


def test_every_page_names_itself_the_other_and_the_chooser(site: Path) -> None:
    """Each page names itself, its other language, and the chooser for everyone else."""
    wrong = [
        page.path for page in pages_of(site) if page.language
        and alternates(page) != {
            "zh": f"zh/{page.below}index.html",
            "en": f"en/{page.below}index.html",
            "x-default": "index.html",
        }
    ]  # fmt: skip

    assert [] == wrong


def test_hreflang_is_reciprocal(site: Path) -> None:
    """A page that is named as the other language of a page names that page in turn."""
    named = {page.path: alternates(page) for page in pages_of(site) if page.language}
    alone = [
        (path, other) for path, others in named.items() for language, other in others.items()
        if language != "x-default" and path not in named.get(other, {}).values()
    ]  # fmt: skip

    assert [] == alone


def test_every_page_says_its_language(site: Path) -> None:
    """The lang of each page is the folder it stands in; the chooser's is the source language."""
    wrong = [
        page.path for page in pages_of(site)
        if page.root.all("html")[0].attributes.get("lang") != (page.language or "zh")
    ]  # fmt: skip

    assert [] == wrong


def test_the_switch_is_a_link_to_the_same_page(site: Path) -> None:
    """Each page has one switch, a plain link to itself in the other language, named in it."""
    names = {"zh": "中文", "en": "English"}
    for page in [page for page in pages_of(site) if page.language]:
        (switch,) = page.root.all("a", "pa-switch")
        other = "en" if page.language == "zh" else "zh"
        folder = posixpath.dirname(page.path)
        leads = posixpath.normpath(posixpath.join(folder, switch.attributes["href"]))

        assert posixpath.normpath(f"{other}/{page.below}") == leads
        assert (other, names[other]) == (switch.attributes["lang"], switch.seen())


def test_chinese_in_english_pages_is_marked_or_quoted(site: Path) -> None:
    """An English page shows Chinese in lang="zh", in brackets or in quotation marks only."""
    loose = [
        (page.below, found.group(), words[:60]) for page in in_language(site, "en")
        for words in words_of(page, "en") for found in HAN.finditer(outside_brackets(words))
    ]  # fmt: skip

    assert [] == loose


def test_chinese_words_in_english_pages_are_words_of_the_chinese_pages(site: Path) -> None:
    """A name that an English page quotes in Chinese stands somewhere in the Chinese pages."""
    chinese = "\n".join(text for page in in_language(site, "zh") for text in words_of(page, "zh"))
    unknown = {
        (page.below, found) for page in in_language(site, "en")
        for words in words_of(page, "en") for found in HAN.findall(words) if found not in chinese
    }  # fmt: skip

    assert set() == unknown


def test_chinese_pages_hold_no_english_sentence(site: Path) -> None:
    """Outside lang="en", a Chinese page has no three Latin words in a row."""
    found = [
        (page.below, sentence) for page in in_language(site, "zh")
        for words in words_of(page, "zh") for sentence in SENTENCE.findall(words)
    ]  # fmt: skip

    assert [] == found


def test_latin_words_in_chinese_pages_are_names(site: Path, catalogue: Catalogue) -> None:
    """A Latin word in a Chinese page is a name or a letter: none is written small, but in a name."""
    names = "|".join(
        re.escape(name) for term in catalogue.terms.values()
        for name in (term.zh, *term.abbreviations) if LATIN.search(name)
    )  # fmt: skip
    found = {
        (page.below, word) for page in in_language(site, "zh") for words in words_of(page, "zh")
        for word in LATIN.findall(re.sub(names, "", words)) if word.islower()
    }  # fmt: skip

    assert set() == found


def test_no_page_has_the_same_words_in_both_languages(site: Path) -> None:
    """Titles, headings and descriptions are translated on every page."""
    chinese = {page.below: page for page in in_language(site, "zh")}
    same = [
        page.below
        for page in in_language(site, "en")
        for other in [chinese[page.below]]
        for tag in ("title", "h1")
        if page.root.all(tag)[0].source() == other.root.all(tag)[0].source()
    ]

    assert [] == same


def test_english_counts_one_thing_as_one(site: Path) -> None:
    """English says "1 measure", never "1 measures"."""
    plural = re.compile(r"(?<![\d,.])1 (?:[a-z]+s|people)\b")
    found = [
        (page.below, plural.findall(text)) for page in in_language(site, "en")
        for text in words_of(page, "en") if plural.search(text)
    ]  # fmt: skip

    assert [] == found


def test_the_pages_of_no_language_speak_both(site: Path) -> None:
    """The chooser and the page for wrong addresses have a section in each language."""
    for page in [page for page in pages_of(site) if not page.language]:
        sections = [one.attributes.get("lang") for one in page.root.all("section")]

        assert ["zh", "en"] == sections
