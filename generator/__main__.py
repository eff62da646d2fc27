# SPDX-License-Identifier: MIT
"""Run a command: `python -m generator --help`."""

from generator.commands import main

raise SystemExit(main())
