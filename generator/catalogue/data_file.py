# SPDX-License-Identifier: MIT
"""What a file of `content/data/` may hold."""

from __future__ import annotations

from generator.catalogue.figures import Fact, Indicator
from generator.catalogue.inventories import Inventory
from generator.catalogue.names import Guide, Policy, Term, Tier
from generator.catalogue.records import (
    Certification,
    Clause,
    Department,
    Document,
    Duty,
    Group,
    Measure,
    Question,
    Service,
    many,
)
from generator.catalogue.values import Model


class DataFile(Model):
    """One file of `content/data/`: any of the lists, in the order of the flow."""

    documents: tuple[Document, ...] = many()
    clauses: tuple[Clause, ...] = many()
    questions: tuple[Question, ...] = many()
    certifications: tuple[Certification, ...] = many()
    groups: tuple[Group, ...] = many()
    measures: tuple[Measure, ...] = many()
    duties: tuple[Duty, ...] = many()
    services: tuple[Service, ...] = many()
    facts: tuple[Fact, ...] = many()
    indicators: tuple[Indicator, ...] = many()
    policies: tuple[Policy, ...] = many()
    tiers: tuple[Tier, ...] = many()
    guides: tuple[Guide, ...] = many()
    departments: tuple[Department, ...] = many()
    terms: tuple[Term, ...] = many()
    inventories: tuple[Inventory, ...] = many()


KINDS = tuple(DataFile.model_fields)
