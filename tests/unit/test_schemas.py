from datetime import date, datetime, timedelta, timezone
from typing import Annotated, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Reported
from generator.fields import parse
from generator.schemas import (
    CountryCode,
    Day,
    Line,
    NameLists,
    Names,
    RecordKey,
    Schema,
    Text,
    VisitDay,
    WebAddress,
    When,
    described,
)
from generator.schemas.checking import json_schema, salvage, validate

LANGUAGES = ("ru", "en")


class Part(Schema):
    """A mapping inside the sample."""

    day: Annotated[Day, described(description="A day.")]
    note: Annotated[Line | None, described(default=None)]


class Sample(Schema):
    """A schema with a field of each type."""

    title: Annotated[Line, described(description="The title.")]
    text: Annotated[Text | None, described(default=None)]
    names: Annotated[Names, described(default={})]
    aliases: Annotated[NameLists, described(default={})]
    day: Annotated[Day | None, described(default=None)]
    when: Annotated[When | None, described(default=None)]
    days: Annotated[tuple[VisitDay, ...], described(default=())]
    parts: Annotated[tuple[Part, ...], described(default=())]
    tags: Annotated[tuple[Line, ...], described(default=(), min_length=1)]
    kind: Annotated[Literal["one", "other"], described(default="one")]
    country: Annotated[CountryCode | None, described(default=None)]
    url: Annotated[WebAddress | None, described(default=None)]
    key: Annotated[RecordKey | None, described(default=None)]
    count: Annotated[int | None, described(default=None, ge=1, le=9)]
    lat: Annotated[float | None, described(default=None)]
    draft: Annotated[bool, described(default=False)]
    from_: Annotated[Day | None, described(default=None, alias="from")]
    extra: Annotated[dict[str, object], described(default={})]


def read(text: str) -> Reported[Sample | None]:
    fields = parse(text, "a.yaml")
    assert fields.value is not None
    return validate(Sample, fields.value, LANGUAGES)


def sample(text: str) -> Sample:
    found = read(f"title: x\n{text}")
    assert found.diagnostics == ()
    assert found.value is not None
    return found.value


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("text: no", "text", "no"),
        ("text: |\n  a\n  b\n", "text", "a\nb"),
        ("names: {ru: '  а   б ', en: 2024}", "names", {"ru": "а б", "en": "2024"}),
        ("aliases: {ru: [а, б]}", "aliases", {"ru": ("а", "б")}),
        ("day: '2023-06-06'", "day", date(2023, 6, 6)),
        ("when: 2023-06-06", "when", date(2023, 6, 6)),
        ("tags: [a, 12:30]", "tags", ("a", "12:30")),
        ("country: NO", "country", "NO"),
        ("count: 9", "count", 9),
        ("lat: -30.5", "lat", -30.5),
        ("draft: yes", "draft", True),
        ("draft: false", "draft", False),
        ("from: 2020-01-01", "from_", date(2020, 1, 1)),
        ("extra: {a: [b, {c: d}]}", "extra", {"a": ["b", {"c": "d"}]}),
    ],
)
def test_a_value_is_what_its_field_says(text: str, name: str, expected: object) -> None:
    assert expected == getattr(sample(text), name)


def test_a_moment_keeps_its_offset() -> None:
    moment = sample("when: 2023-06-06 12:00-11:00").when

    assert moment == datetime(2023, 6, 6, 12, tzinfo=timezone(timedelta(hours=-11)))


def test_a_day_of_a_visit_may_have_a_part() -> None:
    days = sample("days: [2023-05-30, 2023-05-31/afternoon]").days

    assert [(date(2023, 5, 30), None), (date(2023, 5, 31), "afternoon")] == [
        (one.day, one.part) for one in days
    ]


@pytest.mark.parametrize(
    ("text", "code", "column", "details"),
    [
        ("titel: x", "field-unknown", 1, {"field": "titel", "suggestion": "title"}),
        ("zzz: x", "field-unknown", 1, {"field": "zzz"}),
        ("parts: [{day: 2023-06-06, nite: x}]", "field-unknown", 27, {"suggestion": "note"}),
        ("text: [a]", "field-not-text", 7, {"field": "text"}),
        ("text: ''", "field-empty", 7, {"field": "text"}),
        ("names: x", "field-not-by-language", 8, {"example": "ru: …, en: …"}),
        ("names: {fr: x}", "language-unknown", 9, {"lang": "fr", "known": "ru, en"}),
        ("aliases: {fr: [x]}", "language-unknown", 11, {"lang": "fr"}),
        ("tags: x", "field-not-list", 7, {"value": "x"}),
        ("tags: []", "field-empty", 7, {"field": "tags"}),
        ("tags: [a, [b]]", "field-not-text", 11, {"field": "tags"}),
        ("tags: [[b]]", "field-not-text", 8, {"field": "tags"}),
        ("parts: [x]", "field-not-mapping", 9, {"field": "parts"}),
        ("parts: [{note: x}]", "field-missing", 9, {"field": "day"}),
        ("parts: [{day: }]", "field-empty", 10, {"field": "day"}),
        ("kind: othr", "field-not-one-of", 7, {"suggestion": "other", "known": "one, other"}),
        ("country: cn", "field-not-country", 10, {"value": "cn"}),
        ("url: example.org", "field-not-url", 6, {"value": "example.org"}),
        ("url: javascript:alert(1)", "field-not-url", 6, {}),
        ("key: A_b", "key-characters", 6, {"value": "A_b"}),
        ("count: x", "field-not-number", 8, {"value": "x"}),
        ("count: 10", "field-out-of-range", 8, {"value": "10", "le": "9"}),
        ("lat: nan", "field-not-number", 6, {}),
        ("draft: maybe", "field-not-yes-or-no", 8, {"value": "maybe"}),
        ("day: вчера", "date-invalid", 6, {"value": "вчера"}),
        ("day: 2023-02-30", "date-invalid", 6, {"value": "2023-02-30"}),
        ("day: 06.06.2023", "date-invalid", 6, {"guess": "2023-06-06"}),
        ("day: 2023-6-6", "date-invalid", 6, {"guess": "2023-06-06"}),
        ("day: 31.02.2023", "date-invalid", 6, {}),
        ("day: 2023", "date-invalid", 6, {}),
        ("when: 2023-06-06T25:00+03:00", "date-invalid", 7, {}),
        ("when: 2023-06-06T12:00", "date-without-offset", 7, {"value": "2023-06-06T12:00"}),
        ("day: 0001-01-01", "date-out-of-range", 6, {"earliest": "1990-01-01"}),
        ("day: 9999-12-31", "date-out-of-range", 6, {"latest": "9999-12-30"}),
        ("days: [2023-05-30/night]", "field-not-one-of", 8, {"value": "night"}),
    ],
)  # fmt: skip
def test_a_wrong_value_is_named_at_its_place(
    text: str, code: str, column: int, details: dict[str, str]
) -> None:
    found = read(f"title: x\n{text}")

    assert found.value is None
    (one,) = found.diagnostics
    place = (one.position.line, one.position.column)
    assert (code, (2, column)) == (one.code, place)
    assert details.items() <= dict(one.details).items()


def test_a_missing_field_is_named_where_the_mapping_begins() -> None:
    (one,) = read("text: x").diagnostics

    assert (one.code, one.position.line, one.position.column) == ("field-missing", 1, 1)


def test_a_misspelt_name_is_one_error_and_not_two() -> None:
    assert [one.code for one in read("titel: x").diagnostics] == ["field-unknown"]


def test_an_empty_required_field_is_named_at_its_key() -> None:
    (one,) = read("text: x\ntitle: #5").diagnostics

    assert (one.code, one.position.line, dict(one.details)["swallowed"]) == ("field-empty", 2, "#")


def test_an_optional_value_lost_to_a_comment_is_a_warning() -> None:
    found = read("title: x\ntext: #5")

    assert found.value is not None
    assert [(one.code, one.position.line) for one in found.diagnostics] == [("field-swallowed", 2)]


def test_all_problems_are_found_at_once() -> None:
    found = read("titel: x\nday: y\ncount: z")

    assert {1, 2, 3} == {one.position.line for one in found.diagnostics}


def test_a_record_inside_a_file_is_checked_alone() -> None:
    fields = parse("a: {title: x}\nb: {title: [y]}\n", "a.yaml")
    assert fields.value is not None

    first = validate(Sample, fields.value, LANGUAGES, ("a",))
    second = validate(Sample, fields.value, LANGUAGES, ("b",))

    assert first.diagnostics == ()
    assert [(one.code, one.position.line, one.position.column) for one in second.diagnostics] == [
        ("field-not-text", 2, 12)
    ]


def test_the_json_schema_names_and_describes_the_fields() -> None:
    schema = json_schema(Sample)

    assert schema["properties"]["title"]["description"] == "The title."
    assert schema["required"] == ["title"]
    assert not schema["additionalProperties"]
    assert "from" in schema["properties"]


@given(st.dates(date(1990, 1, 1), date(2199, 12, 31)))
def test_a_day_is_read_as_it_is_written(day: date) -> None:
    assert day == sample(f"day: {day.isoformat()}").day


@given(st.text("0123456789-./T:+Z ", min_size=1, max_size=25))
def test_no_text_of_a_date_is_a_bug(text: str) -> None:
    found = read(f"title: x\nwhen: '{text}'\nday: '{text}'")

    assert {"date-invalid", "date-without-offset", "date-out-of-range", "field-empty"} >= {
        one.code for one in found.diagnostics
    }


STAND_INS = {"title": "stand-in"}


def salvaged(text: str) -> Sample:
    fields = parse(text, "a.yaml")
    assert fields.value is not None
    report = salvage(Sample, fields.value, LANGUAGES, STAND_INS)
    assert report.diagnostics == validate(Sample, fields.value, LANGUAGES).diagnostics
    return report.value


@pytest.mark.parametrize(
    ("text", "expected", "unread"),
    [
        ("title: x\ncount: 5", {"title": "x", "count": 5}, set()),
        ("title: x\ncount: ten", {"title": "x", "count": None}, {"count"}),
        ("title: [x]\ncount: 5", {"title": "stand-in", "count": 5}, {"title"}),
        ("titel: x\ncount: 5", {"title": "stand-in", "count": 5}, {"title", "titel"}),
        ("title: x\ntitel: y", {"title": "x"}, {"titel"}),
        ("title: x\nzzz: y", {"title": "x"}, {"zzz"}),
        ("count: 5", {"title": "stand-in", "count": 5}, {"title"}),
        ("title: x\nparts: [{day: 2023-06-06}, {}]", {"parts": ()}, {"parts"}),
        ("title: x\ntags: []\nfrom: 2020-01-01", {"from_": date(2020, 1, 1)}, {"tags"}),
    ],
)
def test_what_is_right_survives_what_is_wrong(
    text: str, expected: dict[str, object], unread: set[str]
) -> None:
    found = salvaged(text)

    assert expected == {name: getattr(found, name) for name in expected}
    assert unread == found.unread
    assert not found.unread & found.model_fields_set


def test_stand_ins_are_not_stated() -> None:
    assert salvaged("count: 5").model_fields_set == {"count"}


def test_what_is_salvaged_remains_in_a_copy() -> None:
    assert salvaged("count: x").model_copy().unread == {"count", "title"}
