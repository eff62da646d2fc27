# SPDX-License-Identifier: MIT
"""`search`: find records in the data, also those that are ended or only planned, and where they stand."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.checks import CHECKS_OF_THE_SOURCE, check
from generator.catalogue.reading import read_catalogue
from generator.commands.found_records import Results, as_data, told
from generator.commands.project import project_root
from generator.pages.staff_telling import telling_of, telling_of_unchecked
from generator.pages.wording import templates_of
from generator.problems import ProblemsFound, UsageError, problem_words
from generator.search.related import related
from generator.search.staff import Answer, StaffSearch
from generator.search.staff_query import WrongQuery
from generator.search.staff_records import StaffRecord, Telling, staff_records

MOST = 10_000
HELP = """
Finds records in the data and says in which file and line they stand: measures, duties, services,
clauses, documents, departments, facts, terms and all others, whatever their status.

what to write:
  housing subsidy               records with both words, in any form: subsidies
  住房补贴                      Chinese in one piece; a space between words that may stand apart
  "housing subsidy"             words that stand together
  apartment OR housing          one of them;  NOT housing: without it;  ( ) keep parts together
  apart*                        words that begin so;  ? stands for one letter
  50万                          an amount, however it is written: 500,000 or 500000

fields (in Chinese too: 部门：人社局):
  department:NAME               responsible departments, by id, name, short name or alias
  status:ended                  as the data says it, or in words: status:"in force" 状态：已结束
  document:NAME                 by id, name or number
  clause:"article 18"           by id or number
  topic:housing                 by id or name
  audience:employer             whom it is for, by id or name
  kind:measure                  measures, duties, services, clauses, documents, departments, facts,
                                indicators, policies, tiers, terms, guides, questions …
  id:home-*                     the id in the data
  title:housing                 only in titles;  status:* has any status at all

examples:
  search 'department:"health office" NOT kind:measure'
  search 'status:planned OR status:under_study'
  search 'kind:duty 培训'
  search --related ID           measures that a reader of this measure may want too
"""


def add(subparsers: Any, shared: argparse.ArgumentParser) -> None:
    """Add the command to the command line."""
    command = subparsers.add_parser(
        "search", parents=[shared], help="find records in the data, for those who edit it",
        description=HELP, formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    command.add_argument("query", nargs="*", metavar="QUERY", help="what to look for, see above")
    command.add_argument("--related", metavar="ID", help="the measures related to a measure")
    command.add_argument("--limit", type=_limit, default=10, metavar="N",
                         help="how many to show (default: 10)")  # fmt: skip
    command.add_argument("--json", action="store_true", help="print JSON")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Search the records and print what is found, as text or as JSON."""
    words = problem_words(options.language)["search"]
    if bool(options.query) == bool(options.related):
        raise UsageError(words["ask"])
    try:
        catalogue, telling = _readable(options, words)
    except ProblemsFound as found:
        unreadable = words["unreadable"].format(count=len(found.problems))
        print(found.listed(options.language), unreadable, sep="\n", file=sys.stderr)
        return 1
    records = tuple(staff_records(catalogue, telling))
    if options.related:
        published = read_catalogue(project_root(options))
        title, answer = _related(options.related, published, records, words)
    else:
        title, answer = " ".join(options.query), _found(" ".join(options.query), records, words)
    results = Results(title, answer, catalogue, options.language, limit=options.limit,
                      related=bool(options.related), colours=_colours())  # fmt: skip
    if options.json:
        print(json.dumps(as_data(results), ensure_ascii=False, indent=1))
    else:
        print("\n".join(told(results, records)))
    return 0


def _readable(options: argparse.Namespace, words: Mapping[str, Any]) -> tuple[Catalogue, Telling]:
    """Return the catalogue and how to tell its records, also where its checks find problems.

    Raises ProblemsFound where it cannot be read.
    """
    root = project_root(options)
    catalogue = _read(root, options.language, words)
    try:
        check(catalogue, CHECKS_OF_THE_SOURCE)
    except ProblemsFound as found:
        print(words["unchecked"].format(count=len(found.problems)), file=sys.stderr)
        return catalogue, telling_of_unchecked(catalogue)
    return catalogue, telling_of(catalogue, templates_of(root))


def _read(root: Path, language: str, words: Mapping[str, Any]) -> Catalogue:
    """Return the catalogue with its drafts; of those that cannot be read it says what is wrong."""
    try:
        return read_catalogue(root, drafts=True)
    except ProblemsFound as found:
        files = {problem.place.file for problem in found.problems}
        catalogue = read_catalogue(root, drafts=True, without=files)
        left_out = words["drafts_left_out"].format(files=", ".join(sorted(files)))
        print(found.listed(language), left_out, sep="\n", file=sys.stderr)
        return catalogue


def _found(asked: str, records: tuple[StaffRecord, ...], words: Mapping[str, Any]) -> Answer:
    try:
        return StaffSearch(records).find(asked)
    except WrongQuery as wrong:
        raise UsageError(words[wrong.code].format_map(wrong.details)) from wrong


def _related(
    id_: str, catalogue: Catalogue, records: tuple[StaffRecord, ...], words: Mapping[str, Any]
) -> tuple[str, Answer]:
    """Return the title of a measure and the measures that its page names as related."""
    measures = {record.id: record for record in records if record.kind == "measures"}
    if id_ not in catalogue.measures:
        known = list(catalogue.measures)
        near = ", ".join(get_close_matches(id_, known) or known[:3])
        raise UsageError(words["no_measure"].format(id=id_, near=near))
    alike = tuple(measures[other] for other in related(catalogue)[id_])
    return " / ".join(measures[id_].titles), Answer(alike, frozenset())


def _colours() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def _limit(written: str) -> int:
    if not written.isascii() or not written.isdigit() or not 0 < int(written) <= MOST:
        raise argparse.ArgumentTypeError(f"{written!r} is no number from 1 to {MOST}")
    return int(written)
