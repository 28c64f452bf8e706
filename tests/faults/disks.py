"""How does a test get a disk that fails, or one that cannot do what most can?

Each double is the real disk, with one thing changed: it counts its operations and stops at one of
them, or its system has no exchange, no hard links, no rename for a folder.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NoReturn

from generator.building.fsops import Disk, Where
from generator.building.publish import Kept, Output, Shelved
from generator.building.systems import Calls, this_system

OPERATIONS = (
    "make_folder", "create", "copy", "link", "set_time", "rename", "exchange", "remove",
    "remove_folder", "settle", "flush", "open_lock", "lock", "note",
)  # fmt: skip
"""All by which a disk is changed; the rest is made of these."""

Site = tuple[Output | Kept, ...]

MARKER = Output(".vestnik", b"ours")


class KilledError(BaseException):
    """The process is gone: nothing more reaches the disk."""


def killed(_path: object) -> NoReturn:
    """The failure of a process that is killed."""
    raise KilledError


def refused(number: int) -> Callable[[object], NoReturn]:
    """The failure of a disk that says so."""

    def fail(path: object) -> NoReturn:
        raise OSError(number, os.strerror(number), str(path))

    return fail


def site(**pages: str | bytes | Path) -> Site:
    """The files of a site: `a__b="text"` is the page `a/b.html`."""
    return (
        MARKER,
        *(
            Output(
                f"{name.replace('__', '/')}.html", text.encode() if isinstance(text, str) else text
            )
            for name, text in pages.items()
        ),
    )


def bytes_of(files: Site) -> Mapping[str, bytes]:
    """What an output folder with these files holds."""
    return {one.file: _bytes(one) for one in files}


def _bytes(one: Output | Kept) -> bytes:
    content = one.load() if isinstance(one, Kept) else one.content
    match content:
        case Shelved():
            return content.load()
        case Path():
            return content.read_bytes()
        case _:
            return content


def quick() -> Calls:
    """This system, but that it never waits for the disk: what is killed here is no machine."""
    return replace(this_system(), settle=lambda _folder: None, flush=lambda _file: None)


def without_exchange(number: int) -> Calls:
    """A system that refuses to exchange folders."""
    return replace(quick(), exchange=lambda one, _other: refused(number)(one))


@dataclass(frozen=True)
class FailingDisk(Disk):
    """A disk that fails at one operation; killed, at all that come after it too."""

    calls: Calls = field(default_factory=quick)
    fails_at: int = -1
    failure: Callable[[object], NoReturn] = killed
    steps: list[str] = field(default_factory=list)

    def step(self, name: str, arguments: tuple[object, ...]) -> None:
        """Count an operation that is about to be done, and fail if it is the one."""
        self.steps.append(name)
        at = len(self.steps) - 1
        if at != self.fails_at and not (self.failure is killed and at > self.fails_at >= 0):
            return
        if at == self.fails_at and name == "create":
            file, data = arguments
            assert isinstance(file, str | Path)
            assert isinstance(data, bytes)
            Disk.create(self, file, data[: len(data) // 2])
        self.failure(arguments[0])


@dataclass(frozen=True)
class LinklessDisk(FailingDisk):
    """A disk whose file system knows no hard links (FAT, some network disks)."""

    number: int = errno.EPERM

    def link(self, source: Where, file: Where) -> None:
        refused(self.number)(source)


@dataclass(frozen=True)
class LayeredDisk(FailingDisk):
    """A disk on which one folder is of a lower layer of an overlay: it can only be removed."""

    calls: Calls = field(default_factory=lambda: without_exchange(errno.EXDEV))
    stuck: int = 0
    """The folder's inode."""

    def rename(self, source: Where, target: Where) -> None:
        self.step("rename", (source, target))
        if Path(source).is_dir() and Path(source).stat().st_ino == self.stuck:
            refused(errno.EXDEV)(source)
        Disk.rename(self, source, target)


def _counted(name: str) -> Callable[..., object]:
    operation = getattr(Disk, name)

    def counted(disk: FailingDisk, *arguments: object) -> object:
        disk.step(name, arguments)
        return operation(disk, *arguments)

    return counted


for _name in OPERATIONS:
    setattr(FailingDisk, _name, _counted(_name))
