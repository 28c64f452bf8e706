"""Bodies: what fills a hole."""

from typing import Any

import pytest

from generator.model.parts import BodyView, Href, Id, Image, Images, Video, Words
from generator.rendering import render
from tests.unit.rendering.samples import ARTICLE, PHOTO, SOURCE, page, texts, theme_of, told

THEME = theme_of({"page.html": "{{ body(view.text.body) }}"})


def body(*parts: object) -> str:
    """Return a body of alternating segments and fills as it is rendered."""
    pieces = (part for part in parts if isinstance(part, str))
    fills: Any = tuple(part for part in parts if not isinstance(part, str))
    view = told(ARTICLE, body=BodyView(SOURCE, fills))
    data = render(page(view), THEME, texts(*pieces)).value
    assert data is not None
    return data.decode()


@pytest.mark.parametrize(
    ("fill", "expected"),
    [
        (Href("/ru/x/"), '<a href="/ru/x/">x</a>'),
        (Href("/en/x/", hreflang="en"), '<a href="/en/x/" hreflang="en">x</a>'),
        (
            Href('https://example.org/?a=1&b="', is_outside=True),
            '<a href="https://example.org/?a=1&amp;b=&#34;" rel="external">x</a>',
        ),
        (Href(""), "<a>x</a>"),
    ],
)
def test_a_link_takes_the_attributes_of_its_target(fill: Href, expected: str) -> None:
    assert body("<a", fill, ">x</a>") == expected


def test_a_heading_takes_its_anchor() -> None:
    assert body("<h2", Id("itogi"), ">Итоги</h2>") == '<h2 id="itogi">Итоги</h2>'


@pytest.mark.parametrize(
    ("fill", "expected"),
    [
        (
            Images("figure", (PHOTO,)),
            '<figure><img src="/media/a.jpg" alt="Двое у стола"></figure>',
        ),
        (Images("gallery", (PHOTO, PHOTO)), '<div class="gallery">2</div>'),
        (Images("inline", (PHOTO,)), '<img src="/media/a.jpg" alt="">'),
        (Video("/media/a.mp4", "Видео"), '<video src="/media/a.mp4"></video>'),
    ],
)
def test_a_figure_is_drawn_by_the_themes_partial(fill: Images | Video, expected: str) -> None:
    assert body("<p>1</p>", fill, "<p>2</p>") == f"<p>1</p>{expected}<p>2</p>"


def test_a_text_of_an_image_cannot_break_out_of_its_attribute() -> None:
    image = Image("/a.jpg", 1, 1, Words('"><script>alert(1)</script>'))
    assert "<script" not in body("", Images("figure", (image,)), "")


def test_template_code_in_a_body_is_text() -> None:
    assert body("<p>{{ 7*191 }}{% include 'x' %}</p>") == "<p>{{ 7*191 }}{% include 'x' %}</p>"


def test_segments_reach_the_page_in_order() -> None:
    parts = ("<p><a", Href("/1/"), ">1</a> <a", Href("/2/"), ">2</a></p><h2", Id("h"), ">H</h2>")
    assert body(*parts) == '<p><a href="/1/">1</a> <a href="/2/">2</a></p><h2 id="h">H</h2>'
