# SPDX-License-Identifier: MIT
"""Scripts and styles as they are sent: without comments, and those of the estimator as one file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
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
_LEFT_OVER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


class NotBundled(Exception):  # noqa: N818 - named after what happened
    """A module is written in a way that cannot be put together with others."""


def assets(folder: Path) -> Iterator[tuple[str, str | Path]]:
    """Yield what a site sends beside its pages: names, with a text or the path of a file."""
    modules = folder / "estimator"
    first, later = parted(modules / "main.js", modules / "extras.js")
    yield "estimator/main.js", first
    yield "estimator/extras.js", later
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

    Imports and exports have to be named ones, each import from a path of its own. Raises NotBundled
    where they are not, and where modules import each other.
    """
    scopes: dict[Path, str] = {}
    _gather(entry.resolve(), {}, scopes)
    return _minified(f"(()=>{{{''.join(scopes.values())}}})();", ".js")


def parted(entry: Path, later: Path) -> tuple[str, str]:
    """Return two modules, each with what it imports: the second takes from the first what both need.

    The second has to be imported by the first as `import("./NAME")`; a part of its hash is added
    there, so that no browser takes one that it kept from before.
    """
    names: dict[Path, str] = {}
    scopes: dict[Path, str] = {}
    _gather(entry.resolve(), names, scopes)
    first = dict(scopes)
    _gather(later.resolve(), names, scopes)
    second = "".join(text for path, text in scopes.items() if path not in first)
    shared = ", ".join(names[path] for path in first if re.search(rf"\b{names[path]}\b", second))
    exported = ", ".join(_EXPORT.findall(later.read_text(encoding="utf-8")))
    taking = f'import {{ shared }} from "./{entry.name}";const {{ {shared} }} = shared;'
    giving = f"export const {{ {exported} }} = {names[later.resolve()]};"
    last = _minified(f"{taking}{second}{giving}", ".js")
    text = f"export const shared = (() => {{{''.join(first.values())}return {{ {shared} }};}})();"
    named = f"./{later.name}?{sha256(last.encode()).hexdigest()[:8]}"
    return _minified(text.replace(f'import("./{later.name}")', f'import("{named}")'), ".js"), last


def _gather(path: Path, names: dict[Path, str], scopes: dict[Path, str]) -> None:
    """Add a module behind those that it imports, each in a scope of its own."""
    names[path] = re.sub(r"\W", "_", f"{path.parent.name}_{path.stem}")
    text = path.read_text(encoding="utf-8")
    imported = {name: (path.parent / name).resolve() for _, name in _IMPORT.findall(text)}
    for other in imported.values():
        if other in names and other not in scopes:
            raise NotBundled(f"{path.name} and {other.name} import each other")
        if other not in scopes:
            _gather(other, names, scopes)

    def taken(match: re.Match[str]) -> str:
        return f"const {{{match[1].replace(' as ', ': ')}}} = {names[imported[match[2]]]};"

    exported = [*_EXPORT.findall(text), *_listed(text)]
    text = _EXPORT_LIST.sub("", _EXPORT.sub("", _IMPORT.sub(taken, text)))
    left = _LEFT_OVER.search(text)
    if left:
        raise NotBundled(f"{path.name}: {left[0]}")
    scopes[path] = (
        f"const {names[path]} = (() => {{{text}\nreturn {{{', '.join(exported)}}};}})();\n"
    )


def _listed(text: str) -> list[str]:
    """Return what a list at the end exports, as properties of an object."""
    found = _EXPORT_LIST.search(text)
    pairs = [name.strip().partition(" as ") for name in found[1].split(",")] if found else []
    return [f"{outer or inner}: {inner}" for inner, _, outer in pairs]


@lru_cache(maxsize=64)
def _minified(text: str, suffix: str) -> str:
    result: str = minify.string(_TYPES[suffix], text)
    return result
