# SPDX-License-Identifier: MIT
"""Scripts and styles as they are sent: without comments, and those of the estimator as one file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path

import minify

# The estimator in one script that asks for nothing, and a style for it: not sent by themselves.
EMBEDDED = "estimator/embedded.js"
EMBEDDED_STYLES = "embed.css"
_TYPES = {".js": "application/javascript", ".css": "text/css"}
_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[^"]+)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) (\w+))", re.MULTILINE)
# At the end of a library that came minified: export{a,b as c};
_EXPORT_LIST = re.compile(r"(?:^|(?<=[;}]))export ?\{([^}]*)\};?\s*\Z")
# What a module calls something at its top.
_TOP = re.compile(r"^(?:async )?(?:function|class|const|let) \*?(\w+)", re.MULTILINE)
_LEFT_OVER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


class NotBundled(Exception):  # noqa: N818 - named after what happened
    """A module is written in a way that cannot be put together with others."""


def assets(folder: Path) -> Iterator[tuple[str, str | Path]]:
    """Yield what a site sends beside its pages: names, with a text or the path of a file."""
    modules = folder / "estimator"
    first, name, later = parted(modules / "main.js", modules / "extras.js")
    yield "estimator/main.js", first
    yield f"estimator/{name}", later
    yield EMBEDDED, bundled(modules / "embedded.js")
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        # Of a library the script is in ours already; its licence is not.
        if path.parent != modules and not path.match("vendor/*/*.js"):
            yield name, minified(path) if path.suffix in _TYPES else path


def minified(path: Path) -> str:
    """Return a script or a style sheet without what only its authors read."""
    return _minified(path.read_text(encoding="utf-8"), path.suffix)


def bundled(entry: Path) -> str:
    """Return a module with all that it imports as one script, minified, that imports nothing.

    Imports and exports have to be named ones, each import from a path of its own, and no two
    modules may give one name to different things. Raises NotBundled where they are not or do, and
    where modules import each other.
    """
    gathered = Gathered()
    gathered.add(entry.resolve())
    return _minified(f"(()=>{{{gathered.text}}})();", ".js")


def parted(entry: Path, later: Path) -> tuple[str, str, str]:
    """Return two modules, each with what it imports, and between them the file name of the second.

    The second is given what both need by the first, which has to import it as
    `import("./NAME")`; a part of its hash is added to the name, so that a page never takes one of
    another publication: it would look in vain for what it takes from the first.
    """
    gathered = Gathered()
    gathered.add(entry.resolve())
    first, given = gathered.text, set(gathered.places)
    gathered.add(later.resolve())
    shared = ", ".join(sorted(gathered.taken & given))
    exported = ", ".join(_EXPORT.findall(later.read_text(encoding="utf-8")))
    rest = gathered.text[len(first) :]
    last = _minified(
        f"export const given = ({{ {shared} }}) => {{{rest}return {{ {exported} }};}};", ".js"
    )
    name = f"{later.stem}-{sha256(last.encode()).hexdigest()[:8]}{later.suffix}"
    fetched = f'import("./{name}").then((later) => later.given(shared))'
    first = first.replace(f'import("./{later.name}")', fetched)
    return (
        _minified(f"const shared = (() => {{{first}return {{ {shared} }};}})();", ".js"),
        name,
        last,
    )


@cache
def stamp(folder: Path) -> str:
    """Return what stands behind the address of the first script, another one once it has changed."""
    texts = (path.read_bytes() for path in sorted(folder.rglob("*.js")))
    return sha256(b"\0".join(texts)).hexdigest()[:8]


class Gathered:
    """Modules one behind the other, each behind those that it imports.

    `places` tells which file each name at their top is from, `taken` what the last one that was
    added, and what came with it, import.
    """

    def __init__(self) -> None:
        self.text = ""
        self.places: dict[str, Path] = {}
        self.taken: set[str] = set()
        self._is_done: dict[Path, bool] = {}

    def add(self, entry: Path) -> None:
        """Add a module, and what it imports, unless they are there already."""
        self.taken = set()
        self._add(entry)

    def _add(self, path: Path) -> None:
        self._is_done[path] = False
        text = path.read_text(encoding="utf-8")
        for names, name in _IMPORT.findall(text):
            other = (path.parent / name).resolve()
            if not self._is_done.get(other, True):
                raise NotBundled(f"{path.name} and {other.name} import each other")
            if other not in self._is_done:
                self._add(other)
            self.taken.update(one.partition(" as ")[0].strip() for one in names.split(","))
        self.text += self._joined(path, text)
        self._is_done[path] = True

    def _joined(self, path: Path, text: str) -> str:
        """Return the text of a module as it stands among the others."""
        listed = _EXPORT_LIST.search(text)
        text = _EXPORT_LIST.sub("", _EXPORT.sub("", _IMPORT.sub(_renamed, text)))
        left = _LEFT_OVER.search(text)
        if left:
            raise NotBundled(f"{path.name}: {left[0]}")
        names = [outer for outer, _ in _pairs(listed[1])] if listed else _TOP.findall(text)
        for name in names:
            other = self.places.setdefault(name, path)
            if other != path:
                raise NotBundled(f"{other.name} and {path.name} both have {name}")
        if not listed:
            return text
        # A library that came minified: its own names are as short as those of others.
        given = ", ".join(f"{outer}: {inner}" for outer, inner in _pairs(listed[1]))
        return f"const {{{', '.join(names)}}} = (() => {{{text}\nreturn {{{given}}};}})();\n"


def _renamed(imported: re.Match[str]) -> str:
    """Return what is left of an import among the modules that it names: other names for things."""
    pairs = [one for one in _pairs(imported[1]) if one[0] != one[1]]
    return "".join(f"const {outer} = {inner};" for outer, inner in pairs)


def _pairs(names: str) -> list[tuple[str, str]]:
    """Return `a, b as c` as the names outside and inside: [("a", "a"), ("c", "b")]."""
    found = [name.strip().partition(" as ") for name in names.split(",") if name.strip()]
    return [(outer or inner, inner) for inner, _, outer in found]


@lru_cache(maxsize=64)
def _minified(text: str, suffix: str) -> str:
    result: str = minify.string(_TYPES[suffix], text)
    return result
