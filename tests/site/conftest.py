# SPDX-License-Identifier: MIT
"""The sites that the tests look at."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalogue.catalogue import Catalogue
from tests.project import ROOT, TINY, catalogue_of
from tests.site.building import build, built_once
from tests.site.hostile_site import (
    PLAIN_NAMES,
    STRINGS,
    Filled,
    filled,
    hostile_words,
    plain_words,
)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the real site, built once for all tests."""
    return built_once(tmp_path_factory)


@pytest.fixture(scope="session")
def second_city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of the invented town."""
    return build(TINY, tmp_path_factory.mktemp("second-city") / "site")


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """Return the invented town's site with a hostile string in every text field, built."""
    made = filled(tmp_path_factory.mktemp("hostile"), hostile_words, STRINGS["names"])
    build(made.root, made.root / "site")
    return made


@pytest.fixture(scope="session")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """Return the same site with harmless words in every text field, built."""
    made = filled(tmp_path_factory.mktemp("plain"), plain_words, PLAIN_NAMES)
    build(made.root, made.root / "site")
    return made


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Return the real catalogue, checked."""
    return catalogue_of(ROOT)
