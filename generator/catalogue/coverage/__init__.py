# SPDX-License-Identifier: MIT
"""Does every figure of a source text have its place in the records?

The modules stand in the order of the flow:

    traditional   characters that are folded before anything is compared
    source_text   a text as it comes becomes a text in which figures and names can be found
    numerals      number words become numbers
    printed       the figures of a text, each with what it means
    cutting       the text becomes the clauses that the records name
    held          what the records of a clause hold, and whether a figure is among it
    comparison    a text and the records side by side
    inventory     the figures of a text without its sentences, kept with the data
"""
