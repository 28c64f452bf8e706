from typing import get_args

import pytest

from generator.config import ReadingRules
from generator.diagnostics import Reported
from generator.model.texts import SCHEMAS, Entry, Registry, Source
from generator.model.written import Partner, Photo, Record, Topic, Visit
from generator.reading import json_schemas
from generator.reading.registries import read_registry

RULES = ReadingRules(("ru", "en"), "suffix", "escape", 1_000_000, "bgn")


def read(path: str, text: str) -> Reported[tuple[Entry[Record], ...]]:
    return read_registry(Source(f"content/{path}", text.encode()), RULES)


def found(path: str, text: str) -> list[tuple[str, int, int]]:
    return [
        (one.code, one.position.line, one.position.column) for one in read(path, text).diagnostics
    ]


def test_a_file_of_one_record_is_called_by_its_name() -> None:
    (entry,) = read("partners/etri.yaml", "name: {ru: ЭТРИ, en: ETRI}\ncountry: CN\n").value

    assert (entry.registry, entry.key, entry.loc) == ("partners", "etri", ())
    assert isinstance(entry.fields, Partner)
    assert entry.fields.name == {"ru": "ЭТРИ", "en": "ETRI"}
    assert (entry.at("country").line, entry.at("country").column) == (2, 10)


def test_a_file_of_many_says_the_keys() -> None:
    places = read(
        "places.yaml", "a: {name: {ru: А}, lat: 1, lon: 2}\nb: {name: {ru: Б}, lat: 3, lon: 4}\n"
    )

    assert places.diagnostics == ()
    assert [entry.key for entry in places.value] == ["a", "b"]
    assert [entry.at("name", "ru").line for entry in places.value] == [1, 2]


@pytest.mark.parametrize("registry", sorted({*get_args(Registry)} - {"photos"}))
def test_every_registry_may_take_either_form(registry: str) -> None:
    required = {
        "agreements": "title: {ru: а}\nsigned: 2023-01-01\nparties: [x]",
        "visits": "title: {ru: а}\nstarts: 2023-01-01\nends: 2023-01-02",
        "places": "name: {ru: а}\nlat: 1\nlon: 2",
    }
    fields = required.get(registry, "name: {ru: а}")
    indented = fields.replace("\n", "\n  ")

    one = read(f"{registry}/key.yaml", fields)
    many = read(f"{registry}.yaml", f"key:\n  {indented}")

    assert one.diagnostics == many.diagnostics == ()
    assert [one.value[0].fields] == [many.value[0].fields]
    assert [one.value[0].key] == [many.value[0].key]


def test_a_photo_is_called_by_its_path() -> None:
    (entry,) = read("photos/hall.jpg.yaml", "caption: {ru: Зал}").value

    assert entry.key == "content/photos/hall.jpg"
    assert isinstance(entry.fields, Photo)


def test_one_wrong_record_does_not_hide_the_others() -> None:
    text = (
        "a: {name: {ru: А}}\nB: {name: {ru: Б}}\nc:\nd: [x]\n"
        "e: {nme: {ru: Е}}\nf: {name: {ru: Ё}}\n"
    )

    tags = read("tags.yaml", text)

    assert [entry.key for entry in tags.value] == ["a", "d", "e", "f"]
    assert [set(), {*Topic.model_fields}, {"name", "nme"}, set()] == [
        entry.fields.unread for entry in tags.value
    ]
    expected = [
        ("key-characters", 2, 1), ("field-empty", 3, 1), ("field-not-mapping", 4, 4),
        ("field-unknown", 5, 5),
    ]  # fmt: skip
    assert expected == found("tags.yaml", text)


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("partners/Etri.yaml", "name: {ru: x}", ("key-characters", 1, 1)),
        ("tags.yaml", "con: {name: {ru: x}}", ("key-reserved", 1, 1)),
        ("tags.yaml", "a: {name: {ru: x}}\na: {name: {ru: y}}", ("yaml-duplicate-key", 2, 1)),
        ("tags.yaml", "", ("text-empty", 1, 1)),
        ("tags.yaml", "- a", ("yaml-not-mapping", 1, 1)),
        ("partners/etri.yaml", "country: CN", ("field-missing", 1, 1)),
        ("partners/etri.yaml", "name: {ru: x}\nlink: often", ("field-not-one-of", 2, 7)),
    ],
)
def test_what_is_wrong_is_found_at_its_place(
    path: str, text: str, expected: tuple[str, int, int]
) -> None:
    assert [expected] == found(path, text)


@pytest.mark.parametrize("registry", sorted(SCHEMAS))
def test_a_record_with_nothing_right_in_it_has_all_fields(registry: Registry) -> None:
    path = "photos/x.jpg.yaml" if registry == "photos" else f"{registry}/key.yaml"

    (entry,) = read(path, "wrong: x\n").value

    for name in type(entry.fields).model_fields:
        getattr(entry.fields, name)
    assert entry.fields.model_fields_set == set()


def test_a_wrong_day_of_a_visit_contradicts_no_other() -> None:
    for wrong in ("starts: x\nends: 1990-01-01", "starts: 2199-12-31\nends: x"):
        (entry,) = read("visits/x.yaml", f"title: {{ru: а}}\n{wrong}").value

        assert isinstance(entry.fields, Visit)
        assert entry.fields.starts <= entry.fields.ends


def test_schemas_are_there_for_all_that_editors_write() -> None:
    schemas = json_schemas()

    assert {"config", "article", "record-text", *get_args(Registry)} <= schemas.keys()
    assert {f"{name}-many" for name in get_args(Registry)} - schemas.keys() == {"photos-many"}
    assert "title" in schemas["article"]["properties"]


def test_the_schema_of_a_file_of_many_leads_to_the_record() -> None:
    schema = json_schemas()["places-many"]

    record = schema["$defs"][schema["additionalProperties"]["$ref"].rpartition("/")[2]]
    assert "lat" in record["properties"]
    assert {"name", "lat", "lon"} == {*record["required"]}
