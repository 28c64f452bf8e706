"""What are pages drawn with, and which of it may a page depend on?

In go the files of a theme and the languages of a site; out comes the recipe: what travels to
whoever draws pages, since a compiled theme cannot, with the digest by which a page knows the part
of it that is its own. What is wrong with a theme is remembered by its digest, so that a build that
draws nothing compiles nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from generator.building.cache import Cache
from generator.building.recollections import recalled, remember
from generator.building.themes import ThemeFiles
from generator.config import Config
from generator.diagnostics import Diagnostic, Reported
from generator.digests import digest
from generator.packing import packed
from generator.rendering import TemplateSource, Theme, closures, compile_theme
from generator.values import Value


@dataclass(frozen=True, slots=True)
class Recipe:
    """All that a theme is made of; its digest stands for the rest."""

    digest: bytes
    templates: tuple[tuple[str, TemplateSource], ...] = field(compare=False)
    catalogs: tuple[tuple[str, tuple[bytes, ...]], ...] = field(compare=False)
    languages: tuple[tuple[str, str], ...] = field(compare=False)
    timezone: str = field(compare=False)


def theme_recipe(files: ThemeFiles, config: Config) -> Recipe:
    """What the theme for the languages of a site is made of."""
    languages = tuple((lang, language.locale) for lang, language in config.languages.items())
    templates, catalogs = tuple(files.templates.items()), tuple(files.catalogs.items())
    sources = [(name, source.path, source.data) for name, source in templates]
    whole = digest(packed((sources, catalogs, languages, config.timezone)))
    return Recipe(whole, templates, catalogs, languages, config.timezone)


@lru_cache(maxsize=4)
def compile_all(recipe: Recipe) -> Reported[Theme | None]:
    """The theme, once in a process: to compile it takes longer than a small site.

    A forked worker inherits it.
    """
    return compile_theme(
        dict(recipe.templates), dict(recipe.catalogs), recipe.languages, recipe.timezone
    )


class Notes(Value, frozen=True):
    """What is to be known of a theme before it is used."""

    problems: tuple[Diagnostic, ...]
    closures: dict[str, tuple[str, ...]]
    """All templates that a page may ask for, by the template that it names, or by kind."""
    templates: dict[str, bytes]
    """The digests of all templates by name."""
    catalogs: dict[str, bytes]
    """Those of what the theme says, by language."""
    settings: dict[str, bytes]
    """Those of what else decides how things are written, by its name in `config.yaml`."""


def theme_notes(recipe: Recipe, cache: Cache) -> Notes:
    """What is wrong with the theme, and what its templates draw on."""
    notes = recalled(cache, THEMES, recipe.digest, Notes)
    if notes is None:
        asked = closures(dict(recipe.templates))
        notes = Notes(
            compile_all(recipe).diagnostics,
            {name: tuple(sorted(names)) for name, names in asked.items()},
            {name: digest(source.data) for name, source in recipe.templates},
            {lang: digest(*layers) for lang, layers in recipe.catalogs},
            {
                "languages": digest(packed(recipe.languages)),
                "timezone": digest(recipe.timezone.encode()),
            },
        )
        remember(cache, THEMES, recipe.digest, notes)
    cache.age(THEMES)
    return notes


def parts(notes: Notes) -> Mapping[str, bytes]:
    """The digest of what a page may depend on, by its template.

    A template that is missing is part of it too: one of its name would change the page. Files that
    no template draws depend on none.
    """
    words = digest(packed((notes.catalogs, notes.settings)))
    return {
        template: digest(words, packed([(name, notes.templates.get(name)) for name in closure]))
        for template, closure in notes.closures.items()
    }


def recipe_for(pages: Iterable[str], recipe: Recipe, notes: Notes) -> Recipe:
    """The recipe of what these pages may ask for, by their templates, and no others.

    For all pages it is the whole one. What draws bodies, as feeds do without a template, is in it.
    """
    feeds = notes.closures.keys() - notes.templates.keys()
    asked = {name for page in {*pages, *feeds} for name in notes.closures.get(page, ())}
    everything = {name for names in notes.closures.values() for name in names}
    if asked == everything:
        return recipe
    part = digest(recipe.digest, packed(sorted(asked)))
    return replace(
        recipe,
        digest=part,
        templates=tuple((name, source) for name, source in recipe.templates if name in asked),
    )


THEMES = "themes"
"""Where notes of themes are remembered."""
