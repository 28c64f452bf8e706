"""What lies in a folder of the site, byte for byte?

In goes a folder and what is remembered of it; out comes what is there, each file with the digest of
its bytes. A folder whose stamp is the remembered one is not listed again; a file whose stat
signature is the remembered one is trusted; any other is hashed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b, file_digest
from pathlib import Path
from stat import S_IFMT, S_ISREG

from generator.building.manifests import (
    DIGEST_SIZE,
    NOTHING,
    Memory,
    Record,
    Records,
    Signature,
    Stamp,
    signature_of,
    stamp_of,
)


@dataclass(frozen=True, slots=True)
class Tree:
    """A folder as its listing shows it, all by paths from it."""

    inode: int | None = None
    """The folder's own; None where there is no folder."""
    files: dict[str, Signature] = field(default_factory=dict)
    folders: dict[str, Stamp] = field(default_factory=dict)
    """The folder itself among them, as `""`."""
    odd: dict[str, int] = field(default_factory=dict)
    """Links, pipes and the like, nothing that we would have made: what each is, by `S_IFMT`."""
    is_listed: bool = False
    """Whether its folders had to be listed: they are not as they were."""


@dataclass(frozen=True, slots=True)
class Known:
    """A tree, and what its files hold."""

    tree: Tree = field(default_factory=Tree)
    records: dict[str, Record] = field(default_factory=dict)
    hashed_count: int = 0

    @property
    def is_recalled(self) -> bool:
        """Whether it is just as it is remembered."""
        return not self.hashed_count and not self.tree.is_listed

    @property
    def memory(self) -> Memory:
        """What to remember of it: its folders only where nothing else is in them."""
        is_plain = not self.tree.odd and self.records.keys() == self.tree.files.keys()
        return Memory(self.records, self.tree.folders if is_plain else {})


def inode_of(folder: Path) -> int | None:
    """The inode of a folder; None where there is none, or only a link to one."""
    return None if folder.is_symlink() or not folder.is_dir() else folder.stat().st_ino


def look(
    folder: Path, recalled: Memory = NOTHING, twin: Mapping[str, Signature] | None = None
) -> Tree:
    """All that lies in a folder, which may be missing; no link is followed.

    What was seen in the twin tree under a name is not looked at again where the folder is known to
    have had the same file under that name.
    """
    inode = inode_of(folder)
    if inode is None:
        return Tree()
    return _as_recalled(folder, inode, recalled, twin or {}) or _walked(folder, inode)


def identify(folder: Path, tree: Tree, *remembered: Records) -> Known:
    """The digests of a tree's files: remembered ones, where a file is still the same."""
    records: dict[str, Record] = {}
    hashed = 0
    for path, signature in tree.files.items():
        for known in remembered:
            record = known.get(path)
            if record is not None and record.signature == signature:
                records[path] = record
                break
        else:
            hashed += 1
            with suppress(OSError):
                records[path] = Record(file_content_digest(folder / path), signature)
    return Known(tree, records, hashed)


def file_content_digest(file: Path) -> str:
    """The digest of a file's bytes, as `content_digest` gives it."""
    with file.open("rb") as stream:
        return file_digest(stream, lambda: blake2b(digest_size=DIGEST_SIZE)).hexdigest()


def parents(paths: Iterable[str]) -> set[str]:
    """Every folder that these files need, but the one in which they all are."""
    folders: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return folders


def _as_recalled(
    folder: Path, inode: int, recalled: Memory, twin: Mapping[str, Signature]
) -> Tree | None:
    """The tree that is remembered, its files looked at; None where a folder is not as it was."""
    if not recalled.folders:
        return None
    base, lstat = f"{folder}/", os.lstat
    try:
        if any(stamp_of(lstat(base + path), path) != one for path, one in recalled.folders.items()):
            return None
        files = {
            path: one.signature
            if twin.get(path) == one.signature
            else signature_of(lstat(base + path))
            for path, one in recalled.records.items()
        }
    except (FileNotFoundError, NotADirectoryError):
        return None
    return Tree(inode, files, recalled.folders)


def _walked(folder: Path, inode: int) -> Tree:
    tree = Tree(inode, is_listed=True)
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        own = inside.rstrip("/")
        tree.folders[own] = stamp_of(os.lstat(f"{folder}/{inside}"), own)
        with os.scandir(f"{folder}/{inside}") as listing:
            for entry in listing:
                path = f"{inside}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{path}/")
                    continue
                # A stranger's file may go while we look.
                with suppress(FileNotFoundError):
                    status = os.lstat(entry.path)
                    if S_ISREG(status.st_mode):
                        tree.files[path] = signature_of(status)
                    else:
                        tree.odd[path] = S_IFMT(status.st_mode)
    return tree
