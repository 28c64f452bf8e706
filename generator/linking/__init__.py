"""What articles and records mean together.

In goes everything that reading made of the files, in any order; out comes a site in which every
reference leads somewhere, and all that does not fit. Pairing finds the stories, relations their
originals, anchors the ids of headings; then each story and record is linked against what is known.
Nothing here reads a file or the clock, or knows an address: which texts are published, and where,
is planning's to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from generator.config import Config
from generator.diagnostics import Diagnostic, Reported
from generator.linking.days import check_record_dates
from generator.linking.known import Known, what_is_known
from generator.linking.pairing import Paired, pair
from generator.linking.record_pictures import agreement_files, logos, stop_pictures
from generator.linking.record_texts import LinkedTexts, link_texts
from generator.linking.references import check_references, check_waivers
from generator.linking.registries import check_record, collect, collect_texts, entries
from generator.linking.settings import check_settings
from generator.linking.stories import LinkStories, link_stories, link_story
from generator.model.site import Read, Site, Story
from generator.model.written import Agreement, Partner, Person, Photo, Place, Topic, Visit

__all__ = ["Known", "Paired", "link", "link_story"]


def link(read: Read, config: Config, link_all: LinkStories = link_stories) -> Reported[Site]:
    """Return the site that articles and records make together, with each finding once."""
    paired = pair(read, config.langs)
    records = collect(read.entries)
    texts = collect_texts(read.texts, config.langs)
    known = what_is_known(read, config, paired.value, records.value, texts.value)
    linked_texts = link_texts(chain.from_iterable(texts.value.values()), known)
    site = _site(known, link_all(paired.value, known), linked_texts)
    found = {
        *paired.diagnostics,
        *records.diagnostics,
        *texts.diagnostics,
        *_check_records(known),
        *check_settings(known, read.settings),
        *site.diagnostics,
    }
    return Reported(site.value, tuple(sorted(found, key=lambda one: one.order)))


def _check_records(known: Known) -> Iterator[Diagnostic]:
    for registry, by_key in known.records.items():
        for entry in by_key.values():
            yield from check_record(entry, known)
            yield from check_record_dates(entry)
            yield from check_references(entry.fields, entry.at, (registry, entry.key), known)
            yield from check_waivers(entry.fields, entry.marks, entry.loc)


def _site(
    known: Known, stories: Reported[tuple[Story, ...]], texts: Reported[LinkedTexts]
) -> Reported[Site]:
    stops = stop_pictures(known)
    marks = logos(known)
    papers = agreement_files(known)
    site = Site(
        known.config,
        {(story.section, story.key): story for story in stories.value},
        partners=entries("partners", Partner, known),
        visits=entries("visits", Visit, known),
        agreements=entries("agreements", Agreement, known),
        places=entries("places", Place, known),
        people=entries("people", Person, known),
        categories=entries("categories", Topic, known),
        tags=entries("tags", Topic, known),
        photos=entries("photos", Photo, known),
        texts=texts.value,
        files={file.path: file for file in known.files.values()},
        stop_pictures=stops.value,
        logos=marks.value,
        agreement_files=papers.value,
        lost_keys=frozenset((*(key for _, key in known.lost.keys), *_movable(stories.value))),
    )
    reported = (stories, texts, stops, marks, papers)
    return Reported(site, tuple(one for part in reported for one in part.diagnostics))


def _movable(stories: Iterable[Story]) -> Iterator[str]:
    """Yield what stands in the address of texts whose address depends on something unread."""
    for story in stories:
        versions = story.versions.values()
        if any(one.article.front.unread & _IN_ADDRESS for one in versions):
            yield from (one.slug for one in versions)


_IN_ADDRESS = frozenset({"date", "slug"})
