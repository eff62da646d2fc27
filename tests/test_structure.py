# SPDX-License-Identifier: MIT
"""The project is built as it says: who imports whom, which words there are, and no city in the code."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

import pytest
import yaml

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.reading import read_catalogue
from generator.estimator.cases import differences, read_cases
from generator.estimator.estimate import estimate
from generator.estimator.program import compile_program
from generator.problems import MESSAGES
from tests.project import ROOT, TINY, catalogue_of

GENERATOR = ROOT / "generator"
TEMPLATES = ROOT / "site_templates"
LAYERS = (
    "problems",
    "catalogue",
    "estimator",
    "search",
    "pages",
    "engines",
    "commands",
    "__main__",
)

MODULES = sorted(GENERATOR.rglob("*.py"))
WORD_FILES = sorted((TEMPLATES / "words").glob("*.yaml"))
PLACEHOLDER = re.compile(r"(?<!\{)\{(\w+)\}")

# Shorter ones are words of everyday speech ("home", "class a"), which code may use.
SHORTEST_NAME = {"zh": 2, "en": 6}
SHORTEST_TIER = {"zh": 3, "en": 8}
# What browsers call themselves, and the second site a tier.
OF_BROWSERS = {"navigator"}
TOKEN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
# A dictionary of single words, which tests hold to it: innovation is a tier of one city, and a word.
ENGLISH_WORDS = GENERATOR / "search" / "english.yaml"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_one_way(path: Path) -> None:
    """A module imports only from its own stage of the flow and from those before it."""
    own = LAYERS.index(stage(path))
    later = [name for name in imported(path) if name.startswith("generator.")
             and LAYERS.index(name.split(".")[1]) > own]  # fmt: skip

    assert [] == later


def test_only_engines_know_mkdocs() -> None:
    """MkDocs and its theme are imported in `generator/engines` and nowhere else."""
    knowing = [path for path in MODULES if uses(path, "mkdocs", "material")]

    assert knowing
    assert {"engines"} == {stage(path) for path in knowing}


def test_one_module_knows_whoosh() -> None:
    """The library of the staff's search is imported in one module, so that it can be replaced."""
    assert [GENERATOR / "search" / "staff.py"] == [path for path in MODULES if uses(path, "whoosh")]


def test_core_needs_little() -> None:
    """Outside the engines only a few libraries are imported besides the standard one."""
    core = [path for path in MODULES if stage(path) not in ("engines", "commands")]
    names = {name.split(".")[0] for path in core for name in imported(path)}
    known = {"generator", "jinja2", "markupsafe", "minify", "pydantic", "pydantic_core", "pypinyin", "whoosh",
             "yaml"}  # fmt: skip

    assert set() == {name for name in names - known if not is_standard(name)}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_module_says_what_it_is(path: Path) -> None:
    """A module that holds anything begins with its licence and one sentence on what it is for."""
    text = path.read_text("utf-8")
    if text:
        assert text.startswith("# SPDX-License-Identifier: MIT\n")
        assert ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("site", [ROOT, TINY], ids=["first site", "second site"])
def test_code_names_no_record(site: Path) -> None:
    """No name or id of a document, department, service or tier stands in code or templates."""
    assert {} == records_named_in([GENERATOR, TEMPLATES], read_catalogue(site))


@pytest.mark.parametrize(
    "planted",
    ["# ask the Office of the Quays", 'if department == "quay-office":', "奥雷港", "<p>port aurel</p>",
     'RANKS = ("navigator", "deckhand")', "港口宪章"],
)  # fmt: skip
def test_planted_name_is_found(planted: str, tmp_path: Path) -> None:
    """The search for names finds one that is planted in a copy of the templates."""
    copy = Path(shutil.copytree(TEMPLATES, tmp_path / "templates"))
    with (copy / "pages" / "home.html").open("a", encoding="utf-8") as page:
        page.write(planted)

    assert [copy / "pages" / "home.html"] == list(records_named_in([copy], read_catalogue(TINY)))


def test_another_city_needs_only_data(tmp_path: Path) -> None:
    """The second site builds in both its languages, with its own names and none of the first's."""
    command = ["mkdocs", "build", "--quiet", "--strict", "-f", str(TINY / "mkdocs.yml")]
    subprocess.run([sys.executable, "-m", *command, "-d", str(tmp_path)], check=True)
    home = {
        language: (tmp_path / language / "index.html").read_text("utf-8")
        for language in ("en", "zh")
    }

    assert "Port Aurel Welcome Guide" in home["en"]
    assert "奥雷港迎新指南" in home["zh"]
    assert {} == records_named_in([tmp_path], read_catalogue(ROOT))


def test_cases_of_the_second_site_hold() -> None:
    """The worked examples of the second site give what they expect."""
    program = compile_program(catalogue_of(TINY))
    cases = read_cases(TINY / "content" / "cases", TINY, program)

    assert 4 == len(cases)
    assert [] == [line for case in cases
                  for line in differences(case, estimate(program, case.answers, case.as_of))]  # fmt: skip


@pytest.mark.parametrize("path", WORD_FILES, ids=lambda path: path.stem)
def test_words_are_the_same_in_every_language(path: Path) -> None:
    """Every language has the same keys, each with the same details to fill in."""
    assert placeholders(read(WORD_FILES[0])) == placeholders(read(path))


def test_messages_have_the_same_keys_in_every_language() -> None:
    """Every language tells the same messages, with the same details."""
    files = [flat(read(path)) for path in sorted(MESSAGES.glob("*.yaml"))]

    assert len(files) > 1
    assert all(placeholders(files[0]) == placeholders(file) for file in files)


def test_every_word_used_exists() -> None:
    """A key that a template, a script or a module asks for has words."""
    known = set(read(WORD_FILES[0]))
    asked = {key for path in speaking() for key in keys_asked(path.read_text("utf-8"))}
    families = {key.split(".")[0] for key in known if "." in key}
    asked |= {key for path in speaking() for key in literals(path)
              if "." in key and key.split(".")[0] in families
              and not key.endswith((".", ".css", ".html", ".js", ".json", ".svg"))}  # fmt: skip

    assert asked
    assert [] == sorted(asked - known)


def test_every_word_is_used() -> None:
    """There are no words that nothing asks for; a key may be put together from its beginning."""
    mentioned = {key for path in speaking() for key in literals(path)}
    beginnings = tuple(key for key in mentioned if key.endswith("."))
    known = read(WORD_FILES[0])

    assert [] == [key for key in known if key not in mentioned and not key.startswith(beginnings)]


def test_unused_and_missing_words_are_found() -> None:
    """Keys are found as literals, as beginnings, and as what a call asks for."""
    text = """{{ w('home.ways') }} {{ w('status.' ~ x) }} say(`state.${y}`) wording(f"per.{z}")"""

    assert ["home.ways"] == list(keys_asked(text))
    assert {"home.ways", "status.", "state.", "per."} <= set(strings(text))


def stage(path: Path) -> str:
    """Return the stage of the flow that a module belongs to."""
    first = path.relative_to(GENERATOR).parts[0].removesuffix(".py")
    return LAYERS[0] if first == "__init__" else first


def imported(path: Path) -> Iterator[str]:
    """Yield the full name of everything a module imports, wherever in it that happens."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import"
            if node.module == "generator":
                names = (alias.name for alias in node.names)
                yield from (f"generator.{name}" for name in names if name != "__version__")
            else:
                yield str(node.module)


def uses(path: Path, *libraries: str) -> bool:
    """Say whether a module imports one of the libraries."""
    return any(name.split(".")[0] in libraries for name in imported(path))


def is_standard(name: str) -> bool:
    """Say whether a library comes with Python."""
    return name in sys.stdlib_module_names


def names_of(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield language and name of the site, its documents, departments and services."""
    texts: list[object] = [catalogue.site.name, catalogue.site.place]
    for kind in ("documents", "departments", "services"):
        for record in catalogue.kind(kind).values():
            fields = ("label", "title", "issuer", "name", "short")
            texts += [getattr(record, field, None) for field in fields]
    yield from chain.from_iterable(text.items() for text in texts if isinstance(text, dict))


def tiers_of(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield language and name of what can be chosen: tiers, classes, kinds."""
    for question in catalogue.questions.values():
        for option in question.options:
            if not option.id.startswith(("none", "other")):
                yield from option.name.items()


def ids_of(catalogue: Catalogue) -> set[str]:
    """Return the ids that are no single word."""
    kinds = ("documents", "departments", "services")
    ids = {catalogue.site.id, *chain.from_iterable(catalogue.kind(kind) for kind in kinds)}
    return {id_ for id_ in ids if "-" in id_}


def records_named_in(folders: list[Path], catalogue: Catalogue) -> dict[Path, list[str]]:
    """Return each file that holds the name of a record, with the names found."""
    names = long_enough(names_of(catalogue), SHORTEST_NAME)
    names |= long_enough(tiers_of(catalogue), SHORTEST_TIER) - OF_BROWSERS
    ids = ids_of(catalogue)
    found: dict[Path, list[str]] = {}
    texts = (path for folder in folders for path in folder.rglob("*") if is_text(path))
    for path in sorted(path for path in texts if path != ENGLISH_WORDS):
        text = path.read_text("utf-8").lower()
        here = {name for name in names if name in text} | (ids & set(TOKEN.findall(text)))
        if here:
            found[path] = sorted(here)
    return found


def long_enough(names: Iterable[tuple[str, str]], shortest: Mapping[str, int]) -> set[str]:
    """Return names in small letters, without those too short to be a name only."""
    return {name.lower() for language, name in names if len(name) >= shortest.get(language, 8)}


def is_text(path: Path) -> bool:
    """Say whether a path is a file that a person writes."""
    return path.is_file() and path.suffix in (
        ".py",
        ".html",
        ".yaml",
        ".js",
        ".css",
        ".svg",
        ".json",
    )


def read(path: Path) -> dict[str, object]:
    """Return the content of a file of words."""
    content: dict[str, object] = yaml.safe_load(path.read_text("utf-8"))
    return content


def flat(messages: dict[str, object]) -> dict[str, object]:
    """Return messages by key, those of problems beside the others."""
    problems = messages["problems"]
    assert isinstance(problems, dict)
    told = {f"problems.{code}": " ".join(both) for code, both in problems.items()}
    return {**{key: one for key, one in messages.items() if key != "problems"}, **told}


def placeholders(words: dict[str, object]) -> dict[str, tuple[bool, set[str]]]:
    """Return for each key whether it has forms for numbers, and the details it takes.

    A list, such as the scales of money, may be empty in a language.
    """
    return {
        key: (isinstance(one, dict), set() if isinstance(one, list) else placed(one))
        for key, one in words.items()
    }


def placed(words: object) -> set[str]:
    """Return the details that words take."""
    return set(PLACEHOLDER.findall(str(words)))


def speaking() -> list[Path]:
    """Return the files that ask for words.

    The list of what is handed to the browser is left out: it asks for none itself.
    """
    scripts = [*TEMPLATES.rglob("*.html"), *TEMPLATES.rglob("*.js")]
    return [path for path in (*MODULES, *scripts) if path.name != "interface.py"]


def strings(text: str) -> Iterator[str]:
    """Yield what stands between a quote and the next quote or hole, if it could be a key."""
    yield from re.findall(r"""["'`]([a-z_]+(?:\.[a-z_]+)*\.?)(?=["'`]|\$?\{)""", text)


def literals(path: Path) -> Iterator[str]:
    """Yield every string of a file that could be a key or the beginning of one."""
    yield from strings(path.read_text("utf-8"))


def keys_asked(text: str) -> Iterator[str]:
    """Yield the keys that calls ask for in full."""
    yield from re.findall(r"""\b(?:w|wording|_?say)\(\s*["']([a-z_.]+)["']\s*[,)]""", text)
