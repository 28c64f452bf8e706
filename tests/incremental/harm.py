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


Act = Callable[[Path, int], object]
"""What is done to a file; how, says a number of its own."""


def _to_one(act: Act) -> Harm:
    def harm(folder: Path, number: int) -> None:
        if files := _files(folder):
            act(files[number % len(files)], number * 37)

    return harm


def _to_one_in_turn(act: Act) -> Harm:
    """The harm to a file further down, and next time to one of the few that lie on top."""

    def harm(folder: Path, number: int) -> None:
        turn, is_on_top = divmod(number, 2)
        if files := [file for file in _files(folder) if (file.parent == folder) == is_on_top]:
            act(files[turn % len(files)], number * 37)

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


_TO_A_FILE: Mapping[str, Act] = {
    "lose a file": lambda file, _: file.unlink(),
    "empty a file": lambda file, _: file.write_bytes(b""),
    "turn a bit": lambda file, n: file.write_bytes(_flipped(file.read_bytes(), n)),
    "turn a bit quietly": lambda file, n: _with_the_old_time(file, _flipped(file.read_bytes(), n)),
    "touch a file": lambda file, _: os.utime(file),
}
"""What can happen to any file."""

OUTPUT_HARMS: Mapping[str, Harm] = {
    **{name: _to_one(act) for name, act in _TO_A_FILE.items()},
    "lose a folder": _lose_folder,
    "lose everything": _lose_all,
    "scribble on a file": _to_one(lambda file, _: file.write_bytes(file.read_bytes() + b"!")),
    "exchange two files": _to_one(_exchange),
    "leave something": _stray,
}
"""What can happen to a site that nobody should touch."""

_TO_A_NOTE: Mapping[str, Act] = {
    **_TO_A_FILE,
    "cut a file": lambda file, n: file.write_bytes(
        file.read_bytes()[: file.stat().st_size * (n % 10) // 10]
    ),
    "lengthen a file": lambda file, _: file.write_bytes(file.read_bytes() * 2),
    "blank a file": lambda file, _: file.write_bytes(bytes(file.stat().st_size)),
    "write another thing": lambda file, n: file.write_bytes(
        (b"{}", b"[]", b"null", b"garbage\n", b"\xff\xfe")[n % 5]
    ),
}
"""What can happen to a file that programs alone read."""

MEMORY_HARMS: Mapping[str, Harm] = {
    **{name: _to_one_in_turn(act) for name, act in _TO_A_NOTE.items()},
    "lose everything": _lose_all,
}
"""What can happen to what builds remember."""
