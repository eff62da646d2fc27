# SPDX-License-Identifier: MIT
"""Policy Atlas: structured policy data becomes a bilingual static website.

The packages stand in the order of the flow, and each imports only from those before it:

    problems      what can be wrong with the input, and how it is told
    catalogue     read the YAML, type it, check it as a whole
    estimator     what a person or an employer could receive, from the catalogue
    pages         typed views of the records, rendered with Jinja2
    engines       hand the pages to a site builder; only here is MkDocs known
    commands      what `python -m generator …` does
"""

__version__ = "0.1.0"
