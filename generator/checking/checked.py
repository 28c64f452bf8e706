"""What is there to check?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from generator.checking.places import place_of
from generator.checking.prose import Prose
from generator.diagnostics import Position
from generator.model.site import Moment, Site, Story, Version, day_of
from generator.model.texts import Article, RecordText


@dataclass(frozen=True, slots=True)
class Checked:
    """A site at a moment, with what its texts say and what readers find of it.

    All paths are from the site's root and in NFC.
    """

    site: Site
    as_of: datetime
    prose: Mapping[str, Prose]
    """What the texts say, articles and those of records, by path."""
    pages: Mapping[str, str]
    """Every address that the site has, without base path, and the source that asked for it: pages,
    feeds and redirects."""
    redirects: frozenset[str]
    """Those of them that only lead to where a text is now."""
    shown: frozenset[str]
    """Paths of the texts that readers see."""
    lost: frozenset[str]
    """Paths of files with errors, already reported: what they say is not known, or not all."""
    sources: Mapping[str, str]
    """The texts of files by path, with LF line ends; to be asked only where something was found."""
    ledger: str | None = None
    """What `content/addresses.txt` says, where there is one."""

    @property
    def today(self) -> date:
        """The day of the site's zone on which the moment falls."""
        return self.day(self.as_of)

    def versions(self) -> Iterator[tuple[Story, Version]]:
        """Every text of a story that could be read without an error, drafts included."""
        for story in self.site.stories.values():
            for version in story.versions.values():
                if version.article.path not in self.lost:
                    yield story, version

    def finished(self) -> Iterator[Article | RecordText]:
        """Every text that could be read without an error and is no draft, those of records too."""
        for _, version in self.versions():
            if not version.article.front.draft:
                yield version.article
        for linked in self.site.texts.values():
            if linked.text.path not in self.lost:
                yield linked.text

    def is_shown(self, version: Version) -> bool:
        """Whether readers see the text: it is neither a draft nor for later."""
        return version.article.path in self.shown

    def last_day(self, version: Version) -> date | None:
        """The day from which a text is as it is: it appeared then, or was last changed."""
        stated = (version.appeared, *version.article.front.changes)
        return max((self.day(one) for one in stated if one), default=None)

    def day(self, moment: Moment) -> date:
        """The day of the site's zone on which a moment falls."""
        return day_of(moment, self.site.config.zone)

    def at(self, text: Article | RecordText, words: str) -> Position:
        """Where some words of a text's body stand; its beginning where they are not found."""
        return place_of(words, self.sources[text.path], text.path) or text.marks.at()
