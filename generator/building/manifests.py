"""What did the trees hold when they were last looked at?

A manifest remembers, for the live tree and the spare one, each file's digest and the stat signature
that it had, for a copied file its source's, and each folder's stamp. In go memories, out come
bytes, and the reverse. It is disposable: a tree is known by the inode of its folder, so that an
exchange needs no new manifest; a tree that is not remembered, or whose part is damaged, is looked
at and hashed again.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import msgspec

DIGEST_SIZE = 20

TICK_NS = 2_000_000_000
"""The coarsest step in which a file system counts time (FAT)."""


class Signature(NamedTuple):
    """What a file's stat says: none of its bytes changed while none of this did."""

    size: int
    mtime_ns: int
    inode: int
    ctime_ns: int

    @property
    def changed_ns(self) -> int:
        """When the file last changed, as far as is known: on Windows ctime is its birth."""
        return max(self.mtime_ns, self.ctime_ns)

    def is_of_same_bytes(self, other: Signature) -> bool:
        """Whether it is the same file, whatever names that file was given or lost meanwhile."""
        return self[:3] == other[:3]


class Stamp(NamedTuple):
    """What a folder's stat says: no name came to it or went from it while none of this changed.

    Of the tree's own folder without ctime, which is new whenever it takes another's place.
    """

    inode: int
    mtime_ns: int
    ctime_ns: int = 0

    @property
    def changed_ns(self) -> int:
        """When the folder last changed, as far as is known."""
        return max(self.mtime_ns, self.ctime_ns)


class Record(NamedTuple):
    """A file of a tree: the digest of its bytes, its signature, and that of what it copies."""

    digest: str
    signature: Signature
    source: Signature | None = None


Records = Mapping[str, Record]
"""Files of a tree by their paths in it."""


class Memory(NamedTuple):
    """A tree as it was: its files, all of them where its folders are known, `""` among these."""

    records: dict[str, Record]
    folders: dict[str, Stamp]


NOTHING = Memory({}, {})


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is remembered of the trees: a part each, by the inode of the tree's folder."""

    parts: Mapping[int, bytes] = field(default_factory=dict)
    written_ns: int = 0

    def recall(self, inode: int | None) -> Memory:
        """What is known of a tree; nothing where it is not remembered, or not as it was written.

        By git's rule what changed at the moment when this was written, or later, is not trusted: a
        second change within one tick of the clock would not show.
        """
        if inode is None or (part := self.parts.get(inode)) is None:
            return NOTHING
        records, folders = _unpacked(inode, part)
        changed = (record.signature.changed_ns for record in records.values())
        if max((0, *changed, *(one.changed_ns for one in folders.values()))) < self.written_ns:
            return Memory(records, folders)
        return Memory(
            {
                path: record if record.signature.changed_ns < self.written_ns else _UNSURE
                for path, record in records.items()
            },
            {
                path: stamp if stamp.changed_ns < self.written_ns else _UNSTEADY
                for path, stamp in folders.items()
            },
        )


_UNSURE = Record("", Signature(-1, -1, -1, -1))
_UNSTEADY = Stamp(-1, -1)
"""No file and no folder on a disk is like that."""


def content_digest(data: bytes) -> str:
    """The digest by which publishing knows a file's bytes."""
    return blake2b(data, digest_size=DIGEST_SIZE).hexdigest()


def signature_of(status: os.stat_result) -> Signature:
    """The signature in a stat."""
    return Signature(status.st_size, status.st_mtime_ns, status.st_ino, status.st_ctime_ns)


def stamp_of(status: os.stat_result, path: str) -> Stamp:
    """The stamp in the stat of a folder of a tree, `""` the tree's own."""
    return Stamp(status.st_ino, status.st_mtime_ns, status.st_ctime_ns if path else 0)


def read_manifest(file: Path) -> Manifest:
    """The manifest in a file; an empty one where there is none or it cannot be read."""
    try:
        with file.open("rb") as stream:
            return Manifest(_PARTS.decode(stream.read()), os.fstat(stream.fileno()).st_mtime_ns)
    except (OSError, msgspec.MsgspecError):
        return Manifest()


def manifest_part(inode: int, memory: Memory) -> bytes:
    """A tree as the part that remembers it."""
    data = msgspec.msgpack.encode(memory)
    return _checksum(inode, data) + data


def manifest_bytes(parts: Mapping[int, bytes]) -> bytes:
    """A manifest of these trees."""
    return msgspec.msgpack.encode(parts)


_PARTS = msgspec.msgpack.Decoder(dict[int, bytes])
_MEMORY = msgspec.msgpack.Decoder(Memory)
_CHECKSUM_SIZE = 16


def _unpacked(inode: int, part: bytes) -> Memory:
    checksum, data = part[:_CHECKSUM_SIZE], part[_CHECKSUM_SIZE:]
    if checksum != _checksum(inode, data):
        return NOTHING
    try:
        return _MEMORY.decode(data)
    except msgspec.MsgspecError:
        return NOTHING


def _checksum(inode: int, data: bytes) -> bytes:
    return blake2b(data, digest_size=_CHECKSUM_SIZE, key=str(inode).encode()).digest()
