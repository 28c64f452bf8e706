"""What may a field hold: in front matter, in registries and in the config?

A schema is one declaration that gives the type, the default, the editor's description and,
exported as JSON Schema, completion in a text editor. Here are the types of values; `checking`
holds a file's fields against a schema. Nothing outside this package knows pydantic.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Annotated, Any, Self, TypeVar, cast

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PrivateAttr,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from generator.diagnostics import nearest

EARLIEST_DAY = date(1990, 1, 1)
"""A date before it is surely a slip of the keyboard: there was no web to publish on."""

LATEST_DAY = date(9999, 12, 30)
"""The last day that has a next one in every time zone. A far future day is only waited for."""


described = Field
"""Says of a field what an editor sees while typing, its default and its bounds."""


class Schema(BaseModel):
    """A mapping with known keys; anything else in it is reported."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, populate_by_name=True, allow_inf_nan=False
    )
    _unread: frozenset[str] = PrivateAttr(default=frozenset())

    @property
    def unread(self) -> frozenset[str]:
        """Names of fields that were wrong, misspelt or missing though required (all reported).

        What they should say is unknown. Whoever misses something that one of them could have said
        stays silent: it is a consequence, no finding of its own.
        """
        # Not by its name: pydantic's own way to it takes ten times as long, and linking asks often.
        private = self.__pydantic_private__
        return private["_unread"] if private else frozenset()

    def without(self, names: Iterable[str]) -> Self:
        """The same, knowing that the fields of these names could not be read."""
        lesser = self.model_copy()
        lesser._unread = frozenset(names)
        return lesser

    def saying(self, fields: Mapping[str, object]) -> Self:
        """The same with other values in some fields, which nobody checks."""
        return self.model_copy(update=fields)


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
IndexNowKey = Annotated[
    str,
    _matching("[A-Za-z0-9-]{8,128}", "config-indexnow-key"),
    WithJsonSchema({"type": "string", "pattern": "^[A-Za-z0-9-]{8,128}$"}),
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
    if not EARLIEST_DAY <= date(day.year, day.month, day.day) <= LATEST_DAY:
        raise _wrong("date-out-of-range", value=text, earliest=EARLIEST_DAY, latest=LATEST_DAY)
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
