"""What reading makes of one source: articles, record texts and records; bodies have holes.

A body is HTML cut into segments. Between two segments lies a hole: the attributes of a link, the id
of a heading, a picture. Reading cannot fill them, for it knows one file only; linking says what
each means, planning what its address is, rendering writes it in.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, Literal, TypeVar

from generator.diagnostics import Position
from generator.fields import Marks
from generator.model.written import (
    Agreement,
    FrontMatter,
    Partner,
    Person,
    Photo,
    Place,
    Record,
    RecordFrontMatter,
    Topic,
    Visit,
)
from generator.values import Value

Section = Literal["news", "pages"]
"""`news` holds dated articles, `pages` standalone ones."""

Registry = Literal[
    "partners", "visits", "agreements", "places", "people", "categories", "tags", "photos"
]

SCHEMAS: Mapping[Registry, type[Record]] = {
    "partners": Partner,
    "visits": Visit,
    "agreements": Agreement,
    "places": Place,
    "people": Person,
    "categories": Topic,
    "tags": Topic,
    "photos": Photo,
}
"""What a record of each registry consists of; a photo's key is its path from the site's root."""

WITH_TEXTS: tuple[Registry, ...] = ("partners", "visits")
"""Registries whose records may have a text in each language."""


class Source(Value, frozen=True):
    """A file as found: its posix path from the site's root, `content/news/a.ru.md`; its bytes."""

    path: str
    data: bytes


# Bodies -----------------------------------------------------------------------------------------


class LinkHole(Value, frozen=True):
    """The `href` attribute, with others that depend on what the link leads to.

    `target` is what the editor wrote, decoded: `../x.ru.md#part`, `partner:etri`, `/about/`,
    `#notes`, `https://…`.
    """

    target: str
    position: Position


class AnchorHole(Value, frozen=True):
    """The `id` attribute of a heading: an index into the body's headings."""

    heading: int


class ImageRef(Value, frozen=True):
    """An image as an editor wrote it: `![alt](file "caption"){width=…}`."""

    file: str
    alt: str
    caption: str
    position: Position
    width: int | None = None
    id: str = ""
    classes: tuple[str, ...] = ()


class ImageHole(Value, frozen=True):
    """A whole element: an image inside text, a figure alone in its paragraph, or a gallery."""

    shape: Literal["inline", "figure", "gallery"]
    images: tuple[ImageRef, ...]


class VideoHole(Value, frozen=True):
    """A whole element: a player for a local file, or a card that links to an outside host."""

    target: str
    caption: str
    position: Position


Hole = LinkHole | AnchorHole | ImageHole | VideoHole


class Heading(Value, frozen=True):
    """A heading of a body, at the level on which it is shown (2 to 6)."""

    level: int
    text: str
    """Plain words."""
    given_id: str
    """The anchor an editor gave; empty when there is none."""
    own_anchor: str
    """The anchor it takes on its own: the given one, else its words transliterated; unique in the
    body.
    """
    position: Position


class Body(Value, frozen=True):
    """A text as HTML with holes: one more segment than holes, in the order of joining."""

    segments: tuple[str, ...] = ("",)
    holes: tuple[Hole, ...] = ()
    headings: tuple[Heading, ...] = ()
    ids: tuple[str, ...] = ()
    """Other ids in the segments, to which links may lead too."""
    excerpt: str = ""
    """The first paragraph's plain words, cut at a word: what stands in for a missing summary."""
    word_count: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read."""
        return not self.holes and not "".join(self.segments).strip()


# What one file says -----------------------------------------------------------------------------


class Article(Value, frozen=True):
    """One text in one language, as read from `path`; `key` is its story's."""

    path: str
    section: Section
    key: str
    lang: str
    front: FrontMatter
    marks: Marks
    body: Body


class RecordText(Value, frozen=True):
    """The text of a partner or a visit in one language."""

    path: str
    registry: Registry
    key: str
    lang: str
    front: RecordFrontMatter
    marks: Marks
    body: Body


RecordType_co = TypeVar("RecordType_co", bound=Record, covariant=True)


class Entry(Value, Generic[RecordType_co], frozen=True):
    """A record of a registry: its key, its fields, and where they stand.

    `loc` is the way to the record inside its file, `(key,)` in a file of many.
    """

    path: str
    registry: Registry
    key: str
    fields: RecordType_co
    marks: Marks
    loc: tuple[str, ...] = ()

    def at(self, *loc: str | int) -> Position:
        """The place of one of the record's values."""
        return self.marks.at(*self.loc, *loc)


Said = Article | RecordText | Entry[Record]
"""What a file may say."""
