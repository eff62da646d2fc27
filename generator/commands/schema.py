# SPDX-License-Identifier: MIT
"""`schema`: the JSON Schema by which an editor completes and checks data files as they are typed."""

from __future__ import annotations

import argparse
from typing import Any

from generator.catalogue.data_file import DataFile
from generator.catalogue.export import as_json, editing_schema
from generator.catalogue.site import FrontDoor


def add(subparsers: Any, shared: argparse.ArgumentParser) -> None:
    """Add the command to the command line."""
    command = subparsers.add_parser("schema", parents=[shared], help="print the schema of the data")
    command.add_argument("--front-door", action="store_true", help="the schema of policies.yaml")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the schema of data files, or of the front door."""
    print(as_json(editing_schema(FrontDoor if options.front_door else DataFile)), end="")
    return 0
