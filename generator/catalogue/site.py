# SPDX-License-Identifier: MIT
"""The front door, `policies.yaml`: identity, languages, vocabularies, and the list of data files."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from generator.catalogue.records import Text, Words, many
from generator.catalogue.values import Id, Model

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]


FileName = Annotated[Words, StringConstraints(max_length=200)]


def _different(languages: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(languages)) < len(languages):
        raise PydanticCustomError("languages_repeated", "repeated", {})
    return languages


class Look(Model):
    """Colours and the mark of one or two characters that stands for the site."""

    accent: Colour = "#1f5fa8"
    accent_dark: Colour = "#8ab8f0"
    mark: Annotated[Words, StringConstraints(max_length=2)] = "◆"


class Site(Model):
    """Who the site is for and how it presents itself.

    `languages` begins with the source language. `edition` is the day the data was settled: pages
    and estimates are as of that day unless the reader says otherwise. `url` is where the site will
    be published, if that is known.
    """

    id: Id
    name: Text
    place: Text
    tagline: Text
    introduction: Text
    caution: Text
    languages: Annotated[tuple[Language, ...], Field(min_length=1), AfterValidator(_different)]
    edition: date
    url: Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"']+$")] | None = None
    look: Look = Look()


class Named(Model):
    """An entry of a vocabulary; `spoken` are words that readers use for it, in any language."""

    id: Id
    name: Text
    hint: Text | None = None
    spoken: tuple[Words, ...] = many()


class FrontDoor(Model):
    """The whole of `policies.yaml`; `featured` measures stand on the first screen.

    The files in `data` are published; those in `drafts` are only checked and searched by staff.
    """

    site: Site
    audiences: Annotated[tuple[Named, ...], Field(min_length=1)]
    payees: tuple[Named, ...] = many()
    topics: Annotated[tuple[Named, ...], Field(min_length=1)]
    beneficiaries: tuple[Named, ...] = many()
    service_kinds: tuple[Named, ...] = many()
    featured: tuple[Id, ...] = many(max_length=4)
    data: Annotated[tuple[FileName, ...], Field(min_length=1)]
    drafts: tuple[FileName, ...] = many()


VOCABULARIES = ("audiences", "payees", "topics", "beneficiaries", "service_kinds")
