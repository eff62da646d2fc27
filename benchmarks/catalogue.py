# SPDX-License-Identifier: MIT
"""Write a made-up site: documents of 24 clauses, and for every 32 measures one file of data."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import yaml

from benchmarks import records
from benchmarks.prose import Prose, Text
from benchmarks.records import Data

ROOT = Path(__file__).resolve().parents[1]
CLAUSES_IN_A_FILE = 8
FILES_IN_A_DOCUMENT = 3
TERMS_IN_A_FILE = 16
PARTS = "一二三"
DAY = date(2026, 1, 31)


class _Dumper(yaml.CSafeDumper):
    """Writes everything out: the reader takes no aliases."""

    def ignore_aliases(self, _data: Any) -> bool:
        """Return that nothing is to be said by pointing at another place."""
        return True


def write_site(folder: Path, measures: int) -> None:
    """Write a valid site with this many measures into an empty folder."""
    # A seed makes every run build the same site; nothing is to be kept secret.
    prose = Prose(Random(measures))  # noqa: S311
    files = {"shared.yaml": _shared(prose)}
    clauses = range(1, measures // records.MEASURES_IN_A_CLAUSE + 1)
    for number, start in enumerate(clauses[::CLAUSES_IN_A_FILE]):
        chunk = range(start, min(start + CLAUSES_IN_A_FILE, clauses.stop))
        files[f"part-{number + 1}.yaml"] = _part(prose, number, chunk)
    for name, data in files.items():
        _write_yaml(folder / "content" / "data" / name, data)
    names = [f"content/data/{name}" for name in files]
    _write_yaml(folder / "policies.yaml", _front_door(prose, names))
    for language in ("zh", "en"):
        _write_about(folder / "content" / "pages" / language / "about.md", prose, language)
    (folder / "site_templates").symlink_to(ROOT / "site_templates")
    (folder / "mkdocs.yml").write_text((ROOT / "mkdocs.yml").read_text("utf-8"), encoding="utf-8")


def _front_door(prose: Prose, files: Iterable[str]) -> Data:
    site = {key: prose.name() for key in ("name", "place", "tagline")}
    site |= {key: prose.summary() for key in ("introduction", "caution")}
    vocabularies = ("audiences", "payees", "topics", "beneficiaries", "service_kinds")
    return {
        "site": {"id": "made-up", **site, "languages": ["zh", "en"], "edition": DAY},
        **{name: _named(prose, getattr(records, name.upper())) for name in vocabularies},
        "data": list(files),
    }


def _shared(prose: Prose) -> Data:
    return {
        "questions": [
            {"id": "tier", "type": "choice", "text": prose.name(),
             "options": _named(prose, records.TIERS)},
            {"id": "new", "type": "boolean", "text": prose.name()},
            {"id": "age", "type": "integer", "least": 14, "most": 100, "text": prose.name()},
            {"id": "years", "type": "integer", "least": 1, "most": 30, "text": prose.name()},
        ],
        "certifications": [{"id": id_, "text": prose.title()} for id_ in records.CERTIFICATIONS],
        "departments": [
            {"id": f"department-{at}", "name": prose.title(), "short": prose.name(),
             "aliases": [prose.name()["zh"]], "contact": "not_stated"}
            for at in range(records.DEPARTMENTS)
        ],
    }  # fmt: skip


def _part(prose: Prose, number: int, clauses: range) -> Data:
    document, part = divmod(number, FILES_IN_A_DOCUMENT)
    data: Data = {"documents": [_document(prose, document)]} if part == 0 else {}
    data["clauses"] = [_clause(prose, clause, document, part) for clause in clauses]
    data["questions"] = [one for clause in clauses for one in records.questions(prose, clause)]
    data["groups"] = [records.group(prose, clause) for clause in clauses]
    kinds = (("measures", records.measure, records.MEASURES_IN_A_CLAUSE),
             ("duties", records.duty, records.DUTIES_IN_A_CLAUSE),
             ("services", records.service, records.SERVICES_IN_A_CLAUSE))  # fmt: skip
    for kind, make, many in kinds:
        data[kind] = [
            make(prose, (clause - 1) * many + at, clause)
            for clause in clauses
            for at in range(many)
        ]
    data["terms"] = [_term(prose, number, at) for at in range(TERMS_IN_A_FILE)]
    return data


def _document(prose: Prose, number: int) -> Data:
    parts = [{"number": part, "name": prose.name(), "heading": prose.title()} for part in PARTS]
    return {
        "id": f"document-{number}", "label": prose.title(), "title": prose.title(),
        "issuer": prose.name(), "number": "not_stated", "date": DAY, "scope": prose.name(),
        "status": "unknown", "verified": {"on": DAY, "by": prose.name()},
        "provenance": prose.sentence(), "summary": prose.summary(), "parts": parts,
    }  # fmt: skip


def _clause(prose: Prose, number: int, document: int, part: int) -> Data:
    return {
        "id": f"clause-{number}", "document": f"document-{document}", "part": PARTS[part],
        "number": {"zh": f"第{number}条", "en": f"Article {number}"},
        "heading": prose.title(), "summary": prose.summary(),
    }  # fmt: skip


def _term(prose: Prose, file: int, number: int) -> Data:
    """Return a name of the termbase; one in eight holds digits, as plans and projects do.

    Other texts hold its words by chance, so their English may say them in another way.
    """
    name = prose.title()
    digits = f"{file}{number}" if number % 8 == 0 else ""
    return {
        "id": f"term-{file}-{number}",
        "loose": True,
        **{key: words + digits for key, words in name.items()},
    }


def _named(prose: Prose, ids: Iterable[str]) -> list[Data]:
    return [{"id": id_, "name": prose.name()} for id_ in ids]


def _write_about(path: Path, prose: Prose, language: str) -> None:
    texts: list[Text] = [prose.summary() for _ in range(12)]
    path.parent.mkdir(parents=True)
    path.write_text("\n\n".join(["# About", *(text[language] for text in texts)]), encoding="utf-8")


def _write_yaml(path: Path, data: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        yaml.dump(data, file, Dumper=_Dumper, allow_unicode=True, sort_keys=False,
                  default_flow_style=None, width=130)  # fmt: skip
