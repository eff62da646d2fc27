# SPDX-License-Identifier: MIT
"""Journeys through the built site, in a real browser."""
