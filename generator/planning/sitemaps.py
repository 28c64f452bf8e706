"""Sitemaps: every page that search engines may show, with its versions in other languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from generator.model.parts import Alternate
from generator.model.views import SitemapEntry, SitemapIndexView, SitemapView
from generator.planning.atlas import ALL_LANGUAGES, Atlas, Leaf
from generator.planning.frame import alternates
from generator.planning.outline import Outline
from generator.planning.sketches import Maker, Sketch
from generator.planning.stock import Stock

LIMIT = 40_000
"""Addresses in one file; the protocol allows 50,000, and with alternates 50 MB come sooner."""

SITEMAP = "/sitemap.xml"


def sitemap_sketches(outline: Outline, pages: Iterable[Leaf]) -> Iterator[Sketch]:
    """One sitemap; for a larger site several with their index, under the same address."""
    indexed = sorted((page for page in pages if page.is_indexed), key=lambda page: page.address)
    parts = [tuple(indexed[start : start + LIMIT]) for start in range(0, len(indexed), LIMIT)]
    if len(parts) == 1:
        yield _sketch(SITEMAP, "sitemap", partial(_view, parts[0]))
        return
    yield _sketch(SITEMAP, "sitemap-index", partial(_index_view, len(parts)))
    for number, part in enumerate(parts, 1):
        yield _sketch(_part_address(number), "sitemap", partial(_view, part))


def _part_address(number: int) -> str:
    return f"/sitemap-{number}.xml"


def _sketch(address: str, template: str, view: Maker) -> Sketch:
    return Sketch(Leaf(address, ALL_LANGUAGES, is_indexed=False), template, view)


def _index_view(part_count: int, stock: Stock, leaf: Leaf) -> SitemapIndexView:
    outline = stock.outline
    addresses = (_part_address(number) for number in range(1, part_count + 1))
    return SitemapIndexView(
        tuple(outline.config.url + outline.href(address) for address in addresses)
    )


def _view(pages: tuple[Leaf, ...], stock: Stock, leaf: Leaf) -> SitemapView:
    return SitemapView(tuple(_entry(stock.atlas, page) for page in pages))


def _entry(atlas: Atlas, page: Leaf) -> SitemapEntry:
    origin = atlas.outline.config.url
    return SitemapEntry(
        origin + atlas.hrefs[page.address],
        page.changed,
        tuple(Alternate(one.lang, origin + one.href) for one in alternates(atlas, page)),
    )
