# SPDX-License-Identifier: MIT
"""The adapter to MkDocs with Material: the only module that knows them.

One MkDocs run builds one language. The run that a person starts (`mkdocs build`, `mkdocs serve`)
reads and checks the catalogue, builds the source language itself, has a process build each other
language, and writes what belongs to no language beside them. Pages from data come with their HTML
ready; MkDocs puts the frame around them.
"""

from __future__ import annotations

import gc
import logging
import multiprocessing
import shutil
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Literal

import jinja2
from markupsafe import Markup
from markupsafe import escape as markup
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.config_options import Optional, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.checks import read_checked
from generator.catalogue.export import as_json
from generator.engines.frame import Frames
from generator.estimator.program import compile_program
from generator.pages.interface import general_words, search_words
from generator.pages.rendering import Renderer
from generator.pages.scripts import EMBEDDED, EMBEDDED_STYLES, assets
from generator.pages.search_entries import SearchEntries
from generator.pages.shared_files import write_shared_files
from generator.pages.tables import duty_tables
from generator.pages.unsettled import plain
from generator.pages.views import Link, Page
from generator.pages.wording import read_words, templates_of
from generator.problems import PolicyAtlasError, ProblemsFound
from generator.search.files import write_index

# When the garbage is collected in a process that builds and then ends.
SELDOM = (200_000, 50, 1000)
# What can stop a build, short of a bug.
NOT_BUILT = (Abort, PluginError, ConfigurationError, PolicyAtlasError, jinja2.TemplateError)


class DataPage(MkDocsPage):
    """A page with HTML of its own: MkDocs neither reads nor converts anything.

    `html` makes it when the page is written, so that not all pages are held at once.
    """

    def __init__(
        self, page: Page, html: Callable[[], str], file: File, config: MkDocsConfig
    ) -> None:
        super().__init__(plain(page.title), file, config)
        self.html = html
        self.meta = {
            "title": plain(page.title),
            "description": plain(page.description),
            "hide": ["navigation", "toc"],
            "template": "data-page.html",
            "atlas_section": page.section,
        }
        self.markdown = ""
        self.content = ""
        self.toc = _table_of_contents(page)

    def read_source(self, config: MkDocsConfig) -> None:
        """Do nothing: there is no source."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Do nothing: the content is HTML already."""


class PolicyAtlasConfig(Config):
    """The option of the plugin: the language of an inner run; the outer run leaves it out."""

    language = Optional(Type(str))


class PolicyAtlasPlugin(BasePlugin[PolicyAtlasConfig]):
    """Brings the pages of a catalogue into MkDocs."""

    # What the outer run hands to the inner ones, so that it is read and made once. The minifier
    # must not be called in a forked process: it has threads that a fork cuts off.
    catalogue: Catalogue | None = None
    assets: Mapping[str, str | Path]
    serving = False
    others: dict[str, BaseProcess]

    def __init__(self) -> None:
        super().__init__()
        self.others = {}

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether the data may change between two builds."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the data, choose the language of this run, and start the other languages."""
        self.root = Path(config.config_file_path).resolve().parent
        self.templates = templates_of(self.root)
        outer = self.config.language is None
        if self.catalogue is None or (self.serving and outer):
            self.catalogue = _checked_catalogue(self.root)
        self.language = self.config.language or self.catalogue.languages[0]
        if outer:
            _stop(self.others)  # of a build before this one that did not come to its end
            self.site = Path(config.site_dir)
            _empty(self.site)
            compile_program(self.catalogue)  # once, before the other languages begin
            self.assets = dict(assets(self.templates / "assets"))
            self.others = _start_other_languages(config, self)
            config.site_dir = str(self.site / self.language)
        self.renderer = Renderer(self.catalogue, self.templates, self.language)
        _speak(config, self.renderer, self.root)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages from data and the assets of the templates."""
        self.pages = list(self.renderer.site_pages.pages())
        for page in self.pages:
            file = File.generated(config, f"{page.path}index.md", content="",
                                  inclusion=InclusionLevel.NOT_IN_NAV)  # fmt: skip
            DataPage(page, partial(self.renderer.html, page), file, config)
            files.append(file)
        sitemap = files.get_file_from_path("sitemap.xml")
        if sitemap is not None:  # the theme's own template, copied because it is not to be filled
            files.remove(sitemap)
        for name, table in duty_tables(self.renderer.site_pages.viewer).items():
            files.append(File.generated(config, name, content=table))
        viewer = self.renderer.site_pages.viewer
        said = {
            "assets/atlas/search/words.js": search_words(viewer),
            "assets/atlas/estimator-words.json": as_json(general_words(viewer)),
            "embed/estimator.html": self.renderer.embedded(self.assets),
        }
        for name, text in said.items():
            files.append(File.generated(config, name, content=text))
        for name, asset in self.assets.items():
            if name in (EMBEDDED, EMBEDDED_STYLES):
                continue
            source = f"assets/atlas/{name}"
            files.append(
                File.generated(config, source, abs_src_path=str(asset))
                if isinstance(asset, Path)
                else File.generated(config, source, content=asset)
            )
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Give the theme the main navigation; data pages stay out of it, for speed."""
        pages: list[MkDocsPage] = []
        self.navigation: list[Link] = []
        for link in self.renderer.site_pages.navigation():
            file = files.get_file_from_path(f"{link.path}index.md") or files.get_file_from_path(
                f"{link.path.rstrip('/')}.md"
            )
            if file is not None and file.page is not None:
                name = plain(link.name)
                file.page.title = markup(name)
                pages.append(file.page)
                self.navigation.append(replace(link, name=name))
        nav.items[:] = pages
        nav.pages[:] = pages
        nav.homepage = pages[0]
        return nav

    def on_env(
        self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        """Give the frame its words."""
        wording = self.renderer.wording
        for file in files.documentation_pages():
            page = file.page
            if page is None:
                continue
            # The sitemap says the day of the data, not of the build.
            page.update_date = wording.catalogue.site.edition.isoformat()
            if not isinstance(page, DataPage):
                self.pages.append(_written_by_hand(page))
        names = {
            language: read_words(self.templates, language)["language.name"]
            for language in wording.catalogue.languages
        }
        env.globals["atlas"] = {
            "w": wording, "site": wording.catalogue.site, "language": self.language,
            "languages": names, "navigation": self.navigation, "reference": self.renderer.site_pages.reference(), "frames": Frames(),
            "edition": wording.date(wording.catalogue.site.edition),
        }  # fmt: skip
        return env

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what is searched in; in the outer run, wait for the other languages."""
        entries = SearchEntries(self.renderer.site_pages).entries(self.pages)
        place = tuple(self.renderer.wording.catalogue.site.place.values())
        write_index(tuple(entries), Path(config.site_dir) / "search-index", place)
        if self.config.language is not None:
            return
        write_shared_files(self.renderer.wording.catalogue, self.templates, self.site)
        for language, process in self.others.items():
            process.join()
            if process.exitcode:
                raise PluginError(f"The {language} pages could not be built; see above.")

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Rebuild when the data, the texts or the templates change."""
        for path in (self.root / "policies.yaml", self.root / "content", self.templates):
            server.watch(str(path))
        return server


class SiteNotBuilt(Exception):  # noqa: N818 - named after what happened, as the command tells it
    """MkDocs could not build the site; the message is what it said."""


def build_site(config_file: Path, site: Path, catalogue: Catalogue) -> None:
    """Build all languages of a checked catalogue into the folder `site`, warnings being errors.

    Raises SiteNotBuilt with what MkDocs reports.
    """
    logging.basicConfig(format="%(levelname)s: %(message)s", level=logging.WARNING)
    plugin: Any = None
    try:
        config = load_config(config_file=str(config_file), site_dir=str(site), strict=True)
        plugin = config.plugins["policy-atlas"]
        plugin.catalogue = catalogue
        build(config)
    except NOT_BUILT as error:
        raise SiteNotBuilt(str(error)) from error
    finally:
        _stop(plugin.others if plugin else {})


def _stop(processes: dict[str, BaseProcess]) -> None:
    for process in processes.values():
        process.terminate()
        process.join()


def _checked_catalogue(root: Path) -> Catalogue:
    try:
        return read_checked(root).without_origins()
    except ProblemsFound as found:
        raise PluginError(f"The data has problems.\n{found}") from found


def _start_other_languages(
    config: MkDocsConfig, plugin: PolicyAtlasPlugin
) -> dict[str, BaseProcess]:
    processes: dict[str, BaseProcess] = {}
    handed = {"catalogue": plugin.catalogue, "assets": plugin.assets}
    for language in plugin.catalogue.languages[1:] if plugin.catalogue else ():
        arguments = (config.config_file_path, config.site_dir, language, handed)
        strict = {"strict": config.strict}
        process = _processes().Process(target=_build_language, args=arguments, kwargs=strict)
        process.start()
        processes[language] = process
    return processes


def _processes() -> Any:
    """Return how to start a process.

    A forked one has the catalogue already, and nothing is imported twice; but while `mkdocs serve`
    watches files there are threads, which a fork would cut off in the middle of what they do.
    """
    return multiprocessing.get_context("spawn" if threading.active_count() > 1 else "fork")


def _build_language(
    config_file: str,
    site: str,
    language: str,
    handed: Mapping[str, Any],
    *,
    strict: bool,
) -> None:
    """Build one language; runs in a process of its own."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    gc.set_threshold(*SELDOM)  # a build keeps most of what it makes
    config = load_config(config_file=config_file, site_dir=f"{site}/{language}", strict=strict)
    plugin: Any = config.plugins["policy-atlas"]
    plugin.config.language = language
    vars(plugin).update(handed)
    try:
        build(config)
    except NOT_BUILT as error:
        raise SystemExit(f"{language}: {error}") from error


def _speak(config: MkDocsConfig, renderer: Renderer, root: Path) -> None:
    """Set everything in the configuration that depends on the language."""
    wording = renderer.wording
    site = wording.catalogue.site
    config.site_name = markup(plain(wording.text(site.name)))
    config.site_description = plain(wording.text(site.introduction))
    config.docs_dir = str(root / "content" / "pages" / wording.language)
    config.site_url = f"{site.url.rstrip('/')}/{wording.language}/" if site.url else None
    config.theme["language"] = wording.language
    config.theme.static_templates -= {"404.html"} | (set() if site.url else {"sitemap.xml"})
    for palette in config.theme.get("palette", []):
        other = "light" if palette.get("scheme") == "slate" else "dark"
        palette["toggle"]["name"] = wording(f"scheme.{other}")


def _written_by_hand(page: MkDocsPage) -> Page:
    """Return what the search needs of a page that MkDocs made from Markdown."""
    path = "" if page.is_homepage else page.url
    told = (Markup(html or "") for html in (page.title, page.content))  # noqa: S704 - only its text is kept
    title, text = (one.striptags() for one in told)
    return Page(path, title, "", None, str(page.meta.get("description", "")), text)


def _empty(folder: Path) -> None:
    if folder.exists():
        for path in folder.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _table_of_contents(page: Page) -> TableOfContents:
    top = AnchorLink(markup(plain(page.title)), "top", 1)
    top.children = [
        AnchorLink(markup(plain(heading.value)), heading.label, 2) for heading in page.headings
    ]
    return TableOfContents([top])
