"""What do all readings mean together, and which stories mean what they meant?

In go readings, settings and the cache; out comes the site that linking makes of them, most of its
stories remembered. A story's key is all that linking it can see:
what its own files say, places included, and what the rest of the site has for it to name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import partial

from generator.building.cache import Cache
from generator.building.readings import Brief, Readings
from generator.building.sources import Discovered
from generator.config import Settings
from generator.diagnostics import Diagnostic, Reported
from generator.digests import digest
from generator.linking import Known, Paired, link, link_story
from generator.model.quotes import Wording, unquoted
from generator.model.site import Facts, Fill, Site, Story, Undated, Version
from generator.model.written import Relation
from generator.packing import packed, unpacked
from generator.values import Value, replace


def linked(
    found: Iterable[Discovered], settings: Settings, readings: Readings, cache: Cache
) -> Reported[Site]:
    """The site that all readings give, as linking does; a story is linked where it is new."""
    read = readings.everything(found, settings.marks)
    return link(read, settings.config, partial(_linked, readings.briefs, cache))


def worded(site: Site, wording: Wording) -> Site:
    """The same site without quotes, for those who look at words."""
    return replace(
        site,
        stories={key: _worded(story, wording) for key, story in site.stories.items()},
        texts={
            key: replace(one, text=unquoted(one.text, wording)) for key, one in site.texts.items()
        },
    )


def _worded(story: Story, wording: Wording) -> Story:
    versions = {
        lang: replace(one, article=unquoted(one.article, wording))
        for lang, one in story.versions.items()
    }
    return replace(story, versions=versions)


class _Facts(Value, frozen=True):
    """Facts as they are packed: a date may be a moment, and which it is shows in ISO 8601."""

    date: str
    others: Undated


class _Links(Value, frozen=True):
    """A version less its article, which is read for itself."""

    slug: str
    relation: Relation | None
    facts: _Facts
    fills: tuple[Fill, ...]
    anchors: tuple[str, ...]
    digest_of: tuple[str, ...]


class _Linked(Value, frozen=True):
    """A story less its articles, and what was found on the way to it."""

    original: str | None
    facts: _Facts
    versions: tuple[_Links, ...]
    diagnostics: tuple[Diagnostic, ...]


_STORIES = "stories"


def _linked(
    briefs: Mapping[str, Brief], cache: Cache, paired: Sequence[Paired], known: Known
) -> Reported[tuple[Story, ...]]:
    around = digest(packed(known))
    keys = [_key(one, around, briefs) for one in paired]
    packs = cache.find(_STORIES, keys)
    stories = []
    for one, key in zip(paired, keys, strict=True):
        story = _recalled(one, packs.get(key))
        if story is None:
            story = link_story(one, known)
            cache.keep(_STORIES, [(key, packed(_without_articles(story)))])
        stories.append(story)
    cache.age(_STORIES)
    return Reported.collect(stories)


def _key(paired: Paired, around: bytes, briefs: Mapping[str, Brief]) -> bytes:
    own = (briefs[article.path].said_digest for article in paired.articles)
    return digest(around, packed((paired.section, paired.key)), *own)


def _recalled(paired: Paired, pack: bytes | None) -> Reported[Story] | None:
    try:
        known = None if pack is None else unpacked(pack, _Linked)
    except ValueError:
        return None
    if known is None:
        return None
    versions = {
        article.lang: Version(
            article,
            one.slug,
            one.relation,
            _unpacked(one.facts),
            one.fills,
            one.anchors,
            one.digest_of,
        )
        for article, one in zip(paired.articles, known.versions, strict=True)
    }
    story = Story(paired.section, paired.key, versions, known.original, _unpacked(known.facts))
    return Reported(story, known.diagnostics)


def _without_articles(reported: Reported[Story]) -> _Linked:
    story = reported.value
    versions = tuple(
        _Links(one.slug, one.relation, _packable(one.facts), one.fills, one.anchors, one.digest_of)
        for one in story.versions.values()
    )
    return _Linked(story.original, _packable(story.facts), versions, reported.diagnostics)


def _packable(facts: Facts) -> _Facts:
    others = Undated(**{name: getattr(facts, name) for name in _OTHERS})
    return _Facts(facts.date.isoformat() if facts.date else "", others)


def _unpacked(facts: _Facts) -> Facts:
    kind = datetime if "T" in facts.date else date
    moment = kind.fromisoformat(facts.date) if facts.date else None
    return Facts(**{name: getattr(facts.others, name) for name in _OTHERS}, date=moment)


_OTHERS = Undated.__struct_fields__
