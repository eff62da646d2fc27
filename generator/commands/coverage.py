# SPDX-License-Identifier: MIT
"""`coverage`: which figures of a source text the records hold, and which they do not."""

from __future__ import annotations

import argparse
import codecs
import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.coverage.comparison import Comparison, compare
from generator.catalogue.coverage.summary import Summary, kept_summary, summary
from generator.catalogue.coverage.written import file_name, written
from generator.catalogue.reading import read_catalogue
from generator.commands.project import project_root
from generator.problems import UsageError, problem_words

# A text from an office is in one of these, unless it is marked as UTF-16.
_ENCODINGS = ("utf-8-sig", "gb18030")


def add(subparsers: Any, shared: argparse.ArgumentParser) -> None:
    """Add the command to the command line."""
    command = subparsers.add_parser(
        "coverage", parents=[shared], help="compare source texts with the records"
    )
    command.add_argument("--source", type=Path, metavar="FILE",
                         help="a source text to compare with the records of a document")  # fmt: skip
    command.add_argument("--document", metavar="ID", help="the document whose text it is")
    command.add_argument("--write", action="store_true",
                         help="keep the figures of the text with the data, without its sentences")  # fmt: skip
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Compare a text with the records, or show how far each document is covered.

    Returns 1 if a figure is unexplained or a clause is not found. The data is read without the
    checks, because they refuse it as long as a figure is unexplained.
    """
    root = project_root(options)
    if (options.source is None) != (options.document is None) or (
        options.write and options.source is None
    ):
        raise UsageError("a text is compared with: coverage --source FILE --document ID [--write]")
    catalogue = read_catalogue(root)
    words = problem_words(options.language)["coverage"]
    if options.source is None:
        return _show_all(catalogue, words, options.language)
    if options.document not in catalogue.documents:
        known = ", ".join(catalogue.documents)
        raise UsageError(f"there is no document {options.document}; there are: {known}")
    if not catalogue.clauses_of(options.document):
        raise UsageError(f"{options.document} has no clauses yet; record them first, with `begins`")
    found = compare(catalogue, options.document, _text_of(options.source))
    print("\n".join(_told(catalogue, found, words)))
    end = _write(root, catalogue, found, words) if options.write else _kept(catalogue, found, words)
    print(end, end="\n" if end else "")
    return 1 if found.unexplained or found.lost else 0


def _show_all(catalogue: Catalogue, words: Any, language: str) -> int:
    """Show how far each document is covered according to its inventory."""
    counted = {id_: kept_summary(catalogue, id_) for id_ in catalogue.documents}
    for document, counts in counted.items():
        print("\n".join([document, *_counted(counts, words)]))
        for line in _reasons(catalogue, document, words, language):
            print(line)
    return 1 if any(counts.open for counts in counted.values()) else 0


def _counted(counts: Summary, words: Any) -> Iterator[str]:
    for key in ("clauses", "figures" if counts.compared else "not_compared"):
        yield words[key].format_map(vars(counts))


def _reasons(catalogue: Catalogue, document: str, words: Any, language: str) -> Iterator[str]:
    inventory = catalogue.inventories.get(document)
    for one in inventory.left_out if inventory else ():
        reason = one.reason.get(language) or next(iter(one.reason.values()))
        yield words["left_out"].format(clause=one.clause, figure=one.figure, reason=reason)


def _told(catalogue: Catalogue, found: Comparison, words: Any) -> Iterator[str]:
    """Yield what the comparison found: counts, clauses not found, figures that nothing holds."""
    document = found.inventory.id
    yield document
    yield from _counted(summary(catalogue, document, (one.figure for one in found.seen)), words)
    for clause, why in found.lost.items():
        begins = catalogue.clauses[clause].begins
        place = catalogue.origin("clauses", clause).place("begins")
        yield words[why].format(place=place, clause=clause, begins=begins)
    for one in found.unexplained:
        place = catalogue.origin("clauses", one.figure.clause).place("id")
        around = f"{one.before}【{one.figure.printed}】{one.after}"
        yield words["open"].format(place=place, clause=one.figure.clause, around=around)
    for (clause, figure), (stated, held) in found.scarce.items():
        place = catalogue.origin("clauses", clause).place("id")
        yield words["scarce"].format(
            place=place, clause=clause, figure=figure, stated=stated, held=held
        )
    if not found.unexplained and not found.lost:
        yield words["clean"]


def _kept(catalogue: Catalogue, found: Comparison, words: Any) -> str:
    """Say whether the text is the one whose figures are kept with the data."""
    before = catalogue.inventories.get(found.inventory.id)
    if before is None:
        return str(words["no_inventory"])
    if before.figures != found.inventory.figures:
        return str(words["other_figures"])
    return "" if before.sha256 == found.inventory.sha256 else str(words["other_text"])


def _write(root: Path, catalogue: Catalogue, found: Comparison, words: Any) -> str:
    """Write the inventory, unless the text could not be cut into its clauses."""
    if found.lost:
        return str(words["not_written"])
    name = file_name(found.inventory.id)
    (root / name).write_text(written(found.inventory), encoding="utf-8")
    listed = name in catalogue.front.data
    return str(words["written" if listed else "written_unlisted"].format(file=name))


def _text_of(path: Path) -> str:
    """Return the text of a file; one that is no plain text is refused."""
    if not path.is_file():
        raise UsageError(f"{path}: this is no file")
    data = path.read_bytes()
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else _ENCODINGS:
        with contextlib.suppress(UnicodeDecodeError):
            text = data.decode(encoding)
            if "\0" not in text:
                return text
    raise UsageError(f"{path}: this is no plain text; save the document as text (.txt) first")
