from datetime import date, datetime

import pytest

from generator.model.site import DayOfVisit
from generator.model.texts import Entry
from generator.model.written import Record
from tests.unit.linking.builders import (
    SIGNED,
    VISIT,
    article,
    entry,
    findings,
    image,
    linked,
    only,
    paper,
    story,
    version,
)


def _titled(**titles: str) -> dict[str, object]:
    return {"file": "../a.pdf", "title": titles}


ETRI = entry("partners", "etri")
GEELY = entry("partners", "geely")


def test_a_fact_stated_in_one_file_holds_for_the_story() -> None:
    site = linked(
        ETRI, article("news/a.ru.md", partners=["etri"], featured="yes"), article("news/a.en.md")
    )

    assert version(site, "en").facts.partners == ("etri",)
    assert version(site, "en").facts.featured
    assert version(site, "en").facts.date == date(2023, 6, 5)


def test_facts_stated_differently_are_an_error_with_both_places_and_values() -> None:
    details = only(article("news/a.ru.md"), article("news/a.en.md", date="2023-06-06"))

    assert details["value"] == "2023-06-06"
    assert details["other"] == "content/news/a.ru.md"
    assert details["other_line"] == "3"
    assert details["other_value"] == "2023-06-05"


def test_the_original_is_asked_first() -> None:
    assert findings(
        article("news/a.ru.md", translator="Anna Petrova"),
        article("news/a.en.md", date="2023-06-06"),
    ) == ["facts-differ news/a.ru.md:3"]


def test_one_moment_written_with_two_offsets_is_one_date() -> None:
    site = linked(
        article("news/a.ru.md", date="2023-06-06T12:00+03:00"),
        article("news/a.en.md", date="2023-06-06T09:00+00:00"),
    )

    assert site.diagnostics == ()
    assert story(site).facts.date == datetime.fromisoformat("2023-06-06T12:00+03:00")


@pytest.mark.parametrize(
    ("name", "value", "other"),
    [
        ("partners", ["etri", "geely"], ["geely", "etri", "etri"]),
        ("image", "../photos/a.jpg", "../../photos/a.jpg"),
        ("photos", ["../photos/a.jpg"], ["../../photos/a.jpg"]),
        ("files", [{"file": "../a.pdf"}], [{"file": "../../a.pdf"}]),
        ("featured", "yes", "true"),
    ],
)
def test_facts_that_mean_the_same_do_not_differ(name: str, value: object, other: object) -> None:
    things = (ETRI, GEELY, image("photos/a.jpg"), paper("a.pdf"), _photo("photos/a.jpg"))

    assert (
        findings(
            *things,
            article("news/a.ru.md", **{name: value}),
            article("news/x/a.en.md", **{name: other}),
        )
        == []
    )


def _photo(path: str) -> Entry[Record]:
    return entry("photos", f"content/{path}", {"alt": {"ru": "Зал", "en": "A hall"}})


@pytest.mark.parametrize(
    ("name", "value", "other"),
    [
        ("partners", ["etri"], []),
        ("photos", ["../photos/a.jpg", "../photos/b.jpg"], ["../photos/b.jpg", "../photos/a.jpg"]),
        ("files", [{"file": "../a.pdf"}], []),
        ("files", [_titled(ru="План")], [_titled(ru="Программа", en="Plan")]),
        ("featured", "yes", "no"),
    ],
)
def test_facts_that_differ_are_reported_as_written(name: str, value: object, other: object) -> None:
    things = (
        ETRI, image("photos/a.jpg"), image("photos/b.jpg"), paper("a.pdf"),
        _photo("photos/a.jpg"), _photo("photos/b.jpg"),
    )  # fmt: skip
    details = only(
        *things, article("news/a.ru.md", **{name: value}), article("news/a.en.md", **{name: other})
    )

    assert details["field"] == name
    assert details["value"] != details["other_value"]


def test_files_may_be_titled_in_each_language_by_its_text() -> None:
    site = linked(
        paper("a.pdf"),
        article("news/a.ru.md", files=[_titled(ru="План")]),
        article("news/a.en.md", files=[_titled(en="Plan")]),
    )

    assert site.diagnostics == ()
    assert story(site).facts.files[0].titles == {"ru": "План", "en": "Plan"}


def test_an_adaptation_may_have_its_own_facts() -> None:
    site = linked(
        ETRI,
        GEELY,
        article("news/a.ru.md", partners=["etri"], people=[]),
        article("news/a.en.md", relation="adaptation", partners=["geely"]),
    )

    assert site.diagnostics == ()
    assert story(site).facts.partners == ("etri",)
    assert version(site, "en").facts.partners == ("geely",)
    assert version(site, "en").facts.date == date(2023, 6, 5)


def test_an_adaptation_has_no_date_of_its_own() -> None:
    assert findings(
        article("news/a.ru.md"), article("news/a.en.md", relation="digest", date="2023-06-06")
    ) == ["facts-differ news/a.en.md:4"]


def test_a_fact_that_only_an_adaptation_states_holds_for_the_story() -> None:
    site = linked(
        ETRI, article("news/a.ru.md"), article("news/a.en.md", relation="digest", partners=["etri"])
    )

    assert version(site, "ru").facts.partners == ("etri",)


def test_a_faithful_text_is_asked_before_an_adaptation() -> None:
    site = linked(
        ETRI,
        GEELY,
        article("news/a.ru.md", relation="adaptation", partners=["etri"]),
        article("news/a.en.md", partners=["geely"]),
    )

    assert site.diagnostics == ()
    assert story(site).facts.partners == ("geely",)
    assert version(site, "ru").facts.partners == ("etri",)


def test_news_without_a_date_are_reported_once_for_the_story() -> None:
    assert findings(article("news/a.ru.md", date=None), article("news/a.en.md")) == [
        "date-missing news/a.ru.md:1"
    ]


def test_a_date_that_an_unreadable_file_may_state_is_not_missed() -> None:
    site = linked(article("news/a.en.md"), unreadable=("news/a.ru.md",))

    assert site.diagnostics == ()
    assert story(site).facts.date is not None


def test_a_standalone_page_needs_no_date() -> None:
    site = linked(article("pages/about.ru.md"))

    assert site.diagnostics == ()
    assert site.value.stories["pages", "about"].facts.date is None


def test_days_are_in_time_and_within_the_visit() -> None:
    site = linked(
        entry("visits", "china", VISIT),
        article(
            "news/a.ru.md",
            visit="china",
            days=["2023-05-30/evening", "2023-05-30", "2023-05-30/morning", "2022-01-01"],
        ),
    )
    day = date(2023, 5, 30)

    assert story(site).facts.days == (
        DayOfVisit(day), DayOfVisit(day, "morning"), DayOfVisit(day, "evening"),
    )  # fmt: skip


def test_days_stated_alike_in_another_order_do_not_differ() -> None:
    days = ["2023-05-30/evening", "2023-05-31"]

    assert (
        findings(
            entry("visits", "china", VISIT),
            article("news/a.ru.md", visit="china", days=days),
            article("news/a.en.md", days=days[::-1]),
        )
        == []
    )


def test_days_that_differ_are_shown_as_written() -> None:
    details = only(
        entry("visits", "china", VISIT),
        article("news/a.ru.md", visit="china", days=["2023-05-30/evening"]),
        article("news/a.en.md", days=["2023-05-31"]),
    )

    assert details["other_value"] == "2023-05-30/evening"


def test_lists_keep_what_exists_once_and_in_order() -> None:
    site = linked(ETRI, GEELY, article("news/a.ru.md", partners=["geely", "x", "etri", "geely"]))

    assert story(site).facts.partners == ("geely", "etri")


def test_every_fact_of_a_story_arrives() -> None:
    site = linked(
        ETRI,
        entry("categories", "c"),
        entry("tags", "t"),
        entry("people", "p"),
        entry("visits", "china", VISIT),
        entry("agreements", "g", SIGNED),
        article("news/b.ru.md"),
        article(
            "news/a.ru.md", category="c", tags=["t"], people=["p"], visit="china", agreements=["g"],
            related=["b"], files=[{"file": "../a.pdf", "title": {"ru": "План"}}],
        ),
        paper("a.pdf"),
    )  # fmt: skip
    facts = story(site).facts

    assert site.diagnostics == ()
    assert (facts.category, facts.tags, facts.people, facts.visit) == ("c", ("t",), ("p",), "china")
    assert (facts.agreements, facts.related) == (("g",), ("b",))
    assert facts.files[0].titles == {"ru": "План"}
