"""How is the disk changed? The only module of building that writes, links, renames or removes.

Everything that publishing does to a disk is one of these operations, so that a test can stop a
build at every one of them. Each does one thing, never writes into a file that is there (but for the
note in a lock), and raises `OSError` with the path that it was about.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from generator.building.manifests import DIGEST_SIZE, Record, Signature, signature_of
from generator.building.systems import Calls, this_system

_CHUNK = 1 << 20

_FEW = 64
"""Files that are sooner on the disk one by one than with all that waits to be written."""

_NEW = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
)
"""A file that is there is never opened for writing: another tree may have it, by a hard link."""


Where = str | Path
"""A path: as text where there are many, for pathlib takes longer to join two than a disk to act."""


@dataclass(frozen=True, slots=True)
class Disk:
    """The disk, as far as publishing changes it."""

    calls: Calls = field(default_factory=this_system)

    def make_folder(self, folder: Where) -> None:
        """Make a folder in one that is there."""
        os.mkdir(folder)  # noqa: PTH102

    def create(self, file: Where, data: bytes) -> Signature:
        """Write a new file."""
        with _named(file), _opened(file) as stream:
            _write(stream, data)
            return self._finished(stream)

    def copy(self, source: Where, file: Where) -> Record:
        """Copy a file to a new one, and say what was copied: the source may change meanwhile."""
        digest = blake2b(digest_size=DIGEST_SIZE)
        with (
            open(source, "rb", buffering=0) as taken,  # noqa: PTH123
            _named(file),
            _opened(file) as stream,
        ):
            while chunk := taken.read(_CHUNK):
                digest.update(chunk)
                _write(stream, chunk)
            return Record(digest.hexdigest(), self._finished(stream))

    def take(self, source: Where, file: Where) -> Signature:
        """Move a file that another process wrote to where nothing is."""
        self.rename(source, file)
        if self.calls.settle is None:
            self.flush(file)
        return signature_of(os.lstat(file))

    def link(self, source: Where, file: Where) -> None:
        """Give a file a second name."""
        os.link(source, file)

    def set_time(self, file: Where, mtime_ns: int) -> None:
        """Say when a file was last changed."""
        os.utime(file, ns=(mtime_ns, mtime_ns))

    def rename(self, source: Where, target: Where) -> None:
        """Rename a file over another, or a folder to where nothing is."""
        os.replace(source, target)  # noqa: PTH105

    def exchange(self, one: Path, other: Path) -> None:
        """Let two folders take each other's place, at once."""
        self.calls.exchange(str(one), str(other))

    def remove(self, file: Where) -> None:
        """Remove a file, or a link itself."""
        os.unlink(file)  # noqa: PTH108

    def remove_folder(self, folder: Where) -> None:
        """Remove an empty folder."""
        os.rmdir(folder)  # noqa: PTH106

    def settle(self, folder: Where, files: Sequence[Where]) -> None:
        """Bring files that were written into a folder to the disk.

        Few are brought one by one: with the whole file system comes what others have written to it.
        """
        if self.calls.settle is None:
            return
        if len(files) <= _FEW:
            for file in files:
                self.flush(file)
            return
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            with _named(folder):
                self.calls.settle(descriptor)
        finally:
            os.close(descriptor)

    def flush(self, file: Where) -> None:
        """Bring one file to the disk."""
        descriptor = os.open(file, os.O_RDWR)
        try:
            with _named(file):
                self.calls.flush(descriptor)
        finally:
            os.close(descriptor)

    def open_lock(self, file: Path) -> int:
        """Open the file of a lock, whether it is there or not."""
        return os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o666)

    def lock(self, descriptor: int) -> None:
        """Lock an open file, or raise `OSError` at once."""
        self.calls.lock(descriptor)

    def note(self, descriptor: int, data: bytes) -> None:
        """Write into the file of a lock, in place of what stands there."""
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, data)

    def put(self, file: Path, data: bytes) -> None:
        """Put a small file of our own where it may be already: written aside, then renamed."""
        self._put(file, data, self.create)

    def put_for_good(self, file: Path, data: bytes) -> None:
        """The same for what nothing could make again: it is on the disk before the old one goes."""
        self._put(file, data, self._create_for_good)

    def _create_for_good(self, file: Path, data: bytes) -> None:
        self.create(file, data)
        self.flush(file)

    def _put(self, file: Path, data: bytes, create: Callable[[Path, bytes], object]) -> None:
        """Put it there; what a killed build leaves aside is hidden, and none of the content."""
        aside = file.with_name(f".{file.name}.new")
        self.clear(aside)
        try:
            create(aside, data)
            if file.is_dir():
                self.clear(file)
            self.rename(aside, file)
        except OSError:
            self.clear(aside)
            raise

    def clear(self, path: Path) -> None:
        """Remove whatever lies at a path of our own, with all that is in it."""
        if path.is_dir() and not path.is_symlink():
            for inner in path.iterdir():
                self.clear(inner)
            self.remove_folder(path)
        elif os.path.lexists(path):
            self.remove(path)

    def make_folders(self, folder: Path) -> None:
        """Make a folder with those that it lies in, as far as they are missing."""
        missing = []
        while not folder.exists():
            missing.append(folder)
            folder = folder.parent
        for each in reversed(missing):
            with suppress(FileExistsError):
                self.make_folder(each)

    def _finished(self, stream: BinaryIO) -> Signature:
        if self.calls.settle is None:
            self.calls.flush(stream.fileno())
        return signature_of(os.fstat(stream.fileno()))


def lay(file: Where, data: bytes) -> None:
    """Write a new file, or leave nothing: what processes do that work for a build.

    Not an operation of a disk, for it changes nothing that anybody relies on.
    """
    with _named(file), _opened(file) as stream:
        try:
            _write(stream, data)
        except OSError:
            os.unlink(file)  # noqa: PTH108
            raise


def _opened(file: Where) -> BinaryIO:
    return os.fdopen(os.open(file, _NEW, 0o666), "wb", buffering=0)


def _write(stream: BinaryIO, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[stream.write(rest) :]


@contextmanager
def _named(file: Where) -> Iterator[None]:
    """Errors of an open file say no path of themselves."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            raise OSError(error.errno, error.strerror, str(file)) from error
        raise
