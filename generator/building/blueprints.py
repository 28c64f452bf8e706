"""Which pages will exist: planned anew, or the same as when the sources last said the same?

In go readings, settings, the moment and the theme's assets; out comes the blueprint: the plan with
each view's digest in place of the view. Linking and planning see no segment of a body, so that a
blueprint holds until a text says something else to other pages; and what they report of a file
holds until anything in it is at another place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple, cast
from zlib import crc32

from generator.building.cache import Cache
from generator.building.parallel import Workers, map_inherited
from generator.building.readings import Readings
from generator.building.recollections import recalled, remember
from generator.building.sources import Discovered
from generator.building.stories import linked
from generator.config import Settings
from generator.diagnostics import Diagnostic, Position
from generator.digests import digest
from generator.model.pages import Copy
from generator.model.parts import Frame
from generator.model.quotes import quotes_in
from generator.model.views import View
from generator.packing import packed, unpacked
from generator.planning import Draft, drafted
from generator.values import Value


class PageBrief(Value, frozen=True):
    """A page without its view."""

    file: str
    address: str
    template: str
    origin: Position
    sources: tuple[str, ...]
    """The texts whose bodies it shows."""
    quotes: tuple[str, ...]
    """What stands in its view for words of texts."""
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


class Term(Value, frozen=True):
    """From which moment on, and before which, a plan is the same while its sources are."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Blueprinted:
    """A blueprint, and the draft that it was made from, where that is at hand."""

    key: bytes
    """By what it is remembered: all that its pages were made of."""
    blueprint: Blueprint
    draft: Draft | None = None


@dataclass(frozen=True, slots=True)
class Planning:
    """All that a plan is made of."""

    found: tuple[Discovered, ...]
    readings: Readings
    settings: Settings
    as_of: datetime
    assets: tuple[str, ...]
    shows_pending: bool = False
    """Whether texts are planned that readers do not see yet."""
    former: bytes | None = None
    """By what the blueprint of the site that stands is remembered; no part of what is planned."""

    @property
    def key(self) -> bytes:
        """The digest of all of it but places in bodies, words and the moment."""
        briefs = self.readings.briefs
        return digest(
            packed(self.settings.config),
            packed(self.settings.marks),
            packed([one.file for one in self.found if one.file]),
            packed((self.assets, self.shows_pending)),
            packed([(path, brief.skeleton, brief.has_errors) for path, brief in briefs.items()]),
        )


def blueprint(given: Planning, cache: Cache) -> Blueprinted:
    """The blueprint of a site at a moment, remembered where nothing speaks against it."""
    sources = given.key
    known = _remembered(given, sources, cache)
    cache.age(_TERMS)
    cache.age(BLUEPRINTS)
    return known or _planned(given, sources, cache)


def _planned(given: Planning, sources: bytes, cache: Cache) -> Blueprinted:
    """The blueprint of a site at a moment: linked and planned anew."""
    settings, readings = given.settings, given.readings
    former = recalled(cache, BLUEPRINTS, given.former, Blueprint) if given.former else None
    site = linked(given.found, settings, readings, cache)
    reported = drafted(site.value, given.as_of, given.assets, given.shows_pending)
    draft = reported.value
    found = (*site.diagnostics, *reported.diagnostics)
    blueprint = Blueprint(
        _briefs(draft, former, readings.workers, cache),
        draft.copies,
        draft.story_count,
        draft.since,
        draft.until,
        found,
        tuple(sorted(_told_of(found, readings))),
    )
    term = Term(draft.since, draft.until)
    key = _key(sources, term)
    remember(cache, _TERMS, sources, term)
    remember(cache, BLUEPRINTS, key, blueprint)
    cache.unpacked[_DRAFTS] = key, draft
    return Blueprinted(key, blueprint, draft)


Views = Callable[[PageBrief], View]
"""Gives the view of a page; to be asked where the view is needed, in whatever process."""


def views_of(pages: Sequence[PageBrief], made: Blueprinted, given: Planning, cache: Cache) -> Views:
    """The views of some pages: made from the draft, or remembered, or made from a draft anew."""
    packs = {} if made.draft else cache.find(_VIEWS, [page.view for page in pages])
    if all(page.view in packs for page in pages):
        return partial(_unpacked_view, packs)
    draft = made.draft or _planned(given, given.key, cache).draft
    assert draft is not None, "what is planned has a draft"
    return partial(_drafted_view, draft)


def _unpacked_view(packs: Mapping[bytes, bytes], page: PageBrief) -> View:
    view: View = unpacked(packs[page.view], _ANY_VIEW)
    return view


def _drafted_view(draft: Draft, page: PageBrief) -> View:
    return draft.page(page.file).view


def former_view(page: PageBrief, cache: Cache) -> View | None:
    """The view of a page of an earlier plan, if it is still remembered."""
    view: View | None = recalled(cache, _VIEWS, page.view, _ANY_VIEW)
    return view


BLUEPRINTS = "blueprints"
"""Where plans are remembered, those of earlier sources and moments too."""

_DRAFTS = "drafts"
"""A draft is never packed: only a process that builds again has its last one."""

_TERMS = "terms"
_VIEWS = "views"
_ANY_VIEW: Any = View


def _key(sources: bytes, term: Term) -> bytes:
    return digest(sources, packed(term))


def _remembered(given: Planning, sources: bytes, cache: Cache) -> Blueprinted | None:
    briefs = given.readings.briefs
    term = recalled(cache, _TERMS, sources, Term)
    if term is None or not term.since <= given.as_of < term.until:
        return None
    key = _key(sources, term)
    known = recalled(cache, BLUEPRINTS, key, Blueprint)
    if known is None:
        return None
    if any(path not in briefs or briefs[path].said != said for path, said in known.told_of):
        return None
    last, draft = cache.unpacked.get(_DRAFTS, (b"", None))
    return Blueprinted(key, known, cast(Draft, draft) if last == key else None)


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


def _briefs(
    draft: Draft, former: Blueprint | None, workers: Workers, cache: Cache
) -> tuple[PageBrief, ...]:
    """The pages of a draft in brief; their views are remembered.

    Other words, or another template, are a reason to draw pages again and none to plan them.
    """
    known = {page.file: page for page in former.pages} if former else {}
    kept = cache.keys(_VIEWS)
    files = tuple(draft.sketches)
    looks = map_inherited(partial(_look, draft, known, kept), files, workers)
    briefs = [look.brief if look else known[file] for file, look in zip(files, looks, strict=True)]
    cache.use(_VIEWS, {brief.view for brief in briefs} & kept)
    cache.keep(_VIEWS, ((look.brief.view, look.pack) for look in looks if look and look.pack))
    cache.age(_VIEWS)
    return tuple(briefs)


class _Look(NamedTuple):
    """What becomes of a page, as it travels: its view packed where that is not kept yet."""

    brief: PageBrief
    pack: bytes


def _look(
    draft: Draft, known: Mapping[str, PageBrief], kept: Set[bytes], file: str
) -> _Look | None:
    """A page in brief; None where it is the known one, and what is to be kept of it is kept."""
    page = draft.page(file)
    pack = packed(page.view)
    view = digest(pack)
    was = known.get(file)
    is_same = was is not None and was.view == view
    brief = PageBrief(
        file,
        page.address,
        page.template,
        page.origin,
        page.sources,
        quotes_in(pack),
        view,
        was.parts if was and is_same else _checksums(page.view),
    )
    is_kept = view in kept
    return None if is_kept and brief == was else _Look(brief, b"" if is_kept else pack)


def _checksums(view: View) -> tuple[int, ...]:
    return tuple(crc32(packed(part)) for _, part in parts_of(view))
