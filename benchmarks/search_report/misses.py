# SPDX-License-Identifier: MIT
"""Tell each query that is not fully right: where the expected pages stand, and what came instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from benchmarks.search_report.figures import Answer

_SHOWN = 5


def misses(answers: Iterable[Answer]) -> Iterator[str]:
    """Yield the lines on every answer with something left to wish."""
    for answer in answers:
        if not answer.right:
            yield from _told(answer)


def _told(answer: Answer) -> Iterator[str]:
    query, found = answer.query, answer.found
    aside = ", aside" if query.aside else ""
    yield f"{query.language}  {query.text}   ({query.group}{aside})"
    if query.expected:
        yield f"    expected  {', '.join(f'{page} {_place(answer, page)}' for page in query.expected)}"
    else:
        yield f"    expected  nothing, {found.exact} offered"
    yield f"    found     {', '.join(found.pages[:_SHOWN]) or 'nothing'}"


def _place(answer: Answer, page: str) -> str:
    pages = answer.found.pages
    return str(pages.index(page) + 1) if page in pages else "–"
