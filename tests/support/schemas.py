"""Does a value fit a JSON Schema?

In go a value and a schema as pydantic writes it; out come the places of what does not fit. Only the
words of JSON Schema that such schemas use are known; another one fails the test that meets it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Schema = Mapping[str, Any]


def misfits(value: object, schema: Schema) -> list[str]:
    """The way to everything in the value that the schema does not allow: `/stops/0/date`."""
    return list(_misfits(value, schema, schema, ""))


_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
    "null": type(None),
}

_NOTES = {"$defs", "$schema", "title", "description", "default", "format", "examples"}
"""Words that allow everything."""


def _misfits(value: Any, schema: Schema | bool, root: Schema, way: str) -> Iterator[str]:
    if isinstance(schema, bool):
        yield from () if schema else (way,)
        return
    for word in schema.keys() - _NOTES - _SHAPES.keys():
        if not _CHECKS[word](value, schema[word], root):
            yield way
    for word in schema.keys() & _SHAPES.keys():
        yield from _SHAPES[word](value, schema, root, way)


def _is_type(value: Any, wanted: str | list[str], _root: Schema) -> bool:
    names = [wanted] if isinstance(wanted, str) else wanted
    is_truth = isinstance(value, bool)
    return any(
        isinstance(value, _TYPES[name]) and is_truth <= (name == "boolean") for name in names
    )


def _fits_one(value: Any, schemas: list[Schema], root: Schema) -> bool:
    return any(not list(_misfits(value, one, root, "")) for one in schemas)


_CHECKS: Mapping[str, Callable[[Any, Any, Schema], bool]] = {
    "type": _is_type,
    "anyOf": _fits_one,
    "oneOf": _fits_one,
    "enum": lambda value, allowed, _: value in allowed,
    "const": lambda value, only, _: value == only,
    "pattern": lambda value, pattern, _: bool(re.search(pattern, str(value))),
    "minimum": lambda value, least, _: value >= least,
    "maximum": lambda value, most, _: value <= most,
    "minItems": lambda value, least, _: len(value) >= least,
    "minProperties": lambda value, least, _: len(value) >= least,
    "required": lambda value, names, _: set(names) <= set(value),
    "propertyNames": lambda value, names, root: all(
        not list(_misfits(key, names, root, "")) for key in value
    ),
}


def _reference(value: Any, schema: Schema, root: Schema, way: str) -> Iterator[str]:
    yield from _misfits(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root, way)


def _items(value: Any, schema: Schema, root: Schema, way: str) -> Iterator[str]:
    for number, item in enumerate(value if isinstance(value, list) else ()):
        yield from _misfits(item, schema["items"], root, f"{way}/{number}")


def _properties(value: Any, schema: Schema, root: Schema, way: str) -> Iterator[str]:
    for name, inner in schema["properties"].items():
        if isinstance(value, dict) and name in value:
            yield from _misfits(value[name], inner, root, f"{way}/{name}")


def _others(value: Any, schema: Schema, root: Schema, way: str) -> Iterator[str]:
    known = schema.get("properties", {})
    for name in value if isinstance(value, dict) else ():
        if name not in known:
            yield from _misfits(value[name], schema["additionalProperties"], root, f"{way}/{name}")


def _patterned(value: Any, schema: Schema, root: Schema, way: str) -> Iterator[str]:
    for pattern, inner in schema["patternProperties"].items():
        for name in value if isinstance(value, dict) else ():
            if re.search(pattern, name):
                yield from _misfits(value[name], inner, root, f"{way}/{name}")


_SHAPES: Mapping[str, Callable[[Any, Schema, Schema, str], Iterator[str]]] = {
    "patternProperties": _patterned,
    "$ref": _reference,
    "items": _items,
    "properties": _properties,
    "additionalProperties": _others,
}
"""Words that lead into a value."""
