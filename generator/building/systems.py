"""Which calls of the system does publishing need that Python has no name for?

To exchange two folders in one step, to bring a whole file system to rest, and to take a lock that
the kernel frees with its holder. In go a platform and its library; out come functions that raise
`OSError` as Python's own do. What a platform lacks is an `ENOSYS`, and the caller's to do without.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import NoReturn, Protocol, cast

_HERE = -100
"""AT_FDCWD: paths are taken from the current folder, as by every other call."""

_SWAP = 2
"""RENAME_EXCHANGE of renameat2(2), and RENAME_SWAP of renamex_np(2)."""

_LOCKED_BYTE = 1 << 30
"""Windows locks bytes, and nobody else may then read them: one far behind the file's end."""


class Library(Protocol):
    """The system's C library, or what stands for it."""

    def __getattr__(self, name: str) -> Callable[..., int]: ...


class ByteLocks(Protocol):
    """Windows' `msvcrt`, as far as locks go."""

    LK_NBLCK: int

    def locking(self, fd: int, mode: int, nbytes: int, /) -> None:
        """Lock bytes from where the file stands."""


class FileLocks(Protocol):
    """Unix's `fcntl`, as far as locks go."""

    LOCK_EX: int
    LOCK_NB: int

    def flock(self, fd: int, operation: int, /) -> None:
        """Lock the whole file."""


@dataclass(frozen=True, slots=True)
class Calls:
    """What one system offers."""

    exchange: Callable[[str, str], None]
    """Each of two paths takes the other's place, in one step."""
    settle: Callable[[int], None] | None
    """Bring to the disk all of the file system that an open folder lies on; None where files must
    be brought there one by one."""
    lock: Callable[[int], None]
    """Lock an open file, or raise `OSError` at once where another has it."""
    flush: Callable[[int], None] = os.fsync
    """Bring one open file to the disk."""


def this_system() -> Calls:
    """The calls of the system that this process runs on."""
    library = cast(Library, ctypes.CDLL(None if os.name == "posix" else "msvcrt", use_errno=True))
    locks = byte_lock if os.name == "nt" else file_lock
    module = import_module("msvcrt" if os.name == "nt" else "fcntl")
    return calls_of(sys.platform, library, lambda descriptor: locks(module, descriptor))


def calls_of(platform: str, library: Library, lock: Callable[[int], None]) -> Calls:
    """The calls of a platform, by its library."""
    return Calls(
        lambda one, other: _EXCHANGES.get(platform, _no_exchange)(library, one, other),
        (lambda folder: _claim(library.syncfs, folder)) if platform == "linux" else None,
        lock,
    )


def file_lock(module: object, descriptor: int) -> None:
    """Unix's lock: it belongs to the open file, and goes with the last process that has it open."""
    fcntl = cast(FileLocks, module)
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def byte_lock(module: object, descriptor: int) -> None:
    """Windows' lock, on a byte that nobody reads."""
    msvcrt = cast(ByteLocks, module)
    os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
    try:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    finally:
        os.lseek(descriptor, 0, os.SEEK_SET)


def _exchange_on_linux(library: Library, one: str, other: str) -> None:
    if not hasattr(library, "renameat2"):
        _no_exchange(library, one, other)
    _claim(
        library.renameat2, _HERE, os.fsencode(one), _HERE, os.fsencode(other), _SWAP,
        paths=(one, other),
    )  # fmt: skip


def _exchange_on_macos(library: Library, one: str, other: str) -> None:
    if not hasattr(library, "renamex_np"):
        _no_exchange(library, one, other)
    _claim(library.renamex_np, os.fsencode(one), os.fsencode(other), _SWAP, paths=(one, other))


def _no_exchange(_library: Library, one: str, other: str) -> NoReturn:
    raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), one, None, other)


_EXCHANGES = {"linux": _exchange_on_linux, "darwin": _exchange_on_macos}


def _claim(call: Callable[..., int], *arguments: object, paths: tuple[str, ...] = ()) -> None:
    """Make a call that says in C's way whether it was done."""
    if call(*arguments) != 0:
        number = ctypes.get_errno()
        one, other = paths or (None, None)
        raise OSError(number, os.strerror(number), one, None, other)
