"""Put the site where its readers' server looks for it: whole, or not at all.

In go all files of the site; out comes what changed. There are two trees: the live one, which is the
output, and its previous generation. Publishing brings the previous one up to date and lets the two
change places at once, so that it costs what changed, and whoever reads or kills it meets a whole
site. Where nothing changed, nothing is touched.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex

from generator.building.exchange import JOURNAL, close_journal, exchange
from generator.building.fsops import Disk
from generator.building.locks import PATIENCE_S, locked, undisturbed
from generator.building.manifests import (
    Manifest,
    Memory,
    Records,
    Signature,
    manifest_bytes,
    manifest_part,
    read_manifest,
    signature_of,
)
from generator.building.outputs import Kept, Output, Wanted, wanted_of
from generator.building.places import (
    PREVIEW,
    PREVIEWED,
    STATE,
    Place,
    output_problems,
    place_of,
)
from generator.building.progress import SILENT, Progress
from generator.building.refusals import Reason, RefusedError
from generator.building.shelf import Shelf, Shelved
from generator.building.spare import (
    Change,
    Made,
    apply,
    can_link,
    difference,
    room,
    touched,
    undo,
)
from generator.building.trees import Known, Tree, identify, inode_of, look

__all__ = [
    "PREVIEW",
    "PREVIEWED",
    "STATE",
    "Kept",
    "Output",
    "Publication",
    "Published",
    "Shelf",
    "Shelved",
    "Trees",
    "beheld",
    "hold",
    "output_problems",
    "publish",
    "recover",
]

_FULL = {errno.ENOSPC, errno.EDQUOT}

_MOVED = {errno.ESTALE, errno.ENOENT, errno.EEXIST, errno.ENOTEMPTY}
"""How it shows that the output was replaced under our hands."""

TRIES = 5
"""How often a publishing begins anew because the output was replaced under its hands."""


@dataclass(frozen=True, slots=True)
class Trees:
    """Both trees as a publishing left them: what the next one of the same process need not look at.

    Only for an output that is nobody's but ours: that no other build was here shows in the manifest
    and the live tree's folder, and what a stranger did inside it does not show.
    """

    live: Known
    spare: Known
    manifest: Manifest
    written: Signature
    """The signature of the manifest's file."""

    def are_those_of(self, place: Place) -> bool:
        """Whether nobody published to the place since."""
        return (
            _signature(place.manifest) == self.written
            and inode_of(place.target) == self.live.tree.inode
            and inode_of(place.spare) == self.spare.tree.inode
        )


@dataclass(frozen=True, slots=True)
class Published:
    """What a publishing changed, as readers see it, and what it cost."""

    written: tuple[str, ...] = ()
    """Files whose bytes the site did not have: new, changed, or healed."""
    removed: tuple[str, ...] = ()
    """Files that the site had and has no more."""
    linked_count: int = 0
    """Files that the new tree took over from the live one."""
    is_exchanged: bool = False
    """Whether there was anything to do at all."""
    trees: Trees | None = field(default=None, compare=False, repr=False)
    """What both trees are now, where all of it is known."""


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


def recover(root: Path) -> None:
    """Close the gap that a build left which was killed while two trees changed places.

    To be called before anything else: until then readers find no site at all. A build that is at
    work right now closes it itself.
    """
    disk, state = Disk(), root.resolve() / STATE
    if (state / JOURNAL).exists():
        # Who may not write here leaves it to the next one who may.
        with suppress(OSError, RefusedError), locked(disk, state / "lock"):
            close_journal(disk, state)


@contextmanager
def hold(
    root: Path,
    output: Path,
    disk: Disk | None = None,
    patience_s: float = PATIENCE_S,
    state_name: str = STATE,
    trees: Trees | None = None,
) -> Iterator[Publication]:
    """The time in which no other build of the site at `root` runs that keeps its state there too.

    What a killed build left open is closed first of all; what would keep the site from being
    published is refused before there is any other work.
    """
    disk = disk or Disk()
    state = root.resolve() / state_name
    disk.make_folders(state)
    with ExitStack() as held:
        moment_ns = held.enter_context(locked(disk, state / "lock", patience_s))
        close_journal(disk, state)
        place = place_of(disk, root, output, state_name)
        if place.home != state:
            # Other sites that are published to the same output have their spare tree there too.
            disk.make_folders(place.home)
            held.enter_context(locked(disk, place.home / "lock", patience_s))
        _clear_shelves(disk, place)
        try:
            if trees and trees.are_those_of(place):
                yield Publication(disk, place, moment_ns, trees.manifest, trees.live, trees.spare)
            else:
                yield _beheld(disk, place, moment_ns)
        except (Exception, KeyboardInterrupt, SystemExit):
            _clear_shelves(disk, place)
            raise
        _clear_shelves(disk, place)


@contextmanager
def beheld(root: Path, output: Path, state_name: str = STATE) -> Iterator[Publication]:
    """The time in which the site stays as it is, for somebody who publishes nothing.

    Not a byte is written for it: it does for a site that nobody may write to.
    """
    disk, state = Disk(), root.resolve() / state_name
    with undisturbed(disk, state / "lock"):
        yield _beheld(disk, Place(output.resolve(), state, state), _NEVER)


_NEVER = 0
"""The moment of a look after which nothing is remembered."""


def _beheld(disk: Disk, place: Place, moment_ns: int) -> Publication:
    manifest = read_manifest(place.manifest)
    recalled = manifest.recall(inode_of(place.target))
    live = identify(place.target, look(place.target, recalled), recalled.records)
    return Publication(disk, place, moment_ns, manifest, live)


def _clear_shelves(disk: Disk, place: Place) -> None:
    """Leave nothing that was drawn; what cannot be removed now, the next build will remove."""
    with suppress(OSError):
        disk.clear(place.shelves)


@dataclass(frozen=True, slots=True)
class Publication:
    """A site that is held, to be published once."""

    disk: Disk
    place: Place
    moment_ns: int
    """When it was taken hold of, by the clock of the disk."""
    manifest: Manifest
    live: Known
    spare: Known | None = None
    """The spare tree, where it is known without a look."""

    @property
    def standing(self) -> Records:
        """The files that readers have, each with the digest of its bytes."""
        return self.live.records

    def shelf(self) -> Shelf:
        """A place for drawn pages, until they are published or the site is let go.

        Where there is no room for it, the pages travel.
        """
        folder = self.place.shelves / token_hex(8)
        with suppress(OSError):
            self.disk.make_folders(folder)
        return Shelf(folder)

    def publish(self, outputs: Iterable[Output | Kept], progress: Progress = SILENT) -> Published:
        """Make the output folder hold these files and no others; see `publish`.

        Where another site's build, or a stranger, replaces the output meanwhile, it begins anew.
        """
        wanted = wanted_of(outputs, self.standing, self.moment_ns)
        attempt = self
        for _ in range(TRIES - 1):
            try:
                return attempt._publish(wanted, progress)
            except OSError as error:
                if error.errno not in _MOVED:
                    raise
            attempt = _beheld(self.disk, self.place, self.moment_ns)
        return attempt._publish(wanted, progress)

    def _publish(self, wanted: Wanted, progress: Progress) -> Published:
        if _is_as(wanted, self.live):
            self._refresh(wanted)
            return Published(trees=self._trees(self.live, self.spare))
        spare = self.spare or self._spare()
        change, fresh, former = self._bring_up(wanted, spare, progress)
        if not self.place.spare.exists():
            self._make_second(fresh, wanted)
        old = self.standing
        new = (
            path
            for path, want in wanted.files.items()
            if path not in old or old[path].digest != want.digest
        )
        gone = old.keys() - wanted.files.keys()
        trees = self._trees(fresh, former)
        return Published(tuple(sorted(new)), tuple(sorted(gone)), len(change.carried), True, trees)

    def _trees(self, live: Known, spare: Known | None) -> Trees | None:
        written = _signature(self.place.manifest)
        if spare is None or spare.tree.inode is None or spare.tree.odd or written is None:
            return None
        return Trees(live, spare, read_manifest(self.place.manifest), written)

    def _bring_up(
        self, wanted: Wanted, spare: Known, progress: Progress
    ) -> tuple[Change, Known, Known]:
        """Make the spare tree the wanted one, and then the live one: the change, and both trees."""
        disk, place, live = self.disk, self.place, self.live
        change = difference(wanted, live, spare)
        made: Made = []
        try:
            disk.put(place.mark, b"")
            if change.carried and not can_link(disk, place, change.carried[0]):
                change = difference(wanted, live, spare, has_links=False)
            fresh = apply(disk, place, change, wanted, live, spare, made, progress)
            if live.tree.inode is not None:
                self._settle(change, spare, wanted)
            former = self._remember(fresh, live, change, wanted)
            disk.remove(place.mark)
            exchange(disk, place)
        except (OSError, RefusedError) as error:
            undo(made)
            if isinstance(error, OSError) and error.errno in _FULL:
                raise _full(change, wanted, error) from error
            raise
        return change, fresh, former

    def _make_second(self, live: Known, wanted: Wanted) -> None:
        """Make a spare tree where there is none: the first edit shall cost no more than others.

        The site is as it shall be; what cannot be made is made by the next build.
        """
        made: Made = []
        change = difference(wanted, live, Known())
        try:
            if not can_link(self.disk, self.place, change.carried[0]):
                return
            self.disk.put(self.place.mark, b"")
            second = apply(self.disk, self.place, change, wanted, live, Known(), made)
            self._remember(second, live, change, wanted)
            self.disk.remove(self.place.mark)
        except OSError:
            undo(made)

    def _spare(self) -> Known:
        """The spare tree; one that was being written when its build died is not taken on trust."""
        place = self.place
        is_settled = not place.mark.exists()
        recalled = self.manifest.recall(inode_of(place.spare) if is_settled else None)
        tree = look(place.spare, recalled, self.live.tree.files)
        return identify(place.spare, tree, recalled.records, self.live.records)

    def _settle(self, change: Change, spare: Known, wanted: Wanted) -> None:
        """Bring to the disk what may not be there yet: an old site is at stake.

        A spare tree that had to be hashed may be that of a build that did not come this far.
        """
        paths = wanted.files if spare.hashed_count else change.copied
        folder = self.place.spare
        self.disk.settle(folder, [f"{folder}/{path}" for path in paths])

    def _remember(self, spare: Known, live: Known, change: Change, wanted: Wanted) -> Known:
        """Write down both trees, before they change places: each is known by its folder's inode.

        The live one as it is after the change of the other.
        """
        fresh = Memory(wanted.sourced(spare.records), spare.memory.folders)
        old = Memory(touched(self.place, change, live), live.memory.folders)
        self._write_down({spare.tree.inode: fresh, live.tree.inode: old}, {})
        files = {path: record.signature for path, record in old.records.items()}
        tree = live.tree
        return Known(Tree(tree.inode, files, tree.folders, tree.odd), old.records)

    def _refresh(self, wanted: Wanted) -> None:
        """Remember a tree that had to be looked through, so that it need not be again."""
        sourced = wanted.sourced(self.standing)
        if self.live.is_recalled and sourced == self.standing:
            return
        # The site is as it shall be; a memory that cannot be written costs time only.
        with suppress(OSError):
            memory = Memory(sourced, self.live.memory.folders)
            self._write_down({self.live.tree.inode: memory}, self.manifest.parts)

    def _write_down(
        self, memories: Mapping[int | None, Memory], parts: Mapping[int, bytes]
    ) -> None:
        new = {inode: manifest_part(inode, one) for inode, one in memories.items() if inode}
        self.disk.put(self.place.manifest, manifest_bytes({**parts, **new}))


def _signature(file: Path) -> Signature | None:
    try:
        return signature_of(file.stat())
    except OSError:
        return None


def _is_as(wanted: Wanted, live: Known) -> bool:
    tree, records = live.tree, live.records
    return (
        tree.inode is not None
        and not tree.odd
        and tree.folders.keys() == wanted.folders
        and tree.files.keys() == wanted.files.keys() == records.keys()
        and all(records[path].digest == want.digest for path, want in wanted.files.items())
    )


def _full(change: Change, wanted: Wanted, error: OSError) -> RefusedError:
    megabytes = max(1, -(-room(change, wanted) // 1_000_000))
    files, path = len(change.copied) + len(change.made_folders), error.filename or ""
    return RefusedError(Reason.DISK_FULL, megabytes=megabytes, files=files, path=path)
