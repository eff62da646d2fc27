# SPDX-License-Identifier: MIT
"""What a calculation looks at: the answers, the day, the program, and what it leaves behind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from generator.estimator.intervals import Interval, exactly, hull

Node = Mapping[str, Any]
Answers = Mapping[str, Any]

# The origin of an operand that is neither from an answer nor from an earlier step.
FROM_THE_CLAUSE: Node = {}


@dataclass
class Context:
    """One evaluation of one measure.

    `missing` collects the questions that had no answer and were needed; `steps` the calculation
    as it is told to the reader. `given` are answers that the text takes as given, not the reader's.
    """

    program: Node
    answers: Answers
    as_of: str
    missing: list[str] = field(default_factory=list)
    steps: list[dict[str, Any]] = field(default_factory=list)
    given: Answers = field(default_factory=dict)

    def answer(self, question: str) -> Any:
        """Return the answer, or None (and note the question) where there is none."""
        given = self.answers.get(question)
        if given is None and question not in self.missing:
            self.missing.append(question)
        return given

    def number(self, question: str) -> Interval:
        """Return the answer to a numeric question, as wide as its bounds where it is missing."""
        given = self.answer(question)
        return self.bounds(question) if given is None else exactly(given)

    def bounds(self, question: str) -> Interval:
        """Return the bounds of the answers to a numeric question."""
        asked = self.program["questions"][question]
        return Interval(asked.get("least") or 0, asked.get("most"))

    def value(self, value: Node) -> Interval:
        """Return a value of the record as of the day; a table is looked up by its question.

        Where all entries of a table are equal the answer does not matter, and is not missed.
        """
        amount = amount_on(value, self.as_of)
        if not isinstance(amount, Mapping):
            return exactly(amount)
        entries = hull(exactly(entry) for entry in amount.values())
        if self.answers.get(value["by"]) is None and entries.low == entries.high:
            return entries
        option = self.answer(value["by"])
        return entries if option is None else exactly(amount.get(option, 0))

    def origin(self, question: str) -> Node:
        """Return the origin of the answer to a question."""
        return FROM_THE_CLAUSE if question in self.given else {"question": question}

    def origin_of(self, value: Node) -> Node:
        """Return the origin of a value: the question of its table, and what was before."""
        if "by" in value and self.answers.get(value["by"]) is None:
            return FROM_THE_CLAUSE
        origin = self.origin(value["by"]) if "by" in value else FROM_THE_CLAUSE
        earlier = self._before(value)
        return {**origin, "earlier": earlier} if earlier else origin

    def with_answers(self, answers: Answers) -> Context:
        """Return a context with some other answers; notes go to the same place."""
        return replace(self, answers={**self.answers, **answers})

    def with_given(self, answers: Answers) -> Context:
        """Return a context in which the text takes some answers as given."""
        return replace(self.with_answers(answers), given={**self.given, **answers})

    def step(
        self, name: str, inputs: list[dict[str, Any]], result: Interval, decided: str | None = None
    ) -> None:
        """Note one step of the calculation."""
        step = {"step": name, "inputs": inputs, "decided": decided, "result": list(result)}
        self.steps.append(step)

    def latest_step(self, since: int = 0) -> Node:
        """Return the origin of what the latest step gave, if there are more than so many."""
        steps = len(self.steps)
        return {"step": steps - 1} if steps > since else FROM_THE_CLAUSE

    def _before(self, value: Node) -> list[dict[str, Any]]:
        """Return the amounts that a value had before the day, the table looked up."""
        days = [one["until"] for one in value.get("earlier", ()) if one["until"] < self.as_of]
        return [{"until": day, "amount": replace(self, as_of=day).value(value).low} for day in days]


def amount_on(value: Node, day: str) -> Any:
    """Return the amount of a value that was in force on a day (both days as 2026-01-31)."""
    for earlier in value.get("earlier", ()):
        if day <= earlier["until"]:
            return earlier["amount"]
    return value["amount"]


def told(name: str, unit: str, interval: Interval, origin: Node) -> dict[str, Any]:
    """Return one operand of a step: its name, its unit, its number, and where it is from.

    Its origin is a `question`, an earlier `step` (from 0), or neither: then it is from the clause.
    """
    return {"name": name, "unit": unit, "range": list(interval), **origin}
