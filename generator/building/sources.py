"""Which files there are: `content/` walked, texts taken in, images measured.

This is where the disk ends: everything behind it gets values. Nothing is followed out of the site
(links are reported and left alone), nothing that could block is opened, and the order of a folder's
listing never shows.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from generator.building.images import measure
from generator.config import ReadingRules
from generator.diagnostics import Diagnostic, Position, Reported, diagnostic
from generator.model.site import File
from generator.model.texts import Source
from generator.reading import Classified, classify

CONTENT = "content"

_PASSED_OVER = ("ignored", "misplaced", "ledger")


@dataclass(frozen=True, slots=True)
class Discovered:
    """A source to read, or a file to publish: its path from the site's root and where it really is.

    The two differ where the disk encodes accents in another way than addresses do (NFC).
    """

    path: str
    on_disk: Path
    classified: Classified
    source: Source | None = None
    file: File | None = None


def discover(root: Path, rules: ReadingRules) -> Reported[tuple[Discovered, ...]]:
    """All that lies in `content/`, sorted by path.

    Raises `OSError` where a folder cannot be listed: a site without part of its content must not be
    published.
    """
    content = root / CONTENT
    if not content.is_dir():
        return Reported((), (diagnostic("content-missing", Position(CONTENT)),))
    looked = Reported.collect(_look(root, entry, rules) for entry in _walk(root, content))
    found = sorted((one for one in looked.value if one), key=lambda one: one.path)
    one_a_path = {one.path: one for one in found}
    return Reported(tuple(one_a_path.values()), (*looked.diagnostics, *_same_names(found)))


def _walk(root: Path, folder: Path) -> Iterator[os.DirEntry[str]]:
    """Everything below a folder that is not a folder, by path."""
    with os.scandir(folder) as listing:
        entries = sorted(listing, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(root, Path(entry.path))
        else:
            yield entry


def _look(root: Path, entry: os.DirEntry[str], rules: ReadingRules) -> Reported[Discovered | None]:
    found = Path(entry.path).relative_to(root).as_posix()
    if not _is_utf8(found):
        shown = os.fsencode(found).decode("utf-8", "backslashreplace")
        return Reported(None, (diagnostic("source-name-encoding", Position(shown)),))
    path = unicodedata.normalize("NFC", found)
    classified = classify(path, rules)
    if classified.kind in _PASSED_OVER:
        return Reported(None, classified.diagnostics)
    status = entry.stat(follow_symlinks=False)
    if not stat.S_ISREG(status.st_mode):
        code = "source-link" if stat.S_ISLNK(status.st_mode) else "source-special"
        return Reported(None, (diagnostic(code, Position(path)),))
    try:
        return _take(Path(entry.path), path, classified, status.st_size, rules)
    except OSError as error:
        reason = error.strerror or str(error)
        return Reported(None, (diagnostic("source-unreadable", Position(path), reason=reason),))


def _is_utf8(path: str) -> bool:
    """Whether the name's bytes are text: else they reach Python as surrogates."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def _take(
    file: Path, path: str, classified: Classified, size: int, rules: ReadingRules
) -> Reported[Discovered | None]:
    if classified.kind in ("asset", "static"):
        width, height = measure(file) or (None, None)
        published = File(path, size, width, height)
        discovered = Discovered(path, file, classified, file=published)
        return Reported(discovered, classified.diagnostics)
    with file.open("rb") as stream:
        data = stream.read(rules.max_bytes + 1)
    return Reported(Discovered(path, file, classified, source=Source(path, data)))


def _same_names(found: Sequence[Discovered]) -> Iterator[Diagnostic]:
    """Files whose names differ only in how accents are encoded: nobody can tell them apart."""
    for one, other in pairwise(found):
        if one.path == other.path:
            names = (ascii(file.on_disk.name)[1:-1] for file in (one, other))
            first, second = sorted(names)
            place = Position(one.path)
            yield diagnostic("source-name-twice", place, first=first, second=second)
