# SPDX-License-Identifier: MIT
"""Adapters to site builders."""
