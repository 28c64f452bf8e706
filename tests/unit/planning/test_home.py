from generator.model.site import Site
from generator.model.views import HomeView
from tests.unit.planning.samples import (
    addresses,
    config,
    facts,
    pair,
    picture,
    planned,
    site,
    story,
    version,
    view,
    visit,
)


def lead(stated: Site) -> str:
    home = view(planned(stated), "/ru/", HomeView)
    return home.lead.title.text if home.lead else ""


OLD, MIDDLE, NEW = "2023-06-01", "2023-06-02", "2023-06-03"


def test_the_newest_featured_story_leads() -> None:
    stories = [
        pair("a", facts(OLD, featured=True)),
        pair("b", facts(MIDDLE, featured=True)),
        pair("c", facts(NEW, image=picture("c.jpg"))),
    ]

    assert lead(site(stories)) == "b ru"


def test_else_the_newest_with_an_image_leads() -> None:
    stories = [pair("a", facts(OLD, image=picture("a.jpg"))), pair("b", facts(NEW))]

    assert lead(site(stories)) == "a ru"


def test_else_the_newest_leads() -> None:
    assert lead(site([pair("a", facts(OLD)), pair("b", facts(NEW))])) == "b ru"


def test_a_story_of_the_other_language_never_leads() -> None:
    foreign = story(version("a", "en", facts(NEW, featured=True)))

    assert lead(site([foreign, pair("b", facts(OLD))])) == "b ru"
    assert lead(site([foreign])) == ""


def test_the_lead_is_not_in_the_list_and_on_the_first_page_alone() -> None:
    stories = [pair(key, facts(f"2023-06-0{day}")) for day, key in enumerate("abcde", 1)]
    done = planned(site(stories, settings=config(page_size=2)))
    first = view(done, "/ru/", HomeView)
    second = view(done, "/ru/page/2/", HomeView)

    assert first.lead
    assert first.lead.title.text == "e ru"
    assert [card.title.text for card in first.cards] == ["d ru", "c ru"]
    assert second.lead is None
    assert [card.title.text for card in second.cards] == ["b ru", "a ru"]
    assert "/ru/page/3/" not in addresses(done)


def test_the_home_shows_the_three_latest_visits_on_its_first_page() -> None:
    visits = [
        visit(f"v{year}", starts=f"{year}-05-29", ends=f"{year}-06-03")
        for year in (2019, 2020, 2021, 2022)
    ]
    stories = [pair(key) for key in "abcde"]
    done = planned(site(stories, visits, config(page_size=2)))

    assert [card.starts.year for card in view(done, "/en/", HomeView).visits] == [2022, 2021, 2020]
    assert view(done, "/en/page/2/", HomeView).visits == ()


def test_homes_and_indexes_exist_without_a_story() -> None:
    indexes = {"", "news/", "partners/", "visits/", "agreements/"}

    assert {f"/{lang}/{index}" for lang in ("ru", "en") for index in indexes} <= addresses(
        planned(site())
    )
