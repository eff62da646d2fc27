# SPDX-License-Identifier: MIT
"""The words that scripts in the page need: those of the estimator, and those of the search."""

from __future__ import annotations

import json
from typing import Any, cast

from generator.catalogue.records import Question
from generator.pages.search_pages import ways
from generator.pages.unsettled import noted
from generator.pages.viewing import Viewer
from generator.pages.wording import Wording

_PREFIXES = ("estimator.", "state.", "outcome.", "bound.", "step.", "input.", "unit.", "operator.",
             "answer.", "group.", "list.", "table.", "span.", "status.")  # fmt: skip
_KEYS = ("money", "money.scales", "people.scales", "date", "months", "sentence.gap", "colon", "span", "not_stated", "measure.doubts", "measure.payee", "doubt.badge",
         "measure.group", "lead.up_to", "lead.at_least")  # fmt: skip


def estimator_words(viewer: Viewer) -> dict[str, Any]:
    """Return everything the estimator page says, in one language; it shows no HTML."""
    wording, catalogue = viewer.wording, viewer.catalogue
    interface = {
        key: words for key, words in wording.words.items()
        if key.startswith(_PREFIXES) or key in _KEYS
    }  # fmt: skip
    words = {
        "language": wording.language,
        "interface": interface,
        "audiences": {a.id: wording.text(a.name) for a in catalogue.front.audiences},
        "payees": {
            "not_stated": wording("not_stated"),
            **{payee.id: wording.text(payee.name) for payee in catalogue.front.payees},
        },
        "certifications": {c.id: wording.text(c.text) for c in catalogue.certifications.values()},
        "groups": {g.id: wording.text(g.note) for g in catalogue.groups.values()},
        "questions": {q.id: _question(q, wording) for q in catalogue.questions.values()},
        "measures": {id_: _measure(viewer, id_) for id_ in catalogue.measures},
        "clauses": {
            id_: {"name": viewer.links.clause(id_).name, "path": viewer.links.clause(id_).path}
            for id_ in dict.fromkeys(m.clause for m in catalogue.measures.values())
        },
    }
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
        "explained": wording.text(explained, measure.values) if explained else "",
        "doubts": {
            doubt.id: wording.text(doubt.text, measure.values) for doubt in measure.doubts
        },
        "readings": {
            f"{doubt.id}.{reading.id}": wording.text(reading.text, measure.values)
            for doubt in measure.doubts for reading in doubt.readings
        },
    }  # fmt: skip
