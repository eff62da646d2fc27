# SPDX-License-Identifier: MIT
"""Someone who uses the estimator page, for the tests that do as readers do."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Locator, Page, Route, expect

from generator.pages.rendering import script_json
from tests.browser.conftest import DESKTOP, Visit

OUTSIDE_EXPERT = "outside-expert-salary"
UNFOLD = "(folds) => document.querySelectorAll(folds).forEach((one) => { one.open = true; })"
JSON_SCRIPT = re.compile(
    r'(<script type="application/json" id="estimator-(\w+)">).*?(</script>)', re.DOTALL
)


class Reader:
    """Someone who fills in the page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def is_one_of(self, *audiences: str) -> None:
        """Say who is asking."""
        for audience in audiences:
            self.page.locator(f".pa-audience:has([value={audience}])").click()

    def question(self, id_: str) -> Locator:
        """Return a question, asked for from the results if it does not stand yet."""
        question = self.page.locator(f"[data-question={id_}]")
        while not question.count():
            self.page.get_by_role("button", name=re.compile(r"^(更多问题|More questions)")).click()
        return question

    def answers(self, id_: str, answer: str) -> None:
        """Answer a question: an option by its id, anything else as typed."""
        question = self.question(id_)
        if question.locator("select").count():
            question.locator("select").select_option(answer)
        elif question.locator("[type=radio]").count():
            question.locator(f".pa-choice:has([value='{answer}'])").click()
        else:
            question.locator("input").first.fill(answer)

    def result(self, measure: str) -> Locator:
        """Return the result of a measure, unfolding what it may be folded into."""
        self.page.evaluate(UNFOLD, ".pa-group > .pa-fold")
        return self.page.locator(f"[data-measure={measure}]")

    def sees(self, measure: str, figure: str) -> None:
        """Check the amount of a measure."""
        expect(self.result(measure).locator(".pa-figure b")).to_have_text(figure)


def came_for(visit: Visit, measure: str, language: str = "en", width: int = DESKTOP) -> Reader:
    """Come to the estimator from the page of a measure."""
    return Reader(visit(f"{language}/estimator/#measure={measure}", width=width))


def as_outside_expert(reader: Reader, salary: str) -> None:
    """Fill in an outside expert at an ordinary company, for three years."""
    for question, answer in {
        "employer-kind": "enterprise", "talent-tier": "senior", "newly-hired": "true",
        "annual-salary": "30万", "years": "3",
    }.items():  # fmt: skip
        reader.answers(question, answer)
    reader.answers("annual-salary", salary)
    reader.page.keyboard.press("Tab")


def tiny_page(visit: Visit, program: Mapping[str, Any], words: Mapping[str, Any]) -> Reader:
    """Open the estimator page with another program and other words in it."""
    page = visit("en/estimator/")
    data = {"program": program, "words": words}

    def answer(route: Route) -> None:
        html = route.fetch().text()
        filled = JSON_SCRIPT.sub(
            lambda found: f"{found[1]}{script_json(json.dumps(data[found[2]]))}{found[3]}", html
        )
        route.fulfill(body=filled, content_type="text/html; charset=utf-8")

    page.route("**/en/estimator/", answer)
    page.reload()
    return Reader(page)
