# SPDX-License-Identifier: MIT
"""Do the words that decide who is eligible say the same in every language?"""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalogue.catalogue import Catalogue
from generator.problems import Problem


def conditions_are_translated(catalogue: Catalogue) -> Iterator[Problem]:
    """No translation that decides who is eligible is stale, new or missing."""
    for one in catalogue.not_current:
        details = {"key": one.text.key, "language": one.language}
        if one.conditions_changed:
            yield Problem(catalogue.place_of(one.text), "condition_changed", details)
        elif one.stops:
            details = {**details, "state": f"{one.state} words"}
            yield Problem(catalogue.place_of(one.text), "condition_not_translated", details)
