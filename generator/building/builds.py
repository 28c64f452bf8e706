"""What is a build, from the lock on the site to its report?

In go an order and the disk; out comes the report. The site is held all the while, so that no other
build works on it, and what builds remember lies open. Where a glance shows that nothing is
otherwise than it was there is nothing to do; else the site is made and published. Whatever knows
the stages is imported only then, for that takes longer than the glance.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import replace

from generator.building.cache import Cache, opened
from generator.building.engine import engine
from generator.building.findings import judge
from generator.building.glance import Glance, glance, keep_report, recalled_report
from generator.building.layout import CONFIG
from generator.building.orders import BuildReport, Carried, Order
from generator.building.progress import SILENT, Phase, Progress
from generator.building.publish import (
    PREVIEWED,
    Publication,
    hold,
    output_problems,
)
from generator.model.reasons import Explanation, NoPage

CACHE = "cache.sqlite"
"""The file in `.vestnik/` in which builds remember."""


def build(order: Order, progress: Progress = SILENT, carried: Carried | None = None) -> BuildReport:
    """Build the site and publish it, unless something is wrong with it.

    Who builds a preview again and again hands on what the report before carried.

    Raises `OSError` where the disk refuses, `ChildProcessError` where no worker can be kept alive,
    `RefusedError` where a person can help.
    """
    refused = _refusal(order)
    if refused:
        return refused
    progress.begin(Phase.LOOK)
    known = Carried() if carried is None or order.is_clean else carried
    with (
        hold(
            order.root, order.output, state_name=order.state_name, trees=known.trees
        ) as publication,
        _memory(order, publication, known) as cache,
    ):
        seen = glance(order, publication)
        report = recalled_report(order, seen, publication, cache)
        if report is not None:
            report = replace(report, carried=known)
        else:
            report = _made(order, seen, publication, cache, progress)
        if order.is_verified:
            report = _verified(order, report, publication, progress)
    return replace(report, cache_problem=cache.problem or "")


def why(
    order: Order, address: str, progress: Progress = SILENT
) -> Explanation | NoPage | BuildReport:
    """Why a page was rendered, or will be, and what it depends on; nothing is written.

    The page is given by its address or its file in the output. Where something keeps the next build
    from publishing, out comes what it would report. Raises what `build` raises.
    """
    refused = _refusal(order)
    if refused:
        return refused
    from generator.building.inquiries import answer
    from generator.building.peek import peeked

    progress.begin(Phase.LOOK)
    with (
        hold(order.root, order.output, state_name=order.state_name) as publication,
        peeked(order.root / order.state_name / CACHE, engine().hex()) as cache,
    ):
        return answer(order, address, publication, cache, progress)


def _refusal(order: Order) -> BuildReport | None:
    """The report of a build that must not touch anything; None where nothing speaks against it."""
    previewed = order.root.resolve() / PREVIEWED if order.is_preview else None
    refusals = output_problems(order.root, order.output, previewed)
    if not refusals and (order.root / CONFIG).is_file():
        return None
    from generator.building.settings import load_settings

    settings = load_settings(order.root, order.url)
    return BuildReport(judge((*settings.diagnostics, *refusals), {}, {}))


def _memory(
    order: Order, publication: Publication, carried: Carried
) -> AbstractContextManager[Cache]:
    """What builds of the site remember: nothing where nothing of it shall be used."""
    file = order.root / order.state_name / CACHE
    if order.is_clean:
        publication.disk.clear(file)
    return opened(file, engine().hex(), publication.disk, carried.unpacked)


def _made(
    order: Order, seen: Glance, publication: Publication, cache: Cache, progress: Progress
) -> BuildReport:
    """Make the site and publish it."""
    from generator.building.drawings import keep_drawings
    from generator.building.editions import keep_edition, use_editions
    from generator.building.pipeline import make

    made = make(order, publication, cache, progress, seen.content)
    use_editions(order.place, cache)
    if made.files is None:
        return made.report
    progress.begin(Phase.PUBLISH)
    published = publication.publish(made.files.outputs)
    report = replace(
        made.report,
        is_published=True,
        written=published.written,
        removed=published.removed,
        files=frozenset(output.file for output in made.files.outputs),
        carried=Carried(published.trees, cache.unpacked),
    )
    keep_drawings(made.files.drawings, order.place, cache)
    keep_edition(made.files.edition, report, order.place, cache)
    keep_report(order, seen, report, (made.files.since, made.files.until), publication, cache)
    return report


def _verified(
    order: Order, report: BuildReport, publication: Publication, progress: Progress
) -> BuildReport:
    from generator.building.verify import verified

    return replace(report, differences=verified(order, report, publication, progress))
