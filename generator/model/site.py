"""What linking makes of articles and records: a site in which every reference leads somewhere.

Nothing here knows an address or the time of day: which texts are published, and where, is
planning's to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, tzinfo

from generator.config import Config
from generator.diagnostics import Position
from generator.fields import Marks
from generator.model.parts import Making
from generator.model.texts import Article, Entry, RecordText, Registry, Section
from generator.model.written import (
    LOOSE,
    Agreement,
    Partner,
    Person,
    Photo,
    Place,
    Record,
    Relation,
    Topic,
    Visit,
    VisitPart,
)
from generator.values import Value

Moment = date | datetime


def day_of(when: Moment, zone: tzinfo) -> date:
    """The day of a zone on which a day or a moment falls."""
    return when.astimezone(zone).date() if isinstance(when, datetime) else when


class File(Value, frozen=True):
    """A file below `content/` that a page may publish.

    Its path is from the site's root, its size in bytes, an image's width and height in pixels.
    """

    path: str
    size: int
    width: int | None = None
    height: int | None = None


class Read(Value, frozen=True):
    """Everything that reading made of the sources: what linking starts from, in any order.

    All paths are from the site's root and in NFC.
    """

    articles: tuple[Article, ...] = ()
    texts: tuple[RecordText, ...] = ()
    entries: tuple[Entry[Record], ...] = ()
    files: tuple[File, ...] = ()
    """Every publishable file below `content/`."""
    unreadable: frozenset[str] = frozenset()
    """Paths of texts and registries with errors (already reported): what they would have said is
    missing, and a reference to it is not reported again."""
    settings: Marks = Marks("config.yaml")
    """Where each setting stands in the config."""


# Targets: what a hole or a reference leads to ----------------------------------------------------


class TextTarget(Value, frozen=True):
    """A story's text in one language, or the anchor of one of its headings."""

    section: Section
    key: str
    lang: str
    anchor: str = ""


class RecordTarget(Value, frozen=True):
    """A record's page in the language of the text, or an agreement's row."""

    registry: Registry
    key: str
    anchor: str = ""


class AnchorTarget(Value, frozen=True):
    """A place in the same text."""

    anchor: str


class FileTarget(Value, frozen=True):
    """A file to be published with the page: its path from the site's root."""

    path: str


class AddressTarget(Value, frozen=True):
    """A path from `/` of this site, to be checked against the plan."""

    address: str
    anchor: str
    position: Position


class WebTarget(Value, frozen=True):
    """Anything outside: https, mailto, tel."""

    url: str


class MissingTarget(Value, frozen=True):
    """A link that leads nowhere (already reported): shown as text."""


LinkTarget = (
    TextTarget
    | RecordTarget
    | AnchorTarget
    | FileTarget
    | AddressTarget
    | WebTarget
    | MissingTarget
)


class Picture(Value, frozen=True):
    """An image in its place: the file, the words for it with their language, and its credit.

    A word that an article gives is in the article's language; one of the photo's record is in the
    reader's where there is one, else in another language of the site, which `*_lang` names.
    """

    file: File
    alt: str = ""
    alt_lang: str = ""
    caption: str = ""
    caption_lang: str = ""
    credit: str = ""
    credit_lang: str = ""
    width: int | None = None
    id: str = ""
    classes: tuple[str, ...] = ()


class PictureFill(Value, frozen=True):
    """What fills an image hole: the shape comes from the hole."""

    pictures: tuple[Picture, ...]


class VideoFill(Value, frozen=True):
    """What fills a video hole."""

    target: FileTarget | WebTarget | MissingTarget
    caption: str


class AnchorFill(Value, frozen=True):
    """What fills an anchor hole: the id that the heading takes."""

    anchor: str


Fill = LinkTarget | PictureFill | VideoFill | AnchorFill
"""One for each hole of a body, in its order."""


# Stories ----------------------------------------------------------------------------------------


class DayOfVisit(Value, frozen=True):
    """A day of a visit, or a part of it."""

    day: date
    part: VisitPart | None = None


class AttachedFile(Value, frozen=True):
    """A file for readers to download, with its titles by language."""

    file: File
    titles: Mapping[str, str]


class Undated(Value, frozen=True):
    """Facts less the date: packed alone; `Facts` adds the date, which may be a moment."""

    category: str | None = None
    tags: tuple[str, ...] = ()
    featured: bool = False
    visit: str | None = None
    days: tuple[DayOfVisit, ...] = ()
    partners: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    agreements: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    image: Picture | None = None
    photos: tuple[Picture, ...] = ()
    files: tuple[AttachedFile, ...] = ()


class Facts(Undated, frozen=True):
    """What holds for a story in all its languages; keys are of records and stories that exist."""

    date: Moment | None = None
    """None only for standalone pages."""


class Version(Value, frozen=True):
    """A story's text in one language, linked."""

    article: Article
    slug: str
    relation: Relation | None
    """What it was made from the original; None for the original itself, and where the original is
    unknown and the text does not say."""
    facts: Facts
    """The story's; an adaptation or digest may have its own. Words of pictures are in this text's
    language."""
    fills: tuple[Fill, ...]
    anchors: tuple[str, ...]
    """The ids that the body's headings take, by heading."""
    digest_of: tuple[str, ...] = ()

    @property
    def lang(self) -> str:
        """The language of the text."""
        return self.article.lang

    @property
    def appeared(self) -> Moment | None:
        """When the text is said to have appeared: it may have stayed hidden beyond that."""
        return self.article.front.published or self.facts.date

    @property
    def visible_from(self) -> Moment | None:
        """From when on readers see it."""
        return self.article.front.publish_at or self.appeared

    @property
    def is_faithful(self) -> bool:
        """Whether it says what the story's original says.

        Where the original is unknown, all texts do that do not call themselves something else.
        """
        return self.relation not in LOOSE


class Story(Value, frozen=True):
    """Versions of one subject in one or more languages, in the order of the site's languages."""

    section: Section
    key: str
    versions: Mapping[str, Version]
    original: str | None
    """The language in which it was written first, where that is known."""
    facts: Facts
    """The facts of the original, or of the first version: what lists of other languages go by."""

    def making(self, lang: str) -> Making:
        """What its text in a language is."""
        return "original" if lang == self.original else self.versions[lang].relation or ""


class LinkedText(Value, frozen=True):
    """A record's text in one language, linked."""

    text: RecordText
    fills: tuple[Fill, ...]
    anchors: tuple[str, ...]


class Site(Value, frozen=True):
    """Everything that was read, with every reference resolved. Mappings are sorted by key."""

    config: Config
    stories: Mapping[tuple[Section, str], Story]
    partners: Mapping[str, Entry[Partner]] = {}
    visits: Mapping[str, Entry[Visit]] = {}
    agreements: Mapping[str, Entry[Agreement]] = {}
    places: Mapping[str, Entry[Place]] = {}
    people: Mapping[str, Entry[Person]] = {}
    categories: Mapping[str, Entry[Topic]] = {}
    tags: Mapping[str, Entry[Topic]] = {}
    photos: Mapping[str, Entry[Photo]] = {}
    texts: Mapping[tuple[Registry, str, str], LinkedText] = {}
    """By registry, key and language."""
    files: Mapping[str, File] = {}
    """Every publishable file below `content/` by its path, those of `content/static/` included."""
    stop_pictures: Mapping[tuple[str, int, str], tuple[Picture, ...]] = {}
    """By visit, index of the stop and language of the words."""
    logos: Mapping[str, Picture] = {}
    """By partner."""
    agreement_files: Mapping[str, File] = {}
    """By agreement."""
    lost_keys: frozenset[str] = frozenset()
    """Keys of stories and records that an unreadable file may have held: a link to one is not
    reported again."""
