"""Which pages will exist: planned anew, or the same as when the sources last said the same?

In go readings, settings, the moment and the theme's assets; out comes the blueprint: the plan with
each view's digest in place of the view. Linking and planning see no segment of a body, so that a
blueprint holds until a text says something else to other pages; and what they report of a file
holds until anything in it is at another place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zlib import crc32

from generator.building.cache import Cache
from generator.building.readings import Readings
from generator.building.recollections import recalled
from generator.building.sources import Discovered
from generator.config import Settings
from generator.diagnostics import Diagnostic, Position
from generator.digests import digest
from generator.linking import link
from generator.model.pages import Copy, Page
from generator.model.parts import Frame
from generator.model.views import View
from generator.packing import packed, unpacked
from generator.planning import plan
from generator.values import Value


class PageBrief(Value, frozen=True):
    """A page without its view."""

    file: str
    address: str
    template: str
    origin: Position
    sources: tuple[str, ...]
    view: bytes
    """The view's digest."""
    parts: tuple[int, ...]
    """Checksums of its parts: they tell which of them is new."""


class Blueprint(Value, frozen=True):
    """A plan without its views, and what was found on the way to it."""

    pages: tuple[PageBrief, ...]
    copies: tuple[Copy, ...]
    story_count: int
    since: datetime
    until: datetime
    diagnostics: tuple[Diagnostic, ...]
    told_of: tuple[tuple[str, bytes], ...]
    """The files that the diagnostics are about, each with all that it said."""


@dataclass(frozen=True, slots=True)
class Blueprinted:
    """A blueprint, and the views as far as they are at hand."""

    blueprint: Blueprint
    views: Mapping[str, View] = field(default_factory=dict)
    """By file; all of them, or none where the blueprint was remembered."""


@dataclass(frozen=True, slots=True)
class Planning:
    """All that a plan is made of."""

    found: tuple[Discovered, ...]
    readings: Readings
    settings: Settings
    as_of: datetime
    assets: tuple[str, ...]

    @property
    def key(self) -> bytes:
        """The digest of all of it but places in bodies, words and the moment."""
        briefs = self.readings.briefs
        return digest(
            packed(self.settings.config),
            packed(self.settings.marks),
            packed([one.file for one in self.found if one.file]),
            packed(self.assets),
            packed([(path, brief.skeleton, brief.has_errors) for path, brief in briefs.items()]),
        )


def blueprint(given: Planning, cache: Cache) -> Blueprinted:
    """The blueprint of a site at a moment, remembered where nothing speaks against it."""
    key = given.key
    known = _remembered(key, given, cache)
    cache.age(_BLUEPRINTS)
    return Blueprinted(known) if known else planned(given, cache)


def planned(given: Planning, cache: Cache) -> Blueprinted:
    """The blueprint of a site at a moment, with all views: linked and planned anew."""
    settings, readings = given.settings, given.readings
    linked = link(readings.everything(given.found, settings.marks), settings.config)
    reported = plan(linked.value, given.as_of, given.assets)
    made = reported.value
    found = (*linked.diagnostics, *reported.diagnostics)
    briefs = tuple(_brief(page) for page in made.pages)
    blueprint = Blueprint(
        briefs,
        made.copies,
        made.story_count,
        made.since,
        made.until,
        found,
        tuple(sorted(_told_of(found, readings))),
    )
    cache.keep(_BLUEPRINTS, [(given.key, packed(blueprint))])
    _keep_views(made.pages, briefs, cache)
    return Blueprinted(blueprint, {page.file: page.view for page in made.pages})


def views_of(
    pages: Sequence[PageBrief], made: Blueprinted, given: Planning, cache: Cache
) -> Mapping[str, View]:
    """The views of some pages by file: at hand, or remembered, or planned again."""
    if made.views or not pages:
        return made.views
    packs = cache.find(_VIEWS, [page.view for page in pages])
    try:
        return {page.file: unpacked(packs[page.view], _ANY_VIEW) for page in pages}
    except (KeyError, ValueError):
        return planned(given, cache).views


_BLUEPRINTS = "blueprints"
_VIEWS = "views"
_ANY_VIEW: Any = View


def _remembered(key: bytes, given: Planning, cache: Cache) -> Blueprint | None:
    known = recalled(cache, _BLUEPRINTS, key, Blueprint)
    if known is None:
        return None
    briefs = given.readings.briefs
    is_of_now = known.since <= given.as_of < known.until
    is_in_place = all(path in briefs and briefs[path].said == said for path, said in known.told_of)
    return known if is_of_now and is_in_place else None


def _told_of(found: Iterable[Diagnostic], readings: Readings) -> Iterator[tuple[str, bytes]]:
    for path in {one.position.path for one in found} & readings.briefs.keys():
        yield path, readings.briefs[path].said


def parts_of(view: View) -> Iterator[tuple[str, object]]:
    """The parts of a view by name; those of its frame, which is most of many pages, one by one."""
    for name in view.__struct_fields__:
        part = getattr(view, name)
        if isinstance(part, Frame):
            yield from ((f"{name}.{inner}", getattr(part, inner)) for inner in _FRAME)
        else:
            yield name, part


_FRAME = Frame.__struct_fields__


def _brief(page: Page) -> PageBrief:
    parts = [packed(part) for _, part in parts_of(page.view)]
    return PageBrief(
        page.file,
        page.address,
        page.template,
        page.origin,
        page.sources,
        digest(type(page.view).__name__.encode(), *parts),
        tuple(crc32(part) for part in parts),
    )


def _keep_views(pages: Sequence[Page], briefs: Sequence[PageBrief], cache: Cache) -> None:
    """Remember the views of pages that show bodies.

    Other words are a reason to draw them again and none to plan; all others are drawn again after a
    new plan, or hardly ever.
    """
    pairs = zip(pages, briefs, strict=True)
    shown = {brief.view: page.view for page, brief in pairs if brief.sources}
    there = cache.use(_VIEWS, shown.keys())
    cache.keep(_VIEWS, ((key, packed(view)) for key, view in shown.items() if key not in there))
    cache.age(_VIEWS)
