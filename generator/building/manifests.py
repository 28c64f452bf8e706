"""What did the trees hold when they were last looked at?

A manifest remembers, for the live tree and the spare one, each file's digest and the stat signature
that it had, and for a copied file its source's. In go records, out come bytes, and the reverse. It
is disposable: a tree is known by the inode of its folder, so that an exchange needs no new
manifest; a tree that is not remembered, or whose line is damaged, is looked at and hashed again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

_FORM = b"vestnik manifest 1"

DIGEST_SIZE = 20


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


class Record(NamedTuple):
    """A file of a tree: the digest of its bytes, its signature, and that of what it copies."""

    digest: str
    signature: Signature
    source: Signature | None = None


Records = Mapping[str, Record]
"""Files of a tree by their paths in it."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is remembered of the trees: a line each, by the inode of the tree's folder."""

    lines: Mapping[int, bytes] = field(default_factory=dict)
    written_ns: int = 0

    def records(self, inode: int) -> Records:
        """What is known of a tree; nothing where it is not remembered, or not as it was written.

        By git's rule a file that changed at the moment when this was written, or later, is left
        out: a second change within one tick of the clock would not show.
        """
        recalled = _decoded(self.lines.get(inode, b""))
        return {
            path: record
            for path, record in recalled.items()
            if record.signature.changed_ns < self.written_ns
        }


def content_digest(data: bytes) -> str:
    """The digest by which publishing knows a file's bytes."""
    return blake2b(data, digest_size=DIGEST_SIZE).hexdigest()


def signature_of(status: os.stat_result) -> Signature:
    """The signature in a stat."""
    return Signature(status.st_size, status.st_mtime_ns, status.st_ino, status.st_ctime_ns)


def read_manifest(file: Path) -> Manifest:
    """The manifest in a file; an empty one where there is none or it cannot be read."""
    try:
        with file.open("rb") as stream:
            written_ns = os.fstat(stream.fileno()).st_mtime_ns
            form, *lines = stream.read().split(b"\n")
    except OSError:
        return Manifest()
    if form != _FORM:
        return Manifest()
    by_inode = {}
    for line in lines:
        inode, _, _ = line.partition(b" ")
        if inode.isdigit():
            by_inode[int(inode)] = line
    return Manifest(by_inode, written_ns)


def manifest_line(inode: int, records: Records) -> bytes:
    """A tree as the line that remembers it."""
    told = json.dumps(records, separators=(",", ":")).encode()
    return b" ".join((str(inode).encode(), _checksum(inode, told), told))


def manifest_bytes(lines: Iterable[bytes]) -> bytes:
    """A manifest of these trees."""
    return b"\n".join((_FORM, *lines, b""))


def _decoded(line: bytes) -> dict[str, Record]:
    inode, _, rest = line.partition(b" ")
    checksum, _, told = rest.partition(b" ")
    if not inode or checksum != _checksum(int(inode), told):
        return {}
    return {
        path: Record(digest, Signature(*signature), Signature(*source) if source else None)
        for path, (digest, signature, source) in json.loads(told).items()
    }


def _checksum(inode: int, told: bytes) -> bytes:
    return blake2b(told, digest_size=16, key=str(inode).encode()).hexdigest().encode()
