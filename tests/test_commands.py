# SPDX-License-Identifier: MIT
"""`python -m generator check` says what is wrong, and its exit code says whether anything is."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from generator.commands import main
from tests.project import ROOT, add_data, tiny_site

CLEAN = {
    "en": "No problems. Clauses: 5, measures: 4, duties: 3, services: 3.\n",
    "zh": "没有问题：5条条款，4项措施，3项职责，3项服务。\n",
}
BROKEN = {
    "en": "content/data/added.yaml:1: The key `boats` is not known here. "
    "Correct its spelling or remove it; docs/data.md lists the keys.\n"
    "1 problem(s). Nothing was written.\n",
    "zh": "content/data/added.yaml:1: 这里没有“boats”这个键。"
    "请改正拼写或删去；docs/data.md 列出了可用的键。\n共 1 处问题，没有写出任何文件。\n",
}


def run(folder: Path, *arguments: str) -> tuple[int, str, str]:
    """Run a command in a folder as a person would; return exit code, output and errors."""
    command = [sys.executable, "-m", "generator", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("language", sorted(CLEAN))
def test_check_of_a_good_site(language: str, tmp_path: Path) -> None:
    """A site without problems is counted, and the command succeeds."""
    root = tiny_site(tmp_path)

    assert (0, CLEAN[language], "") == run(root, "check", "--language", language)


@pytest.mark.parametrize("language", sorted(BROKEN))
def test_check_of_a_bad_site(language: str, tmp_path: Path) -> None:
    """Problems are told on the error stream in the language asked for, and the command fails."""
    root = tiny_site(tmp_path)
    add_data(root, b"boats: []\n")

    assert (1, "", BROKEN[language]) == run(root, "check", "--language", language)


def test_check_speaks_english_unless_asked(tmp_path: Path) -> None:
    """Without a language the command speaks English."""
    assert (0, CLEAN["en"], "") == run(tiny_site(tmp_path), "check")


def test_check_of_another_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The project can be named; its places are told relative to it."""
    root = tiny_site(tmp_path)
    add_data(root, b"boats: []\n")

    assert 1 == main(["check", "--project", str(root)])
    assert BROKEN["en"] == capsys.readouterr().err


def test_check_changes_nothing(tmp_path: Path) -> None:
    """The command writes nothing beside the data."""
    root = tiny_site(tmp_path)
    before = sorted(path.relative_to(root) for path in root.rglob("*"))
    run(root, "check")

    assert before == sorted(path.relative_to(root) for path in root.rglob("*"))


def test_folder_without_a_site(tmp_path: Path) -> None:
    """A folder without `policies.yaml` is a wrong use of the command, told in one line."""
    code, output, errors = run(tmp_path, "check")

    assert (2, "", 1) == (code, output, errors.count("\n"))
    assert "policies.yaml" in errors


@pytest.mark.parametrize(
    "arguments",
    [(), ("mend",), ("check", "--language", "xx"), ("check", "--loud"), ("check", "more")],
)
def test_wrong_use(arguments: tuple[str, ...], tmp_path: Path) -> None:
    """What the command line does not know is refused with its usage, not with a traceback."""
    code, output, errors = run(tiny_site(tmp_path), *arguments)

    assert (2, "", True) == (code, output, errors.startswith("usage: policy-atlas"))


def test_version_is_told(tmp_path: Path) -> None:
    """The command tells its version."""
    code, output, _ = run(tmp_path, "--version")

    assert (0, True) == (code, output.startswith("policy-atlas "))


def test_estimate_prints_the_documented_json(tmp_path: Path) -> None:
    """`estimate --json` has the keys that others build on, with money in fen."""
    root = tiny_site(tmp_path)
    (tmp_path / "answers.yaml").write_text("rank: pilot\nresident: true\n", encoding="utf-8")
    code, output, errors = run(root, "estimate", "--situation", "../answers.yaml", "--json")
    told = json.loads(output)
    result = told["results"][0]

    assert (0, "") == (code, errors)
    assert {"as_of": "2030-05-01", "edition": "2030-05-01"} == {
        key: told[key] for key in ("as_of", "edition")
    }
    assert {"measure", "clause", "state", "payee", "yearly", "low", "high", "bound", "reasons",
            "missing", "changes", "steps", "doubts", "group"} <= set(result)  # fmt: skip
    assert ("landing-grant", "eligible", [[8_000_000, 8_000_000]], 8_000_000, 8_000_000) == tuple(
        result[key] for key in ("measure", "state", "yearly", "low", "high")
    )
    assert [{"payee": "sailor", "low": 8_000_000, "high": 8_000_000, "not_added": []}] == told[
        "totals"
    ]


def test_estimate_is_as_of_a_day(tmp_path: Path) -> None:
    """With `--as-of` the values of that day count."""
    root = tiny_site(tmp_path)
    (tmp_path / "answers.json").write_text('{"rank": "pilot", "resident": true}', encoding="utf-8")
    arguments = ("--situation", "../answers.json", "--json", "--as-of", "2029-12-31")
    _, output, _ = run(root, "estimate", *arguments)

    assert 6_000_000 == json.loads(output)["results"][0]["low"]


def test_estimate_speaks_to_people(tmp_path: Path) -> None:
    """Without `--json` it says what, to whom, how much and why, in the language asked for."""
    root = tiny_site(tmp_path)
    (tmp_path / "answers.yaml").write_text("rank: pilot\nresident: true\n", encoding="utf-8")
    for language, words in (("en", "CNY 80,000"), ("zh", "8万元")):
        code, output, _ = run(
            root, "estimate", "--situation", "../answers.yaml", "--language", language
        )

        assert 0 == code
        assert words in output


def test_estimate_says_what_would_have_to_change(tmp_path: Path) -> None:
    """What is not available is told with the tests that stand in the way."""
    root = tiny_site(tmp_path)
    (tmp_path / "answers.yaml").write_text("rank: deckhand\nresident: false\n", encoding="utf-8")
    _, output, _ = run(root, "estimate", "--situation", "../answers.yaml", "--language", "en")

    assert (
        "could apply if all of this were so: Rank: pilot or navigator, Lives in the harbour: yes"
        in output
    )


def test_estimate_says_plans_to_those_they_are_for(tmp_path: Path) -> None:
    """What is only planned is told to whom it would be for, and to no other."""
    root = tiny_site(tmp_path)
    path = root / "content" / "data" / "charter.yaml"
    document, measures = path.read_text("utf-8").split("measures:", 1)
    measures = measures.replace("status: in_force", "status: planned")
    path.write_text(f"{document}measures:{measures}", encoding="utf-8")
    told = []
    for rank in ("pilot", "deckhand"):
        (tmp_path / "answers.yaml").write_text(f"rank: {rank}\nresident: true\n", encoding="utf-8")
        told.append(run(root, "estimate", "--situation", "../answers.yaml", "--language", "en")[1])

    assert [True, False] == ["Landing grant" in output.partition("Planned")[2] for output in told]


@pytest.mark.parametrize(("arguments", "code", "words"), [
    (("--situation", "nothing.yaml"), 2, "nothing.yaml: this is no file"),
    (("--situation", "policies.yaml"), 1, "`site` is not among the questions."),
    (("--situation", "policies.yaml", "--as-of", "soon"), 2, "'soon' is no day"),
    (("--situation", "policies.yaml", "--as-of", "2030-02-30"), 2, "'2030-02-30' is no day"),
    (("--situation", "policies.yaml", "--project", "content"), 2, "there is no policies.yaml here"),
])  # fmt: skip
def test_estimate_says_what_it_cannot_use(
    arguments: tuple[str, ...], code: int, words: str, tmp_path: Path
) -> None:
    """A missing file, a wrong answer, no day or no project is told, with a code of its own."""
    done = run(tiny_site(tmp_path), "estimate", *arguments)

    assert (code, "") == done[:2]
    assert words in done[2]


def test_cases_show_what_a_new_number_changes(tmp_path: Path) -> None:
    """After a value has changed, each example that differs is named with the amounts in words."""
    root = tiny_site(tmp_path)
    data = root / "content" / "data" / "charter.yaml"
    data.write_text(data.read_text("utf-8").replace("pilot: 8万", "pilot: 9万"), encoding="utf-8")
    code, output, _ = run(root, "cases")

    assert 1 == code
    assert "landing-grant.low was CNY 80,000 and is now CNY 90,000" in output


def test_schema_is_for_editors() -> None:
    """The schema of the data files is JSON Schema and knows the lists of a file."""
    code, output, _ = run(ROOT, "schema")

    assert 0 == code
    assert {"documents", "clauses", "measures"} <= set(json.loads(output)["properties"])
