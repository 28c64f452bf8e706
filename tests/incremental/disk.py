"""How do the files of a site get to the disk, and what can happen to them there?

The ways in which editors, their programs and version control leave files behind: written in place,
replaced, moved with their times, or changed so that neither size nor time says so.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from tests.incremental.newsroom import Files
from tests.support.project import write

Save = Callable[[Path, Files, Files], None]
"""Makes the sources what they are to be, where they were something else."""


def touch(root: Path, files: Files, moment_s: int | None) -> None:
    """Give all sources the time of a moment, or of now."""
    for path in files:
        os.utime(root / path, None if moment_s is None else (moment_s, moment_s))


def _in_place(root: Path, path: str, data: bytes) -> None:
    write(root, path, data)


def _replaced(root: Path, path: str, data: bytes) -> None:
    """As most programs save: a new file takes the name of the old one."""
    write(root, f"{path}~", data).replace(root / path)


def _quietly(root: Path, path: str, data: bytes) -> None:
    """In place, with the time of the old file."""
    _with_the_time_of(root / path, write, root, path, data)


def _replaced_quietly(root: Path, path: str, data: bytes) -> None:
    """Another file with the time of the old one, as an archive unpacks it."""
    _with_the_time_of(root / path, _replaced, root, path, data)


def _with_the_time_of(file: Path, save: Callable[..., object], *arguments: object) -> None:
    before = file.stat() if file.exists() else None
    save(*arguments)
    if before:
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def _save(one: Callable[[Path, str, bytes], None], root: Path, before: Files, after: Files) -> None:
    gone = [root / path for path in before.keys() - after.keys()]
    for file in gone:
        file.unlink()
    _prune(gone)
    for path, data in after.items():
        if before.get(path) != data:
            one(root, path, data)


def _move(root: Path, before: Files, after: Files) -> None:
    """By renames: contents that are to be elsewhere go there with their inode and their time."""
    held: dict[bytes, list[Path]] = defaultdict(list)
    for number, path in enumerate(path for path in before if before[path] != after.get(path)):
        held[before[path]].append((root / path).rename(root / f"held-{number}"))
    _prune(root / path for path in before.keys() - after.keys())
    for path, data in after.items():
        if before.get(path) == data:
            continue
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        if held[data]:
            held[data].pop().rename(root / path)
        else:
            write(root, path, data)
    for left in root.glob("held-*"):
        left.unlink()


def _prune(gone: Iterable[Path]) -> None:
    """Remove the folders that lost their last file."""
    for file in gone:
        folder = file.parent
        while folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent


WAYS: Mapping[str, Save] = {
    "in place": partial(_save, _in_place),
    "replaced": partial(_save, _replaced),
    "quietly": partial(_save, _quietly),
    "replaced quietly": partial(_save, _replaced_quietly),
    "moved": _move,
}
"""The ways in which an editor's changes reach the disk."""
