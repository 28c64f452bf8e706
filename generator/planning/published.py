"""Which texts are published at a moment?

In goes the site and the moment; out come its published texts. A text that is not published exists
nowhere: not as a counterpart, not as a neighbour, not as a number in a count. An expired one keeps
its page and leaves all lists. The desk may see what is *pending*, drafts and texts for later, which
is everywhere as if it were published, and marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import partial

from generator.model.parts import Pending
from generator.model.site import Facts, Moment, Site, Story, Version, day_of
from generator.model.texts import Body
from generator.model.written import FrontMatter
from generator.planning.addresses import Subject, address, story_subject
from generator.planning.moments import after, moment

UNDATED = date(1970, 1, 1)
"""The day of a standalone page that states none: it has been there always."""


@dataclass(frozen=True, slots=True)
class Text:
    """A published text of a story."""

    subject: Subject
    """The story that it tells."""
    story: Story
    version: Version
    address: str
    date: Moment
    """Of the story."""
    appeared: Moment
    """When this text did."""
    changed: Moment
    """When it became what it is: it appeared, or was changed or corrected since."""
    order: tuple[datetime, datetime]
    """Later is newer: when this text appeared, then when its story did."""
    is_expired: bool
    pending: Pending = ""
    """Why readers do not see it yet."""

    @property
    def lang(self) -> str:
        """The language of the text."""
        return self.version.article.lang

    @property
    def front(self) -> FrontMatter:
        """Its front matter."""
        return self.version.article.front

    @property
    def body(self) -> Body:
        """Its body."""
        return self.version.article.body

    @property
    def facts(self) -> Facts:
        """The facts that hold for it."""
        return self.version.facts

    def facts_in(self, lang: str) -> Facts:
        """The facts by which lists of a language go: elsewhere than in its own, the story's."""
        return self.version.facts if lang == self.lang else self.story.facts


def published(
    site: Site, as_of: datetime, shows_pending: bool = False
) -> Mapping[Subject, Mapping[str, Text]]:
    """The published texts of every story that has any, by language in the order of the site's.

    For the desk those that readers do not see yet are among them.
    """
    zone = site.config.zone
    return {
        story_subject(story.section, story.key): texts
        for story in site.stories.values()
        if (texts := _shown(_texts(story, site.config.langs, zone, as_of), shows_pending))
    }


def unchanging(site: Site, as_of: datetime) -> tuple[datetime, datetime]:
    """Around a moment the time in which nothing appears, ends or becomes of another day.

    It begins with the first of the two moments and ends before the second.
    """
    zone = site.config.zone
    today = day_of(as_of, zone)
    turns = (moment(today, zone), after(today, zone), *_turns(site, zone))
    return max(one for one in turns if one <= as_of), min(one for one in turns if one > as_of)


def _turns(site: Site, zone: tzinfo) -> Iterator[datetime]:
    """The moments at which texts appear and leave the lists."""
    for story in site.stories.values():
        for version in story.versions.values():
            yield moment(version.visible_from or UNDATED, zone)
            if version.article.front.expires_at:
                yield after(version.article.front.expires_at, zone)


def _shown(texts: Iterable[Text], shows_pending: bool) -> Mapping[str, Text]:
    return {text.lang: text for text in texts if shows_pending or not text.pending}


def _texts(story: Story, langs: tuple[str, ...], zone: tzinfo, as_of: datetime) -> Iterator[Text]:
    for lang in langs:
        version = story.versions.get(lang)
        if version is None:
            continue
        front = version.article.front
        began, appeared = story.facts.date or UNDATED, version.appeared or UNDATED
        yield Text(
            subject=story_subject(story.section, story.key),
            story=story,
            version=version,
            address=_address(story, version, zone),
            date=began,
            appeared=appeared,
            changed=max((appeared, *front.changes), key=partial(moment, zone=zone)),
            order=(moment(appeared, zone), moment(began, zone)),
            is_expired=_has_ended(front.expires_at, zone, as_of),
            pending=_pending(version, zone, as_of),
        )


def _pending(version: Version, zone: tzinfo, as_of: datetime) -> Pending:
    if version.article.front.draft:
        return "draft"
    return "" if moment(version.visible_from or UNDATED, zone) <= as_of else "scheduled"


def _has_ended(expires_at: Moment | None, zone: tzinfo, as_of: datetime) -> bool:
    return expires_at is not None and after(expires_at, zone) <= as_of


def _address(story: Story, version: Version, zone: tzinfo) -> str:
    if story.section == "pages":
        return address(version.lang, version.slug)
    year = day_of(story.facts.date or UNDATED, zone).year
    return address(version.lang, "news", f"{year:04}", version.slug)
