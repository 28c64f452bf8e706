"""How does the spare tree become the live one?

In one step, where the system can exchange two folders. Else by two renames, or by removing the old
tree where not even a rename is to be had (a folder from a lower layer of an overlay); both leave a
gap in which the site is away, and a journal by which the next command closes it.
"""

from __future__ import annotations

import errno
import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.building.fsops import Disk
from generator.building.places import Place
from generator.building.refusals import Reason, RefusedError

JOURNAL = "journal"
"""The file in `.vestnik/` that is there while a gap is open."""

_UNABLE = {
    errno.EXDEV, errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP,
}  # fmt: skip
"""How systems say that they cannot do a thing at all."""


def exchange(disk: Disk, place: Place) -> None:
    """Let the spare tree, which is whole and on the disk, take the output's place."""
    try:
        _exchange(disk, place)
    except OSError as error:
        if error.errno == errno.EBUSY:
            raise RefusedError(Reason.OUTPUT_MOUNTED, output=place.target) from error
        raise


def close_journal(disk: Disk, state: Path) -> None:
    """Close the gap that an earlier build left when it was killed: first of all things.

    The journal names its folders: it may be that of another output than today's.
    """
    file = state / JOURNAL
    gap = _read(file)
    if gap is not None:
        _CLOSINGS[gap.way](disk, gap)
    disk.clear(file)


@dataclass(frozen=True, slots=True)
class _Gap:
    """What was under way, with which folders. `held` has the old tree; on removal, the new one."""

    way: str
    target: Path
    spare: Path
    held: Path


def _exchange(disk: Disk, place: Place) -> None:
    if not place.target.exists():
        disk.make_folders(place.target.parent)
        disk.rename(place.spare, place.target)
        return
    try:
        disk.exchange(place.spare, place.target)
    except OSError as error:
        if error.errno not in _UNABLE:
            raise
        _exchange_by_renames(disk, place)


def _exchange_by_renames(disk: Disk, place: Place) -> None:
    disk.clear(place.held)
    journal = place.state / JOURNAL
    gap = _write(disk, journal, "renames", place)
    try:
        disk.rename(place.target, place.held)
        disk.rename(place.spare, place.target)
    except BaseException as error:
        _close_renames(disk, gap)
        disk.clear(journal)
        if isinstance(error, OSError) and error.errno == errno.EXDEV:
            _replace(disk, place)
            return
        raise
    # The new site is live: what is left to do, the next command can do as well.
    with suppress(OSError):
        disk.rename(place.held, place.spare)
        disk.clear(journal)


def _replace(disk: Disk, place: Place) -> None:
    """Remove the old tree; from the journal on, the new one takes its place whatever happens."""
    try:
        disk.rename(place.spare, place.held)
    except OSError:
        # It is stuck in a lower layer too; the next build makes one that can be moved.
        disk.clear(place.spare)
        raise
    journal = place.state / JOURNAL
    gap = _write(disk, journal, "removal", place)
    _close_removal(disk, gap)
    with suppress(OSError):
        disk.clear(journal)


def _close_renames(disk: Disk, gap: _Gap) -> None:
    if not gap.target.exists():
        disk.rename(gap.held if gap.held.exists() else gap.spare, gap.target)
    elif gap.held.exists() and not gap.spare.exists():
        disk.rename(gap.held, gap.spare)


def _close_removal(disk: Disk, gap: _Gap) -> None:
    if gap.held.exists():
        disk.clear(gap.target)
        disk.rename(gap.held, gap.target)


_CLOSINGS: Mapping[str, Callable[[Disk, _Gap], None]] = {
    "renames": _close_renames,
    "removal": _close_removal,
}


def _write(disk: Disk, journal: Path, way: str, place: Place) -> _Gap:
    told = [way, *map(str, (place.target, place.spare, place.held))]
    disk.put(journal, json.dumps(told).encode())
    disk.flush(journal)
    return _Gap(way, place.target, place.spare, place.held)


def _read(journal: Path) -> _Gap | None:
    """The journal; None where there is none, or one that was never finished: then no gap is."""
    try:
        way, *folders = json.loads(journal.read_bytes())
        target, spare, held = map(Path, folders)
        return _Gap(way, target, spare, held) if way in _CLOSINGS else None
    except (OSError, ValueError, TypeError):
        return None
