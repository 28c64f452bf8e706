"""What a survey says of a site, without a disk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any

import pytest

from generator.config import Config
from generator.model.site import Facts, Story
from generator.model.surveys import Broken, Cell, Row, Selection, Survey
from generator.model.written import Relation
from generator.planning import appearances
from generator.surveying import survey
from tests.unit.planning.samples import (
    config,
    facts,
    named,
    pair,
    partner,
    site,
    story,
    version,
    visit,
)

NOW = datetime(2023, 7, 1, 12, tzinfo=UTC)
PAGE = story(version("about", "ru", Facts(), section="pages"))
RECORDS = (visit("china"), partner("etri"), partner("geely"), named("categories", "science"))


def surveyed(
    *stories: Story,
    broken: Sequence[Broken] = (),
    as_of: datetime = NOW,
    settings: Config | None = None,
    **selection: Any,
) -> Survey:
    stated = site(stories, RECORDS, settings)
    return survey(stated, appearances(stated, as_of), broken, as_of, Selection(**selection))


def rows(found: Survey) -> list[str]:
    return [row.key for row in found.rows]


def cells(one: Story, as_of: datetime = NOW) -> dict[str, Cell]:
    (row,) = surveyed(one, as_of=as_of).rows
    return {cell.lang: cell for cell in row.cells}


def translated(relation: Relation = "translation", **front: Any) -> Story:
    """A Russian original of 1 June 2023, changed on the 10th, and an English text."""
    return story(
        version("a", "ru", updated="2023-06-10"),
        version("a", "en", relation=relation, **front),
        original="ru",
    )


def test_what_a_text_is_and_how_far_it_is_are_two_things() -> None:
    digest = story(
        version("a", "ru"), version("a", "en", relation="digest", draft=True), original="ru"
    )

    found = cells(digest)

    assert (found["ru"].making, found["ru"].state) == ("original", "published")
    assert (found["en"].making, found["en"].state) == ("digest", "draft")


def test_texts_of_which_none_is_the_original_are_texts() -> None:
    found = cells(story(version("a", "ru"), version("a", "en")))

    assert [cell.making for cell in found.values()] == ["text", "text"]


def test_a_missing_text_is_missed_since_the_original_appeared() -> None:
    later = version("a", "kk", facts("2023-06-01"), relation="translation", published="2023-06-20")
    trio = story(version("a", "ru", facts("2023-06-01")), later, original="ru")

    (row,) = surveyed(trio, settings=config(("ru", "kk", "en"))).rows

    assert row.cells[2] == Cell("en", "missing", days=30)


def test_what_was_accepted_as_missing_is_not_missed() -> None:
    alone = version("a", "ru", waive={"translation-missing": "For Russian readers only."})
    found = surveyed(story(alone, original="ru"))

    assert found.rows[0].cells[1] == Cell("en", "waived")
    assert found.counted[-1] == "waived"
    assert found.tallies[1].counts["missing"] == 0


def test_where_the_original_waits_a_missing_text_is_missed_since_readers_had_any() -> None:
    early = story(
        version("a", "ru", draft=True),
        version("a", "kk", relation="translation", published="2023-06-21"),
        original="ru",
    )

    (row,) = surveyed(early, settings=config(("ru", "kk", "en"))).rows

    assert row.cells[0].days == row.cells[2].days == 10


def test_of_a_story_that_nobody_has_nothing_is_missed_yet() -> None:
    found = cells(story(version("a", "ru", draft=True), original="ru"))

    assert found["en"] == Cell("en", "missing")


def test_a_draft_lies_since_readers_had_the_story_else_since_its_own_date() -> None:
    waiting = story(
        version("a", "ru", facts("2023-06-01")),
        version("a", "en", facts("2023-06-01"), relation="translation", draft=True),
        original="ru",
    )
    first = story(version("b", "ru", facts("2023-06-11"), draft=True), original="ru")
    ahead = story(version("c", "ru", facts("2023-07-02"), draft=True), original="ru")

    assert cells(waiting)["en"].days == 30
    assert cells(first)["ru"].days == 20
    assert cells(ahead)["ru"].days is None


@pytest.mark.parametrize(
    ("publish_at", "days", "wait"),
    [("2023-07-04", 3, "in-days"), ("2023-07-01T23:00:00+03:00", 0, "today")],
)
def test_a_text_for_later_says_in_how_many_days(publish_at: str, days: int, wait: str) -> None:
    found = cells(story(version("a", "ru", publish_at=publish_at), original="ru"))["ru"]

    assert (found.state, found.days, found.wait, found.url) == ("scheduled", days, wait, "")


def test_a_day_is_one_of_the_sites_zone() -> None:
    found = cells(
        story(version("a", "ru", facts("2023-06-30T22:30:00+00:00")), original="ru"),
        datetime(2023, 7, 1, 21, tzinfo=UTC),
    )

    assert found["en"].days == 1


def test_an_expired_text_is_still_there_to_be_read() -> None:
    found = surveyed(pair("a", expires_at="2023-06-30"))

    assert [cell.state for cell in found.rows[0].cells] == ["expired", "expired"]
    assert found.reaches == {"whole": 1, "partial": 0, "pending": 0}
    assert [tally.share for tally in found.tallies] == [100, 100]
    assert all(cell.url for cell in found.rows[0].cells)


@pytest.mark.parametrize(
    ("front", "is_outdated"),
    [
        ({}, True),
        ({"published": "2023-06-09"}, True),
        ({"published": "2023-06-10"}, False),
        ({"updated": "2023-06-09"}, True),
        ({"updated": "2023-06-10T00:30:00+03:00"}, False),
        ({"publish_at": "2023-08-01"}, False),
        ({"correction": {"date": "2023-06-10", "text": "Ten, not nine."}}, False),
        ({"draft": True}, False),
        ({"relation": "adaptation"}, False),
    ],
)
def test_a_translation_is_outdated_when_its_original_changed_on_a_later_day(
    front: dict[str, Any], is_outdated: bool
) -> None:
    assert cells(translated(**front))["en"].is_outdated is is_outdated


def test_a_correction_of_the_original_is_a_change() -> None:
    mended = version("a", "ru", correction={"date": "2023-06-10", "text": "Десять, а не девять."})

    assert cells(story(mended, version("a", "en", relation="translation"), original="ru"))[
        "en"
    ].is_outdated


def test_a_translation_of_an_unchanged_original_is_not_outdated() -> None:
    late = version("a", "ru", published="2023-06-20")
    early = version("a", "en", relation="translation", published="2023-06-10")

    assert not cells(story(late, early, original="ru"))["en"].is_outdated


def test_rows_are_newest_first_and_pages_without_a_date_last() -> None:
    found = surveyed(
        PAGE,
        pair("old", facts("2022-01-01")),
        pair("b", facts("2023-06-01")),
        pair("a", facts("2023-06-01T10:00:00+03:00")),
    )

    assert rows(found) == ["a", "b", "old", "about"]


def test_a_title_is_in_the_desks_language_else_the_originals() -> None:
    row = surveyed(
        story(
            version("a", "ru", title="Начало", relation="translation"),
            version("a", "en", title="Beginning"),
            original="en",
        )
    ).rows[0]

    assert row.title("ru") == ("Начало", "ru")
    assert row.title("kk") == ("Beginning", "en")


def dated(key: str, day: str, **stated: Any) -> Story:
    return pair(key, facts(day, **stated))


SIX = (
    dated("visit", "2023-06-01", visit="china"),
    dated("partner", "2023-06-02", partners=("etri", "geely")),
    dated("category", "2023-06-03", category="science"),
    story(version("alone", "ru", facts("2023-06-04")), original="ru"),
    story(
        version("own", "ru", facts("2023-06-05")),
        version("own", "en", facts("2023-06-05", partners=("etri",)), relation="adaptation"),
        original="ru",
    ),
    pair("draft", facts("2023-06-06"), draft=True),
)


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        ({}, {"visit", "partner", "category", "alone", "own", "draft"}),
        ({"keys": {"visits": frozenset({"china"})}}, {"visit"}),
        ({"keys": {"visits": frozenset()}}, {one.key for one in SIX}),
        ({"keys": {"partners": frozenset({"etri"})}}, {"partner", "own"}),
        ({"keys": {"partners": frozenset({"etri"}), "visits": frozenset({"china"})}}, set()),
        ({"keys": {"categories": frozenset({"science", "other"})}}, {"category"}),
        ({"states": frozenset({"missing"})}, {"alone"}),
        ({"states": frozenset({"missing"}), "langs": ("ru",)}, set()),
        ({"states": frozenset({"missing", "draft"})}, {"alone", "draft"}),
        ({"states": frozenset({"outdated"})}, set()),
        ({"since": date(2023, 6, 5)}, {"own", "draft"}),
        ({"until": date(2023, 6, 1)}, {"visit"}),
        ({"since": date(2023, 6, 2), "until": date(2023, 6, 3)}, {"partner", "category"}),
    ],
)
def test_what_is_looked_for_is_found(selection: dict[str, Any], expected: set[str]) -> None:
    found = surveyed(*SIX, **selection)

    assert set(rows(found)) == expected
    assert found.story_count == len(SIX)


def test_what_is_outdated_is_found_as_what_it_is() -> None:
    assert rows(surveyed(translated(), states=frozenset({"outdated"}))) == ["a"]


def test_a_page_without_a_date_is_in_no_time() -> None:
    assert rows(surveyed(PAGE)) == ["about"]
    assert rows(surveyed(PAGE, since=date(1900, 1, 1))) == []


def test_one_language_is_shown_alone_and_the_reach_is_that_of_all() -> None:
    found = surveyed(*SIX, langs=("en",))

    assert found.langs == ("en",)
    assert {len(row.cells) for row in found.rows} == {1}
    assert found.reaches == {"whole": 4, "partial": 1, "pending": 1}


def test_sums_count_what_is_shown() -> None:
    found = surveyed(*SIX, translated())
    russian, english = found.tallies

    assert (russian.counts["published"], english.counts["published"]) == (6, 5)
    assert (russian.counts["missing"], english.counts["missing"]) == (0, 1)
    assert (russian.counts["draft"], english.counts["draft"]) == (1, 1)
    assert (russian.outdated, english.outdated) == (0, 1)
    assert (russian.share, english.share) == (100, 83)
    assert found.counted == ("published", "draft", "scheduled", "missing")


def test_before_anything_is_published_there_is_no_share() -> None:
    found = surveyed(pair("a", draft=True))

    assert [tally.share for tally in found.tallies] == [None, None]


def test_months_count_stories_by_their_reach() -> None:
    found = surveyed(*SIX, dated("old", "2022-12-31"))

    assert [(one.year, one.month, one.total) for one in found.months] == [
        (2022, 12, 1),
        (2023, 6, 6),
    ]
    assert found.months[1].counts == {"whole": 4, "partial": 1, "pending": 1}


def test_of_a_file_with_errors_nothing_is_said_but_that_it_has_some() -> None:
    half = "content/news/a.en.md"
    found = surveyed(pair("a"), broken=[Broken(half, "a", "en")])
    ru, en = found.rows[0].cells

    assert ru.state == "published"
    assert (en.state, en.path, en.making) == ("broken", half, "translation")
    assert found.broken == (half,)
    assert found.counted[-1] == "broken"


def test_a_text_of_which_nothing_could_be_read_is_not_missing() -> None:
    lost = Broken("content/news/alone.en.md", "alone", "en")
    (row,) = surveyed(SIX[3], broken=[lost, Broken("content/partners.yaml")]).rows

    assert row.cells[1] == Cell("en", "broken", path=lost.path)


def test_a_site_in_one_language_lacks_nothing() -> None:
    found = surveyed(story(version("a", "ru"), original="ru"), settings=config(("ru",)))

    assert found.reaches["whole"] == 1
    assert found.tallies[0].share == 100


def test_a_site_without_stories_is_surveyed_too() -> None:
    found = surveyed()

    assert (found.rows, found.months, found.story_count) == ((), (), 0)
    assert [tally.share for tally in found.tallies] == [None, None]


def test_an_address_is_where_readers_find_the_text() -> None:
    settings = config(base_path="/desk/", permalinks="flat")

    (row,) = surveyed(SIX[3], settings=settings).rows

    assert row.cells[0].url == "https://news.example.org/desk/ru/news/2023/alone.html"


def test_what_stories_belong_to_is_called_by_its_name() -> None:
    found = surveyed(*SIX)

    assert found.names["visits"] == {"china": {"ru": "Визит china", "en": "Visit china"}}
    assert set(found.names["partners"]) == {"etri", "geely"}
    assert _of(found.rows, "partner").keys["partners"] == ("etri", "geely")


def _of(found: Iterable[Row], key: str) -> Row:
    return next(row for row in found if row.key == key)
