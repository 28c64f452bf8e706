from generator.model.parts import Link, MonthCount, Words
from generator.model.views import ArchiveView, PeriodView
from tests.unit.planning.samples import (
    addresses,
    config,
    facts,
    named,
    pair,
    planned,
    site,
    story,
    version,
    view,
)

STORIES = (
    pair("a", facts("2023-05-30", category="trips", tags=("cars",))),
    pair("b", facts("2023-06-01", category="awards")),
    story(version("c", "ru", facts("2023-06-02"))),
    pair("d", facts("2022-12-31"), published="2023-01-02"),
)
TOPICS = (
    named("categories", "trips", name={"ru": "Поездки"}),
    named("categories", "awards", name={"ru": "Ёж", "en": "Awards"}),
    named("categories", "empty"),
    named("tags", "cars"),
)
JUNE = MonthCount(2023, 6, "/ru/news/2023/06/", 2)
MAY = MonthCount(2023, 5, "/ru/news/2023/05/", 1)


def test_the_archive_counts_stories_by_the_date_of_the_story() -> None:
    archive = view(planned(site(STORIES, TOPICS)), "/ru/news/", ArchiveView)

    assert [(one.year, one.href, one.story_count) for one in archive.years] == [
        (2023, "/ru/news/2023/", 3),
        (2022, "/ru/news/2022/", 1),
    ]
    assert archive.years[0].months == (JUNE, MAY)


def test_the_archive_lists_topics_that_have_pages_by_name() -> None:
    archive = view(planned(site(STORIES, TOPICS)), "/ru/news/", ArchiveView)

    assert archive.categories == (
        Link("/ru/categories/awards/", Words("Ёж")),
        Link("/ru/categories/trips/", Words("Поездки")),
    )
    assert archive.tags == (Link("/ru/tags/cars/", Words("cars ру")),)


def test_a_year_lists_its_months_and_a_month_none() -> None:
    done = planned(site(STORIES, TOPICS))
    year = view(done, "/ru/news/2023/", PeriodView)
    month = view(done, "/ru/news/2023/06/", PeriodView)

    assert (year.year, year.month, year.months, year.story_count) == (2023, None, (JUNE, MAY), 3)
    assert (month.year, month.month, month.months, month.story_count) == (2023, 6, (), 2)


def test_a_period_exists_only_where_it_lists_a_story() -> None:
    only_russian = [story(version("a", "ru"))]
    done = addresses(planned(site(only_russian, settings=config(untranslated="hide"))))

    assert "/ru/news/2023/06/" in done
    assert "/ru/news/2023/05/" not in done
    assert "/en/news/2023/" not in done
