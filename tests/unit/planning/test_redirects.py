import pytest

from generator.model.views import RedirectView
from tests.unit.planning.samples import (
    addresses,
    config,
    findings,
    page,
    planned,
    site,
    story,
    version,
    view,
)


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("/ru/old/", "/ru/old/"),
        ("/ru/old", "/ru/old/"),
        ("/en/news/old.html", "/en/news/old.html"),
        ("/ru/%D0%B4%D0%BE%D0%BC/", "/ru/дом/"),
    ],
)
def test_a_former_address_leads_to_the_present_one(given: str, address: str) -> None:
    moved = story(version("a", "ru", moved_from=[given]))
    done = planned(site([moved], settings=config(base_path="/x/")))

    assert view(done, address, RedirectView) == RedirectView(
        "ru",
        "/x/ru/news/2023/a/",
        "https://news.example.org/x/ru/news/2023/a/",
        "a ru",
    )


def test_with_flat_permalinks_a_former_page_is_a_file() -> None:
    moved = story(version("a", "ru", moved_from=["/ru/old/"]))
    done = planned(site([moved], settings=config(permalinks="flat")))

    assert page(done, "/ru/old/").file == "ru/old.html"


@pytest.mark.parametrize(
    "given",
    [
        "ru/old/",
        "/de/old/",
        "/old/",
        "/",
        "/ru/../../etc/passwd",
        "/ru/%2e%2e/x/",
        "//ru/x/",
        "/ru/a?b=1",
        "/ru/a#b",
        "/ru/a\\b/",
        "/ru/con/",
        "/ru/100%25/",
    ],
)
def test_an_impossible_former_address_is_reported_and_written_nowhere(given: str) -> None:
    stated = site([story(version("a", "ru", moved_from=[given]))])
    found = findings(stated)

    assert [one.code for one in found] == ["moved-from-invalid"]
    assert dict(found[0].details)["address"] == given


def test_a_hint_shows_how_to_write_it() -> None:
    found = findings(site([story(version("a", "ru", moved_from=["https://x.example/old/"]))]))

    assert dict(found[0].details)["example"] == "/ru/old/"
    assert dict(found[0].details)["known"] == "ru, en"


@pytest.mark.parametrize(
    ("given", "example"),
    [("/ru/a/?b=1", "/ru/a/"), ("/ru/a#b", "/ru/a/"), ("/de/Старое имя/", "/ru/staroe-imya/"),
     ("/", "/ru/a/")],
)  # fmt: skip
def test_the_example_in_a_hint_is_an_address_that_would_do(given: str, example: str) -> None:
    found = findings(site([story(version("a", "ru", moved_from=[given]))]))

    assert dict(found[0].details)["example"] == example
    assert findings(site([story(version("b", "ru", moved_from=[example]))])) == ()


def test_a_former_address_that_is_a_page_is_an_error() -> None:
    stated = site(
        [
            story(version("a", "ru", moved_from=["/en/visits/", "/ru/news/2023/b/"])),
            story(version("b", "ru")),
        ]
    )

    assert [(one.code, dict(one.details).get("other")) for one in findings(stated)] == [
        ("moved-from-taken", None),
        ("moved-from-taken", "content/news/b.ru.md:1"),
    ]
    assert {one.position.path for one in findings(stated)} == {"content/news/a.ru.md"}


def test_an_unpublished_text_redirects_nowhere() -> None:
    draft = story(version("a", "ru", moved_from=["/ru/old/"], draft=True))

    assert "/ru/old/" not in addresses(planned(site([draft])))
