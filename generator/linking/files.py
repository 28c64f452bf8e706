"""The file of `content/` to which a path leads.

In go paths as editors write them, with the file that they stand in; out comes the file, or what
keeps it from being shown. What leads out of `content/` is an error whatever lies there, for it must
never be published.
"""

from __future__ import annotations

import re
from posixpath import splitext

from generator.diagnostics import Position, Reported, diagnostic
from generator.linking.known import Known
from generator.linking.paths import path_of, written_path
from generator.model.files import IMAGES
from generator.model.site import File

DRAWINGS = (".svg",)
"""Images without a size in pixels."""


def find_file(
    written: str, place: Position, known: Known, code: str = "file-missing"
) -> Reported[File | None]:
    """Return the file that is meant, or the finding with that code."""
    path = path_of(written, place.path)
    if path is None:
        return _refused("link-outside-content", written, place)
    file = known.files.get(path)
    if file or known.lost.has_path(path):
        return Reported(file)
    near = known.paths.nearest(path)
    return _refused(code, written, place, suggestion=near and written_path(near, place.path))


def find_image(written: str, place: Position, known: Known) -> Reported[File | None]:
    """Return the image that is meant, if it can be shown."""
    if _ELSEWHERE.match(written):
        return _refused("image-elsewhere", written, place)
    found = find_file(written, place, known, "image-missing")
    code = found.value and _unfit(found.value)
    return _refused(code, written, place, endings=", ".join(IMAGES)) if code else found


_ELSEWHERE = re.compile("([a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)

_NOTHING = "()"
"""What an editor sees of a path that is empty: `![]()`."""


def _refused(
    code: str, written: str, place: Position, **details: str | None
) -> Reported[File | None]:
    return Reported(None, (diagnostic(code, place, target=written or _NOTHING, **details),))


def _unfit(file: File) -> str | None:
    """Return the code of what keeps a file from being shown as an image."""
    ending = splitext(file.path)[1].lower()
    if ending not in IMAGES:
        return "image-not-image"
    has_size = bool(file.width and file.height)
    return None if has_size or ending in DRAWINGS else "image-unreadable"
