# SPDX-License-Identifier: MIT
"""What a calculation looks at: the answers, the day, the program, and what it leaves behind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from generator.estimator.intervals import Interval, exactly, hull

Node = Mapping[str, Any]
Answers = Mapping[str, Any]


@dataclass
class Context:
    """One evaluation of one measure.

    `missing` collects the questions that had no answer and were needed; `steps` the calculation
    as it is told to the reader.
    """

    program: Node
    answers: Answers
    as_of: str
    missing: list[str] = field(default_factory=list)
    steps: list[dict[str, Any]] = field(default_factory=list)

    def answer(self, question: str) -> Any:
        """Return the answer, or None (and note the question) where there is none."""
        given = self.answers.get(question)
        if given is None and question not in self.missing:
            self.missing.append(question)
        return given

    def number(self, question: str) -> Interval:
        """Return the answer to a numeric question, as wide as its bounds where it is missing."""
        given = self.answer(question)
        if given is not None:
            return exactly(given)
        asked = self.program["questions"][question]
        return Interval(asked.get("least") or 0, asked.get("most"))

    def value(self, value: Node) -> Interval:
        """Return a value of the record as of the day; a table is looked up by its question."""
        amount = amount_on(value, self.as_of)
        if not isinstance(amount, Mapping):
            return exactly(amount)
        option = self.answer(value["by"])
        if option is None:
            return hull(exactly(entry) for entry in amount.values())
        return exactly(amount.get(option, 0))

    def with_answers(self, answers: Answers) -> Context:
        """Return a context in which some answers are taken as given; notes go to the same place."""
        return replace(self, answers={**self.answers, **answers})

    def step(
        self, name: str, inputs: list[dict[str, Any]], result: Interval, decided: str | None = None
    ) -> None:
        """Note one step of the calculation."""
        step = {"step": name, "inputs": inputs, "decided": decided, "result": list(result)}
        self.steps.append(step)


def amount_on(value: Node, day: str) -> Any:
    """Return the amount of a value that was in force on a day (both days as 2026-01-31)."""
    for earlier in value.get("earlier", ()):
        if day <= earlier["until"]:
            return earlier["amount"]
    return value["amount"]


def told(name: str, unit: str, interval: Interval, question: str | None = None) -> dict[str, Any]:
    """Return one operand of a step: its name, its unit, its number, and the question it is from."""
    return {"name": name, "unit": unit, "range": list(interval), "question": question}
