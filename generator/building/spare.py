"""What must be done to the spare tree, and doing it.

In go the files that the site shall have, and what the two trees hold; out comes a change, in
proportion to what differs: files that the live tree has are linked from it, new ones are written or
moved there, all that is not planned goes. Nobody reads the spare tree while it is written: it is
itself what is "written aside", and its exchange with the live tree is the rename.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.building.fsops import Disk, Where
from generator.building.manifests import (
    Record,
    Stamp,
    content_digest,
    signature_of,
    stamp_of,
)
from generator.building.outputs import Content, Want, Wanted
from generator.building.places import Place
from generator.building.progress import SILENT, Progress, heard
from generator.building.shelf import Shelved
from generator.building.trees import Known, Tree, inode_of

_BLOCK = 4096
"""Room on a disk is given out in blocks, of this size nearly everywhere."""

_NO_LINK = {
    errno.EPERM, errno.EACCES, errno.EXDEV, errno.EMLINK, errno.ENOSYS, errno.EOPNOTSUPP,
    errno.ENOTSUP, errno.EINVAL,
}  # fmt: skip
"""How systems say that a file can have no second name, or not this one."""


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

    @property
    def copied(self) -> tuple[str, ...]:
        """Files that come to have bytes of their own on the disk."""
        return self.written if self.has_links else (*self.carried, *self.written)


def difference(wanted: Wanted, live: Known, spare: Known, *, has_links: bool = True) -> Change:
    """The change that is due.

    A file of an earlier generation is taken again only where it is newer than what readers have:
    its time must not go back when its bytes change.
    """
    carried: list[str] = []
    written: list[str] = []
    kept: set[str] = set()
    for path, want in wanted.files.items():
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
    found = spare.tree
    return Change(
        tuple(sorted((found.files.keys() | found.odd) - kept)),
        tuple(sorted(found.folders.keys() - wanted.folders, reverse=True)),
        tuple(sorted(wanted.folders - found.folders.keys())),
        tuple(carried),
        tuple(written),
        has_links,
    )


Made = list[tuple[Callable[[Where], None], Where]]
"""What was added to the spare tree so far, each with how it is taken away again."""


def apply(
    disk: Disk,
    place: Place,
    change: Change,
    wanted: Wanted,
    live: Known,
    spare: Known,
    made: Made,
    progress: Progress = SILENT,
) -> Known:
    """The spare tree after the change; what is added is noted in `made`.

    Raises `OSError` where the disk refuses: with `ESTALE` where the live tree is not as it was.
    """
    theirs, ours = f"{place.target}/", f"{place.spare}/"
    _clear_away(disk, place, change, spare)
    disk.make_folders(place.home)
    for path in change.made_folders:
        made.append((disk.remove_folder, ours + path))
        disk.make_folder(ours + path)
    gone = set(change.removed)
    records = {path: one for path, one in spare.records.items() if path not in gone}
    for path in heard(change.carried, progress):
        made.append((disk.remove, ours + path))
        records[path] = _carry(disk, theirs + path, ours + path, live.records[path])
    for path in heard(change.written, progress):
        want = wanted.files[path]
        made.append((_way_back(disk, want.content), ours + path))
        records[path] = _write(disk, ours + path, want)
    files = {path: record.signature for path, record in records.items()}
    return Known(Tree(inode_of(place.spare), files, _stamps(place, change, spare)), records)


def undo(made: Made) -> None:
    """Take away what was added, as far as the disk lets us, so that its room is free again."""
    for take_away, path in reversed(made):
        with suppress(OSError):
            take_away(path)


def touched(place: Place, change: Change, live: Known) -> dict[str, Record]:
    """The live tree's records after a change of the spare one.

    A name given to a file, or taken from it, gave its inode another ctime.
    """
    fresh = dict(live.records)
    target = f"{place.target}/"
    for path in {*change.carried, *change.removed} & live.records.keys():
        record = live.records[path]
        now = signature_of(os.lstat(target + path))
        if now.is_of_same_bytes(record.signature):
            fresh[path] = Record(record.digest, now, record.source)
    return fresh


def room(change: Change, wanted: Wanted) -> int:
    """How many bytes of a disk the change takes."""
    sizes = (wanted.files[path].size for path in change.copied)
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
    ours = f"{place.spare}/"
    for path in change.removed:
        disk.remove(ours + path)
    for path in change.removed_folders:
        disk.remove_folder(ours + path)
    if spare.tree.inode is None:
        disk.clear(place.spare)


def _carry(disk: Disk, source: Where, file: Where, record: Record) -> Record:
    """Take over a file of the live tree, if it is the one that is meant.

    Somebody else may have put another tree there since: a stranger, or another site's build.
    """
    try:
        disk.link(source, file)
        now = signature_of(os.lstat(file))
        is_meant = now.is_of_same_bytes(record.signature)
    except OSError as error:
        if error.errno not in _NO_LINK:
            raise
        is_meant = disk.copy(source, file).digest == record.digest
        disk.set_time(file, record.signature.mtime_ns)
        now = signature_of(os.lstat(file))
    if not is_meant:
        raise _stale(source)
    return Record(record.digest, now, record.source)


def _stale(file: Where) -> OSError:
    """That somebody else changed what was relied on."""
    return OSError(errno.ESTALE, os.strerror(errno.ESTALE), str(file))


def _write(disk: Disk, file: Where, want: Want) -> Record:
    match want.content:
        case bytes(data) | Shelved(file="", data=data):
            return Record(want.digest, disk.create(file, data))
        case Shelved(file=shelved):
            return Record(want.digest, disk.take(shelved, file))
        case Path() as source:
            return disk.copy(source, file)
        case load:
            data = load()
            if content_digest(data) != want.digest:
                raise _stale(file)
            return Record(want.digest, disk.create(file, data))


def _way_back(disk: Disk, content: Content) -> Callable[[Where], None]:
    """How a file that was written is taken away: back to its shelf, where it comes from one."""
    match content:
        case Shelved(file=str(shelved)) if shelved:
            return lambda file: disk.rename(file, shelved)
        case _:
            return disk.remove


def _stamps(place: Place, change: Change, spare: Known) -> dict[str, Stamp]:
    """The stamps of the spare tree's folders: new where a name came or went."""
    names = (
        *change.removed, *change.removed_folders, *change.made_folders,
        *change.carried, *change.written,
    )  # fmt: skip
    changed = {*change.made_folders, *(path.rpartition("/")[0] for path in names)}
    kept = spare.tree.folders.keys() - changed
    gone = set(change.removed_folders)
    ours = f"{place.spare}/"
    return {
        **{path: spare.tree.folders[path] for path in kept - gone},
        **{path: stamp_of(os.lstat(ours + path), path) for path in changed - gone},
    }
