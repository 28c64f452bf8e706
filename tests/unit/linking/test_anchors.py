from hypothesis import given
from hypothesis import strategies as st

from generator.linking.anchors import face
from generator.model.site import AnchorFill
from generator.model.texts import Body, ImageHole, ImageRef
from tests.unit.linking.builders import (
    article,
    at,
    body,
    entry,
    heading,
    linked,
    text,
    version,
)

RU = ("Итоги визита", "Что дальше")
EN = ("Results of the visit", "What next")


def _body(*words: str, levels: tuple[int, ...] = (2, 2), given: tuple[str, ...] = ("", "")) -> Body:
    headings = tuple(heading(*one) for one in zip(words, levels, given, strict=True))
    return body("news/a.ru.md", headings=headings)


def test_texts_of_one_shape_take_the_originals_anchors() -> None:
    site = linked(
        article("news/a.ru.md", _body(*RU), translator="Anna Petrova"),
        article("news/a.en.md", _body(*EN)),
    )

    assert version(site, "ru").anchors == ("results-of-the-visit", "what-next")
    assert version(site, "ru").fills == tuple(map(AnchorFill, version(site, "en").anchors))


def test_texts_without_a_known_original_take_the_first_languages_anchors() -> None:
    site = linked(article("news/a.en.md", _body(*EN)), article("news/a.ru.md", _body(*RU)))

    assert version(site, "en").anchors == ("itogi-vizita", "chto-dalshe")


def test_texts_of_another_shape_keep_their_own_anchors() -> None:
    site = linked(
        article("news/a.ru.md", _body(*RU)),
        article("news/a.en.md", _body(*EN, levels=(2, 3))),
    )

    assert version(site, "en").anchors == ("results-of-the-visit", "what-next")


def test_an_explicit_id_wins() -> None:
    site = linked(
        article("news/a.ru.md", _body(*RU)),
        article("news/a.en.md", _body(*EN, given=("", "next"))),
    )

    assert version(site, "en").anchors == ("itogi-vizita", "next")


def test_an_inherited_anchor_makes_way_for_ids_of_the_text() -> None:
    ref = ImageRef("x.jpg", "", "", at("news/a.en.md", 1), id="b")
    model = article("news/a.ru.md", _body("A", "B"))
    translated = article(
        "news/a.en.md",
        body(
            "news/a.en.md",
            ImageHole("figure", (ref,)),
            headings=(heading("Y"), heading("Z")),
            ids=("a", "a-2"),
        ),
    )

    assert face(translated, model).anchors == ("a-3", "b-2")


def test_texts_of_records_share_anchors_too() -> None:
    site = linked(
        entry("partners", "etri"),
        text("partners/etri.ru.md", _body(*RU)),
        text("partners/etri.en.md", _body(*EN)),
    )

    assert site.value.texts["partners", "etri", "en"].anchors == ("itogi-vizita", "chto-dalshe")


WORDS = st.sampled_from(["a", "b", "c", "d"])
GIVEN = st.sampled_from(["", "", "a", "b"])


@given(
    st.lists(WORDS, unique=True, max_size=4),
    st.lists(GIVEN, min_size=4, max_size=4),
    st.sets(WORDS),
)
def test_anchors_stay_unique(words: list[str], given_ids: list[str], ids: set[str]) -> None:
    once = [
        one if one not in given_ids[:at] and one not in ids else ""
        for at, one in enumerate(given_ids)
    ]
    own = tuple(
        heading(f"heading {number}", given=one) for number, one in enumerate(once[: len(words)])
    )
    model = article("news/a.ru.md", body("news/a.ru.md", headings=tuple(map(heading, words))))
    translated = article("news/a.en.md", body("news/a.en.md", headings=own, ids=tuple(ids)))
    anchors = face(translated, model).anchors

    assert len(set(anchors)) == len(words)
    assert not set(anchors) & ids
