# SPDX-License-Identifier: MIT
"""Every kind of problem is told with its place, in every language, as the texts beside it say.

`broken/<kind>/` holds what is laid over the tiny site, and what is then said about it.
`python -m tests.test_broken_inputs` writes these texts anew; read the difference before keeping it.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from generator.catalogue.strict_yaml import MAX_BYTES
from generator.problems import Place, Problem, ProblemsFound, message_languages, problem_words
from tests.project import (
    ROOT,
    add_data,
    change,
    codes,
    list_data_file,
    problems_of,
    tiny_site,
)

BROKEN = Path(__file__).parent / "broken"
KINDS = sorted(path.name for path in BROKEN.iterdir() if path.is_dir())
# What a file in a folder cannot show; the tests below make these.
MADE_HERE = {"file_missing", "file_not_listed", "file_too_large", "not_utf8", "symlink"}
PLACEHOLDER = re.compile(r"(?<!\{)\{(\w+)\}")


def told(overlay: Path, folder: Path, language: str) -> str:
    """Return what is said about the tiny site with a change laid over it."""
    root = tiny_site(folder)
    change(root, overlay)
    found = problems_of(root)
    return f"{found.told(language)}\n" if found else ""


@pytest.mark.parametrize("language", message_languages())
@pytest.mark.parametrize("kind", KINDS)
def test_broken_input_is_told(kind: str, language: str, tmp_path: Path) -> None:
    """The whole output for a broken input is the expected text."""
    expected = (BROKEN / kind / f"expected.{language}.txt").read_text("utf-8")

    assert expected == told(BROKEN / kind, tmp_path, language)


@pytest.mark.parametrize("kind", KINDS)
def test_broken_input_shows_its_kind(kind: str, tmp_path: Path) -> None:
    """A broken input has the kind of problem that its folder is named for."""
    root = tiny_site(tmp_path)
    change(root, BROKEN / kind)

    assert kind in {code for _, code in codes(problems_of(root))}


def test_tiny_site_has_no_problem(tmp_path: Path) -> None:
    """Without a change the tiny site is in order, so what is told comes from the change."""
    assert [] == codes(problems_of(tiny_site(tmp_path)))


def test_every_message_has_a_broken_input() -> None:
    """Each message can be seen: in a folder of broken inputs or in a test of this file."""
    assert sorted(problem_words("en")["problems"]) == sorted({*KINDS, *MADE_HERE})


@pytest.mark.parametrize("language", message_languages())
def test_messages_are_the_same_in_every_language(language: str) -> None:
    """Every language has the same messages, each of two sentences with the same details."""
    assert _details("en") == _details(language)


def test_every_code_used_has_a_message() -> None:
    """A problem that the generator can report has a message."""
    known = set(problem_words("en")["problems"])
    used = {code for path in (ROOT / "generator").rglob("*.py") for code in _codes_in(path)}

    assert set() == used - known


def test_every_message_is_used() -> None:
    """No message waits for a problem that the generator never reports."""
    source = "".join(path.read_text("utf-8") for path in (ROOT / "generator").rglob("*.py"))

    assert [] == [code for code in problem_words("en")["problems"] if f'"{code}"' not in source]


def test_file_that_is_not_listed_is_told(tmp_path: Path) -> None:
    """A data file that the front door does not list is a problem, not silence."""
    root = tiny_site(tmp_path)
    (root / "content" / "data" / "forgotten.yaml").write_text("terms: []\n", encoding="utf-8")

    assert [("content/data/forgotten.yaml:1", "file_not_listed")] == codes(problems_of(root))


def test_symlinked_file_is_refused(tmp_path: Path) -> None:
    """A data file that is a symbolic link is not followed."""
    root = tiny_site(tmp_path)
    terms = root / "content" / "data" / "offices.yaml"
    terms.rename(root / "real.yaml")
    terms.symlink_to(root / "real.yaml")

    assert _in_both(
        "content/data/offices.yaml:1: The file is a symbolic link. Put the file itself here.",
        "content/data/offices.yaml:1: 这个文件是符号链接。请放入文件本身。",
    ) == _told_of(root)


def test_symlinked_folder_is_refused(tmp_path: Path) -> None:
    """A data file in a folder that is a symbolic link is not followed either."""
    root = tiny_site(tmp_path)
    (root / "content" / "data").rename(root / "content" / "real")
    (root / "content" / "data").symlink_to("real")

    assert [
        ("content/data/charter.yaml:1", "symlink"),
        ("content/data/island-plan.yaml:1", "symlink"),
        ("content/data/offices.yaml:1", "symlink"),
        ("content/data/questions.yaml:1", "symlink"),
    ] == codes(problems_of(root))


def test_link_out_of_the_project_is_refused(tmp_path: Path) -> None:
    """A link that leads out of the project does not bring a file in."""
    root = tiny_site(tmp_path)
    (tmp_path / "elsewhere.yaml").write_text("terms: []\n", encoding="utf-8")
    (root / "content" / "data" / "out.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    with (root / "policies.yaml").open("a", encoding="utf-8") as front:
        front.write("  - content/data/out.yaml\n")

    assert [("policies.yaml:36", "file_outside")] == codes(problems_of(root))


def test_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    """A file in another encoding is named with the byte that gives it away."""
    root = tiny_site(tmp_path)
    add_data(root, "terms: # 浮标\n".encode("gbk"))

    assert _in_both(
        "content/data/added.yaml:1: The file is not UTF-8 text (byte 9). Save it as UTF-8.",
        "content/data/added.yaml:1: 文件不是 UTF-8 文本（第 9 字节）。请另存为 UTF-8。",
    ) == _told_of(root)


def test_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    """A file one byte over the limit is not read."""
    root = tiny_site(tmp_path)
    add_data(root, b"#" * (MAX_BYTES + 1))

    assert _in_both(
        "content/data/added.yaml:1: The file has 1000001 bytes; at most 1000000 are read. "
        "Split it into two files and list both in policies.yaml.",
        "content/data/added.yaml:1: 文件有 1000001 字节，最多只读 1000000 字节。"
        "请拆成两个文件，并都列入 policies.yaml。",
    ) == _told_of(root)


def test_file_at_the_limit_is_read(tmp_path: Path) -> None:
    """A file of exactly the largest size is read."""
    root = tiny_site(tmp_path)
    add_data(root, b"terms: []\n" + b"#" * (MAX_BYTES - 10))

    assert [] == codes(problems_of(root))


def test_front_door_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A folder without a front door is a problem of the front door."""
    root = tiny_site(tmp_path)
    (root / "policies.yaml").unlink()

    assert [("policies.yaml:1", "file_missing")] == codes(problems_of(root))


def test_name_that_is_no_name_is_told(tmp_path: Path) -> None:
    """A data file whose name is empty or holds a control character is a problem of the list."""
    root = tiny_site(tmp_path)
    list_data_file(root, '""')
    list_data_file(root, '"a\\0b"')

    assert [
        ("policies.yaml:36", "wrong_value"),
        ("policies.yaml:37", "control_character"),
    ] == codes(problems_of(root))


def test_all_files_are_told_at_once_in_order(tmp_path: Path) -> None:
    """Problems of several files come together, sorted by file and line."""
    root = tiny_site(tmp_path)
    change(root, BROKEN / "duplicate_key")
    _replace(root / "content/data/questions.yaml", "type: boolean", "type: bool")
    _replace(root / "content/data/offices.yaml", "contact: not_stated", "contact: {fr: non}")
    _replace(root / "content/data/charter.yaml", "money: 20万", "money: plenty")
    _replace(root / "content/data/charter.yaml", "status: running", "state: running")

    assert [
        ("content/data/added.yaml:6", "duplicate_key"),
        ("content/data/charter.yaml:80", "money_format"),
        ("content/data/charter.yaml:125", "missing_key"),
        ("content/data/charter.yaml:130", "unknown_key"),
        ("content/data/questions.yaml:10", "not_an_option"),
    ] == codes(problems_of(root))


def test_all_checks_are_told_at_once_in_order(tmp_path: Path) -> None:
    """Problems of several checks in several files come together, sorted by file and line."""
    root = tiny_site(tmp_path)
    _replace(root / "content/data/offices.yaml", "contact: not_stated", "contact: {fr: non}")
    _replace(root / "content/data/charter.yaml", "topic: arriving", "topic: leaving")
    _replace(root / "content/data/charter.yaml", "value: grant", "value: grand")
    _replace(root / "policies.yaml", "{en: Port Aurel, zh: 奥雷港}", "{en: Port 9, zh: 奥雷港}")

    assert [
        ("content/data/charter.yaml:50", "unknown_id"),
        ("content/data/charter.yaml:57", "unknown_value"),
        ("content/data/charter.yaml:66", "unknown_id"),
        ("content/data/charter.yaml:113", "unknown_id"),
        ("content/data/offices.yaml:6", "language_extra"),
        ("content/data/offices.yaml:6", "language_missing"),
        ("policies.yaml:5", "number_in_prose"),
    ] == codes(problems_of(root))


def test_same_problem_is_told_once() -> None:
    """A problem that several checks find at one place is one line."""
    twice = [Problem(Place("a.yaml", 3), "tag", {"tag": "!x"}) for _ in range(2)]

    assert "a.yaml:3: `!x` is a YAML tag." in ProblemsFound(twice).told("en")
    assert 1 == len(ProblemsFound(twice).problems)


def test_unknown_language_is_told_in_english(tmp_path: Path) -> None:
    """Where a language has no messages, they are told in English."""
    expected = told(BROKEN / "tag", tmp_path / "a", "en")

    assert expected == told(BROKEN / "tag", tmp_path / "b", "xx")


def _details(language: str) -> dict[str, tuple[int, set[str]]]:
    problems = problem_words(language)["problems"]
    assert isinstance(problems, dict)
    return {
        code: (len(sentences), set(PLACEHOLDER.findall("".join(sentences))))
        for code, sentences in problems.items()
    }


def _codes_in(path: Path) -> set[str]:
    """Return the codes that a module names where it makes, yields or returns a problem."""
    position = {"Problem": 1, "PydanticCustomError": 0, "_problem": 0}
    found: list[ast.expr] = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            found += node.args[position[name] :][:1] if name in position else []
        elif isinstance(node, ast.Yield | ast.Return) and isinstance(node.value, ast.Tuple):
            *code, details = node.value.elts or [node.value]
            told = isinstance(details, ast.Dict) or getattr(details, "id", "") == "details"
            found += code[:1] if told else []
    codes = (one.value for one in found if isinstance(one, ast.Constant))
    return {code for code in codes if isinstance(code, str)}


def _in_both(en: str, zh: str) -> dict[str, str]:
    return {
        "en": f"{en}\n1 problem(s). Nothing was written.",
        "zh": f"{zh}\n共 1 处问题，没有写出任何文件。",
    }


def _told_of(root: Path) -> dict[str, str]:
    found = problems_of(root)
    assert found is not None
    return {language: found.told(language) for language in ("en", "zh")}


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def _write_expected() -> None:
    for kind in KINDS:
        for language in message_languages():
            with TemporaryDirectory() as folder:
                text = told(BROKEN / kind, Path(folder), language)
            (BROKEN / kind / f"expected.{language}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    _write_expected()
