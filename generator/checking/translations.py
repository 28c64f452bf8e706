"""Which stories lack a language, and which translations are behind their original?

Adaptations and digests owe their original nothing; drafts are not done yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checking.checked import Checked
from generator.diagnostics import Diagnostic, diagnostic
from generator.model.site import Story, Version


def missing_translations(checked: Checked) -> Iterator[Diagnostic]:
    """Stories that readers of some language do not have, and that nobody is writing for them."""
    for story in checked.site.stories.values():
        shown = [one for one in story.versions.values() if _is_current(one, checked)]
        missing = [lang for lang in checked.site.config.langs if lang not in story.versions]
        if shown and missing and not _may_be_lost(story, checked):
            place = shown[0].article.marks.at("title")
            yield diagnostic("translation-missing", place, key=story.key, langs=", ".join(missing))


def outdated_translations(checked: Checked) -> Iterator[Diagnostic]:
    """Translations whose original has changed since, and that readers have already."""
    for original, text in translations(checked):
        changed, done = _changed(original, checked), checked.last_day(text)
        is_claimed = text.relation == "translation" and checked.is_shown(text)
        if is_claimed and changed and done and done < changed:
            name = "updated" if text.article.front.updated else "title"
            yield diagnostic(
                "translation-outdated", text.article.marks.at(name),
                other=original.article.path, changed=changed, day=done,
            )  # fmt: skip


def translations(checked: Checked) -> Iterator[tuple[Version, Version]]:
    """Finished texts that say the same: of each story the original with each of its translations.

    Where nobody knows the original, the first text of those that claim to be nothing else stands
    for it.
    """
    for story in checked.site.stories.values():
        faithful = {
            lang: one
            for lang, one in story.versions.items()
            if one.is_faithful and _is_finished(one, checked)
        }
        first = faithful.pop(story.original or next(iter(faithful), ""), None)
        if first:
            yield from ((first, other) for other in faithful.values())


def _is_finished(version: Version, checked: Checked) -> bool:
    return version.article.path not in checked.lost and not version.article.front.draft


def _is_current(version: Version, checked: Checked) -> bool:
    """Whether readers find the text in their lists; one that has ended needs no translation."""
    ends = version.article.front.expires_at
    return checked.is_shown(version) and (ends is None or checked.day(ends) >= checked.today)


def _may_be_lost(story: Story, checked: Checked) -> bool:
    """Whether a file that could not be read may be the story's."""
    is_key_given = any(one.article.front.translation_key for one in story.versions.values())
    return story.key in checked.site.lost_keys or bool(is_key_given and checked.site.lost_keys)


def _changed(version: Version, checked: Checked) -> date | None:
    """The day on which a text was changed last after it had appeared, as far as it says so."""
    return max(map(checked.day, version.article.front.changes), default=None)
