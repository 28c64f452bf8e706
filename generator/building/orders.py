"""What is asked of a build, and what does it answer?"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from generator.building.cache import Unpacked
from generator.building.findings import Finding, Standards
from generator.building.layout import CONTENT, TEMPLATES, builtin_theme
from generator.building.places import PREVIEW, PREVIEWED, STATE
from generator.building.publish import Trees
from generator.diagnostics import Diagnostic, Severity
from generator.model.outside import OutsideLink


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: the site at `root`, as it is at a moment, into `output`."""

    root: Path
    output: Path
    as_of: datetime
    url: str | None = None
    """An address in place of the config's, base path included."""
    is_strict: bool = False
    """Whether warnings keep the site from being written."""
    allows_empty: bool = False
    """Whether a site without articles may be written."""
    is_clean: bool = False
    """Whether what earlier builds remember is thrown away first."""
    is_verified: bool = False
    """Whether all is made again afterwards, with nothing remembered, and compared."""
    is_recorded: bool = False
    """Whether the addresses that readers get are written into the ledger."""
    is_preview: bool = False
    """Whether texts are shown that readers do not see yet: drafts, and what is for later."""
    jobs: int = 1
    """How many processes may read and render; one is this."""
    executor: Executor | None = None
    """Who reads and renders in place of processes of our own."""

    @classmethod
    def of_preview(cls, root: Path, as_of: datetime, jobs: int = 1) -> Order:
        """An order for the desk alone: nothing that comes of it is ever in the output."""
        return cls(root, root / PREVIEWED, as_of, allows_empty=True, is_preview=True, jobs=jobs)

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where all that a build takes in lies, but for `config.yaml`; some may be missing.

        `content/` is the first.
        """
        return (self.root / CONTENT, self.root / TEMPLATES, builtin_theme())

    @property
    def state_name(self) -> str:
        """Where in the site lies what its builds remember."""
        return PREVIEW if self.is_preview else STATE

    @property
    def place(self) -> bytes:
        """What tells this output from others of the site, wherever the site lies."""
        root, output = self.root.resolve(), self.output.resolve()
        inside = output.relative_to(root) if output.is_relative_to(root) else output
        return inside.as_posix().encode("utf-8", "surrogateescape")


@dataclass(frozen=True, slots=True)
class Carried:
    """What the next build of the same output and process may know beforehand."""

    trees: Trees | None = None
    unpacked: Unpacked = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Difference:
    """What a build left or found, where that is not what it should be."""

    place: str
    """A file of the output, with a line where it has another; else the place of a finding."""
    found: str | None = None
    """What is there; None where nothing is."""
    wanted: str | None = None
    """What should be there; None where nothing should."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build found, and how much it published: nothing, where something was wrong."""

    findings: tuple[Finding, ...]
    is_published: bool = False
    story_count: int = 0
    page_count: int = 0
    file_count: int = 0
    """Files beside the pages."""
    read: tuple[str, ...] = ()
    """Sources that were read, as nobody remembered what they say."""
    rendered: tuple[str, ...] = ()
    """Files of pages that were rendered; all others are as they were."""
    written: tuple[str, ...] = ()
    """Files of the output whose bytes are new."""
    removed: tuple[str, ...] = ()
    """Files that the output had and has no more."""
    removed_pages: tuple[str, ...] = ()
    """Those of them that were pages."""
    files: Collection[str] = ()
    """All that the output holds, where it was published."""
    base_path: str = "/"
    """Where on its host the site lies."""
    text_count: int = 0
    """Texts that were checked; none where that was not asked for."""
    carried: Carried | None = field(default=None, compare=False, repr=False)
    differences: tuple[Difference, ...] | None = None
    """What is not as it would be with nothing remembered; None where that was not asked for."""
    recorded: tuple[str, ...] | None = None
    """Addresses that are new in the ledger; None where none were to be written."""
    outside: tuple[OutsideLink, ...] = ()
    """Links to other hosts; gathered where the site was checked."""
    standards: Standards = field(default_factory=Standards, compare=False, repr=False)
    """By what the findings were judged."""
    cache_problem: str = ""
    """What is wrong with what builds remember, in a word; it costs time only."""

    @property
    def error_count(self) -> int:
        """How many findings are errors."""
        return self._count(Severity.ERROR)

    @property
    def warning_count(self) -> int:
        """How many findings are warnings."""
        return self._count(Severity.WARNING)

    @property
    def info_count(self) -> int:
        """How many findings are only to be known."""
        return self._count(Severity.INFO)

    def also(self, diagnostics: Iterable[Diagnostic]) -> BuildReport:
        """The report with what else was found, after the site was let go."""
        findings = {*self.findings, *self.standards.judge(diagnostics)}
        return replace(self, findings=tuple(sorted(findings, key=lambda one: one.diagnostic.order)))

    def _count(self, severity: Severity) -> int:
        return sum(one.severity is severity for one in self.findings)
