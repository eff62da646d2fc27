# SPDX-License-Identifier: MIT
"""What a situation could receive, and why."""
