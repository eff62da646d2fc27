# SPDX-License-Identifier: MIT
"""The records: read, typed, checked, exported."""
