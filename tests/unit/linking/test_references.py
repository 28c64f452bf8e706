import pytest

from generator.model.texts import Registry
from tests.unit.linking.builders import (
    NAMED,
    SIGNED,
    VISIT,
    article,
    entry,
    findings,
    linked,
    only,
    story,
    text,
    version,
)

ETRI = entry("partners", "etri")
STOP = {"date": "2023-05-30"}


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("partners", ["x"], "partner-unknown"),
        ("people", ["x"], "person-unknown"),
        ("agreements", ["x"], "agreement-unknown"),
        ("tags", ["x"], "tag-unknown"),
        ("category", "x", "category-unknown"),
        ("visit", "x", "visit-unknown"),
        ("related", ["x"], "story-unknown"),
        ("digest_of", ["x"], "story-unknown"),
        ("nolink", ["x"], "partner-unknown"),
        ("authors", ["x"], "person-unknown"),
        ("translator", "x", "person-unknown"),
    ],
)
def test_a_key_in_an_article_that_nothing_has_is_an_error(
    field: str, value: object, code: str
) -> None:
    line = 5 if isinstance(value, list) else 4

    assert findings(article("news/a.ru.md", **{field: value})) == [f"{code} news/a.ru.md:{line}"]


@pytest.mark.parametrize(
    ("registry", "fields", "code"),
    [
        ("partners", NAMED | {"predecessor": "x"}, "partner-unknown"),
        ("partners", NAMED | {"place": "x"}, "place-unknown"),
        ("visits", VISIT | {"delegation": [{"person": "x"}]}, "person-unknown"),
        ("visits", VISIT | {"stops": [STOP | {"place": "x"}]}, "place-unknown"),
        ("visits", VISIT | {"stops": [STOP | {"partners": ["x"]}]}, "partner-unknown"),
        ("visits", VISIT | {"stops": [STOP | {"people": ["x"]}]}, "person-unknown"),
        ("visits", VISIT | {"stops": [STOP | {"agreements": ["x"]}]}, "agreement-unknown"),
        ("agreements", SIGNED | {"parties": ["x"]}, "partner-unknown"),
        ("agreements", SIGNED | {"signatories": ["x"]}, "person-unknown"),
        ("agreements", SIGNED | {"place": "x"}, "place-unknown"),
        ("agreements", SIGNED | {"visit": "x"}, "visit-unknown"),
        ("people", NAMED | {"roles": [{"role": NAMED["name"], "partner": "x"}]}, "partner-unknown"),
    ],
)
def test_a_key_in_a_record_that_nothing_has_is_an_error(
    registry: Registry, fields: dict[str, object], code: str
) -> None:
    details = linked(ETRI, entry(registry, "r", fields)).diagnostics

    assert [found.code for found in details] == [code]


def test_a_photos_record_may_name_only_what_exists() -> None:
    photo = entry("photos", "content/a.jpg", {"people": ["x"], "place": "y"})

    assert findings(photo) == [
        "photo-missing a.jpg.yaml:1",
        "person-unknown a.jpg.yaml:3",
        "place-unknown a.jpg.yaml:4",
    ]


def test_the_nearest_key_is_suggested() -> None:
    assert only(ETRI, article("news/a.ru.md", partners=["etry"])) == {
        "key": "etry",
        "suggestion": "etri",
    }


@pytest.mark.parametrize("name", ["Anna Petrova", "Петрова", "редакция", "anna petrova"])
def test_what_cannot_be_a_key_is_somebodys_name(name: str) -> None:
    assert findings(article("news/a.ru.md", authors=[name], translator=name)) == []


def test_a_name_is_no_key_where_only_keys_may_stand() -> None:
    assert findings(article("news/a.ru.md", people=["Anna Petrova"])) == [
        "person-unknown news/a.ru.md:5"
    ]


def test_a_key_of_people_is_an_author() -> None:
    assert findings(entry("people", "anna"), article("news/a.ru.md", authors=["anna"])) == []


def test_a_story_is_not_related_to_itself() -> None:
    site = linked(article("news/a.ru.md", related=["a"]))

    assert [found.code for found in site.diagnostics] == ["reference-to-itself"]
    assert story(site).facts.related == ()


def test_a_story_is_no_digest_of_itself() -> None:
    site = linked(article("news/a.ru.md", digest_of=["a", "b"]), article("news/b.ru.md"))

    assert [found.code for found in site.diagnostics] == ["reference-to-itself"]
    assert version(site).digest_of == ("b",)


def test_a_partner_is_not_its_own_predecessor() -> None:
    assert (
        only(entry("partners", "etri", NAMED | {"predecessor": "etri"}))["field"] == "predecessor"
    )


def test_a_page_is_no_related_story() -> None:
    assert findings(article("pages/about.ru.md"), article("news/a.ru.md", related=["about"])) == [
        "story-unknown news/a.ru.md:5"
    ]


@pytest.mark.parametrize("path", ["partners/etri.yaml", "partners.yaml"])
def test_a_key_that_an_unreadable_file_may_define_is_not_reported(path: str) -> None:
    assert findings(article("news/a.ru.md", partners=["etri"]), unreadable=(path,)) == []


def test_an_unreadable_file_excuses_no_other_key() -> None:
    assert findings(
        article("news/a.ru.md", partners=["etry"]),
        unreadable=("partners/etri.yaml", "news/x.de.md", "places.yaml", "visits/china.ru.md"),
    ) == ["partner-unknown news/a.ru.md:5"]


def test_records_are_without_keys_that_nothing_has() -> None:
    stop = STOP | {"place": "x", "partners": ["etri", "x"]}
    site = linked(
        ETRI,
        entry("visits", "china", VISIT | {"stops": [stop]}),
        entry("agreements", "g", SIGNED | {"signatories": ["x", "Anna Petrova"], "visit": "x"}),
    )
    visit, agreement = site.value.visits["china"].fields, site.value.agreements["g"].fields

    assert visit.stops[0].place is None
    assert visit.stops[0].partners == ("etri",)
    assert agreement.signatories == ("x", "Anna Petrova")
    assert agreement.visit is None


def test_a_records_text_names_authors_that_exist() -> None:
    assert findings(ETRI, text("partners/etri.ru.md", authors=["x"])) == [
        "person-unknown partners/etri.ru.md:3"
    ]


def test_waived_codes_are_known() -> None:
    waive = {"image-without-alt": "drawings", "image-without-al": "a slip"}

    assert findings(
        entry("partners", "etri", NAMED | {"waive": waive}, "content/partners.yaml"),
        article("news/a.ru.md", waive=waive),
        text("partners/etri.ru.md", waive=waive),
    ) == [
        "code-unknown news/a.ru.md:6",
        "code-unknown partners.yaml:8",
        "code-unknown partners/etri.ru.md:4",
    ]
