"""What must be done to the spare tree, and doing it.

In go the files that the site shall have, and what the two trees hold; out comes a change, in
proportion to what differs: files that the live tree has are linked from it, new ones are written,
all that is not planned goes. Nobody reads the spare tree while it is written: it is itself what is
"written aside", and its exchange with the live tree is the rename.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.building.fsops import Disk
from generator.building.manifests import Record, Records, Signature, content_digest, signature_of
from generator.building.places import Place
from generator.building.trees import Known, parents

Content = bytes | Path | Callable[[], bytes]
"""Bytes, a file to copy, or how to get the bytes where they are needed."""

_BLOCK = 4096
"""Room on a disk is given out in blocks, of this size nearly everywhere."""

_NO_LINK = {
    errno.EPERM, errno.EACCES, errno.EXDEV, errno.EMLINK, errno.ENOSYS, errno.EOPNOTSUPP,
    errno.ENOTSUP, errno.EINVAL,
}  # fmt: skip
"""How systems say that a file can have no second name, or not this one."""


@dataclass(frozen=True, slots=True)
class Want:
    """A file that the site shall have."""

    digest: str
    size: int
    content: Content
    source: Signature | None = None
    """Of a file to copy: its signature, where that can be trusted later."""


@dataclass(frozen=True, slots=True)
class Change:
    """What makes the spare tree the wanted one; everything in the order in which it is done."""

    removed: tuple[str, ...]
    removed_folders: tuple[str, ...]
    made_folders: tuple[str, ...]
    carried: tuple[str, ...]
    """Files that the live tree has: linked, or copied with their time."""
    written: tuple[str, ...]
    has_links: bool


def difference(
    wanted: Mapping[str, Want], live: Known, spare: Known, *, has_links: bool = True
) -> Change:
    """The change that is due.

    A file of an earlier generation is taken again only where it is newer than what readers have:
    its time must not go back when its bytes change.
    """
    carried: list[str] = []
    written: list[str] = []
    kept: set[str] = set()
    for path, want in wanted.items():
        theirs, ours = live.records.get(path), spare.records.get(path)
        if theirs is not None and theirs.digest == want.digest:
            if _is_carried(theirs, ours, has_links):
                kept.add(path)
            else:
                carried.append(path)
        elif ours is not None and ours.digest == want.digest and _is_newer(path, ours, live):
            kept.add(path)
        else:
            written.append(path)
    folders = parents(wanted)
    found = spare.tree
    return Change(
        tuple(sorted((found.files.keys() | found.odd) - kept)),
        tuple(sorted(found.folders - folders, reverse=True)),
        tuple(sorted(folders - found.folders)),
        tuple(carried),
        tuple(written),
        has_links,
    )


Made = list[tuple[Callable[[Path], None], Path]]
"""What was added to the spare tree so far, each with how it is taken away again."""


def apply(
    disk: Disk,
    place: Place,
    change: Change,
    wanted: Mapping[str, Want],
    live: Known,
    spare: Known,
    made: Made,
) -> Records:
    """The records of the spare tree after the change; what is added is noted in `made`."""
    _clear_away(disk, place, change, spare)
    _make_folders(disk, place, change, spare, made)
    gone = set(change.removed)
    records = {path: one for path, one in spare.records.items() if path not in gone}
    for path in change.carried:
        made.append((disk.remove, place.spare / path))
        records[path] = _carry(disk, place, path, live.records[path])
    for path in change.written:
        made.append((disk.remove, place.spare / path))
        records[path] = _write(disk, place.spare / path, wanted[path])
    return records


def undo(made: Made) -> None:
    """Take away what was added, as far as the disk lets us, so that its room is free again."""
    for take_away, path in reversed(made):
        with suppress(OSError):
            take_away(path)


def room(change: Change, wanted: Mapping[str, Want]) -> int:
    """How many bytes of a disk the change takes."""
    copied = change.written if change.has_links else (*change.carried, *change.written)
    sizes = (wanted[path].size for path in copied)
    blocks = sum(-(-size // _BLOCK) for size in sizes) + len(change.made_folders)
    return blocks * _BLOCK


def can_link(disk: Disk, place: Place, path: str) -> bool:
    """Whether a file of the live tree may have a second name beside the spare one: tried."""
    probe = place.home / "probe"
    disk.clear(probe)
    try:
        disk.link(place.target / path, probe)
    except OSError as error:
        if error.errno in _NO_LINK:
            return False
        raise
    disk.remove(probe)
    return True


def _is_carried(theirs: Record, ours: Record | None, has_links: bool) -> bool:
    """Whether the spare tree has the live tree's file already."""
    if ours is None:
        return False
    if has_links:
        return ours.signature.inode == theirs.signature.inode
    return ours.digest == theirs.digest and ours.signature.mtime_ns == theirs.signature.mtime_ns


def _is_newer(path: str, ours: Record, live: Known) -> bool:
    shown = live.tree.files.get(path)
    return shown is None or ours.signature.mtime_ns > shown.mtime_ns


def _clear_away(disk: Disk, place: Place, change: Change, spare: Known) -> None:
    for path in change.removed:
        disk.remove(place.spare / path)
    for path in change.removed_folders:
        disk.remove_folder(place.spare / path)
    if spare.tree.inode is None:
        disk.clear(place.spare)


def _make_folders(disk: Disk, place: Place, change: Change, spare: Known, made: Made) -> None:
    disk.make_folders(place.home)
    root = () if spare.tree.inode is not None else (place.spare,)
    for folder in (*root, *(place.spare / path for path in change.made_folders)):
        made.append((disk.remove_folder, folder))
        disk.make_folder(folder)


def _carry(disk: Disk, place: Place, path: str, record: Record) -> Record:
    file = place.spare / path
    try:
        disk.link(place.target / path, file)
    except OSError as error:
        if error.errno not in _NO_LINK:
            raise
        disk.copy(place.target / path, file)
        disk.set_time(file, record.signature.mtime_ns)
    return record._replace(signature=signature_of(file.lstat()))


def _write(disk: Disk, file: Path, want: Want) -> Record:
    match want.content:
        case bytes(data):
            return Record(want.digest, disk.create(file, data))
        case Path() as source:
            return disk.copy(source, file)
        case load:
            data = load()
            if content_digest(data) != want.digest:
                raise ValueError(f"{file.name} is not what was kept")
            return Record(want.digest, disk.create(file, data))
