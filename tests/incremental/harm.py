"""What can happen to what a build left behind: to its output, and to its memory?

Each harm is a function of a folder and a number, which says what file it meets. Nothing here knows
what the files in `.vestnik/` are: whatever lies there may be lost, damaged, or older than the rest.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.incremental.writing import chosen

Harm = Callable[[Path, int], None]

MARKER = ".vestnik"
"""The file of an output by which Vestnik knows it for its own; without it nothing is touched."""


def _files(folder: Path) -> Sequence[Path]:
    """Every file below a folder but the owner's marker and the lock, which says nothing."""
    found = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return [file for file in found if file.name not in (MARKER, "lock")]


def _to_one(act: Callable[[Path, int], object]) -> Harm:
    def harm(folder: Path, number: int) -> None:
        if files := _files(folder):
            act(*chosen(files, number))

    return harm


def _with_the_old_time(file: Path, data: bytes) -> None:
    before = file.stat()
    file.write_bytes(data)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def _flipped(data: bytes, number: int) -> bytes:
    """The bytes with one bit turned."""
    if not data:
        return data
    place = number * 7919 % len(data)
    return data[:place] + bytes([data[place] ^ 1 << number % 8]) + data[place + 1 :]


def _lose_folder(folder: Path, number: int) -> None:
    """A whole folder and all that is below it."""
    folders = [file for file in sorted(folder.rglob("*")) if file.is_dir()]
    if folders:
        shutil.rmtree(chosen(folders, number)[0])


def _lose_all(folder: Path, _number: int) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def _exchange(file: Path, number: int) -> None:
    """Two files change their names."""
    other, _ = chosen(_files(file.parent), number)
    aside = file.with_name("aside")
    file.rename(aside)
    if other != file:
        other.rename(file)
    aside.rename(other)


def _stray(folder: Path, number: int) -> None:
    """Something that nobody planned."""
    if not folder.is_dir():
        return
    name, kind = chosen(("stray.html", "ru/news/stray/index.html", ".hidden", "en/stray"), number)
    file = folder / name
    if file.exists() or file.is_symlink():
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    if kind % 3 == 0:
        file.write_bytes(b"<p>Stray</p>")
    elif kind % 3 == 1:
        file.mkdir()
    else:
        file.symlink_to("/etc/hostname")


OUTPUT_HARMS: Mapping[str, Harm] = {
    "lose a file": _to_one(lambda file, _: file.unlink()),
    "lose a folder": _lose_folder,
    "lose everything": _lose_all,
    "scribble on a file": _to_one(lambda file, _: file.write_bytes(file.read_bytes() + b"!")),
    "empty a file": _to_one(lambda file, _: file.write_bytes(b"")),
    "turn a bit": _to_one(lambda file, n: file.write_bytes(_flipped(file.read_bytes(), n))),
    "turn a bit quietly": _to_one(
        lambda file, n: _with_the_old_time(file, _flipped(file.read_bytes(), n))
    ),
    "exchange two files": _to_one(_exchange),
    "touch a file": _to_one(lambda file, _: os.utime(file)),
    "leave something": _stray,
}
"""What can happen to a site that nobody should touch."""

MEMORY_HARMS: Mapping[str, Harm] = {
    "lose a file": OUTPUT_HARMS["lose a file"],
    "lose everything": _lose_all,
    "empty a file": OUTPUT_HARMS["empty a file"],
    "cut a file": _to_one(
        lambda file, n: file.write_bytes(file.read_bytes()[: file.stat().st_size * (n % 10) // 10])
    ),
    "lengthen a file": _to_one(lambda file, _: file.write_bytes(file.read_bytes() * 2)),
    "turn a bit": OUTPUT_HARMS["turn a bit"],
    "turn a bit quietly": OUTPUT_HARMS["turn a bit quietly"],
    "blank a file": _to_one(lambda file, _: file.write_bytes(bytes(file.stat().st_size))),
    "write another thing": _to_one(
        lambda file, n: file.write_bytes((b"{}", b"[]", b"null", b"garbage\n", b"\xff\xfe")[n % 5])
    ),
    "touch a file": OUTPUT_HARMS["touch a file"],
}
"""What can happen to what builds remember."""
