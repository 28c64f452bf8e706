"""Feeds: the newest of a language's own texts, as Atom and as JSON.

Each home, partner, visit and category has its two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from generator.model.views import FeedItem, FeedView
from generator.planning.addresses import HOME, Subject
from generator.planning.atlas import Atlas, Leaf
from generator.planning.bodies import absolute, body_view
from generator.planning.cards import summary
from generator.planning.moments import moment
from generator.planning.outline import Outline
from generator.planning.published import UNDATED, Text
from generator.planning.sketches import Sketch
from generator.planning.stock import Stock
from generator.planning.texts import lead_image
from generator.values import replace

FORMATS = (("feed.xml", "atom"), ("feed.json", "json-feed"))

Items = dict[str, FeedItem]
"""Texts as feeds show them, by address: each is made once for all feeds that it is in."""

_KINDS = ("partners", "visits", "categories")
"""Kinds of records whose pages have feeds; the homes have them too."""


def feed_sketches(outline: Outline, pages: Iterable[Leaf]) -> Iterator[Sketch]:
    """The feeds of those pages that have any, each in the folder of its page."""
    items: Items = {}
    for page in pages:
        if page.lang and page.number == 1 and _has_feeds(page.subject):
            for file, template in FORMATS:
                feed = Leaf(
                    address=page.address + file,
                    lang=page.lang,
                    origin=page.origin,
                    is_indexed=False,
                )
                yield Sketch(feed, template, partial(_view, page, items))


def _has_feeds(subject: Subject) -> bool:
    return subject == HOME or (subject.kind in _KINDS and subject.key != "")


def _view(page: Leaf, made: Items, stock: Stock, leaf: Leaf) -> FeedView:
    """The feed of a page.

    It never says when it was made: it changed when the newest of its texts did, an empty one never.
    """
    outline, chrome = stock.outline, stock.chrome(page.lang)
    texts = outline.own(page.subject, page.lang)[: outline.config.feed_size]
    zone = outline.zone
    newest = max((moment(text.changed, zone) for text in texts), default=moment(UNDATED, zone))
    named = (page.title.text, chrome.title)
    return FeedView(
        lang=page.lang,
        title=" — ".join(name for name in named if name),
        description=chrome.description,
        page_url=chrome.origin + stock.atlas.hrefs[page.address],
        feed_url=chrome.origin + stock.atlas.hrefs[leaf.address],
        updated=newest.isoformat(),
        author=chrome.publisher.words.text if chrome.publisher else chrome.title,
        rights=chrome.rights.text if chrome.rights else "",
        items=tuple(_items(stock.atlas, texts, page.subject, made)),
    )


def _items(
    atlas: Atlas, texts: Iterable[Text], subject: Subject, made: Items
) -> Iterator[FeedItem]:
    """The texts in a feed.

    Only the language's own feed carries bodies, or they would be sent many times.
    """
    for text in texts:
        item = made.get(text.address)
        if item is None:
            item = made[text.address] = _item(atlas, text)
        if subject == HOME:
            body = body_view(atlas, text.version.article, text.version.fills)
            item = replace(item, body=absolute(body, atlas.outline.config.url, item.url))
        yield item


def _item(atlas: Atlas, text: Text) -> FeedItem:
    """A text in any feed, without its body."""
    outline = atlas.outline
    origin = outline.config.url
    image = lead_image(outline, text)
    category = text.facts.category
    return FeedItem(
        url=origin + atlas.hrefs[text.address],
        title=text.front.title,
        summary=summary(text),
        published=moment(text.appeared, outline.zone).isoformat(),
        updated=moment(text.changed, outline.zone).isoformat(),
        authors=tuple(outline.name("people", key, text.lang).text for key in text.front.authors),
        category=outline.name("categories", category, text.lang).text if category else "",
        image=origin + image.href if image else "",
        body=None,
    )
