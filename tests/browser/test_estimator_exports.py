# SPDX-License-Identifier: MIT
"""Links and files of the estimator, made from its modules: every answer there and back, no harm."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from generator.catalogue.reading import read_catalogue
from generator.estimator.cases import Case, differences, read_cases
from generator.estimator.estimate import estimate
from generator.estimator.program import compile_program
from generator.pages.interface import estimator_words
from generator.pages.viewing import Viewer
from generator.pages.wording import Wording, read_words
from tests.browser_support import browser, served
from tests.project import ROOT

Run = Callable[..., Any]

SETTING = """async (text) => {
    const [program, words, code, given] = JSON.parse(text);
    const at = "/estimator/";
    const { Session } = await import(`${at}session.js`);
    const session = new Session(program, Object.keys(words.audiences), "/");
    const modules = { session, program, words, given };
    for (const name of ["links", "exports", "wording"]) {
        Object.assign(modules, await import(`${at}${name}.js`));
    }
    const run = new Function("modules", `with (modules) { return (${code}); }`);
    return JSON.stringify(run(modules) ?? null);
}"""
AGAIN = "given.map((hash) => fragmentOf(opened(hash, session).state, program))"
OPENED = "given.map((hash) => opened(hash, session))"
CASES = """given.map(([answers, asOf]) => {
    const its = { audiences: Object.keys(words.audiences), answers, asOf, measure: null };
    return caseOf(program, its, new Wording(words)).text;
})"""
TABLE = "csvOf(Object.assign(session, { state: given }), new Wording(words))"


@pytest.fixture(scope="module")
def program() -> dict[str, Any]:
    """Return the program of the site."""
    return compile_program(read_catalogue(ROOT))


@pytest.fixture(scope="module")
def words() -> dict[str, Any]:
    """Return what the page says, in English."""
    wording = Wording(read_catalogue(ROOT), "en", read_words(ROOT / "site_templates", "en"))
    return estimator_words(Viewer(wording))


@pytest.fixture(scope="module")
def run(program: dict[str, Any], words: dict[str, Any]) -> Iterator[Run]:
    """Return a function that evaluates an expression with what the modules export."""
    folder = ROOT / "site_templates" / "assets"
    with served(folder) as address, browser().new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/estimator/links.js")

        def evaluated(code: str, given: Any, words: Any = words) -> Any:
            asked = json.dumps([program, words, code, given])
            return json.loads(page.evaluate(SETTING, asked))

        yield evaluated


@pytest.fixture(scope="module")
def cases(program: dict[str, Any]) -> list[Case]:
    """Return the worked examples of the site."""
    return read_cases(ROOT / "content" / "cases", ROOT, program)


def test_any_answers_go_into_a_link_and_back(run: Run, program: dict[str, Any]) -> None:
    """What is answered in up to three situations stands in the link, and comes out of it the same."""
    random = Random(5)  # noqa: S311 - no secret
    links = [any_link(program, random) for _ in range(60)]
    assert links == run(AGAIN, links)


@pytest.mark.parametrize(
    "hash_",
    ["", "#", "#results", "#measure=top-talent-award", "#v=0&who=person", "#v=one", "#v=-1&1.years=3",
     "#v=1.5", "#%", "#v", "#v=%FF%", "#=&=", "#V=1", "#" + "v=1&" + "x" * 200_000],
)  # fmt: skip
def test_other_fragments_are_no_shared_links(run: Run, hash_: str) -> None:
    """What does not name a version of a shared link is left to others."""
    assert [None] == run(OPENED, [hash_])


@pytest.mark.parametrize(
    "hash_",
    ["#v=1", "#v=1&1.__proto__=7&__proto__=8", "#v=1&1.constructor=x&2.toString=1&who=constructor",
     "#v=1&measure=__proto__&on=constructor&edition=%00", "#v=1&who=,,,%2C&at=99999999999999999999",
     "#v=1&at=-1&situations=1e9", "#v=1&situations=9999999", "#v=1&1.years=1e3&1.years=03.0",
     "#v=1&1.years=0x10", "#v=1&1.years=3.0", "#v=1&1.years=", "#v=1&1.newly-hired=constructor",
     "#v=1&1.headhunter-fees=1,,2", "#v=1&1.headhunter-fees=" + "1," * 5_000 + "1",
     "#v=1&9.years=3&0.years=3&01.years=3&1..years=3", "#v=1&1.talent-tier=toString",
     "#v=1&1.annual-salary=9007199254740993", "#v=1&1.%E4%=%E0%A4%A&%=%",
     "#v=1&" + "&".join(f"1.q{n}=<" for n in range(10_000))],
)  # fmt: skip
def test_a_hostile_link_takes_nothing(run: Run, hash_: str) -> None:
    """Nothing throws, and nothing is taken that the program does not allow."""
    (link,) = run(OPENED, [hash_])
    state = link["state"]
    assert ([], None, None, 0) == (
        state["audiences"], state["asOf"], state["measure"], state["at"])  # fmt: skip
    assert all(one == {} for one in state["situations"])
    assert 1 <= len(state["situations"]) <= 3
    assert len(link["lost"]) <= 20
    assert all(len(one["value"]) <= 60 for one in link["lost"])
    assert link["isNewer"] is False


def test_a_link_of_a_later_version_takes_what_fits(run: Run) -> None:
    """It says so, and what is known of it counts."""
    (link,) = run(OPENED, ["#v=7&new=1&edition=2031-01-01&who=person&1.years=3&4.years=9"])
    assert (True, "2031-01-01") == (link["isNewer"], link["edition"])
    assert (["person"], [{"years": 3}]) == (link["state"]["audiences"], link["state"]["situations"])
    assert [{"kind": "question", "id": "years", "value": "9"}] == link["lost"]


def test_more_cases_than_can_be_compared_are_told(run: Run) -> None:
    """A link with two hundred cases opens with three, and says so once."""
    many, three = run(OPENED, ["#v=1&situations=200&2.years=3", "#v=1&situations=3"])
    assert [{"kind": "cases", "id": "200", "value": ""}] == many["lost"]
    assert ([{}, {"years": 3}, {}], []) == (many["state"]["situations"], three["lost"])


def test_every_worked_example_is_written_as_one(
    run: Run, cases: list[Case], program: dict[str, Any], tmp_path: Path
) -> None:
    """Saved from the page, each is read with the same answers and gives what it expects."""
    given = [(dict(case.answers), case.as_of) for case in cases]
    for number, text in enumerate(dict.fromkeys(run(CASES, given))):
        (tmp_path / f"{number:03}.yaml").write_text(text, encoding="utf-8")
    saved = read_cases(tmp_path, tmp_path, program)
    assert [answers for answers, _ in given if answers in [dict(one.answers) for one in saved]] == [
        answers for answers, _ in given]  # fmt: skip
    assert [] == [found for case in saved
                  for found in differences(case, estimate(program, case.answers, case.as_of))]  # fmt: skip


def test_a_cell_is_no_formula(run: Run, words: dict[str, Any]) -> None:
    """A name that a spreadsheet would compute stands in the table as a text."""
    for start in ("=", "+", "-", "@", "\t", "\r"):
        hostile = f'{start}HYPERLINK("x","y")'
        measures = {id_: {**one, "title": hostile} for id_, one in words["measures"].items()}
        given: dict[str, Any] = {
            "audiences": [*words["audiences"]],
            "situations": [{}],
            "at": 0,
            "asOf": None,
            "measure": None,
        }
        table = run(TABLE, given, {**words, "measures": measures})
        rows = list(csv.reader(io.StringIO(table, newline="")))[1:]
        assert {f"'{hostile}"} == {row[1] for row in rows if row[0] == "result"}


def any_link(program: dict[str, Any], random: Random) -> str:
    """Return a link as the page writes it, with answers to about half of the questions."""
    number = random.randint(1, 3)
    parts = ["v=1", f"edition={program['edition']}", "who=person,employer"]
    parts += ["on=2021-01-01"] if random.random() < 0.5 else []
    parts += [f"measure={random.choice([*program['measures']])}"]
    parts += [f"situations={number}"] if number > 1 else []
    parts += [f"at={number}"] if number > 1 else []
    for situation in range(1, number + 1):
        for id_, question in program["questions"].items():
            if random.random() < 0.5:
                parts.append(f"{situation}.{id_}={any_answer(question, random)}")
    return "&".join(parts)


def any_answer(question: dict[str, Any], random: Random) -> str:
    """Return an answer that a question allows."""
    if question["type"] == "choice":
        return str(random.choice(question["options"]))
    if question["type"] == "boolean":
        return random.choice(["true", "false"])
    count = random.randint(1, question["most_entries"]) if question["type"] == "list" else 1
    numbers = [random.randint(question["least"], question["most"]) for _ in range(count)]
    return ",".join(map(str, numbers))
