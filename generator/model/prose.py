"""What is shown of a text: its words, who wrote them, where they come from and what became of them.

Articles and standalone pages are texts; partners and visits have one beside their facts. All of
them show a text by the same parts, whatever else is on the page.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from generator.model.parts import BodyView, Download, Image, Link, Making, Pending, Stamp, Words
from generator.values import Value


class VersionLink(Value, frozen=True):
    """A story's text in another language, what that is, and whether it says the same."""

    lang: str
    name: str
    href: str
    title: str
    relation: Making
    is_translation_pair: bool
    """Whether the two texts are each other's `hreflang`."""


class CorrectionNote(Value, frozen=True):
    """What was wrong, and when it was put right."""

    date: date
    text: str


class OriginNote(Value, frozen=True):
    """Where a text from elsewhere comes from."""

    kind: Literal["reprint", "translation", "summary"]
    name: str
    url: str
    retrieved: date | None


class Byline(Value, frozen=True):
    """Who wrote a text, and when; empty where it does not say."""

    authors: tuple[Words, ...] = ()
    translator: Words | None = None
    published: Stamp | None = None
    updated: Stamp | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.authors or self.translator or self.published or self.updated)


class TextParts(Value, frozen=True):
    """A whole text of a story or a standalone page."""

    title: str
    summary: str
    byline: Byline
    relation: Making
    """What this text is; empty also where there is one text only."""
    versions: tuple[VersionLink, ...]
    is_expired: bool
    image: Image | None
    body: BodyView
    correction: CorrectionNote | None
    origin: OriginNote | None
    digest_of: tuple[Link, ...]
    """The stories that it condenses."""
    photos: tuple[Image, ...]
    files: tuple[Download, ...]
    pending: Pending = ""
    """Why readers do not see it yet; it is shown to the desk alone."""
    modified: Stamp | None = None
    """When it was changed or corrected last, after it had appeared."""


class RecordParts(Value, frozen=True):
    """The text of a partner or a visit, which may say nothing."""

    summary: str = ""
    body: BodyView | None = None
    byline: Byline = Byline()
