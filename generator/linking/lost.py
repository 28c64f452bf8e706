"""What cannot be known because something could not be read.

The rule of all linking: what is missing is reported only where nothing unread could have said it.
Two things go unread, each reported by reading. A file of which nothing came is lost with the keys
that its name tells: a `Lost` knows them. A field that is wrong is lost alone: its model names it as
`unread`, and whoever misses what it could say asks there. What is stated and wrong stands on its
own, and is always reported.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Literal, TypeVar, get_args

from generator.linking.pairing import Paired
from generator.model.site import Read
from generator.model.texts import Article, RecordText, Registry
from generator.values import Value

Kind = Registry | Literal["stories", "pages"]
"""What a key may name: a record of a registry, a story of the news, a standalone page."""

SECTION_KINDS: Mapping[str, Kind] = {"news": "stories", "pages": "pages"}
"""What the keys of a section's texts name."""

T = TypeVar("T", bound=str | tuple[str, str])


class Lost(Value, frozen=True):
    """The files, keys and anchors that may well exist, although nothing was read of them.

    All is in order, so that equal losses have equal bytes.
    """

    paths: tuple[str, ...] = ()
    keys: tuple[tuple[Kind, str], ...] = ()
    kinds: tuple[Kind, ...] = ()
    """Those of which any key may exist: a file of many records is lost, or a text whose key was
    given and is wrong."""
    bodies: tuple[str, ...] = ()
    """Paths of texts with errors and nothing in their body: it may have been too much to read."""

    def has(self, kind: Kind, key: str) -> bool:
        """Return whether something unread may have the key."""
        return kind in self.kinds or (kind, key) in self.keys

    def has_text_of(self, story: Paired) -> bool:
        """Return whether a text of the story may be lost.

        It has the story's key for a name or, where texts are paired by a key that is given, any.
        """
        kind = SECTION_KINDS[story.section]
        is_key_given = any(article.front.translation_key for article in story.articles)
        return self.has(kind, story.key) or (
            is_key_given and any(lost_kind == kind for lost_kind, _ in self.keys)
        )

    def has_path(self, path: str) -> bool:
        """Return whether the file is there, but nothing came of it."""
        return path in self.paths

    def has_anchors(self, path: str) -> bool:
        """Return whether the text may have anchors that nobody knows."""
        return path in self.bodies


def lost(read: Read, displaced: Iterable[str], langs: Iterable[str]) -> Lost:
    """Return what the unreadable files would have defined, as far as their names tell.

    A displaced file was read, but another has its place: only a link to its path finds nothing.
    """
    texts: tuple[Article | RecordText, ...] = (*read.articles, *read.texts)
    gone = read.unreadable - {one.path for one in (*texts, *read.entries)}
    parsed = tuple(PurePosixPath(path) for path in gone)
    suffixes = tuple(f".{lang}" for lang in langs)
    return Lost(
        _in_order((*gone, *displaced)),
        _in_order((*(key for path in parsed for key in _keys(path, suffixes)), *_passed_by(read))),
        _in_order((*_whole_registries(parsed), *_with_wrong_key(read))),
        _in_order(one.path for one in texts if one.path in read.unreadable and one.body.is_empty),
    )


def _in_order(items: Iterable[T]) -> tuple[T, ...]:
    """Return the items sorted, each once."""
    return tuple(sorted(set(items)))


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


def _passed_by(read: Read) -> Iterator[tuple[Kind, str]]:
    """Yield the keys in files of many of which no record came."""
    of_many = {entry.path: entry for entry in read.entries if entry.loc}
    read_keys = {(entry.registry, entry.key) for entry in read.entries}
    for entry in of_many.values():
        written = ((entry.registry, str(loc[0])) for loc in entry.marks.keys if len(loc) == 1)
        yield from (key for key in written if key not in read_keys)


def _whole_registries(gone: Collection[PurePosixPath]) -> Iterator[Kind]:
    return (name for name in _REGISTRIES if _OF_MANY / f"{name}.yaml" in gone)


def _with_wrong_key(read: Read) -> Iterator[Kind]:
    for article in read.articles:
        if "translation_key" in article.front.unread:
            yield SECTION_KINDS[article.section]
