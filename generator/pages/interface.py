# SPDX-License-Identifier: MIT
"""The words that scripts in the page need: those of the estimator, and those of the search."""

from __future__ import annotations

import json
from typing import Any, cast, get_args

from generator.catalogue.records import Measure, Question, Role
from generator.estimator.context import Node
from generator.estimator.program import compile_program
from generator.pages.headline import headline
from generator.pages.search_pages import ways
from generator.pages.unsettled import noted
from generator.pages.viewing import Viewer
from generator.pages.wording import Wording

_PREFIXES = ("estimator.", "state.", "outcome.", "bound.", "step.", "input.", "unit.", "operator.",
             "answer.", "group.", "list.", "table.", "span.", "status.")  # fmt: skip
_KEYS = ("money", "money.scales", "people.scales", "date", "months", "sentence.gap", "colon", "span", "not_stated", "measure.doubts", "measure.payee", "measure.departments", "doubt.badge",
         "measure.group", "lead.up_to", "lead.at_least")  # fmt: skip


def estimator_words(viewer: Viewer) -> dict[str, Any]:
    """Return everything the estimator page says, in one language; it shows no HTML."""
    return {**general_words(viewer), **record_words(viewer, compile_program(viewer.catalogue))}


def general_words(viewer: Viewer) -> dict[str, Any]:
    """Return what the estimator says whatever the program is: interface words, who asks, who is paid."""
    wording, front = viewer.wording, viewer.catalogue.front
    words = {
        "language": wording.language,
        "interface": {
            key: words for key, words in wording.words.items()
            if key.startswith(_PREFIXES) or key in _KEYS
        },
        "audiences": {a.id: wording.text(a.name) for a in front.audiences},
        "hints": {a.id: wording.text(a.hint) for a in front.audiences if a.hint},
        "payees": {
            "not_stated": wording("not_stated"),
            **{payee.id: wording.text(payee.name) for payee in front.payees},
        },
    }  # fmt: skip
    return cast("dict[str, Any]", noted(words))


def record_words(viewer: Viewer, program: Node) -> dict[str, Any]:
    """Return the words of the records that a program names."""
    wording, catalogue, links = viewer.wording, viewer.catalogue, viewer.links
    measures = [catalogue.measures[id_] for id_ in program["measures"]]
    clauses = {m.clause: links.clause(m.clause) for m in measures}
    certified = {id_ for measure in measures for id_ in measure.certified}
    words = {
        "certifications": {
            c.id: wording.text(c.text) for c in catalogue.certifications.values()
            if c.id in certified
        },
        "groups": {id_: wording.text(catalogue.groups[id_].note) for id_ in program["groups"]},
        "questions": {
            id_: _question(catalogue.questions[id_], wording) for id_ in program["questions"]
        },
        "measures": {measure.id: _measure(viewer, measure.id) for measure in measures},
        "clauses": {
            id_: {"name": links.source(id_).name, "short": link.name, "path": link.path}
            for id_, link in clauses.items()
        },
    }  # fmt: skip
    return cast("dict[str, Any]", noted(words))


def search_words(viewer: Viewer) -> str:
    """Return a script with all that the search says in one language, and what needs no search."""
    interface = viewer.wording.words.items()
    words = {
        "interface": {key: words for key, words in interface if key.startswith("search.")},
        "ways": [{"name": link.name, "path": link.path} for link in ways(viewer)],
    }
    return f"export default {json.dumps(words, ensure_ascii=False, separators=(',', ':'))};\n"


def _question(question: Question, wording: Wording) -> dict[str, Any]:
    return {
        "text": wording.text(question.text),
        "help": wording.text(question.help) if question.help else "",
        "entry": wording.text(question.entry) if question.entry else "",
        "options": {
            option.id: {"name": wording.text(option.name),
                        "short": wording.option(question.id, option.id)}
            for option in question.options
        },
    }  # fmt: skip


def _measure(viewer: Viewer, id_: str) -> dict[str, Any]:
    measure, wording = viewer.catalogue.measures[id_], viewer.wording
    link = viewer.links.measure(id_)
    explained = measure.why_not_computed or measure.entitlement
    return {
        "title": link.name,
        "path": link.path,
        "departments": _departments(viewer, measure),
        "stated": _stated(measure, wording),
        "explained": wording.text(explained, measure.values) if explained else "",
        "doubts": {
            doubt.id: wording.text(doubt.text, measure.values) for doubt in measure.doubts
        },
        "readings": {
            f"{doubt.id}.{reading.id}": wording.text(reading.text, measure.values)
            for doubt in measure.doubts for reading in doubt.readings
        },
    }  # fmt: skip


def _stated(measure: Measure, wording: Wording) -> str:
    """Return the amount of a measure as the text states it, whatever is answered."""
    told = headline(measure, wording)
    amount = wording("sentence.gap").join(part for part in (told.lead, told.figure) if part)
    if not told.is_money or not told.per:
        return amount if told.is_money else ""
    return wording("figure.stated", amount=amount, per=told.per)


def _departments(viewer: Viewer, measure: Measure) -> list[dict[str, str]]:
    """Return the departments of a measure, those that lead first; none where none is stated."""
    if isinstance(measure.departments, str):
        return []
    by_role = sorted(measure.departments, key=lambda one: get_args(Role).index(one.role))
    links = [viewer.links.department(one.department) for one in by_role]
    return [{"name": link.note, "path": link.path} for link in links]
