"""What do browsers see just now, and who is told when that changes?

In goes what the last build left: the files of the site, or why there is no new one. Out comes, for
each page that is open somewhere, its state: the digests of its bytes, of the styles and of all
else that it may show, and what is wrong. A browser that compares two states knows what to do,
whatever it missed between them: while the machine slept, or before the server was started again.
"""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from generator.digests import digest


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong, in the editor's words: shown over the page."""

    where: str
    """`content/news/x.ru.md:3:8`."""
    label: str
    """How bad it is, and its code."""
    message: str
    number: int = 0
    """Of the source line that is shown; 0 where none is."""
    before: str = ""
    marked: str = ""
    after: str = ""
    """The source line, in three parts."""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Showing:
    """A site as browsers get it: always the last that was whole."""

    folder: Path
    files: Collection[str] = ()
    """All that can be asked for, by path in the folder; nothing else can."""
    base_path: str = "/"
    edition: str = ""
    """What changes whenever anything but pages and styles does."""
    styles: str = ""
    """What changes whenever the styles do."""
    problems: tuple[Problem, ...] = ()
    """Why there is nothing newer; empty where this is the newest."""
    words: Mapping[str, str] = field(default_factory=dict)
    """What the browser says beside the problems, in the editor's language."""

    @property
    def is_there(self) -> bool:
        """Whether there ever was a whole site."""
        return bool(self.files)

    def renewed(self, files: Collection[str], base_path: str) -> Showing:
        """The showing of a newer site, which is whole."""
        styles = [file for file in files if file.endswith(_STYLES)]
        others = [file for file in files if not file.endswith((*_PAGES, _STYLES))]
        return replace(
            self,
            files=files,
            base_path=base_path,
            edition=_stamp(self.folder, others),
            styles=_stamp(self.folder, styles),
            problems=(),
        )


_STYLES = ".css"

_PAGES = (".html", ".xml", ".json", ".txt")
"""What a browser does not show beside the page that it shows."""


def _stamp(folder: Path, files: Iterable[str]) -> str:
    """What changes whenever one of these files does.

    An unchanged file keeps its time through all editions of a site: so it is the same after a new
    start, and for each of two servers of one site, whichever of them wrote the file.
    """
    return digest(*(_signed(folder, file) for file in sorted(files))).hex()


def _signed(folder: Path, file: str) -> bytes:
    signed = file
    with suppress(OSError):  # it went a moment ago, and whoever took it away tells of it
        status = os.stat(f"{folder}/{file}")  # noqa: PTH116  # there may be thousands
        signed = f"{file} {status.st_size} {status.st_mtime_ns}"
    return os.fsencode(signed)


class Board:
    """Holds what is shown and wakes those who follow it; may be asked from any thread."""

    def __init__(self, showing: Showing) -> None:
        self.showing = showing
        self._followers: set[Callable[[], object]] = set()
        self._guard = threading.Lock()
        self._is_closed = False

    @property
    def is_closed(self) -> bool:
        """Whether nothing will ever change again."""
        return self._is_closed

    def show(self, showing: Showing) -> None:
        """Put another showing in the place of the one before."""
        self.showing = showing
        self._wake()

    def close(self) -> None:
        """Send all followers home."""
        self._is_closed = True
        self._wake()

    @contextmanager
    def followed(self) -> Iterator[asyncio.Event]:
        """A time in which an event of the running loop is set whenever something changes."""
        changed = asyncio.Event()
        wake = partial(asyncio.get_running_loop().call_soon_threadsafe, changed.set)
        with self._guard:
            self._followers.add(wake)
        try:
            yield changed
        finally:
            with self._guard:
                self._followers.discard(wake)

    def _wake(self) -> None:
        with self._guard:
            for wake in self._followers:
                wake()
