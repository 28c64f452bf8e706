"""Sitemaps: what search engines are told."""

from xml.etree import ElementTree as ET

import pytest

from generator.model.parts import Alternate
from generator.model.views import SitemapEntry, SitemapIndexView, SitemapView, TextView
from generator.rendering import render
from tests.unit.rendering.samples import page, theme_of

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
THEME = theme_of({})


def parsed(view: SitemapView | SitemapIndexView, template: str) -> ET.Element:
    data = render(page(view, template), THEME).value
    assert data is not None
    return ET.fromstring(data)


def test_an_entry_names_its_page_its_day_and_its_languages() -> None:
    alternates = (Alternate("ru", "https://x.org/ru/"), Alternate("x-default", "https://x.org/"))
    entry = SitemapEntry("https://x.org/ru/?a&b", "2023-06-06", alternates)
    root = parsed(SitemapView((entry,)), "sitemap")
    assert root.tag == f"{{{NAMES['s']}}}urlset"
    assert root.findtext("s:url/s:loc", None, NAMES) == "https://x.org/ru/?a&b"
    assert root.findtext("s:url/s:lastmod", None, NAMES) == "2023-06-06"
    links = [dict(link.attrib) for link in root.findall("s:url/x:link", NAMES)]
    assert links == [
        {"rel": "alternate", "hreflang": "ru", "href": "https://x.org/ru/"},
        {"rel": "alternate", "hreflang": "x-default", "href": "https://x.org/"},
    ]


def test_an_unknown_day_is_left_out() -> None:
    root = parsed(SitemapView((SitemapEntry("https://x.org/", "", ()),)), "sitemap")
    assert root.find("s:url/s:lastmod", NAMES) is None


def test_an_index_lists_sitemaps() -> None:
    root = parsed(SitemapIndexView(("https://x.org/1.xml", "https://x.org/2.xml")), "sitemap-index")
    locations = [loc.text for loc in root.findall("s:sitemap/s:loc", NAMES)]
    assert locations == ["https://x.org/1.xml", "https://x.org/2.xml"]


@pytest.mark.parametrize("attack", ["<b>\"'&", "]]>", "{{ 7*191 }}"])
def test_an_address_cannot_break_out(attack: str) -> None:
    entry = SitemapEntry(attack, attack, (Alternate(attack, attack),))
    root = parsed(SitemapView((entry,)), "sitemap")
    assert root.findtext("s:url/s:loc", None, NAMES) == attack
    link = root.find("s:url/x:link", NAMES)
    assert link is not None
    assert link.get("href") == attack


def test_a_text_file_is_what_its_view_says() -> None:
    text = "User-agent: *\nAllow: /\n"
    assert render(page(TextView(text), "text"), THEME).value == text.encode()
