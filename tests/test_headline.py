# SPDX-License-Identifier: MIT
"""The amount of a measure in one look, and that pages and estimates say the same."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from generator.estimator.estimate import estimate
from generator.estimator.program import compile_program
from generator.pages.describe import rate_tables
from generator.pages.headline import Headline, headline
from generator.pages.rendering import Renderer
from generator.pages.wording import Wording
from tests.project import ROOT, add_data, catalogue_of, tiny_site

TEMPLATES = ROOT / "site_templates"
MEASURE = """\
measures:
  - id: oar-allowance
    clause: charter-work
    title: {{en: Oar allowance, zh: 船桨津贴}}
    summary: {{en: 'It is {{gift}}.', zh: '共{{gift}}。'}}
    audience: [sailor]
    topic: working
    payee: sailor
    values: {{gift: {gift}, more: {{money: 9万}}, years: {{years: 2}}}}
    conditions: [{{question: rank, one_of: [pilot, navigator]}}]
    amount: {amount}
    departments: not_stated
    status: in_force
"""


def said(folder: Path, amount: str, gift: str = "{money: 500}") -> tuple[Headline, Wording]:
    """Return the English headline of a measure that is added to the tiny site."""
    root = tiny_site(folder)
    add_data(root, MEASURE.format(amount=amount, gift=gift).encode())
    wording = Renderer(catalogue_of(root), TEMPLATES, "en").wording
    return headline(wording.catalogue.measures["oar-allowance"], wording), wording


@pytest.mark.parametrize(("amount", "lead", "figure", "per"), [
    ("{form: fixed, value: gift}", "", "CNY 500", ""),
    ("{form: up_to, amount: {form: fixed, value: gift}}", "up to", "CNY 500", ""),
    ("{form: at_least, amount: {form: fixed, value: gift}}", "at least", "CNY 500", ""),
    ("{form: range, low: gift, high: more}", "", "CNY 500 to 90,000", ""),
    ("{form: per_year, question: years, amount: {form: fixed, value: more}}", "", "CNY 90,000",
     "a year"),
    (("{form: by_class, question: rank, table: {pilot: {form: fixed, value: gift},"
     " navigator: {form: fixed, value: more}}}"), "", "CNY 500 to 90,000", ""),
    (("{form: per_year, question: years, amount: {form: by_class, question: rank, table:"
     " {pilot: {form: same_as, measure: landing-grant, answers: {rank: pilot}},"
     " navigator: {form: fixed, value: more}}}}"), "", "CNY 80,000 to 90,000", "a year"),
    ("{form: same_as, measure: landing-grant, answers: {rank: pilot}}", "", "CNY 80,000", ""),
])  # fmt: skip
def test_headline(amount: str, lead: str, figure: str, per: str, tmp_path: Path) -> None:
    """The headline of an amount form names its figure, how firm it is, and how often."""
    told, _ = said(tmp_path, amount)

    assert (lead, figure, per) == (told.lead, told.figure, told.per)


def test_rates_by_class_name_their_option(tmp_path: Path) -> None:
    """A rate that stands under an option is told with that option."""
    form = (
        "{form: by_class, question: rank, table: {pilot: {form: fixed, value: gift},"
        " navigator: {form: fixed, value: more}}}"
    )
    _, wording = said(tmp_path, form)
    tables = rate_tables(wording.catalogue.measures["oar-allowance"], wording)
    labels = [row.label for table in tables for row in table.rows]

    assert ["Amount (pilot)", "Amount (navigator)"] == labels


@pytest.mark.parametrize(("until", "money"), [("2030-04-30", 50_000), ("2030-05-01", 30_000)])
def test_pages_and_estimates_take_the_value_of_the_edition(
    until: str, money: int, tmp_path: Path
) -> None:
    """Of a dated value, page and estimate use the amount in force on the day of the edition."""
    gift = f"{{money: 500, earlier: [{{until: {until}, money: 300}}]}}"
    told, wording = said(tmp_path, "{form: fixed, value: gift}", gift)
    day = wording.catalogue.site.edition
    program = compile_program(wording.catalogue)
    results = estimate(program, {"rank": "pilot"}, day.isoformat())["results"]
    result = next(one for one in results if one["measure"] == "oar-allowance")
    measure = wording.catalogue.measures["oar-allowance"]

    assert dt.date(2030, 5, 1) == day
    assert money == result["low"]
    assert wording.money(money) == told.figure
    assert f"It is {wording.money(money)}." == wording.text(measure.summary, measure.values)
