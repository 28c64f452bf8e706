"""What templates see: every page's view, finished facts with nothing behind them.

A view is all that its page depends on, so its digest is the page's identity: no clock, no config
and no other page can change it.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from generator.model.parts import (
    AgreementRow,
    Alternate,
    BodyView,
    Card,
    DelegateRow,
    FormerNameNote,
    Frame,
    Image,
    Link,
    MenuItem,
    MonthCount,
    Pagination,
    PartnerCard,
    PartnerGroup,
    VisitCard,
    VisitYear,
    Words,
)
from generator.model.prose import RecordParts, TextParts
from generator.values import Value

# Pages ------------------------------------------------------------------------------------------


class HomeView(Value, frozen=True):
    """A language's home, or a further page of its list.

    `lead` and `visits` are on the first page alone.
    """

    frame: Frame
    lead: Card | None
    cards: tuple[Card, ...]
    visits: tuple[VisitCard, ...]
    pagination: Pagination


class ArticleView(Value, frozen=True):
    """A story's text."""

    frame: Frame
    text: TextParts
    category: Link | None
    tags: tuple[Link, ...]
    visit: Link | None
    days: tuple[date, ...]
    partners: tuple[Link, ...]
    partner_urls: tuple[str, ...]
    """Absolute addresses of the own sites of `partners`, one for each, empty where not known: for
    metadata."""
    people: tuple[Words, ...]
    agreements: tuple[AgreementRow, ...]
    digests: tuple[Link, ...]
    """Texts that condense the story."""
    related: tuple[Card, ...]
    previous: Link | None
    next: Link | None


class StandaloneView(Value, frozen=True):
    """A standalone page."""

    frame: Frame
    text: TextParts


class PartnersView(Value, frozen=True):
    """The index of partners; the strategic ones are also in their group."""

    frame: Frame
    strategic: tuple[PartnerCard, ...]
    groups: tuple[PartnerGroup, ...]
    count: int


class PartnerView(Value, frozen=True):
    """A partner: facts, visits, agreements and stories.

    All that it tells beside stories is on the first page alone.
    """

    frame: Frame
    name: Words
    short: Words | None
    other_names: tuple[Words, ...]
    """Its names in the site's other languages."""
    former_names: tuple[FormerNameNote, ...]
    predecessor: Link | None
    successors: tuple[Link, ...]
    kind: str
    country: str
    place: Words | None
    url: str
    same_as: tuple[str, ...]
    since: int | None
    is_strategic: bool
    is_self: bool
    logo: Image | None
    text: RecordParts
    people: tuple[Link, ...]
    """People with a role there: words only, `href` empty."""
    visits: tuple[VisitCard, ...]
    agreements: tuple[AgreementRow, ...]
    cards: tuple[Card, ...]
    story_count: int
    pagination: Pagination


class VisitsView(Value, frozen=True):
    """The index of visits."""

    frame: Frame
    years: tuple[VisitYear, ...]
    count: int


class StopView(Value, frozen=True):
    """A stop of the itinerary."""

    part: Literal["morning", "afternoon", "evening", ""]
    place: Words | None
    partners: tuple[Link, ...]
    people: tuple[DelegateRow, ...]
    what: Words | None
    agreements: tuple[AgreementRow, ...]
    photos: tuple[Image, ...]


class DayView(Value, frozen=True):
    """A day of a visit: its stops in order and its stories.

    `number` counts from 1 at the first day.
    """

    date: date
    number: int
    anchor: str
    stops: tuple[StopView, ...]
    cards: tuple[Card, ...]


class VisitView(Value, frozen=True):
    """A visit: the itinerary day by day, and everything tied to it."""

    frame: Frame
    title: Words
    starts: date
    ends: date
    direction: Literal["outgoing", "incoming"]
    text: RecordParts
    delegation: tuple[DelegateRow, ...]
    places: tuple[Words, ...]
    days: tuple[DayView, ...]
    cards: tuple[Card, ...]
    """Stories of the visit that name no day."""
    partners: tuple[PartnerCard, ...]
    agreements: tuple[AgreementRow, ...]
    story_count: int
    countries: tuple[str, ...]


class TopicView(Value, frozen=True):
    """A category or a tag: its stories; `text` is on the first page alone."""

    frame: Frame
    registry: Literal["categories", "tags"]
    name: Words
    text: str
    cards: tuple[Card, ...]
    story_count: int
    pagination: Pagination


class YearCount(Value, frozen=True):
    """A year of the archive with its months, the latest first."""

    year: int
    href: str
    story_count: int
    months: tuple[MonthCount, ...]


class ArchiveView(Value, frozen=True):
    """The archive's index."""

    frame: Frame
    years: tuple[YearCount, ...]
    categories: tuple[Link, ...]
    tags: tuple[Link, ...]


class PeriodView(Value, frozen=True):
    """The archive of a year (`month` is None; `months` lists it) or of a month."""

    frame: Frame
    year: int
    month: int | None
    months: tuple[MonthCount, ...]
    cards: tuple[Card, ...]
    story_count: int
    pagination: Pagination


class AgreementsView(Value, frozen=True):
    """The register of agreements, the latest first."""

    frame: Frame
    rows: tuple[AgreementRow, ...]


class RootLanguage(Value, frozen=True):
    """A language on a page that speaks all of them."""

    lang: str
    name: str
    title: str
    description: str
    home: str
    links: tuple[MenuItem, ...]


class RootView(Value, frozen=True):
    """`/`: the choice of a language."""

    frame: Frame
    languages: tuple[RootLanguage, ...]


class NotFoundView(Value, frozen=True):
    """A 404 page in one language, or `/404.html` in all."""

    frame: Frame
    languages: tuple[RootLanguage, ...]


class RedirectView(Value, frozen=True):
    """A former address: where the page is now."""

    lang: str
    href: str
    canonical: str
    """The absolute address."""
    title: str


# Files for machines -----------------------------------------------------------------------------


class FeedItem(Value, frozen=True):
    """A text in a feed.

    Addresses are absolute; `body` is None where the feed gives the summary only.
    """

    url: str
    title: str
    summary: str
    published: str
    """ISO 8601 with offset."""
    updated: str
    authors: tuple[str, ...]
    category: str
    image: str
    body: BodyView | None


class FeedView(Value, frozen=True):
    """An Atom or JSON feed of one language's own texts."""

    lang: str
    title: str
    description: str
    page_url: str
    feed_url: str
    updated: str
    author: str
    """Who publishes the site."""
    rights: str
    items: tuple[FeedItem, ...]


class SitemapEntry(Value, frozen=True):
    """A page of the sitemap with its other languages.

    Addresses are absolute, `changed` is ISO 8601 or empty.
    """

    url: str
    changed: str
    alternates: tuple[Alternate, ...]


class SitemapView(Value, frozen=True):
    """A sitemap."""

    entries: tuple[SitemapEntry, ...]


class SitemapIndexView(Value, frozen=True):
    """A list of sitemaps, for a site too large for one."""

    urls: tuple[str, ...]


class TextView(Value, frozen=True):
    """A file of plain text: robots.txt, security.txt, .nojekyll."""

    text: str


FramedView = (
    HomeView | ArticleView | StandaloneView | PartnersView | PartnerView | VisitsView | VisitView
    | TopicView | ArchiveView | PeriodView | AgreementsView | RootView | NotFoundView
)  # fmt: skip
"""Views of pages with chrome; all of them have a `frame`."""

View = FramedView | RedirectView | FeedView | SitemapView | SitemapIndexView | TextView
