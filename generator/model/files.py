"""Which files below `content/` do texts and records show, or lead to?

Planning publishes them, and checking tells of those that nothing needs: both go by this.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.site import (
    FileTarget,
    Fill,
    Picture,
    PictureFill,
    Site,
    Version,
    VideoFill,
)

STATIC = "content/static/"
"""What lies here is published whether or not it is shown."""

IMAGES = (".svg", ".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp")
"""Endings of what browsers show as an image, in small letters."""


def files_of_text(version: Version) -> Iterator[str]:
    """The files of a story's text: its photos, attachments, and what its body shows."""
    facts = version.facts
    lead = (facts.image,) if facts.image else ()
    yield from _pictured((*lead, *facts.photos))
    yield from (attached.file.path for attached in facts.files)
    yield from _filled(version.fills)


def files_of_records(site: Site) -> Iterator[str]:
    """The files of all records, and of their texts: every record has its page."""
    for linked in site.texts.values():
        yield from _filled(linked.fills)
    for pictures in (*site.stop_pictures.values(), site.logos.values()):
        yield from _pictured(pictures)
    yield from (file.path for file in site.agreement_files.values())


def _pictured(pictures: Iterable[Picture]) -> Iterator[str]:
    return (picture.file.path for picture in pictures)


def _filled(fills: Iterable[Fill]) -> Iterator[str]:
    for fill in fills:
        match fill:
            case FileTarget(path) | VideoFill(FileTarget(path)):
                yield path
            case PictureFill(pictures):
                yield from _pictured(pictures)
            case _:
                pass
