# SPDX-License-Identifier: MIT
from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.catalogue.catalogue import Catalogue
from tests.site.building import build, tiny_project
from tests.site.clauses import LANGUAGES
from tests.site.parsed import Element, Page, page_at, pages_of

NAMES = ("href", "src", "srcset", "action", "formaction", "poster", "data", "cite", "xlink:href")
CSS_URL = re.compile(r"(?:url\(|@import)\s*[\"']?([^\"')\s;]+)")
OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def references(page: Page) -> Iterator[tuple[Element, str]]:
    """Yield every element that refers to something, with the address it gives."""
    for element in page.root.walk():
        for name in NAMES:
            if name in element.attributes:
                yield element, element.attributes[name]


def file_of(page: Page, address: str) -> str:
    """Return the path of the file that an address on a page leads to."""
    path = unquote(urlsplit(address).path)
    folder = posixpath.dirname(page.path)
    found = path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path)
    if not path:
        return page.path
    joined = posixpath.normpath(found or ".")
    return posixpath.normpath(f"{joined}/index.html") if path.endswith(("/", ".")) else joined


def test_every_reference_leads_to_a_file(site: Path) -> None:
    """Links, scripts, styles and pictures of every page lead to files of the site."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    broken = [
        (page.path, address) for page in pages_of(site) for _, address in references(page)
        if file_of(page, address) not in files
    ]  # fmt: skip

    assert [] == broken


def test_every_anchor_exists_on_its_page(site: Path, catalogue: Catalogue) -> None:
    """What stands behind # is an id of the page it leads to, or a measure or an audience for the estimator."""
    ids = {page.path: set(page.ids) for page in pages_of(site)}
    known = {f"measure={id_}" for id_ in catalogue.measures}
    known |= {f"audience={audience.id}" for audience in catalogue.front.audiences}
    broken = [
        (page.path, address)
        for page in pages_of(site)
        for _, address in references(page)
        for anchor in [unquote(urlsplit(address).fragment)]
        if anchor and anchor not in ids[file_of(page, address)]
        and not (anchor in known and file_of(page, address).endswith("/estimator/index.html"))
    ]  # fmt: skip

    assert [] == broken


def test_every_label_names_an_element_of_the_page(site: Path) -> None:
    """`for` and the like name ids that are there; what the theme keeps hidden is left aside."""
    names = ("for", "aria-labelledby", "aria-describedby", "aria-controls")
    broken = [
        (page.path, name, id_)
        for page in pages_of(site)
        for element in page.root.walk()
        for name in names
        for id_ in element.attributes.get(name, "").split()
        if id_ not in page.ids and not any("hidden" in one.attributes for one in element.up())
    ]

    assert [] == broken


def test_every_page_can_be_reached_from_the_chooser(site: Path) -> None:
    """Links alone lead from the first page to all others, in both languages."""
    by_path = {page.path: page for page in pages_of(site)}
    reached, waiting = set(), ["index.html"]
    while waiting:
        path = waiting.pop()
        if path in reached or path not in by_path:
            continue
        reached.add(path)
        page = by_path[path]
        waiting += [file_of(page, a) for one, a in references(page) if one.tag == "a"]

    assert {"404.html"} == set(by_path) - reached


def test_every_link_and_button_has_a_name(site: Path) -> None:
    """What can be pressed has words in it, or a label."""
    nameless = [
        (page.path, element.attributes)
        for page in pages_of(site)
        for element in (*page.root.all("a"), *page.root.all("button"))
        if not element.seen() and not element.attributes.get("aria-label")
    ]

    assert [] == nameless


def test_no_address_is_absolute(site: Path) -> None:
    """A site can be put into any folder: no page but 404.html gives an absolute path."""
    absolute = [
        (page.path, address) for page in pages_of(site) if page.kind != "notfound"
        for _, address in references(page) if address.startswith("/")
    ]  # fmt: skip

    assert [] == absolute


def test_the_page_for_wrong_addresses_names_places_from_the_top(site: Path) -> None:
    """404.html is shown at any depth, so all that it refers to begins with a slash."""
    page = next(page for page in pages_of(site) if page.kind == "notfound")
    found = [(one.tag, address) for one, address in references(page)]

    assert ["/zh/", "/zh/measures/", "/en/", "/en/measures/"] == [
        a for tag, a in found if tag == "a"
    ]
    assert [] == [address for _, address in found if not address.startswith("/")]


def test_every_page_names_its_icon(site: Path) -> None:
    """Without a named icon a browser asks for one at the top of the server, where none is."""
    without = [
        page.path for page in pages_of(site)
        if not [one for one in page.root.all("link") if one.attributes.get("rel") == "icon"]
    ]  # fmt: skip

    assert [] == without


def test_a_site_with_an_address_names_it(tmp_path: Path) -> None:
    """With `url`, 404.html starts at its folder, and canonical and hreflang are whole addresses."""
    root = tiny_project(tmp_path)
    front = root / "policies.yaml"
    told = front.read_text("utf-8").replace("  edition:", "  url: https://a.example/b\n  edition:")
    front.write_text(told, "utf-8")
    built = build(root, tmp_path / "built")
    page = page_at(built, "en/measures/landing-grant/")
    heads = [one for one in page.root.all("link") if "hreflang" in one.attributes]
    canonical = [
        one.attributes["href"] for one in page.root.all("link")
        if one.attributes.get("rel") == "canonical"
    ]  # fmt: skip
    lost = next(page for page in pages_of(built) if page.kind == "notfound")

    assert ["https://a.example/b/en/measures/landing-grant/"] == canonical
    assert [
        "https://a.example/b/en/measures/landing-grant/",
        "https://a.example/b/zh/measures/landing-grant/",
        "https://a.example/b/",
    ] == [one.attributes["href"] for one in heads]
    assert ["/b/en/", "/b/en/measures/", "/b/zh/", "/b/zh/measures/"] == [
        address for one, address in references(lost) if one.tag == "a"
    ]
    assert [] == [address for _, address in references(lost) if not address.startswith("/b/")]


def test_no_page_asks_another_server_for_anything(site: Path) -> None:
    """No reference, whatever it is, leaves the site; nor does a style in a page."""
    outside = [
        (page.path, address) for page in pages_of(site) for _, address in references(page)
        if OUTSIDE.match(address)
    ]  # fmt: skip
    styled = [
        (page.path, address)
        for page in pages_of(site)
        for element in page.root.walk()
        for style in [element.attributes.get("style", ""),
                      element.source() if element.tag == "style" else ""]
        for address in CSS_URL.findall(style)
    ]  # fmt: skip

    assert ([], []) == (outside, styled)


def test_no_style_sheet_asks_another_server_for_anything(site: Path) -> None:
    """What style sheets refer to is data inside them or a file of the site."""
    files = [path for path in site.rglob("*") if path.suffix in (".css", ".svg")]
    used = [
        (path.name, address) for path in files
        for address in CSS_URL.findall(path.read_text("utf-8"))
        if not address.startswith(("data:", "#")) and not (path.parent / address).is_file()
    ]  # fmt: skip

    assert (True, []) == (len(files) > 2, used)


def test_no_page_carries_a_form_that_sends_or_a_frame(site: Path) -> None:
    """Answers stay with the reader: only a query has an address, that of the search or the index; no page holds another."""
    found = [
        (page.path, one.tag)
        for page in pages_of(site)
        for one in page.root.walk()
        if one.tag in ("iframe", "object", "embed", "base")
        or (one.tag == "form" and {"action", "method"} & set(one.attributes)
            and not _only_searches(page, one))
        or (one.tag == "meta" and one.attributes.get("http-equiv"))
    ]  # fmt: skip

    assert [] == found


def _only_searches(page: Page, form: Element) -> bool:
    """Say whether a form leads to the index from A to Z, or from the page for wrong addresses to the search."""
    leading = file_of(page, form.attributes["action"])
    languages = (page.language,) if page.language else LANGUAGES
    name = "a-z" if page.language else "search"
    asked = {f"{language}/{name}/index.html" for language in languages}
    return leading in asked and form.attributes["method"] == "get"
