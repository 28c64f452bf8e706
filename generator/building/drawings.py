"""What do all pages look like, each drawn once and left as it is while nothing of it is new?

In go a blueprint, the readings and the recipe of the theme, and what lies in the output; out come
the site's pages, those to be written with their bytes. The output is where drawn pages are kept:
beside it is remembered only from what each was made, and what became of it. A page's key is the
digest of all that it can depend on: its view, the templates and words that it is drawn with, the
titles that it quotes and the segments of the bodies that it shows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import overload

from generator.building.blueprints import Blueprint, PageBrief, Views
from generator.building.cache import Cache
from generator.building.manifests import Records
from generator.building.outcomes import Lost
from generator.building.parallel import Advance, Workers, map_each
from generator.building.publish import Kept, Output, Shelf, Shelved
from generator.building.readings import Readings
from generator.building.recipes import Recipe, compile_all
from generator.building.recollections import recalled, remember
from generator.building.twins import compressed, has_twin, twin
from generator.diagnostics import Diagnostic, Position, Reported, diagnostic
from generator.digests import digest
from generator.model.pages import Page
from generator.model.texts import Segments
from generator.packing import unpacked
from generator.rendering import render
from generator.values import Value


class Drawing(Value, frozen=True):
    """A file that was drawn: from what, and what became of it."""

    key: bytes
    digest: str
    size: int


Drawings = Mapping[str, Drawing]
"""By place in the output folder."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page to be drawn: the files that it becomes, and the key by which it is known.

    The files are its own and, where there is one, its compressed twin, made of nothing else.
    """

    page: PageBrief
    files: tuple[str, ...]
    key: bytes

    def is_in(self, drawings: Drawings) -> bool:
        """Whether all of its files were drawn from the same."""
        return all(file in drawings and drawings[file].key == self.key for file in self.files)

    def lost_from(self, drawings: Drawings) -> tuple[str, ...]:
        """Those of its files that are not there."""
        return tuple(file for file in self.files if file not in drawings)


def sheets(
    blueprint: Blueprint, readings: Readings, parts: Mapping[str, bytes], has_twins: bool
) -> tuple[Sheet, ...]:
    """What is to be drawn, or known by its key to have been; `parts` are those of the theme."""
    own = {copy.file for copy in blueprint.copies}
    quoted = tuple(map(readings.quoted, blueprint.quotes))
    twins = {page.file for page in blueprint.pages if has_twins and has_twin(page.file, own)}
    return tuple(
        Sheet(
            page,
            (page.file, twin(page.file)) if page.file in twins else (page.file,),
            _key(page, [quoted[number] for number in quoting], readings, parts),
        )
        for page, quoting in zip(blueprint.pages, blueprint.quoting, strict=True)
    )


def healed(
    asked: Iterable[Sheet], known: Drawings, kept: Drawings
) -> Mapping[str, tuple[str, ...]]:
    """What the output lost of pages of which nothing is new, by the page's own file."""
    lost = (sheet for sheet in asked if sheet.is_in(known) and not sheet.is_in(kept))
    return {sheet.page.file: sheet.lost_from(kept) for sheet in lost}


def pages_among(files: Iterable[str], drawn: Collection[str]) -> tuple[str, ...]:
    """Those of some files that were drawn for a page: twins are no pages."""
    twins = set(map(twin, drawn))
    return tuple(file for file in files if file in drawn and file not in twins)


Drawn = Mapping[str, tuple[Drawing, Shelved]]
"""What was drawn now, and where it waits, by place in the output folder."""


def draw(
    blank: Sequence[Sheet],
    views: Views,
    readings: Readings,
    recipe: Recipe,
    shelf: Shelf,
    workers: Workers,
    advance: Advance,
) -> Reported[Drawn]:
    """The files of some pages; those that failed are left out and reported.

    A line of a template that fails on every page is one problem, told with the first of them.
    """
    segments = readings.segments({path for sheet in blank for path in sheet.page.sources})
    tasks = _Tasks(blank, views, segments)
    if blank:
        compile_all(recipe)  # once, before there are workers
    outcomes = map_each(partial(_drawn, recipe, shelf), tasks, workers, advance)
    drawn: dict[str, tuple[Drawing, Shelved]] = {}
    losses = []
    first_at: dict[tuple[str, Position], Diagnostic] = {}
    for sheet, outcome in zip(blank, outcomes, strict=True):
        if isinstance(outcome, Lost):
            losses.append(_loss(outcome, sheet.page))
            continue
        for file, shelved in outcome.value:
            drawn[file] = Drawing(sheet.key, shelved.digest, shelved.size), shelved
        for found in outcome.diagnostics:
            first_at.setdefault((found.code, found.position), found)
    return Reported(drawn, (*losses, *first_at.values()))


def gathered(
    asked: Iterable[Sheet], kept: Drawings, drawn: Drawn, output: Path
) -> tuple[tuple[Output | Kept, ...], Drawings]:
    """The files of all pages, those that are kept and those that were drawn, and what they are."""
    files = [file for sheet in asked for file in sheet.files]
    drawings = {file: drawn[file][0] if file in drawn else kept[file] for file in files}
    outputs = tuple(
        Output(file, drawn[file][1])
        if file in drawn
        else Kept(file, one.digest, one.size, partial(_standing_bytes, output, file))
        for file, one in drawings.items()
    )
    return outputs, drawings


def _standing_bytes(output: Path, file: str) -> bytes:
    return (output / file).read_bytes()


def recalled_drawings(place: bytes, cache: Cache) -> Drawings:
    """What is remembered of the pages in an output."""
    return recalled(cache, _DRAWINGS, place, _BY_FILE) or {}


def keep_drawings(drawings: Drawings, place: bytes, cache: Cache) -> None:
    """Remember what the pages in an output were made from."""
    if drawings != recalled_drawings(place, cache):
        remember(cache, _DRAWINGS, place, drawings)
    cache.age(_DRAWINGS)


_DRAWINGS = "drawings"
_BY_FILE = dict[str, Drawing]


def standing(known: Drawings, records: Records) -> Drawings:
    """Those drawings that the output still has, byte for byte."""
    return {
        file: one
        for file, one in known.items()
        if file in records and records[file].digest == one.digest
    }


def _key(
    page: PageBrief, quoted: Iterable[bytes], readings: Readings, parts: Mapping[str, bytes]
) -> bytes:
    bodies = (readings.briefs[path].segments_digest for path in page.sources)
    theme = parts.get(page.template, b"")
    return digest(page.view_digest, page.template.encode(), theme, b"".join(quoted), *bodies)


@dataclass(frozen=True, slots=True)
class _Task:
    """What a page is drawn from, as it travels: segments stay packed until then."""

    page: Page
    files: tuple[str, ...]
    segments: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class _Tasks(Sequence[_Task]):
    """The tasks of some sheets, each made where it is done: a forked worker makes its own."""

    sheets: Sequence[Sheet]
    views: Views
    segments: Mapping[str, bytes]

    def __len__(self) -> int:
        return len(self.sheets)

    @overload
    def __getitem__(self, at: int) -> _Task: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[_Task]: ...
    def __getitem__(self, at: int | slice) -> _Task | Sequence[_Task]:
        if isinstance(at, slice):
            return _Tasks(self.sheets[at], self.views, self.segments)
        sheet = self.sheets[at]
        brief = sheet.page
        page = Page(brief.address, brief.file, brief.template, self.views(brief), brief.origin)
        return _Task(page, sheet.files, {path: self.segments[path] for path in brief.sources})


def _drawn(recipe: Recipe, shelf: Shelf, task: _Task) -> Reported[tuple[tuple[str, Shelved], ...]]:
    """The files of a page, on the shelf."""
    theme = compile_all(recipe).value
    assert theme is not None, "a page is drawn only where the theme is sound"
    texts = {path: unpacked(pack, Segments) for path, pack in task.segments.items()}
    rendered = render(task.page, theme, texts)
    if rendered.value is None:
        return Reported((), rendered.diagnostics)
    own, *twins = task.files
    contents = {own: rendered.value, **{file: compressed(rendered.value) for file in twins}}
    made = tuple((file, shelf.put(data)) for file, data in contents.items())
    return Reported(made, rendered.diagnostics)


def _loss(lost: Lost, page: PageBrief) -> Diagnostic:
    """That there is no result, at the source that asked for it."""
    return diagnostic(lost.code, page.origin, ending=lost.ending, page=page.address)
