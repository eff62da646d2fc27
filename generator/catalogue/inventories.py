# SPDX-License-Identifier: MIT
"""The inventory of a source: its figures as printed, clause by clause, without its sentences."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from generator.catalogue.records import Text, Words, many
from generator.catalogue.values import Id, Model

Printed = Annotated[Words, StringConstraints(max_length=40)]


class LeftOut(Model):
    """A figure of a clause that no record holds, and why a reader does not miss it."""

    clause: Id
    figure: Printed
    reason: Text

    @property
    def id(self) -> str:
        """Return what tells the entry apart from the others of its inventory."""
        return f"{self.clause}.{self.figure}"


class Inventory(Model):
    """What figures a document states, in order. `id` is the document's.

    `names` says for a figure of a clause in which name it stands; all others are in a record's
    values or are left out. `sha256` is that of the text as it was read for comparison.
    """

    id: Id
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    figures: dict[Id, tuple[Printed, ...]] = Field(default_factory=dict)
    names: dict[Id, dict[Printed, Words]] = Field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = many()
