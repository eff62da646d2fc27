# SPDX-License-Identifier: MIT
"""The estimator and its twin agree, and what they claim to know holds.

`HYPOTHESIS_PROFILE=fuzz`, or `make fuzz`, tries many more programs, other ones each time.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given

from generator.catalogue.reading import read_catalogue
from generator.estimator.cases import read_cases
from generator.estimator.estimate import estimate
from generator.estimator.program import compile_program
from tests.twins.conftest import COMPARED, SCRIPTS, Twin
from tests.twins.situations import complete_situations, situations, without_some
from tests.twins.strategies import (
    DAYS,
    FEWEST,
    PROFILE,
    RANDOM,
    Program,
    program_of,
    programs,
    table,
)

ROOT = Path(__file__).resolve().parents[2]
MODULES = ("intervals", "context", "conditions", "changes", "amounts", "groups", "estimate")
# What Python has of its own: list(interval), dict.setdefault, itertools.product, Interval(*ends),
# dict.get.
ONLY_IN_JAVASCRIPT = {
    "ends", "_gathered", "combinations", "_interval", "_answered", "constructor",
}  # fmt: skip
FEE = {"form": "share", "of": {"answer": "fees"}, "rate": table("percent", 10**6, 10**6)}


def test_random_programs_give_equal_results(twin: Twin, request: pytest.FixtureRequest) -> None:
    """Both give the same for 20,000 pairs of a program and a situation, to the last key.

    With `make fuzz` there are more than 200,000 pairs.
    """
    counted = 0

    @PROFILE
    @given(programs(), RANDOM)
    def compare(program: Program, random: Random) -> None:
        nonlocal counted
        asked = list(situations(program, random, 100))
        in_python = [estimate(program, answers, day) for answers, day in asked]
        for pair, ours, theirs in zip(asked, in_python, twin(program, asked), strict=True):
            assert _text(ours) == _text(theirs), pair
        counted += len(asked)

    compare()
    request.config.stash[COMPARED] = counted
    assert counted >= FEWEST


def test_cases_give_equal_results(twin: Twin) -> None:
    """Every worked example of the site comes out the same, with its whole result."""
    program = compile_program(read_catalogue(ROOT))
    cases = read_cases(ROOT / "content" / "cases", ROOT, program)
    assert cases
    in_javascript = twin(program, [(dict(case.answers), case.as_of) for case in cases])
    for case, theirs in zip(cases, in_javascript, strict=True):
        assert _text(estimate(program, case.answers, case.as_of)) == _text(theirs), case.place


@PROFILE
@given(programs(whole_tables=True), RANDOM)
def test_more_answers_stay_within_what_fewer_gave(program: Program, random: Random) -> None:
    """Whatever the missing answers turn out to be, the amount lies between low and high."""
    for answers, day in complete_situations(program, random, 30):
        full = estimate(program, answers, day)["results"]
        for most in (1, 2, 5):
            fewer = without_some(program, answers, most, random)
            for known, foretold in zip(full, estimate(program, fewer, day)["results"], strict=True):
                assert known["state"] not in ("eligible", "conditional") or _within(known, foretold)


@pytest.mark.parametrize(
    "form",
    [
        {"form": "per_year", "entries": "fees", "years": table("years", 1, 3), "amount": FEE},
        {"form": "milestones", "entries": "fees", "pay": "all", "within": table("years", 1, 3),
         "steps": [{"over": table("money", 2, 2), "pays": table("money", 5, 5)}]},
        {"form": "milestones", "entries": "fees", "pay": "all", "within": table("years", 3, 3),
         "steps": [{"over": table("money", 1, 3), "pays": table("money", 5, 5)}]},
        {"form": "milestones", "entries": "fees", "pay": "highest", "within": table("years", 3, 3),
         "steps": [{"over": table("money", 1, 3), "pays": table("money", 5, 9)},
                   {"over": table("money", 2, 2), "pays": table("money", 7, 7)}]},
    ],
)  # fmt: skip
def test_limits_that_hang_on_an_open_question_stay_open(form: Program) -> None:
    """Where years or thresholds are a table on a missing answer, each of its entries counts."""
    program = program_of(form)
    for fees in product(range(5), repeat=3):
        (foretold,) = estimate(program, {"fees": [*fees]}, DAYS[0])["results"]
        for tier in ("a", "b"):
            (known,) = estimate(program, {"fees": [*fees], "tier": tier}, DAYS[0])["results"]
            assert _within(known, foretold), (fees, tier)


@PROFILE
@given(programs(), RANDOM)
def test_the_word_for_a_bound_fits_its_numbers(program: Program, random: Random) -> None:
    """Only what is open above is called so, and only one number is called exact or capped."""
    for answers, day in complete_situations(program, random, 25):
        for result in estimate(program, answers, day)["results"]:
            if not result["readings"]:
                low, high, bound = result["low"], result["high"], result["bound"]
                assert (bound in ("exact", "capped")) == (low == high)
                assert (bound in ("at_least", "open")) == (high is None)


@pytest.mark.parametrize("module", MODULES)
def test_twins_have_the_same_functions_in_the_same_order(module: str) -> None:
    """A reader can put the two files side by side."""
    python = (ROOT / "generator" / "estimator" / f"{module}.py").read_text(encoding="utf-8")
    javascript = (SCRIPTS / f"{module}.js").read_text(encoding="utf-8")
    defined = re.findall(r"^ *def (\w+)\(", python, re.MULTILINE)
    functions = re.findall(
        r"^(?:export )?function (\w+)\(|^  (\w+)\(.*\) {$", javascript, re.MULTILINE
    )
    names = [top or method for top, method in functions]
    expected = [re.sub(r"(?<=\w)_(\w)", lambda m: m[1].upper(), name) for name in defined]
    assert expected == [name for name in names if name not in ONLY_IN_JAVASCRIPT]


def _text(result: Mapping[str, Any]) -> str:
    return json.dumps(result, sort_keys=True)


def _within(known: Mapping[str, Any], foretold: Mapping[str, Any]) -> bool:
    """Say whether an amount lies between the ends that were foretold for it."""
    open_above = foretold["high"] is None
    below = open_above or (known["high"] is not None and known["high"] <= foretold["high"])
    possible = foretold["state"] != "not_eligible"
    return bool(possible and foretold["low"] <= known["low"] and below)
