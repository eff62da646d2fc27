# SPDX-License-Identifier: MIT
"""Make a copy of the tiny site in which every text field holds what the caller says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import count
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import yaml

from generator.catalogue.strict_yaml import read_yaml
from tests.site.building import tiny_project

STRINGS: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "hostile" / "strings.yaml").read_text(encoding="utf-8"))  # fmt: skip
LANGUAGES = ("en", "zh")
PLAIN_NAMES = {"quote": "plain", "number": "plain", "alias": "平", "term": "unsaid", "mark": "pl"}
BOTH = {"en": "x", "zh": "x"}
DOUBT = {"id": "open", "text": BOTH, "quote": "x", "readings": [
    {"id": "one", "text": BOTH}, {"id": "two", "text": BOTH}]}  # fmt: skip


@dataclass(frozen=True)
class Filled:
    """A site and the texts that were put into it: one for each field and language, in order."""

    root: Path
    texts: tuple[tuple[str, str], ...]

    def of(self, language: str) -> list[str]:
        """Return the texts of one language."""
        return [text for code, text in self.texts if code == language]


def filled(folder: Path, words: Callable[[int], str], names: dict[str, str]) -> Filled:
    """Copy the tiny site with every optional field present and every text replaced.

    `words` gives the text of each field by its number; each ends in letters of its own.
    """
    root = tiny_project(folder)
    numbers = count()
    texts: list[tuple[str, str]] = []

    def text(language: str) -> str:
        number = next(numbers)
        texts.append((language, f"{words(number)} q{_letters(number)}"))
        return texts[-1][1]

    for path in [root / "policies.yaml", *sorted((root / "content" / "data").glob("*.yaml"))]:
        data = _completed(read_yaml(path, root).data, names)
        path.write_text(_written(_replaced(data, text)), "utf-8")
    more = _written(_replaced(_more(names), text))
    (root / "content" / "data" / "more.yaml").write_text(more, "utf-8")
    return Filled(root, tuple(texts))


def hostile_words(number: int) -> str:
    """Return a hostile string, another for each number."""
    strings: list[str] = STRINGS["texts"]
    return strings[number % len(strings)]


def plain_words(_number: int) -> str:
    """Return harmless words."""
    return "plain words"


def leaves(data: Any) -> Iterator[str]:
    """Yield every string in JSON data."""
    if isinstance(data, dict):
        for value in data.values():
            yield from leaves(value)
    elif isinstance(data, list):
        for value in data:
            yield from leaves(value)
    elif isinstance(data, str):
        yield data


def spaced(text: str) -> str:
    """Return a text with single spaces, as a page shows it."""
    return " ".join(text.split())


def _replaced(data: Any, text: Callable[[str], str]) -> Any:
    if isinstance(data, dict):
        if set(data) == set(LANGUAGES):
            return {language: text(language) for language in data}
        return {key: _replaced(value, text) for key, value in data.items()}
    return [_replaced(one, text) for one in data] if isinstance(data, tuple | list) else data


def _completed(data: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """Give the records the fields that the tiny site leaves out."""
    if "site" in data:
        data["site"]["look"]["mark"] = names["mark"]
        data["featured"] = ["landing-grant"]
        data["data"] = [*data["data"], "content/data/more.yaml"]
    more = _more_fields(names)
    for kind, records in data.items():
        for record in records if kind in more else ():
            record.update(more[kind])
            for option in record.get("options", []):
                option["short"] = BOTH
    return data


def _more_fields(names: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Return the fields that every record of a kind gets."""
    quoted = {"doubts": [{**DOUBT, "quote": names["quote"]}]}
    asked = {"doubts": [{"id": "open", "text": BOTH, "quote": names["quote"]}]}
    return {
        "documents": {**asked, "number": names["number"]},
        "measures": {**quoted, "how_to_apply": BOTH},
        "clauses": asked,
        "duties": asked,
        "services": asked,
        "departments": {"note": BOTH, "contact": BOTH, "aliases": [names["alias"]]},
        "questions": {"help": BOTH},
        **{kind: {"hint": BOTH} for kind in ("audiences", "topics", "payees")},
    }


def _more(names: dict[str, str]) -> dict[str, Any]:
    """Return records of the kinds that the tiny site has none of."""
    clause = {"id": "bare", "document": "harbour-charter", "part": "1", "number": BOTH,
              "heading": BOTH, "summary": BOTH, "carries": BOTH}  # fmt: skip
    measure = {"id": "unsaid", "clause": "charter-work", "title": BOTH, "summary": BOTH,
               "audience": ["sailor"], "topic": "working", "payee": "not_stated",
               "amount": {"form": "case_by_case"}, "why_not_computed": BOTH,
               "departments": "not_stated", "status": "planned"}  # fmt: skip
    duty = {"id": "unnamed", "clause": "charter-offices", "title": BOTH, "summary": BOTH,
            "departments": "not_stated", "frequency": {"kind": "not_stated"},
            "status": "under_study"}  # fmt: skip
    term = {"id": "odd", "en": names["term"], "zh": names["term"], "note": BOTH,
            "abbreviations": [names["term"]]}  # fmt: skip
    return {"clauses": [clause], "measures": [measure], "duties": [duty], "terms": [term]}


def _letters(number: int) -> str:
    first, rest = divmod(number, 26)
    return (_letters(first - 1) if first else "") + ascii_lowercase[rest]


def _written(data: Any) -> str:
    return yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=10**6)


class _Plain(yaml.SafeDumper):
    """Writes no anchors, which the reader refuses."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - named by the base class
        """Write everything out."""
        return True


def _exact(dumper: yaml.SafeDumper, number: Decimal) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:float", str(number))


_Plain.add_representer(Decimal, _exact)
