"""What was a site made of when it was built, and the time before that?

In go the plan, the readings and the recipe of a build that was published; out come, for whoever
asks why a page is new, the last two editions of an output: the one that stands there, and the one
before it. An edition names what is remembered anyway and takes care that it stays. It is no part of
any key: what becomes of it changes no page.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial

from generator.building.blueprints import BLUEPRINTS, Blueprint, Blueprinted, PageBrief
from generator.building.cache import Cache
from generator.building.orders import BuildReport
from generator.building.readings import Readings, remembered_wording
from generator.building.recipes import THEMES, Notes, Recipe
from generator.building.recollections import recalled, remember
from generator.building.twins import has_twin
from generator.model.quotes import Wording, quote_of
from generator.packing import packed, unpacked
from generator.values import Value, replace


class Shown(Value, frozen=True):
    """What pages may show of a text."""

    segments_digest: bytes
    part_digests: dict[str, bytes]
    """Of what may be quoted of it."""
    reading: bytes
    """By what the reading is remembered that has the words."""


class Edition(Value, frozen=True):
    """What all pages of a site were made of."""

    blueprint: bytes
    """By what the blueprint is remembered."""
    theme: bytes
    """By what the notes of the theme are."""
    shown: bytes
    """What pages may show of texts, by source, packed: read only when asked for."""
    has_twins: bool
    """Whether what can be compressed lies beside it compressed, too."""
    healed: dict[str, tuple[str, ...]]
    """What of its pages the output had lost and got again, by the page's own file."""


@dataclass(frozen=True, slots=True)
class Contents:
    """All that pages of an edition, or of the next one, are made of."""

    blueprint: Blueprint
    pages: Mapping[str, PageBrief]
    """Its pages by file."""
    notes: Notes
    shown: Mapping[str, Shown]
    """By source."""
    wording: Callable[[Collection[str]], Wording]
    """Gives the words that may be quoted of some texts, as far as they are remembered."""
    has_twins: bool
    healed: Mapping[str, tuple[str, ...]]

    def has_twin(self, page: PageBrief) -> bool:
        """Whether the file of a page has a twin."""
        return self.has_twins and has_twin(page.file, {copy.file for copy in self.blueprint.copies})


def edition_of(
    plan: Blueprinted,
    readings: Readings,
    recipe: Recipe,
    has_twins: bool,
    healed: Mapping[str, tuple[str, ...]],
) -> Edition:
    """What a site that is being made consists of."""
    return Edition(plan.key, recipe.digest, packed(shown(readings)), has_twins, dict(healed))


def shown(readings: Readings) -> Mapping[str, Shown]:
    """What pages may show of texts, by source."""
    return {
        path: Shown(brief.segments_digest, brief.part_digests, readings.keys[path])
        for path, brief in readings.briefs.items()
    }


def use_editions(place: bytes, cache: Cache) -> None:
    """Let nothing age of what was published, whatever becomes of this build."""
    known = recalled_editions(place, cache)
    cache.use(BLUEPRINTS, [one.blueprint for one in known])
    cache.use(THEMES, [one.theme for one in known])
    cache.age(_EDITIONS)


def keep_edition(edition: Edition, report: BuildReport, place: bytes, cache: Cache) -> None:
    """Remember an edition that was published, and the one before it.

    Where no page was new, it takes the place of the one that stood, and what was before stays; so
    does what was healed.
    """
    known = recalled_editions(place, cache)
    if known and not (report.removed_pages or {*report.rendered} - edition.healed.keys()):
        stood, *before = known
        kept = (replace(edition, healed=stood.healed | edition.healed), *before)
    else:
        kept = (edition, *known[:1])
    if kept != known:
        remember(cache, _EDITIONS, place, kept)


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
    if blueprint is None or notes is None:
        return None
    known = unpacked(edition.shown, dict[str, Shown])
    wording = partial(_wording, known, cache)
    return Contents(
        blueprint, blueprint.by_file, notes, known, wording, edition.has_twins, edition.healed
    )


def _wording(known: Mapping[str, Shown], cache: Cache, paths: Collection[str]) -> Wording:
    words = {
        path: remembered_wording(known[path].reading, cache) for path in paths if path in known
    }
    return {quote_of(path, part): one for path in words for part, one in words[path].items()}


_EDITIONS = "editions"
_AS_KEPT = tuple[Edition, ...]
