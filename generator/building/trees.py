"""What lies in a folder of the site, byte for byte?

In goes a folder and what is remembered of it; out comes what is there, each file with the digest of
its bytes. A file whose stat signature is the remembered one is trusted; any other is hashed.
"""

from __future__ import annotations

import os
from collections.abc import Container, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b, file_digest
from pathlib import Path

from generator.building.manifests import DIGEST_SIZE, Record, Records, Signature, signature_of


@dataclass(frozen=True, slots=True)
class Tree:
    """A folder as its listing shows it, all by paths from it."""

    inode: int | None = None
    """The folder's own; None where there is no folder."""
    files: dict[str, Signature] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    odd: set[str] = field(default_factory=set)
    """Links, pipes and the like: nothing that we would have made."""


@dataclass(frozen=True, slots=True)
class Known:
    """A tree, and what its files hold as far as it matters."""

    tree: Tree
    records: Records
    hashed_count: int = 0


def look(folder: Path) -> Tree:
    """All that lies in a folder, which may be missing; no link is followed."""
    if folder.is_symlink() or not folder.is_dir():
        return Tree()
    tree = Tree(folder.stat().st_ino)
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        with os.scandir(f"{folder}/{inside}") as listing:
            for entry in listing:
                path = f"{inside}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    tree.folders.add(path)
                    waiting.append(f"{path}/")
                elif entry.is_file(follow_symlinks=False):
                    # A stranger's file may go while we look.
                    with suppress(FileNotFoundError):
                        tree.files[path] = signature_of(os.lstat(entry.path))
                else:
                    tree.odd.add(path)
    return tree


def identify(
    folder: Path, tree: Tree, recalled: Records, wanted: Container[str], twin: Records
) -> Known:
    """The digests of a tree's files, those that are `wanted`; of others what is remembered.

    A file that is the twin tree's file of that name, by another link, is not looked at again.
    """
    records: dict[str, Record] = {}
    hashed = 0
    for path, signature in tree.files.items():
        for known in (recalled.get(path), twin.get(path)):
            if known is not None and known.signature == signature:
                records[path] = known
                break
        else:
            if path in wanted:
                hashed += 1
                with suppress(OSError):
                    records[path] = Record(file_content_digest(folder / path), signature)
    return Known(tree, records, hashed)


def file_content_digest(file: Path) -> str:
    """The digest of a file's bytes, as `content_digest` gives it."""
    with file.open("rb") as stream:
        return file_digest(stream, lambda: blake2b(digest_size=DIGEST_SIZE)).hexdigest()


def parents(paths: Iterable[str]) -> set[str]:
    """Every folder that these files need."""
    folders: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return folders
