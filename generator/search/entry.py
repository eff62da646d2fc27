# SPDX-License-Identifier: MIT
"""What the search knows of a page: an entry that it can find, filter and show in a line."""

from __future__ import annotations

from dataclasses import dataclass

# The kinds that results are grouped and filtered by.
KINDS = ("measure", "service", "department", "clause", "document", "figure", "term", "page")


@dataclass(frozen=True)
class Entry:
    """A page, or a place in one, in one language.

    `path` is below the language, with an anchor where it is a place in a page; `line` is shown
    beside the title (an amount, a department), `lead` below it. `names` are other names of the same
    thing: in other languages, abbreviations; `spoken` are words that readers use for it. `aliases`
    are all names of what the title names among other things, `synonyms` of what the lead and the
    line name. `body` is everything else a reader may look for. `audience`, `departments` and `documents` are ids to filter by.
    `unsettled` says that its words are a translation that nobody has read yet.
    `traits` say how likely it is meant, all else being equal: see TRAITS in scoring.py.
    """

    path: str
    kind: str
    title: str
    line: str = ""
    lead: str = ""
    names: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    body: str = ""
    audience: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    unsettled: bool = False
    traits: tuple[str, ...] = ()
