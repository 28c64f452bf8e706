"""The stages over many values at once: every file read, every page rendered.

Each reading and each rendering is a function of its own arguments alone, so that it does not matter
in which order, in which process, or whether again at all they run.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from generator.building.publish import Output
from generator.building.sources import Discovered
from generator.building.themes import ThemeFiles
from generator.config import Config, ReadingRules
from generator.diagnostics import Diagnostic, Position, Reported, Severity, severity
from generator.fields import Marks
from generator.model.pages import Page
from generator.model.site import Read
from generator.model.texts import Article, Entry, RecordText
from generator.reading import read
from generator.rendering import TemplateSource, Theme, compile_theme, render


def read_all(
    discovered: Sequence[Discovered], rules: ReadingRules, settings: Marks
) -> Reported[Read]:
    """Everything that the files say, each read on its own."""
    sources = tuple(one.source for one in discovered if one.source)
    reports = tuple(read(source, rules) for source in sources)
    values = tuple(value for report in reports for value in report.value)
    everything = Read(
        articles=tuple(value for value in values if isinstance(value, Article)),
        texts=tuple(value for value in values if isinstance(value, RecordText)),
        entries=tuple(value for value in values if isinstance(value, Entry)),
        files=tuple(one.file for one in discovered if one.file),
        unreadable=frozenset(
            source.path
            for source, report in zip(sources, reports, strict=True)
            if any(severity(found.code, {}) is Severity.ERROR for found in report.diagnostics)
        ),
        settings=settings,
    )
    return Reported(everything, tuple(found for report in reports for found in report.diagnostics))


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


def compile_all(files: ThemeFiles, config: Config) -> Reported[Theme | None]:
    """The theme for the languages of a site."""
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
