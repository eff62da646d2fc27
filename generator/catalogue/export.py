# SPDX-License-Identifier: MIT
"""Write the catalogue as data for others: one JSON file and the schema it keeps to."""

from __future__ import annotations

import json
from typing import Any, Literal

from pydantic import ConfigDict, Field

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.data_file import KINDS, DataFile
from generator.catalogue.site import FrontDoor
from generator.catalogue.values import Model

SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"


class Export(DataFile):
    """All records of a site. Money is in fen, percentages in parts per million, dates as text."""

    model_config = ConfigDict(title="Catalogue")

    schema_file: Literal["catalogue.schema.json"] = Field("catalogue.schema.json", alias="$schema")
    format: Literal[1] = 1
    front: FrontDoor


def exported(catalogue: Catalogue) -> dict[str, Any]:
    """Return the catalogue as plain JSON data; keys without a value are left out."""
    lists = {kind: tuple(catalogue.kind(kind).values()) for kind in KINDS}
    front = catalogue.front.model_dump(mode="json", by_alias=True, exclude_none=True)
    records = {
        kind: [one.model_dump(mode="json", by_alias=True, exclude_none=True) for one in found]
        for kind, found in lists.items()
    }
    return {"$schema": "catalogue.schema.json", "format": 1, "front": front, **records}


def export_schema() -> dict[str, Any]:
    """Return the JSON Schema of the exported catalogue."""
    schema = Export.model_json_schema(mode="serialization", by_alias=True)
    return {"$schema": SCHEMA_DIALECT, **schema}


def editing_schema(model: type[Model] = DataFile) -> dict[str, Any]:
    """Return the JSON Schema by which an editor completes and checks the YAML."""
    return {"$schema": SCHEMA_DIALECT, **model.model_json_schema(mode="validation", by_alias=True)}


def as_json(data: Any) -> str:
    """Return data as JSON text, the same for the same data, one line per entry."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
