"""Where the language switch leads, and which pages are each other's `hreflang`."""

from typing import Any, Literal

import pytest

from generator.model.parts import Alternate, Switch
from generator.model.site import Facts, Site
from generator.model.views import ArticleView, StandaloneView
from tests.unit.planning.samples import (
    config,
    facts,
    frames,
    named,
    pair,
    partner,
    planned,
    site,
    story,
    version,
    view,
    visit,
)

RU, EN = "/ru/news/2023/a/", "/en/news/2023/a/"
PAIR = (Alternate("ru", RU), Alternate("en", EN), Alternate("x-default", EN))
Made = Literal["translation", "adaptation", "digest"] | None


def switch(stated: Site, address: str, lang: str) -> Switch:
    switches = frames(planned(stated))[address].switches
    return next(one for one in switches if one.lang == lang)


def test_original_and_translation_list_themselves_and_each_other() -> None:
    done = frames(planned(site([pair("a")])))

    assert done[RU].head.alternates == done[EN].head.alternates == PAIR


@pytest.mark.parametrize("relation", ["adaptation", "digest"])
def test_an_adaptation_or_digest_is_linked_and_labelled_but_no_hreflang(relation: Made) -> None:
    told = story(version("a", "ru"), version("a", "en", relation=relation), original="ru")
    done = planned(site([told]))
    russian, english = view(done, RU, ArticleView), view(done, EN, ArticleView)

    assert russian.frame.head.alternates == english.frame.head.alternates == ()
    assert (russian.text.relation, english.text.relation) == ("original", relation)
    assert [(one.relation, one.is_translation_pair) for one in russian.text.versions] == [
        (relation, False)
    ]
    assert [(one.relation, one.href) for one in english.text.versions] == [("original", RU)]
    assert {one.level for one in russian.frame.switches} == {"current", "same"}


def test_texts_of_an_unknown_original_are_each_others_hreflang_and_claim_nothing() -> None:
    done = planned(site([story(version("a", "ru"), version("a", "en"))]))
    russian = view(done, RU, ArticleView)

    assert russian.frame.head.alternates == PAIR
    assert russian.text.relation == ""
    assert [(one.relation, one.is_translation_pair) for one in russian.text.versions] == [
        ("", True)
    ]


def test_a_digest_beside_two_texts_of_unknown_original_is_out_of_their_set() -> None:
    told = story(version("a", "ru"), version("a", "en"), version("a", "zh", relation="digest"))
    done = frames(planned(site([told], settings=config(("ru", "en", "zh")))))

    assert done[RU].head.alternates == PAIR
    assert done["/zh/news/2023/a/"].head.alternates == ()


def test_x_default_is_left_out_where_its_language_has_no_version() -> None:
    told = story(version("a", "ru"), version("a", "zh", relation="translation"), original="ru")
    done = frames(planned(site([told], settings=config(("ru", "en", "zh")))))

    assert [one.lang for one in done[RU].head.alternates] == ["ru", "zh"]


def test_a_text_alone_has_no_hreflang() -> None:
    done = frames(planned(site([story(version("a", "en"))])))

    assert done[EN].head.alternates == ()


def test_an_expired_text_is_out_of_index_and_hreflang_but_linked() -> None:
    told = story(
        version("a", "ru"),
        version("a", "en", relation="translation", expires_at="2023-07-01"),
        original="ru",
    )
    done = planned(site([told]))
    russian, english = view(done, RU, ArticleView), view(done, EN, ArticleView)

    assert russian.frame.head.alternates == english.frame.head.alternates == ()
    assert (russian.frame.head.is_indexed, english.frame.head.is_indexed) == (True, False)
    assert [one.href for one in russian.text.versions] == [EN]


def test_the_homes_and_the_root_are_one_set() -> None:
    done = frames(planned(site()))
    homes = (Alternate("ru", "/ru/"), Alternate("en", "/en/"), Alternate("x-default", "/"))

    assert [done[home].head.alternates for home in ("/", "/ru/", "/en/")] == [homes] * 3


def test_a_page_names_the_locales_of_its_twins_and_never_its_own() -> None:
    done = frames(planned(site([pair("a")])))

    assert done["/"].chrome.lang == "en"
    assert done["/"].head.other_locales == ("ru",)
    assert done["/ru/"].head.other_locales == ("en",)
    assert done[EN].head.other_locales == ("ru",)


def test_only_the_first_page_of_a_list_has_hreflang() -> None:
    stories = [pair(key) for key in "abcd"]
    done = frames(planned(site(stories, settings=config(page_size=1))))

    assert [one.lang for one in done["/ru/news/2023/"].head.alternates] == [
        "ru",
        "en",
        "x-default",
    ]
    assert done["/ru/news/2023/page/2/"].head.alternates == ()


def test_the_switch_leads_to_the_counterpart_and_names_its_title() -> None:
    stated = site([pair("a")])

    assert switch(stated, RU, "en") == Switch("en", "English", EN, "same", "a en")
    assert switch(stated, RU, "ru") == Switch("ru", "Русский", RU, "current", "a ru")


def test_the_switch_gives_no_title_that_is_not_in_its_language() -> None:
    name = {"ru": "Чжэцзян"}
    stories = [story(version("a", "ru", facts(partners=("zju",))))]
    stated = site(stories, [partner("zju", name=name)], config(untranslated="hide"))

    assert switch(stated, RU, "en") == Switch("en", "English", "/en/partners/zju/", "partner")
    assert switch(stated, "/ru/partners/zju/", "en").title == ""
    assert switch(stated, "/en/partners/zju/", "ru").title == "Чжэцзян"


@pytest.mark.parametrize(
    ("stated", "level", "href"),
    [
        ({"visit": "china", "partners": ("etri",), "category": "trips"}, "visit", "visits/china/"),
        ({"partners": ("own", "etri"), "category": "trips"}, "partner", "partners/etri/"),
        ({"category": "trips"}, "category", "categories/trips/"),
        ({"category": "rare"}, "home", ""),
        ({}, "home", ""),
    ],
)
def test_without_a_counterpart_the_switch_leads_to_the_nearest_level(
    stated: dict[str, Any], level: str, href: str
) -> None:
    records = [
        visit("china"),
        partner("etri"),
        partner("own", self=True),
        named("categories", "trips"),
        named("categories", "rare"),
    ]
    stories = [
        story(version("a", "ru", facts(**stated))),
        story(version("b", "en", facts(category="trips"))),
    ]
    found = switch(site(stories, records, config(untranslated="hide")), RU, "en")

    assert (found.level, found.href) == (level, f"/en/{href}")


def test_a_standalone_page_alone_leads_to_the_home() -> None:
    about = story(version("about", "ru", Facts(), section="pages"))

    assert switch(site([about]), "/ru/about/", "en").level == "home"


def test_a_page_of_a_list_leads_to_the_same_page_else_to_the_first() -> None:
    stories = [pair("a"), pair("b"), *(story(version(key, "ru")) for key in "cd")]
    stated = site(stories, settings=config(page_size=1, untranslated="hide"))

    assert switch(stated, "/ru/news/2023/page/2/", "en").href == "/en/news/2023/page/2/"
    assert switch(stated, "/ru/news/2023/page/4/", "en").href == "/en/news/2023/"
    assert switch(stated, "/ru/news/2023/page/4/", "en").level == "same"


def test_an_archive_without_counterpart_leads_to_the_year_then_to_the_section() -> None:
    stories = [
        story(version("a", "ru", facts("2023-06-01"))),
        story(version("b", "en", facts("2023-07-01"))),
        story(version("c", "ru", facts("2022-07-01", tags=("cars",)))),
    ]
    stated = site(stories, [named("tags", "cars")], config(untranslated="hide"))

    assert switch(stated, "/ru/news/2023/06/", "en").href == "/en/news/2023/"
    assert switch(stated, "/ru/news/2023/06/", "en").level == "section"
    assert switch(stated, "/ru/news/2022/", "en").href == "/en/news/"
    assert switch(stated, "/ru/tags/cars/", "en").href == "/en/news/"
    assert switch(stated, "/ru/tags/cars/", "en").level == "section"


def test_pages_in_all_languages_lead_to_the_homes() -> None:
    done = frames(planned(site()))

    for address in ("/", "/404.html"):
        assert [one.href for one in done[address].switches] == ["/ru/", "/en/"]
    assert {one.level for one in done["/404.html"].switches} == {"home"}
    assert [one.href for one in done["/ru/404.html"].switches] == ["/ru/404.html", "/en/404.html"]


def test_a_version_in_another_language_is_named_by_its_own_title() -> None:
    about = story(
        version("about", "ru", Facts(), section="pages"),
        version("about", "en", Facts(), section="pages", relation="translation"),
        original="ru",
    )
    found = view(planned(site([about])), "/en/about/", StandaloneView).text.versions

    assert [(one.name, one.title, one.relation) for one in found] == [
        ("Русский", "about ru", "original")
    ]
