"""Which files will the site consist of?

In go a linked site, the moment and the theme's assets; out comes the plan: every page with its
view, every copy, and what is wrong with them together. Two files at one place are an error, never
"the last one wins".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from generator.diagnostics import Diagnostic, Reported
from generator.model.pages import Copy, Page, Plan
from generator.model.site import Site
from generator.planning.agreements import agreement_sketches
from generator.planning.archives import archive_sketches
from generator.planning.atlas import Atlas, Leaf, charted
from generator.planning.feeds import feed_sketches
from generator.planning.files import copies
from generator.planning.home import home_sketches
from generator.planning.links import broken_links
from generator.planning.notices import notice_sketches
from generator.planning.outline import Outline, outlined
from generator.planning.partners import partner_sketches
from generator.planning.placement import placed
from generator.planning.published import unchanging
from generator.planning.redirects import impossible_moves, redirect_sketches
from generator.planning.signposts import signpost_sketches
from generator.planning.sitemaps import sitemap_sketches
from generator.planning.sketches import Sketch, page
from generator.planning.standalone import standalone_sketches
from generator.planning.stock import stocked
from generator.planning.stories import article_sketches
from generator.planning.topics import topic_sketches
from generator.planning.visits import visit_sketches

FAMILIES: tuple[Callable[[Outline], Iterable[Sketch]], ...] = (
    signpost_sketches,
    home_sketches,
    article_sketches,
    standalone_sketches,
    archive_sketches,
    visit_sketches,
    partner_sketches,
    agreement_sketches,
    topic_sketches,
    redirect_sketches,
    notice_sketches,
)
"""What makes the site's pages: to add a kind of page is to add its family here."""

FOLLOWERS: tuple[Callable[[Outline, Iterable[Leaf]], Iterable[Sketch]], ...] = (
    feed_sketches,
    sitemap_sketches,
)
"""Families whose pages follow from those of the others."""

CHECKS: tuple[Callable[[Atlas], Iterable[Diagnostic]], ...] = (broken_links, impossible_moves)
"""What can be found wrong once all addresses are known."""


def plan(site: Site, as_of: datetime, assets: Sequence[str] = ()) -> Reported[Plan]:
    """The plan of a site at a moment, which has an offset.

    `assets` are the theme's files, `templates/assets/…`.
    """
    outline = outlined(site, as_of)
    sketches = [sketch for family in FAMILIES for sketch in family(outline)]
    leaves = tuple(sketch.leaf for sketch in sketches)
    sketches += [sketch for follower in FOLLOWERS for sketch in follower(outline, leaves)]
    beside = copies(outline, assets)
    atlas = charted(outline, [sketch.leaf for sketch in sketches], (copy.file for copy in beside))
    stock = stocked(atlas)
    pages = (page(sketch, stock) for sketch in sketches)
    files = placed((*pages, *beside))
    found = (*files.diagnostics, *(one for check in CHECKS for one in check(atlas)))
    return Reported(
        Plan(
            tuple(file for file in files.value if isinstance(file, Page)),
            tuple(file for file in files.value if isinstance(file, Copy)),
            sum(story.kind == "stories" for story in outline.texts),
            *unchanging(site, as_of),
        ),
        tuple(sorted(found, key=lambda one: one.order)),
    )
