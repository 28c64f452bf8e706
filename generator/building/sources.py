"""Which files are there, and which of them are as they were when they were last looked at?

In go the listing of `content/` and what is remembered of its files; out come sources to read, files
to publish, and the memory for the next time. This is where the disk ends: everything behind it gets
values. Nothing is followed out of the site (links are reported and left alone), nothing that could
block is opened, and the order of a folder's listing never shows.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from stat import S_ISLNK

from generator.building.cache import Cache
from generator.building.images import measure
from generator.building.layout import CONTENT
from generator.building.manifests import TICK_NS, Signature
from generator.building.progress import SILENT, Progress, heard
from generator.building.recollections import recalled, remember
from generator.building.trees import Tree, look
from generator.config import ReadingRules
from generator.diagnostics import Diagnostic, Position, Reported, diagnostic
from generator.digests import digest
from generator.model.site import File
from generator.model.texts import Source
from generator.reading import Classified, classify
from generator.values import Value

_PASSED_OVER = ("ignored", "misplaced", "ledger")


class Sighting(Value, frozen=True):
    """What is remembered of a file while its signature is the same.

    Of a text the digest of its bytes, of a file to publish its size in pixels.
    """

    signature: Signature
    digest: bytes = b""
    width: int | None = None
    height: int | None = None


Sightings = Mapping[str, Sighting]
"""By path from the site's root, as the disk spells it."""


@dataclass(frozen=True, slots=True)
class Discovered:
    """A source to read, or a file to publish: its path from the site's root and what it really is.

    The two differ where the disk encodes accents in another way than addresses do (NFC).
    """

    path: str
    root: Path
    spelt: str
    """The path as the disk has it."""
    classified: Classified
    sighting: Sighting
    source: Source | None = None
    """A text's bytes, where they had to be looked at."""

    @property
    def on_disk(self) -> Path:
        """Where it is."""
        return self.root / self.spelt

    @property
    def is_text(self) -> bool:
        """Whether it is to be read."""
        return self.classified.kind not in _PUBLISHED

    @property
    def file(self) -> File | None:
        """What a page may publish; None for what is read."""
        if self.classified.kind not in _PUBLISHED:
            return None
        seen = self.sighting
        return File(self.path, seen.signature.size, seen.width, seen.height)


_PUBLISHED = ("asset", "static")


def discover(
    root: Path,
    rules: ReadingRules,
    cache: Cache,
    moment_ns: int,
    content: Tree | None = None,
    progress: Progress = SILENT,
) -> Reported[tuple[Discovered, ...] | None]:
    """All that lies in `content/`, sorted by path, at a moment by the clock of the disk.

    None where there is no such folder. The folder is looked through unless `content` says what is
    in it: a file that changes after that look shows it to the next one.

    Raises `OSError` where a folder cannot be listed: a site without part of its content must not be
    published.
    """
    tree = content or look((root / CONTENT).resolve())
    if tree.inode is None:
        return Reported(None, (diagnostic("content-missing", Position(CONTENT)),))
    seen = recalled(cache, _SIGHTINGS, _ALL, _BY_PATH) or {}
    names = sorted((*tree.files, *tree.odd))
    looked = Reported.collect(
        _look(root, name, tree, rules, seen) for name in heard(names, progress)
    )
    found = sorted((one for one in looked.value if one), key=lambda one: one.path)
    one_a_path = {one.path: one for one in found}
    sightings = _sightings(found, moment_ns - TICK_NS)
    if sightings != seen:
        remember(cache, _SIGHTINGS, _ALL, sightings)
    cache.age(_SIGHTINGS)
    return Reported(tuple(one_a_path.values()), (*looked.diagnostics, *_same_names(found)))


def load(found: Discovered, rules: ReadingRules) -> Discovered:
    """A text with its bytes. Raises `OSError` where it cannot be read any more."""
    with found.on_disk.open("rb") as stream:
        data = stream.read(rules.max_bytes + 1)
    sighting = Sighting(found.sighting.signature, digest(data))
    return replace(found, sighting=sighting, source=Source(found.path, data))


_SIGHTINGS = "sightings"
_ALL = b"all"
_BY_PATH = dict[str, Sighting]


def _sightings(found: Sequence[Discovered], before_ns: int) -> Sightings:
    """What to remember of files: only of those that had been at rest.

    A file that changed as it was looked at could change once more and show the same signature.
    """
    return {
        one.spelt: one.sighting for one in found if one.sighting.signature.changed_ns < before_ns
    }


def _look(
    root: Path, name: str, tree: Tree, rules: ReadingRules, seen: Sightings
) -> Reported[Discovered | None]:
    found = f"{CONTENT}/{name}"
    if not _is_utf8(found):
        shown = os.fsencode(found).decode("utf-8", "backslashreplace")
        return Reported(None, (diagnostic("source-name-encoding", Position(shown)),))
    path = unicodedata.normalize("NFC", found)
    classified = classify(path, rules)
    if classified.kind in _PASSED_OVER:
        return Reported(None, classified.diagnostics)
    signature = tree.files.get(name)
    if signature is None:
        code = "source-link" if S_ISLNK(tree.odd[name]) else "source-special"
        return Reported(None, (diagnostic(code, Position(path)),))
    remembered = seen.get(found)
    is_as_remembered = remembered is not None and remembered.signature == signature
    sighting = remembered if remembered and is_as_remembered else Sighting(signature)
    discovered = Discovered(path, root, found, classified, sighting)
    try:
        discovered = discovered if is_as_remembered else _take(discovered, rules)
    except OSError as error:
        reason = error.strerror or str(error)
        return Reported(None, (diagnostic("source-unreadable", Position(path), reason=reason),))
    is_published = classified.kind in _PUBLISHED
    return Reported(discovered, classified.diagnostics if is_published else ())


def _is_utf8(path: str) -> bool:
    """Whether the name's bytes are text: else they reach Python as surrogates."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def _take(found: Discovered, rules: ReadingRules) -> Discovered:
    if found.classified.kind not in _PUBLISHED:
        return load(found, rules)
    width, height = measure(found.on_disk) or (None, None)
    return replace(found, sighting=Sighting(found.sighting.signature, width=width, height=height))


def _same_names(found: Sequence[Discovered]) -> Iterator[Diagnostic]:
    """Files whose names differ only in how accents are encoded: nobody can tell them apart."""
    for one, other in pairwise(found):
        if one.path == other.path:
            names = (ascii(file.on_disk.name)[1:-1] for file in (one, other))
            first, second = sorted(names)
            place = Position(one.path)
            yield diagnostic("source-name-twice", place, first=first, second=second)
