"""What reading makes of one source: articles, record texts and records; bodies have holes.

A body is HTML cut into segments. Between two segments lies a hole: the attributes of a link, the id
of a heading, a picture. Reading cannot fill them, for it knows one file only; linking says what
each means, planning what its address is, rendering writes it in. The segments themselves travel
apart from all else that a file says: neither linking nor planning can see them, so that other words
in a text change no page but those that show it.
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
from generator.values import Value, replace

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


class Segments(Value, frozen=True):
    """A body's HTML, cut at its holes: one more piece than holes, in the order of joining."""

    pieces: tuple[str, ...] = ("",)
    word_count: int = 0


class Body(Value, frozen=True):
    """What is known of a body beside its segments."""

    holes: tuple[Hole, ...] = ()
    headings: tuple[Heading, ...] = ()
    ids: tuple[str, ...] = ()
    """Other ids in the segments, to which links may lead too."""
    excerpt: str = ""
    """The first paragraph's plain words, cut at a word: what stands in for a missing summary."""
    is_empty: bool = True
    """Whether there is nothing to read."""


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


def unplaced(said: Said) -> Said:
    """The same, wherever in its body links, pictures and headings stand.

    Their places, and how wide title and summary are written, matter to findings alone: of two
    readings that differ in nothing else the same pages are made.
    """
    if isinstance(said, Entry):
        return said
    body = said.body
    holes = tuple(_unplaced_hole(hole) for hole in body.holes)
    headings = tuple(replace(heading, position=_NOWHERE) for heading in body.headings)
    marks = said.marks.without_widths("title", "summary")
    return replace(said, marks=marks, body=replace(body, holes=holes, headings=headings))


_NOWHERE = Position("")


def _unplaced_hole(hole: Hole) -> Hole:
    match hole:
        case AnchorHole():
            return hole
        case ImageHole(images=images):
            return replace(hole, images=tuple(replace(one, position=_NOWHERE) for one in images))
        case LinkHole() | VideoHole():
            return replace(hole, position=_NOWHERE)


class Reading(Value, frozen=True):
    """What one file says, and the segments of its body; a registry has none."""

    said: tuple[Said, ...] = ()
    segments: Segments = Segments()
