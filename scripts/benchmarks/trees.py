"""What did a build write?

In goes a site's folder, before a build and after it; out come the files that the build wrote anew,
and in what files two sites differ.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

Tree = Mapping[str, tuple[int, int]]
"""Each file's path in a site, with its inode and the time of its last change."""


def tree_of(folder: Path) -> Tree:
    """All files of a site; none where there is no site yet."""
    return dict(_files(folder, "")) if folder.is_dir() else {}


def written(before: Tree, after: Tree) -> tuple[str, ...]:
    """The files that a build wrote, be it with what they held before."""
    return tuple(path for path, state in after.items() if before.get(path) != state)


def page_count(paths: Iterable[str]) -> int:
    """How many of the files are pages."""
    return sum(path.endswith(".html") for path in paths)


def only_in(one: Tree, other: Tree) -> tuple[str, ...]:
    """The files of one site that another lacks."""
    return tuple(sorted(one.keys() - other.keys()))


def _files(folder: Path, above: str) -> Iterator[tuple[str, tuple[int, int]]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            path = above + entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from _files(Path(entry.path), f"{path}/")
            else:
                status = entry.stat(follow_symlinks=False)
                yield path, (status.st_ino, status.st_mtime_ns)
