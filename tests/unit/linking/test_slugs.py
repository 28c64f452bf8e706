import pytest

from generator.urls import slug_problem
from tests.unit.linking.builders import NAMED, article, entry, findings, linked, only, version


def test_default_slug_is_the_key_in_latin_letters() -> None:
    site = linked(article("news/визит.ru.md"))

    assert version(site, key="визит").slug == "vizit"


def test_given_slug_is_taken() -> None:
    site = linked(article("news/a.ru.md", slug="visit"))

    assert version(site).slug == "visit"


def test_scheme_of_the_config_is_used() -> None:
    site = linked(article("news/хор.ru.md"), transliteration="yandex")

    assert version(site, key="хор").slug == "hor"


@pytest.mark.parametrize(
    ("slug", "code"),
    [
        ("../../pwned", "slug-characters"),
        ("Визит", "slug-characters"),
        ("-", "slug-empty"),
        ("index", "slug-reserved"),
        ("a" * 81, "slug-too-long"),
    ],
)
def test_a_slug_that_cannot_be_an_address_is_an_error(slug: str, code: str) -> None:
    assert findings(article("news/a.ru.md", slug=slug)) == [f"{code} news/a.ru.md:4"]


def test_a_better_slug_is_suggested() -> None:
    assert only(article("news/a.ru.md", slug="Мой визит"))["suggestion"] == "moy-vizit"


def test_no_slug_is_suggested_that_would_not_do_either() -> None:
    assert "suggestion" not in only(article("news/a.ru.md", slug="PAGE"))


def test_a_key_of_which_nothing_remains_is_an_error_naming_it() -> None:
    details = only(article("news/杜江峰.ru.md"))

    assert details["words"] == "杜江峰"


@pytest.mark.parametrize("slug", ["../../pwned", "index", "a" * 81, "Визит"])
def test_whatever_is_given_the_slug_of_a_version_is_fit_for_an_address(slug: str) -> None:
    chosen = version(linked(article("news/a.ru.md", slug=slug))).slug

    assert slug_problem(chosen) is None


def test_a_topics_slug_is_checked() -> None:
    assert findings(entry("tags", "t", NAMED | {"slug": "Not so"}, "content/tags.yaml")) == [
        "slug-characters content/tags.yaml:6".replace("content/", "")
    ]
