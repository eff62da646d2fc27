# SPDX-License-Identifier: MIT
from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from generator.catalogue.catalogue import Catalogue
from generator.estimator.program import compile_program
from tests.project import ROOT
from tests.site.parsed import page_at

LISTS = ("audiences", "payees", "topics", "beneficiaries", "service_kinds")


def read(site: Path, name: str) -> Any:
    """Return the data of one of the files under data/; a float in it is an error."""

    def refuse(number: str) -> None:
        raise AssertionError(f"{name} holds the float {number}")

    text = (site / "data" / name).read_text(encoding="utf-8")
    return json.loads(text, parse_float=refuse, parse_constant=refuse)


def values_of(exported: Any, measure: str, unit: str) -> list[Any]:
    """Return the values of an exported measure that are in a unit."""
    (found,) = [one for one in exported["measures"] if one["id"] == measure]
    return [value[unit] for value in found["values"].values() if unit in value]


def ids_written(root: Path) -> Iterator[tuple[str, str]]:
    """Yield list and id of every record, read from the YAML without the code under test."""
    front = yaml.safe_load((root / "policies.yaml").read_text("utf-8"))
    yield from ((name, entry["id"]) for name in LISTS for entry in front.get(name, []))
    for name in front["data"]:
        for kind, records in yaml.safe_load((root / name).read_text("utf-8")).items():
            yield from ((kind, record["id"]) for record in records)


def test_the_catalogue_keeps_to_its_schema(site: Path) -> None:
    """catalogue.json validates against the schema beside it, which is a valid schema."""
    schema = read(site, "catalogue.schema.json")
    Draft202012Validator.check_schema(schema)

    assert [] == [e.message for e in Draft202012Validator(schema).iter_errors(
        read(site, "catalogue.json"))]  # fmt: skip


def test_the_catalogue_names_its_schema(site: Path) -> None:
    """The $schema of catalogue.json is a file beside it."""
    assert (site / "data" / read(site, "catalogue.json")["$schema"]).is_file()


@pytest.mark.parametrize("change", [
    lambda data: data["measures"][0].update(payee=7),
    lambda data: data["measures"][0].update(surprise="x"),
    lambda data: data["measures"][0].pop("title"),
    lambda data: data["measures"][0].update(status="maybe"),
    lambda data: data["measures"][0]["amount"].update(form="lottery"),
    lambda data: next(iter(data["measures"][0]["values"].values())).update(money=0.5),
    lambda data: data["clauses"][0].update(id="Not An Id"),
    lambda data: data["front"]["site"].update(edition=2026),
    lambda data: data.pop("front"),
])  # fmt: skip
def test_the_schema_refuses_what_is_no_catalogue(site: Path, change: Any) -> None:
    """A wrong type, an unknown key, a missing key or an unknown word is refused."""
    data = copy.deepcopy(read(site, "catalogue.json"))
    change(data)

    with pytest.raises(ValidationError):
        Draft202012Validator(read(site, "catalogue.schema.json")).validate(data)


@pytest.mark.parametrize(("measure", "fen"), [
    ("outside-expert-salary", [30_000_000, 10_000_000]),
    ("team-rolling-support", [10_000_000_000]),
])  # fmt: skip
def test_money_is_in_fen(site: Path, measure: str, fen: list[int]) -> None:
    """100,000 yuan are 10,000,000 fen, and 100 million yuan are ten thousand million fen."""
    assert fen == values_of(read(site, "catalogue.json"), measure, "money")


def test_tables_of_money_are_in_fen(site: Path) -> None:
    """The purchase subsidy is 1,000,000, 800,000, 600,000 and 350,000 yuan, in fen by tier."""
    (table,) = values_of(read(site, "catalogue.json"), "home-purchase-subsidy", "money")

    assert [100_000_000, 80_000_000, 60_000_000, 35_000_000] == list(table.values())


def test_percentages_are_in_parts_per_million(site: Path) -> None:
    """20% is 200,000 parts per million."""
    assert [200_000] == values_of(
        read(site, "catalogue.json"), "outside-expert-salary", "percent")  # fmt: skip


def test_every_id_of_the_yaml_is_in_the_catalogue(site: Path) -> None:
    """No record is lost on the way from the YAML files to catalogue.json, and none is added."""
    exported = read(site, "catalogue.json")
    found = {(kind, one["id"]) for kind in LISTS for one in exported["front"].get(kind, [])}
    found |= {
        (kind, one["id"]) for kind, records in exported.items() if isinstance(records, list)
        for one in records
    }  # fmt: skip

    assert set(ids_written(ROOT)) == found


def test_records_stand_in_the_order_of_the_yaml(site: Path) -> None:
    """The measures of catalogue.json follow each other as they were written."""
    written = [id_ for kind, id_ in ids_written(ROOT) if kind == "measures"]

    assert written == [one["id"] for one in read(site, "catalogue.json")["measures"]]


def test_every_text_of_the_yaml_is_in_the_catalogue(site: Path) -> None:
    """Every title and summary is carried over letter by letter, its slots unfilled."""
    exported = read(site, "catalogue.json")
    by_id = {one["id"]: one for one in exported["measures"]}
    front = yaml.safe_load((ROOT / "policies.yaml").read_text("utf-8"))
    for name in front["data"]:
        data = yaml.safe_load((ROOT / name).read_text("utf-8"))
        for written in data.get("measures", []):
            for key in ("title", "summary"):
                assert written[key] == by_id[written["id"]][key]


def test_the_program_is_the_compiled_catalogue(site: Path, catalogue: Catalogue) -> None:
    """estimator.json is what compiling the catalogue gives."""
    assert compile_program(catalogue) == read(site, "estimator.json")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_estimator_page_runs_the_same_program(site: Path, language: str) -> None:
    """The program inside the estimator page is the one of estimator.json, in every language."""
    page = page_at(site, f"{language}/estimator/")
    (script,) = [
        one for one in page.root.all("script") if one.attributes.get("id") == "estimator-program"
    ]

    assert read(site, "estimator.json") == json.loads(script.source())


def test_every_page_offers_the_data(site: Path) -> None:
    """The footer's link to the data leads to catalogue.json from any depth."""
    page = page_at(site, "en/measures/outside-expert-salary/")
    (footer,) = page.root.all("footer")

    assert "../../../data/catalogue.json" in [a.attributes["href"] for a in footer.all("a")]
