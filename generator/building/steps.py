"""The stages over many values at once: every file read, every page rendered.

Each reading and each rendering is a function of its own arguments alone, so that it does not matter
in which order, in which process, or whether again at all they run.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from hashlib import sha256

from generator.building.outcomes import Lost
from generator.building.parallel import Workers, map_each
from generator.building.publish import Output
from generator.building.sources import Discovered
from generator.building.themes import ThemeFiles
from generator.config import Config, ReadingRules
from generator.diagnostics import Diagnostic, Position, Reported, Severity, diagnostic, severity
from generator.fields import Marks
from generator.model.pages import Page
from generator.model.site import Read
from generator.model.texts import Article, Entry, RecordText
from generator.reading import read
from generator.rendering import TemplateSource, Theme, compile_theme, render

ALONE = Workers()
"""This process, by itself."""


def read_all(
    discovered: Sequence[Discovered], rules: ReadingRules, settings: Marks, workers: Workers = ALONE
) -> Reported[Read]:
    """Everything that the files say, each read on its own."""
    sources = tuple(one.source for one in discovered if one.source)
    outcomes = map_each(partial(read, rules=rules), sources, workers)
    reports = tuple(
        Reported((), (_loss(outcome, Position(source.path)),))
        if isinstance(outcome, Lost)
        else outcome
        for source, outcome in zip(sources, outcomes, strict=True)
    )
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


def render_all(
    pages: Sequence[Page], recipe: Recipe, workers: Workers = ALONE
) -> Reported[tuple[Output, ...]]:
    """Every page as bytes; those that failed are left out and reported.

    A line of a template that fails on every page is one problem, told with the first of them.
    """
    outcomes = map_each(partial(_rendered, recipe), pages, workers)
    outputs = []
    losses = []
    first_at: dict[tuple[str, Position], Diagnostic] = {}
    for page, outcome in zip(pages, outcomes, strict=True):
        if isinstance(outcome, Lost):
            losses.append(_loss(outcome, page.origin, page.address))
            continue
        if outcome.value is not None:
            outputs.append(Output(page.file, outcome.value))
        for found in outcome.diagnostics:
            first_at.setdefault((found.code, found.position), found)
    return Reported(tuple(outputs), (*losses, *first_at.values()))


@dataclass(frozen=True, slots=True)
class Recipe:
    """All that a theme is made of: what travels to another process, for a theme cannot.

    Its digest stands for the rest, so that a page does not cost a comparison of all templates.
    """

    digest: str
    templates: tuple[tuple[str, TemplateSource], ...] = field(compare=False)
    catalogs: tuple[tuple[str, tuple[bytes, ...]], ...] = field(compare=False)
    languages: tuple[tuple[str, str], ...] = field(compare=False)
    timezone: str = field(compare=False)


def theme_recipe(files: ThemeFiles, config: Config) -> Recipe:
    """What the theme for the languages of a site is made of."""
    languages = tuple((lang, language.locale) for lang, language in config.languages.items())
    parts = (tuple(files.templates.items()), tuple(files.catalogs.items()), languages)
    digest = sha256(repr((parts, config.timezone)).encode()).hexdigest()
    return Recipe(digest, *parts, config.timezone)


@lru_cache(maxsize=4)
def compile_all(recipe: Recipe) -> Reported[Theme | None]:
    """The theme, once in a process: to compile it takes longer than a small site.

    A forked worker inherits it.
    """
    return compile_theme(
        dict(recipe.templates), dict(recipe.catalogs), recipe.languages, recipe.timezone
    )


def _rendered(recipe: Recipe, page: Page) -> Reported[bytes | None]:
    theme = compile_all(recipe).value
    assert theme is not None, "a page is rendered only where the theme is sound"
    return render(page, theme)


def _loss(lost: Lost, position: Position, page: str = "") -> Diagnostic:
    """That there is no result, at the source that asked for it."""
    return diagnostic(lost.code, position, ending=lost.ending, page=page)
