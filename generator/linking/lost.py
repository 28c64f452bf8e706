"""What the unreadable files might have said.

In go the paths of files that reading had to give up; out comes whether a key or a path is one of
theirs. A reference to such a key is not reported: the file's own error is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal, get_args

from generator.model.texts import Registry

Kind = Registry | Literal["stories", "pages"]
"""What a key may name: a record of a registry, a story of the news, a standalone page."""

SECTION_KINDS: Mapping[str, Kind] = {"news": "stories", "pages": "pages"}
"""What the keys of a section's texts name."""


@dataclass(frozen=True, slots=True)
class Lost:
    """What cannot be known because a file could not be read."""

    paths: frozenset[str] = frozenset()
    keys: frozenset[tuple[Kind, str]] = frozenset()
    registries: frozenset[Kind] = frozenset()
    """Those whose one file of all records is unreadable."""

    def has(self, kind: Kind, key: str) -> bool:
        """Return whether an unreadable file may have defined the key."""
        return kind in self.registries or (kind, key) in self.keys

    def has_path(self, path: str) -> bool:
        """Return whether the file is there, but nothing came of it."""
        return path in self.paths


def lost(unreadable: Iterable[str], displaced: Iterable[str], langs: Iterable[str]) -> Lost:
    """Return what the unreadable files would have defined, as far as their names tell.

    A displaced file was read, but another has its place: only a link to its path finds nothing.
    """
    parsed = tuple(PurePosixPath(path) for path in unreadable)
    suffixes = tuple(f".{lang}" for lang in langs)
    return Lost(
        frozenset((*unreadable, *displaced)),
        frozenset(key for path in parsed for key in _keys(path, suffixes)),
        frozenset(name for name in _REGISTRIES if _OF_MANY / f"{name}.yaml" in parsed),
    )


_OF_MANY = PurePosixPath("content")
"""Where files of many records lie; those of one lie in a folder of the registry's name."""

_REGISTRIES: tuple[Registry, ...] = get_args(Registry)


def _keys(path: PurePosixPath, suffixes: Iterable[str]) -> Iterator[tuple[Kind, str]]:
    """Yield what a file's name says that it defines: a photo, a record, a text."""
    folder = path.parts[1]
    if path.suffix == ".yaml":
        yield "photos", str(path.with_suffix(""))
        yield from ((name, path.stem) for name in _REGISTRIES if name == folder)
    elif folder in SECTION_KINDS:
        ending = next((suffix for suffix in suffixes if path.stem.endswith(suffix)), "")
        yield SECTION_KINDS[folder], path.stem.removesuffix(ending)
