"""What fills the holes of a body?

In go a body, its fills and the atlas; out comes a body ready to be joined. The same body goes into
a page and, with absolute addresses, into a feed.
"""

from __future__ import annotations

from typing import assert_never
from urllib.parse import quote, urlsplit

from generator.model.parts import BodyView, Href, Id, Image, Images, Video
from generator.model.site import (
    AddressTarget,
    AnchorFill,
    AnchorTarget,
    FileTarget,
    Fill,
    MissingTarget,
    PictureFill,
    RecordTarget,
    TextTarget,
    VideoFill,
    WebTarget,
)
from generator.model.texts import Article, Hole, ImageHole, RecordText
from generator.planning.addresses import media_address
from generator.planning.atlas import Atlas
from generator.planning.links import resolved
from generator.planning.media import images
from generator.values import replace

NOWHERE = Href("")


def body_view(atlas: Atlas, text: Article | RecordText, fills: tuple[Fill, ...]) -> BodyView:
    """A text's body with all its holes filled, on a page of its own language."""
    filled = (
        _filled(atlas, hole, fill, text.lang)
        for hole, fill in zip(text.body.holes, fills, strict=True)
    )
    return BodyView(text.path, tuple(filled))


def absolute(body: BodyView, origin: str, page_url: str) -> BodyView:
    """The body for readers elsewhere: every address has its host."""
    fills = (_absolute(fill, origin, page_url) for fill in body.fills)
    return replace(body, fills=tuple(fills))


def _filled(atlas: Atlas, hole: Hole, fill: Fill, lang: str) -> Href | Id | Images | Video:
    match fill:
        case TextTarget() | RecordTarget() | AddressTarget():
            return resolved(atlas, fill, lang) or NOWHERE
        case AnchorTarget(anchor):
            return Href("#" + quote(anchor))
        case FileTarget(path):
            return Href(atlas.outline.href(media_address(path)))
        case WebTarget(url):
            return Href(url, is_outside=url.startswith("http"))
        case MissingTarget():
            return NOWHERE
        case AnchorFill(anchor):
            return Id(anchor)
        case PictureFill(pictures):
            shape = hole.shape if isinstance(hole, ImageHole) else "inline"
            return Images(shape, images(atlas.outline, pictures, lang))
        case VideoFill():
            return _video(atlas, fill)
        case _:
            assert_never(fill)


def _video(atlas: Atlas, fill: VideoFill) -> Video:
    match fill.target:
        case FileTarget(path):
            return Video(atlas.outline.href(media_address(path)), fill.caption)
        case WebTarget(url):
            return Video(url, fill.caption, urlsplit(url).hostname or "")
        case MissingTarget():
            return Video("", fill.caption)
        case _:
            assert_never(fill.target)


def _absolute(
    fill: Href | Id | Images | Video, origin: str, page_url: str
) -> Href | Id | Images | Video:
    match fill:
        case Href() | Video():
            return replace(fill, href=_with_host(fill.href, origin, page_url))
        case Images():
            shown = tuple(_image_with_host(one, origin) for one in fill.images)
            return replace(fill, images=shown)
        case Id():
            return fill
        case _:
            assert_never(fill)


def _image_with_host(image: Image, origin: str) -> Image:
    return replace(image, href=origin + image.href)


def _with_host(href: str, origin: str, page_url: str) -> str:
    if href.startswith("#"):
        return page_url + href
    return origin + href if href.startswith("/") else href
