# SPDX-License-Identifier: MIT
"""Say in plain Markdown what a page of ours says, for builders that start from Markdown.

Any view is told, whatever its fields: words become paragraphs, lists become bullets, rates become
tables, and a record inside a page (a card) becomes one bullet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from generator.pages.describe import RateTable
from generator.pages.headline import Headline
from generator.pages.views import Fact, Link, MeasureCard, Page, Section

Href = Callable[[str], str]

# Codes and programs: our pages do not show them as words.
_UNTOLD = {"id", "status", "status_code", "can_estimate", "doubtful", "frequency_stated",
           "program", "words", "edition"}  # fmt: skip
# What stands in a list, in a row of a table, and at the top of a measure's own page.
_IN_A_CARD = ("kind", "summary", "serves", "frequency")
_IN_A_ROW = ("payee", "serves", "frequency", "clause")
_OF_A_MEASURE = ("headline", "payee", "clause")
_OWN = ("headline", "payee", "summary")


def markdown(page: Page, words: Mapping[str, Any], href: Href) -> str:
    """Return the page in Markdown; `words` are the interface words, for headings."""
    parts = [f"# {page.title}", *_view(page.view, words, href)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _view(view: Any, words: Mapping[str, Any], href: Href) -> Iterator[str]:
    if not isinstance(view, dict) and not is_dataclass(view):
        view = {"sections": view}
    for name, value in _fields(view):
        if name in ("card", "link"):  # the page itself
            yield from (_line(part, href) for part in _only(dict(_fields(value)), _OWN))
            continue
        told = "\n\n".join(_block(value, href))
        heading = words.get(f"measure.{name}")
        if told and isinstance(heading, str) and isinstance(value, tuple):
            yield f"## {heading}"
        yield told


def _fields(view: Any) -> Iterator[tuple[str, Any]]:
    named = view.items() if isinstance(view, dict) else (
        (field.name, getattr(view, field.name)) for field in fields(view)
    )  # fmt: skip
    yield from ((name, value) for name, value in named if name not in _UNTOLD)


def _block(value: Any, href: Href) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, RateTable):
        yield _table(value)
    elif isinstance(value, tuple | list):
        yield from _list(value, href)
    elif isinstance(value, Section):
        yield f"## {value.title}"
        yield from _list(value.items, href)
    elif value is not None:
        yield _line(value, href)


def _list(values: Any, href: Href) -> Iterator[str]:
    bullets: list[str] = []
    for value in values:
        if isinstance(value, RateTable) or _has_blocks(value):
            yield "\n".join(bullets)
            bullets = []
            yield from _blocks_of(value, href)
        else:
            bullets.append(f"- {_line(value, href)}")
    yield "\n".join(bullets)


def _has_blocks(value: Any) -> bool:
    if isinstance(value, tuple):
        return any(isinstance(part, tuple) for part in value)
    return isinstance(value, Section)


def _blocks_of(value: Any, href: Href) -> Iterator[str]:
    for part in value if isinstance(value, tuple) else (value,):
        yield from _block(part, href)


def _line(value: Any, href: Href) -> str:
    """Return a record in one line."""
    if value is None or isinstance(value, str | int):  # numbers here only steer a template
        return value if isinstance(value, str) else ""
    if isinstance(value, Link):
        return f"[{value.name}]({href(value.path)}) {value.note}".rstrip()
    if isinstance(value, Fact):
        return f"**{value.label}** {value.value}"
    if isinstance(value, Headline):
        return _joined((value.lead, f"**{value.figure}**", value.per, *value.notes), " ")
    if isinstance(value, tuple | list):
        row = bool(value) and isinstance(value[0], Link)
        return _joined(_record(part, href, row=row) for part in value)
    return _record(value, href)


def _record(value: Any, href: Href, *, row: bool = False) -> str:
    """Return a card by its name and a few fields, anything else by all of its fields."""
    named = dict(_fields(value)) if is_dataclass(value) else {}
    if isinstance(value, MeasureCard):
        shown = _IN_A_ROW if row else _OF_A_MEASURE
        return _joined(_line(part, href) for part in (value.link, *_only(named, shown)))
    if "summary" in named:
        shown = _IN_A_ROW if row else _IN_A_CARD
        title = named.get("link") or f"**{named.get('title') or named['name']}**"
        return _joined(_line(part, href) for part in (title, *_only(named, shown)))
    if isinstance(value, Link | Fact | Headline) or not named:
        return _line(value, href)
    return _joined(_line(part, href) for part in named.values())


def _only(named: Mapping[str, Any], shown: tuple[str, ...]) -> list[Any]:
    return [named[name] for name in shown if name in named]


def _joined(parts: Iterable[str], between: str = " · ") -> str:
    return between.join(part for part in parts if part)


def _table(table: RateTable) -> str:
    columns = table.columns or ("",)
    head = [table.by, *columns]
    rows = [head, ["---"] * len(head), *([row.label, *row.cells] for row in table.rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
