# SPDX-License-Identifier: MIT
"""What the documentation shows works as it stands there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from generator.catalogue.amounts import Amount
from generator.catalogue.values import UNITS
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
    told = re.findall(r"^\| `(\w+)` \|", DATA, re.MULTILINE)

    assert sorted(forms) == sorted(told)


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
