"""The file that an editor means by a path, and the one that was probably meant.

In go paths as they are written in texts and records; out come paths from the site's root in NFC, so
that a name from a Mac and one typed on Linux are the same. Nothing here asks a disk: what exists is
in the index.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from posixpath import basename, dirname, join, normpath, relpath
from unicodedata import normalize

from generator.linking.guesses import probable
from generator.values import Value

CONTENT = "content/"
STATIC = "content/static"


def path_of(written: str, base: str) -> str | None:
    """Return the path from the site's root that the file at `base` means; None outside `content/`.

    A path that starts with `/` is one of `content/static/`.
    """
    if written.startswith("/"):
        return normalize("NFC", STATIC + normpath(f"/{written.lstrip('/')}"))
    path = normpath(join(dirname(base), written))
    return normalize("NFC", path) if path.startswith(CONTENT) else None


def written_path(path: str, base: str) -> str:
    """Return how the file at `base` writes the path: the inverse of `path_of`."""
    if path.startswith(f"{STATIC}/"):
        return path.removeprefix(STATIC)
    return relpath(f"/{path}", f"/{dirname(base)}")


class PathIndex(Value, frozen=True):
    """Paths by file name and by folder, to find the one that was probably meant."""

    by_name: Mapping[str, tuple[str, ...]]
    names_by_folder: Mapping[str, tuple[str, ...]]

    def nearest(self, path: str) -> str | None:
        """Return the file of that name in another folder, else of a like name in the same one."""
        name, folder = basename(path), dirname(path)
        if name in self.by_name:
            return self.by_name[name][0]
        similar = probable(name, self.names_by_folder.get(folder, ()))
        return similar and f"{folder}/{similar}"


def index(paths: Iterable[str]) -> PathIndex:
    """Return the paths, indexed."""
    by_name = defaultdict(list)
    names_by_folder = defaultdict(list)
    for path in sorted(paths):
        by_name[basename(path)].append(path)
        names_by_folder[dirname(path)].append(basename(path))
    return PathIndex(_frozen(by_name), _frozen(names_by_folder))


def _frozen(lists: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(values) for key, values in lists.items()}
