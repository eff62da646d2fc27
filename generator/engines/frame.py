# SPDX-License-Identifier: MIT
"""The theme's frame around pages from data, rendered once for all pages in the same place.

Header, navigation and footer differ only by how deep a page lies and which section it belongs to.
So the frame is rendered for one page of each kind, with marks where a page has its own words, and
cut at the marks; every further page is put together from the pieces.
"""

from __future__ import annotations

import re
import secrets
from typing import Any

import jinja2
from markupsafe import escape

# Made anew in every run, so that no text of the data can be taken for a mark.
KEY = f"pa-{secrets.token_hex(8)}"
MARK = re.compile(rf"(@@{KEY}-(?:title|description|content)@@|@@{KEY}-url@@/(?:-/)*)")


class Frames:
    """Puts pages into their frames; one for each language and build."""

    def __init__(self) -> None:
        self._pieces: dict[tuple[object, ...], list[str]] = {}

    @jinja2.pass_context
    def around(self, context: jinja2.runtime.Context, page: Any) -> str:
        """Return the whole document of a page."""
        if page in context["nav"].pages:  # marked as current in its own navigation
            page.content = page.html()
            return _rendered(context, page)
        key = (page.url.count("/"), page.meta["atlas_section"])
        if key not in self._pieces:
            self._pieces[key] = MARK.split(_rendered(context, _Marked(page)))
        words = {
            f"@@{KEY}-title@@": str(escape(page.meta["title"])),
            f"@@{KEY}-description@@": str(escape(page.meta["description"])),
            _marked_url(page): page.url,
            f"@@{KEY}-content@@": page.html(),
        }
        return "".join(words.get(piece, piece) for piece in self._pieces[key])


class _Marked:
    """A page with marks in the place of its own words."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self.url = _marked_url(page)
        self.title = f"@@{KEY}-title@@"
        self.content = f"@@{KEY}-content@@"
        self.meta = {**page.meta, "title": self.title, "description": f"@@{KEY}-description@@"}
        whole = page.canonical_url
        self.canonical_url = whole and whole.removesuffix(page.url) + self.url

    def __getattr__(self, name: str) -> Any:
        return getattr(self._page, name)


def _marked_url(page: Any) -> str:
    """Return a mark with as many steps as the address of the page, for links relative to it."""
    depth: int = page.url.count("/")
    return f"@@{KEY}-url@@/" + "-/" * (depth - 1)


def _rendered(context: jinja2.runtime.Context, page: Any) -> str:
    template = context.environment.get_template("main.html")
    return template.render({**context.get_all(), "page": page})
