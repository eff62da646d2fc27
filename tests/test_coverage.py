# SPDX-License-Identifier: MIT
"""Every figure of a source text is found, and has its place in the records of its clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.coverage.comparison import Comparison, compare
from generator.catalogue.coverage.cutting import cut
from generator.catalogue.coverage.held import held_in
from generator.catalogue.coverage.printed import figure_printed, figures_in
from generator.catalogue.coverage.source_text import read_source
from generator.catalogue.coverage.written import file_name, written
from generator.catalogue.data_file import DataFile
from generator.catalogue.inventories import Inventory, LeftOut
from generator.catalogue.reading import read_catalogue
from generator.catalogue.records import Clause
from generator.catalogue.strict_yaml import parse_yaml, read_yaml
from generator.pages.rendering import Renderer
from tests.project import ROOT, add_data, catalogue_of, change, codes, problems_of, tiny_site

DATA = Path(__file__).parent / "coverage"
FAIR = DATA / "fair"
RULES = (FAIR / "rules.txt").read_text("utf-8")


def cases(name: str) -> Any:
    """Return the cases of a file."""
    return read_yaml(DATA / name, DATA).data


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return the tiny site with the rules of the fair."""
    root = tiny_site(tmp_path)
    change(root, FAIR)
    return root


@pytest.fixture
def catalogue(site: Path) -> Catalogue:
    """Return the catalogue of the tiny site with the rules of the fair."""
    return read_catalogue(site)


def reasons() -> Iterator[LeftOut]:
    """Yield the reasons for what the records of the fair leave out."""
    for one in cases("fair/left_out.yaml"):
        yield LeftOut.model_validate(one)


def states(found: Comparison) -> list[tuple[str, str, str]]:
    """Return clause, figure and state of every figure."""
    return [(one.figure.clause, one.figure.printed, one.figure.state) for one in found.seen]


def keep(root: Path, inventory: Inventory, left_out: tuple[LeftOut, ...] = ()) -> None:
    """Write an inventory into a site and list it."""
    kept = inventory.model_copy(update={"left_out": left_out})
    add_data(root, written(kept).encode(), file_name(inventory.id))


@pytest.mark.parametrize("case", cases("figures.yaml"), ids=lambda case: case["text"][:24])
def test_figures_of_a_text(case: dict[str, Any]) -> None:
    """A text has the figures that are listed beside it, and no other."""
    found = [figure.printed for figure in figures_in(read_source(case["text"]))]

    assert list(case["figures"]) == found


@pytest.mark.parametrize("case", cases("figures.yaml"), ids=lambda case: case["text"][:24])
def test_figures_mean_alone_what_they_mean_in_their_text(case: dict[str, Any]) -> None:
    """A figure that is kept as printed says the same as it said in its text."""
    for figure in figures_in(read_source(case["text"])):
        assert replace(figure, start=0) == figure_printed(figure.printed)


@pytest.mark.parametrize("case", cases("held.yaml"), ids=lambda case: case["figure"])
def test_values_hold_figures(case: dict[str, Any]) -> None:
    """A figure is held by a value with the same number in a unit that fits, and by no other."""
    figure = figure_printed(case["figure"])
    assert figure is not None

    for name, expected in (("held", True), ("not_held", False)):
        if case[name] is not None:
            record = a_clause(values=case[name])
            assert expected == held_in([record]).holds(figure)


def test_doubts_hold_what_they_quote() -> None:
    """A figure in the wording that a doubt quotes is held by it."""
    text = {"en": "Open.", "zh": "没有说明。"}
    record = a_clause(doubts=[{"id": "age", "text": text, "quote": "28周岁以下"}])
    held = held_in([record])

    assert [True, False] == [held.holds(one) for one in figures_in("28周岁和36周岁")]


def test_every_figure_of_the_rules_is_accounted_for(catalogue: Catalogue) -> None:
    """Figures are in records, in names, or open; a number of another clause does not count."""
    assert [
        ("fair-stalls", "第7届", "named"),
        ("fair-stalls", "〔2030〕5号", "named"),
        ("fair-stalls", "3~5万元", "held"),
        ("fair-stalls", "2年", "held"),
        ("fair-patrols", "两次", "held"),
        ("fair-patrols", "9号", "named"),
        ("fair-patrols", "*******", "open"),
        ("fair-closing", "第31", "open"),
        ("fair-closing", "3人", "open"),
        ("fair-closing", "2030年3月1日", "held"),
    ] == states(compare(catalogue, "fair-rules", RULES))


def test_a_machine_made_traditional_text_reads_the_same(catalogue: Catalogue) -> None:
    """Traditional characters, pinyin in brackets and another layout change no figure."""
    traditional = (FAIR / "rules_traditional.txt").read_text("utf-8")

    assert states(compare(catalogue, "fair-rules", RULES)) == states(
        compare(catalogue, "fair-rules", traditional)
    )


def test_a_figure_printed_more_often_than_held_is_named(catalogue: Catalogue) -> None:
    """Where the text states a figure more often than records hold it, somebody looks again."""
    twice = RULES.replace("最长2年", "最长2年，续期2年")

    assert {} == compare(catalogue, "fair-rules", RULES).scarce
    assert {("fair-stalls", "2年"): (2, 1)} == compare(catalogue, "fair-rules", twice).scarce


def test_a_text_is_cut_without_loss(catalogue: Catalogue) -> None:
    """The pieces of a text, put together, are the text, whatever stands before its first clause."""
    text = read_source(RULES)
    found = cut(text, catalogue.clauses_of("fair-rules"))

    assert ["fair-stalls", "fair-patrols", "fair-closing"] == list(found.pieces)
    assert text == "".join(found.pieces.values())


def test_clauses_that_are_not_found_are_named(catalogue: Catalogue) -> None:
    """A clause is lost without a beginning, with one that is not there, or one out of order."""
    stalls, patrols, closing = catalogue.clauses_of("fair-rules")
    nowhere = closing.model_copy(update={"begins": "四、"})
    silent = closing.model_copy(update={"id": "fair-silent", "begins": None})
    found = cut(read_source(RULES), [patrols, stalls, nowhere, silent])

    assert {
        "fair-stalls": "too_early",
        "fair-closing": "not_in_text",
        "fair-silent": "no_beginning",
    } == found.lost
    assert [read_source(RULES)] == list(found.pieces.values())


def test_an_inventory_reads_as_it_was_written(catalogue: Catalogue) -> None:
    """The data file of an inventory gives the inventory back."""
    taken = compare(catalogue, "fair-rules", RULES).inventory
    whole = taken.model_copy(update={"left_out": tuple(reasons())})
    source = parse_yaml(written(whole), "coverage.yaml")

    assert (whole,) == DataFile.model_validate(source.data).inventories


def test_an_inventory_holds_no_sentence(catalogue: Catalogue) -> None:
    """Of the text only figures and names are kept, and no telephone number."""
    kept = written(compare(catalogue, "fair-rules", RULES).inventory)

    assert "3~5万元" in kept
    assert "5550123" not in kept
    assert "摊主" not in kept


def test_open_figures_are_problems_of_their_clauses(site: Path, catalogue: Catalogue) -> None:
    """Once a text was compared, `check` asks for every figure that nothing explains."""
    keep(site, compare(catalogue, "fair-rules", RULES).inventory)
    found = codes(problems_of(site))

    assert {"figure_without_record"} == {code for _, code in found}
    assert {"content/data/added.yaml:21", "content/data/added.yaml:27"} == {at for at, _ in found}


def test_reasons_explain_open_figures(site: Path, catalogue: Catalogue) -> None:
    """With a reason for each figure that is left out there is no problem."""
    keep(site, compare(catalogue, "fair-rules", RULES).inventory, tuple(reasons()))

    assert None is problems_of(site)


@pytest.mark.parametrize(("old", "new"), [
    ("high: {money: 5万}", "high: {money: 6万}"),
    ("9号船坞专线", "船坞专线"),
])  # fmt: skip
def test_a_figure_cannot_be_lost_later(
    site: Path, catalogue: Catalogue, old: str, new: str
) -> None:
    """When a value or a name changes, its figure is a problem."""
    keep(site, compare(catalogue, "fair-rules", RULES).inventory, tuple(reasons()))
    data = site / "content" / "data" / "added.yaml"
    data.write_text(data.read_text("utf-8").replace(old, new), encoding="utf-8")

    assert ["figure_without_record"] == [code for _, code in codes(problems_of(site))]


@pytest.mark.parametrize("change_", [
    {"id": "fair-rulez"},
    {"figures": {"fair-stools": ("3人",)}, "names": {}},
    {"figures": {"charter-work": ("3年",)}, "names": {}},
])  # fmt: skip
def test_an_inventory_names_what_exists(
    site: Path, catalogue: Catalogue, change_: dict[str, Any]
) -> None:
    """An inventory is of a document that is there, and of clauses of that document."""
    taken = compare(catalogue, "fair-rules", RULES).inventory
    keep(site, taken.model_copy(update=change_))

    assert ["unknown_id"] == [code for _, code in codes(problems_of(site))]


def test_reasons_are_kept_as_long_as_they_apply(site: Path, catalogue: Catalogue) -> None:
    """A new inventory keeps the reasons of the old one for figures that are still open."""
    keep(site, compare(catalogue, "fair-rules", RULES).inventory, tuple(reasons()))
    changed = compare(read_catalogue(site), "fair-rules", RULES.replace("第31次", "第十次"))

    assert ["*******", "3人"] == [one.figure for one in changed.inventory.left_out]


def test_the_page_tells_every_document(site: Path, catalogue: Catalogue) -> None:
    """The page has the counts, the reasons and the clauses that give nothing, for each document."""
    keep(site, compare(catalogue, "fair-rules", RULES).inventory, tuple(reasons()))
    renderer = Renderer(catalogue_of(site), ROOT / "site_templates", "en")
    (page,) = (one for one in renderer.site_pages.pages() if one.path == "coverage/")
    charter, *_, fair = page.view["documents"]

    assert (False, ["3", "0"]) == (charter.compared, [fact.value for fact in charter.counts])
    assert ["3", "1", "10", "4", "3", "3"] == [fact.value for fact in fair.counts]
    assert ["Third"] == [link.name for link, _ in fair.empty]
    assert "The number of a meeting." in renderer.html(page)


def a_clause(**more: Any) -> Clause:
    """Return a clause with values or doubts."""
    text = {"en": "…", "zh": "…"}
    named = dict.fromkeys(("number", "heading", "summary"), text)
    return Clause.model_validate({"id": "one", "document": "rules", **named, **as_read(more)})


def as_read(part: Any) -> Any:
    """Return data with tuples for lists, as the strict reader gives it."""
    if isinstance(part, dict):
        return {key: as_read(one) for key, one in part.items()}
    return tuple(map(as_read, part)) if isinstance(part, list) else part
