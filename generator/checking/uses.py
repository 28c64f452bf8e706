"""What does the site keep that nothing needs?

In go all references, drafts' included; out come records that nothing refers to and pictures that
nothing shows. Where a file has errors nobody knows what it would need, so that nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from posixpath import splitext

from generator.checking.checked import Checked
from generator.diagnostics import Diagnostic, Position, diagnostic
from generator.model.files import IMAGES, STATIC, files_of_records, files_of_text
from generator.model.site import Facts, Fill, RecordTarget, Site
from generator.model.texts import Entry, Registry
from generator.model.written import Named, Record, TextFields

Use = tuple[Registry, str]
"""A record that something refers to, by registry and key."""


def unused_records(checked: Checked) -> Iterator[Diagnostic]:
    """Records that no text, no other record and no setting names."""
    if checked.lost:
        return
    site = checked.site
    used = {*_by_texts(site), *_by_records(site), *_by_itself(site)}
    groups = (
        site.partners, site.visits, site.agreements, site.places, site.people, site.categories,
        site.tags,
    )  # fmt: skip
    for group in groups:
        for entry in group.values():
            if (entry.registry, entry.key) not in used:
                yield diagnostic(
                    "record-unused", _place(entry), key=entry.key, registry=entry.registry
                )


def unused_pictures(checked: Checked) -> Iterator[Diagnostic]:
    """Pictures that nothing shows; told at their record where there is one, which may waive it."""
    if checked.lost:
        return
    site = checked.site
    shown = set(_shown(site))
    for path in site.files:
        is_picture = splitext(path)[1].lower() in IMAGES
        if is_picture and path not in shown and not path.startswith(STATIC):
            entry = site.photos.get(path)
            place = entry.at() if entry else Position(path)
            yield diagnostic("picture-unused", place, path=path, record=f"{path}.yaml")


def _place(entry: Entry[Record]) -> Position:
    """A record's key where it stands in its file, else what the record is called."""
    name = "name" if isinstance(entry.fields, Named) else "title"
    return entry.marks.key(*entry.loc) if entry.loc else entry.at(name)


def _by_texts(site: Site) -> Iterator[Use]:
    for story in site.stories.values():
        for version in story.versions.values():
            yield from _by_facts(version.facts)
            yield from _by_authors(version.article.front)
            yield from _by_links(version.fills)
    for linked in site.texts.values():
        yield from _by_authors(linked.text.front)
        yield from _by_links(linked.fills)


def _by_facts(facts: Facts) -> Iterator[Use]:
    if facts.category:
        yield "categories", facts.category
    if facts.visit:
        yield "visits", facts.visit
    yield from _all("tags", facts.tags)
    yield from _all("partners", facts.partners)
    yield from _all("people", facts.people)
    yield from _all("agreements", facts.agreements)


def _by_authors(front: TextFields) -> Iterator[Use]:
    yield from _all("people", (*front.authors, front.translator))


def _by_links(fills: Iterable[Fill]) -> Iterator[Use]:
    return ((fill.registry, fill.key) for fill in fills if isinstance(fill, RecordTarget))


def _by_records(site: Site) -> Iterator[Use]:
    for partner in site.partners.values():
        yield from _all("partners", (partner.fields.predecessor,))
        yield from _all("places", (partner.fields.place,))
    for visit in site.visits.values():
        yield from _all("people", (one.person for one in visit.fields.delegation))
        for stop in visit.fields.stops:
            yield from _all("places", (stop.place,))
            yield from _all("partners", stop.partners)
            yield from _all("people", stop.people)
            yield from _all("agreements", stop.agreements)
    for agreement in site.agreements.values():
        yield from _all("partners", agreement.fields.parties)
        yield from _all("people", agreement.fields.signatories)
        yield from _all("places", (agreement.fields.place,))
        yield from _all("visits", (agreement.fields.visit,))
    for person in site.people.values():
        yield from _all("partners", (role.partner for role in person.fields.roles))
    for photo in site.photos.values():
        yield from _all("people", photo.fields.people)
        yield from _all("places", (photo.fields.place,))


def _by_itself(site: Site) -> Iterator[Use]:
    """Records that are there for their own sake: they have a text, a visit, or are ourselves."""
    yield from ((registry, key) for registry, key, _ in site.texts)
    yield from (("partners", key) for key, one in site.partners.items() if one.fields.self)
    yield from (("agreements", key) for key, one in site.agreements.items() if one.fields.visit)


def _all(registry: Registry, keys: Iterable[str | None]) -> Iterator[Use]:
    return ((registry, key) for key in keys if key)


def _shown(site: Site) -> Iterator[str]:
    """The files that pages show or lead to, or will when their text is published."""
    for story in site.stories.values():
        for version in story.versions.values():
            yield from files_of_text(version)
    yield from files_of_records(site)
