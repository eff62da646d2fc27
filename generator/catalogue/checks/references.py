# SPDX-License-Identifier: MIT
"""Do the records point at each other as they should?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from generator.catalogue.catalogue import CARRIED, Catalogue
from generator.catalogue.data_file import KINDS
from generator.catalogue.names import GuideSection
from generator.catalogue.records import Document, Measure, Record, Responsibilities, Responsibility
from generator.catalogue.walk import Step, amounts_of, conditions_of, question_names
from generator.problems import Problem

# (kind, field) of a record -> kind that the id or ids in it must belong to
_POINTERS = {
    ("clauses", "document"): "documents",
    ("questions", "clauses"): "clauses",
    ("groups", "clause"): "clauses",
    ("measures", "clause"): "clauses",
    ("measures", "audience"): "audiences",
    ("measures", "topic"): "topics",
    ("measures", "payee"): "payees",
    ("measures", "certified"): "certifications",
    ("measures", "group"): "groups",
    ("duties", "clause"): "clauses",
    ("duties", "serves"): "beneficiaries",
    ("duties", "topic"): "topics",
    ("duties", "services"): "services",
    ("services", "clauses"): "clauses",
    ("services", "kind"): "service_kinds",
    ("services", "audience"): "audiences",
    ("services", "measures"): "measures",
    ("services", "look_alikes"): "services",
    ("facts", "clause"): "clauses",
    ("facts", "parts"): "facts",
    ("indicators", "clause"): "clauses",
    ("indicators", "parts"): "indicators",
    ("policies", "clauses"): "clauses",
    ("policies", "document"): "documents",
    ("policies", "services"): "services",
    ("tiers", "clauses"): "clauses",
    ("tiers", "look_alikes"): "tiers",
    ("departments", "members_of"): "services",
    ("inventories", "id"): "documents",
}


_NAMED_IN_GUIDES = [name for name in GuideSection.model_fields if name in KINDS]


def references_lead_somewhere(catalogue: Catalogue) -> Iterator[Problem]:
    """Every id that a record names exists."""
    for (kind, field), target in _POINTERS.items():
        for record in catalogue.kind(kind).values():
            for path, id_ in _ids(getattr(record, field), (field,)):
                yield from _unknown(catalogue, (kind, record.id), path, (target, id_))
    yield from _named_by_doubts(catalogue)
    yield from _named_by_guides(catalogue)
    for kind in ("measures", "duties", "services"):
        for record in catalogue.kind(kind).values():
            for index, one in enumerate(_responsible(record.departments)):
                path = ("departments", index, "department")
                named = ("departments", one.department)
                yield from _unknown(catalogue, (kind, record.id), path, named)
    for measure in catalogue.measures.values():
        yield from _named_in_calculation(catalogue, measure)
    for index, id_ in enumerate(catalogue.front.featured):
        yield from _unknown(catalogue, ("front", "front"), ("featured", index), ("measures", id_))


def look_alikes_name_each_other(catalogue: Catalogue) -> Iterator[Problem]:
    """What is easily taken for another names it, and is named by it."""
    for kind in ("services", "tiers"):
        records = catalogue.kind(kind)
        for record in records.values():
            for index, id_ in enumerate(record.look_alikes):
                if id_ in records and record.id not in records[id_].look_alikes:
                    place = catalogue.origin(kind, record.id).place("look_alikes", index)
                    yield Problem(place, "look_alike_one_way", {"id": record.id, "other": id_})


def one_record_per_clause(catalogue: Catalogue) -> Iterator[Problem]:
    """No two records claim the same clause of a document."""
    first: dict[tuple[str, str, str], str] = {}
    source_language = catalogue.languages[0]
    for clause in catalogue.clauses.values():
        key = (clause.document, clause.part or "", clause.number.get(source_language, clause.id))
        other = first.setdefault(key, clause.id)
        if other != clause.id:
            place = catalogue.origin("clauses", clause.id).place("number")
            there = catalogue.origin("clauses", other).place("number")
            yield Problem(place, "clause_claimed_twice", {"id": clause.id, "first": there})


def clauses_carry_something(catalogue: Catalogue) -> Iterator[Problem]:
    """Something comes from every clause, or it says why nothing does."""
    for clause in catalogue.clauses.values():
        carried = any(catalogue.of_clause(kind, clause.id) for kind in CARRIED)
        if not carried and clause.carries is None:
            place = catalogue.origin("clauses", clause.id).place("id")
            yield Problem(place, "clause_without_record", {"id": clause.id})
    for document in catalogue.documents.values():
        parts: set[str | None] = {part.number for part in document.parts}
        for clause in catalogue.clauses_of(document.id):
            if clause.part not in (parts or {None}):
                place = catalogue.origin("clauses", clause.id).place("part")
                details = {"what": "parts", "id": clause.part, "known": sorted(filter(None, parts))}
                yield Problem(place, "unknown_id", details)


def measures_do_not_chase_each_other(catalogue: Catalogue) -> Iterator[Problem]:
    """No measure's amount depends, through others, on itself."""
    uses = {
        measure.id: {target for _, target in _measures_used(measure)}
        for measure in catalogue.measures.values()
    }
    for start, used in uses.items():
        reached: set[str] = set()
        waiting = list(used)
        while waiting:
            current = waiting.pop()
            if current not in reached:
                reached.add(current)
                waiting += uses.get(current, ())
        if start in reached:
            place = catalogue.origin("measures", start).place("amount")
            yield Problem(place, "measure_circle", {"id": start})


def doubts_have_ids_of_their_own(catalogue: Catalogue) -> Iterator[Problem]:
    """No two doubts or sections of a record, and no two readings of a doubt, have the same id."""
    for kind, record in catalogue.doubtful():
        for path, ids in _ids_inside(record):
            for at, id_ in enumerate(ids):
                if id_ in ids[:at]:
                    origin = catalogue.origin(kind, record.id)
                    details = {"id": id_, "first": origin.place(*path, ids.index(id_), "id")}
                    yield Problem(origin.place(*path, at, "id"), "duplicate_id", details)


def one_doubt_replaces_the_amount(catalogue: Catalogue) -> Iterator[Problem]:
    """At most one doubt of a measure has readings with amounts; of two, one would be lost."""
    for measure in catalogue.measures.values():
        replacing = [
            at for at, doubt in enumerate(measure.doubts)
            if any(reading.amount is not None for reading in doubt.readings)
        ]  # fmt: skip
        for at in replacing[1:]:
            place = catalogue.origin("measures", measure.id).place("doubts", at, "readings")
            yield Problem(place, "two_amounts", {"id": measure.id})


def _ids_inside(record: Document | Record) -> Iterator[tuple[Step, list[str]]]:
    yield ("doubts",), [doubt.id for doubt in record.doubts]
    yield ("sections",), [section.id for section in getattr(record, "sections", ())]
    for at, doubt in enumerate(record.doubts):
        yield ("doubts", at, "readings"), [reading.id for reading in doubt.readings]


def amounts_explain_themselves(catalogue: Catalogue) -> Iterator[Problem]:
    """A measure that is not computed says why; one that is not money says what it gives."""
    needed = {"case_by_case": "why_not_computed", "in_kind": "entitlement"}
    for measure in catalogue.measures.values():
        key = needed.get(measure.amount.form)
        if key and getattr(measure, key) is None:
            place = catalogue.origin("measures", measure.id).place("amount")
            details = {"id": measure.id, "form": measure.amount.form, "key": key}
            yield Problem(place, "amount_unexplained", details)
        if measure.starts and measure.ends and measure.starts > measure.ends:
            place = catalogue.origin("measures", measure.id).place("ends")
            yield Problem(place, "ends_before_start", {"id": measure.id})


def _named_by_doubts(catalogue: Catalogue) -> Iterator[Problem]:
    for kind, record in catalogue.doubtful():
        for at, doubt in enumerate(record.doubts):
            for index, id_ in enumerate(doubt.clauses):
                path = ("doubts", at, "clauses", index)
                yield from _unknown(catalogue, (kind, record.id), path, ("clauses", id_))


def _named_by_guides(catalogue: Catalogue) -> Iterator[Problem]:
    for guide in catalogue.guides.values():
        for at, section in enumerate(guide.sections):
            for kind in _NAMED_IN_GUIDES:
                for index, id_ in enumerate(getattr(section, kind)):
                    path = ("sections", at, kind, index)
                    yield from _unknown(catalogue, ("guides", guide.id), path, (kind, id_))


def _named_in_calculation(catalogue: Catalogue, measure: Measure) -> Iterator[Problem]:
    here = ("measures", measure.id)
    for path, node in (*amounts_of(measure), *conditions_of(measure)):
        for field, question in question_names(node):
            yield from _unknown(catalogue, here, (*path, field), ("questions", question))
    for path, target in _measures_used(measure):
        yield from _unknown(catalogue, here, path, ("measures", target))


def _measures_used(measure: Measure) -> Iterator[tuple[Step, str]]:
    for path, form in amounts_of(measure):
        target = getattr(form, "measure", None)
        if target:
            yield (*path, "measure"), target
        base = getattr(form, "of", None)
        if base is not None and base.measure is not None:
            yield (*path, "of"), base.measure


def _responsible(departments: Responsibilities) -> Iterable[Responsibility]:
    return departments if isinstance(departments, tuple) else ()


def _ids(value: object, path: Step) -> Iterator[tuple[Step, str]]:
    if isinstance(value, tuple):
        yield from (((*path, index), id_) for index, id_ in enumerate(value))
    elif isinstance(value, str) and value != "not_stated":
        yield path, value


def _unknown(
    catalogue: Catalogue, record: tuple[str, str], path: Step, named: tuple[str, str]
) -> Iterator[Problem]:
    target, id_ = named
    known = catalogue.kind(target)
    if id_ not in known:
        near = get_close_matches(id_, known, n=3) or sorted(known)[:8]
        place = catalogue.origin(*record).place(*path)
        yield Problem(place, "unknown_id", {"what": target, "id": id_, "known": near})
