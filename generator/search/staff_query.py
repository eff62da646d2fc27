# SPDX-License-Identifier: MIT
"""A query as staff type it, made ready for the search, or refused with what is wrong and where."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any
from unicodedata import normalize

from generator.problems import message_languages, problem_words
from generator.search.analyser import HAN

# In a query a field goes by its name in any language of the messages: department:, 部门：
FIELDS = ("kind", "id", "title", "status", "department", "document", "clause", "topic",
          "audience")  # fmt: skip
LONGEST = 300
DEEPEST = 10
MOST_WILDCARDS = 10
_SHOWN = 20
_OPERATORS = {"AND", "OR", "NOT"}
_QUOTES = str.maketrans(dict.fromkeys("“”„«»「」『』〝〞", '"'))
_FIELD = re.compile(r"(\w+):\s*")
_ALONE = re.compile(rf"(?<![\w*])([{HAN}])(?![\w*])")
_EVERYTHING = re.compile(r"(?<![^\s(])\*(?![^\s)])")
_WILDCARD_BY_HAN = re.compile(rf"(?<=[{HAN}])[*?]+|[*?]+(?=[{HAN}])")


class WrongQuery(ValueError):  # noqa: N818 - it reads as what happened
    """A query cannot be understood; `code` is that of its message, `details` fill it."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


def tidied(asked: str) -> str:
    """Return a query with Chinese punctuation made plain, and fields by their English names.

    Raises WrongQuery where it is empty or too long, or has a field that is not known, or quotation
    marks or brackets that do not close.
    """
    plain = normalize("NFKC", asked).translate(_QUOTES).strip()
    if not re.search(r"\w|\*", plain):
        raise WrongQuery("empty")
    if len(plain) > LONGEST:
        raise WrongQuery("too_long", length=len(plain), most=LONGEST)
    *before, last = plain.split('"')
    if len(before) % 2:
        raise WrongQuery("open_quote", near=last[:_SHOWN])
    pieces = [*before, last]
    pieces[::2] = map(_outside_quotes, pieces[::2])
    tidy = '"'.join(pieces)
    _refuse_brackets(" ".join(pieces[::2]))
    _refuse_idle_operators('"x"'.join(pieces[::2]))
    if len(re.findall(r"[^\s()]*[*?][^\s()]*", " ".join(pieces[::2]))) > MOST_WILDCARDS:
        raise WrongQuery("too_many_wildcards", most=MOST_WILDCARDS)
    if nothing := re.search(rf"\b({'|'.join(FIELDS)}):(?=\)|$)", tidy):
        raise WrongQuery("no_value", field=nothing[1])
    return tidy


@cache
def field_names() -> Mapping[str, str]:
    """Return the fields by what they are called: in English, and in the languages of the messages."""
    told: list[Mapping[str, Any]] = [
        problem_words(language)["search"]["fields"] for language in message_languages()
    ]
    called = {names[field].casefold(): field for names in told for field in FIELDS}
    return {**called, **{field: field for field in FIELDS}}


def _outside_quotes(piece: str) -> str:
    """Return what stands outside quotation marks, with plain fields, small letters, no idle wildcards."""
    piece = _FIELD.sub(_field, piece)
    piece = re.sub(r"[A-Za-z]+", _small, piece)
    # The words that are kept of Chinese are pairs of characters, so one alone may be any half.
    piece = _ALONE.sub(r"*\1*", _WILDCARD_BY_HAN.sub(" ", piece))
    return _EVERYTHING.sub("*:*", piece)


def _field(match: re.Match[str]) -> str:
    named = match[1].casefold()
    known = field_names()
    if named not in known:
        raise WrongQuery("unknown_field", field=match[1], fields=", ".join(FIELDS))
    return f"{known[named]}:"


def _small(match: re.Match[str]) -> str:
    return match[0] if match[0] in _OPERATORS else match[0].lower()


def _refuse_brackets(outside: str) -> None:
    """Refuse brackets that do not close or open, and more of them inside each other than help."""
    depth = 0
    for at, character in enumerate(outside):
        depth += (character == "(") - (character == ")")
        if not 0 <= depth <= DEEPEST:
            code = "stray_bracket" if depth < 0 else "too_many_brackets"
            raise WrongQuery(code, near=outside[: at + 1][-_SHOWN:], most=DEEPEST)
    if depth:
        raise WrongQuery("open_bracket", near=outside[outside.rindex("(") :][:_SHOWN])


def _refuse_idle_operators(outside: str) -> None:
    """Refuse AND and OR that do not stand between two things, and NOT that stands before none."""
    words = ["(", *re.findall(r"[()]|[^\s()]+", outside), ")"]
    for before, word, after in zip(words, words[1:], words[2:], strict=False):
        joins = word in ("AND", "OR")
        nothing_before = joins and before in ("(", *_OPERATORS)
        nothing_after = word in _OPERATORS and after in (")", "AND", "OR")
        if nothing_before or nothing_after or word == after == "NOT":
            raise WrongQuery("idle_operator", operator=word)
