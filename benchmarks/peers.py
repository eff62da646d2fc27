# SPDX-License-Identifier: MIT
"""The same pages for other builders: plain Markdown for MkDocs Material and for Hugo.

Writing the Markdown is not part of what is measured: a peer finds its pages ready.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from benchmarks.page_text import markdown
from generator.catalogue.reading import read_catalogue
from generator.pages.rendering import Renderer
from generator.pages.views import Page

LANGUAGES = ("zh", "en")
_LAYOUT = """<!doctype html>
<html lang="{{ .Site.Language.Lang }}">
<head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><main>{{ .Content }}</main></body>
</html>
"""


def write_mkdocs(ours: Path, folder: Path) -> None:
    """Write the pages of our site in the folder `ours` for MkDocs, two configurations a language.

    `zh.yml` is MkDocs as it comes: every page is in the navigation. `zh-small.yml` lists only the
    main pages, which a MkDocs user can choose for speed.
    """
    for language, words, pages in _speaking(ours):
        files = {page.path: _file(page.path, pages) for page in pages}
        for page in pages:
            text = markdown(page, words, partial(_from_file, files, files[page.path]))
            _write(folder / language / files[page.path], text)
        _write(folder / language / "about.md", _about(ours, language))
        main = [file for path, file in files.items() if "/" not in path.rstrip("/")]
        plain = _mkdocs_options(language)
        _write(folder / f"{language}.yml", yaml.safe_dump(plain))
        small = {**plain, "nav": [*main, "about.md"]}
        _write(folder / f"{language}-small.yml", yaml.safe_dump(small))


def write_hugo(ours: Path, folder: Path) -> None:
    """Write the pages of our site in the folder `ours` for Hugo, with a bare template."""
    for language, words, pages in _speaking(ours):
        content = folder / "content" / language
        for page in pages:
            text = markdown(page, words, f"/{language}/".__add__)
            name = page.path.strip("/").replace("/", "--") or "_index"
            _write(content / f"{name}.md", _front_matter(page.path, language, page.title) + text)
        about = _front_matter("about/", language, "About") + _about(ours, language)
        _write(content / "about.md", about)
    _write(folder / "layouts" / "_default" / "single.html", _LAYOUT)
    _write(folder / "layouts" / "index.html", _LAYOUT)
    _write(folder / "hugo.json", json.dumps(_hugo_options()))


def _from_file(files: Mapping[str, str], start: str, path: str) -> str:
    """Return how a page is linked to from a Markdown file: by its own file."""
    plain, mark, anchor = path.partition("#")
    return posixpath.relpath(files[plain], posixpath.dirname(start) or ".") + mark + anchor


def _speaking(ours: Path) -> Iterator[tuple[str, Mapping[str, Any], list[Page]]]:
    """Yield each language with its interface words and its pages."""
    catalogue = read_catalogue(ours)
    for language in LANGUAGES:
        renderer = Renderer(catalogue, ours / "site_templates", language)
        yield language, renderer.wording.words, list(renderer.site_pages.pages())


def _about(ours: Path, language: str) -> str:
    return (ours / "content" / "pages" / language / "about.md").read_text("utf-8")


def _file(path: str, pages: list[Page]) -> str:
    """Return the Markdown file of a page: a folder's own page is its index."""
    sections = {page.path.split("/")[0] for page in pages if page.path.count("/") > 1}
    inner = path.strip("/")
    return f"{inner}/index.md" if inner in sections else f"{inner or 'index'}.md"


def _mkdocs_options(language: str) -> dict[str, Any]:
    return {
        "site_name": "Peer",
        "docs_dir": language,
        "site_dir": f"site/{language}",
        "theme": {"name": "material", "language": language, "font": False,
                  "features": ["search.highlight"]},
        "plugins": [{"search": {"lang": language}}],
        "markdown_extensions": ["attr_list", "tables"],
        "validation": {"nav": {"omitted_files": "ignore"}},
    }  # fmt: skip


def _hugo_options() -> dict[str, Any]:
    languages = {
        language: {"contentDir": f"content/{language}", "weight": weight}
        for weight, language in enumerate(LANGUAGES, start=1)
    }
    return {
        "baseURL": "/",
        "defaultContentLanguage": LANGUAGES[0],
        "defaultContentLanguageInSubdir": True,
        "disableKinds": ["taxonomy", "term", "section", "rss", "sitemap", "robotstxt", "404"],
        "languages": languages,
    }


def _front_matter(path: str, language: str, title: str = "") -> str:
    fields = {"title": title, **({"url": f"/{language}/{path}"} if path else {})}
    return f"{json.dumps(fields, ensure_ascii=False)}\n\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
