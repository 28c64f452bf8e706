"""What do builds remember, for somebody who builds nothing?

In goes the file in which they remember; out comes a cache that gives what is there and keeps
nothing: nothing in it ages, and a file that is no sound one stays what it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.building.cache import Cache
from generator.building.fsops import Disk


@contextmanager
def peeked(file: Path, engine: str) -> Iterator[Cache]:
    """The cache in a file, of which not a byte changes. Nothing about the file makes this raise."""
    cache = _Peek(file, engine, Disk())
    try:
        cache.open()
        yield cache
    finally:
        cache.close()


class _Peek(Cache):
    """A cache that is only looked into."""

    def keep(self, room: str, entries: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep nothing, and do not even read it."""

    def commit(self) -> None:
        """Leave all as it is."""

    def _replace(self) -> None:
        """Do without a file that cannot be used."""
