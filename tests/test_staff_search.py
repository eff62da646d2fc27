# SPDX-License-Identifier: MIT
"""`search` finds every record for those who edit the data, with its status, file and line."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from generator.catalogue.checks import check
from generator.catalogue.reading import read_catalogue
from generator.commands import main
from generator.commands.search import HELP, MOST
from generator.pages.rendering import Renderer
from generator.pages.search_entries import SearchEntries
from generator.pages.staff_telling import telling_of
from generator.problems import problem_words
from generator.search.entry import Entry
from generator.search.related import related
from generator.search.staff import StaffSearch, search_pages
from generator.search.staff_marks import LONGEST, Part, marked, snippet
from generator.search.staff_query import FIELDS, WrongQuery
from generator.search.staff_query import LONGEST as LONGEST_QUERY
from generator.search.staff_records import STAFF_KINDS, staff_records
from generator.search.staff_words import places_in
from tests.project import ROOT, TINY, add_data, catalogue_of, tiny_site

TEMPLATES = ROOT / "site_templates"
MARK, PLAIN = "\x1b[1m", "\x1b[0m"


def search_of(root: Path) -> StaffSearch:
    """Return the search of the records of a site."""
    catalogue = catalogue_of(root)
    return StaffSearch(staff_records(catalogue, telling_of(catalogue, TEMPLATES)))


@pytest.fixture(scope="module")
def tiny() -> StaffSearch:
    """Return the search of the tiny site."""
    return search_of(TINY)


@pytest.fixture(scope="module")
def first() -> StaffSearch:
    """Return the search of the first site."""
    return search_of(ROOT)


def ids(search: StaffSearch, query: str) -> list[str]:
    """Return the ids of what a query finds."""
    return [record.id for record in search.find(query).found]


def refused(search: StaffSearch, query: str) -> str:
    """Return why a query is refused; nothing if it is not."""
    try:
        search.find(query)
    except WrongQuery as wrong:
        return wrong.code
    return ""


def answered(search: StaffSearch, query: str) -> bool:
    """Say whether a query is answered with records."""
    return not refused(search, query) and all(
        one in search.records for one in search.find(query).found
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("department:quay-office kind:duty", {"greet"}),
        ('department:"Office of the Quays" kind:measure', {"landing-grant", "wage-share"}),
        ("部门：码头所 kind:measure", {"landing-grant", "wage-share"}),
        ("department:* kind:service", {"welcome-desk"}),
        ("status:announced", {"island-light-upkeep"}),
        ('status:"in force" kind:measure', {"landing-grant", "moving-aid", "wage-share"}),
        ("状态：计划中", {"island-light"}),
        ("document:island-plan kind:clause", {"island-figures", "island-goals"}),
        ("文件：小岛 类型：条款", {"island-figures", "island-goals"}),
        ('document:"Charter for Newcomers" kind:group', {"on-arrival"}),
        ("clause:charter-work kind:measure", {"wage-share", "harbour-berth"}),
        ("clause:乙条 kind:measure", {"wage-share", "harbour-berth"}),
        ("topic:working kind:measure", {"wage-share", "harbour-berth"}),
        ("事项：工作 类型：事项", {"working"}),
        ("audience:shipyard kind:measure", {"wage-share"}),
        ("id:landing-grant", {"landing-grant"}),
        ("id:island-pil*", {"island-pilots-wanted"}),
        ("title:moving", {"moving-aid", "moving-bills"}),
    ],
)
def test_field_narrows(query: str, expected: set[str], tiny: StaffSearch) -> None:
    """A field is asked for by id, name, short name or number, in either language."""
    assert expected == set(ids(tiny, query))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ships", {"shipyard"}),
        ("grants", {"landing-grant", "charter-landing"}),
        ('"a small boat"', {"harbour-berth"}),
        ("small AND boats", {"harbour-berth"}),
        ("boats NOT kind:fact NOT kind:guide", {"harbour-berth"}),
        ("berth OR overtime", {"harbour-berth", "wage-share"}),
        ("(berth OR overtime) kind:measure NOT 泊位", {"wage-share"}),
        ("overt*", {"wage-share"}),
        ("o?ertime", {"wage-share"}),
        ("小船", {"harbour-berth"}),
        ("没有说明加班费", {"wage-share"}),
        ("舶 OR 泊", {"harbour-berth"}),
        ("加班*年薪", {"wage-share"}),
        ("涨潮落潮", {"term-tide"}),
        ("港法〔2028〕7号", {"tide-act"}),
        ("12.5%", {"wage-share"}),
        ("8万", {"landing-grant"}),
        ("80,000元", {"landing-grant"}),
        ("“sea movement”", {"term-tide"}),
        ("ＢＥＲＴＨ", {"harbour-berth"}),
    ],
)
def test_words_are_found(query: str, expected: set[str], tiny: StaffSearch) -> None:
    """Words are found in any form, in either language, as phrases and fragments, and as amounts."""
    assert expected == set(ids(tiny, query))


def test_phrase_stays_within_a_text(tiny: StaffSearch) -> None:
    """The last word of one text and the first of the next are no phrase."""
    assert ["harbour-berth"] == ids(tiny, "berth boat kind:measure")
    assert [] == ids(tiny, '"berth a place" kind:measure')


def test_everything_is_found(tiny: StaffSearch) -> None:
    """An asterisk finds every record of every kind, each with its file and line."""
    catalogue = catalogue_of(TINY)
    found = tiny.find("*").found

    assert sum(len(catalogue.kind(kind)) for kind in STAFF_KINDS) == len(found)
    assert all(re.fullmatch(r"(policies|content/data/[a-z-]+)\.yaml:[0-9]+", one.place)
               for one in found)  # fmt: skip


def test_name_in_full_comes_before_longer_ones(first: StaffSearch) -> None:
    """`kind:service` is the services, not also the kinds of services and those they serve."""
    assert {"services"} == {record.kind for record in first.find("kind:service").found}
    assert {"services"} == {record.kind for record in first.find("类型：服务").found}


def test_line_is_that_of_the_record(tiny: StaffSearch) -> None:
    """The line that is told is the one where the record begins in its file."""
    file, line = tiny.find("id:wage-share").found[0].place.split(":")

    assert "- id: wage-share" == (TINY / file).read_text("utf-8").split("\n")[int(line) - 1].strip()


@pytest.mark.parametrize("root", [ROOT, TINY], ids=["first site", "second site"])
def test_address_is_that_of_a_page(root: Path) -> None:
    """Every address that is told is a page of the site, with an anchor where the record stands."""
    renderer = Renderer(catalogue_of(root), TEMPLATES, "zh")
    pages = {page.path: page for page in renderer.site_pages.pages()}
    addresses = [record.path.split("#") for record in search_of(root).records if record.path]
    anchors: dict[str, list[str]] = {}
    for path, *anchor in addresses:
        anchors.setdefault(path, []).extend(anchor)

    assert set(anchors) <= set(pages)
    for path, within in anchors.items():
        html = renderer.html(pages[path]) if within else ""
        assert [] == [anchor for anchor in within if f' id="{anchor}"' not in html]


DRAFTED = """
services:
  - id: pilot-school
    clauses: [charter-work]
    name: {en: School for pilots, zh: 引航学校}
    kind: desk
    summary: {en: A school that is being thought about., zh: 正在考虑的学校。}
    status: planned
    departments: not_stated
"""


@pytest.fixture
def drafting(tmp_path: Path) -> Path:
    """Return the invented town with one file of drafts."""
    root = tiny_site(tmp_path)
    (root / "content" / "data" / "thoughts.yaml").write_text(DRAFTED, "utf-8")
    with (root / "policies.yaml").open("a", encoding="utf-8") as front:
        front.write("\ndrafts: [content/data/thoughts.yaml]\n")
    return root


def test_a_draft_is_found_by_staff_and_not_published(
    drafting: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A record in a file of drafts is found as a draft with its place, and is in no page or index."""
    assert 0 == main(["search", "--project", str(drafting), "status:draft"])
    out = capsys.readouterr().out
    published = read_catalogue(drafting)

    assert "content/data/thoughts.yaml:3" in out
    assert "draft, not published" in out
    assert "pilot-school" not in published.services
    assert main(["check", "--project", str(drafting)]) == 0


def test_translations_of_a_draft_need_not_be_accepted_yet(drafting: Path) -> None:
    """Where translations are kept track of, a new condition in a draft does not fail `check`."""
    (drafting / "content" / "translations.lock.json").write_text("{}", "utf-8")
    assert 0 == main(["translations", "accept", "--all", "--by", "E", "--project", str(drafting)])
    with (drafting / "content" / "data" / "thoughts.yaml").open("a", encoding="utf-8") as draft:
        draft.write("certifications: [{id: sworn-mate, text: {en: is sworn, zh: 已宣誓}}]\n")

    assert 0 == main(["check", "--project", str(drafting)])


def test_a_draft_has_no_page_and_is_related_to_nothing(
    drafting: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A draft is shown without an address, since it has none."""
    assert 0 == main(["search", "--json", "--project", str(drafting), "id:pilot-school"])
    found = json.loads(capsys.readouterr().out)

    assert "/services/" not in json.dumps(found)


def test_what_is_wrong_in_a_draft_is_said(
    drafting: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`check` tells a mistake in a draft with its place; the catalogue that is published is whole."""
    path = drafting / "content" / "data" / "thoughts.yaml"
    path.write_text(DRAFTED.replace("charter-work", "no-such-clause"), "utf-8")

    assert 1 == main(["check", "--project", str(drafting)])
    assert "content/data/thoughts.yaml" in capsys.readouterr().err
    check(read_catalogue(drafting))


@pytest.mark.parametrize("status", ["ended", "suspended", "quota_used", "planned"])
def test_status_hides_nothing_from_staff(
    status: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A measure is found whatever has become of it, and its status is told."""
    root = tiny_site(tmp_path)
    data = root / "content" / "data" / "charter.yaml"
    data.write_text(
        data.read_text("utf-8").replace("status: not_stated", f"status: {status}"), "utf-8"
    )

    assert 0 == main(["search", f"status:{status} berth", "--project", str(root)])
    told = capsys.readouterr().out
    assert f"measures · {status} (" in told
    assert "content/data/charter.yaml:91  /en/measures/harbour-berth/" in told


def test_readers_do_not_find_what_is_for_staff(tiny: StaffSearch) -> None:
    """Wordings that must not be used, and ids, are found by staff and not by readers."""
    entries = [
        entry for language in ("en", "zh")
        for pages in [Renderer(catalogue_of(TINY), TEMPLATES, language).site_pages]
        for entry in SearchEntries(pages).entries(pages.pages())
    ]  # fmt: skip
    public = "\n".join(text for entry in entries
                       for text in (entry.title, entry.line, entry.lead, entry.body,
                                    *entry.aliases, *entry.synonyms))  # fmt: skip

    assert ["term-tide"] == ids(tiny, '"sea movement"')
    assert ["moving-bills"] == ids(tiny, "id:moving-bills")
    assert "tide" in public
    assert "sea movement" not in public
    assert "moving-bills" not in public


def test_first_site_by_department_and_document(first: StaffSearch) -> None:
    """What a department is responsible for in one document is found by their everyday names."""
    records = first.find("部门：人社局 文件：平台方案 类型：职责").found

    assert records
    assert {("duties", True, True)} == {
        (
            one.kind,
            "human-resources-bureau" in one.departments,
            "platform-plan-2020" in one.documents,
        )
        for one in records
    }


def test_first_site_by_amount(first: StaffSearch) -> None:
    """An amount finds the same measures however it is written."""
    assert ids(first, "kind:measure 50万")
    assert ids(first, "kind:measure 50万") == ids(first, "kind:measure 500,000")


def test_index_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A search writes no files, so that two of them cannot get in each other's way."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))

    assert ["harbour-berth"] == ids(search_of(TINY), "泊位 kind:measure")
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(
    ("query", "code", "details"),
    [
        ("", "empty", {}),
        ("  ！？ ", "empty", {}),
        ("the", "empty", {}),
        ("b" * 10_000, "too_long", {"length": 10_000, "most": LONGEST_QUERY}),
        ('kind:measure "small boat', "open_quote", {"near": "small boat"}),
        ("“小船", "open_quote", {"near": "小船"}),
        ("(boat OR berth", "open_bracket", {"near": "(boat OR berth"}),
        ("boat） berth", "stray_bracket", {"near": "boat)", "most": 10}),
        ("(" * 40 + "boat" + ")" * 40, "too_many_brackets", {"near": "(" * 11, "most": 10}),
        ("status:", "no_value", {"field": "status"}),
        ("(部门：) boat", "no_value", {"field": "department"}),
        ("colour:red", "unknown_field", {"field": "colour", "fields": ", ".join(FIELDS)}),
        ("颜色：红", "unknown_field", {"field": "颜色", "fields": ", ".join(FIELDS)}),
        ("boat AND", "idle_operator", {"operator": "AND"}),
        ("NOT NOT boat", "idle_operator", {"operator": "NOT"}),
        (" ".join(f"*{letter}*" for letter in "abcdefghijk"), "too_many_wildcards", {"most": 10}),
    ],
)
def test_query_that_cannot_be_understood(
    query: str, code: str, details: dict[str, object], tiny: StaffSearch
) -> None:
    """A query with a slip is refused with what is wrong and where, never with a traceback."""
    with pytest.raises(WrongQuery) as refused:
        tiny.find(query)

    assert (code, details) == (refused.value.code, refused.value.details)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_refusal_is_told_on_the_error_stream(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong query is wrong use of the command, told in the language asked for."""
    code = main(["search", "colour:red", "--project", str(TINY), "--language", language])
    words = problem_words(language)["search"]["unknown_field"]

    told = words.format(field="colour", fields=", ".join(FIELDS))
    assert (2, ("", f"{told}\n")) == (code, capsys.readouterr())


@pytest.mark.parametrize("query", [
    r"[a-z]+(.*)?\d$^|", "^2 a^3", "[a TO z]", "'", "a~2", "*e*e*e*e*e*e*e*e*e*e*x", "房" * 290,
    "((boat))", '"boat"~99999', "boat -berth +quay", "<script>", "\x00\x1b[2J boat", "🏠 boat", "*:*",
])  # fmt: skip
def test_strange_queries_are_harmless(query: str, tiny: StaffSearch) -> None:
    """Characters that mean something elsewhere are answered or refused like any others."""
    assert answered(tiny, query) or refused(tiny, query) in problem_words("en")["search"]


def test_nothing_found_helps_on(capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing has every word, near words, the values of a field and near records are told."""
    assert 0 == main(["search", "bertth boat status:finished", "--project", str(TINY)])
    told = capsys.readouterr().out

    assert "No record has all of this: bertth boat status:finished" in told
    assert "“bertth” stands nowhere. Similar: berth" in told
    assert "status: no record has that; there are " in told
    assert "in_force" in told
    assert "A berth / 泊位" in told


@pytest.mark.parametrize("query", ["Quays Bureau", "quey"])
def test_a_name_that_nothing_has_is_answered_with_near_ones(
    query: str, tiny: StaffSearch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where no department goes by a name, those are told that have a word of it, or one like it."""
    assert {"department": ["quay-office"]} == tiny.find(f'department:"{query}"').unknown
    main(["search", f'department:"{query}"', "--project", str(TINY)])

    told = capsys.readouterr().out
    assert "department: nothing goes by that name. Similar: Quay Office\n" in told


def test_facets_count_what_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    """Above the results stands how many there are of each kind, status, document and department."""
    main(["search", "department:quay-office", "--project", str(TINY), "--limit", "1"])
    told = capsys.readouterr().out

    assert told.startswith(
        "Records found: 5\n  kind: measures 2, duties 1, services 1, departments 1\n"
        "  status: in_force 2, required 1, running 1\n  document: Harbour Charter 4\n"
        "  department: Quay Office 5, Guild House 1\n"
    )
    assert told.endswith("The first 1 of 5 are shown; --limit N shows more.\n")


def test_results_speak_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    """In Chinese the kinds, departments and addresses are Chinese."""
    main(["search", "码头 kind:duty", "--project", str(TINY), "--language", "zh"])
    told = capsys.readouterr().out

    assert "部门：码头所 1" in told
    assert "职责 · required" in told
    assert "/zh/clauses/charter-offices/#greet" in told


def test_json_is_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """`--json` has the records with ids, file and line, and what was marked."""
    main(["search", "overtime", "--project", str(TINY), "--json"])
    told = json.loads(capsys.readouterr().out)
    result = told["results"][0]

    assert ("overtime", 1, {"measures": 1}) == (
        told["query"],
        told["total"],
        told["facets"]["kind"],
    )
    assert (
        "wage-share",
        "in_force",
        "content/data/charter.yaml",
        73,
        "measures/wage-share/",
    ) == tuple(result[key] for key in ("id", "status", "file", "line", "path"))
    assert ["overtime"] == [part["text"] for part in result["snippet"] if part["marked"]]


@pytest.mark.parametrize("expected", [f"{MARK}berth{PLAIN}", "berth"])
def test_marks_are_for_terminals(
    expected: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What was found stands out in a terminal, and a file gets plain text."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    terminal = MARK in expected
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
    main(["search", "berth", "--project", str(TINY)])
    told = capsys.readouterr().out

    assert f"A {expected} / 泊位" in told
    assert terminal == ("\x1b" in told)


def test_related_measures_are_those_of_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    """`--related` lists the measures that the page of a measure names."""
    main(["search", "--related", "wage-share", "--project", str(TINY), "--json"])
    told = json.loads(capsys.readouterr().out)

    assert list(related(catalogue_of(TINY))["wage-share"]) == [one["id"] for one in told["results"]]
    assert told["results"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Say what to look for"),
        (("boat", "--related", "landing-grant"), "Say what to look for"),
        (
            ("--related", "landing-grants"),
            "There is no measure `landing-grants`. Similar: landing-grant",
        ),
    ],
)
def test_wrong_use(
    arguments: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Asking for nothing, for two things, or for what is not there is refused."""
    assert 2 == main(["search", *arguments, "--project", str(TINY)])
    assert capsys.readouterr().err.startswith(words)


@pytest.mark.parametrize("limit", ["0", "-1", "many", "２", str(MOST + 1)])
def test_limit_is_a_number(limit: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A limit that is no sensible number is refused with its usage."""
    with pytest.raises(SystemExit) as refused:
        main(["search", "boat", "--limit", limit])

    assert 2 == refused.value.code
    assert "is no number from 1 to" in capsys.readouterr().err


def test_data_with_problems_can_be_searched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the checks refuse is still found, as it is written, and the problems are counted."""
    root = tiny_site(tmp_path)
    add_data(
        root, b"questions:\n  - {id: fare, type: boolean, text: {en: 'Pays {fare}', zh: 'x'}}\n"
    )

    assert 0 == main(["search", "pays kind:question", "--project", str(root)])
    told = capsys.readouterr()
    assert "The data has 1 problem(s)" in told.err
    assert "Pays {fare} / x\n  questions · fare\n  content/data/added.yaml:2\n" in told.out


def test_data_that_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is wrong with data that cannot be read is told, as `check` does."""
    root = tiny_site(tmp_path)
    add_data(root, b"boats: []\n")

    assert 1 == main(["search", "boat", "--project", str(root)])
    assert (
        "content/data/added.yaml:1: The key `boats` is not known here." in capsys.readouterr().err
    )


def test_a_draft_that_cannot_be_read_is_told_and_left_out(
    drafting: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A slip in a file of drafts does not keep staff from finding everything else."""
    with (drafting / "content" / "data" / "thoughts.yaml").open("a", encoding="utf-8") as draft:
        draft.write("measures: [\n")

    assert 0 == main(["search", "berth kind:measure", "--project", str(drafting)])
    told = capsys.readouterr()
    assert "content/data/thoughts.yaml:11: This is not YAML" in told.err
    assert "without these drafts, which cannot be read yet: content/data/thoughts.yaml" in told.err
    assert "Nothing was written" not in told.err
    assert "A berth / 泊位" in told.out


def test_a_pipe_may_be_closed_early() -> None:
    """A program that reads only the first lines, such as `head`, leaves no traceback."""
    command = [sys.executable, "-m", "generator", "search", "*", "--project", str(TINY)]
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as closed:
        done = subprocess.run(command, cwd=ROOT, stdout=closed, stderr=subprocess.PIPE, check=False)

    assert (0, b"") == (done.returncode, done.stderr)


@pytest.mark.parametrize("field", FIELDS)
def test_help_explains_every_field(field: str) -> None:
    """The help of the command has an example for every field."""
    assert f"\n  {field}:" in HELP


@pytest.mark.parametrize("query", re.findall(r"^  search '(.+)'$", HELP, re.MULTILINE))
def test_examples_of_the_help_can_be_asked(query: str, tiny: StaffSearch) -> None:
    """The examples of the help are queries that the search understands."""
    assert answered(tiny, query)


def test_marks_of_a_text() -> None:
    """Words are marked as they stand in the text, those of a phrase and those that touch in one."""
    needles = [("boat",), ("人才", "才公", "公寓"), ("500000",)]

    assert (
        Part("Two ", marked=False),
        Part("BOATS", marked=True),
        Part("!", marked=False),
    ) == marked("Two BOATS!", needles)
    assert (
        Part("新", marked=False),
        Part("人才公寓", marked=True),
        Part("，人才", marked=False),
    ) == marked("新人才公寓，人才", needles)
    assert (Part("５０万", marked=True), Part("元", marked=False)) == marked("５０万元", needles)


def test_snippet_is_cut_around_the_first_mark() -> None:
    """Of a long text the piece around the first mark is shown, of several the one with most words."""
    long = f"{'x ' * 200}quay and tide {'y ' * 200}"
    parts = snippet(["the quay", long], [("quay",), ("tid",)])

    assert ["quay", "tide"] == [part.text for part in parts if part.marked]
    assert ("…", "…") == (parts[0].text, parts[-1].text)
    assert LONGEST + 2 >= len("".join(part.text for part in parts))
    assert () == snippet(["nothing here"], [("quay",)])


@pytest.mark.parametrize(
    "text", ["Jiaxing’s 1,000,000 ﬁne Ｃａｆés", "十里長街", "①②", "", "é", "a,000"]
)
def test_every_folded_character_has_its_place(text: str) -> None:
    """Each character of the folded text comes from one of the text, in order."""
    places = places_in(text)

    assert sorted(places) == places
    assert len(text) == places[-1]


def test_reference_ranks_pages() -> None:
    """Pages with all words of a query come first, then those with some, titles before texts."""
    ranked = search_pages([
        Entry("some/", "page", "A boat", body="nothing else"),
        Entry("other/", "page", "Tides", body="of the sea"),
        Entry("both/", "page", "Of tides", body="and small boats"),
        Entry("text/", "page", "Of other things", body="a boat among many other things"),
    ])  # fmt: skip

    assert ["both/", "some/", "text/"] == [
        path for path in ranked("boats tide") if path != "other/"
    ]
    assert ["other/", "both/"] == ranked("tide")
    assert [] == ranked("")
