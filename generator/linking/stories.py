"""What a story says, with everything that it names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from generator.diagnostics import Diagnostic, Reported, diagnostic
from generator.linking.bodies import fill
from generator.linking.days import check_story_days
from generator.linking.facts import facts
from generator.linking.known import Known
from generator.linking.lost import SECTION_KINDS
from generator.linking.pairing import Paired
from generator.linking.references import check_references, check_waivers, existing
from generator.linking.relations import check_relations, original, relation
from generator.linking.slugs import slug
from generator.linking.statements import Stated, check_agreement, stated_apart, stated_together
from generator.model.site import Story, Version
from generator.model.texts import Article

LinkStories = Callable[[Sequence[Paired], Known], Reported[tuple[Story, ...]]]
"""Links all stories against what is known: `link_stories`, or who remembers what that gave."""


def link_stories(paired: Sequence[Paired], known: Known) -> Reported[tuple[Story, ...]]:
    """Return all stories linked, in their order."""
    return Reported.collect(link_story(one, known) for one in paired)


def link_story(paired: Paired, known: Known) -> Reported[Story]:
    """Return the story with all its texts linked."""
    original_lang = original(paired.articles)
    by_authority = sorted(paired.articles, key=lambda article: article.lang != original_lang)
    together = stated_together(by_authority)
    versions = Reported.collect(
        _version(article, paired, together, original_lang, known) for article in paired.articles
    )
    by_lang = {version.lang: version for version in versions.value}
    story = Story(
        paired.section,
        paired.key,
        by_lang,
        original_lang,
        by_lang[by_authority[0].lang].facts,
    )
    found = (
        *check_relations(paired, known.config.langs, known.lost),
        *check_agreement(by_authority, together),
        *_check_date(paired, together, known),
        *versions.diagnostics,
    )
    return Reported(story, found)


def _version(
    article: Article, paired: Paired, together: Stated, original_lang: str | None, known: Known
) -> Reported[Version]:
    own = SECTION_KINDS[paired.section], paired.key
    stated = stated_apart(article, together)
    linked = facts(stated, article.lang, own, known)
    chosen = slug(
        article.front.slug, article.key, article.marks.at("slug"), known.config.transliteration
    )
    fills = fill(article, known)
    version = Version(
        article,
        chosen.value,
        relation(article, original_lang),
        linked.value,
        fills.value,
        known.texts[article.path].anchors,
        tuple(dict.fromkeys(existing(article.front, own, known).digest_of)),
    )
    found = (
        *check_references(article.front, article.marks.at, own, known),
        *check_waivers(article.front, article.marks),
        *check_story_days(version, paired, stated, known),
        *linked.diagnostics,
        *(() if "slug" in article.front.unread else chosen.diagnostics),
        *fills.diagnostics,
    )
    return Reported(version, found)


def _check_date(paired: Paired, together: Stated, known: Known) -> Iterator[Diagnostic]:
    """Yield a story of the news that no file dates."""
    is_missing = together.front.date is None and not known.may_state(paired, "date")
    if paired.section == "news" and is_missing:
        yield diagnostic("date-missing", paired.articles[0].marks.at(), key=paired.key)
