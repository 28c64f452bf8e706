"""What a story can see beside its own texts."""

from collections.abc import Sequence

import pytest

from generator.diagnostics import Reported
from generator.linking import Known, Paired, link
from generator.linking.stories import link_stories
from generator.model.site import Story
from generator.model.texts import Article, Body, Heading
from generator.packing import packed
from generator.values import replace
from tests.unit.linking.builders import (
    NAMED,
    Item,
    article,
    at,
    body,
    config,
    entry,
    heading,
    image,
    linking,
    read,
    text,
)

PATH = "news/a.ru.md"


def told(*headings: Heading, ids: tuple[str, ...] = ()) -> Article:
    return article(PATH, body(PATH, headings=headings or (heading("One"),), ids=ids))


SITE: tuple[Item, ...] = (
    told(),
    article("news/b.en.md", date="2023-06-05"),
    entry("partners", "etri"),
    text("partners/etri.en.md"),
    image("photos/x.jpg"),
    image("photos/y.jpg"),
)


def seen(*items: Item, unreadable: tuple[str, ...] = ()) -> bytes:
    """All that stories can see, in the bytes by which they are known again."""
    views: list[bytes] = []

    def link_all(paired: Sequence[Paired], known: Known) -> Reported[tuple[Story, ...]]:
        views.append(packed(known))
        return link_stories(paired, known)

    link(read(*items, unreadable=unreadable), config(), link_all)
    return views[0]


def test_it_is_the_same_in_whatever_order_files_were_read() -> None:
    assert seen(*SITE) == seen(*reversed(SITE))


MOVED = replace(heading("One"), position=at(PATH, 30))


@pytest.mark.parametrize(
    "other",
    [
        told(MOVED),
        article(PATH, body(PATH, headings=(heading("One"),)), title="Another", tags=["x"]),
        article(PATH, replace(linking(PATH, "b.en.md"), headings=(heading("One"),))),
    ],
    ids=["moved lines", "another title", "another link"],
)
def test_what_concerns_one_text_alone_is_not_seen(other: Article) -> None:
    assert seen(*SITE) == seen(other, *SITE[1:])


@pytest.mark.parametrize(
    "other",
    [
        (told(heading("Two")),),
        (told(heading("One", given="two")),),
        (told(ids=("two",)),),
        (article("news/c.ru.md", Body()),),
        (told(), entry("partners", "itmo")),
        (told(), entry("partners", "etri", {**NAMED, "country": "KR"})),
        (told(), text("partners/etri.ru.md")),
        (told(), image("photos/z.jpg")),
    ],
)
def test_what_a_link_or_a_key_may_name_is_seen(other: tuple[Item, ...]) -> None:
    assert seen(*SITE) != seen(*other, *SITE[1:])


@pytest.mark.parametrize("path", ["news/c.ru.md", "partners/x.yaml", "places.yaml", "news/b.en.md"])
def test_what_could_not_be_read_is_seen(path: str) -> None:
    assert seen(*SITE) != seen(*SITE, unreadable=(path,))
