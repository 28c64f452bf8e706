"""What one value says that another does not."""

from datetime import date

import pytest

from generator.building.changes import changes
from generator.model.parts import Href, Id, Image, Link, Pagination, Stamp, Words
from generator.model.reasons import Change
from generator.values import replace

OPENING = Link("/en/opening/", Words("The opening"))
TALKS = Link("/en/talks/", Words("Talks"))
VISIT = Link("/en/visit/", Words("A visit"))


def found(before: object, after: object) -> list[tuple[str, str | None, str | None]]:
    return [(one.path, one.before, one.after) for one in changes("part", before, after)]


def test_what_is_the_same_is_not_told() -> None:
    assert found((OPENING, TALKS), (OPENING, TALKS)) == []


def test_a_change_is_told_at_its_field() -> None:
    after = replace(OPENING, words=Words("Eröffnung", "de"))

    assert list(changes("visit", OPENING, after)) == [
        Change("visit.words.text", "The opening", "Eröffnung"),
        Change("visit.words.lang", None, "de"),
    ]


def test_an_item_that_came_to_the_front_is_all_that_is_told() -> None:
    assert found((TALKS, VISIT), (OPENING, TALKS, VISIT)) == [("part[0]", None, "The opening")]


def test_an_item_that_left_is_all_that_is_told() -> None:
    assert found((OPENING, TALKS, VISIT), (OPENING, VISIT)) == [("part[1]", "Talks", None)]


def test_an_item_that_changed_is_told_at_its_field() -> None:
    after = replace(TALKS, hreflang="ru")

    assert found((OPENING, TALKS), (OPENING, after)) == [("part[1].hreflang", None, "ru")]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (Words("A title"), "A title"),
        (OPENING, "The opening"),
        (Image("/media/a.png", 4, 3, Words("A hall")), "/media/a.png"),
        (Stamp(date(2024, 3, 5), "2024-03-05T18:30+03:00"), "2024-03-05"),
        (Pagination(2, ("/1/", "/2/")), "2"),
        (("a", "b"), "a, b"),
        (True, "true"),
        (0, "0"),
        ("", None),
        (Id(""), None),
    ],
    ids=repr,
)
def test_a_value_is_told_by_what_people_know_it_by(value: object, told: str | None) -> None:
    assert found(None, value) == [("part", None, told)]


def test_a_value_of_another_kind_is_told_as_a_whole() -> None:
    assert found(Href("/en/talks/"), Id("talks")) == [("part", "/en/talks/", "talks")]
