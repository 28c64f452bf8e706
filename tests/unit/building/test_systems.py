"""The calls of systems other than the one that tests run on."""

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.building.fsops import Disk
from generator.building.systems import byte_lock, calls_of, file_lock, this_system
from tests.support.project import write


class FakeLibrary:
    """A C library that notes what it is asked for, and answers with an error number."""

    def __init__(self, number: int = 0) -> None:
        self.number = number
        self.asked: list[tuple[object, ...]] = []

    def __getattr__(self, name: str) -> Callable[..., int]:
        def call(*arguments: object) -> int:
            self.asked.append((name, *arguments))
            ctypes.set_errno(self.number)
            return -1 if self.number else 0

        return call


def no_lock(_descriptor: int) -> None:
    """A lock that nobody contests."""


@pytest.mark.parametrize(
    ("platform", "asked"),
    [
        ("linux", ("renameat2", -100, b"a", -100, b"b", 2)),
        ("darwin", ("renamex_np", b"a", b"b", 2)),
    ],
)
def test_folders_are_exchanged_by_the_system_s_own_call(
    platform: str, asked: tuple[object, ...]
) -> None:
    library = FakeLibrary()

    calls_of(platform, library, no_lock).exchange("a", "b")

    assert library.asked == [asked]


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_refused_exchange_names_both_folders(platform: str) -> None:
    with pytest.raises(OSError, match="cross-device") as caught:
        calls_of(platform, FakeLibrary(errno.EXDEV), no_lock).exchange("a", "b")

    refused = caught.value
    assert (refused.errno, refused.filename, refused.filename2) == (errno.EXDEV, "a", "b")


def test_library_without_the_call_is_a_system_without_it() -> None:
    class OldLibrary:
        def __getattr__(self, name: str) -> Callable[..., int]:
            raise AttributeError(name)

    for platform in ("linux", "darwin", "win32", "freebsd14"):
        with pytest.raises(OSError, match="a") as caught:
            calls_of(platform, OldLibrary(), no_lock).exchange("a", "b")
        assert caught.value.errno == errno.ENOSYS


def test_where_no_file_system_can_be_settled_each_file_is(tmp_path: Path) -> None:
    flushed: list[int] = []
    disk = Disk(replace(calls_of("win32", FakeLibrary(), no_lock), flush=flushed.append))

    disk.create(tmp_path / "a", b"a")
    disk.copy(tmp_path / "a", tmp_path / "b")
    disk.settle(tmp_path, [tmp_path / "a", tmp_path / "b"])

    assert len(flushed) == 2


@pytest.mark.parametrize(("count", "asked"), [(0, []), (1, []), (1000, ["syncfs"])])
def test_linux_settles_few_files_one_by_one_and_many_at_once(
    count: int, asked: list[str], tmp_path: Path
) -> None:
    flushed: list[int] = []
    library = FakeLibrary()
    disk = Disk(replace(calls_of("linux", library, no_lock), flush=flushed.append))

    disk.settle(tmp_path, [write(tmp_path, "a", b"a")] * count)

    assert [name for name, *_ in library.asked] == asked
    assert len(flushed) == (0 if asked else count)


def test_disk_that_lost_what_was_written_says_so_by_its_path(tmp_path: Path) -> None:
    disk = Disk(calls_of("linux", FakeLibrary(errno.EIO), no_lock))

    with pytest.raises(OSError, match="Input/output") as caught:
        disk.settle(tmp_path, [tmp_path / "a"] * 1000)

    assert caught.value.filename == str(tmp_path)


class FakeWindows:
    """`msvcrt` with one lock a file, and where in the file it was asked for."""

    LK_NBLCK = 2

    def __init__(self) -> None:
        self.at: list[int] = []

    def locking(self, fd: int, mode: int, nbytes: int, /) -> None:
        assert (mode, nbytes) == (self.LK_NBLCK, 1)
        self.at.append(os.lseek(fd, 0, os.SEEK_CUR))
        if len(self.at) > 1:
            raise PermissionError(errno.EACCES, "Permission denied")


def test_windows_locks_a_byte_that_nobody_reads(tmp_path: Path) -> None:
    windows = FakeWindows()
    with write(tmp_path, "lock", b"123").open("r+b") as file:
        byte_lock(windows, file.fileno())
        assert file.read() == b"123"
        with pytest.raises(PermissionError):
            byte_lock(windows, file.fileno())

    assert min(windows.at) > 1_000_000


def test_unix_locks_the_whole_file_and_does_not_wait(tmp_path: Path) -> None:
    asked: list[tuple[int, int]] = []

    class FakeUnix:
        LOCK_EX = 2
        LOCK_NB = 4

        def flock(self, fd: int, operation: int, /) -> None:
            asked.append((fd, operation))

    file_lock(FakeUnix(), 7)

    assert asked == [(7, 6)]


@pytest.mark.skipif(
    sys.platform not in ("linux", "darwin"), reason="other systems have no exchange"
)
def test_this_system_exchanges_folders_or_says_that_it_cannot(tmp_path: Path) -> None:
    write(tmp_path, "one/file", b"1")
    write(tmp_path, "other/file", b"2")

    this_system().exchange(str(tmp_path / "one"), str(tmp_path / "other"))

    assert (tmp_path / "one/file").read_bytes() == b"2"
    assert (tmp_path / "other/file").read_bytes() == b"1"
