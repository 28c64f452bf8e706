"""What is the site to consist of?

In go its files as their makers hand them over, and what the output folder holds; out come the bytes
that are wanted, known by their digests. A file whose digest its maker knows is not hashed, one that
is copied from a file is hashed once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from generator.building.manifests import (
    TICK_NS,
    Record,
    Records,
    Signature,
    content_digest,
    signature_of,
)
from generator.building.shelf import Shelved
from generator.building.trees import file_content_digest, parents

Content = bytes | Path | Shelved | Callable[[], bytes]
"""Bytes, a file to copy, what waits on a shelf, or how to get the bytes where they are needed."""

_LEADS_OUT = re.compile(r"(^|/)\.{0,2}(/|$)|[\\\0]|^[A-Za-z]:")
"""A path that is no plain way down from the output folder."""


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site: its path in the output folder, and its bytes or where they are.

    A file at a path is copied; what waits on a shelf is taken from there.
    """

    file: str
    content: bytes | Path | Shelved
    digest: str | None = None
    """`content_digest` of the bytes, where it is known; a file is hashed once it changed."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of the site whose bytes somebody keeps: they are fetched only to be written."""

    file: str
    digest: str
    size: int
    load: Callable[[], bytes]


class Want(NamedTuple):
    """A file that the site shall have."""

    digest: str
    size: int
    content: Content
    source: Signature | None = None
    """Of a file to copy: its signature, where that can be trusted later."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The files that the site shall have, by their paths, and the folders that these need."""

    files: Mapping[str, Want]
    folders: set[str]
    """The tree's own folder among them, as `""`."""

    def sourced(self, records: Records) -> dict[str, Record]:
        """Records that say of copies what they are copies of, where they are."""
        copies = {
            path: record._replace(source=want.source)
            for path, want in self.files.items()
            if want.source
            for record in (records[path],)
            if record.digest == want.digest
        }
        return {**records, **copies}


def wanted_of(outputs: Iterable[Output | Kept], standing: Records, before_ns: int) -> Wanted:
    """What is wanted, beside what stands there; a file to copy was at rest before a moment.

    Raises `ValueError` for what no folder can hold, or none of ours may.
    """
    wanted: dict[str, Want] = {}
    for output in outputs:
        if _LEADS_OUT.search(output.file):
            raise ValueError(f"{output.file} leads out of the output folder")
        if output.file in wanted:
            raise ValueError(f"{output.file} is there twice")
        wanted[output.file] = _want(output, standing, before_ns - TICK_NS)
    folders = parents(wanted)
    both = folders & wanted.keys()
    if both:
        raise ValueError(f"{min(both)} is a file and a folder")
    return Wanted(wanted, {"", *folders})


def _want(output: Output | Kept, standing: Records, at_rest_ns: int) -> Want:
    if isinstance(output, Kept):
        return Want(output.digest, output.size, output.load)
    match output.content:
        case Shelved() as shelved:
            return Want(shelved.digest, shelved.size, shelved)
        case Path() as source:
            return _copied(output.file, source, standing, at_rest_ns)
        case data:
            return Want(output.digest or content_digest(data), len(data), data)


def _copied(file: str, source: Path, standing: Records, at_rest_ns: int) -> Want:
    """A file to copy: hashed, unless nothing changed since it was copied last."""
    found = signature_of(source.stat())
    known = standing.get(file)
    is_known = known is not None and known.source == found
    digest = known.digest if known is not None and is_known else file_content_digest(source)
    return Want(digest, found.size, source, found if found.changed_ns < at_rest_ns else None)
