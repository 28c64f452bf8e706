from generator.model.parts import Link, MenuItem, Words
from generator.model.site import Facts
from generator.model.views import ArticleView, NotFoundView, RootView
from tests.unit.planning.samples import (
    config,
    facts,
    frames,
    pair,
    partner,
    planned,
    site,
    story,
    version,
    view,
)

ABOUT = story(version("about", "ru", Facts(), section="pages"))


def test_the_menu_has_the_entries_that_exist_in_its_language() -> None:
    done = frames(planned(site([ABOUT], settings=config(menu=["visits", "about", "lost"]))))

    assert done["/ru/"].chrome.menu == (
        MenuItem("visits", "/ru/visits/"),
        MenuItem("about", "/ru/about/", "about ru"),
    )
    assert done["/en/"].chrome.menu == (MenuItem("visits", "/en/visits/"),)


def test_the_chrome_says_what_the_config_does() -> None:
    settings = config(
        base_path="/x/",
        publisher="own",
        contact={"email": "desk@example.org"},
        rights={"ru": "Права"},
        theme={"accent": "red", "logo": "/logo.svg"},
        countries={"HK": {"ru": "Гонконг"}},
    )
    done = frames(planned(site((), [partner("own", self=True)], settings)))
    chrome = done["/en/"].chrome

    assert chrome.base_href == "/x/"
    assert chrome.origin == "https://news.example.org"
    assert chrome.publisher == Link("/x/en/partners/own/", Words("own en"))
    assert chrome.email == "desk@example.org"
    assert chrome.rights == Words("Права", "ru")
    assert (chrome.accent, chrome.logo, chrome.assets) == ("red", "/x/logo.svg", "/x/assets/")
    assert (chrome.home, chrome.atom) == ("/x/en/", "/x/en/feed.xml")
    assert chrome.countries == ()
    assert done["/ru/"].chrome.countries == (("HK", "Гонконг"),)


def test_all_pages_of_a_language_share_one_chrome_which_no_story_changes() -> None:
    one = frames(planned(site([pair("a")])))
    two = frames(planned(site([pair("a"), pair("b")])))

    assert one["/ru/"].chrome is one["/ru/news/2023/a/"].chrome
    assert one["/ru/"].chrome == two["/ru/"].chrome


def test_the_root_and_the_404_for_all_speak_all_languages() -> None:
    done = planned(site(settings=config(x_default="ru")))
    root = view(done, "/", RootView)
    missing = view(done, "/404.html", NotFoundView)

    assert [(one.lang, one.name, one.home, one.title) for one in root.languages] == [
        ("ru", "Русский", "/ru/", "Herald ru"),
        ("en", "English", "/en/", "Herald en"),
    ]
    assert root.languages[0].links == frames(done)["/ru/"].chrome.menu
    assert root.frame.chrome.lang == "ru"
    assert missing.languages == root.languages
    assert [one.lang for one in view(done, "/en/404.html", NotFoundView).languages] == ["en"]
    assert not missing.frame.head.is_indexed


def test_a_description_is_the_summary_and_the_menus_entry_is_marked() -> None:
    done = planned(site([pair("a", facts(), summary="In short")]))
    article = view(done, "/ru/news/2023/a/", ArticleView)

    assert article.frame.head.description == "In short"
    assert article.frame.head.title == "a ru"
    assert article.frame.section == "news"
    assert frames(done)["/ru/news/"].head.title == ""
