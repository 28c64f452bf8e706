from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from generator.model.site import Facts
from generator.model.views import ArticleView
from tests.unit.planning.samples import (
    addresses,
    config,
    facts,
    pair,
    planned,
    site,
    story,
    version,
    view,
)

MOSCOW = timezone(timedelta(hours=3))
RU, EN = "/ru/news/2023/a/", "/en/news/2023/a/"


def test_a_draft_exists_nowhere() -> None:
    done = planned(site([pair("a", draft=True)]))

    assert not {RU, EN} & addresses(done)


def test_a_bare_day_begins_at_midnight_in_the_sites_zone() -> None:
    stated = site([pair("a", facts("2023-06-06"))])
    midnight = datetime(2023, 6, 6, tzinfo=MOSCOW)

    assert RU not in addresses(planned(stated, midnight - timedelta(seconds=1)))
    assert RU in addresses(planned(stated, midnight))


@pytest.mark.parametrize(
    "front",
    [
        {"publish_at": "2023-06-06T12:00+03:00"},
        {"published": "2023-06-06T12:00+03:00"},
        {"published": "2023-06-01", "publish_at": "2023-06-06T09:00+00:00"},
    ],
)
def test_a_text_appears_at_its_moment(front: dict[str, Any]) -> None:
    stated = site([pair("a", **front)])
    noon = datetime(2023, 6, 6, 12, tzinfo=MOSCOW)

    assert RU not in addresses(planned(stated, noon - timedelta(seconds=1)))
    assert RU in addresses(planned(stated, noon))


def test_publish_at_may_be_before_the_date_that_readers_see() -> None:
    stated = site([pair("a", facts("2023-06-06"), publish_at="2023-06-01")])

    assert RU in addresses(planned(stated, datetime(2023, 6, 2, tzinfo=UTC)))


def test_one_language_may_appear_before_the_other() -> None:
    late = version("a", "en", relation="translation", publish_at="2030-01-01")
    done = planned(site([story(version("a", "ru"), late, original="ru")]))
    article = view(done, RU, ArticleView)

    assert EN not in addresses(done)
    assert article.text.versions == ()
    assert article.frame.head.alternates == ()
    assert article.text.relation == ""


@pytest.mark.parametrize(
    ("expires_at", "last"),
    [
        ("2023-07-01", datetime(2023, 7, 1, 23, 59, 59, tzinfo=MOSCOW)),
        ("2023-07-01T12:00+03:00", datetime(2023, 7, 1, 11, 59, 59, tzinfo=MOSCOW)),
    ],
)
def test_a_text_expires_after_its_last_day_or_moment(expires_at: str, last: datetime) -> None:
    stated = site([pair("a", expires_at=expires_at)])

    assert not view(planned(stated, last), RU, ArticleView).text.is_expired
    assert view(planned(stated, last + timedelta(seconds=1)), RU, ArticleView).text.is_expired


def test_the_year_of_an_address_is_that_of_the_sites_zone() -> None:
    late = Facts(date=datetime(2022, 12, 31, 22, 30, tzinfo=UTC))

    assert RU in addresses(planned(site([pair("a", late)])))
    assert "/ru/news/2022/a/" in addresses(
        planned(site([pair("a", late)], settings=config(timezone="UTC")))
    )


def test_a_page_without_a_date_is_published() -> None:
    about = story(version("about", "ru", Facts(), section="pages"))

    assert "/ru/about/" in addresses(planned(site([about])))


def test_the_offset_in_which_a_moment_was_given_is_kept_for_machines() -> None:
    done = planned(site([pair("a", published="2023-06-05T23:30-11:00")]))
    stamp = view(done, RU, ArticleView).text.byline.published

    assert stamp
    assert stamp.iso == "2023-06-05T23:30:00-11:00"
    assert stamp.day.isoformat() == "2023-06-06"
