from hypothesis import given
from hypothesis import strategies as st

from tests.unit.linking.builders import article, findings, linked, only, story


def test_files_with_one_key_are_one_story_whatever_folders_they_lie_in() -> None:
    site = linked(article("news/2023/a.ru.md"), article("news/b/c/a.en.md"))

    assert site.diagnostics == ()
    assert list(story(site).versions) == ["ru", "en"]


def test_translation_key_pairs_files_whose_names_differ() -> None:
    site = linked(article("news/vizit.ru.md", translation_key="a"), article("news/a.en.md"))

    assert site.diagnostics == ()
    assert list(story(site).versions) == ["ru", "en"]


def test_versions_stand_in_the_order_of_the_sites_languages() -> None:
    site = linked(article("news/a.en.md"), article("news/a.ru.md"))

    assert list(story(site).versions) == ["ru", "en"]


def test_one_key_twice_in_a_language_is_reported_with_both_files() -> None:
    details = only(article("news/1/a.ru.md"), article("news/2/a.ru.md"))

    assert details["path"] == "content/news/2/a.ru.md"
    assert details["other"] == "content/news/1/a.ru.md"


def test_of_two_texts_with_one_key_the_first_path_is_kept() -> None:
    site = linked(article("news/2/a.ru.md"), article("news/1/a.ru.md"))

    assert story(site).versions["ru"].article.path == "content/news/1/a.ru.md"


def test_a_doubled_key_is_reported_where_it_is_given() -> None:
    assert findings(article("news/a.ru.md"), article("news/b.ru.md", translation_key="a")) == [
        "key-twice news/b.ru.md:4"
    ]


def test_a_page_does_not_share_a_key_with_news_in_any_language() -> None:
    assert findings(article("news/about.ru.md"), article("pages/about.en.md")) == [
        "key-twice pages/about.en.md:1"
    ]


def test_keys_that_differ_by_case_are_an_error_with_their_code_points() -> None:
    details = only(article("news/Visit.ru.md"), article("news/visit.ru.md"))

    assert details["points"] == "U+0076"
    assert details["other_points"] == "U+0056"


def test_keys_that_differ_by_case_are_still_one_story_and_nothing_else_is_missed() -> None:
    site = linked(article("news/Visit.ru.md"), article("news/visit.en.md"))

    assert [found.code for found in site.diagnostics] == ["key-spelling"]
    assert list(story(site, "Visit").versions) == ["ru", "en"]


def test_keys_that_differ_by_unicode_form_are_an_error_with_their_code_points() -> None:
    details = only(
        article("news/1/no\u0438\u0306.ru.md"), article("news/2/no\u0439.ru.md", date="2023-06-05")
    )

    assert details["points"] == "U+0439"
    assert details["other_points"] == "U+0438 U+0306"


def test_code_points_are_those_in_which_the_keys_differ() -> None:
    details = only(article("news/caf\u00e9s.ru.md"), article("news/cafe\u0301s.ru.md"))

    assert {details["points"], details["other_points"]} == {"U+00E9", "U+0065 U+0301"}


def test_keys_that_look_alike_are_a_warning() -> None:
    details = only(article("news/a.ru.md"), article("news/\u0430.ru.md"))

    assert details["points"] == "U+0430"
    assert details["other_points"] == "U+0061"


def test_different_keys_in_cyrillic_are_fine() -> None:
    assert findings(article("news/визит.ru.md"), article("news/форум.ru.md")) == []


PLACES = st.tuples(
    st.sampled_from("12"), st.sampled_from(["a", "A", "b", "а"]), st.sampled_from(["ru", "en"])
)


@given(
    st.lists(PLACES, unique=True).flatmap(lambda one: st.tuples(st.just(one), st.permutations(one)))
)
def test_pairing_does_not_depend_on_order(
    orders: tuple[list[tuple[str, str, str]], list[tuple[str, str, str]]],
) -> None:
    first, second = (
        linked(*(article(f"news/{folder}/{key}.{lang}.md") for folder, key, lang in order))
        for order in orders
    )

    assert first == second


@given(st.sampled_from(["ru", "en"]), st.sampled_from(["ru", "en"]))
def test_pairing_is_symmetric(one: str, other: str) -> None:
    texts = (article(f"news/1/a.{one}.md"), article(f"news/2/a.{other}.md"))

    assert linked(*texts) == linked(*reversed(texts))
