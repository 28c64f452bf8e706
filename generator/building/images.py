"""How large is an image? The only module that knows Pillow.

Only the header is read. A file whose content is not what its name says has no size: it is not
published as an image.
"""

from __future__ import annotations

import struct
import warnings
from pathlib import Path
from typing import BinaryIO

from PIL import Image

FORMATS = {
    ".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".gif": "GIF", ".avif": "AVIF",
}  # fmt: skip
"""Kinds of images that browsers show, by the ending of the name."""

_ORIENTATION = 0x0112
_SIDEWAYS = {5, 6, 7, 8}
"""EXIF orientations by which browsers turn the image a quarter: width and height change places."""

_TURNED = {"JPEG", "WEBP", "AVIF"}
"""Formats that cameras write; in a PNG the EXIF part may lie behind all pixels."""

_BROKEN = (
    OSError, ValueError, SyntaxError, KeyError, IndexError, TypeError, RuntimeError, struct.error,
    Image.DecompressionBombError, Image.DecompressionBombWarning,
)  # fmt: skip
"""What Pillow raises, as it happens, on files that are damaged or made to harm."""


def measure(file: Path) -> tuple[int, int] | None:
    """Width and height in pixels as shown, or None for what is no image of its kind.

    Raises `OSError` where the file cannot be opened.
    """
    expected = FORMATS.get(file.suffix.lower())
    if expected is None:
        return None
    with file.open("rb") as stream:
        try:
            return _shown_size(stream, expected)
        except _BROKEN:
            return None


def _shown_size(stream: BinaryIO, expected: str) -> tuple[int, int]:
    with warnings.catch_warnings(action="ignore"):
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(stream, formats=[expected]) as image:
            width, height = image.size
            sideways = expected in _TURNED and image.getexif().get(_ORIENTATION) in _SIDEWAYS
    return (height, width) if sideways else (width, height)
