"""What does a site consist of at a moment, with all of its pages made?

Builds make only those pages that are new; a plan has them all.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from generator.diagnostics import Reported
from generator.model.pages import Copy, Page
from generator.model.site import Site
from generator.planning import Draft, drafted
from generator.values import Value


class Plan(Value, frozen=True):
    """Everything that will be in the output folder, in the order of files."""

    pages: tuple[Page, ...]
    copies: tuple[Copy, ...]
    story_count: int
    since: datetime
    until: datetime


def plan(site: Site, as_of: datetime, assets: Sequence[str] = ()) -> Reported[Plan]:
    """The plan of a site at a moment, and what is wrong with it."""
    return drafted(site, as_of, assets).map(_made)


def _made(draft: Draft) -> Plan:
    pages = tuple(map(draft.page, draft.sketches))
    return Plan(pages, draft.copies, draft.story_count, draft.since, draft.until)
