# SPDX-License-Identifier: MIT
"""`python -m generator coverage` compares a text with the records, and keeps its figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalogue.coverage.written import file_name
from generator.commands import main
from tests.project import change, list_data_file, tiny_site

FAIR = Path(__file__).parent / "coverage" / "fair"
RULES = FAIR / "rules.txt"
KEPT = file_name("fair-rules")

COMPARED = """\
fair-rules
  clauses: 3, nothing comes from: 1
  figures: 10, in records: 4, inside names: 3, left out with a reason: 0, without a record: 3
content/data/added.yaml:21: no record of `fair-patrols` holds this figure: 走9号船坞专线;热线【*******】。
content/data/added.yaml:27: no record of `fair-closing` holds this figure: 三、附则。本办法经【第31】次会议通过,每摊限3
content/data/added.yaml:27: no record of `fair-closing` holds this figure: 1次会议通过,每摊限【3人】,自2030年3月1
The figures of this document are not kept with the data yet: --write keeps them.
"""
EXPLAINED = {
    "en": """\
  not compared with its source yet
fair-rules
  clauses: 3, nothing comes from: 1
  figures: 10, in records: 4, inside names: 3, left out with a reason: 3, without a record: 0
  left out: fair-patrols “*******”: A telephone number.
  left out: fair-closing “第31”: The number of a meeting.
  left out: fair-closing “3人”: An example.
""",
    "zh": """\
  还没有和原文核对
fair-rules
  条款：3，其中没有内容需要记录的：1
  数字：10，已记入数据：4，属于名称：3，说明理由后略去：3，没有记录：0
  略去：fair-patrols“*******”：电话号码。
  略去：fair-closing“第31”：会议的次数。
  略去：fair-closing“3人”：举例。
""",
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the tiny site with the rules of the fair; commands run in it."""
    root = tiny_site(tmp_path)
    change(root, FAIR)
    monkeypatch.chdir(root)
    return root


def compare(source: Path, *more: str) -> int:
    """Compare a text with the records of the fair."""
    return main(["coverage", "--source", str(source), "--document", "fair-rules", *more])


def explain(root: Path) -> None:
    """Keep the figures of the rules with the reasons for those that no record holds."""
    compare(RULES, "--write")
    reasons = (FAIR / "left_out.yaml").read_text("utf-8").replace("\n- ", "\n      - ")
    with (root / KEPT).open("a", encoding="utf-8") as kept:
        kept.write(f"    left_out:\n{reasons}")
    list_data_file(root, KEPT)


def test_a_text_is_compared(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Figures without a record are told with their clause, and the command fails."""
    assert 1 == compare(RULES)
    assert COMPARED == capsys.readouterr().out
    assert not (site / KEPT).exists()


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_a_text_of_another_encoding_is_compared(
    site: Path, encoding: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A text as an office computer writes it reads the same."""
    source = site / "rules.txt"
    source.write_bytes(RULES.read_text("utf-8").encode(encoding))
    compare(source)

    assert COMPARED == capsys.readouterr().out


def test_figures_are_kept_and_explained(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Written, listed and explained, the figures satisfy the command and the check."""
    explain(site)
    assert "Add it to the list `data` in policies.yaml." in capsys.readouterr().out

    assert 0 == compare(RULES)
    assert "Every figure of the text is in a record" in capsys.readouterr().out
    assert 0 == main(["check"])


def test_it_runs_where_the_check_refuses(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An open figure stops the check and not the command that says where it stands."""
    compare(RULES, "--write")
    list_data_file(site, KEPT)
    capsys.readouterr()

    assert [1, 1] == [main(["check"]), main(["coverage"])]
    assert "without a record: 3" in capsys.readouterr().out


@pytest.mark.parametrize("language", sorted(EXPLAINED))
def test_every_document_is_shown(
    site: Path, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a text the command shows how far each document is covered, with the reasons."""
    explain(site)
    capsys.readouterr()

    assert 0 == main(["coverage", "--language", language])
    assert capsys.readouterr().out.endswith(EXPLAINED[language])


@pytest.mark.parametrize(("old", "new", "told"), [
    ("最长2年", "最多2年", "The words of this text are not those"),
    ("最长2年", "最长4年", "The figures of this text are not those"),
])  # fmt: skip
def test_another_text_is_noticed(
    site: Path, old: str, new: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command says whether a text differs from the one compared before, in words or figures."""
    explain(site)
    other = site / "other.txt"
    other.write_text(RULES.read_text("utf-8").replace(old, new), encoding="utf-8")
    compare(other)

    assert told in capsys.readouterr().out


def test_nothing_is_written_where_a_clause_is_lost(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A text that cannot be cut into its clauses leaves no inventory."""
    other = site / "other.txt"
    other.write_text(RULES.read_text("utf-8").replace("二、巡查", "二、巡逻"), encoding="utf-8")

    assert 1 == compare(other, "--write")
    assert "“二、巡查”, is not in the text." in capsys.readouterr().out
    assert not (site / KEPT).exists()


def test_document_without_clauses_is_not_called_clean(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where no clause is recorded yet, there is nothing that a figure could be looked up in."""
    root = tiny_site(tmp_path)
    change(root, FAIR.parent / "no_clauses")
    code = main(["coverage", "--project", str(root), "--source", str(RULES), "--document",
                 "bare-notice", "--write"])  # fmt: skip

    assert 2 == code
    assert "bare-notice has no clauses yet" in capsys.readouterr().err
    assert not (root / file_name("bare-notice")).exists()


@pytest.mark.parametrize(("arguments", "told"), [
    (["--source", "rules.txt"], "--source FILE --document ID"),
    (["--write"], "--source FILE --document ID"),
    (["--source", "rules.txt", "--document", "fare-rules"], "there are: harbour-charter,"),
    (["--source", "nowhere.txt", "--document", "fair-rules"], "nowhere.txt: this is no file"),
    (["--source", "rules.docx", "--document", "fair-rules"], "save the document as text"),
])  # fmt: skip
def test_wrong_use_is_told(
    site: Path, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the command cannot compare it names, in one line."""
    (site / "rules.docx").write_bytes(b"PK\3\4\0\0")
    code, errors = main(["coverage", *arguments]), capsys.readouterr().err

    assert (2, 1, True) == (code, errors.count("\n"), told in errors)
