# SPDX-License-Identifier: MIT
from __future__ import annotations

import re
from pathlib import Path

from tests.site.parsed import in_language, pages_of


def test_the_second_city_has_its_own_name(second_city: Path) -> None:
    """Every page of the invented town bears its name, in its language."""
    names = {"en": "Port Aurel Welcome Guide", "zh": "奥雷港迎新指南"}
    for language, name in names.items():
        for page in in_language(second_city, language):
            assert name == page.root.all("span", "pa-brand__name")[0].seen()
            assert page.root.all("title")[0].source().endswith(name)


def test_nothing_of_the_first_city_is_in_the_second(second_city: Path) -> None:
    """No file of the invented town's site names the first city, its places or its policies."""
    foreign = re.compile(
        "嘉兴|嘉興|南湖|秀洲|浙江|人才|Jiaxing|Nanhu|Xiuzhou|Zhejiang|talent", re.IGNORECASE
    )
    written = {".html", ".json", ".xml", ".css", ".js", ".svg", ".txt"}
    found = [
        (path.relative_to(second_city).as_posix(), foreign.findall(path.read_text("utf-8"))[:3])
        for path in second_city.rglob("*")
        if path.suffix in written and foreign.search(path.read_text("utf-8"))
    ]

    assert [] == found


def test_the_second_city_starts_in_its_own_language(second_city: Path) -> None:
    """The chooser and hreflang of a site whose source is English begin with English."""
    (chooser,) = [page for page in pages_of(second_city) if page.kind == "chooser"]

    assert "en" == chooser.root.all("html")[0].attributes["lang"]
    assert ["en", "zh"] == [one.attributes["lang"] for one in chooser.root.all("section")]
