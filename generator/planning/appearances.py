"""When and where does each text appear, for those who are not its readers?

In go a site and a moment; out comes the appearance of every text, drafts and texts for later
included. What it says is what the plan goes by.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, tzinfo

from generator.config import Config
from generator.model.site import Moment, Site, day_of
from generator.model.surveys import Appearance, Appearances
from generator.model.texts import Section
from generator.planning.published import Text, published
from generator.urls import href


def appearances(site: Site, as_of: datetime) -> Mapping[tuple[Section, str], Appearances]:
    """The appearances of every story of a site at a moment."""
    zone = site.config.zone
    texts = published(site, as_of, shows_pending=True)
    found = {}
    for versions in texts.values():
        story = next(iter(versions.values())).story
        found[story.section, story.key] = Appearances(
            _day(story.facts.date, zone),
            {lang: _appearance(text, site.config, zone) for lang, text in versions.items()},
        )
    return found


def _appearance(text: Text, config: Config, zone: tzinfo) -> Appearance:
    return Appearance(
        url=f"{config.url}{href(text.address, config.base_path, config.permalinks)}",
        day=_day(text.version.visible_from, zone),
        updated=max((day_of(one, zone) for one in text.front.changes), default=None),
        pending=text.pending,
        is_expired=text.is_expired,
    )


def _day(when: Moment | None, zone: tzinfo) -> date | None:
    return day_of(when, zone) if when else None
