"""What views are made of: words, links, the frame around a page, bodies, cards and rows.

Addresses (`href`) are ready for HTML: base path, permalink style and escapes of a URL applied.
Dates are days of the site's zone; how they are written is rendering's to know. Text that is not in
the page's language says so: `Words.lang`.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from generator.values import Value

# Small values -----------------------------------------------------------------------------------


class Words(Value, frozen=True):
    """A run of text; `lang` is empty where it is the page's own language."""

    text: str
    lang: str = ""


class Link(Value, frozen=True):
    """Words that lead somewhere.

    `hreflang` names the target page's language where it is another one. An empty `href` is plain
    words: there is no such page.
    """

    href: str
    words: Words
    hreflang: str = ""


class Stamp(Value, frozen=True):
    """A moment as readers see it, a day in the site's zone, and as machines do.

    `iso` is ISO 8601, as it was given.
    """

    day: date
    iso: str


class Image(Value, frozen=True):
    """An image with its words. Width and height are the file's, in pixels, None for SVG."""

    href: str
    width: int | None
    height: int | None
    alt: Words
    caption: Words | None = None
    credit: Words | None = None
    shown_width: int | None = None
    id: str = ""
    classes: tuple[str, ...] = ()


class Download(Value, frozen=True):
    """A file to download; `kind` is the name's ending, size is in bytes."""

    href: str
    title: Words
    kind: str
    size: int


# The frame of a page ----------------------------------------------------------------------------


class MenuItem(Value, frozen=True):
    """An entry of the menu.

    A section of the generator has no title here: its name is the theme's to say.
    """

    section: str
    href: str
    title: str = ""


class Chrome(Value, frozen=True):
    """What all pages of one language have around them."""

    lang: str
    locale: str
    origin: str
    """`https://host`: before an `href` it makes an absolute address."""
    base_href: str
    """The site's root as a path, `/` or `/repository/`."""
    title: str
    description: str
    home: str
    """`href` of the language's home."""
    menu: tuple[MenuItem, ...]
    publisher: Link | None
    email: str
    rights: Words | None
    accent: str
    logo: str
    """`href` of the site's logo, or empty."""
    assets: str
    """`href` of the theme's assets, with a closing slash."""
    atom: str
    json_feed: str
    """`href` of the language's feeds."""
    countries: tuple[tuple[str, str], ...]
    """Names of countries that the site words otherwise than CLDR: code and name in this language.
    """


class Switch(Value, frozen=True):
    """The way to the same subject in another language, or to what is nearest to it."""

    lang: str
    name: str
    """The language's own name for itself."""
    href: str
    level: Literal["current", "same", "visit", "partner", "category", "section", "home"]
    """`same` is the counterpart; anything else but `current` says what the nearest level is."""
    title: str = ""
    """The target's title in that language; empty where it has none there."""


class Alternate(Value, frozen=True):
    """An `hreflang` of the head; `lang` may be `x-default`."""

    lang: str
    href: str


class Crumb(Value, frozen=True):
    """A level above a page: words, or a section of the generator, which the theme names."""

    href: str
    section: str = ""
    words: Words | None = None


class Head(Value, frozen=True):
    """What machines are told of a page.

    Title and description are empty where the theme says them: on indexes.
    """

    title: str
    description: str
    href: str
    """The page's own address: canonical."""
    alternates: tuple[Alternate, ...] = ()
    other_locales: tuple[str, ...] = ()
    """Locales of the page's versions in other languages."""
    image: Image | None = None
    atom: str = ""
    json_feed: str = ""
    """The page's own feeds, beside its language's."""
    crumbs: tuple[Crumb, ...] = ()
    """The levels above the page, from the language's home down; the page itself is not among them.
    """
    is_indexed: bool = True
    """False for pages that search engines should leave out."""


class Frame(Value, frozen=True):
    """Chrome, head and language switch; `section` is the menu's entry to mark."""

    chrome: Chrome
    head: Head
    switches: tuple[Switch, ...]
    section: str = ""


class Pagination(Value, frozen=True):
    """Where in a list of pages one stands. `hrefs` are all pages' addresses in order."""

    number: int
    hrefs: tuple[str, ...]

    @property
    def newer(self) -> str:
        """`href` of the page before, or empty."""
        return self.hrefs[self.number - 2] if self.number > 1 else ""

    @property
    def older(self) -> str:
        """`href` of the page after, or empty."""
        return self.hrefs[self.number] if self.number < len(self.hrefs) else ""


# Bodies -----------------------------------------------------------------------------------------


class Href(Value, frozen=True):
    """Fills a link hole; an empty `href` leaves an anchor element that leads nowhere.

    `is_outside` says that it leaves the site.
    """

    href: str
    hreflang: str = ""
    is_outside: bool = False


class Id(Value, frozen=True):
    """Fills an anchor hole."""

    id: str


class Images(Value, frozen=True):
    """Fills an image hole."""

    shape: Literal["inline", "figure", "gallery"]
    images: tuple[Image, ...]


class Video(Value, frozen=True):
    """Fills a video hole: a player where `host` is empty, else a card that leads to that host."""

    href: str
    caption: str
    host: str = ""


class BodyView(Value, frozen=True):
    """A body with all holes filled; its segments are those of the source."""

    source: str
    """The path of the file whose body it is."""
    fills: tuple[Href | Id | Images | Video, ...]


# Parts that several pages show ------------------------------------------------------------------


Making = Literal["original", "translation", "adaptation", "digest", ""]
"""What a text is among those of its story; empty where nobody says what it was made from."""

Pending = Literal["draft", "scheduled", ""]
"""Why a text is not published: it is no more than a draft, or its time has not come."""


class Card(Value, frozen=True):
    """A story in a list. Where `title.lang` is not empty the story exists only in that language."""

    href: str
    title: Words
    summary: Words
    published: Stamp
    category: Link | None = None
    image: Image | None = None
    relation: str = ""
    """`digest` or `adaptation` where the text is one."""
    pending: Pending = ""
    """Why readers do not see it yet; it is shown to the desk alone."""


class VisitCard(Value, frozen=True):
    """A visit in a list."""

    href: str
    title: Words
    starts: date
    ends: date
    direction: str
    places: tuple[Words, ...]
    story_count: int


class PartnerCard(Value, frozen=True):
    """A partner in a list."""

    href: str
    name: Words
    short: Words | None
    kind: str
    country: str
    """ISO 3166 code, or empty."""
    place: Words | None
    is_strategic: bool
    logo: Image | None
    story_count: int
    visit_count: int


class AgreementRow(Value, frozen=True):
    """An agreement in the register, on a visit's, a partner's or a story's page."""

    key: str
    href: str
    """Its row in the register."""
    title: Words
    kind: str
    signed: date
    valid_until: date | None
    status: Literal["active", "expired", "open"]
    """`open`: no term stated."""
    parties: tuple[Link, ...]
    signatories: tuple[Words, ...]
    scope: Words | None
    place: Words | None
    visit: Link | None
    file: Download | None


class MonthCount(Value, frozen=True):
    """A month of the archive and how many stories it has."""

    year: int
    month: int
    href: str
    story_count: int


class FormerNameNote(Value, frozen=True):
    """What a partner was called until a day."""

    until: date
    name: Words


class DelegateRow(Value, frozen=True):
    """A member of a delegation."""

    name: Words
    role: Words | None


class PartnerGroup(Value, frozen=True):
    """Partners of one kind, sorted by name."""

    kind: str
    partners: tuple[PartnerCard, ...]


class VisitYear(Value, frozen=True):
    """Visits that began in one year, the latest first."""

    year: int
    visits: tuple[VisitCard, ...]
