# SPDX-License-Identifier: MIT
"""Words whose translation is not current stay marked when they are put into others."""

from __future__ import annotations

import json

from markupsafe import escape

from generator.pages.unsettled import (
    Amiss,
    Unsettled,
    filled,
    noted,
    plain,
    put_together,
    unsettled,
)

BADGE = (
    'a &lt;b&gt; <span class="pa-unsettled"><span class="pa-chip pa-chip--unsettled">not checked'
    '</span> <span lang="zh">甲&amp;</span></span>'
)
STALE = unsettled("a <b>", Amiss("stale", "not checked", "甲&", "zh"), "a <b> (not checked: 甲&)")


def test_a_template_shows_the_badge_and_the_source() -> None:
    """Escaping gives HTML in which both texts are escaped."""
    assert BADGE == escape(STALE)


def test_missing_words_are_replaced() -> None:
    """Without a translation the words of the source stand first, then the badge."""
    words = unsettled("甲", Amiss("missing", "none yet", "甲", "zh"), "none yet (甲)")

    assert (
        '<span lang="zh">甲</span> <span class="pa-unsettled">'
        '<span class="pa-chip pa-chip--unsettled">none yet</span></span>'
    ) == escape(words)


def test_elsewhere_it_is_the_words_alone() -> None:
    """Joined by hand, written as JSON or made plain, the words have no markup."""
    assert "x a <b>" == f"x {STALE}"
    assert '"a <b>"' == json.dumps(STALE)
    assert (str, "a <b>") == (type(plain(STALE)), plain(STALE))


def test_words_filled_into_others_keep_their_badge() -> None:
    """Interface words with a detail that is not settled are escaped around it."""
    words = filled("{n} & {x}", {"n": 2, "x": STALE})

    assert ("2 & a <b>", f"2 &amp; {BADGE}") == (words, escape(words))
    assert "2 & a <b> (not checked: 甲&)" == noted(words)


def test_words_put_together_keep_their_badge() -> None:
    """A list with one piece that is not settled is escaped around it."""
    words = put_together(["<", STALE])

    assert ("<a <b>", f"&lt;{BADGE}") == (words, escape(words))
    assert ["<a <b> (not checked: 甲&)", "y"] == noted([words, "y"])


def test_settled_words_stay_simple() -> None:
    """Where nothing is amiss, strings are strings."""
    assert not isinstance(filled("{x}", {"x": "y"}), Unsettled)
    assert not isinstance(put_together(["x", "y"]), Unsettled)
