"""What a page is about, for machines that read schema.org.

In go a page's view and the names that its language gives to sections and months; out comes JSON-LD
that may stand in a `<script>` element.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from markupsafe import Markup

from generator.model.parts import Crumb, Pagination, Words
from generator.model.views import (
    AgreementsView,
    ArchiveView,
    ArticleView,
    FramedView,
    HomeView,
    PartnersView,
    PartnerView,
    PeriodView,
    StandaloneView,
    TopicView,
    VisitsView,
    VisitView,
)
from generator.rendering.bodies import Texts
from generator.rendering.notation import json_line
from generator.rendering.things import (
    Node,
    address,
    event,
    news_article,
    node,
    organization,
    written,
)
from generator.rendering.things import publisher as publisher_of


@dataclass(frozen=True, slots=True)
class Names:
    """How a language names what views leave to the theme: sections and months."""

    section: Callable[[str], str]
    month: Callable[[int, int], str]


def structured_data(view: FramedView, names: Names, texts: Texts) -> Markup:
    """Return the text of an `application/ld+json` script, empty where there is nothing to say.

    Whatever could end the script, or a line of JavaScript, stands there as an escape of JSON, so
    that no escaping of HTML is due.
    """
    nodes = (*_subject(view, names, texts), *_breadcrumbs(view, names))
    if not nodes:
        return Markup()
    graph = {"@context": "https://schema.org", "@graph": nodes}
    return Markup(_harmless(json_line(graph).decode()))


_ESCAPES = tuple((char, f"\\u{ord(char):04x}") for char in "<>&\u2028\u2029")


def _harmless(text: str) -> str:
    for char, escape in _ESCAPES:
        text = text.replace(char, escape)
    return text


def _subject(view: FramedView, names: Names, texts: Texts) -> Iterator[Node]:
    match view:
        case HomeView():
            yield _website(view)
        case ArticleView():
            yield news_article(view, texts[view.text.body.source].word_count)
        case StandaloneView():
            yield written("WebPage", view, name=view.text.title)
        case PartnerView(pagination=Pagination(number=1)):
            yield organization(view)
        case VisitView():
            yield event(view)
        case _ if view.frame.head.crumbs:
            yield _collection(view, names)


def _website(view: HomeView) -> Node:
    chrome = view.frame.chrome
    home = chrome.origin + chrome.home
    return node(
        "WebSite",
        id=home,
        url=home,
        name=chrome.title,
        description=chrome.description,
        inLanguage=chrome.lang,
        publisher=publisher_of(chrome),
    )


def _collection(view: FramedView, names: Names) -> Node:
    items = [
        _item(position, name.text, view.frame.chrome.origin + href)
        for position, (href, name) in enumerate(_listed(view), 1)
    ]
    items_list = node("ItemList", itemListElement=items) if items else None
    return _page("CollectionPage", view, _title(view, names), mainEntity=items_list)


def _page(kind: str, view: FramedView, name: str, **fields: object) -> Node:
    return node(
        kind,
        id=address(view),
        url=address(view),
        name=name,
        description=view.frame.head.description,
        inLanguage=view.frame.chrome.lang,
        publisher=publisher_of(view.frame.chrome),
        **fields,
    )


def _listed(view: FramedView) -> Iterator[tuple[str, Words]]:
    """Give address and name of what an index lists."""
    match view:
        case PartnersView():
            partners = chain.from_iterable(group.partners for group in view.groups)
            yield from ((partner.href, partner.name) for partner in partners)
        case VisitsView():
            visits = chain.from_iterable(year.visits for year in view.years)
            yield from ((visit.href, visit.title) for visit in visits)
        case AgreementsView():
            yield from ((row.href, row.title) for row in view.rows)
        case ArchiveView():
            yield from ((year.href, Words(str(year.year))) for year in view.years)
        case PartnerView() | TopicView() | PeriodView():
            yield from ((card.href, card.title) for card in view.cards)


def _breadcrumbs(view: FramedView, names: Names) -> Iterator[Node]:
    """Give the way down to the page, itself included, where there is a way."""
    head, origin = view.frame.head, view.frame.chrome.origin
    if head.crumbs:
        above = [(_crumb_name(crumb, names), crumb.href) for crumb in head.crumbs]
        way = [*above, (_title(view, names), head.href)]
        items = [
            _item(position, name, origin + href) for position, (name, href) in enumerate(way, 1)
        ]
        yield node("BreadcrumbList", itemListElement=items)


def _crumb_name(crumb: Crumb, names: Names) -> str:
    return crumb.words.text if crumb.words else names.section(crumb.section)


def _item(position: int, name: str, url: str) -> Node:
    return node("ListItem", position=position, name=name, item=url)


def _title(view: FramedView, names: Names) -> str:
    """Return what the page is called; only indexes leave that to the theme."""
    match view:
        case PeriodView(month=None):
            return str(view.year)
        case PeriodView():
            return names.month(view.year, view.month or 1)
        case _:
            return view.frame.head.title or names.section(view.frame.section)
