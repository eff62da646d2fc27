# SPDX-License-Identifier: MIT
"""Cross-checks of a catalogue: each is a small function from catalogue to problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.checks.answers import (
    answers_fit_their_use,
    values_fit_their_questions,
)
from generator.catalogue.checks.calculation import (
    borrowed_tables_have_no_holes,
    conditions_make_sense,
    numbers_are_ordered,
    questions_are_whole,
    tables_have_no_holes,
    values_are_known,
)
from generator.catalogue.checks.coverage import figures_have_records
from generator.catalogue.checks.figures import figures_are_whole, figures_can_be_compared
from generator.catalogue.checks.naming import (
    approved_wording_is_used,
    terms_are_told_apart,
)
from generator.catalogue.checks.prose import texts_are_sound
from generator.catalogue.checks.references import (
    amounts_explain_themselves,
    clauses_carry_something,
    doubts_have_ids_of_their_own,
    look_alikes_name_each_other,
    measures_do_not_chase_each_other,
    one_doubt_replaces_the_amount,
    one_record_per_clause,
    references_lead_somewhere,
)
from generator.catalogue.checks.translated import conditions_are_translated
from generator.catalogue.reading import read_catalogue
from generator.problems import Problem, ProblemsFound

Check = Callable[[Catalogue], Iterator[Problem]]

CHECKS_OF_THE_SOURCE: tuple[Check, ...] = (
    references_lead_somewhere,
    look_alikes_name_each_other,
    one_record_per_clause,
    clauses_carry_something,
    doubts_have_ids_of_their_own,
    one_doubt_replaces_the_amount,
    measures_do_not_chase_each_other,
    amounts_explain_themselves,
    values_are_known,
    questions_are_whole,
    conditions_make_sense,
    answers_fit_their_use,
    values_fit_their_questions,
    tables_have_no_holes,
    borrowed_tables_have_no_holes,
    numbers_are_ordered,
    figures_are_whole,
    figures_can_be_compared,
    figures_have_records,
    terms_are_told_apart,
    approved_wording_is_used,
    texts_are_sound,
)
CHECKS = (*CHECKS_OF_THE_SOURCE, conditions_are_translated)


def check(catalogue: Catalogue, checks: Iterable[Check] = CHECKS) -> None:
    """Raise ProblemsFound with every problem of every check, or return if there is none."""
    problems = list(chain.from_iterable(one(catalogue) for one in checks))
    if problems:
        raise ProblemsFound(problems)


def read_checked(root: Path, *, drafts: bool = False) -> Catalogue:
    """Return the catalogue of the project in a folder, read and checked.

    With its drafts, whose translations need not be accepted yet, it can be looked at, not published.
    """
    catalogue = read_catalogue(root, drafts=drafts)
    check(catalogue, CHECKS_OF_THE_SOURCE if drafts else CHECKS)
    return catalogue
