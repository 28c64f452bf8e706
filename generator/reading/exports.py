"""By which JSON Schemas do text editors complete and check what editors write?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.config import Config
from generator.model.texts import SCHEMAS
from generator.model.written import FrontMatter, RecordFrontMatter
from generator.schemas.checking import json_schema


def json_schemas() -> Mapping[str, dict[str, Any]]:
    """Every schema by name: of the config, of texts, of single records and of files of many."""
    single = {name: json_schema(schema) for name, schema in SCHEMAS.items()}
    many = {f"{name}-many": many_of(schema) for name, schema in single.items() if name != "photos"}
    texts = {"article": json_schema(FrontMatter), "record-text": json_schema(RecordFrontMatter)}
    return {"config": json_schema(Config)} | texts | single | many


def many_of(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of a file of many records by key."""
    record = {name: value for name, value in schema.items() if name != "$defs"}
    definitions = {**schema.get("$defs", {}), "Record_": record}
    return {
        "$defs": definitions,
        "type": "object",
        "propertyNames": {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        "additionalProperties": {"$ref": "#/$defs/Record_"},
    }
