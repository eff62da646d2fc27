# SPDX-License-Identifier: MIT
"""Made-up records in the shape of real ones, as plain data for YAML."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from benchmarks.prose import Prose

Data = dict[str, Any]

MEASURES_IN_A_CLAUSE = 4
DUTIES_IN_A_CLAUSE = 3
SERVICES_IN_A_CLAUSE = 2
DEPARTMENTS = 20

AUDIENCES = ("person", "employer", "investor", "institution")
PAYEES = ("person", "employer", "team", "institution")
TOPICS = tuple(f"topic-{letter}" for letter in "abcdefghijkl")
BENEFICIARIES = tuple(f"group-{letter}" for letter in "abcdefgh")
SERVICE_KINDS = tuple(f"kind-{letter}" for letter in "abcdefgh")
CERTIFICATIONS = ("recognised", "requirements", "assessed", "selected")
TIERS = ("top", "national", "provincial", "municipal", "senior", "basic", "none")
PAID_TIERS = TIERS[1:5]


def measure(prose: Prose, number: int, clause: int) -> Data:
    """Return a measure: one of the usual forms, with conditions, doubts and departments."""
    forms = prose.random.choices(tuple(FORMS), weights=tuple(FORMS.values()))
    details = forms[0](prose, clause)
    values = details.setdefault("values", {})
    return {
        "id": f"measure-{number}",
        "clause": f"clause-{clause}",
        "title": prose.title(),
        "summary": prose.summary(*list(values)[:2]),
        "audience": prose.random.sample(AUDIENCES, prose.random.choice((1, 1, 2))),
        "topic": prose.random.choice(TOPICS),
        "payee": prose.random.choice(PAYEES),
        "conditions": conditions(prose, clause, values),
        "certified": prose.random.sample(CERTIFICATIONS, prose.random.choice((0, 1, 2))),
        "departments": responsible(prose),
        "status": prose.random.choice(("not_stated", "in_force")),
        "doubts": doubts(prose, *list(values)[:1]),
        **details,
        **({"group": f"group-{clause}"} if number % MEASURES_IN_A_CLAUSE in (0, 1) else {}),
    }


def in_kind(prose: Prose, _clause: int) -> Data:
    """Return what a measure that is not money has."""
    return {"amount": {"form": "in_kind"}, "entitlement": prose.sentence()}


def case_by_case(prose: Prose, _clause: int) -> Data:
    """Return what a measure without an amount has."""
    return {"amount": {"form": "case_by_case"}, "why_not_computed": prose.sentence()}


def yearly(prose: Prose, _clause: int) -> Data:
    """Return an amount by tier for some years."""
    amount = {"form": "fixed", "value": "subsidy"}
    return {
        "values": {"subsidy": by_tier(prose), "years": {"years": prose.random.randint(3, 10)}},
        "amount": {"form": "per_year", "years": "years", "question": "years", "amount": amount},
    }


def fixed(prose: Prose, _clause: int) -> Data:
    """Return an amount by tier."""
    return {"values": {"award": by_tier(prose)}, "amount": {"form": "fixed", "value": "award"}}


def up_to(prose: Prose, _clause: int) -> Data:
    """Return an amount that is a ceiling."""
    return {
        "values": {"most": money(prose)},
        "amount": {"form": "up_to", "amount": {"form": "fixed", "value": "most"}},
    }


def share(prose: Prose, clause: int) -> Data:
    """Return a rate on what was paid, with a cap per year."""
    return {
        "values": {"rate": {"percent": prose.random.randint(5, 60)}, "cap": money(prose)},
        "amount": {"form": "share", "of": {"answer": f"paid-{clause}"}, "rate": "rate",
                   "cap": "cap", "cap_per": "year"},
    }  # fmt: skip


Form = Callable[[Prose, int], Data]
FORMS: dict[Form, int] = {in_kind: 9, yearly: 4, up_to: 3, share: 3, fixed: 2, case_by_case: 1}


def money(prose: Prose) -> Data:
    """Return an amount of money as staff write it."""
    return {"money": f"{prose.random.randint(1, 200)}万"}


def by_tier(prose: Prose) -> Data:
    """Return an amount of money for each tier that is paid."""
    return {"money": {tier: money(prose)["money"] for tier in PAID_TIERS}, "by": "tier"}


def conditions(prose: Prose, clause: int, values: Data) -> list[Data]:
    """Return one to three conditions; an age limit becomes a value."""
    found: list[Data] = [{"question": "tier", "one_of": list(PAID_TIERS)}]
    if prose.happens(0.4):
        found.append({"question": f"done-{clause}", "is": True})
    if prose.happens(0.2):
        values["age_limit"] = {"age": prose.random.randint(35, 60)}
        tests = [{"question": "age", "at_most": "age_limit"}, {"question": "new", "is": True}]
        found.append({"any": tests})
    return found


def doubts(prose: Prose, *slots: str) -> list[Data]:
    """Return none to three doubts, some of them with two readings."""
    return [
        {
            "id": f"doubt-{at}",
            "text": prose.sentence(*slots),
            "quote": prose.name()["zh"],
            **({"readings": readings(prose)} if prose.happens(0.2) else {}),
        }
        for at in range(prose.random.choice((0, 1, 1, 2, 3)))
    ]


def readings(prose: Prose) -> list[Data]:
    """Return two readings that do not change the calculation."""
    return [{"id": f"reading-{at}", "text": prose.title()} for at in range(2)]


def responsible(prose: Prose) -> str | list[Data]:
    """Return a lead with or without an assistant, or that the source does not say."""
    roles = prose.random.choice(((), ("lead",), ("lead", "assist")))
    chosen = prose.random.sample(range(DEPARTMENTS), len(roles))
    pairs = zip(chosen, roles, strict=True)
    named = [{"department": f"department-{at}", "role": role} for at, role in pairs]
    return named or "not_stated"


def duty(prose: Prose, number: int, clause: int) -> Data:
    """Return a duty, now and then one that binds every department."""
    counted = prose.happens(0.3)
    every = number % 60 == 0
    frequency = {"kind": prose.random.choice(("regularly", "as_needed", "not_stated"))}
    if counted:
        frequency = {"kind": "at_least", "times": "times", "per": "year"}
    return {
        "id": f"duty-{number}",
        "clause": f"clause-{clause}",
        "title": prose.title(),
        "summary": prose.summary(),
        "departments": "not_stated" if every else responsible(prose),
        "binds": "all" if every else "named",
        "serves": prose.random.sample(BENEFICIARIES, 2),
        "frequency": frequency,
        "status": prose.random.choice(("required", "planned")),
        **({"values": {"times": {"times": prose.random.randint(1, 12)}}} if counted else {}),
    }


def service(prose: Prose, number: int, clause: int) -> Data:
    """Return a service that a clause calls for."""
    return {
        "id": f"service-{number}",
        "clauses": [f"clause-{clause}"],
        "name": prose.title(),
        "kind": prose.random.choice(SERVICE_KINDS),
        "summary": prose.sentence(),
        "status": prose.random.choice(("running", "planned", "unknown")),
        "departments": responsible(prose),
    }


def questions(prose: Prose, clause: int) -> list[Data]:
    """Return the two questions that only the measures of one clause ask."""
    of = {"clauses": [f"clause-{clause}"]}
    return [
        {"id": f"paid-{clause}", "type": "money", "most": "1亿", "text": prose.title(), **of},
        {"id": f"done-{clause}", "type": "boolean", "text": prose.title(), **of},
    ]


def group(prose: Prose, clause: int) -> Data:
    """Return the group of the measures of a clause that touch each other."""
    rule = prose.random.choice(("choose_one", "silent"))
    named = {"title": prose.title(), "rule": rule, "note": prose.sentence()}
    return {"id": f"group-{clause}", "clause": f"clause-{clause}", **named}
