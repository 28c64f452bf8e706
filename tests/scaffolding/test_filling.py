"""A template is filled in with what is known, and teaches what is not."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.fields import parse
from generator.model.blanks import Known
from generator.scaffolding.filling import filled, sample, yaml_of

PLACE: Mapping[str, Known] = {
    "name": {"ru": "Астана", "en": "Astana"},
    "lat": "51.13",
    "lon": "71.43",
}


def test_what_is_known_stands_in_its_line() -> None:
    text = filled("place.yaml", "en", PLACE, {"key": "astana"})

    assert "\nname: {ru: Астана, en: Astana}\n" in text
    assert "\nlat: 51.13\n" in text


def test_what_is_not_known_is_a_comment_with_a_sample() -> None:
    unknown = filled("place.yaml", "en", PLACE, {"key": "astana"})
    known = filled("place.yaml", "en", {**PLACE, "country": "CN"}, {"key": "astana"})

    assert "\n# country: KZ\n" in unknown
    assert "\ncountry: CN\n" in known


VISIT: Mapping[str, Known] = {
    "title": {"ru": "Осень", "en": "Autumn"},
    "starts": "2024-05-20",
    "ends": "2024-05-21",
    "direction": "incoming",
}


def test_of_something_indented_one_thing_has_to_be_known() -> None:
    raw = {"key": "autumn", "photos": "../photos/autumn"}
    unknown = filled("visit.yaml", "en", VISIT, raw)
    known = filled("visit.yaml", "en", {**VISIT, "place": "astana"}, raw)

    assert "\n# stops:\n#   - date: 2024-05-20\n#     part: morning\n#     place: " in unknown
    assert "\nstops:\n  - date: 2024-05-20\n#     part: morning\n    place: astana\n" in known


def test_words_that_look_like_a_name_in_a_template_are_words() -> None:
    text = filled("place.yaml", "en", PLACE, {"key": "$name and $grant(s)"})

    assert text.startswith("# A place. Its key, $name and $grant(s), is ")


def test_what_must_be_known_cannot_be_left_out() -> None:
    with pytest.raises(KeyError, match="lat is not known"):
        filled("place.yaml", "en", {"name": PLACE["name"]}, {"key": "astana"})


def test_comments_are_in_the_editors_language() -> None:
    texts = [filled("place.yaml", lang, PLACE, {"key": "astana"}) for lang in ("en", "ru")]

    assert texts[0].startswith("# A place. Its key, astana, is ")
    assert texts[1].startswith("# Место. Его ключ, astana, ")
    assert parse(texts[0], "").value is not None


def test_a_text_in_a_third_language_has_the_english_sample() -> None:
    assert sample("zh", "body") == sample("en", "body") != sample("ru", "body")


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1))
def test_any_text_comes_back_from_yaml_as_it_was(text: str) -> None:
    wanted = " ".join(text.split())
    fields = parse(f"a: {yaml_of(text)}\nb: {yaml_of({'ru': text})}\nc: {yaml_of([text])}\n", "")

    assert fields.value is not None
    if wanted:
        assert fields.value.tree == {"a": wanted, "b": {"ru": wanted}, "c": [wanted]}
