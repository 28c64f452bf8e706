import pytest

from tests.unit.linking.builders import article, findings, linked, only, story, version


def test_original_is_the_language_that_is_stated() -> None:
    site = linked(article("news/a.ru.md"), article("news/a.en.md", original="en"))

    assert story(site).original == "en"
    assert version(site, "en").relation is None
    assert version(site, "ru").relation == "translation"


@pytest.mark.parametrize("derived", [{"translator": "Anna Petrova"}, {"relation": "adaptation"}])
def test_original_is_the_only_text_not_made_from_another(derived: dict[str, str]) -> None:
    site = linked(article("news/a.ru.md"), article("news/a.en.md", **derived))

    assert story(site).original == "ru"
    assert version(site, "en").relation == derived.get("relation", "translation")


def test_original_of_equal_texts_is_unknown_and_no_direction_is_claimed() -> None:
    site = linked(article("news/a.ru.md"), article("news/a.en.md"))

    assert story(site).original is None
    assert {one.relation for one in story(site).versions.values()} == {None}


def test_original_of_derived_texts_only_is_unknown_and_each_says_what_it_is() -> None:
    site = linked(
        article("news/a.ru.md", relation="digest"), article("news/a.en.md", translator="A B")
    )

    assert story(site).original is None
    assert version(site, "ru").relation == "digest"
    assert version(site, "en").relation is None


def test_original_without_a_text_is_an_error() -> None:
    details = only(article("news/a.ru.md", original="en"))

    assert details == {"lang": "en", "key": "a", "known": "ru"}


def test_original_whose_text_is_unreadable_is_not_reported() -> None:
    assert findings(article("news/a.ru.md", original="en"), unreadable=("news/a.en.md",)) == []


def test_original_in_a_language_that_the_site_does_not_have_is_an_error() -> None:
    assert findings(article("news/a.ru.md", original="de")) == ["language-unknown news/a.ru.md:4"]


def test_relation_in_the_original_is_an_error() -> None:
    assert findings(article("news/a.ru.md", original="ru", relation="translation")) == [
        "relation-in-original news/a.ru.md:5"
    ]


def test_relation_in_the_original_that_the_other_file_names_is_an_error() -> None:
    assert findings(
        article("news/a.ru.md", relation="adaptation"), article("news/a.en.md", original="ru")
    ) == ["relation-in-original news/a.ru.md:4"]


def test_relations_without_an_original_are_a_warning_at_the_first() -> None:
    assert findings(
        article("news/a.ru.md", relation="digest"), article("news/a.en.md", relation="digest")
    ) == ["relation-without-original news/a.ru.md:4"]


def test_two_originals_are_an_error_with_both_places() -> None:
    details = only(article("news/a.ru.md", original="ru"), article("news/a.en.md", original="en"))

    assert details["other"] == "content/news/a.ru.md"
    assert details["other_line"] == "4"


def test_one_original_stated_twice_is_fine() -> None:
    assert (
        findings(article("news/a.ru.md", original="ru"), article("news/a.en.md", original="ru"))
        == []
    )
