# SPDX-License-Identifier: MIT
"""How fast a site is built, beside other builders: `python -m benchmarks`.

The files, in the order of their work:

    prose, records, catalogue   write a made-up site of any size, the same one every time
    page_text, peers            write the same pages as Markdown, for MkDocs Material and for Hugo
    measuring, report           run them in turns, and tell what was measured

How well it is searched, beside other searches, is in the package `search_report`.
"""
