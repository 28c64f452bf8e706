"""What is in a file that anybody may have put there?

In go a folder and a path in it; out come the bytes of a plain file, or nothing. A link would lead
elsewhere, a pipe would keep whoever reads it waiting, a device may have no end.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePosixPath


def plain_bytes(folder: Path, path: str, limit: int | None = None) -> bytes | None:
    """The bytes of a plain file; None where there is none at a path, or a larger one.

    The folder may be reached by links; below it none is followed.
    """
    on_the_way = PurePosixPath(path).parents[:-1]
    if any((folder / each).is_symlink() for each in on_the_way):
        return None
    try:
        with open(folder / path, "rb", opener=_opened) as stream:
            status = os.fstat(stream.fileno())
            is_too_large = limit is not None and status.st_size > limit
            return stream.read() if stat.S_ISREG(status.st_mode) and not is_too_large else None
    except (OSError, ValueError):
        return None


_AT_ONCE = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""Where the system knows links and pipes in folders, none is followed or waited for."""


def _opened(file: str, flags: int) -> int:
    return os.open(file, flags | _AT_ONCE)
