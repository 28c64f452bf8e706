from datetime import UTC, date, datetime
from typing import Any

import pytest

from generator.model.parts import Link, Stamp, Words
from generator.model.prose import Byline, CorrectionNote, OriginNote
from generator.model.site import AttachedFile, DayOfVisit, Facts, File, Story
from generator.model.texts import Section
from generator.model.views import ArticleView, StandaloneView
from generator.values import replace
from tests.unit.planning.samples import (
    LANGS,
    agreement,
    facts,
    named,
    pair,
    partner,
    picture,
    planned,
    site,
    story,
    version,
    view,
    visit,
)

SECTIONS: tuple[Section, ...] = ("news", "pages")
RU, EN = "/ru/news/2023/a/", "/en/news/2023/a/"


def told(key: str, *langs: str, day: str = "2023-06-01", **stated: object) -> Story:
    return story(*(version(key, lang, facts(day, **stated)) for lang in langs))


def titles(links: tuple[Link, ...]) -> list[str]:
    return [link.words.text for link in links]


def test_an_article_shows_its_records_by_the_names_of_its_language() -> None:
    stated = facts(
        category="trips",
        tags=("cars",),
        visit="china",
        days=(DayOfVisit(date(2023, 5, 31), "morning"), DayOfVisit(date(2023, 5, 30))),
        partners=("etri", "zju"),
        people=("wang",),
        agreements=("old", "new"),
    )
    records = [
        named("categories", "trips"),
        named("tags", "cars"),
        named("people", "wang"),
        visit("china"),
        partner("etri", url="https://etri.example"),
        partner("zju"),
        agreement("old", "2020-01-01"),
        agreement("new", "2023-05-30"),
    ]
    done = planned(site([pair("a", stated, authors=["wang", "Desk"], translator="wang")], records))
    article = view(done, EN, ArticleView)

    assert article.category == Link("/en/categories/trips/", Words("trips en"))
    assert article.tags == (Link("/en/tags/cars/", Words("cars en")),)
    assert article.visit == Link("/en/visits/china/", Words("Visit china"))
    assert article.days == (date(2023, 5, 30), date(2023, 5, 31))
    assert titles(article.partners) == ["etri en", "zju en"]
    assert article.partner_urls == ("https://etri.example", "")
    assert article.people == (Words("wang en"),)
    assert article.text.byline.authors == (Words("wang en"), Words("Desk"))
    assert article.text.byline.translator == Words("wang en")
    assert [row.key for row in article.agreements] == ["new", "old"]


def test_a_name_that_a_language_lacks_is_given_in_another_with_its_language() -> None:
    done = planned(
        site([pair("a", facts(partners=("zju",)))], [partner("zju", name={"ru": "Чжэцзян"})])
    )

    assert view(done, EN, ArticleView).partners[0].words == Words("Чжэцзян", "ru")
    assert view(done, RU, ArticleView).partners[0].words == Words("Чжэцзян")


def test_a_topic_that_lists_nothing_is_plain_words() -> None:
    expired = story(version("a", "ru", facts(tags=("cars",)), expires_at="2023-07-01"))
    done = planned(site([expired], [named("tags", "cars")]))

    assert view(done, RU, ArticleView).tags == (Link("", Words("cars ру")),)


def test_an_article_shows_its_notes() -> None:
    done = planned(
        site(
            [
                pair(
                    "a",
                    updated="2023-06-09",
                    correction={"date": "2023-06-08", "text": "Day corrected"},
                    source={"name": "Agency", "kind": "summary", "retrieved": "2023-06-02"},
                )
            ]
        )
    )
    text = view(done, RU, ArticleView).text

    assert text.byline.updated == Stamp(date(2023, 6, 9), "2023-06-09")
    assert text.correction == CorrectionNote(date(2023, 6, 8), "Day corrected")
    assert text.origin == OriginNote("summary", "Agency", "", date(2023, 6, 2))


def test_an_attachment_is_called_by_its_title_else_by_its_file() -> None:
    files = (
        AttachedFile(File("content/news/plan.PDF", 7), {"ru": "План"}),
        AttachedFile(File("content/static/map.svg", 8), {}),
    )
    done = planned(
        site([pair("a", facts(files=files))], files={one.file.path: one.file for one in files})
    )
    plan, map_ = view(done, EN, ArticleView).text.files

    assert (plan.href, plan.title, plan.kind, plan.size) == (
        "/media/news/plan.PDF",
        Words("План", "ru"),
        "pdf",
        7,
    )
    assert (map_.href, map_.title) == ("/map.svg", Words("map.svg"))


def test_the_image_for_elsewhere_is_the_lead_else_the_first_photo() -> None:
    photos = (picture("b.jpg"), picture("c.jpg"))
    led = view(
        planned(site([pair("a", facts(image=picture("a.jpg"), photos=photos))])), RU, ArticleView
    )
    unled = view(planned(site([pair("a", facts(photos=photos))])), RU, ArticleView)

    assert led.frame.head.image
    assert led.frame.head.image.href == "/media/photos/a.jpg"
    assert unled.text.image is None
    assert unled.frame.head.image
    assert unled.frame.head.image.href == "/media/photos/b.jpg"


def test_neighbours_are_of_the_visit() -> None:
    stories = [
        told("a", "ru", day="2023-06-01", visit="china"),
        told("b", "ru", day="2023-06-02"),
        told("c", "ru", day="2023-06-03", visit="china"),
        told("d", "en", day="2023-06-02", visit="china"),
    ]
    done = planned(site(stories, [visit("china")]))
    first = view(done, RU, ArticleView)
    last = view(done, "/ru/news/2023/c/", ArticleView)

    assert first.previous is None
    assert first.next == Link("/ru/news/2023/c/", Words("c ru"))
    assert last.previous == Link(RU, Words("a ru"))
    assert last.next is None


def test_without_others_of_its_visit_a_storys_neighbours_are_of_its_language() -> None:
    stories = [
        told("a", "ru", day="2023-06-01"),
        told("b", "ru", day="2023-06-02", visit="china"),
        told("c", "ru", day="2023-06-03"),
    ]
    alone = view(planned(site(stories, [visit("china")])), "/ru/news/2023/b/", ArticleView)

    assert alone.previous
    assert alone.previous.words.text == "a ru"
    assert alone.next
    assert alone.next.words.text == "c ru"


def test_an_expired_text_has_no_neighbours_and_is_none() -> None:
    stories = [
        told("a", "ru", day="2023-06-01"),
        story(version("b", "ru", facts("2023-06-02"), expires_at="2023-07-01")),
        told("c", "ru", day="2023-06-03"),
    ]
    done = planned(site(stories))
    expired = view(done, "/ru/news/2023/b/", ArticleView)
    before = view(done, RU, ArticleView)

    assert expired.previous is None
    assert expired.next is None
    assert before.next
    assert before.next.words.text == "c ru"


def test_related_stories_lead_both_ways_and_across_languages() -> None:
    stories = [
        told("a", "ru", "en", related=("b",)),
        told("b", "en", day="2023-06-02"),
        told("c", "ru", day="2023-06-03", related=("a",)),
    ]
    done = planned(site(stories))

    assert [card.title for card in view(done, RU, ArticleView).related] == [
        Words("b en", "en"),
        Words("c ru"),
    ]
    assert [card.title for card in view(done, "/en/news/2023/b/", ArticleView).related] == [
        Words("a en")
    ]


def test_a_digest_and_what_it_condenses_lead_to_each_other() -> None:
    stories = [
        told("a", "ru"),
        told("b", "ru", "en", day="2023-06-02"),
        story(
            version("all", "en", facts("2023-06-06"), digest_of=("a", "b", "lost")),
            version("all", "ru", facts("2023-06-06"), digest_of=("b",)),
        ),
    ]
    done = planned(site(stories))
    digest = view(done, "/en/news/2023/all/", ArticleView)

    assert digest.text.digest_of == (
        Link(RU, Words("a ru", "ru"), "ru"),
        Link("/en/news/2023/b/", Words("b en")),
    )
    assert view(done, RU, ArticleView).digests == (
        Link("/en/news/2023/all/", Words("all en", "en"), "en"),
    )
    assert titles(view(done, "/ru/news/2023/b/", ArticleView).digests) == ["all ru"]
    assert titles(view(done, "/en/news/2023/b/", ArticleView).digests) == ["all en"]
    assert digest.frame.head.alternates != ()


def test_a_standalone_page_lies_below_its_language() -> None:
    texts = [
        version("about", lang, Facts(), section="pages", slug=f"about-{lang}", updated="2023-07-01")
        for lang in LANGS
    ]
    done = planned(site([story(*texts)]))
    about = view(done, "/ru/about-ru/", StandaloneView)

    assert about.text.title == "about ru"
    assert about.text.byline == Byline(updated=Stamp(date(2023, 7, 1), "2023-07-01"))
    assert [link.href for link in about.text.versions] == ["/en/about-en/"]
    assert about.frame.section == "about"


@pytest.mark.parametrize("lang", LANGS)
def test_a_standalone_page_shows_of_its_text_what_an_article_shows(lang: str) -> None:
    stated: dict[str, Any] = {
        "facts": facts(
            image=picture("a.jpg"),
            photos=(picture("b.jpg"),),
            files=(AttachedFile(File("content/news/plan.pdf", 7), {}),),
        ),
        "authors": ["Desk"],
        "translator": "Li",
        "published": "2023-06-02",
        "correction": {"date": "2023-06-08", "text": "Day corrected"},
        "source": {"name": "Agency"},
        "expires_at": "2023-07-01",
    }
    texts = [
        story(
            version("a", "ru", section=section, **stated),
            version("a", "en", section=section, relation="adaptation", **stated),
            original="ru",
        )
        for section in SECTIONS
    ]
    done = planned(site(texts))
    article = view(done, f"/{lang}/news/2023/a/", ArticleView).text
    about = view(done, f"/{lang}/a/", StandaloneView).text
    versions = tuple(
        replace(one, href=one.href.replace("/news/2023/", "/")) for one in article.versions
    )
    body = replace(article.body, source=f"content/pages/a.{lang}.md")

    assert about == replace(article, versions=versions, body=body)
    assert about.is_expired
    assert about.relation == ("original" if lang == "ru" else "adaptation")


def test_a_page_that_condenses_stories_and_they_lead_to_each_other() -> None:
    history = story(version("history", "ru", Facts(), section="pages", digest_of=("a",)))
    done = planned(site([told("a", "ru"), history]))

    assert view(done, "/ru/history/", StandaloneView).text.digest_of == (Link(RU, Words("a ru")),)
    assert titles(view(done, RU, ArticleView).digests) == ["history ru"]


def test_a_passing_day_changes_only_what_it_makes_due() -> None:
    stated = site([pair("a")], [partner("etri", names=[{"until": "2020-01-01", "ru": "Старый"}])])
    earlier = planned(stated, datetime(2023, 9, 1, tzinfo=UTC))
    later = planned(stated, datetime(2024, 2, 2, tzinfo=UTC))

    assert replace(later, since=earlier.since, until=earlier.until) == earlier
