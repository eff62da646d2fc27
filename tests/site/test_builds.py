# SPDX-License-Identifier: MIT
from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.project import ROOT, add_data
from tests.site.building import build, contents, run, tiny_project
from tests.site.parsed import page_at


@dataclass(frozen=True)
class Built:
    """A copy of the tiny site that was built once, and what was in its site then."""

    root: Path
    before: dict[str, str]

    def build(self) -> subprocess.CompletedProcess[str]:
        """Build again into the same place."""
        return run("generator", "build", "--project", self.root)

    def is_untouched(self) -> bool:
        """Say whether the site is byte for byte as it was and nothing lies beside it."""
        beside = {path.name for path in self.root.iterdir()}
        known = {"policies.yaml", "mkdocs.yml", "content", "site", "site_templates"}
        return self.before == contents(self.root / "site") and beside <= known

    def change(self, name: str, old: str, new: str) -> None:
        """Replace a piece of a file of the copy."""
        path = self.root / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def built(second_city: Path, tmp_path: Path) -> Built:
    """Return a copy of the tiny site with its site."""
    root = tiny_project(tmp_path)
    shutil.copytree(second_city, root / "site")
    return Built(root, contents(root / "site"))


def test_two_builds_are_byte_identical(site: Path, tmp_path: Path) -> None:
    """The same input gives the same bytes in every file, whatever the hash seed and time zone."""
    again = build(ROOT, tmp_path / "again", PYTHONHASHSEED="7", TZ="Pacific/Auckland")

    assert contents(site) == contents(again)


def test_two_builds_with_an_address_are_byte_identical(tmp_path: Path) -> None:
    """The same for a site with `url`, whatever the day of the build is."""
    root = tiny_project(tmp_path)
    front = root / "policies.yaml"
    told = front.read_text("utf-8").replace("  edition:", "  url: https://a.example/b\n  edition:")
    front.write_text(told, "utf-8")
    first = build(root, tmp_path / "first", SOURCE_DATE_EPOCH="1500000000")
    second = build(root, tmp_path / "second", SOURCE_DATE_EPOCH="1700000000")

    assert contents(first) == contents(second)


def test_a_new_site_takes_the_place_of_the_old_one(built: Built) -> None:
    """A file that is no longer made is gone, and nothing is left beside the site."""
    (built.root / "site" / "old.html").write_text("old", "utf-8")
    done = built.build()

    assert (0, True) == (done.returncode, built.is_untouched())


def test_a_change_of_one_value_reaches_every_output(built: Built) -> None:
    """A cap that rises is on the page, in both languages, and in the data files."""
    built.change("content/data/charter.yaml", "cap: {money: 3000}", "cap: {money: 4567}")
    built.build()
    site = built.root / "site"

    assert "CNY 4,567" in page_at(site, "en/measures/moving-aid/").content.seen()
    assert "4,567元" in page_at(site, "zh/measures/moving-aid/").content.seen()
    for name in ("catalogue.json", "estimator.json"):
        assert "456700" in (site / "data" / name).read_text("utf-8")


def test_a_failing_check_leaves_the_site_as_it_was(built: Built) -> None:
    """Wrong data ends with 1 and its place; the site before it stays byte for byte."""
    built.change("content/data/charter.yaml", "clause: charter-work", "clause: no-such-clause")
    done = built.build()

    assert 1 == done.returncode
    assert "content/data/charter.yaml:" in done.stderr
    assert built.is_untouched()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_failing_template_leaves_the_site_as_it_was(built: Built, language: str) -> None:
    """A template that fails in either language ends the build; nothing lies beside the site."""
    shutil.copytree(ROOT / "site_templates", built.root / "site_templates")
    built.change(
        "site_templates/pages/measure.html",
        '<div class="pa-measure">',
        f"{{% if w.language == '{language}' %}}{{{{ no_such_word }}}}{{% endif %}}",
    )
    done = built.build()

    assert 0 != done.returncode
    assert "no_such_word" in done.stderr
    assert built.is_untouched()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_failing_template_is_told_in_one_line(built: Built, language: str) -> None:
    """The last line says that the site was not built and that the old one is as it was."""
    shutil.copytree(ROOT / "site_templates", built.root / "site_templates")
    built.change(
        "site_templates/pages/measure.html",
        '<div class="pa-measure">',
        f"{{% if w.language == '{language}' %}}{{{{ no_such_word }}}}{{% endif %}}",
    )
    last = built.build().stderr.splitlines()[-1]

    assert last.startswith("The site was not built: ")
    assert last.endswith(" is as it was.")


@pytest.mark.parametrize(("old", "new"), [
    ("use_directory_urls: true", "no_such_option: true"),
    ("name: material", "name: no_such_theme"),
])  # fmt: skip
def test_a_failing_engine_leaves_the_site_as_it_was(built: Built, old: str, new: str) -> None:
    """An engine that refuses its options ends the build; nothing lies beside the site."""
    built.change("mkdocs.yml", old, new)
    done = built.build()

    assert 0 != done.returncode
    assert "no_such" in done.stderr
    assert built.is_untouched()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_broken_link_in_a_page_by_hand_leaves_the_site_as_it_was(
    built: Built, language: str
) -> None:
    """Warnings of the engine are errors, in every language."""
    page = built.root / "content" / "pages" / language / "about.md"
    page.write_text("# About\n\n[x](nowhere.md)\n", "utf-8")
    done = built.build()

    assert 2 == done.returncode
    assert "nowhere.md" in done.stderr
    assert built.is_untouched()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_page_in_one_language_only_is_refused(built: Built, language: str) -> None:
    """A hand-written page must be there in every language; the message names the one that is not."""
    page = built.root / "content" / "pages" / language / "lonely.md"
    page.write_text("# Lonely\n", "utf-8")
    done = built.build()

    assert 2 == done.returncode
    assert "do not have the same pages: lonely." in done.stderr
    assert built.is_untouched()


def test_a_page_in_both_languages_is_built(built: Built) -> None:
    """The same page in every language is no problem."""
    for language in ("en", "zh"):
        page = built.root / "content" / "pages" / language / "more.md"
        page.write_text("# More\n", "utf-8")
    done = built.build()

    assert (0, "") == (done.returncode, done.stderr if done.returncode else "")
    assert "More" in page_at(built.root / "site", "zh/more/").content.seen()


def test_the_engine_alone_builds_the_same_site(site: Path, tmp_path: Path) -> None:
    """`mkdocs build --strict` at the root of a copy of the project gives the same files."""
    for name in ("policies.yaml", "mkdocs.yml"):
        shutil.copy(ROOT / name, tmp_path / name)
    for name in ("content", "site_templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    done = run("mkdocs", "build", "--strict", "--quiet", folder=tmp_path)

    assert 0 == done.returncode, done.stderr
    assert contents(site) == contents(tmp_path / "site")


@pytest.mark.parametrize("place", ["content", "."])
def test_only_a_site_is_replaced(place: str, built: Built) -> None:
    """A folder that holds anything but a site built here is refused and stays as it is."""
    folder = built.root / place
    before = contents(folder)
    done = run("generator", "build", "--project", built.root, "--site", folder)

    assert 2 == done.returncode
    assert "this is not a site that was built here" in done.stderr
    assert before == contents(folder)


def test_a_site_that_was_put_aside_comes_back(built: Built) -> None:
    """A build that was cut off while it exchanged the folders is made good by the next one."""
    (built.root / "site").rename(built.root / ".site-old")
    add_data(built.root, b"boats: []\n")

    assert 1 == built.build().returncode
    assert built.is_untouched()


def test_links_in_the_content_are_refused(built: Built) -> None:
    """A symbolic link below content is a problem, because what it points at would be published."""
    (built.root / "content" / "pages" / "zh" / "leak.txt").symlink_to("/etc/hostname")
    done = built.build()

    assert 1 == done.returncode
    assert "content/pages/zh/leak.txt:1: The file is a symbolic link." in done.stderr
    assert built.is_untouched()
