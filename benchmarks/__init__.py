# SPDX-License-Identifier: MIT
"""How fast a site is built, beside other builders: `python -m benchmarks`.

The files, in the order of their work:

    prose, records, catalogue   write a made-up site of any size, the same one every time
    page_text, peers            write the same pages as Markdown, for MkDocs Material and for Hugo
    measuring, report           run them in turns, and tell what was measured
    estimator                   how fast the estimator is; alone: `python -m benchmarks.estimator`

How well it is searched, beside other searches, is in the package `search_report`.
"""
