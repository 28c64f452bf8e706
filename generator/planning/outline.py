"""What is there to show, and in which lists does it stand?

In goes a site and a moment; out comes the outline on which all families of pages draw: the
published texts, every list of every language in its order, and what records are called in each. All
of it is gathered once, so that no page has to search.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from generator.config import Config
from generator.model.parts import Words
from generator.model.site import Facts, Site, day_of
from generator.model.texts import Registry
from generator.planning.addresses import HOME, NEWS, VISITS, Subject
from generator.planning.published import Text, published
from generator.urls import address_to_file, href

Lists = Mapping[Subject, tuple[Text, ...]]
"""The texts in the list of each subject, the newest first. `HOME` lists all."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A site at a moment."""

    site: Site
    zone: tzinfo
    today: date
    """The day of the site's zone on which the moment falls."""
    texts: Mapping[Subject, Mapping[str, Text]]
    """Published texts by story and language."""
    lists: Mapping[str, Lists]
    """By language of the page: its own texts, and badges for stories that have none."""
    names: Mapping[tuple[Registry, str, str], Words]
    """What a record is called, by registry, key and language of the page."""

    @property
    def config(self) -> Config:
        """The site's settings."""
        return self.site.config

    def listed(self, subject: Subject, lang: str) -> tuple[Text, ...]:
        """The texts in a subject's list on pages of a language."""
        return self.lists[lang].get(subject, ())

    def own(self, subject: Subject, lang: str) -> tuple[Text, ...]:
        """Those of them that are in the language itself."""
        return tuple(text for text in self.listed(subject, lang) if text.lang == lang)

    def text(self, story: Subject, lang: str) -> Text | None:
        """The story's published text in a language, or the one that stands in for it."""
        texts = self.texts.get(story, {})
        return texts.get(lang) or _stand_in(texts)

    def words(self, names: Mapping[str, str], lang: str) -> Words | None:
        """A record's words in the page's language, else in the first that has them."""
        return words(names, lang, self.config.langs)

    def name(self, registry: Registry, key: str, lang: str) -> Words:
        """What a record is called; a person without a record is called as written."""
        return self.names.get((registry, key, lang)) or Words(key)

    def href(self, address: str) -> str:
        """What leads to an address from anywhere on the site."""
        return href(address, self.config.base_path, self.config.permalinks)

    def file(self, address: str) -> str:
        """Where in the output folder an address lies, in either form of permalinks."""
        return address_to_file(address, self.config.permalinks)


def outlined(site: Site, as_of: datetime, shows_pending: bool = False) -> Outline:
    """The outline of a site at a moment, for its readers or for the desk."""
    zone = site.config.zone
    texts = published(site, as_of, shows_pending)
    langs = site.config.langs
    return Outline(
        site=site,
        zone=zone,
        today=as_of.astimezone(zone).date(),
        texts=texts,
        lists={lang: _lists(texts, lang, site.config, zone) for lang in langs},
        names=dict(_names(site)),
    )


def words(names: Mapping[str, str], lang: str, langs: Iterable[str]) -> Words | None:
    """The words in a language, else in the first of `langs` that has them, which they then name."""
    if lang in names:
        return Words(names[lang])
    return next((Words(names[other], other) for other in langs if other in names), None)


def _stand_in(texts: Mapping[str, Text]) -> Text | None:
    """The original, else the first in the order of the site's languages."""
    first = next(iter(texts.values()), None)
    return first and texts.get(first.story.original or "", first)


def _lists(
    texts: Mapping[Subject, Mapping[str, Text]], lang: str, config: Config, zone: tzinfo
) -> Lists:
    lists: defaultdict[Subject, list[Text]] = defaultdict(list)
    for text in _newest_first(_listed(texts, lang, config)):
        subjects = _subjects(text.facts_in(lang), day_of(text.date, zone))
        for subject in dict.fromkeys(subjects):
            lists[subject].append(text)
    return {subject: tuple(listed) for subject, listed in lists.items()}


def _listed(
    texts: Mapping[Subject, Mapping[str, Text]], lang: str, config: Config
) -> Iterator[Text]:
    """For each story the text that stands for it in lists of a language.

    A story whose own text has expired is not shown by another language's.
    """
    for versions in texts.values():
        if config.untranslated == "hide" or lang in versions:
            text = versions.get(lang)
        else:
            current = {key: one for key, one in versions.items() if not one.is_expired}
            text = _stand_in(current)
        if text and not text.is_expired and text.story.section == "news":
            yield text


def _newest_first(texts: Iterable[Text]) -> list[Text]:
    """A total order, so that no list depends on the order of files."""
    by_name = sorted(texts, key=lambda text: (text.version.slug, text.story.key))
    return sorted(by_name, key=lambda text: text.order, reverse=True)


def _subjects(facts: Facts, day: date) -> Iterator[Subject]:
    """The lists in which a story stands."""
    yield HOME
    yield Subject(NEWS.kind, f"{day.year:04}")
    yield Subject(NEWS.kind, f"{day.year:04}/{day.month:02}")
    if facts.category:
        yield Subject("categories", facts.category)
    if facts.visit:
        yield Subject(VISITS.kind, facts.visit)
    for tag in facts.tags:
        yield Subject("tags", tag)
    for partner in facts.partners:
        yield Subject("partners", partner)


def _names(site: Site) -> Iterator[tuple[tuple[Registry, str, str], Words]]:
    titled = (site.visits, site.agreements)
    named = (site.partners, site.places, site.people, site.categories, site.tags)
    names = [
        (entry.registry, entry.key, entry.fields.title)
        for group in titled
        for entry in group.values()
    ] + [
        (entry.registry, entry.key, entry.fields.name)
        for group in named
        for entry in group.values()
    ]
    langs = site.config.langs
    for registry, key, by_lang in names:
        for lang in langs:
            yield (registry, key, lang), words(by_lang, lang, langs) or Words(key)
