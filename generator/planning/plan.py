"""Which files will the site consist of?

In go a linked site, the moment and the theme's assets; out comes the draft of a plan: every page,
every copy, and what is wrong with them together, for which no view is needed. Two files at one
place are an error, never "the last one wins".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from generator.diagnostics import Diagnostic, Position, Reported
from generator.model.pages import Copy, Page
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
from generator.planning.placement import Claim, Rank, placed
from generator.planning.published import unchanging
from generator.planning.redirects import REDIRECT, impossible_moves, redirect_sketches
from generator.planning.signposts import signpost_sketches
from generator.planning.sitemaps import sitemap_sketches
from generator.planning.sketches import Sketch, page
from generator.planning.standalone import standalone_sketches
from generator.planning.stock import Stock, stocked
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


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """A plan whose pages are yet to be made, each by itself, in any order and by whomever."""

    sketches: Mapping[str, Sketch]
    """By the file in which its page will lie, in the order of files."""
    stock: Stock
    copies: tuple[Copy, ...]
    story_count: int
    """How many stories are published in at least one language."""
    since: datetime
    until: datetime
    """The plan is the same at every moment from the first on and before the second."""

    def page(self, file: str) -> Page:
        """The page that will lie in a file."""
        return page(self.sketches[file], self.stock)


def drafted(
    site: Site, as_of: datetime, assets: Sequence[str] = (), shows_pending: bool = False
) -> Reported[Draft]:
    """The draft of a site at a moment, which has an offset, and all that is wrong with it.

    `assets` are the theme's files, `templates/assets/…`. Texts that readers do not see yet are in
    it only for the desk.
    """
    outline = outlined(site, as_of, shows_pending)
    sketches = [sketch for family in FAMILIES for sketch in family(outline)]
    leaves = tuple(sketch.leaf for sketch in sketches)
    sketches += [sketch for follower in FOLLOWERS for sketch in follower(outline, leaves)]
    beside = copies(outline, assets)
    atlas = charted(outline, [sketch.leaf for sketch in sketches], (copy.file for copy in beside))
    files = placed(_claims(outline, sketches, beside))
    claimants = {claim.file: claim.claimant for claim in files.value}
    found = (*files.diagnostics, *(one for check in CHECKS for one in check(atlas)))
    draft = Draft(
        {file: one for file, one in claimants.items() if isinstance(one, Sketch)},
        stocked(atlas),
        tuple(one for one in claimants.values() if isinstance(one, Copy)),
        sum(story.kind == "stories" for story in outline.texts),
        *unchanging(site, as_of),
    )
    return Reported(draft, tuple(sorted(found, key=lambda one: one.order)))


def _claims(
    outline: Outline, sketches: Iterable[Sketch], beside: Iterable[Copy]
) -> Iterator[Claim[Sketch | Copy]]:
    for one in sketches:
        leaf, rank = one.leaf, Rank.FORMER if one.template == REDIRECT else Rank.PAGE
        yield Claim(outline.file(leaf.address), leaf.address, leaf.origin, rank, one)
    for copy in beside:
        yield Claim(copy.file, f"/{copy.file}", Position(copy.source), Rank.COPY, copy)
