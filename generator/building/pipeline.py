"""How a folder becomes a site: the one build path, on one screen.

    output = write( render( plan( link( read( sources ) ), as_of ), theme ) )

Every step is a pure function of its arguments, and remembered by them; this module and its
neighbours in `building` bring the disk to the first and take the bytes from the last: `readings`
read, `stories` link, `blueprints` plan, `drawings` render, and a `Publication` writes. All problems
of a run are found before anything is written.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from generator.building.blueprints import Blueprinted, Planning, blueprint, views_of
from generator.building.cache import Cache
from generator.building.drawings import (
    Drawings,
    Drawn,
    Sheet,
    draw,
    gathered,
    healed,
    recalled_drawings,
    sheets,
    standing,
)
from generator.building.editions import Edition, edition_of, former_blueprint
from generator.building.findings import Finding, Standards
from generator.building.intake import take_in
from generator.building.layout import CONTENT
from generator.building.orders import BuildReport, Order
from generator.building.progress import Phase, Progress
from generator.building.publish import Kept, Output, Publication, Shelf
from generator.building.readings import Readings
from generator.building.recipes import Notes, Recipe, parts, recipe_for, theme_notes, theme_recipe
from generator.building.themes import ThemeFiles, load_theme
from generator.building.trees import Tree
from generator.building.twins import twins_of
from generator.diagnostics import Diagnostic, Position, Reported, Severity, diagnostic, severity
from generator.planning import is_redirect


@dataclass(frozen=True, slots=True)
class Files:
    """All files of a site, ready to be published."""

    outputs: tuple[Output | Kept, ...]
    drawings: Drawings
    edition: Edition
    addresses: tuple[str, ...]
    """Those of its pages, former ones apart."""
    since: datetime
    until: datetime
    """They are the same from the first moment on and before the second."""


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a site: no files where it is not sound enough to be published."""

    report: BuildReport
    files: Files | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What a site is to consist of: all that is known of it before a page is drawn."""

    given: Planning
    plan: Blueprinted
    theme: ThemeFiles
    recipe: Recipe
    notes: Notes
    sheets: tuple[Sheet, ...]
    diagnostics: tuple[Diagnostic, ...]

    def findings(self, more: Iterable[Diagnostic] = ()) -> tuple[Finding, ...]:
        """What was found so far, and later, as the site takes it."""
        return self.standards.judge((*self.diagnostics, *more))

    @property
    def standards(self) -> Standards:
        """By what the site judges."""
        return Standards(self.given.readings.waivers, self.given.settings.config.severity)


def ask(
    order: Order,
    publication: Publication,
    cache: Cache,
    progress: Progress,
    content: Tree | None = None,
) -> Asked | BuildReport:
    """What the site is to consist of; where it is not sound enough for that, what was found.

    Who has looked through `content/` just now says what lies there.
    """
    asked = gather(order, publication, cache, progress, content)
    if isinstance(asked, BuildReport):
        return asked
    findings = asked.findings()
    return BuildReport(findings, read=asked.given.readings.new) if stops(findings, order) else asked


def gather(
    order: Order,
    publication: Publication,
    cache: Cache,
    progress: Progress,
    content: Tree | None = None,
) -> Asked | BuildReport:
    """The same, whatever is wrong with it; what was found where nothing can be planned at all."""
    taken = take_in(order, cache, progress, publication.moment_ns, content)
    if isinstance(taken, BuildReport):
        return taken
    settings, readings, theme = taken.settings, taken.readings, load_theme(order.root)
    recipe = theme_recipe(theme, settings.config)
    progress.begin(Phase.PLAN)
    given = Planning(
        taken.found, readings, settings, order.as_of,
        tuple(theme.assets), order.is_preview, former_blueprint(order.place, cache),
    )  # fmt: skip
    plan, notes = blueprint(given, cache, progress), theme_notes(recipe, cache)

    diagnostics = (
        *taken.diagnostics, *_emptiness(readings, taken.diagnostics, order),
        *plan.blueprint.diagnostics, *notes.problems,
    )  # fmt: skip
    wanted = sheets(plan.blueprint, readings, parts(notes), settings.config.publish.precompress)
    return Asked(given, plan, theme, recipe, notes, wanted, diagnostics)


def make(
    order: Order,
    publication: Publication,
    cache: Cache,
    progress: Progress,
    content: Tree | None = None,
) -> Made:
    """All files of the site; pages that stand in the output as they shall be are left alone."""
    asked = ask(order, publication, cache, progress, content)
    if isinstance(asked, BuildReport):
        return Made(asked)
    given, plan, recipe = asked.given, asked.plan, asked.recipe
    config, readings = given.settings.config, given.readings

    known = recalled_drawings(order.place, cache)
    kept = standing(known, publication.standing)
    drawn = draw_new(asked, kept, publication.shelf(), cache, progress)
    report = BuildReport(
        asked.findings(drawn.diagnostics),
        story_count=plan.blueprint.story_count,
        page_count=len(asked.sheets),
        base_path=config.base_path,
        read=readings.new,
        rendered=tuple(sheet.page.file for sheet in asked.sheets if not sheet.is_in(kept)),
    )
    if stops(report.findings, order):
        return Made(report)

    found = {one.path: one for one in given.found}
    copies = tuple(
        Output(copy.file, asked.theme.assets.get(copy.source) or found[copy.source].on_disk)
        for copy in plan.blueprint.copies
    )
    if config.publish.precompress:
        copies += twins_of(copies)
    pages, drawings = gathered(asked.sheets, kept, drawn.value, publication.place.target)
    report = replace(report, file_count=len(pages) + len(copies) - len(asked.sheets))
    lost = healed(asked.sheets, known, kept)
    edition = edition_of(plan, readings, recipe, config.publish.precompress, lost)
    term = (plan.blueprint.since, plan.blueprint.until)
    lasting = (page for page in plan.blueprint.pages if not is_redirect(page.template))
    addresses = tuple(page.address for page in lasting)
    return Made(report, Files((*pages, *copies), drawings, edition, addresses, *term))


def draw_new(
    asked: Asked, kept: Drawings, shelf: Shelf, cache: Cache, progress: Progress
) -> Reported[Drawn]:
    """The pages that are not kept, drawn and laid on the shelf."""
    blank = tuple(sheet for sheet in asked.sheets if not sheet.is_in(kept))
    progress.begin(Phase.RENDER, len(blank))
    views = views_of([sheet.page for sheet in blank], asked.plan, asked.given, cache)
    used = recipe_for((sheet.page.template for sheet in blank), asked.recipe, asked.notes)
    readings = asked.given.readings
    return draw(blank, views, readings, used, shelf, readings.workers, progress.advance)


def stops(findings: Iterable[Finding], order: Order) -> bool:
    """Whether what was found keeps the site from being written."""
    stopping = {Severity.ERROR, Severity.WARNING} if order.is_strict else {Severity.ERROR}
    return any(one.severity in stopping for one in findings)


def _emptiness(
    readings: Readings, found_so_far: Iterable[Diagnostic], order: Order
) -> tuple[Diagnostic, ...]:
    """That there is no article: unless an error says why, or an empty site is meant."""
    has_errors = any(severity(one.code, {}) is Severity.ERROR for one in found_so_far)
    if readings.has_article or has_errors or order.allows_empty:
        return ()
    return (diagnostic("content-empty", Position(CONTENT)),)
