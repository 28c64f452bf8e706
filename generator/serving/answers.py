"""What does the server answer to a path?

In go what is shown and a path as a browser asks for it; out comes a file of the site, another path
to ask for, or a refusal. A path is looked up among the files of the last whole site, and only what
is there is ever opened: there is no way up, out or around.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from http import HTTPStatus
from mimetypes import guess_type
from urllib.parse import quote

from generator.digests import digest
from generator.serving.board import Showing

OWN = "/__vestnik/"
"""Where the server's own files are: no address of a site begins like this."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file of the site that answers to a path; with the status of the answer."""

    file: str
    status: HTTPStatus = HTTPStatus.OK


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where on this server it is."""

    path: str


def found(showing: Showing, path: str) -> Found | Elsewhere | HTTPStatus:
    """What answers to a path, which is decoded and begins with `/`."""
    if not path.startswith("/") or _FORBIDDEN & {*path.split("/")[1:-1]} or _is_odd(path):
        return HTTPStatus.BAD_REQUEST
    base = showing.base_path
    if path == "/" != base:
        return Elsewhere(base)
    file = path.removeprefix(base) if path.startswith(base) else "/"
    if file.endswith("/") or not file:
        file += "index.html"
    if file in _OURS:
        return HTTPStatus.NOT_FOUND
    if file in showing.files:
        return Found(file)
    if f"{file}/index.html" in showing.files or f"{path}/" == base != "/":
        return Elsewhere(quote(f"{path}/"))
    return HTTPStatus.NOT_FOUND


def content(showing: Showing, file: str) -> bytes | None:
    """The bytes of a file of the site; none where it went the moment before.

    No link is followed: none is made by a build.
    """
    try:
        with open(showing.folder / file, "rb", opener=_opened) as stream:
            return stream.read()
    except OSError:
        return None


def content_type(file: str) -> str:
    """What a file is, by its name, as hosts say it."""
    suffix = os.path.splitext(file)[1].lower()  # noqa: PTH122  # no path of this machine
    kind = _KINDS.get(suffix) or guess_type(file)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith(_TEXTS) else kind


def state(showing: Showing, path: str) -> dict[str, object]:
    """How a page is now, for the browser that shows it."""
    return {
        "page": version(showing, path),
        "edition": showing.edition,
        "styles": showing.styles,
        "problems": [_told(problem) for problem in showing.problems],
        "words": dict(showing.words),
    }


def version(showing: Showing, path: str) -> str:
    """What changes whenever the page at a path does."""
    answer = found(showing, path)
    known = answer if isinstance(answer, Found) else missing_page(showing)
    data = content(showing, known.file) if known else None
    return version_of(data or b"")


def version_of(data: bytes) -> str:
    """What changes whenever the bytes of a page do; nothing stands for a page that is not there."""
    return digest(data).hex()


def missing_page(showing: Showing) -> Found | None:
    """The site's own word for what it does not have."""
    is_there = _MISSING_PAGE in showing.files
    return Found(_MISSING_PAGE, HTTPStatus.NOT_FOUND) if is_there else None


_MISSING_PAGE = "404.html"
_OURS = {".gitignore", ".vestnik"}
"""Files of the site that are for builds, and for no reader."""

_FORBIDDEN = {"", ".", ".."}
_KINDS = {
    ".css": "text/css",
    ".gz": "application/gzip",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
"""What does not depend on the tables of a machine."""

_TEXTS = ("text/", "application/json", "application/xml", "image/svg+xml")


def _is_odd(path: str) -> bool:
    last = path.rpartition("/")[2]
    return "\\" in path or "\0" in path or last in (".", "..")


def _opened(file: str, flags: int) -> int:
    return os.open(file, flags | getattr(os, "O_NOFOLLOW", 0))


def _told(problem: object) -> dict[str, object]:
    return {name: getattr(problem, name) for name in _PARTS}


_PARTS = ("where", "label", "message", "number", "before", "marked", "after", "hint")
