# SPDX-License-Identifier: MIT
"""Views of the records in each language, and the templates that render them."""
