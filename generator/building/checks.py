"""What should an editor look at before the site is published?

In go an order, as for a build, and what is remembered; out comes the report of a build that ends
where writing would begin, with all that the checks find besides. The way is that of every build:
the pages are drawn too, for a template may fail on one of them, but nobody keeps them. Texts that
readers do not see yet are judged as they will be published.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from generator.building.cache import Cache
from generator.building.drawings import recalled_drawings, standing
from generator.building.findings import Finding
from generator.building.ledger import ledger
from generator.building.orders import BuildReport, Order
from generator.building.pipeline import Asked, draw_new, gather
from generator.building.progress import Phase, Progress
from generator.building.publish import Publication, Shelf, Shelved
from generator.building.sources import Discovered, load
from generator.building.stories import linked, worded
from generator.checking import Checked, check, outside_links, prose
from generator.config import ReadingRules
from generator.diagnostics import Diagnostic, Severity, severity
from generator.model.site import Site
from generator.model.texts import Segments
from generator.packing import unpacked
from generator.planning import drafted, is_redirect
from generator.reading import decode


def checked(
    order: Order, publication: Publication, cache: Cache, progress: Progress
) -> BuildReport:
    """What a build would report, and what else there is to say of the site's texts."""
    asked = gather(order, publication, cache, progress)
    if isinstance(asked, BuildReport):
        return asked
    broken = _broken(asked.findings())
    drawn = () if broken else _problems_of_pages(order, asked, publication, cache, progress)
    progress.begin(Phase.CHECK)
    readings = asked.given.readings
    texts = tuple(path for path in readings.briefs if path.endswith(".md"))
    site = worded(_site(asked, cache), readings.wording(readings.briefs))
    view = _checked(asked, site, broken, texts, order)
    found = (*drawn, *_problems_to_come(asked, site, view), *check(view))
    return BuildReport(
        asked.findings(found),
        story_count=asked.plan.blueprint.story_count,
        page_count=len(asked.sheets),
        base_path=asked.given.settings.config.base_path,
        read=readings.new,
        text_count=len(texts),
        outside=outside_links(view),
        standards=asked.standards,
    )


def _broken(findings: tuple[Finding, ...]) -> frozenset[str]:
    """Files with errors: a build would not come as far as drawing pages."""
    return frozenset(
        one.diagnostic.position.path for one in findings if one.severity is Severity.ERROR
    )


def _problems_of_pages(
    order: Order, asked: Asked, publication: Publication, cache: Cache, progress: Progress
) -> tuple[Diagnostic, ...]:
    """What shows only when pages are drawn."""
    kept = standing(recalled_drawings(order.place, cache), publication.standing)
    return draw_new(asked, kept, _Nowhere(Path()), cache, progress).diagnostics


class _Nowhere(Shelf):
    """A shelf that keeps nothing: only what is said of a page counts."""

    def put(self, data: bytes) -> Shelved:
        return Shelved("", len(data))


def _site(asked: Asked, cache: Cache) -> Site:
    """The linked site that was planned; linked once more where the plan was remembered."""
    if asked.plan.draft:
        return asked.plan.draft.stock.outline.site
    given = asked.given
    return linked(given.found, given.settings, given.readings, cache).value


def _checked(
    asked: Asked, site: Site, broken: frozenset[str], texts: Iterable[str], order: Order
) -> Checked:
    readings, pages = asked.given.readings, asked.plan.blueprint.pages
    sound = [path for path in texts if path not in broken]
    said = {
        path: prose(unpacked(pack, Segments)) for path, pack in readings.segments(sound).items()
    }
    return Checked(
        site,
        order.as_of,
        said,
        {page.address: page.origin.path for page in pages},
        frozenset(page.address for page in pages if is_redirect(page.template)),
        frozenset(path for page in pages for path in page.sources),
        broken,
        _Sources(readings.sources, readings.rules),
        ledger(order.root),
    )


@dataclass(frozen=True, slots=True)
class _Sources(Mapping[str, str]):
    """The texts of files, each read when it is asked for."""

    found: Mapping[str, Discovered]
    rules: ReadingRules

    def __getitem__(self, path: str) -> str:
        source = load(self.found[path], self.rules).source
        return decode(source, self.rules.max_bytes).value or "" if source else ""

    def __iter__(self) -> Iterator[str]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)


def _problems_to_come(asked: Asked, site: Site, view: Checked) -> Iterator[Diagnostic]:
    """What will be wrong when the texts are published that readers do not see yet.

    A draft is not to stop anything: what would be an error in it is one when it is done.
    """
    given = asked.given
    waiting = [version for _, version in view.versions() if not view.is_shown(version)]
    if any(not version.article.front.draft for version in waiting):
        yield from drafted(site, _AT_LAST, given.assets).diagnostics
    if any(version.article.front.draft for version in waiting):
        found = drafted(site, given.as_of, given.assets, shows_pending=True).diagnostics
        yield from (one for one in found if severity(one.code, {}) is not Severity.ERROR)


_AT_LAST = datetime(9998, 1, 1, tzinfo=UTC)
"""A moment at which every text has appeared that ever will."""
