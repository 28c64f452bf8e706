"""Put the site where its readers' server looks for it: whole, or not at all.

In go all files of the site; out comes what changed. There are two trees: the live one, which is the
output, and its previous generation. Publishing brings the previous one up to date and lets the two
change places at once, so that it costs what changed, and whoever reads or kills it meets a whole
site. Where nothing changed, nothing is touched.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from generator.building.exchange import JOURNAL, close_journal, exchange
from generator.building.fsops import Disk
from generator.building.locks import PATIENCE_S, locked
from generator.building.manifests import (
    Manifest,
    Records,
    content_digest,
    manifest_bytes,
    manifest_line,
    read_manifest,
    signature_of,
)
from generator.building.places import STATE, Place, output_problems, place_of
from generator.building.refusals import Reason, RefusedError
from generator.building.spare import Change, Made, Want, apply, can_link, difference, room, undo
from generator.building.trees import Known, file_content_digest, identify, look, parents

__all__ = [
    "STATE",
    "Kept",
    "Output",
    "Publication",
    "Published",
    "hold",
    "output_problems",
    "publish",
    "recover",
]

Wanted = Mapping[str, Want]
"""The files that the site shall have, by their paths."""

_FULL = {errno.ENOSPC, errno.EDQUOT}

_TICK_NS = 2_000_000_000
"""The coarsest step in which a file system counts time (FAT)."""

_LEADS_OUT = re.compile(r"(^|/)\.{0,2}(/|$)|[\\\0]|^[A-Za-z]:")
"""A path that is no plain way down from the output folder."""


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site: its path in the output folder, and its bytes or the file to copy."""

    file: str
    content: bytes | Path
    digest: str | None = None
    """`content_digest` of the bytes, where it is known; a file is hashed once it changed."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of the site whose bytes somebody keeps: they are fetched only to be written."""

    file: str
    digest: str
    size: int
    load: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Published:
    """What a publishing changed, as readers see it, and what it cost."""

    written: tuple[str, ...] = ()
    """Files whose bytes went to the disk: new, changed, or healed."""
    removed: tuple[str, ...] = ()
    """Files that the site had and has no more."""
    linked_count: int = 0
    """Files that the new tree took over from the live one."""
    is_exchanged: bool = False
    """Whether there was anything to do at all."""


def publish(
    root: Path,
    output: Path,
    outputs: Iterable[Output | Kept],
    disk: Disk | None = None,
    patience_s: float = PATIENCE_S,
) -> Published:
    """Make the output folder hold these files and no others.

    Raises `OSError` where the disk refuses and `RefusedError` where a person can help; the old site
    is then still there.
    """
    with hold(root, output, disk, patience_s) as publication:
        return publication.publish(outputs)


def recover(root: Path, output: Path) -> None:
    """Close what a build left open that was killed while two trees changed places.

    To be called before anything else: until then readers may find no site at all.
    """
    if (root / STATE / JOURNAL).exists():
        with hold(root, output):
            pass


@contextmanager
def hold(
    root: Path, output: Path, disk: Disk | None = None, patience_s: float = PATIENCE_S
) -> Iterator[Publication]:
    """The time in which no other build of the site at `root` runs.

    What a killed build left open is closed first of all.
    """
    disk = disk or Disk()
    state = root.resolve() / STATE
    disk.make_folders(state)
    with locked(disk, state / "lock", patience_s) as moment_ns:
        close_journal(disk, state)
        yield Publication(disk, place_of(disk, root, output), moment_ns)


@dataclass(frozen=True, slots=True)
class Publication:
    """A site that is held, to be published once."""

    disk: Disk
    place: Place
    moment_ns: int
    """When it was taken hold of, by the clock of the disk."""

    def publish(self, outputs: Iterable[Output | Kept]) -> Published:
        """Make the output folder hold these files and no others; see `publish`."""
        place = self.place
        if place.target.is_mount():
            raise RefusedError(Reason.OUTPUT_MOUNTED, output=place.target)
        manifest = read_manifest(place.manifest)
        tree = look(place.target)
        recalled = manifest.records(tree.inode) if tree.inode is not None else {}
        wanted = self._wanted(outputs, recalled)
        live = identify(place.target, tree, recalled, wanted, {})
        if _is_as(wanted, live):
            self._refresh(manifest, live, wanted)
            return Published()
        return self._exchange(manifest, wanted, live)

    def _exchange(self, manifest: Manifest, wanted: Wanted, live: Known) -> Published:
        spare = self._spare(manifest, wanted, live)
        change = difference(wanted, live, spare)
        made: Made = []
        try:
            self.disk.put(self.place.mark, b"")
            if change.carried and not can_link(self.disk, self.place, change.carried[0]):
                change = difference(wanted, live, spare, has_links=False)
            records = apply(self.disk, self.place, change, wanted, live, spare, made)
            if live.tree.inode is not None:
                self._settle(change, spare, wanted)
            self._remember(records, wanted, live)
            self.disk.remove(self.place.mark)
            exchange(self.disk, self.place)
        except (OSError, RefusedError) as error:
            undo(made)
            if isinstance(error, OSError) and error.errno in _FULL:
                raise _full(room(change, wanted), len(made), error) from error
            raise
        gone = tuple(sorted(live.tree.files.keys() - wanted.keys()))
        return Published(change.written, gone, len(change.carried), True)

    def _spare(self, manifest: Manifest, wanted: Wanted, live: Known) -> Known:
        """The spare tree; one that was being written when its build died is not taken on trust."""
        place = self.place
        tree = look(place.spare)
        is_settled = tree.inode is not None and not place.mark.exists()
        recalled = manifest.records(tree.inode) if is_settled and tree.inode is not None else {}
        return identify(place.spare, tree, recalled, wanted, live.records)

    def _settle(self, change: Change, spare: Known, wanted: Wanted) -> None:
        """Bring to the disk what may not be there yet: an old site is at stake.

        A spare tree that had to be hashed may be that of a build that did not come this far.
        """
        new = change.written if change.has_links else (*change.carried, *change.written)
        paths = wanted if spare.hashed_count else new
        self.disk.settle(self.place.spare, [self.place.spare / path for path in paths])

    def _remember(self, records: Records, wanted: Wanted, live: Known) -> None:
        """Write down both trees, before they change places: each is known by its folder's inode."""
        inode = self.place.spare.stat().st_ino
        lines = [manifest_line(inode, _sourced(records, wanted))]
        if live.tree.inode is not None:
            lines.append(manifest_line(live.tree.inode, self._touched(records, live)))
        self.disk.put(self.place.manifest, manifest_bytes(lines))

    def _touched(self, records: Records, live: Known) -> Records:
        """The live tree's records: a name given or taken gave its file's inode another ctime."""
        fresh = {}
        for path, record in live.records.items():
            taken = records.get(path)
            if taken is None or taken.signature.inode != record.signature.inode:
                now = signature_of((self.place.target / path).lstat())
                is_same = now._replace(ctime_ns=0) == record.signature._replace(ctime_ns=0)
                fresh[path] = record._replace(signature=now) if is_same else record
            else:
                fresh[path] = record._replace(signature=taken.signature)
        return fresh

    def _refresh(self, manifest: Manifest, live: Known, wanted: Wanted) -> None:
        """Remember a tree that had to be hashed, so that it need not be again."""
        inode = live.tree.inode
        is_as_recalled = not live.hashed_count and all(
            record.source == wanted[path].source for path, record in live.records.items()
        )
        if is_as_recalled or inode is None:
            return
        lines = {**manifest.lines, inode: manifest_line(inode, _sourced(live.records, wanted))}
        # The site is as it shall be; a memory that cannot be written costs time only.
        with suppress(OSError):
            self.disk.put(self.place.manifest, manifest_bytes(lines.values()))

    def _wanted(self, outputs: Iterable[Output | Kept], recalled: Records) -> Wanted:
        wanted: dict[str, Want] = {}
        for output in outputs:
            if _LEADS_OUT.search(output.file):
                raise ValueError(f"{output.file} leads out of the output folder")
            if output.file in wanted:
                raise ValueError(f"{output.file} is there twice")
            wanted[output.file] = self._want(output, recalled)
        both = parents(wanted) & wanted.keys()
        if both:
            raise ValueError(f"{min(both)} is a file and a folder")
        return wanted

    def _want(self, output: Output | Kept, recalled: Records) -> Want:
        if isinstance(output, Kept):
            return Want(output.digest, output.size, output.load)
        if isinstance(output.content, Path):
            return self._copied(output.file, output.content, recalled)
        digest = output.digest or content_digest(output.content)
        return Want(digest, len(output.content), output.content)

    def _copied(self, file: str, source: Path, recalled: Records) -> Want:
        """A file to copy: hashed, unless nothing changed since it was copied last."""
        found = signature_of(source.stat())
        known = recalled.get(file)
        is_known = known is not None and known.source == found
        digest = known.digest if known is not None and is_known else file_content_digest(source)
        is_at_rest = found.changed_ns < self.moment_ns - _TICK_NS
        return Want(digest, found.size, source, found if is_at_rest else None)


def _is_as(wanted: Wanted, live: Known) -> bool:
    tree = live.tree
    return (
        tree.inode is not None
        and not tree.odd
        and tree.files.keys() == wanted.keys() == live.records.keys()
        and all(live.records[path].digest == want.digest for path, want in wanted.items())
        and tree.folders == parents(wanted)
    )


def _sourced(records: Records, wanted: Wanted) -> Records:
    """Records that say of copies what they are copies of, where they are."""
    return {
        path: record._replace(source=want.source) if record.digest == want.digest else record
        for path, record in records.items()
        for want in (wanted[path],)
    }


def _full(size: int, files: int, error: OSError) -> RefusedError:
    megabytes = max(1, -(-size // 1_000_000))
    return RefusedError(
        Reason.DISK_FULL, megabytes=megabytes, files=files, path=error.filename or ""
    )
