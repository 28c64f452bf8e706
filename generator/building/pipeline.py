"""How a folder becomes a site: the one build path, on one screen.

    output = write( render( plan( link( read( sources ) ), as_of ), theme ) )

Every step is a pure function of its arguments; this module and its neighbours in `building` bring
the disk to the first and take the bytes from the last. All problems of a run are found before
anything is written.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from generator.building.findings import Finding, judge
from generator.building.publish import Output, output_problems, publish
from generator.building.sources import CONTENT, Discovered, discover
from generator.building.themes import ThemeFiles, load_theme
from generator.config import (
    Config,
    ReadingRules,
    Settings,
    parse_config,
    reading_rules,
    with_address,
)
from generator.diagnostics import (
    Diagnostic,
    Position,
    Reported,
    Severity,
    diagnostic,
    severity,
)
from generator.fields import Marks
from generator.linking import link
from generator.model.pages import Copy, Page
from generator.model.site import Read
from generator.model.texts import Article, Entry, RecordText, Source
from generator.model.written import Record
from generator.planning import plan
from generator.reading import decode, read_article, read_record_text, read_registry
from generator.rendering import TemplateSource, Theme, compile_theme, render

CONFIG = "config.yaml"
MAX_CONFIG_BYTES = 1_000_000
_COMPRESSIBLE = (".html", ".xml", ".json", ".css", ".js", ".svg", ".txt")


Said = Article | RecordText | Entry[Record]
"""What a file may say."""


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

    Raises `OSError` where the disk refuses.
    """
    settings = load_settings(order.root, order.url)
    refusals = output_problems(order.root, order.output)
    if settings.value is None or refusals:
        return BuildReport(judge((*settings.diagnostics, *refusals), None, {}))
    config = settings.value.config
    rules = reading_rules(config)
    theme_files = load_theme(order.root)

    found = discover(order.root, rules)
    read = read_all(found.value, rules, settings.value.marks)
    linked = link(read.value, config)
    planned = plan(linked.value, order.as_of, tuple(theme_files.assets))
    theme = _compile(theme_files, config)

    in_files = (*settings.diagnostics, *found.diagnostics, *read.diagnostics)
    diagnostics = (
        *in_files, *_emptiness(read.value, in_files, order),
        *linked.diagnostics, *planned.diagnostics, *theme.diagnostics,
    )  # fmt: skip
    findings = judge(diagnostics, read.value, config.severity)
    if theme.value is None or _stop(findings, order):
        return BuildReport(findings)

    rendered = render_all(planned.value.pages, theme.value)
    findings = judge((*diagnostics, *rendered.diagnostics), read.value, config.severity)
    if _stop(findings, order):
        return BuildReport(findings)

    places = {**{one.path: one.on_disk for one in found.value}, **theme_files.assets}
    outputs = _outputs(rendered.value, planned.value.copies, places, config)
    publish(order.root, order.output, outputs)
    stories = sum(section == "news" for section, _ in linked.value.stories)
    pages = len(planned.value.pages)
    return BuildReport(findings, True, stories, pages, len(outputs) - pages)


def load_settings(root: Path, url: str | None = None) -> Reported[Settings | None]:
    """The settings of the site at `root`, for another address where one is given."""
    file = root / CONFIG
    if not file.is_file():
        return Reported(None, (diagnostic("config-missing", Position(CONFIG)),))
    text = decode(Source(CONFIG, file.read_bytes()), MAX_CONFIG_BYTES)
    if text.value is None:
        return Reported(None, text.diagnostics)
    settings = parse_config(text.value, CONFIG)
    if url is None or settings.value is None:
        return settings
    moved = replace(settings.value, config=with_address(settings.value.config, url))
    return Reported(moved, settings.diagnostics)


def read_all(
    discovered: Sequence[Discovered], rules: ReadingRules, settings: Marks
) -> Reported[Read]:
    """Everything that the files say, each read on its own."""
    sources = tuple(one for one in discovered if one.source)
    reports = tuple(_read(one, rules) for one in sources)
    values = tuple(value for report in reports for value in report.value)
    read = Read(
        articles=tuple(value for value in values if isinstance(value, Article)),
        texts=tuple(value for value in values if isinstance(value, RecordText)),
        entries=tuple(value for value in values if isinstance(value, Entry)),
        files=tuple(one.file for one in discovered if one.file),
        unreadable=frozenset(
            one.path
            for one, report in zip(sources, reports, strict=True)
            if any(severity(found.code, {}) is Severity.ERROR for found in report.diagnostics)
        ),
        settings=settings,
    )
    return Reported(read, tuple(found for report in reports for found in report.diagnostics))


def _read(one: Discovered, rules: ReadingRules) -> Reported[tuple[Said, ...]]:
    assert one.source is not None
    match one.classified.kind:
        case "article":
            return read_article(one.source, rules).map(_one_or_none)
        case "record-text":
            return read_record_text(one.source, rules).map(_one_or_none)
        case "registry":
            return read_registry(one.source, rules)
        case kind:
            raise AssertionError(f"no reader for {kind}")


def _one_or_none(value: Said | None) -> tuple[Said, ...]:
    return () if value is None else (value,)


def render_all(pages: Iterable[Page], theme: Theme) -> Reported[tuple[Output, ...]]:
    """Every page as bytes; those that failed are left out and reported.

    A line of a template that fails on every page is one problem, told with the first of them.
    """
    reports = tuple((page, render(page, theme)) for page in pages)
    outputs = tuple(
        Output(page.file, report.value) for page, report in reports if report.value is not None
    )
    first_at: dict[tuple[str, Position], Diagnostic] = {}
    for _, report in reports:
        for found in report.diagnostics:
            first_at.setdefault((found.code, found.position), found)
    return Reported(outputs, tuple(first_at.values()))


def _compile(files: ThemeFiles, config: Config) -> Reported[Theme | None]:
    languages = tuple((lang, language.locale) for lang, language in config.languages.items())
    templates, catalogs = tuple(files.templates.items()), tuple(files.catalogs.items())
    return _compiled(templates, catalogs, languages, config.timezone)


@lru_cache(maxsize=4)
def _compiled(
    templates: tuple[tuple[str, TemplateSource], ...],
    catalogs: tuple[tuple[str, tuple[bytes, ...]], ...],
    languages: tuple[tuple[str, str], ...],
    timezone: str,
) -> Reported[Theme | None]:
    """The theme, once for each of its texts: to compile it takes longer than a small site."""
    return compile_theme(dict(templates), dict(catalogs), languages, timezone)


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


def _compressed_twins(outputs: Iterable[Output]) -> Iterator[Output]:
    for output in outputs:
        if output.file.endswith(_COMPRESSIBLE):
            content = output.content
            data = content if isinstance(content, bytes) else content.read_bytes()
            yield Output(f"{output.file}.gz", gzip.compress(data, mtime=0))
