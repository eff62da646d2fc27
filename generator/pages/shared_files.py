# SPDX-License-Identifier: MIT
"""What belongs to no language: the chooser, the page for wrong addresses, the data files."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.export import as_json, export_schema, exported
from generator.estimator.program import compile_program
from generator.pages.rendering import render_alone


def write_shared_files(catalogue: Catalogue, templates: Path, site: Path) -> None:
    """Write the files at the root of the site."""
    base = urlsplit(catalogue.site.url).path.rstrip("/") if catalogue.site.url else ""
    files = {
        "index.html": render_alone(catalogue, templates, "chooser.html", base=""),
        "404.html": render_alone(catalogue, templates, "notfound.html", base=f"{base}/"),
        "data/catalogue.json": as_json(exported(catalogue)),
        "data/catalogue.schema.json": as_json(export_schema()),
        "data/estimator.json": as_json(compile_program(catalogue)),
    }
    for name, content in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
