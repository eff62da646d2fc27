# SPDX-License-Identifier: MIT
"""Tests of what a build writes: every page and file of the site, as a reader gets them."""
