"""Which files are published as they are?

In go an outline and the theme's assets; out come copies: the assets, all of `content/static/`, and
of the other files below `content/` those that a page shows, so that what nobody used stays where it
is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.model.pages import Copy
from generator.model.site import AttachedFile, FileTarget, Fill, Picture, PictureFill, VideoFill
from generator.planning.addresses import STATIC, media_address
from generator.planning.outline import Outline

THEME = "templates/"


def copies(outline: Outline, assets: Sequence[str]) -> tuple[Copy, ...]:
    """All files that are published as they are, by their place in the output folder."""
    static = (path for path in outline.site.files if path.startswith(STATIC))
    published = {*static, *_shown(outline)}
    return (
        *(Copy(media_address(path).removeprefix("/"), path) for path in sorted(published)),
        *(Copy(path.removeprefix(THEME), path) for path in sorted(assets)),
    )


def _shown(outline: Outline) -> Iterator[str]:
    """The files that pages show or lead to. Every record has its page."""
    site = outline.site
    for texts in outline.texts.values():
        for text in texts.values():
            lead = (text.facts.image,) if text.facts.image else ()
            yield from _pictured((*lead, *text.facts.photos))
            yield from _attached(text.facts.files)
            yield from _filled(text.version.fills)
    for linked in site.texts.values():
        yield from _filled(linked.fills)
    for pictures in site.stop_pictures.values():
        yield from _pictured(pictures)
    yield from _pictured(site.logos.values())
    yield from (file.path for file in site.agreement_files.values())


def _pictured(pictures: Iterable[Picture]) -> Iterator[str]:
    return (picture.file.path for picture in pictures)


def _attached(files: Iterable[AttachedFile]) -> Iterator[str]:
    return (attached.file.path for attached in files)


def _filled(fills: Iterable[Fill]) -> Iterator[str]:
    for fill in fills:
        match fill:
            case FileTarget(path) | VideoFill(FileTarget(path)):
                yield path
            case PictureFill(pictures):
                yield from _pictured(pictures)
            case _:
                pass
