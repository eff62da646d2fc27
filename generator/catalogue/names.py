# SPDX-License-Identifier: MIT
"""Names: approved wording of terms, the policies that sources name, the words for classes of people."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.catalogue.records import Record, Text, Words, many
from generator.catalogue.values import Id, Model, NotStated


class Policy(Record):
    """A policy, plan or law that a source names; `document` is its text, if the site has it.

    `spoken` as for measures.
    """

    clauses: tuple[Id, ...] = Field(min_length=1)
    name: Text
    number: Words | NotStated = "not_stated"
    issuer: Text | NotStated = "not_stated"
    level: Literal["state", "province", "city", "district", "not_stated"] = "not_stated"
    document: Id | None = None
    summary: Text | None = None
    services: tuple[Id, ...] = many()
    spoken: tuple[Words, ...] = many()


class Tier(Record):
    """A word for a class of people, projects or teams, and what the sources say of who belongs."""

    clauses: tuple[Id, ...] = Field(min_length=1)
    name: Text
    of: Literal["people", "projects", "teams"]
    defined: Text | NotStated
    note: Text | None = None
    look_alikes: tuple[Id, ...] = many()


class Term(Model):
    """A name with its approved English. Its digits, if any, may stand in prose.

    `also` are other wordings that translations may use, `forbidden` those that they must not;
    `spoken` are everyday words for the same thing. The name of a `loose` term may be paraphrased.
    """

    id: Id
    zh: Words
    en: Words
    abbreviations: tuple[Words, ...] = many()
    spoken: tuple[Words, ...] = many()
    also: tuple[Words, ...] = many()
    forbidden: tuple[Words, ...] = many()
    loose: bool = False
    note: Text | None = None

    @property
    def everyday(self) -> bool:
        """Say whether this is a word of everyday speech: for translations and the search only."""
        return self.loose and self.note is None


class GuideSection(Model):
    """A part of a guide: words of its own, and the records it is about."""

    id: Id
    title: Text
    text: Text
    measures: tuple[Id, ...] = many()
    services: tuple[Id, ...] = many()
    facts: tuple[Id, ...] = many()
    duties: tuple[Id, ...] = many()
    policies: tuple[Id, ...] = many()
    terms: tuple[Id, ...] = many()


class Guide(Record):
    """A page for one kind of reader, put together from records; `spoken` as for measures."""

    title: Text
    short: Text
    lead: Text
    spoken: tuple[Words, ...] = many()
    sections: tuple[GuideSection, ...] = Field(min_length=1)
