"""What may a field hold: in front matter, in registries and in the config?

In go the text trees of `fields`; out come frozen models, or a diagnostic for every field that is
wrong, at its place. A schema is one declaration that gives the type, the default, the editor's
description and, exported as JSON Schema, completion in a text editor. This is the only module
that knows pydantic.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Annotated, Any, Self, TypeVar, Union, cast, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from generator.diagnostics import Diagnostic, Position, Reported, diagnostic, nearest
from generator.fields import Fields, Loc, Marks

EARLIEST_YEAR = 1990
"""A date before it is surely a slip of the keyboard: there was no web to publish on."""

LATEST_YEAR = 2199
"""A date after it likewise."""


described = Field
"""Says of a field what an editor sees while typing, its default and its bounds."""


class Schema(BaseModel):
    """A mapping with known keys; anything else in it is reported."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, populate_by_name=True, allow_inf_nan=False
    )


S = TypeVar("S", bound=Schema)


def validate(
    schema: type[S], fields: Fields, languages: tuple[str, ...], loc: Loc = ()
) -> Reported[S | None]:
    """The fields at `loc` as a model, or every problem in them; `languages` are the site's."""
    tree: object = fields.tree
    for step in loc:
        tree = cast(Mapping[str | int, object], tree)[step]
    lost = _swallowed(fields.marks, loc)
    try:
        model = schema.model_validate(tree, context={"languages": languages})
    except ValidationError as error:
        errors = error.errors(include_url=False)
        meant = _meant(schema, errors)
        found = tuple(
            _worded(schema, details, fields.marks, loc)
            for details in errors
            if details["loc"] not in meant
        )
        required = {one.position for one in found}
        return Reported(None, (*found, *(one for one in lost if one.position not in required)))
    return Reported(model, lost)


def json_schema(schema: type[Schema]) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) by which text editors complete and check a file."""
    return schema.model_json_schema()


def _swallowed(marks: Marks, loc: Loc) -> tuple[Diagnostic, ...]:
    """Values that a `#` turned into a comment, as an editor hardly meant."""
    return tuple(
        diagnostic("field-swallowed", marks.key(*lost), field=lost[-1])
        for lost in sorted(marks.swallowed, key=str)
        if lost[: len(loc)] == loc
    )


def _wrong(code: str, **details: object) -> PydanticCustomError:
    """What hands a code of ours and its details through pydantic."""
    return PydanticCustomError(cast(Any, code), cast(Any, code), details)


# Types of values --------------------------------------------------------------------------------

_TEXT_SCHEMA = WithJsonSchema({"type": ["string", "number", "boolean"]})
"""An unquoted 2024 or `no` is text here, so a text editor must not underline it."""


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _wrong("field-not-text")
    if not value.strip():
        raise _wrong("field-empty")
    return value.strip()


Text = Annotated[str, BeforeValidator(_text), _TEXT_SCHEMA]
"""Text of any length."""

Line = Annotated[
    str,
    BeforeValidator(_text),
    AfterValidator(lambda text: " ".join(text.split(None))),
    _TEXT_SCHEMA,
]
"""Text on one line: runs of blanks and line ends become one blank."""


def _names(value: object, info: ValidationInfo) -> object:
    if not isinstance(value, dict):
        example = ", ".join(f"{lang}: …" for lang in _languages(info))
        raise _wrong("field-not-by-language", example=example)
    for lang in value:
        if lang not in _languages(info):
            known = ", ".join(_languages(info))
            raise _wrong("language-unknown", lang=lang, known=known)
    return value


def _languages(info: ValidationInfo) -> tuple[str, ...]:
    context = cast(Mapping[str, tuple[str, ...]], info.context or {})
    return context.get("languages", ())


Names = Annotated[dict[str, Line], BeforeValidator(_names)]
"""One line by language: `{ru: …, en: …}`."""


Texts = Annotated[dict[str, Text], BeforeValidator(_names)]
"""A longer text by language."""

NameLists = Annotated[dict[str, tuple[Line, ...]], BeforeValidator(_names)]
"""Several names by language: `{ru: […], en: […]}`."""


def _matching(pattern: str, code: str) -> BeforeValidator:
    compiled = re.compile(pattern)

    def check(value: object) -> str:
        text = _text(value)
        if not compiled.fullmatch(text):
            raise _wrong(code, value=text)
        return text

    return BeforeValidator(check)


RecordKey = Annotated[
    str, _matching("[a-z0-9]+(-[a-z0-9]+)*", "key-characters"), WithJsonSchema({"type": "string"})
]
CountryCode = Annotated[
    str,
    _matching("[A-Z]{2}", "field-not-country"),
    WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}$"}),
]
WebAddress = Annotated[
    str,
    _matching(r"https?://[^\s<>\"\\^`{|}]+", "field-not-url"),
    WithJsonSchema({"type": "string", "format": "uri"}),
]

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_SLIPPED_DAYS = (
    (re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})"), (3, 2, 1)),
    (re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})"), (1, 2, 3)),
)


def _guessed_day(text: str) -> str:
    """What the editor meant by 06.06.2023 or 2023-6-6, or nothing."""
    for pattern, (year, month, day) in _SLIPPED_DAYS:
        match = pattern.fullmatch(text.strip())
        if match:
            guess = f"{match[year]}-{int(match[month]):02d}-{int(match[day]):02d}"
            try:
                date.fromisoformat(guess)
            except ValueError:
                return ""
            return guess
    return ""


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    text = _text(value)
    try:
        if not _DAY.fullmatch(text):
            raise ValueError
        day = date.fromisoformat(text)
    except ValueError:
        raise _wrong("date-invalid", value=text, guess=_guessed_day(text)) from None
    return _in_range(day, text)


def _when(value: object) -> date | datetime:
    if isinstance(value, date):
        return value
    text = _text(value)
    if not re.match(r"\d{4}-\d{2}-\d{2}[T ]\d", text):
        return _day(text)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise _wrong("date-invalid", value=text) from None
    if moment.tzinfo is None:
        raise _wrong("date-without-offset", value=text)
    return _in_range(moment, text)


D = TypeVar("D", date, datetime)


def _in_range(day: D, text: str) -> D:
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise _wrong("date-out-of-range", value=text, earliest=EARLIEST_YEAR, latest=LATEST_YEAR)
    return day


Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
"""A day, `YYYY-MM-DD`."""

When = Annotated[
    date | datetime,
    BeforeValidator(_when),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}.*)?$"}),
]
"""A day, or a moment with its offset from UTC: `2023-06-06T12:00+03:00`."""

PARTS = ("morning", "afternoon", "evening")


class DayRef(Schema):
    """A day of a visit, or a part of it."""

    day: Day
    part: str | None = None


def _day_ref(value: object) -> object:
    if isinstance(value, (DayRef, dict)):
        return value
    day, _, part = _text(value).partition("/")
    if part and part not in PARTS:
        known = ", ".join(PARTS)
        suggestion = nearest(part, PARTS) or ""
        raise _wrong("field-not-one-of", value=part, known=known, suggestion=suggestion)
    return {"day": _day(day), "part": part or None}


VisitDay = Annotated[DayRef, BeforeValidator(_day_ref), WithJsonSchema({"type": "string"})]
"""`2023-05-30` or `2023-05-30/afternoon`."""


class DatedNames(Schema):
    """Names by language that held until a day: `{until: 2014-03-31, ru: …, en: …}`."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Line]
    until: Annotated[Day, described(description="The last day of the name.")]

    @property
    def names(self) -> Mapping[str, str]:
        """The names by language."""
        return self.__pydantic_extra__

    @model_validator(mode="after")
    def _check(self, info: ValidationInfo) -> Self:
        _names(self.names, info)
        return self


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
    """Fields that are missing only because their name is misspelt: one slip is one error."""
    slips = [details["loc"] for details in errors if details["type"] == "extra_forbidden"]
    meant = ((*loc[:-1], nearest(str(loc[-1]), _fields_at(schema, loc[:-1]))) for loc in slips)
    missing = {details["loc"] for details in errors if details["type"] == "missing"}
    return missing.intersection(meant)


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
