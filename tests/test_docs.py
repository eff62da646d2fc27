# SPDX-License-Identifier: MIT
"""What the documentation shows works as it stands there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from generator.catalogue.amounts import Amount
from generator.catalogue.data_file import DataFile
from generator.catalogue.figures import Point
from generator.catalogue.inventories import LeftOut
from generator.catalogue.names import GuideSection
from generator.catalogue.records import Doubt, Option, Reading
from generator.catalogue.site import FrontDoor, Look, Named, Site
from generator.catalogue.values import UNITS, Model
from generator.commands import parser
from tests.project import ROOT, catalogue_of

DATA = (ROOT / "docs" / "data.md").read_text("utf-8")
BLOCK = re.compile(r"```yaml\n(.*?)```", re.DOTALL)


def test_the_whole_site_in_the_documentation_is_in_order(tmp_path: Path) -> None:
    """The smallest whole site that is shown passes the check when it is copied out."""
    front, data = BLOCK.findall(DATA)[:2]
    (tmp_path / "content" / "data").mkdir(parents=True)
    (tmp_path / "policies.yaml").write_text(front, encoding="utf-8")
    (tmp_path / "content" / "data" / "notice.yaml").write_text(data, encoding="utf-8")
    catalogue = catalogue_of(tmp_path)

    assert ["rent-subsidy"] == list(catalogue.measures)
    assert ["housing-office"] == list(catalogue.departments)


def test_every_amount_form_is_in_the_documentation() -> None:
    """The table of amount forms has a line for each form, and for no other."""
    union, _ = get_args(Amount)
    forms = [get_args(form.model_fields["form"].annotation)[0] for form in get_args(union)]
    section = DATA.split("## Amount forms\n")[1].split("\n## ")[0]
    told = re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)

    assert sorted(forms) == sorted(told)


def test_every_field_is_in_the_documentation() -> None:
    """The table of fields has a line for each kind of record, with what it must and may have."""
    of_data = {kind: get_args(field.annotation)[0] for kind, field in DataFile.model_fields.items()}
    models: dict[str, type[Model]] = {
        "policies.yaml": FrontDoor, "site": Site, "look": Look, "audiences": Named, **of_data,
        "doubts": Doubt, "readings": Reading, "options": Option, "sections": GuideSection,
        "points": Point, "left_out": LeftOut,
    }  # fmt: skip
    expected = {name: [_fields(model, required=one) for one in (True, False)]
                for name, model in models.items()}  # fmt: skip
    (table,) = re.findall(r"\| in \| must have .*\n\|.*\n((?:\|.*\n)+)", DATA)
    rows = [line[1:].rstrip("|").split("|") for line in table.splitlines()]
    told = {name.strip("` "): [re.findall(r"`(\w+)`", cell) for cell in cells]
            for name, *cells in rows}  # fmt: skip

    assert expected == told


def _fields(model: type[Model], *, required: bool) -> list[str]:
    return [
        name for name, field in model.model_fields.items() if field.is_required() == required
    ]  # fmt: skip


def test_every_unit_is_in_the_documentation() -> None:
    """The list of units is whole."""
    (told,) = re.findall(r"Units: `([^`]+)`", DATA)

    assert list(UNITS) == told.split()


def test_every_command_in_the_readme_exists() -> None:
    """The README names only commands that the command line has."""
    readme = (ROOT / "README.md").read_text("utf-8")
    named = set(re.findall(r"-m generator (\w+)", readme))
    known = re.findall(r"\{?(\w+)\b", parser().format_help())

    assert named
    assert named <= set(known)
