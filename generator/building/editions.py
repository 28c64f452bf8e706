"""What was a site made of when it was built, and the time before that?

In go the plan, the readings and the recipe of a build that was published; out come, for whoever
asks why a page is new, the last two editions of an output: the one that stands there, and the one
before it. An edition names what is remembered anyway and takes care that it stays. It is no part of
any key: what becomes of it changes no page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.building.blueprints import BLUEPRINTS, Blueprint, Blueprinted, PageBrief
from generator.building.cache import Cache
from generator.building.orders import BuildReport
from generator.building.readings import Readings
from generator.building.recipes import THEMES, Notes, Recipe
from generator.building.recollections import recalled, remember
from generator.digests import digest
from generator.model.quotes import Wording
from generator.packing import packed, unpacked
from generator.values import Value


class Edition(Value, frozen=True):
    """What all pages of a site were made of."""

    blueprint: bytes
    """By what the blueprint is remembered."""
    theme: bytes
    """By what the notes of the theme are."""
    words: bytes
    """The digests of the words that pages show, by source, packed: read only when asked for."""
    wordings: bytes
    """By what the words are remembered that pages quote."""


@dataclass(frozen=True, slots=True)
class Contents:
    """All that pages of an edition, or of the next one, are made of."""

    pages: Mapping[str, PageBrief]
    """By file."""
    notes: Notes
    words: Mapping[str, bytes]
    """The digests of shown words by source."""
    wordings: Mapping[str, Wording]
    """The words that pages quote, by source."""


def edition_of(plan: Blueprinted, told: Readings, recipe: Recipe, cache: Cache) -> Edition:
    """What a site that is being made consists of."""
    wordings = packed(told.wordings)
    key = digest(wordings)
    if not cache.use(_WORDINGS, [key]):
        cache.keep(_WORDINGS, [(key, wordings)])
    return Edition(plan.key, recipe.digest, packed(shown_words(plan, told)), key)


def shown_words(plan: Blueprinted, told: Readings) -> Mapping[str, bytes]:
    """The digests of the words that pages show, by source."""
    briefs = told.briefs
    return {path: briefs[path].words for page in plan.blueprint.pages for path in page.sources}


def use_editions(place: bytes, cache: Cache) -> None:
    """Let nothing age of what was published, whatever becomes of this build."""
    known = recalled_editions(place, cache)
    cache.use(BLUEPRINTS, [one.blueprint for one in known])
    cache.use(THEMES, [one.theme for one in known])
    cache.use(_WORDINGS, [one.wordings for one in known])
    cache.age(_WORDINGS)
    cache.age(_EDITIONS)


def keep_edition(edition: Edition, report: BuildReport, place: bytes, cache: Cache) -> None:
    """Remember an edition that was published, and the one before it.

    Where no page was new, it takes the place of the one that stood, and what was before stays.
    """
    known = recalled_editions(place, cache)
    if known[:1] != (edition,):
        before = known[:1] if report.rendered or report.removed else known[1:]
        remember(cache, _EDITIONS, place, (edition, *before))


def recalled_editions(place: bytes, cache: Cache) -> tuple[Edition, ...]:
    """What stands in an output and what stood there before it, as far as it is remembered."""
    return recalled(cache, _EDITIONS, place, _AS_KEPT) or ()


def former_blueprint(place: bytes, cache: Cache) -> bytes | None:
    """By what the blueprint is remembered of what stands in an output."""
    return next((one.blueprint for one in recalled_editions(place, cache)), None)


def contents_of(edition: Edition, cache: Cache) -> Contents | None:
    """What an edition consisted of; None where part of it is forgotten."""
    blueprint = recalled(cache, BLUEPRINTS, edition.blueprint, Blueprint)
    notes = recalled(cache, THEMES, edition.theme, Notes)
    wordings = recalled(cache, _WORDINGS, edition.wordings, dict[str, dict[str, str]])
    if blueprint is None or notes is None or wordings is None:
        return None
    pages = {page.file: page for page in blueprint.pages}
    return Contents(pages, notes, unpacked(edition.words, dict[str, bytes]), wordings)


_WORDINGS = "wordings"
_EDITIONS = "editions"
_AS_KEPT = tuple[Edition, ...]
