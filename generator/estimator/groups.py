# SPDX-License-Identifier: MIT
"""What can be combined: totals per payee, after all measures are known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.estimator.context import Node
from generator.estimator.intervals import Interval, highest, hull, total

COUNTED = ("eligible", "conditional")
NOT_STATED = "not_stated"


def totals(program: Node, results: Sequence[Node]) -> list[dict[str, Any]]:
    """Return one total per payee over what is available, certified statements taken as given.

    Measures of a group count by its rule; where the text is silent on combining they are listed
    under `not_added` instead.
    """
    payees: dict[tuple[str, str], list[Node]] = {}
    for result in results:
        if result["state"] in COUNTED and result["yearly"]:
            payees.setdefault(_payee(result), []).append(result)
    return [_of_payee(program, payee, found) for (payee, _), found in payees.items()]


def _payee(result: Node) -> tuple[str, str]:
    """Return who is paid. Of two payees that are not stated nobody knows whether they are one."""
    apart = result["group"] or result["measure"] if result["payee"] == NOT_STATED else ""
    return result["payee"], apart


def _of_payee(program: Node, payee: str, results: list[Node]) -> dict[str, Any]:
    groups: dict[str, list[Node]] = {}
    for result in results:
        groups.setdefault(result["group"] or f"={result['measure']}", []).append(result)
    parts: list[Interval] = []
    not_added: list[str] = []
    for name, members in groups.items():
        rule = program["groups"][name]["rule"] if name in program["groups"] else "add"
        if rule == "silent" and len(members) > 1:
            not_added += [member["measure"] for member in members]
        else:
            parts.append(_combined(rule, [Interval(m["low"], m["high"]) for m in members]))
    low, high = total(parts)
    return {"payee": payee, "low": low, "high": high, "not_added": not_added}


def _combined(rule: str, amounts: list[Interval]) -> Interval:
    if rule == "choose_one":
        return hull(amounts)
    if rule == "highest":
        return highest(amounts)
    return total(amounts)
