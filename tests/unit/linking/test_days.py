import pytest

from generator.model.texts import Entry, Registry
from generator.model.written import Record
from tests.unit.linking.builders import (
    NAMED,
    SIGNED,
    VISIT,
    article,
    entry,
    findings,
    only,
)

CHINA = entry("visits", "china", VISIT)


def test_days_need_a_visit() -> None:
    assert findings(article("news/a.ru.md", days=["2023-05-30"])) == [
        "days-without-visit news/a.ru.md:4"
    ]


def test_a_visit_may_stand_in_another_file_than_the_days() -> None:
    assert (
        findings(
            CHINA,
            article("news/a.ru.md", days=["2023-05-30"]),
            article("news/a.en.md", visit="china"),
        )
        == []
    )


def test_a_day_outside_the_visit_is_an_error_at_its_place() -> None:
    assert findings(
        CHINA, article("news/a.ru.md", visit="china", days=["2023-05-30", "2023-06-04"])
    ) == ["visit-day-outside news/a.ru.md:7"]


def test_days_of_an_unknown_visit_are_not_reported_too() -> None:
    assert findings(article("news/a.ru.md", visit="china", days=["2023-06-04"])) == [
        "visit-unknown news/a.ru.md:4"
    ]


def test_a_text_older_than_its_day_is_a_warning() -> None:
    details = only(
        CHINA, article("news/a.ru.md", date="2023-06-01", visit="china", days=["2023-06-02"])
    )

    assert details == {"date": "2023-06-01", "day": "2023-06-02"}


def test_what_counts_is_when_the_text_itself_appeared() -> None:
    assert findings(
        CHINA,
        article("news/a.ru.md", date="2023-06-03", visit="china", days=["2023-06-02"]),
        article("news/a.en.md", published="2023-06-01"),
    ) == ["text-before-day news/a.ru.md:6"]


def test_a_moment_counts_as_the_day_of_the_sites_zone() -> None:
    text = article(
        "news/a.ru.md", date="2023-06-01T22:00+00:00", visit="china", days=["2023-06-02"]
    )

    assert findings(CHINA, text) == []


def test_an_undated_text_is_not_older_than_anything() -> None:
    assert findings(
        CHINA, article("news/a.ru.md", date=None, visit="china", days=["2023-06-02"])
    ) == ["date-missing news/a.ru.md:1"]


@pytest.mark.parametrize(
    ("registry", "fields", "line"),
    [
        ("visits", VISIT | {"ends": "2023-05-01"}, 6),
        ("agreements", SIGNED | {"valid_until": "2023-01-01"}, 8),
    ],
)
def test_what_ends_before_it_starts_is_an_error(
    registry: Registry, fields: dict[str, object], line: int
) -> None:
    assert findings(entry("partners", "etri"), entry(registry, "x", fields)) == [
        f"dates-reversed {registry}/x.yaml:{line}"
    ]


def test_a_role_that_ends_before_it_starts_is_an_error() -> None:
    role = {"role": NAMED["name"], "from": "2020-01-01", "until": "2019-01-01"}
    details = only(entry("people", "p", {**NAMED, "roles": [role]}))

    assert details["first"] == "from"
    assert details["last_date"] == "2019-01-01"


def test_one_day_is_not_too_short() -> None:
    assert findings(entry("visits", "china", VISIT | {"ends": VISIT["starts"]})) == []


def _visit(*stops: dict[str, str]) -> Entry[Record]:
    return entry("visits", "china", VISIT | {"stops": list(stops)})


def test_a_stop_outside_the_visit_is_an_error() -> None:
    assert findings(_visit({"date": "2023-06-04"})) == ["visit-day-outside visits/china.yaml:9"]


def test_stops_out_of_order_are_an_error() -> None:
    details = only(_visit({"date": "2023-05-31"}, {"date": "2023-05-30"}))

    assert details == {"day": "2023-05-30", "number": "2"}


def test_stops_of_a_day_go_from_morning_to_evening() -> None:
    evening, morning = (
        {"date": "2023-05-31", "part": "evening"},
        {"date": "2023-05-31", "part": "morning"},
    )

    assert findings(_visit(morning, evening)) == []
    assert findings(_visit(evening, morning)) == ["stop-out-of-order visits/china.yaml:12"]


def test_a_stop_without_part_may_stand_anywhere_in_its_day() -> None:
    whole, evening = {"date": "2023-05-31"}, {"date": "2023-05-31", "part": "evening"}

    assert findings(_visit(evening, whole)) == []
    assert findings(_visit(whole, evening)) == []
