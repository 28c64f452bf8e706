"""How a folder becomes a site: the one build path, on one screen.

    output = write( render( plan( link( read( sources ) ), as_of ), theme ) )

Every step is a pure function of its arguments; this module and its neighbours in `building` bring
the disk to the first and take the bytes from the last. All problems of a run are found before
anything is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime
from gzip import GzipFile
from io import BytesIO
from pathlib import Path

from generator.building.findings import Finding, judge
from generator.building.parallel import Workers
from generator.building.publish import Output, output_problems, publish, recover
from generator.building.settings import load_settings
from generator.building.sources import CONTENT, discover
from generator.building.steps import compile_all, read_all, render_all, theme_recipe
from generator.building.themes import load_theme
from generator.config import Config, reading_rules
from generator.diagnostics import Diagnostic, Position, Severity, diagnostic, severity
from generator.linking import link
from generator.model.pages import Copy
from generator.model.site import Read
from generator.planning import plan

_COMPRESSIBLE = (".html", ".xml", ".json", ".css", ".js", ".svg", ".txt")


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
    jobs: int = 1
    """How many processes may read and render; one is this."""
    executor: Executor | None = None
    """Who reads and renders in place of processes of our own."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build found, and how much it published: nothing, where something was wrong."""

    findings: tuple[Finding, ...]
    is_published: bool = False
    story_count: int = 0
    page_count: int = 0
    file_count: int = 0

    @property
    def error_count(self) -> int:
        """How many findings are errors."""
        return sum(one.severity is Severity.ERROR for one in self.findings)

    @property
    def warning_count(self) -> int:
        """How many findings are warnings."""
        return sum(one.severity is Severity.WARNING for one in self.findings)


def build(order: Order) -> BuildReport:
    """Build the site and publish it, unless something is wrong with it.

    Raises `OSError` where the disk refuses, `ChildProcessError` where no worker can be kept alive.
    """
    settings = load_settings(order.root, order.url)
    refusals = output_problems(order.root, order.output)
    if settings.value is None or refusals:
        return BuildReport(judge((*settings.diagnostics, *refusals), None, {}))
    recover(order.root, order.output)
    config = settings.value.config
    rules = reading_rules(config)
    theme_files = load_theme(order.root)
    workers = Workers(order.jobs, order.executor)

    found = discover(order.root, rules)
    if not (order.root / CONTENT).is_dir():
        return BuildReport(judge((*settings.diagnostics, *found.diagnostics), None, {}))
    read = read_all(found.value, rules, settings.value.marks, workers)
    linked = link(read.value, config)
    planned = plan(linked.value, order.as_of, tuple(theme_files.assets))
    recipe = theme_recipe(theme_files, config)
    theme = compile_all(recipe)

    in_files = (*settings.diagnostics, *found.diagnostics, *read.diagnostics)
    diagnostics = (
        *in_files, *_emptiness(read.value, in_files, order),
        *linked.diagnostics, *planned.diagnostics, *theme.diagnostics,
    )  # fmt: skip
    findings = judge(diagnostics, read.value, config.severity)
    if theme.value is None or _stop(findings, order):
        return BuildReport(findings)

    rendered = render_all(planned.value.pages, recipe, workers)
    findings = judge((*diagnostics, *rendered.diagnostics), read.value, config.severity)
    if _stop(findings, order):
        return BuildReport(findings)

    places = {**{one.path: one.on_disk for one in found.value}, **theme_files.assets}
    outputs = _outputs(rendered.value, planned.value.copies, places, config)
    publish(order.root, order.output, outputs)
    pages = len(planned.value.pages)
    return BuildReport(findings, True, planned.value.story_count, pages, len(outputs) - pages)


def _emptiness(
    read: Read, found_so_far: Iterable[Diagnostic], order: Order
) -> tuple[Diagnostic, ...]:
    """That there is no article: unless an error says why, or an empty site is meant."""
    has_errors = any(severity(one.code, {}) is Severity.ERROR for one in found_so_far)
    if read.articles or has_errors or order.allows_empty:
        return ()
    return (diagnostic("content-empty", Position(CONTENT)),)


def _stop(findings: Iterable[Finding], order: Order) -> bool:
    """Whether what was found keeps the site from being written."""
    stopping = {Severity.ERROR, Severity.WARNING} if order.is_strict else {Severity.ERROR}
    return any(one.severity in stopping for one in findings)


def _outputs(
    rendered: Iterable[Output], copies: Iterable[Copy], places: Mapping[str, Path], config: Config
) -> tuple[Output, ...]:
    """Every file of the site: pages, copies, and compressed twins where the config wants them."""
    outputs = (*rendered, *(Output(copy.file, places[copy.source]) for copy in copies))
    twins = _compressed_twins(outputs) if config.publish.precompress else ()
    return (*outputs, *twins)


def _compressed_twins(outputs: Sequence[Output]) -> Iterator[Output]:
    """A twin for every text file, but where the site brings its own."""
    own = {output.file for output in outputs if output.file.endswith(".gz")}
    for output in outputs:
        if output.file.endswith(_COMPRESSIBLE) and f"{output.file}.gz" not in own:
            content = output.content
            data = content if isinstance(content, bytes) else content.read_bytes()
            yield Output(f"{output.file}.gz", _compressed(data))


def _compressed(data: bytes) -> bytes:
    """Compress in a way that names neither a time nor a system."""
    buffer = BytesIO()
    with GzipFile(filename="", mode="wb", fileobj=buffer, mtime=0) as file:
        file.write(data)
    return buffer.getvalue()
