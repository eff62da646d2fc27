# SPDX-License-Identifier: MIT
"""How well a site is searched, beside other searches: `python -m benchmarks.search_report`.

The files, in the order of their work:

    queries                          what is asked, and what should be found
    sites, made_up, serving          build the pages for every search, and serve them
    ours, pagefind, material, staff  put one query to one search
    engines                          put all queries to any of them
    figures                          what share was found, and how high it stands
    weight, keystrokes, building     what the first query moves, how long a later one takes, what
                                     the index adds to a build
    tables, misses                   tell it all
"""
