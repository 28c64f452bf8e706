"""Who is at work on this site?

A lock that the kernel frees when its holder ends, however it ends; the holder's process id stands
in the file for people to read. Out comes the moment of the lock, by the clock of the file system.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
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
    with _held(disk, file, disk.open_lock, patience_s) as descriptor:
        # A full disk has no room for the note, which is for people only.
        with suppress(OSError):
            disk.note(descriptor, str(os.getpid()).encode())
        yield os.fstat(descriptor).st_mtime_ns


@contextmanager
def undisturbed(disk: Disk, file: Path, patience_s: float = PATIENCE_S) -> Iterator[None]:
    """The time in which nobody else works on the site, for somebody who writes not a byte.

    Where there is no lock, nobody has ever worked on it. Raises what `locked` raises.
    """
    if not file.is_file():
        yield
        return
    with _held(disk, file, _open_as_it_is, patience_s):
        yield


_Open = Callable[[Path], int]


def _open_as_it_is(file: Path) -> int:
    return os.open(file, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))


@contextmanager
def _held(disk: Disk, file: Path, open_lock: _Open, patience_s: float) -> Iterator[int]:
    descriptor = _wait(disk, file, open_lock, patience_s)
    _HELD.add(descriptor)
    try:
        yield descriptor
    finally:
        _let_go(descriptor)


_HELD: set[int] = set()
"""The locks of this process: what is called after a fork can be said once, and never taken back."""


def _let_go(descriptor: int) -> None:
    if descriptor in _HELD:
        _HELD.discard(descriptor)
        os.close(descriptor)


def _leave_to_parent() -> None:
    """Keep locks from passing to processes forked later, whoever forks them.

    One that outlived a killed build would go on holding it.
    """
    for descriptor in tuple(_HELD):
        _let_go(descriptor)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_leave_to_parent)


def _wait(disk: Disk, file: Path, open_lock: _Open, patience_s: float) -> int:
    last = time.monotonic() + patience_s
    while (descriptor := _try(disk, file, open_lock)) is None:
        if time.monotonic() >= last:
            raise _busy(file)
        time.sleep(_PAUSE_S)
    return descriptor


def _try(disk: Disk, file: Path, open_lock: _Open) -> int | None:
    """The locked file, or None where another has it."""
    descriptor = open_lock(file)
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
