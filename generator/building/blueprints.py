"""Which pages will exist: planned anew, or the same as when the sources last said the same?

In go readings, settings, the moment and the theme's assets; out comes the blueprint: the plan with
each view's digest in place of the view. Linking and planning see no title and no segment of a body,
so that a blueprint holds until a text says something else by which other pages go; and what they
report of a file holds until anything in it is at another place.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import chain
from sys import intern
from typing import Any, NamedTuple, cast
from zlib import crc32

from generator.building.cache import Cache
from generator.building.parallel import Workers, map_inherited
from generator.building.progress import SILENT, Progress
from generator.building.readings import Readings
from generator.building.recollections import recalled, remember
from generator.building.sources import Discovered
from generator.building.stories import linked
from generator.config import Settings
from generator.diagnostics import Diagnostic, Position
from generator.digests import digest
from generator.model.pages import Copy
from generator.model.parts import Frame
from generator.model.quotes import Wording, filled, quoted_part, quotes_in
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
    view_digest: bytes
    part_checksums: tuple[int, ...]
    """Of the parts of the view: they tell which of them is new."""


class Blueprint(Value, frozen=True):
    """A plan without its views, and what was found on the way to it."""

    pages: tuple[PageBrief, ...]
    quotes: tuple[str, ...]
    """All that stands in views for words of texts, sorted."""
    quoting: tuple[tuple[int, ...], ...]
    """Which of them stand in the view of each page."""
    copies: tuple[Copy, ...]
    story_count: int
    since: datetime
    until: datetime
    diagnostics: tuple[Diagnostic, ...]
    told_of: tuple[tuple[str, bytes], ...]
    """The files that the diagnostics are about, each with all that it said."""

    @property
    def by_file(self) -> Mapping[str, PageBrief]:
        """The pages by file."""
        return {page.file: page for page in self.pages}

    def quotes_of(self, files: Collection[str]) -> Iterator[tuple[str, ...]]:
        """The quotes in the views of some pages, in the plan's order."""
        for page, quoting in zip(self.pages, self.quoting, strict=True):
            if page.file in files:
                yield tuple(self.quotes[number] for number in quoting)


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
            packed(
                [(path, brief.skeleton_digest, brief.has_errors) for path, brief in briefs.items()]
            ),
        )


def blueprint(given: Planning, cache: Cache, progress: Progress = SILENT) -> Blueprinted:
    """The blueprint of a site at a moment, remembered where nothing speaks against it."""
    sources = given.key
    known = _remembered(given, sources, cache)
    cache.age(_TERMS)
    cache.age(BLUEPRINTS)
    return known or _planned(given, sources, cache, progress)


def _planned(
    given: Planning, sources: bytes, cache: Cache, progress: Progress = SILENT
) -> Blueprinted:
    """The blueprint of a site at a moment: linked and planned anew."""
    settings, readings = given.settings, given.readings
    former = recalled(cache, BLUEPRINTS, given.former, Blueprint) if given.former else None
    site = linked(given.found, settings, readings, cache)
    reported = drafted(site.value, given.as_of, given.assets, given.shows_pending)
    draft = reported.value
    found = (*site.diagnostics, *reported.diagnostics)
    pages = _briefs(draft, former, readings.workers, cache, progress)
    quotes = tuple(sorted(set(chain.from_iterable(quotes for _, quotes in pages))))
    numbers = {quote: number for number, quote in enumerate(quotes)}
    blueprint = Blueprint(
        tuple(page for page, _ in pages),
        quotes,
        tuple(tuple(numbers[quote] for quote in of_page) for _, of_page in pages),
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
"""Gives the view of a page, in words; to be asked where it is needed, in whatever process."""


def views_of(pages: Sequence[PageBrief], made: Blueprinted, given: Planning, cache: Cache) -> Views:
    """The views of some pages: made from the draft, or remembered, or made from a draft anew."""
    wording = _wording(pages, made.blueprint, given.readings)
    packs = {} if made.draft else cache.find(_VIEWS, [page.view_digest for page in pages])
    if all(page.view_digest in packs for page in pages):
        return partial(_worded, wording, partial(_unpacked_view, packs))
    draft = made.draft or _planned(given, given.key, cache).draft
    assert draft is not None, "what is planned has a draft"
    return partial(_worded, wording, partial(_drafted_view, draft))


def _wording(pages: Iterable[PageBrief], blueprint: Blueprint, readings: Readings) -> Wording:
    """All words that some pages quote."""
    quotes = set(chain.from_iterable(blueprint.quotes_of({page.file for page in pages})))
    return readings.wording({quoted_part(quote)[0] for quote in quotes} & readings.briefs.keys())


def _worded(wording: Wording, views: Views, page: PageBrief) -> View:
    return filled(views(page), wording)


def _unpacked_view(packs: Mapping[bytes, bytes], page: PageBrief) -> View:
    view: View = unpacked(packs[page.view_digest], _ANY_VIEW)
    return view


def _drafted_view(draft: Draft, page: PageBrief) -> View:
    return draft.page(page.file).view


def former_view(page: PageBrief, cache: Cache) -> View | None:
    """The view of a page of an earlier plan, in quotes, if it is still remembered."""
    view: View | None = recalled(cache, _VIEWS, page.view_digest, _ANY_VIEW)
    return view


AT_ONCE = 4000
"""So many views are looked at before those that are new are kept: some 5 KB each, they would take
more memory than anything else in the build."""

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
    if any(path not in briefs or briefs[path].said_digest != said for path, said in known.told_of):
        return None
    last, draft = cache.unpacked.get(_DRAFTS, (b"", None))
    return Blueprinted(key, known, cast(Draft, draft) if last == key else None)


def _told_of(found: Iterable[Diagnostic], readings: Readings) -> Iterator[tuple[str, bytes]]:
    for path in {one.position.path for one in found} & readings.briefs.keys():
        yield path, readings.briefs[path].said_digest


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
    draft: Draft, former: Blueprint | None, workers: Workers, cache: Cache, progress: Progress
) -> tuple[tuple[PageBrief, tuple[str, ...]], ...]:
    """The pages of a draft in brief, each with its quotes; their views are remembered.

    Other words, or another template, are a reason to draw pages again and none to plan them.
    """
    known = former.by_file if former else {}
    quoted = dict(zip(known, former.quotes_of(known.keys()), strict=True)) if former else {}
    kept = cache.keys(_VIEWS)
    files = tuple(draft.sketches)
    progress.expect(len(files))
    pages: list[tuple[PageBrief, tuple[str, ...]]] = []
    for start in range(0, len(files), AT_ONCE):
        some = files[start : start + AT_ONCE]
        looks = map_inherited(partial(_look, draft, known, kept), some, workers, progress.advance)
        cache.keep(
            _VIEWS, ((look.brief.view_digest, look.pack) for look in looks if look and look.pack)
        )
        pages += [
            (look.brief, tuple(map(intern, look.quotes))) if look else (known[file], quoted[file])
            for file, look in zip(some, looks, strict=True)
        ]
    cache.use(_VIEWS, {page.view_digest for page, _ in pages} & kept)
    cache.age(_VIEWS)
    return tuple(pages)


class _Look(NamedTuple):
    """What becomes of a page, as it travels: its view packed where that is not kept yet."""

    brief: PageBrief
    quotes: tuple[str, ...]
    pack: bytes


def _look(
    draft: Draft, known: Mapping[str, PageBrief], kept: Set[bytes], file: str
) -> _Look | None:
    """A page in brief; None where it is the known one, and what is to be kept of it is kept."""
    page = draft.page(file)
    pack = packed(page.view)
    view = digest(pack)
    was = known.get(file)
    is_same = was is not None and was.view_digest == view
    brief = PageBrief(
        file,
        page.address,
        page.template,
        page.origin,
        page.sources,
        view,
        was.part_checksums if was and is_same else _checksums(page.view),
    )
    is_kept = view in kept
    if is_kept and brief == was:
        return None
    return _Look(brief, quotes_in(pack), b"" if is_kept else pack)


def _checksums(view: View) -> tuple[int, ...]:
    return tuple(crc32(packed(part)) for _, part in parts_of(view))
