# SPDX-License-Identifier: MIT
"""YAML is read without guessing, and every line is remembered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.catalogue.strict_yaml import MAX_BYTES, MAX_DEPTH, Source, parse_yaml, read_yaml
from generator.problems import Place, ProblemsFound

GUESSED = ("yes", "no", "on", "off", "y", "n", "Yes", "NO", "On", "OFF", "Y", "N", "True", "TRUE", "False", "FALSE", "Null", "NULL", "~", "012", "00", "0_1", "1_000", "0x1f", "-0x1F", "0o17", "0b11", "1:30", "190:20:30", "20:30.5", "1e3", "1E-3", "1.5e3", "12e03", ".5", ".5e3", "1.", "+1", "+1.5", ".inf", "-.inf", "+.inf", ".Inf", ".nan", ".NaN")  # fmt: skip
PLAIN: tuple[tuple[str, object], ...] = (
    ("true", True),
    ("false", False),
    ("null", None),
    ("", None),
    ("0", 0),
    ("-5", -5),
    ("500000", 500_000),
    ("3.85", Decimal("3.85")),
    ("0.10", Decimal("0.10")),
    ("2026-01-31", date(2026, 1, 31)),
    ("50万", "50万"),
    ("20%", "20%"),
    ("not_stated", "not_stated"),
    ("none", "none"),
    ("yes-no", "yes-no"),
    ("2026-1-31", "2026-1-31"),
)


def found(text: str) -> list[tuple[int, str]]:
    """Return line and code of everything that is wrong with a text."""
    problems = refused(lambda: parse_yaml(text, "f.yaml"))
    return [(one.place.line, one.code) for one in problems.problems] if problems else []


@pytest.mark.parametrize("scalar", GUESSED)
def test_what_yaml_guesses_is_refused(scalar: str) -> None:
    """A scalar that YAML would turn into something else is a problem on its line."""
    assert [(2, "guessed_scalar")] == found(f"first: one\nsecond: {scalar}\n")


@pytest.mark.parametrize("quote", ["'", '"'])
@pytest.mark.parametrize("scalar", [*GUESSED, "true", "null", "5", "2026-01-31", "2026-02-30"])
def test_what_is_quoted_is_text(scalar: str, quote: str) -> None:
    """In quotes anything is the text that it looks like."""
    assert {"key": scalar} == parse_yaml(f"key: {quote}{scalar}{quote}", "f.yaml").data


@pytest.mark.parametrize(("written", "expected"), PLAIN)
def test_what_is_plain_is_read_as_it_looks(written: str, expected: object) -> None:
    """Whole numbers, decimals, dates, true, false and null have their type; all else is text."""
    data = parse_yaml(f"key: {written}", "f.yaml").data["key"]

    assert (type(expected), expected) == (type(data), data)


@pytest.mark.parametrize("scalar", ["yes", "no", "on", "012", "1:30", "true", "5", "2026-01-31"])
def test_keys_are_text(scalar: str) -> None:
    """A key is never anything but text, so that `no` can be a language."""
    assert [scalar] == list(parse_yaml(f"{scalar}: x", "f.yaml").data)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", [(3, "duplicate_key")]),
        ("- a: 1\n  a: 2\n- a: 1\n", [(2, "duplicate_key")]),
        ("a: {b: 1, b: 2, c: 3, c: 4}\n", [(1, "duplicate_key"), (1, "duplicate_key")]),
        ("a: &x one\nb: two\n", [(1, "alias")]),
        ("a: &x one\nb: *x\n", [(1, "alias"), (2, "alias")]),
        ("a: &x {b: 1}\nc: [1, *x]\n", [(1, "alias"), (2, "alias")]),
        ("a: &x {b: 1}\nc:\n  <<: *x\n", [(1, "alias"), (3, "alias")]),
        ("a: 1\n&x b: 2\n", [(2, "alias")]),
        ("a: 1\n!!str b: 2\n", [(2, "tag")]),
        ("a: !!python/object:os.system x\n", [(1, "tag")]),
        ("a:\n  - !x [1]\n", [(2, "tag")]),
        ("a: 1\n---\nb: 2\n", [(2, "two_documents")]),
        ("---\na: 1\n...\n---\nb: 2\n", [(4, "two_documents")]),
        ("a: 1\n? [b]\n: 2\n", [(2, "key_not_text")]),
        ("a: 1\n? {b: c}\n: 2\n", [(2, "key_not_text")]),
        ("a: {cap}: b\n", [(1, "yaml_syntax")]),
        ("a: 2026-02-29\n", [(1, "no_such_date")]),
        ("a: 2026-13-01\n", [(1, "no_such_date")]),
        ("a: 0000-01-01\n", [(1, "no_such_date")]),
        ("a: 1\nb:\n\tc: 2\n", [(3, "yaml_syntax")]),
        ("a: 1\nb: [1, 2\n", [(3, "yaml_syntax")]),
        ("a: 1\nb: 'open\n", [(3, "yaml_syntax")]),
        ("a: no\nb: 012\nc: [\n", [(1, "guessed_scalar"), (2, "guessed_scalar"), (4, "yaml_syntax")]),
        ("a: 1\r\nb: no\r\n", [(2, "guessed_scalar")]),
    ],
)  # fmt: skip
def test_problem_has_its_line(text: str, expected: list[tuple[int, str]]) -> None:
    """Each thing that is refused is told with the line on which it stands."""
    assert expected == found(text)


@pytest.mark.parametrize("character", ["\x00", "\x01", "\x07", "\x1b", "\x7f", "\ufffe"])
def test_control_character_is_refused(character: str) -> None:
    """A character that no text holds is told with its code and line, in Chinese text too."""
    with pytest.raises(ProblemsFound) as caught:
        parse_yaml(f"a: 人才政策\nb: 文{character}字\n", "f.yaml")

    (problem,) = caught.value.problems
    assert (2, f"character #x{ord(character):04x}") == (problem.place.line, problem.details["why"])


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "\ufeff"])
def test_empty_file_holds_nothing(text: str) -> None:
    """A file without content is read as nothing, on line 1."""
    source = parse_yaml(text, "f.yaml")

    assert (None, "f.yaml") == (source.data, source.place("x").file)


def test_byte_order_mark_is_not_content() -> None:
    """A mark that an editor puts before the first key does not become part of it."""
    assert {"a": 1} == parse_yaml("\ufeffa: 1\n", "f.yaml").data


@pytest.mark.parametrize("shape", ["[{}]", "{{a: {}}}"])
def test_deepest_content_is_read(shape: str) -> None:
    """Content may be nested as deep as the limit, and one deeper is a problem."""
    deepest = "1"
    for _ in range(MAX_DEPTH):
        deepest = shape.format(deepest)

    assert [] == found(deepest)
    assert [(1, "too_deep")] == found(shape.format(deepest))


def test_very_deep_content_is_only_a_problem() -> None:
    """Thousands of brackets are told as a problem and exhaust nothing."""
    assert "too_deep" in {code for _, code in found("[" * 900 + "]" * 900)}
    assert found("[" * 10_000)


def test_reading_stops_at_too_deep_content() -> None:
    """Content that is too deep ends the reading, because the parser slows down with every level."""
    deep = "[" * (MAX_DEPTH + 5) + "]" * (MAX_DEPTH + 5)

    assert [(1, "too_deep")] == found(f"a: {deep}\nb: no\n")


def test_lines_of_keys_and_entries_are_remembered() -> None:
    """The place of a part is the line of its key, or of its entry in a list."""
    source = parse_yaml("a:\n  - b: 1\n\n    c: 2\n  - [x,\n     z]\n# z\nd: |\n  long\n", "f.yaml")
    paths: list[tuple[str | int, ...]] = [
        ("a",), ("a", 0), ("a", 0, "b"), ("a", 0, "c"), ("a", 1), ("a", 1, 0), ("a", 1, 1), ("d",),
    ]  # fmt: skip

    assert [1, 2, 2, 4, 5, 5, 6, 8] == [source.place(*path).line for path in paths]


def test_place_of_what_is_not_there_is_what_would_hold_it() -> None:
    """The place of a missing part is the nearest part that would hold it."""
    source = parse_yaml("a:\n  b:\n    c: 1\n", "f.yaml")

    assert Place("f.yaml", 2) == source.place("a", "b", "x", "y")
    assert Place("f.yaml", 1) == source.place("z")


@pytest.mark.parametrize(
    ("content", "expected"),
    [(b"a: \xff\n", "not_utf8"), (b"a: \xc3", "not_utf8"), (b"#" * (MAX_BYTES + 1), "file_too_large"),
     ("a: 文".encode("gbk"), "not_utf8"), ("a: 1".encode("utf-16"), "not_utf8")],
)  # fmt: skip
def test_bad_file_is_refused(tmp_path: Path, content: bytes, expected: str) -> None:
    """A file that is not UTF-8, or too large, is refused before it is parsed."""
    (tmp_path / "f.yaml").write_bytes(content)

    assert expected == refusal(tmp_path / "f.yaml", tmp_path)


def test_largest_file_is_read(tmp_path: Path) -> None:
    """A file of exactly the largest size is read."""
    (tmp_path / "f.yaml").write_bytes(b"a: 1\n" + b"#" * (MAX_BYTES - 5))

    assert {"a": 1} == read_yaml(tmp_path / "f.yaml", tmp_path).data


def test_link_is_refused(tmp_path: Path) -> None:
    """A file that is a link is refused, whether or not it leads anywhere."""
    (tmp_path / "real.yaml").write_text("a: 1\n", encoding="utf-8")
    (tmp_path / "link.yaml").symlink_to("real.yaml")
    (tmp_path / "dangling.yaml").symlink_to("nothing.yaml")

    assert "symlink" == refusal(tmp_path / "link.yaml", tmp_path)
    assert "symlink" == refusal(tmp_path / "dangling.yaml", tmp_path)


def test_linked_folder_is_refused(tmp_path: Path) -> None:
    """A file in a folder that is a link is refused."""
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "f.yaml").write_text("a: 1\n", encoding="utf-8")
    (tmp_path / "link").symlink_to("real")

    assert "symlink" == refusal(tmp_path / "link" / "f.yaml", tmp_path)


def test_project_itself_may_be_a_link(tmp_path: Path) -> None:
    """Only what lies inside the project must not be a link, not the way to it."""
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "f.yaml").write_text("a: 1\n", encoding="utf-8")
    (tmp_path / "link").symlink_to("real")

    assert {"a": 1} == read_yaml(tmp_path / "link" / "f.yaml", tmp_path / "link").data


def test_folder_is_no_file(tmp_path: Path) -> None:
    """A folder, or nothing at all, is not a file."""
    (tmp_path / "f.yaml").mkdir()

    assert "file_missing" == refusal(tmp_path / "f.yaml", tmp_path)
    assert "file_missing" == refusal(tmp_path / "g.yaml", tmp_path)


YAML_PIECES = st.sampled_from(
    ["a", "b: ", "\n", "  ", "- ", "[", "]", "{", "}", ",", "'", '"', "&x ", "*x", "!t ", "? ", ": ",
     "---\n", "...\n", "|\n", ">\n", "# ", "%YAML 1.1\n", "\t", "\r", "\x00", "\x85", "\u2028",
     "\ufeff", "人", "\U0001f600", "no", "012", "1:30", "2026-02-30", "<<: ", "~", "\\", "@", "`"]
)  # fmt: skip


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=200), st.lists(YAML_PIECES, max_size=40).map("".join)))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text makes the reader fail in another way than by telling what is wrong."""
    problems = refused(lambda: parse_yaml(text, "f.yaml"))
    if problems:
        lines = [problem.place.line for problem in problems.problems]
        assert all(problems.told(language) for language in ("en", "zh"))
        assert 1 <= min(lines) <= max(lines) <= len(text.splitlines()) + 1


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    """No file makes the reader fail in another way than by telling what is wrong."""
    folder = tmp_path_factory.mktemp("bytes")
    (folder / "f.yaml").write_bytes(content)
    problems = refused(lambda: read_yaml(folder / "f.yaml", folder))
    assert problems is None or problems.problems


def refused(read: Callable[[], Source]) -> ProblemsFound | None:
    """Return why something is refused, None where it is read; let any other error through."""
    try:
        read()
    except ProblemsFound as problems:
        return problems
    return None


def refusal(path: Path, root: Path) -> str:
    """Return the code of the only problem of a file."""
    with pytest.raises(ProblemsFound) as caught:
        read_yaml(path, root)
    (problem,) = caught.value.problems
    return problem.code
