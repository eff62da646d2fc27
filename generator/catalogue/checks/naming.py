# SPDX-License-Identifier: MIT
"""Is every name in the termbase once, and is its approved wording used?"""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalogue.catalogue import Catalogue
from generator.problems import Problem


def terms_are_told_apart(catalogue: Catalogue) -> Iterator[Problem]:
    """No two terms give a wording for the same name."""
    first: dict[str, str] = {}
    for term in catalogue.terms.values():
        other = first.setdefault(term.zh, term.id)
        if other != term.id:
            place = catalogue.origin("terms", term.id).place("zh")
            there = catalogue.origin("terms", other).place("zh")
            yield Problem(place, "term_twice", {"name": term.zh, "first": there})
