# SPDX-License-Identifier: MIT
"""Tell the figures as Markdown: over all queries, by language, by group, and what it costs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version

from benchmarks.search_report.building import Share
from benchmarks.search_report.engines import NAMES
from benchmarks.search_report.figures import Answer, Figures, figures
from benchmarks.search_report.keystrokes import Keystrokes
from benchmarks.search_report.queries import Query
from benchmarks.search_report.weight import Weights

Results = Mapping[str, list[Answer]]

SETS: Mapping[str, Callable[[Query], bool]] = {
    "tuned": lambda query: not query.aside,
    "aside": lambda query: query.aside,
    "all": lambda _query: True,
}
_PACKAGES = {"Pagefind": "pagefind", "Material": "mkdocs-material", "jieba": "jieba",
             "Whoosh": "whoosh-reloaded"}  # fmt: skip
_KIB = 1024
NOTES = """\
How it was measured:

- The queries are those of `content/search/queries.yaml`, with the pages that a reader would want,
  written before any search was tuned. Every third is kept aside: nothing is tuned on it.
- Recall at 10 is the share of the expected pages among the first ten results, on average. First hit
  is how often the first result is an expected page. The reciprocal rank is one divided by the place
  of the first expected page among ten, or 0. All three are over the queries that expect a page.
- A search is silent when it shows nothing though a page is expected. Where none is expected, it is
  right to offer nothing; ours may still show close matches under their own heading.
- A place in a page counts as the page, and a page counts once, at its first place, for every search.
- Policy Atlas, Pagefind and Material are asked in a real Chromium: ours through its page of results,
  exact results before close ones; Pagefind through its API; Material by typing into its box.
- Pagefind indexes the article of each of our pages, navigation left out, with the extended build,
  which cuts Chinese into words. All its settings are its defaults.
- Material gets the same words as Markdown, page for page. Its language is set, jieba cuts Chinese
  into words, and the separator is that of its documentation with the Chinese marks added.
- Whoosh ranks the same entries as ours by its own formula, every word being optional.
"""
_COSTS = """\
What a first query moves is all that is fetched for the search once a reader uses it, by a browser
that has nothing yet, code included, compressed with gzip; what came with the page stands apart.
Pagefind is asked without any interface, and ten results are fetched. A keystroke is measured once the search has been used: all work of the
main thread for one more character, drawing included.
"""


@dataclass(frozen=True)
class Costs:
    """What searches cost: of each, the first query; of ours, also in a large site and when typing."""

    first: Mapping[str, Weights]
    large: Weights
    keystrokes: Keystrokes
    index: Share


def report(results: Results, costs: Costs | None) -> str:
    """Return the whole report; results are by search."""
    parts = ["# Search", "", _versions(), "", *overall(results), "", *_by_language(results), "",
             *_by_group(results), "", NOTES]  # fmt: skip
    if costs:
        parts += ["## Weight and speed", "", *_told(costs), "", _COSTS]
    return "\n".join(parts)


def overall(results: Results) -> Iterator[str]:
    """Yield the table of all searches: tuned on, kept aside, and together."""
    rows = {
        f"{name} | {NAMES[key]}": figures(a for a in answers if kept(a.query))
        for name, kept in SETS.items()
        for key, answers in results.items()
    }
    return _table("queries | search", rows)


def _by_language(results: Results) -> Iterator[str]:
    languages = dict.fromkeys(a.query.language for answers in results.values() for a in answers)
    rows = {
        f"{language}, {name} | {NAMES[key]}": figures(
            a for a in answers if a.query.language == language and kept(a.query)
        )
        for language in languages
        for name, kept in SETS.items()
        for key, answers in results.items()
    }
    return _table("queries | search", rows)


def _by_group(results: Results) -> Iterator[str]:
    yield f"| recall, first hit, rank: all queries | {' | '.join(NAMES[key] for key in results)} |"
    yield f"|---|{'---:|' * len(results)}"
    for group in dict.fromkeys(a.query.group for answers in results.values() for a in answers):
        of_group = [
            figures(a for a in answers if a.query.group == group) for answers in results.values()
        ]
        if any(one.queries for one in of_group):
            yield f"| {group} ({of_group[0].queries}) | {' | '.join(map(_three, of_group))} |"


def _table(head: str, rows: Mapping[str, Figures]) -> Iterator[str]:
    columns = ("count", "recall at 10", "first hit", "rank", "silent", "rightly nothing")
    yield f"| {head} | {' | '.join(columns)} |"
    yield f"|---|---|{'---:|' * len(columns)}"
    for name, one in rows.items():
        told = (str(one.queries), _share(one.recall), _share(one.first_hit),
                _share(one.mean_reciprocal_rank), str(one.silent),
                f"{one.nothing_right} of {one.nothing}")  # fmt: skip
        yield f"| {name} | {' | '.join(told)} |"


def _three(one: Figures) -> str:
    return ", ".join(map(_share, (one.recall, one.first_hit, one.mean_reciprocal_rank)))


def _share(figure: float | None) -> str:
    return "–" if figure is None else f"{figure:.2f}"


def _told(costs: Costs) -> Iterator[str]:
    yield "| first query, KiB | queries | median | worst | code in the median | with the page |"
    yield "|---|---:|---:|---:|---:|---:|"
    rows = [(NAMES[key], weights) for key, weights in costs.first.items()]
    for name, one in (*rows, (f"{NAMES['ours']}, 5,000 measures", costs.large)):
        sizes = " | ".join(
            f"{size / _KIB:,.1f}" for size in (one.median, one.worst, one.code, one.page)
        )
        yield f"| {name} | {one.queries} | {sizes} |"
    typed = costs.keystrokes
    yield ""
    yield (
        f"A later keystroke, ours: median {typed.median:.1f} ms, 95th percentile "
        f"{typed.most:.1f} ms, of {typed.number}."
    )
    yield (
        f"The index adds to a build of 1,000 measures {costs.index.clock:.0%} by the clock, "
        f"{costs.index.processor:.0%} of processor time."
    )


def _versions() -> str:
    return f"{', '.join(f'{name} {version(package)}' for name, package in _PACKAGES.items())}."


def lines(texts: Iterable[str]) -> str:
    """Return lines as one text."""
    return "\n".join((*texts, ""))
