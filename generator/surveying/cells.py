"""What is there of a story in one language, and for how long has it been so?

In go a story, its appearances and a day; out come cells. A wait is counted from the day on which
readers could first miss a text: that of the original, or of what else of the story they have. A
draft of which they have nothing yet has waited since its own date.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.model.site import Story, Version
from generator.model.surveys import Appearance, Appearances, Cell, Reach, State


@dataclass(frozen=True, slots=True)
class Standing:
    """A story on a day."""

    story: Story
    known: Appearances
    today: date
    broken: Mapping[tuple[str, str], str]
    """Paths of texts that are not read, or not wholly, by key and language."""

    def reach(self, langs: tuple[str, ...]) -> Reach:
        """In how many of the languages readers have it; expired texts are there to be read."""
        there = sum(lang in self._seen for lang in langs)
        return "pending" if not there else "whole" if there == len(langs) else "partial"

    def cell(self, lang: str) -> Cell:
        """What there is of it in a language."""
        version = self.story.versions.get(lang)
        path = self.broken.get((self.story.key, lang), "")
        if version is None:
            return Cell(lang, "broken", path=path) if path else self._gap(lang)
        appearance = self.known.texts[lang]
        state = "broken" if path else _state(appearance)
        return Cell(
            lang,
            state,
            making=self.story.making(lang) or "text",
            is_outdated=state == "published" and self._is_outdated(version),
            days=self._days(appearance, state),
            path=version.article.path,
            url="" if appearance.pending else appearance.url,
        )

    def _gap(self, lang: str) -> Cell:
        """Where there is no text, and it may have been accepted that there is none."""
        versions = self.story.versions.values()
        if any(_MISSING in one.article.front.waive for one in versions):
            return Cell(lang, "waived")
        return Cell(lang, "missing", days=self._days_since_seen())

    @property
    def _seen(self) -> Mapping[str, Appearance]:
        """What readers have of it."""
        return {lang: one for lang, one in self.known.texts.items() if not one.pending}

    def _is_outdated(self, version: Version) -> bool:
        original = self.known.texts.get(self.story.original or "")
        own = self.known.texts[version.lang]
        days = [day for day in (own.updated, own.day) if day]
        if version.relation != "translation" or not original or not original.updated or not days:
            return False
        return max(days) < original.updated

    def _days(self, appearance: Appearance, state: State) -> int | None:
        day = appearance.day
        if state == "scheduled" and day:
            return max(0, (day - self.today).days)
        if state != "draft":
            return None
        return self._days_since_seen() if self._seen else self._days_since(day)

    def _days_since_seen(self) -> int | None:
        seen = self._seen
        first = seen.get(self.story.original or "")
        days = (first.day,) if first else tuple(one.day for one in seen.values())
        return self._days_since(min((day for day in days if day), default=None))

    def _days_since(self, day: date | None) -> int | None:
        return (self.today - day).days if day and day <= self.today else None


_MISSING = "translation-missing"
"""The code by which it is accepted that a text is missing."""


def _state(appearance: Appearance) -> State:
    return appearance.pending or ("expired" if appearance.is_expired else "published")
