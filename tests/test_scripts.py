# SPDX-License-Identifier: MIT
"""Scripts are put together as they are written: in the order of their imports, in one scope."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.pages.scripts import NotBundled, bundled, minified, parted
from tests.browser_support import browser, served
from tests.project import ROOT


def written(folder: Path, **modules: str) -> Path:
    """Write modules and return the path of the one called `entry`."""
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder / "entry.js"


def outcome(script: str) -> object:
    """Return what a script leaves in `window.outcome`."""
    with browser().new_context() as context:
        page = context.new_page()
        page.add_script_tag(content=script)
        return page.evaluate("window.outcome")


def test_modules_are_one_script(tmp_path: Path) -> None:
    """Imports under another name and what a library lists are found; its short names stay apart."""
    entry = written(
        tmp_path,
        entry='import { total } from "./sums.js";\nimport {\n  twice as doubled,\n} from "./more.js";\n'
        "const f = 1;\nwindow.outcome = [f, total(1), doubled(4)];\n",
        sums='import { twice } from "./more.js";\nconst own = 10;\n'
        "export function total(n) { return twice(n) + own; }\n",
        more="function f(n){return 2*n}export{f as twice};",
    )
    assert outcome(bundled(entry)) == [1, 12, 8]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('import sums from "./sums.js";\n', 'entry.js: import sums from "./sums.js";'),
        ("export default 3;\n", "entry.js: export default 3;"),
        ('import { total } from "./sums.js";\n', "sums.js and entry.js import each other"),
        (
            'import { a } from "./more.js";\nconst b = 2;\n',
            "more.js and entry.js both have b",
        ),
    ],
)
def test_what_cannot_be_put_together_is_told(tmp_path: Path, text: str, told: str) -> None:
    """Another form of import or export, a circle, and a name given twice are named with their files."""
    entry = written(
        tmp_path,
        entry=text,
        sums='import { a } from "./entry.js";\nexport const total = 1;\n',
        more="const b = 1;\nexport const a = b;\n",
    )
    with pytest.raises(NotBundled) as found:
        bundled(entry)
    assert str(found.value) == told


def two_parts(folder: Path, answer: int) -> tuple[str, str, str]:
    """Return a script in two parts, which need one module together."""
    folder.mkdir()
    entry = written(
        folder,
        entry='import { twice } from "./sums.js";\n'
        "window.times = (window.times ?? 0) + 1;\n"
        'window.outcome = import("./later.js").then(({ told }) => told + twice(1));\n',
        later=f'import {{ twice }} from "./sums.js";\nexport const told = twice({answer});\n',
        sums="export function twice(n) { return 2 * n; }\n",
    )
    return parted(entry, folder / "later.js")


def test_two_parts_fit_each_other_alone(tmp_path: Path) -> None:
    """The first takes the second by a name that is another one as soon as the second is."""
    first, name, later = two_parts(tmp_path / "one", 4)
    assert re.fullmatch(r"later-[0-9a-f]{8}\.js", name)
    assert name != two_parts(tmp_path / "other", 5)[1]
    page = '<!doctype html><script type="module" src="entry.js?1"></script>'
    site = {"entry.js": first, name: later, "index.html": page}
    for path, text in site.items():
        (tmp_path / path).write_text(text, encoding="utf-8")
    with served(tmp_path) as address, browser().new_context() as context:
        opened = context.new_page()
        opened.goto(address)
        assert opened.evaluate("window.outcome") == 10
        assert opened.evaluate("window.times") == 1


def test_only_authors_miss_what_is_taken_out() -> None:
    """Comments go, rules and texts stay."""
    path = ROOT / "site_templates" / "assets" / "atlas.css"
    short = minified(path)
    assert "/*" not in short
    assert short.count("{") == path.read_text("utf-8").count("{")
