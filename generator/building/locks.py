"""Who is at work on this site?

A lock that the kernel frees when its holder ends, however it ends; the holder's process id stands
in the file for people to read. Out comes the moment of the lock, by the clock of the file system.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from generator.building.fsops import Disk
from generator.building.refusals import Reason, RefusedError

PATIENCE_S = 3.0
"""How long a second build waits for the first: most are done by then."""

_PAUSE_S = 0.05
_TAKEN = {errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK}


@contextmanager
def locked(disk: Disk, file: Path, patience_s: float = PATIENCE_S) -> Iterator[int]:
    """The time in which nobody else works on the site, and when it began, in nanoseconds.

    Raises `RefusedError` where another build does not end.
    """
    descriptor = _wait(disk, file, patience_s)
    held = [descriptor]
    _leave_to_this_process(held)
    try:
        # A full disk has no room for the note, which is for people only.
        with suppress(OSError):
            disk.note(descriptor, str(os.getpid()).encode())
        yield os.fstat(descriptor).st_mtime_ns
    finally:
        _let_go(held)


def _leave_to_this_process(held: list[int]) -> None:
    """Keep a lock from passing to processes forked later, whoever forks them.

    One that outlived a killed build would go on holding it.
    """
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=partial(_let_go, held))


def _let_go(held: list[int]) -> None:
    while held:
        os.close(held.pop())


def _wait(disk: Disk, file: Path, patience_s: float) -> int:
    last = time.monotonic() + patience_s
    while (descriptor := _try(disk, file)) is None:
        if time.monotonic() >= last:
            raise _busy(file)
        time.sleep(_PAUSE_S)
    return descriptor


def _try(disk: Disk, file: Path) -> int | None:
    """The locked file, or None where another has it."""
    descriptor = disk.open_lock(file)
    try:
        disk.lock(descriptor)
        # Whoever deletes `.vestnik/` deletes the lock; two must not hold two files of one name.
        if os.path.samestat(os.fstat(descriptor), file.stat()):
            return descriptor
    except FileNotFoundError:
        pass
    except OSError as error:
        if error.errno not in _TAKEN:
            os.close(descriptor)
            raise OSError(error.errno, error.strerror, str(file)) from error
    except BaseException:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None


def _busy(file: Path) -> RefusedError:
    since = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    pid = file.read_bytes().decode("ascii", "replace") or "?"
    return RefusedError(Reason.BUSY, pid=pid, since=since)
