"""Would SQLite, opening a file, go elsewhere or never write it?

In goes the file of a cache; out comes whether it is one that we would not have made. Nothing is
opened by SQLite for that: a file that came with a folder may have been made to do harm.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def is_trap(file: Path) -> bool:
    """Whether SQLite, opening this file, would go elsewhere, or never write it.

    Links and pipes lead elsewhere. So does a journal of a transaction over several files: SQLite
    would delete whatever file is named there. Ours is over one, and is the only companion.
    """
    journal, *others = companions(file)
    with suppress(OSError):  # most often because there is no journal
        return (
            any(map(os.path.lexists, others))
            or not stat.S_ISREG(file.lstat().st_mode)
            or _piece(file, 18, 2) != _JOURNALED
            or not stat.S_ISREG((found := journal.lstat()).st_mode)
            or _piece(journal, found.st_size - 8, 8) == _JOURNAL_OF_MANY
        )
    return False


def companions(file: Path) -> Iterator[Path]:
    """The files that SQLite looks for beside a file, the journal first."""
    return (file.with_name(f"{file.name}-{end}") for end in ("journal", "wal", "shm"))


_JOURNALED = b"\1\1"
"""Bytes 18 and 19 of a file that is written with a journal: SQLite's file format, section 1.3."""

_JOURNAL_OF_MANY = bytes.fromhex("d9d505f920a163d7")
"""How a journal ends that names another file: section 3."""


def _piece(file: Path, start: int, length: int) -> bytes:
    with file.open("rb") as stream:
        stream.seek(start)
        return stream.read(length)
