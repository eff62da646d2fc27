# SPDX-License-Identifier: MIT
"""Which translations are current, what the lock file holds, and the command that keeps it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.checks import check
from generator.catalogue.lock import LOCK_FILE, Accepted, lock_text, parse_lock
from generator.catalogue.reading import read_catalogue
from generator.commands import main
from generator.problems import message_languages
from tests.project import ROOT, TINY, add_data, catalogue_of, change, codes, problems_of, tiny_site

CHARTER = "content/data/charter.yaml"
QUESTIONS = "content/data/questions.yaml"
ADDED = "content/data/added.yaml"
HERE = Path(__file__).parent / "translations"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the tiny site in which every translation is accepted."""
    root = tiny_site(tmp_path)
    change(root, HERE)
    accept(root, "--all", "--by", "Ada")
    return root


def accept(root: Path, *arguments: str) -> int:
    """Accept translations of a site."""
    by = () if "--by" in arguments else ("--by", "Ada")
    return main(["translations", "accept", *arguments, *by, "--project", str(root)])


def replace(root: Path, name: str, old: str, new: str) -> None:
    """Replace words that stand once in a file."""
    text = (root / name).read_text("utf-8")
    assert 1 == text.count(old)
    (root / name).write_text(text.replace(old, new), encoding="utf-8")


def standings(root: Path) -> list[tuple[str, str, bool]]:
    """Return key and state of what is not current, and whether it stops a release."""
    return [(one.text.key, one.state, one.stops) for one in read_catalogue(root).not_current]


def locked(root: Path) -> dict[str, dict[str, dict[str, str]]]:
    """Return what the lock file of a site holds."""
    lock: dict[str, dict[str, dict[str, str]]] = json.loads((root / LOCK_FILE).read_text("utf-8"))
    return lock


def test_texts_are_known_by_ids(root: Path) -> None:
    """A key names the kind, the record and the path; entries of lists by their ids."""
    assert {
        "front/site/name",
        "front/audiences/shipyard/hint",
        "documents/harbour-charter/verified/by",
        "documents/harbour-charter/parts/0/heading",
        "questions/rank/options/pilot/name",
        "measures/wage-share/doubts/whose-wage/text",
        "measures/rope-money/doubts/wet/readings/dry/text",
        "departments/guild-house/contact",
    } <= {text.key for text in catalogue_of(root).texts}


@pytest.mark.parametrize("site", [ROOT, TINY], ids=["first site", "second site"])
def test_no_two_texts_have_the_same_key(site: Path) -> None:
    """A key names one text."""
    keys = [text.key for text in catalogue_of(site).texts]

    assert len(set(keys)) == len(keys) > 100


def test_without_a_lock_everything_is_current(tmp_path: Path) -> None:
    """A site that keeps no track has nothing that is not current."""
    root = tiny_site(tmp_path)

    assert [] == standings(root)
    assert not (root / LOCK_FILE).exists()


def test_accepting_all_makes_everything_current(root: Path) -> None:
    """After all is accepted nothing is listed, and the site is in order."""
    assert [] == standings(root)
    assert [] == codes(problems_of(root))


@pytest.mark.parametrize(("name", "old", "new", "expected"), [
    (CHARTER, "A desk at the quay.", "A desk.", ("services/welcome-desk/summary", "stale", False)),
    (CHARTER, "A single payment,", "A payment,", ("measures/landing-grant/summary", "stale", False)),
    (CHARTER, ", zh: 码头上的柜台。", "", ("services/welcome-desk/summary", "missing", False)),
    (QUESTIONS, "Lives in the harbour,", "Sleeps here,", ("questions/resident/text", "stale", True)),
    (QUESTIONS, "{en: pilot,", "{en: a pilot,", ("questions/rank/options/pilot/name", "stale", True)),
    (QUESTIONS, "Holds a licence", "Has a licence", ("certifications/licensed/text", "stale", True)),
    (QUESTIONS, ", zh: 持有港口执照", "", ("certifications/licensed/text", "missing", True)),
    (CHARTER, "{question: resident, is: true}", "{question: resident, is: false}",
     ("measures/landing-grant/summary", "stale", True)),
    (CHARTER, "at_least: served", "more_than: served", ("measures/wage-share/summary", "stale", True)),
    (CHARTER, "    certified: [licensed]\n", "", ("measures/wage-share/summary", "stale", True)),
    (ADDED, "Dry only.", "If dry.",
     ("measures/rope-money/doubts/wet/readings/dry/text", "stale", True)),
    (ADDED, "[{question: resident, is: true}]", "[{question: resident, is: false}]",
     ("measures/rope-money/doubts/wet/readings/dry/text", "stale", True)),
    (ADDED, "Wet or dry.", "Is it wet?",
     ("measures/rope-money/doubts/wet/text", "stale", False)),
    ("policies.yaml", "{en: Port Aurel, zh", "{en: The Port, zh", ("front/site/place", "stale", False)),
])  # fmt: skip
def test_change_makes_one_text_stale_or_missing(
    root: Path, name: str, old: str, new: str, expected: tuple[str, str, bool]
) -> None:
    """Changed source words, lost words and changed conditions are noticed, each at one text."""
    replace(root, name, old, new)

    assert [expected] == standings(root)


@pytest.mark.parametrize(("old", "new"), [
    ("{pilot: 8万, navigator: 5万}", "{pilot: 9万, navigator: 5万}"),
    ("zh: 码头上的柜台。", "zh: 码头边的柜台。"),
    ("    status: running\n", "    status: ended\n"),
])  # fmt: skip
def test_other_changes_make_nothing_stale(root: Path, old: str, new: str) -> None:
    """A new number, better words of the translation and a new status need no review."""
    replace(root, CHARTER, old, new)

    assert [] == standings(root)


def test_a_new_text_is_new(root: Path) -> None:
    """Words that nobody has accepted are new; those of a question stop a release."""
    add_data(root, (
        "questions:\n  - {id: rows, type: boolean, text: {en: Rows, zh: 划船}}\n"
        "departments:\n  - {id: pier, name: {en: Pier, zh: 码头}, short: {en: Pier},"
        " contact: not_stated}\n"
    ).encode(), "content/data/more.yaml")  # fmt: skip

    assert [
        ("questions/rows/text", "new", True),
        ("departments/pier/name", "new", False),
        ("departments/pier/short", "missing", False),
    ] == standings(root)


def test_a_moved_text_stays_current(root: Path) -> None:
    """Entries of a list are known by their ids, so their order may change."""
    pilot, navigator = (
        "      - {id: pilot, name: {en: pilot, zh: 领航员}}\n",
        "      - {id: navigator, name: {en: navigator, zh: 航海士}}\n",
    )
    replace(root, QUESTIONS, pilot + navigator, navigator + pilot)

    assert [] == standings(root)


def test_a_first_condition_stops_and_so_does_a_last_one(root: Path) -> None:
    """A measure that gets a condition, or loses its only one, needs its summary read again."""
    replace(root, CHARTER, "    amount: {form: in_kind}\n",
            "    conditions: [{question: resident, is: true}]\n    amount: {form: in_kind}\n")  # fmt: skip

    assert [("measures/harbour-berth/summary", "stale", True)] == standings(root)
    assert 0 == accept(root, "measures/harbour-berth", "--by", "Ada")
    replace(root, CHARTER, "    conditions: [{question: resident, is: true}]\n", "")
    assert [("measures/harbour-berth/summary", "stale", True)] == standings(root)


def test_the_source_language_is_never_missing(root: Path) -> None:
    """Only a translation may be missing; words of the source language must be there."""
    replace(root, CHARTER, "{en: A desk at the quay., zh: 码头上的柜台。}", "{zh: 码头上的柜台。}")

    assert ["language_missing"] == [code for _, code in codes(problems_of(root))]


def test_the_lock_has_a_line_for_each_text(root: Path) -> None:
    """The file is sorted, one line for each text, and holds hash and name and nothing of the day."""
    first, *lines, last = (root / LOCK_FILE).read_text("utf-8").splitlines()

    assert ("{", "}") == (first, last)
    assert sorted(lines) == lines
    assert len(catalogue_of(root).texts) == len(lines)
    assert '"questions/rank/text": {"zh": {"of": "a4130d7d2c3a137f", "by": "Ada"}},' in lines


def test_the_lock_reads_what_it_writes() -> None:
    """Names with quotes and Chinese, several languages and an empty lock come back as they were."""
    lock = {
        "b/x": {"en": Accepted("0" * 16, 'A "B"'), "fr": Accepted("1" * 16, "编辑", "f" * 16)},
        "a/x": {"en": Accepted("2" * 16, "\u2028")},
    }

    assert lock == parse_lock(lock_text(lock))
    assert {} == parse_lock(lock_text({}))


@pytest.mark.parametrize(("text", "code"), [
    ("", "lock_syntax"),
    ("{", "lock_syntax"),
    ("\ufeff{}", "lock_syntax"),
    ("[" * 100_000, "lock_syntax"),
    ("9" * 5000, "lock_syntax"),
    ("[]", "lock_shape"),
    ("null", "lock_shape"),
    ('"x"', "lock_shape"),
])  # fmt: skip
def test_what_is_no_lock_is_a_problem(root: Path, text: str, code: str) -> None:
    """Whatever stands in the file, it is told with the name of the file."""
    (root / LOCK_FILE).write_text(text, encoding="utf-8")

    assert [(f"{LOCK_FILE}:1", code)] == codes(problems_of(root))


def test_a_linked_lock_is_refused(root: Path) -> None:
    """A lock file that is a symbolic link is not followed."""
    (root / LOCK_FILE).rename(root / "real.json")
    (root / LOCK_FILE).symlink_to(root / "real.json")

    assert [(f"{LOCK_FILE}:1", "symlink")] == codes(problems_of(root))


def test_accepting_keeps_who_accepted_before(root: Path) -> None:
    """Only what is named and not current gets the new name."""
    replace(root, CHARTER, "A desk at the quay.", "A desk.")
    replace(root, CHARTER, "A berth,", "A mooring,")

    assert 0 == accept(root, "services", "--by", "Grace")
    assert [("measures/harbour-berth/title", "stale", False)] == standings(root)
    assert "Grace" == locked(root)["services/welcome-desk/summary"]["zh"]["by"]
    assert "Ada" == locked(root)["services/welcome-desk/name"]["zh"]["by"]


def test_accepting_drops_what_is_gone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An entry without a text is listed, and gone after the next accept."""
    replace(root, CHARTER, ", zh: 码头上的柜台。", "")
    replace(
        root,
        "content/data/offices.yaml",
        "{en: Ask at the gate., zh: 请到门口询问。}",
        "not_stated",
    )
    capsys.readouterr()
    main(["translations", "--project", str(root)])

    assert f"1 entries of {LOCK_FILE} have no text any more" in capsys.readouterr().out
    assert 0 == accept(root, "--all")
    assert "Not accepted, because there are no words yet: 1" in capsys.readouterr().out
    assert not {"departments/guild-house/contact", "services/welcome-desk/summary"} & set(
        locked(root)
    )


def test_nobody_accepts_without_a_name(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Someone must stand for a translation: without a name nothing is accepted."""
    replace(root, CHARTER, "A desk at the quay.", "A desk.")
    with pytest.raises(SystemExit):
        main(["translations", "accept", "--all", "--project", str(root)])

    assert "--by" in capsys.readouterr().err
    assert [("services/welcome-desk/summary", "stale", False)] == standings(root)


def test_a_stale_condition_is_accepted_although_it_is_a_problem(root: Path) -> None:
    """The command works where the check refuses, and then the check is content."""
    replace(root, CHARTER, "{question: resident, is: true}", "{question: resident, is: false}")

    assert [(f"{CHARTER}:48", "condition_changed")] == codes(problems_of(root))
    assert 0 == accept(root, "measures/landing-grant/summary")
    assert [] == codes(problems_of(root))


def test_accepting_wants_sound_data(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Other problems are told before anything is accepted."""
    before = (root / LOCK_FILE).read_text("utf-8")
    replace(root, CHARTER, "A desk at the quay.", "A desk for 7.")

    assert 1 == accept(root, "--all")
    assert "A number stands in the en text" in capsys.readouterr().err
    assert before == (root / LOCK_FILE).read_text("utf-8")


def test_a_first_lock_may_leave_words_missing(tmp_path: Path) -> None:
    """Words that are missing are a problem until track is kept; then they are listed."""
    root = tiny_site(tmp_path)
    replace(root, CHARTER, ", zh: 码头上的柜台。", "")

    assert ["language_missing"] == [code for _, code in codes(problems_of(root))]
    assert 0 == accept(root, "--all")
    assert [("services/welcome-desk/summary", "missing", False)] == standings(root)
    assert [] == codes(problems_of(root))


@pytest.mark.parametrize("language", message_languages())
def test_the_list_shows_both_languages(
    root: Path, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is not current is listed by state, with its place and words, and the command fails."""
    replace(root, CHARTER, "{question: resident, is: true}", "{question: resident, is: false}")
    replace(root, QUESTIONS, ", zh: 住在港区", "")
    expected = (HERE / f"listed.{language}.txt").read_text("utf-8")
    texts = len(read_catalogue(root).texts)
    capsys.readouterr()

    assert 1 == main(["translations", "--language", language, "--project", str(root)])
    assert expected.replace("{texts}", str(texts)) == capsys.readouterr().out


def test_a_current_site_lists_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command succeeds with one line where everything is current."""
    capsys.readouterr()

    assert 0 == main(["translations", "--project", str(root)])
    assert f"All translations of {len(catalogue_of(root).texts)} texts are current.\n" == (
        capsys.readouterr().out
    )


def test_a_site_without_a_lock_is_told_how_to_begin(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a lock the command succeeds and says how to keep track."""
    assert 0 == main(["translations", "--project", str(tiny_site(tmp_path))])
    assert "accept --all --by NAME" in capsys.readouterr().out


@pytest.mark.parametrize(("arguments", "words"), [
    (["measures/landing-gran"], "no text `measures/landing-gran`. Similar: measures/landing-grant"),
    (["measures/landing"], "There is no text `measures/landing`."),
    (["quests/rank"], "Similar: questions/rank"),
    (["qqq"], "There is no text `qqq`. Similar: front, documents"),
    ([], "or write --all"),
])  # fmt: skip
def test_what_cannot_be_accepted_is_told(
    root: Path, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A name that is not there is told with those like it, and nothing is written."""
    before = (root / LOCK_FILE).read_text("utf-8")

    assert 2 == accept(root, *arguments)
    assert words in capsys.readouterr().err
    assert before == (root / LOCK_FILE).read_text("utf-8")


def test_options_may_stand_before_accept(root: Path) -> None:
    """The project may be named before `accept` or after it."""
    replace(root, CHARTER, "A desk at the quay.", "A desk.")

    assert 0 == main(["translations", "--project", str(root), "accept", "--by", "Ada", "services"])
    assert [] == standings(root)


def test_checking_lists_every_condition_at_once(root: Path) -> None:
    """All conditions whose translation is not current are told together."""
    replace(root, QUESTIONS, "Lives in the harbour,", "Sleeps here,")
    replace(root, QUESTIONS, "Years at sea,", "Years afloat,")

    assert 2 * ["condition_not_translated"] == [code for _, code in codes(problems_of(root))]


def test_a_text_of_another_language_is_gone(root: Path) -> None:
    """An entry for a language that the site does not have is dropped."""
    lock = locked(root)
    lock["front/site/name"]["fr"] = {"of": "0" * 16, "by": "Ada"}
    (root / LOCK_FILE).write_text(json.dumps(lock), encoding="utf-8")
    check(read_catalogue(root))
    accept(root, "--all")

    assert ["zh"] == list(locked(root)["front/site/name"])


def test_reading_is_the_same_in_any_layout(root: Path) -> None:
    """A lock that another program has laid out anew reads the same."""
    before: Catalogue = read_catalogue(root)
    (root / LOCK_FILE).write_text(json.dumps(locked(root), indent=4), encoding="utf-8")

    assert before.lock == read_catalogue(root).lock


def test_every_translation_of_the_first_site_is_read() -> None:
    """What is published has been read by someone: nothing is stale, new or missing."""
    assert [] == [(one.text.key, one.state) for one in read_catalogue(ROOT).not_current]
