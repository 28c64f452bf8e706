"""Feeds: what feed readers get."""

import json
from datetime import datetime
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.parts import BodyView, Href, Images
from generator.model.views import FeedView
from generator.rendering import render
from generator.values import replace
from tests.unit.rendering.samples import FEED, ITEM, PHOTO, SOURCE, page, texts, theme_of

THEME = theme_of({})
ATOM = "{http://www.w3.org/2005/Atom}"
PIECES = ("<p><a", ">x</a></p>", "")
BODY = BodyView(SOURCE, (Href("https://x.org/?a&b"), Images("figure", (PHOTO,))))
HTML = (
    '<p><a href="https://x.org/?a&amp;b">x</a></p>'
    '<figure><img src="/media/a.jpg" alt="Двое у стола"></figure>'
)


def data_of(view: FeedView, template: str, *pieces: str) -> bytes:
    """Return a feed whose only body has these pieces."""
    data = render(page(view, template), THEME, texts(*pieces)).value
    assert data is not None
    return data


def atom(view: FeedView, *pieces: str) -> ET.Element:
    return ET.fromstring(data_of(view, "atom", *pieces))


def json_feed(view: FeedView, *pieces: str) -> dict[str, Any]:
    feed: dict[str, Any] = json.loads(data_of(view, "json-feed", *pieces))
    return feed


def test_an_atom_feed_has_what_the_rfc_requires() -> None:
    feed = atom(FEED)
    assert feed.tag == f"{ATOM}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "ru"
    for element in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(ATOM + name)) == 1
        assert datetime.fromisoformat(element.findtext(f"{ATOM}updated", "")).tzinfo
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Политех"
    assert feed.findtext(f"{ATOM}rights") == "CC BY 4.0"
    rels = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert rels == {"self": FEED.feed_url, "alternate": FEED.page_url}


def test_an_atom_entry_says_all_about_its_text() -> None:
    (entry,) = feedparser.parse(data_of(FEED, "atom")).entries
    assert entry.id == entry.link == ITEM.url
    assert entry.title == "Заголовок"
    assert entry.summary == "Кратко"
    assert entry.published == ITEM.published
    assert entry.updated == ITEM.updated
    assert entry.author == "А. Автор"
    assert [tag.term for tag in entry.tags] == ["Поездки"]
    assert [enclosure.href for enclosure in entry.enclosures] == [ITEM.image]


def test_feed_readers_find_nothing_wrong() -> None:
    assert not feedparser.parse(data_of(FEED, "atom")).bozo


def test_a_body_stands_whole_in_the_feed() -> None:
    view = replace(FEED, items=(replace(ITEM, body=BODY),))
    content = atom(view, *PIECES).find(f"{ATOM}entry/{ATOM}content")
    assert content is not None
    assert content.get("type") == "html"
    assert content.text == HTML
    assert json_feed(view, *PIECES)["items"][0]["content_html"] == HTML


def test_a_link_to_a_place_within_the_text_leads_to_its_page() -> None:
    html = (
        '<p>a<sup id="ref"><a class="footnote" href="#fn-1">1</a></sup> '
        'a &lt;a href="#no" <b title="#x">b</b> <a href="https://x.org/#y">c</a></p>'
    )
    view = replace(FEED, items=(replace(ITEM, body=BodyView(SOURCE, ())),))
    expected = html.replace('"#fn-1"', f'"{ITEM.url}#fn-1"')
    assert json_feed(view, html)["items"][0]["content_html"] == expected
    assert atom(view, html).findtext(f"{ATOM}entry/{ATOM}content") == expected


def test_a_json_feed_says_all_about_its_texts() -> None:
    assert json_feed(FEED) == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Новости",
        "description": "О поездках",
        "home_page_url": FEED.page_url,
        "feed_url": FEED.feed_url,
        "language": "ru",
        "authors": [{"name": "Политех"}],
        "_vestnik": {"rights": "CC BY 4.0"},
        "items": [
            {
                "content_text": "Кратко",
                "id": ITEM.url,
                "url": ITEM.url,
                "title": "Заголовок",
                "summary": "Кратко",
                "image": ITEM.image,
                "date_published": ITEM.published,
                "date_modified": ITEM.updated,
                "authors": [{"name": "А. Автор"}],
                "tags": ["Поездки"],
            }
        ],
    }


def test_a_text_without_summary_and_body_still_has_content() -> None:
    view = replace(FEED, items=(replace(ITEM, summary=""),))
    assert json_feed(view)["items"][0]["content_text"] == "Заголовок"
    assert atom(view).find(f"{ATOM}entry/{ATOM}summary") is None


def test_a_feed_without_rights_says_nothing_of_them() -> None:
    view = replace(FEED, rights="")
    assert atom(view).find(f"{ATOM}rights") is None
    assert "_vestnik" not in json_feed(view)


def test_an_empty_feed_is_still_a_feed() -> None:
    empty = replace(FEED, items=())
    assert atom(empty).findall(f"{ATOM}entry") == []
    assert json_feed(empty)["items"] == []


@pytest.mark.parametrize(
    "attack",
    [
        pytest.param("<script>alert(1)</script>", id="V19"),
        pytest.param("\" onload='x' ]]>", id="V20"),
        pytest.param("{{ 7*191 }}", id="V21"),
    ],
)
def test_a_title_is_text_in_a_feed(attack: str) -> None:
    view = replace(FEED, title=attack, items=(replace(ITEM, title=attack, category=attack),))
    feed = atom(view)
    assert feed.findtext(f"{ATOM}title") == attack
    assert feed.findtext(f"{ATOM}entry/{ATOM}title") == attack
    assert [child.tag for child in feed] == [child.tag for child in atom(FEED)]
    assert json_feed(view)["items"][0]["title"] == attack


@given(st.text(min_size=1))
def test_any_text_leaves_a_feed_well_formed(text: str) -> None:
    view = replace(FEED, items=(replace(ITEM, title=text, authors=(text,), category=text),))
    assert len(atom(view).findall(f"{ATOM}entry/{ATOM}title")) == 1
    assert len(json_feed(view)["items"]) == 1


@pytest.mark.parametrize("control", ["\x00", "\x0b", "\x1b", "\ufffe", "\uffff"])
def test_characters_that_xml_forbids_are_left_out_of_it(control: str) -> None:
    view = replace(FEED, title=f"a{control}b")
    assert atom(view).findtext(f"{ATOM}title") == "ab"
    assert json_feed(view)["title"] == view.title
