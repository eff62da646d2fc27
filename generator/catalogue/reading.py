# SPDX-License-Identifier: MIT
"""Read `policies.yaml` and every file it lists into a catalogue, or say everything that is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from generator.catalogue.catalogue import Catalogue, Origin
from generator.catalogue.data_file import KINDS, DataFile
from generator.catalogue.lock import Lock, read_lock
from generator.catalogue.site import VOCABULARIES, FrontDoor
from generator.catalogue.strict_yaml import Source, read_yaml
from generator.catalogue.texts import FRONT
from generator.catalogue.values import Model
from generator.problems import Place, Problem, ProblemsFound

FRONT_DOOR = "policies.yaml"
M = TypeVar("M", bound=Model)

_SIMPLE = {
    "string_type": "text", "int_type": "whole number", "bool_type": "yes or no",
    "date_type": "date like 2026-01-31", "dict_type": "key: value pairs",
    "tuple_type": "list", "model_type": "key: value pairs",
    "model_attributes_type": "key: value pairs",
}  # fmt: skip
_OWN = {"money_format", "percent_format", "number_format", "not_a_time", "one_unit", "table_without_by", "earlier_other_unit",
        "control_character", "languages_repeated",
        "unfit_together"}  # fmt: skip


_WHOLE = {*_SIMPLE, "literal_error", "money_format", "percent_format", "number_format"}


def read_catalogue(root: Path, *, drafts: bool = False, without: Collection[str] = ()) -> Catalogue:
    """Read the site whose front door is `root/policies.yaml`, with its drafts if these are asked for.

    `without` names drafts to leave out. Raises ProblemsFound with all problems of all files that
    could be read.
    """
    front_source = read_yaml(root / FRONT_DOOR, root)
    front, problems = validated(FrontDoor, front_source)
    problems += _listed_twice(front, front_source) if front else ()
    if front is None or problems:
        raise ProblemsFound(problems)
    sources, problems = _read_all("data", front.data, front_source, root)
    if drafts:
        asked = [name for name in front.drafts if name not in without]
        more, found = _read_all("drafts", asked, front_source, root)
        sources, problems = [*sources, *more], [*problems, *found]
    files: list[tuple[Source, DataFile]] = []
    for source in sources:
        data, found = validated(DataFile, source)
        problems += found
        if data is not None:
            files.append((source, data))
    problems += [
        Problem(Place(path.relative_to(root).as_posix()), "symlink")
        for path in sorted((root / "content" / "pages").rglob("*")) if path.is_symlink()
    ]  # fmt: skip
    listed = {root / name for name in (*front.data, *front.drafts)}
    problems += [
        Problem(Place(path.relative_to(root).as_posix()), "file_not_listed")
        for path in sorted((root / "content" / "data").glob("*.yaml")) if path not in listed
    ]  # fmt: skip
    kinds, origins, repeated = _gathered(files, front, front_source)
    lock: Lock | None = None
    try:
        lock = read_lock(root)
    except ProblemsFound as found:
        problems += found.problems
    if problems or repeated:
        raise ProblemsFound([*problems, *repeated])
    return Catalogue(front=front, origins=origins, lock=lock, **kinds)


def validated(model: type[M], source: Source) -> tuple[M | None, list[Problem]]:
    """Return the typed content of a source, or what is wrong with it."""
    try:
        return model.model_validate({} if source.data is None else source.data), []
    except ValidationError as error:
        return None, _one_per_part(source, [dict(one) for one in error.errors(include_url=False)])


def _listed_twice(front: FrontDoor, source: Source) -> Iterator[Problem]:
    """Yield the files that are listed before, as data or as drafts."""
    first: dict[Path, Place] = {}
    for field in ("data", "drafts"):
        for index, name in enumerate(getattr(front, field)):
            place = source.place(field, index)
            if Path(name) in first:
                details = {"name": name, "first": first[Path(name)]}
                yield Problem(place, "file_listed_twice", details)
            first.setdefault(Path(name), place)


def _read_all(
    field: str, names: Iterable[str], front: Source, root: Path
) -> tuple[list[Source], list[Problem]]:
    sources: list[Source] = []
    problems: list[Problem] = []
    for index, name in enumerate(names):
        path = root / name
        if not path.resolve().is_relative_to(root.resolve()) or ".." in path.parts:
            problems.append(Problem(front.place(field, index), "file_outside", {"name": name}))
            continue
        if not path.is_file() and not path.is_symlink():
            problems.append(Problem(front.place(field, index), "no_such_file", {"name": name}))
            continue
        try:
            sources.append(read_yaml(path, root))
        except ProblemsFound as found:
            problems += found.problems
    return sources, problems


def _gathered(
    files: Iterable[tuple[Source, DataFile]], front: FrontDoor, front_source: Source
) -> tuple[dict[str, dict[str, Any]], dict[tuple[str, str], Origin], list[Problem]]:
    kinds: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
    origins: dict[tuple[str, str], Origin] = {(FRONT, FRONT): Origin(front_source, ())}
    problems: list[Problem] = []

    def add(kind: str, record: Any, origin: Origin, known: Mapping[str, Any]) -> bool:
        if record.id in known:
            first = origins[kind, record.id].place("id")
            details = {"id": record.id, "first": first}
            problems.append(Problem(origin.place("id"), "duplicate_id", details))
            return False
        origins[kind, record.id] = origin
        return True

    for vocabulary in VOCABULARIES:
        seen: dict[str, Any] = {}
        for index, entry in enumerate(getattr(front, vocabulary)):
            add(vocabulary, entry, Origin(front_source, (vocabulary, index)), seen)
            seen[entry.id] = entry
    for source, data in files:
        for kind in KINDS:
            for index, record in enumerate(getattr(data, kind)):
                if add(kind, record, Origin(source, (kind, index)), kinds[kind]):
                    kinds[kind][record.id] = record
    return kinds, origins, problems


def _one_per_part(source: Source, errors: Iterable[dict[str, Any]]) -> list[Problem]:
    """Tell each error once: a union reports one for each of its members."""
    told: dict[tuple[Any, ...], Problem] = {}
    located = [(_located(source, error["loc"])[1], error) for error in errors]
    inside = {path[:length] for path, _ in located for length in range(len(path))}
    for path, error in located:
        keyed = error["type"] in ("missing", "extra_forbidden")
        if path in inside and error["type"] in _WHOLE:
            continue  # another member of the union got further
        told.setdefault((path, error["loc"][-1] if keyed else None), _told(source, error))
    return list(told.values())


def _told(source: Source, error: dict[str, Any]) -> Problem:
    place, path = _located(source, error["loc"])
    name = _named(source, path)
    kind = error["type"]
    code, details = _DIAGNOSES.get(kind, _other)(error, name)
    return Problem(place, code, details)


Diagnosis = tuple[str, dict[str, Any]]


def _missing(error: dict[str, Any], name: str) -> Diagnosis:
    return "missing_key", {"key": str(error["loc"][-1]), "where": name}


def _formless(_: dict[str, Any], name: str) -> Diagnosis:
    return "missing_key", {"key": "form", "where": name}


def _extra(error: dict[str, Any], _: str) -> Diagnosis:
    return "unknown_key", {"key": str(error["loc"][-1])}


def _own(error: dict[str, Any], name: str) -> Diagnosis:
    return error["type"], {"key": name, **error.get("ctx", {})}


def _not_an_option(error: dict[str, Any], name: str) -> Diagnosis:
    context = error["ctx"]
    options = re.findall(r"'([^']+)'", context.get("expected") or context["expected_tags"])
    return "not_an_option", {
        "key": name,
        "value": context.get("tag") or _input(error),
        "options": options,
    }


def _bad_name(error: dict[str, Any], name: str) -> Diagnosis:
    return "bad_name", {"key": name, "value": _input(error)}


def _wrong_type(error: dict[str, Any], name: str) -> Diagnosis:
    expected = _SIMPLE[error["type"]]
    return "wrong_type", {"key": name, "expected": expected, "value": _input(error)}


def _other(error: dict[str, Any], name: str) -> Diagnosis:
    return "wrong_value", {"key": name, "why": error["msg"]}


_DIAGNOSES: dict[str, Callable[[dict[str, Any], str], Diagnosis]] = {
    "missing": _missing,
    "union_tag_not_found": _formless,
    "extra_forbidden": _extra,
    "literal_error": _not_an_option,
    "union_tag_invalid": _not_an_option,
    "string_pattern_mismatch": _bad_name,
    **dict.fromkeys(_OWN, _own),
    **dict.fromkeys(_SIMPLE, _wrong_type),
}


def _named(source: Source, path: tuple[str | int, ...]) -> str:
    """Return the path to a part in words, records by their ids where they have one."""
    names: list[str] = []
    part: Any = source.data
    for step in path:
        part = part[step]
        id_ = part.get("id") if isinstance(part, dict) and isinstance(step, int) else None
        names.append(id_ if isinstance(id_, str) else str(step))
    return ".".join(names) or source.file


def _input(error: dict[str, Any]) -> str:
    given = error.get("input")
    shapes = {dict: "{…}", tuple: "[…]", type(None): "null"}
    return shapes.get(type(given), str(given)[:60])


def _located(source: Source, loc: tuple[str | int, ...]) -> tuple[Place, tuple[str | int, ...]]:
    """Follow an error's path through the data; steps that only name a union member fall away."""
    path: tuple[str | int, ...] = ()
    for step in loc:
        if (*path, step) in source.lines:
            path = (*path, step)
    return source.place(*path), path
