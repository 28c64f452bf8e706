import pytest

from generator.model.texts import Registry
from tests.unit.linking.builders import (
    NAMED,
    SIGNED,
    VISIT,
    entry,
    findings,
    linked,
    only,
    text,
)

ETRI = entry("partners", "etri")


def test_a_record_in_two_files_is_an_error_naming_both() -> None:
    details = only(ETRI, entry("partners", "etri", NAMED, "content/partners.yaml"))

    assert details["path"] == "content/partners/etri.yaml"
    assert details["other"] == "content/partners.yaml"
    assert details["other_line"] == "2"


def test_one_key_in_two_registries_is_fine() -> None:
    assert findings(entry("tags", "china"), entry("categories", "china")) == []


@pytest.mark.parametrize(
    ("registry", "fields"),
    [
        ("partners", {"name": {"ru": "Имя"}}),
        ("places", {"name": {"ru": "Имя"}, "lat": "1", "lon": "2"}),
        ("people", {"name": {"ru": "Имя"}}),
        ("categories", {"name": {"ru": "Имя"}}),
        ("tags", {"name": {"ru": "Имя"}}),
        ("visits", VISIT | {"title": {"ru": "Имя"}}),
        ("agreements", SIGNED | {"title": {"ru": "Имя"}}),
    ],
)
def test_a_name_missing_in_a_language_is_a_warning(
    registry: Registry, fields: dict[str, object]
) -> None:
    (found,) = linked(ETRI, entry(registry, "r", fields)).diagnostics

    assert found.code == "record-name-missing"
    assert dict(found.details)["langs"] == "en"


def test_a_record_without_any_name_is_an_error() -> None:
    assert findings(entry("partners", "etri", {"name": {}})) == [
        "record-without-name partners/etri.yaml:2"
    ]


@pytest.mark.parametrize("registry", ["partners", "places"])
def test_a_country_that_does_not_exist_is_an_error(registry: Registry) -> None:
    fields = NAMED | {"country": "UK", "lat": "1", "lon": "2"}
    kept = fields if registry == "places" else NAMED | {"country": "UK"}

    assert findings(entry(registry, "r", kept)) == [f"country-unknown {registry}/r.yaml:5"]


def test_a_country_that_the_config_names_exists() -> None:
    record = entry("partners", "r", NAMED | {"country": "XK"})

    assert findings(record, countries={"XK": {"ru": "Косово", "en": "Kosovo"}}) == []


def test_records_are_sorted_by_key() -> None:
    site = linked(entry("tags", "b"), entry("tags", "a"))

    assert list(site.value.tags) == ["a", "b"]


def test_texts_are_found_by_record_and_language() -> None:
    site = linked(ETRI, text("partners/etri.ru.md"), text("partners/etri.en.md"))

    assert site.diagnostics == ()
    assert set(site.value.texts) == {("partners", "etri", "ru"), ("partners", "etri", "en")}


def test_a_text_without_its_record_is_an_error_and_left_out() -> None:
    site = linked(ETRI, text("partners/etry.ru.md"))
    (found,) = site.diagnostics

    assert found.code == "text-without-record"
    assert dict(found.details)["suggestion"] == "etri"
    assert site.value.texts == {}


def test_a_text_whose_record_is_unreadable_is_not_reported() -> None:
    assert findings(text("partners/etri.ru.md"), unreadable=("partners/etri.yaml",)) == []


def test_two_texts_of_a_record_in_one_language_are_an_error() -> None:
    second = text("partners/x/etri.ru.md")

    assert findings(ETRI, text("partners/etri.ru.md"), second) == [
        "key-twice partners/x/etri.ru.md:1"
    ]


def test_a_photos_record_without_its_photo_is_a_warning() -> None:
    details = only(entry("photos", "content/photos/a.jpg", {}))

    assert details == {"target": "content/photos/a.jpg"}
