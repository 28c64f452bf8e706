"""What fills the holes of a body."""

from __future__ import annotations

import re
from typing import assert_never

from generator.diagnostics import Reported
from generator.linking.anchors import Face, Text
from generator.linking.files import find_file
from generator.linking.known import Known
from generator.linking.pictures import body_picture
from generator.linking.targets import target
from generator.model.site import (
    AnchorFill,
    FileTarget,
    Fill,
    MissingTarget,
    PictureFill,
    VideoFill,
    WebTarget,
)
from generator.model.texts import AnchorHole, Hole, ImageHole, LinkHole, VideoHole

_WEB = re.compile("https?://", re.IGNORECASE)


def fill(text: Text, known: Known) -> Reported[tuple[Fill, ...]]:
    """Return one fill for each hole of the text's body, in its order."""
    face = known.texts[text.path]
    return Reported.collect(_fill(hole, text.lang, face, known) for hole in text.body.holes)


def _fill(hole: Hole, lang: str, face: Face, known: Known) -> Reported[Fill]:
    match hole:
        case LinkHole():
            return target(hole, face, known)
        case AnchorHole():
            return Reported(AnchorFill(face.anchors[hole.heading]))
        case ImageHole():
            return _pictures(hole, lang, known)
        case VideoHole():
            return _video(hole, known)
        case _:
            assert_never(hole)


def _pictures(hole: ImageHole, lang: str, known: Known) -> Reported[Fill]:
    found = Reported.collect(body_picture(ref, lang, known) for ref in hole.images)
    return found.map(lambda pictures: PictureFill(tuple(one for one in pictures if one)))


def _video(hole: VideoHole, known: Known) -> Reported[Fill]:
    if _WEB.match(hole.target):
        return Reported(VideoFill(WebTarget(hole.target), hole.caption))
    found = find_file(hole.target, hole.position, known)
    return found.map(
        lambda file: VideoFill(FileTarget(file.path) if file else MissingTarget(), hole.caption)
    )
