"""What is new, for feed readers: Atom (RFC 4287) and JSON Feed 1.1.

In go a feed's view and a function that joins a body; out come the file's bytes. A text's identifier
is its address, which the site keeps or redirects.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from xml.etree import ElementTree as ET

from markupsafe import escape

from generator.model.parts import BodyView
from generator.model.views import FeedItem, FeedView
from generator.rendering.notation import json_lines
from generator.rendering.trees import branch, serialized

Joined = Callable[[BodyView], str]
"""Gives a body as HTML."""


def atom_feed(view: FeedView, joined: Joined) -> bytes:
    """Return the feed in Atom."""
    feed = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": view.lang})
    branch(feed, "id", view.feed_url)
    branch(feed, "title", view.title)
    _branch_if(feed, "subtitle", view.description)
    branch(feed, "updated", view.updated)
    _link(feed, "self", view.feed_url, "application/atom+xml")
    _link(feed, "alternate", view.page_url, "text/html")
    _authors(feed, [view.author])
    _branch_if(feed, "rights", view.rights)
    for item in view.items:
        _entry(feed, item, joined)
    return serialized(feed)


def json_feed(view: FeedView, joined: Joined) -> bytes:
    """Return the feed as a JSON Feed.

    It has no field for rights: they are in an extension, which version 1.1 lets anyone add as an
    object whose name begins with an underscore.
    """
    feed = _known(
        version="https://jsonfeed.org/version/1.1",
        title=view.title,
        description=view.description,
        home_page_url=view.page_url,
        feed_url=view.feed_url,
        language=view.lang,
        authors=_people([view.author]),
        _vestnik=_known(rights=view.rights),
    )
    feed["items"] = [_json_item(item, joined) for item in view.items]
    return json_lines(feed)


FEEDS: Mapping[str, Callable[[FeedView, Joined], bytes]] = {
    "atom": atom_feed,
    "json-feed": json_feed,
}
"""How a feed is written, by what stands for its template."""


def _entry(feed: ET.Element, item: FeedItem, joined: Joined) -> None:
    entry = branch(feed, "entry")
    branch(entry, "id", item.url)
    branch(entry, "title", item.title)
    _link(entry, "alternate", item.url, "text/html")
    branch(entry, "published", item.published)
    branch(entry, "updated", item.updated)
    _authors(entry, item.authors)
    if item.category:
        branch(entry, "category", attributes={"term": item.category})
    if item.image:
        _link(entry, "enclosure", item.image)
    _branch_if(entry, "summary", item.summary)
    if item.body is not None:
        branch(entry, "content", _content(item.url, item.body, joined), {"type": "html"})


def _link(parent: ET.Element, rel: str, href: str, kind: str = "") -> None:
    branch(parent, "link", attributes={"rel": rel, "type": kind, "href": href})


def _authors(parent: ET.Element, names: Iterable[str]) -> None:
    for name in names:
        branch(branch(parent, "author"), "name", name)


def _branch_if(parent: ET.Element, tag: str, text: str) -> None:
    if text:
        branch(parent, tag, text)


def _json_item(item: FeedItem, joined: Joined) -> dict[str, object]:
    """Return an item; without a body its summary is the content, of which there must be some."""
    content = {"content_text": item.summary or item.title}
    if item.body is not None:
        content = {"content_html": _content(item.url, item.body, joined)}
    return content | _known(
        id=item.url,
        url=item.url,
        title=item.title,
        summary=item.summary,
        image=item.image,
        date_published=item.published,
        date_modified=item.updated,
        authors=_people(item.authors),
        tags=[item.category] if item.category else [],
    )


_TO_A_PLACE_WITHIN = re.compile(r'(<a\b[^<>]* href=")(?=#)')
"""A link within its own text, such as a footnote's: reading has written it, and has escaped what
else looks like a tag."""


def _content(url: str, body: BodyView, joined: Joined) -> str:
    """Return the body for readers elsewhere, whose place within it is a place of its page."""
    page = str(escape(url))
    return _TO_A_PLACE_WITHIN.sub(lambda link: link[1] + page, joined(body))


def _people(names: Iterable[str]) -> list[dict[str, str]]:
    return [{"name": name} for name in names]


def _known(**fields: object) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value}
