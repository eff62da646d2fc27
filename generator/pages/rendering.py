# SPDX-License-Identifier: MIT
"""Render views with the Jinja2 templates of `site_templates/pages`: autoescaped, strictly defined."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from generator.catalogue.catalogue import Catalogue
from generator.pages.scripts import EMBEDDED, EMBEDDED_STYLES, stamp
from generator.pages.site_pages import SitePages
from generator.pages.tooltips import Tooltips
from generator.pages.unsettled import plain
from generator.pages.viewing import Viewer
from generator.pages.views import Page
from generator.pages.wording import wording_in

_STYLES = (EMBEDDED_STYLES, "atlas.css", "estimator.css")


class Renderer:
    """Renders the pages of one language to HTML.

    A card stands on many pages; it is rendered once for each depth at which it stands, because its
    links are relative.
    """

    def __init__(self, catalogue: Catalogue, templates: Path, language: str) -> None:
        self.wording = wording_in(catalogue, templates, language)
        self.site_pages = SitePages(Viewer(self.wording))
        self.environment = _environment(templates)
        self.environment.globals.update(
            w=self.wording, site=catalogue.site, stamp=stamp(templates / "assets")
        )
        self.tooltips = Tooltips(self.wording)
        self._pieces: dict[tuple[object, ...], Markup] = {}

    def html(self, page: Page) -> str:
        """Return the content of a page, to be put into the frame of the theme."""
        root = "../" * page.path.count("/")

        def href(path: str) -> str:
            return f"{root}{path}" or "./"

        def piece(name: str, role: str = "", **views: Any) -> Markup:
            key = (root, name, role, *map(id, views.values()))
            if key not in self._pieces:
                template = self.environment.get_template(f"_{name}.html")
                html = template.render(href=href, role=role, **views)
                self._pieces[key] = Markup(html)  # noqa: S704 - the template escapes
            return self._pieces[key]

        template = self.environment.get_template(page.template)
        explained = self.tooltips.on_page(page.path, href)
        return template.render(page=page, view=page.view, href=href, piece=piece,
                               explained=explained)  # fmt: skip

    def embedded(self, assets: Mapping[str, str | Path]) -> str:
        """Return the estimator as one file that asks for nothing, for a page elsewhere."""
        page = self.site_pages.estimator()
        styles = Markup("".join(str(assets[name]) for name in _STYLES))  # noqa: S704 - ours
        script = Markup(str(assets[EMBEDDED]).replace("</", "<\\/"))  # noqa: S704 - ours
        template = self.environment.get_template("embed.html")
        return template.render(page=page, view=page.view, styles=styles, script=script)


def render_alone(catalogue: Catalogue, templates: Path, name: str, **details: Any) -> str:
    """Render a page that belongs to no language: the chooser, the page for wrong addresses."""
    wordings = [wording_in(catalogue, templates, language) for language in catalogue.languages]
    template = _environment(templates).get_template(name)
    return template.render(site=catalogue.site, wordings=wordings, **details)


def script_json(text: str) -> Markup:
    """Return JSON that can stand inside a script element, whatever is in its strings."""
    escapes = {
        "<": "\\u003c",
        ">": "\\u003e",
        "&": "\\u0026",
        "\u2028": "\\u2028",
        "\u2029": "\\u2029",
    }
    for character, escape in escapes.items():
        text = text.replace(character, escape)
    return Markup(text)  # noqa: S704 - every character that could end the element is escaped


def _environment(templates: Path) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([templates / "pages", templates / "partials"]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["script_json"] = script_json
    environment.filters["plain"] = plain
    return environment
