import pytest

from generator.model.parts import Card
from generator.model.site import Story
from generator.model.views import HomeView, PartnerView, PeriodView, TopicView
from tests.unit.planning.samples import (
    addresses,
    config,
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
)


def titles(cards: tuple[Card, ...]) -> list[str]:
    return [card.title.text for card in cards]


def june(key: str, day: int, *langs: str) -> Story:
    """A story of a day of June, told in some languages."""
    stated = facts(f"2023-06-{day:02}", partners=("etri",))
    return story(*(version(key, lang, stated) for lang in langs))


def test_a_list_is_ordered_by_appearance_then_date_then_slug() -> None:
    stories = [
        pair("b", facts("2023-06-01", partners=("etri",)), published="2023-06-09"),
        pair("a", facts("2023-06-01", partners=("etri",)), published="2023-06-09"),
        pair("c", facts("2023-06-02", partners=("etri",)), published="2023-06-09"),
        pair("d", facts("2023-06-10", partners=("etri",))),
    ]
    done = planned(site(stories, [partner("etri")]))

    assert titles(view(done, "/ru/partners/etri/", PartnerView).cards) == [
        "d ru",
        "c ru",
        "a ru",
        "b ru",
    ]


def test_a_story_of_the_other_language_stands_among_the_own_ones_with_its_language() -> None:
    stories = [june("a", 1, "ru", "en"), june("b", 2, "ru"), june("c", 3, "en")]
    done = planned(site(stories, [partner("etri")]))
    cards = view(done, "/en/partners/etri/", PartnerView).cards

    assert [(card.title.text, card.title.lang, card.href) for card in cards] == [
        ("c en", "", "/en/news/2023/c/"),
        ("b ru", "ru", "/ru/news/2023/b/"),
        ("a en", "", "/en/news/2023/a/"),
    ]


def test_words_of_a_foreign_card_name_their_language() -> None:
    stated = facts(image=picture("a.jpg", alt="лодка", credit="desk", credit_lang="en"))
    done = planned(site([story(version("a", "ru", stated, summary="Итоги"))]))
    card = view(done, "/en/", HomeView).cards[0]

    assert card.summary.lang == "ru"
    assert card.image
    assert card.image.alt.lang == "ru"
    assert card.image.credit
    assert card.image.credit.lang == ""


def test_hidden_untranslated_stories_are_in_no_list() -> None:
    stories = [june("a", 1, "ru", "en"), june("b", 2, "ru")]
    done = planned(site(stories, [partner("etri")], config(untranslated="hide")))

    assert titles(view(done, "/en/partners/etri/", PartnerView).cards) == ["a en"]
    assert view(done, "/en/partners/etri/", PartnerView).story_count == 1


def test_an_expired_text_leaves_lists_and_no_other_stands_in_for_it() -> None:
    expired = story(
        version("a", "ru", expires_at="2023-07-01"),
        version("a", "en", relation="translation"),
        original="ru",
    )
    done = planned(site([expired, pair("b")]))

    assert titles(view(done, "/ru/news/2023/", PeriodView).cards) == ["b ru"]
    assert titles(view(done, "/en/news/2023/", PeriodView).cards) == ["a en", "b en"]


def test_an_expired_text_is_no_badge() -> None:
    done = planned(site([story(version("a", "ru", expires_at="2023-07-01"))]))

    assert "/en/news/2023/" not in addresses(done)


def test_of_three_languages_the_original_stands_in() -> None:
    told = story(version("a", "ru", relation="translation"), version("a", "zh"), original="zh")
    done = planned(site([told], settings=config(("ru", "en", "zh"))))

    assert view(done, "/en/", HomeView).cards[0].title.lang == "zh"


@pytest.mark.parametrize("relation", ["digest", "adaptation"])
def test_a_card_says_that_a_text_is_a_digest_or_an_adaptation(relation: str) -> None:
    told = story(
        version("a", "ru"),
        version("a", "en", relation="digest" if relation == "digest" else "adaptation"),
        original="ru",
    )
    done = planned(site([told]))

    assert view(done, "/en/news/2023/", PeriodView).cards[0].relation == relation
    assert view(done, "/ru/news/2023/", PeriodView).cards[0].relation == ""


def test_an_adaptation_stands_in_the_lists_of_its_own_facts() -> None:
    told = story(
        version("a", "ru", facts(partners=("etri",))),
        version("a", "en", facts(partners=("geely",)), relation="adaptation"),
        original="ru",
    )
    done = planned(site([told], [partner("etri"), partner("geely")]))

    assert titles(view(done, "/en/partners/geely/", PartnerView).cards) == ["a en"]
    assert view(done, "/en/partners/etri/", PartnerView).cards == ()
    assert view(done, "/ru/partners/geely/", PartnerView).cards == ()


def test_lists_are_parted_into_pages_and_the_first_is_the_list_itself() -> None:
    stories = [june(f"s{day}", day, "ru") for day in range(1, 6)]
    done = planned(site(stories, [partner("etri")], config(page_size=2)))
    second = view(done, "/ru/partners/etri/page/2/", PartnerView)

    assert titles(second.cards) == ["s3 ru", "s2 ru"]
    assert second.pagination.number == 2
    assert second.pagination.hrefs == (
        "/ru/partners/etri/",
        "/ru/partners/etri/page/2/",
        "/ru/partners/etri/page/3/",
    )
    assert not {"/ru/partners/etri/page/1/", "/ru/partners/etri/page/4/"} & addresses(done)
    assert second.frame.head.href == "/ru/partners/etri/page/2/"


def test_pages_of_a_topic_exist_only_where_it_has_a_story() -> None:
    records = [named("categories", "trips", slug="journeys"), named("tags", "cars")]
    told = story(version("a", "ru", facts(category="trips")))
    shown = addresses(planned(site([told], records)))
    hidden = addresses(planned(site([told], records, config(untranslated="hide"))))

    assert {"/ru/categories/journeys/", "/en/categories/journeys/"} <= shown
    assert "/en/categories/journeys/" not in hidden
    assert not any("/tags/" in address for address in shown)


def test_a_topic_says_its_introduction_in_the_pages_language() -> None:
    trips = named("categories", "trips", text={"ru": "О поездках"})
    done = planned(site([pair("a", facts(category="trips"))], [trips]))
    russian = view(done, "/ru/categories/trips/", TopicView)

    assert russian.text == "О поездках"
    assert russian.frame.head.title == "trips ру"
    assert view(done, "/en/categories/trips/", TopicView).text == ""
