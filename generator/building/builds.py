"""What is a build, from the lock on the site to its report?

In go an order and the disk; out comes the report. The site is held all the while, so that no other
build works on it, and what builds remember lies open. Where a glance shows that nothing is
otherwise than it was there is nothing to do; else the site is made and published. Whatever knows
the stages is imported only then, for that takes longer than the glance.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.building.cache import Cache, opened
from generator.building.engine import own_engine
from generator.building.findings import judge
from generator.building.glance import Glance, glance, keep_report, recalled_report
from generator.building.layout import CONFIG
from generator.building.orders import BuildReport, Carried, Order
from generator.building.places import PREVIEW, STATE
from generator.building.progress import SILENT, Phase, Progress
from generator.building.publish import (
    PREVIEWED,
    Publication,
    beheld,
    hold,
    output_problems,
)
from generator.model.reasons import Explanation, NoPage

if TYPE_CHECKING:
    from generator.model.surveys import Selection, Survey

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
    for _ in range(TRIES - 1):
        try:
            return _built(order, progress, carried)
        except OSError as error:
            if error.errno not in _MOVING:
                raise
    return _built(order, progress, carried)


TRIES = 3
"""How often a build begins, at most: anew where a source, or the output, is not any more what it
was. That of another site's build may be the same folder."""

_MOVING = (errno.ENOENT, errno.ENOTDIR, errno.ESTALE)
"""How it shows that a file is not any more what, or where, it was."""


def _built(order: Order, progress: Progress, carried: Carried | None) -> BuildReport:
    progress.begin(Phase.LOOK)
    known = Carried() if carried is None or order.is_clean else carried
    with (
        hold(
            order.root, order.output, state_name=order.state_name, trees=known.trees
        ) as publication,
        _memory(order, publication) as cache,
    ):
        cache.unpacked = known.unpacked
        seen = glance(order, publication)
        same = None if order.is_recorded else recalled_report(order, seen, publication, cache)
        if same is not None:
            report = replace(same, carried=known)
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

    with _peeking(order, progress) as (publication, cache):
        return answer(order, address, publication, cache, progress)


def check(order: Order, progress: Progress = SILENT) -> BuildReport:
    """What a build would report, and what else editors should look at; nothing is written.

    Warnings keep nothing from being looked at. Raises what `build` raises.
    """
    refused = _refusal(order)
    if refused:
        return refused
    from generator.building.checks import checked

    with _peeking(order, progress) as (publication, cache):
        return checked(order, publication, cache, progress)


@contextmanager
def _peeking(order: Order, progress: Progress) -> Iterator[tuple[Publication, Cache]]:
    """A time in which the site stays as it is, and what builds of it remember."""
    from generator.building.peek import peeked

    progress.begin(Phase.LOOK)
    with (
        beheld(order.root, order.output, order.state_name) as publication,
        peeked(order.root / order.state_name / CACHE, own_engine()) as cache,
    ):
        yield publication, cache


def status(order: Order, selection: Selection, progress: Progress = SILENT) -> Survey | BuildReport:
    """What there is of the site's stories in each language; nothing is written.

    Where settings or content cannot be read, out comes what a build would report. Raises `OSError`
    where the disk refuses.
    """
    from generator.building.peek import peeked
    from generator.building.surveys import surveyed

    progress.begin(Phase.LOOK)
    with peeked(_latest_memory(order.root), own_engine()) as cache:
        return surveyed(order, selection, cache, progress)


def _latest_memory(root: Path) -> Path:
    """What the last build remembers, whether it was one for readers or a preview."""
    files = [root / name / CACHE for name in (STATE, PREVIEW)]
    there = [file for file in files if file.is_file()]
    return max(there, key=lambda file: file.stat().st_mtime_ns, default=files[0])


def _refusal(order: Order) -> BuildReport | None:
    """The report of a build that must not touch anything; None where nothing speaks against it."""
    previewed = order.root.resolve() / PREVIEWED if order.is_preview else None
    refusals = output_problems(order.root, order.output, previewed)
    if not refusals and (order.root / CONFIG).is_file():
        return None
    from generator.building.settings import load_settings

    settings = load_settings(order.root, order.url)
    return BuildReport(judge((*settings.diagnostics, *refusals), {}, {}))


def _memory(order: Order, publication: Publication) -> AbstractContextManager[Cache]:
    """What builds of the site remember: nothing where nothing of it shall be used."""
    file = order.root / order.state_name / CACHE
    if order.is_clean:
        publication.disk.clear(file)
    return opened(file, own_engine(), publication.disk)


def _made(
    order: Order, seen: Glance, publication: Publication, cache: Cache, progress: Progress
) -> BuildReport:
    """Make the site and publish it."""
    from generator.building.drawings import keep_drawings
    from generator.building.editions import keep_edition, use_editions
    from generator.building.ledger import record
    from generator.building.pipeline import make

    made = make(order, publication, cache, progress, seen.content)
    use_editions(order.place, cache)
    if made.files is None:
        return made.report
    progress.begin(Phase.PUBLISH)
    published = publication.publish(made.files.outputs, progress)
    report = replace(
        made.report,
        is_published=True,
        written=published.written,
        removed=published.removed,
        removed_pages=_pages_removed(published.removed, order, publication, cache),
        files=frozenset(output.file for output in made.files.outputs),
        carried=Carried(published.trees, cache.unpacked),
    )
    keep_drawings(made.files.drawings, order.place, cache)
    keep_edition(made.files.edition, report, order.place, cache)
    keep_report(order, seen, report, (made.files.since, made.files.until), publication, cache)
    if order.is_recorded:
        recorded = record(order.root, made.files.addresses, publication.disk)
        report = replace(report, recorded=recorded)
    return report


def _pages_removed(
    removed: tuple[str, ...], order: Order, publication: Publication, cache: Cache
) -> tuple[str, ...]:
    """Those of the removed files that were pages, by what is remembered of the site before."""
    if not removed:
        return ()
    from generator.building.drawings import pages_among, recalled_drawings

    # Where nothing is remembered, what was no copy may have been a page.
    drawn = recalled_drawings(order.place, cache) or {
        file for file, record in publication.standing.items() if not record.source
    }
    return pages_among(removed, drawn)


def _verified(
    order: Order, report: BuildReport, publication: Publication, progress: Progress
) -> BuildReport:
    from generator.building.verify import verified

    return replace(report, differences=verified(order, report, publication, progress))
