"""What does a build over an earlier one give, and is it what a clean build gives?

A desk has a site on the disk, edits it and builds it. Each of its builds is held against a build of
the same sources in a folder where nothing ever was: the same files with the same bytes, the same
findings, the same counts. Only builds are known here, and what they hand on.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import unified_diff
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from generator.building import BuildReport, Finding, Order, build
from generator.building.orders import Carried
from generator.diagnostics import Diagnostic, Severity
from tests.incremental.disk import WAYS
from tests.incremental.edits import EDITS
from tests.incremental.newsroom import NOON, Files, newsroom
from tests.incremental.writing import replaced, stated

SHOWN = 40
"""Lines of a difference that are worth reading."""

Tree = Mapping[str, bytes]
"""The files of an output by their paths."""


class Said(NamedTuple):
    """What a report says that must not depend on earlier builds."""

    findings: tuple[Finding, ...]
    is_published: bool
    story_count: int
    page_count: int
    file_count: int


class Mark(NamedTuple):
    """By what copying programs take a file for unchanged."""

    inode: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Edition:
    """What a build gave."""

    report: BuildReport
    output: Tree
    folders: frozenset[str]
    marks: Mapping[str, Mark]

    @property
    def said(self) -> Said:
        """What is the same whatever was built before."""
        report = self.report
        return Said(
            report.findings,
            report.is_published,
            report.story_count,
            report.page_count,
            report.file_count,
        )

    @property
    def errors(self) -> list[Diagnostic]:
        """Why nothing was published."""
        return [one.diagnostic for one in self.report.findings if one.severity is Severity.ERROR]

    def text(self, path: str) -> str:
        """A page of it."""
        return self.output[path].decode()

    def changed(self, before: Edition) -> set[str]:
        """The files that have other bytes than before, or are new or gone."""
        paths = self.output.keys() | before.output.keys()
        return {path for path in paths if self.output.get(path) != before.output.get(path)}

    def naming(self, word: str) -> set[str]:
        """The files in whose path or bytes a word is."""
        return {path for path, data in self.output.items() if word in path or word.encode() in data}


class Desk:
    """A site on the disk at which somebody works."""

    def __init__(self, root: Path, files: Files | None = None) -> None:
        self.root = root
        self.order = Order(root, root / "output", NOON)
        self.files: Files = {}
        self.is_one_process = False
        """Whether the next build has at hand what the last one had, like those of a preview."""
        self._carried: Carried | None = None
        self.save(newsroom() if files is None else files)

    @property
    def output(self) -> Path:
        """Where its site is."""
        return self.root / "output"

    @property
    def memory(self) -> Path:
        """Where its builds remember."""
        return self.root / ".vestnik"

    def save(self, files: Files, way: str = "in place") -> None:
        """Make these the sources."""
        WAYS[way](self.root, self.files, files)
        self.files = files

    def edit(self, name: str, number: int = 0, way: str = "in place") -> None:
        """Do one of `EDITS`."""
        self.save(EDITS[name](self.files, number), way)

    def rewrite(self, path: str, old: str, new: str, way: str = "in place") -> None:
        """Say something otherwise in a file."""
        text = self.files[path].decode()
        assert old in text, f"no {old} in {path}"
        self.save(replaced(self.files, {path: text.replace(old, new)}), way)

    def state(self, path: str, /, **fields: str | None) -> None:
        """Give a text or a record other lines."""
        self.save(replaced(self.files, {path: stated(self.files[path].decode(), fields)}))

    def write(self, files: Mapping[str, bytes | str | None], way: str = "in place") -> None:
        """Write some files, and delete those that are None."""
        self.save(replaced(self.files, files), way)

    def build(self) -> Edition:
        """Build, and claim that it gives what a clean build gives, and leaves alone what it can."""
        order = replace(self.order, root=self.root, output=self.output)
        before = _looked(self.output)
        report = build(order, carried=self._carried if self.is_one_process else None)
        self._carried = report.carried and Carried(unpacked=report.carried.unpacked)
        given = Edition(report, *_looked(self.output))
        wanted = clean(frozenset(self.files.items()), replace(order, root=Path(), output=Path()))

        assert wanted.said == given.said
        if not report.is_published:
            assert before == _looked(self.output), "nothing was published, yet the site changed"
            return given
        assert wanted.output == given.output, "\n".join(_difference(wanted.output, given.output))
        assert wanted.folders == given.folders
        old, _, marks = before
        rewritten = [
            path
            for path in marks.keys() & given.marks.keys()
            if old[path] == given.output[path] and marks[path] != given.marks[path]
        ]
        assert rewritten == [], "files were written that are as they were"
        return given

    def publish(self) -> Edition:
        """Build a site in which nothing is wrong."""
        given = self.build()
        assert given.errors == []
        return given


@lru_cache(maxsize=12)
def clean(files: frozenset[tuple[str, bytes]], order: Order) -> Edition:
    """What a build gives of these sources where nothing was before, by a single process."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        WAYS["in place"](root, {}, dict(files))
        output = root / "output"
        report = build(replace(order, root=root, output=output, jobs=1))
        return Edition(report, *_looked(output))


def _looked(folder: Path) -> tuple[Tree, frozenset[str], Mapping[str, Mark]]:
    """The files below a folder, the folders, and the marks of the files; a link is what it says."""
    shown: dict[str, bytes] = {}
    inner: set[str] = set()
    marks: dict[str, Mark] = {}
    for place, folders, names in os.walk(folder):
        for file in (Path(place, name) for name in (*folders, *names)):
            path = file.relative_to(folder).as_posix()
            status = file.lstat()
            if stat.S_ISDIR(status.st_mode):
                inner.add(path)
                continue
            is_link = stat.S_ISLNK(status.st_mode)
            shown[path] = os.fsencode(file.readlink()) if is_link else file.read_bytes()
            marks[path] = Mark(status.st_ino, status.st_mtime_ns)
    return shown, frozenset(inner), marks


def _difference(wanted: Tree, given: Tree) -> Iterator[str]:
    """What a reader of the failure needs."""
    yield "the build is not what a clean one is"
    yield from (f"missing: {path}" for path in sorted(wanted.keys() - given.keys()))
    yield from (f"left over: {path}" for path in sorted(given.keys() - wanted.keys()))
    stale = sorted(path for path in wanted.keys() & given.keys() if wanted[path] != given[path])
    yield f"{len(stale)} stale: {', '.join(stale)}"
    for path in stale[:1]:
        lines = list(unified_diff(_lines(wanted[path]), _lines(given[path]), "clean", path, n=0))
        yield from lines[:SHOWN]


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8", "backslashreplace").split("\n")
