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
from generator.planning.agreements import agreement_leaves
from generator.planning.archives import archive_leaves
from generator.planning.atlas import Atlas, Leaf, charted
from generator.planning.feeds import feed_leaves
from generator.planning.files import copies
from generator.planning.home import home_leaves
from generator.planning.links import broken_links
from generator.planning.notices import notice_leaves
from generator.planning.outline import Outline, outlined
from generator.planning.partners import partner_leaves
from generator.planning.placement import placed
from generator.planning.redirects import impossible_moves, redirect_leaves
from generator.planning.signposts import signpost_leaves
from generator.planning.sitemaps import sitemap_leaves
from generator.planning.standalone import standalone_leaves
from generator.planning.stock import Stock, stocked
from generator.planning.stories import article_leaves
from generator.planning.topics import topic_leaves
from generator.planning.visits import visit_leaves

FAMILIES: tuple[Callable[[Outline], Iterable[Leaf]], ...] = (
    signpost_leaves,
    home_leaves,
    article_leaves,
    standalone_leaves,
    archive_leaves,
    visit_leaves,
    partner_leaves,
    agreement_leaves,
    topic_leaves,
    redirect_leaves,
    notice_leaves,
)
"""What makes the site's pages: to add a kind of page is to add its family here."""

FOLLOWERS: tuple[Callable[[Outline, Iterable[Leaf]], Iterable[Leaf]], ...] = (
    feed_leaves,
    sitemap_leaves,
)
"""Families whose pages follow from those of the others."""

CHECKS: tuple[Callable[[Atlas], Iterable[Diagnostic]], ...] = (broken_links, impossible_moves)
"""What can be found wrong once all addresses are known."""


def plan(site: Site, as_of: datetime, assets: Sequence[str] = ()) -> Reported[Plan]:
    """The plan of a site at a moment, which has an offset.

    `assets` are the theme's files, `templates/assets/…`.
    """
    outline = outlined(site, as_of)
    leaves = [leaf for family in FAMILIES for leaf in family(outline)]
    leaves += [leaf for follower in FOLLOWERS for leaf in follower(outline, tuple(leaves))]
    beside = copies(outline, assets)
    atlas = charted(outline, leaves, (copy.file for copy in beside))
    stock = stocked(atlas)
    pages = (_page(leaf, stock) for leaf in leaves)
    files = placed((*pages, *beside))
    found = (*files.diagnostics, *(one for check in CHECKS for one in check(atlas)))
    return Reported(
        Plan(
            tuple(file for file in files.value if isinstance(file, Page)),
            tuple(file for file in files.value if isinstance(file, Copy)),
        ),
        tuple(sorted(found, key=lambda one: one.order)),
    )


def _page(leaf: Leaf, stock: Stock) -> Page:
    return Page(
        address=leaf.address,
        file=stock.outline.file(leaf.address),
        template=leaf.template,
        view=leaf.view(stock, leaf),
        origin=leaf.origin,
    )
