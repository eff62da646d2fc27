# SPDX-License-Identifier: MIT
"""An inventory as a data file, the same text for the same inventory."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from generator.catalogue.inventories import Inventory

FOLDER = "content/data"
_HEAD = """\
# The figures of one source as printed, clause by clause, without its sentences.
# Written by `python -m generator coverage --write`; by hand only the reasons under left_out.
inventories:
"""
_WIDTH = 110


def file_name(document: str) -> str:
    """Return the name of the data file that holds the inventory of a document."""
    return f"{FOLDER}/coverage-{document}.yaml"


def written(inventory: Inventory) -> str:
    """Return the data file of an inventory."""
    lines = [f"  - id: {inventory.id}", f"    sha256: {_quoted(inventory.sha256)}"]
    lines += ["    figures:"] if inventory.figures else []
    for clause, figures in inventory.figures.items():
        lines += _listed(clause, figures)
    lines += ["    names:"] if inventory.names else []
    for clause, names in inventory.names.items():
        lines.append(f"      {clause}:")
        lines += [f"        {_quoted(key)}: {_quoted(name)}" for key, name in names.items()]
    lines += ["    left_out:"] if inventory.left_out else []
    for one in inventory.left_out:
        lines += [f"      - clause: {one.clause}", f"        figure: {_quoted(one.figure)}",
                  "        reason:"]  # fmt: skip
        lines += [f"          {code}: {_quoted(words)}" for code, words in one.reason.items()]
    return _HEAD + "".join(f"{line}\n" for line in lines)


def _listed(clause: str, figures: Iterable[str]) -> Iterator[str]:
    listed = f"{clause}: [{', '.join(map(_quoted, figures))}]"
    yield from textwrap.wrap(listed, _WIDTH, initial_indent="      ", subsequent_indent=" " * 8,
                             break_long_words=False, break_on_hyphens=False)  # fmt: skip


def _quoted(text: str) -> str:
    escaped = " ".join(text.split()).replace("'", "''")
    return f"'{escaped}'"
