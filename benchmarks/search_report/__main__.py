# SPDX-License-Identifier: MIT
"""Compare: `python -m benchmarks.search_report [--engine ours] [--misses] [--set tuned|aside|all]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.catalogue import ROOT
from benchmarks.search_report.building import index_share
from benchmarks.search_report.engines import IN_BROWSER, NAMES, answers
from benchmarks.search_report.keystrokes import keystrokes
from benchmarks.search_report.made_up import build_made_up
from benchmarks.search_report.misses import misses
from benchmarks.search_report.queries import Query, read_queries
from benchmarks.search_report.sites import Sites
from benchmarks.search_report.tables import SETS, Costs, lines, overall, report
from benchmarks.search_report.weight import first_queries

RESULTS = ROOT / "benchmarks" / "search.md"


def main() -> int:
    """Ask every search each judged query, print the figures and, when all were asked, keep them."""
    options = _options()
    queries = read_queries(ROOT)
    with TemporaryDirectory() as folder:
        sites = Sites(ROOT, Path(folder), options.site and options.site.resolve())
        results = {}
        for key in options.engine or NAMES:
            started = perf_counter()
            results[key] = answers(key, sites, queries)
            sys.stderr.write(f"{NAMES[key]}: {perf_counter() - started:.0f} s\n")
        costs = None if options.engine and not options.costs else _costs(sites, queries)
    whole = report(results, costs)
    sys.stdout.write(lines(overall(results)) if options.engine and not costs else whole)
    if options.misses:
        for key, given in results.items():
            kept = [answer for answer in given if SETS[options.set](answer.query)]
            sys.stdout.write(lines(("", f"{NAMES[key]}, {options.set}", *misses(kept))))
    if not options.engine:
        RESULTS.write_text(whole, encoding="utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.search_report", description=main.__doc__
    )
    parser.add_argument("--engine", action="append", choices=NAMES, help="ask only this one")
    parser.add_argument("--site", type=Path, metavar="DIR", help="our site, built already")
    parser.add_argument("--misses", action="store_true", help="list what is not fully right")
    parser.add_argument("--set", choices=SETS, default="tuned", help="which queries to list")
    parser.add_argument("--costs", action="store_true", help="weigh and time, whoever is asked")
    return parser.parse_args()


def _costs(sites: Sites, queries: list[Query]) -> Costs:
    """Weigh first queries and time keystrokes; Material fetches the same whatever is asked."""
    once = list({query.language: query for query in reversed(queries)}.values())
    first = {
        key: first_queries(key, sites.of(key), once if key == "material" else queries)
        for key in IN_BROWSER
    }
    sys.stderr.write("first queries weighed\n")
    typed = keystrokes(sites.of("ours"), queries)
    sys.stderr.write("keystrokes timed\n")
    site, asked = build_made_up(sites.folder)
    large = first_queries("ours", site, asked)
    return Costs(first, large, typed, index_share(sites.folder))


if __name__ == "__main__":
    raise SystemExit(main())
