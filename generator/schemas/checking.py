"""Do a file's fields fit their schema, and what can be made of them where they do not?

In go a schema and the text trees of `fields`; out come frozen models, with a diagnostic for every
field that is wrong, at its place and in our words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, cast, get_args, get_origin

from pydantic import ValidationError, create_model
from pydantic_core import ErrorDetails

from generator.diagnostics import Diagnostic, Position, Reported, diagnostic, nearest
from generator.fields import Fields, Loc, Marks
from generator.schemas import Schema

S = TypeVar("S", bound=Schema)


def validate(
    schema: type[S], fields: Fields, languages: tuple[str, ...], loc: Loc = ()
) -> Reported[S | None]:
    """The fields at `loc` as a model, or every problem in them; `languages` are the site's."""
    checked, errors = _check(schema, _tree_at(fields, loc), languages)
    return Reported(checked, tuple(_found(schema, errors, fields.marks, loc)))


def salvage(
    schema: type[S],
    fields: Fields,
    languages: tuple[str, ...],
    stand_ins: Mapping[str, object],
    loc: Loc = (),
) -> Reported[S]:
    """The fields at `loc` as a model as far as they are right, and every problem in them.

    A field with something wrong in it is left out whole, one that is required gives way to its
    stand-in; the model knows them as `unread`.
    """
    tree = _tree_at(fields, loc)
    checked, errors = _check(schema, tree, languages)
    found = tuple(_found(schema, errors, fields.marks, loc))
    if checked is not None:
        return Reported(checked, found)
    written = cast(Mapping[str, object], tree) if isinstance(tree, dict) else {}
    unread = frozenset(_unread(schema, errors, written))
    stated = _stated(schema, written, unread, languages)
    rest = schema.model_construct(set(stated), **{**stand_ins, **stated})
    return Reported(rest.without(unread), found)


def stated(model: Schema) -> Mapping[str, object]:
    """What a model says, as it was stated: nothing that is left to defaults, moments as text."""
    return model.model_dump(mode="json", exclude_unset=True)


def restated(schema: type[S], fields: Mapping[str, object]) -> S:
    """The model that stated these fields. Raises `ValueError` where none can have."""
    return schema.model_validate(fields, context=_IN_ANY_LANGUAGE)


class _Any(tuple[str, ...]):
    """All languages: in those of its site a model was checked when it was read."""

    __slots__ = ()

    def __contains__(self, lang: object) -> bool:
        return True


_IN_ANY_LANGUAGE = {"languages": _Any()}


def json_schema(schema: type[Schema]) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) by which text editors complete and check a file."""
    return schema.model_json_schema()


def _tree_at(fields: Fields, loc: Loc) -> object:
    tree: object = fields.tree
    for step in loc:
        tree = cast(Mapping[str | int, object], tree)[step]
    return tree


def _check(
    schema: type[S], tree: object, languages: tuple[str, ...]
) -> tuple[S | None, Sequence[ErrorDetails]]:
    try:
        return schema.model_validate(tree, context={"languages": languages}), ()
    except ValidationError as error:
        return None, error.errors(include_url=False)


def _found(
    schema: type[Schema], errors: Sequence[ErrorDetails], marks: Marks, loc: Loc
) -> Iterator[Diagnostic]:
    """What is wrong, each slip once, and values that a `#` turned into a comment."""
    meant = _meant(schema, errors)
    told = set()
    for error in errors:
        if not _follows(error, errors, meant):
            one = _worded(schema, error, marks, loc)
            told.add(one.position)
            yield one
    yield from (one for one in _swallowed(marks, loc) if one.position not in told)


def _follows(error: ErrorDetails, errors: Sequence[ErrorDetails], meant: Collection[Loc]) -> bool:
    """Whether a field is missing for its name is misspelt, or a list empty for its items wrong."""
    loc = error["loc"]
    match error["type"]:
        case "missing":
            return loc in meant
        case "too_short":
            return any(one["loc"][: len(loc)] == loc != one["loc"] for one in errors)
        case _:
            return False


def _swallowed(marks: Marks, loc: Loc) -> Iterator[Diagnostic]:
    """Fields whose value became a comment, as an editor hardly meant."""
    for lost in sorted(marks.swallowed, key=str):
        if lost[: len(loc)] == loc:
            yield diagnostic("field-swallowed", marks.key(*lost), field=lost[-1])


# What is right all the same ---------------------------------------------------------------------


def _unread(
    schema: type[Schema], errors: Sequence[ErrorDetails], tree: Mapping[str, object]
) -> Iterator[str]:
    """The fields with an error in them, and those that are there by a misspelt name only."""
    for error in errors:
        if error["loc"]:
            yield str(error["loc"][0])
        else:
            yield from schema.model_fields
    yield from (str(loc[0]) for loc in _meant(schema, errors) if loc[0] not in tree)


def _stated(
    schema: type[Schema],
    tree: Mapping[str, object],
    unread: frozenset[str],
    languages: tuple[str, ...],
) -> Mapping[str, object]:
    """The values of the fields that are right."""
    right = {name: value for name, value in tree.items() if name not in unread}
    partial, _ = _check(_without_required(schema), right, languages)
    assert partial is not None, "fields do not depend on each other"
    return {name: getattr(partial, name) for name in partial.model_fields_set}


@cache
def _without_required(schema: type[Schema]) -> type[Schema]:
    """The schema with nothing required in it."""
    required: Any = {
        name: (Annotated[(field.annotation, *field.metadata)], None)
        for name, field in schema.model_fields.items()
        if field.is_required()
    }
    return create_model(schema.__name__, __base__=schema, **required)


# Wording of pydantic's errors -------------------------------------------------------------------

_CODES = {
    "string_type": "field-not-text",
    "list_type": "field-not-list",
    "tuple_type": "field-not-list",
    "dict_type": "field-not-mapping",
    "model_type": "field-not-mapping",
    "model_attributes_type": "field-not-mapping",
    "bool_parsing": "field-not-yes-or-no",
    "bool_type": "field-not-yes-or-no",
    "int_parsing": "field-not-number",
    "int_type": "field-not-number",
    "int_parsing_size": "field-not-number",
    "int_from_float": "field-not-number",
    "float_parsing": "field-not-number",
    "float_type": "field-not-number",
    "finite_number": "field-not-number",
    "greater_than_equal": "field-out-of-range",
    "greater_than": "field-out-of-range",
    "less_than_equal": "field-out-of-range",
    "less_than": "field-out-of-range",
    "mapping_type": "field-not-mapping",
    "too_short": "field-empty",
}
"""pydantic's error types as codes of ours; a type that is itself one of our codes stays."""


def _meant(schema: type[Schema], errors: Sequence[ErrorDetails]) -> set[Loc]:
    """Fields that most likely were meant by a misspelt name: one slip is one error."""
    slips = [error["loc"] for error in errors if error["type"] == "extra_forbidden"]
    near = ((*loc[:-1], nearest(str(loc[-1]), _fields_at(schema, loc[:-1]))) for loc in slips)
    return {cast(Loc, loc) for loc in near if loc[-1] is not None}


def _worded(schema: type[Schema], error: ErrorDetails, marks: Marks, prefix: Loc) -> Diagnostic:
    is_key = bool(error["loc"]) and error["loc"][-1] == "[key]"
    loc: Loc = (*prefix, *(error["loc"][:-1] if is_key else error["loc"]))
    name = _path_of(loc[len(prefix) :] or loc)
    context = {key: str(value) for key, value in error.get("ctx", {}).items()}
    value = error["input"] if isinstance(error["input"], str) else ""
    match error["type"]:
        case "extra_forbidden":
            return _unknown_field(schema, loc[len(prefix) :], marks.key(*loc))
        case "missing":
            return _missing_field(loc, marks)
        case "literal_error" | "enum":
            known = re.findall(r"'([^']*)'", context.get("expected", ""))
            suggestion = nearest(value, known)
            return diagnostic(
                "field-not-one-of", marks.at(*loc), field=name, value=value, known=", ".join(known),
                suggestion=suggestion,
            )  # fmt: skip
        case kind:
            code = _CODES.get(kind, kind if "-" in kind else "field-invalid")
            place = marks.key(*loc) if is_key or code == "language-unknown" else marks.at(*loc)
            if code == "language-unknown":
                place = marks.key(*loc, context["lang"])
            return diagnostic(code, place, **{"field": name, "value": value} | context)


def _path_of(loc: Loc) -> str:
    """The names on the way to a value: `stops.date` for the date of any stop."""
    return ".".join(step for step in loc if isinstance(step, str))


def _unknown_field(schema: type[Schema], loc: Loc, place: Position) -> Diagnostic:
    known = sorted(_fields_at(schema, loc[:-1]))
    return diagnostic(
        "field-unknown", place, field=loc[-1], suggestion=nearest(str(loc[-1]), known),
        known=", ".join(known),
    )  # fmt: skip


def _fields_at(schema: type[Schema], loc: Loc) -> list[str]:
    """The field names of the mapping at a place inside a schema."""
    kind: object = schema
    for step in loc:
        kind = _bare(_inside(kind, step))
    if not _is_schema(kind):
        return []
    fields = cast(type[Schema], kind).model_fields
    return [one.alias or name for name, one in fields.items()]


def _inside(kind: object, step: str | int) -> object:
    """The type of what a mapping's key, or a list's index, leads to."""
    if _is_schema(kind):
        return cast(type[Schema], kind).model_fields[str(step)].annotation
    if get_origin(kind) is dict:
        return get_args(kind)[1]
    return next(iter(get_args(kind)), None)


def _bare(kind: object) -> object:
    """A type without `Annotated` and without `None` beside it."""
    if get_origin(kind) is Annotated:
        return _bare(get_args(kind)[0])
    if get_origin(kind) in (UnionType, Union):
        return _bare(next(one for one in get_args(kind) if one is not NoneType))
    return kind


def _is_schema(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Schema)


def _missing_field(loc: Loc, marks: Marks) -> Diagnostic:
    name = loc[-1]
    if loc in marks.keys:
        swallowed = "#" if loc in marks.swallowed else None
        return diagnostic("field-empty", marks.key(*loc), field=name, swallowed=swallowed)
    return diagnostic("field-missing", marks.at(*loc[:-1]), field=name)
