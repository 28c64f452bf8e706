"""What the registries hold, and whether each record is whole.

In go the records as read, file by file; out come they by registry and key. Two records cannot have
one key, and a name should be there in each of the site's languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import get_args

from generator.diagnostics import Diagnostic, Reported, diagnostic
from generator.linking.countries import COUNTRIES
from generator.linking.known import Known, R, Records
from generator.linking.references import existing
from generator.linking.slugs import slug
from generator.model.texts import Entry, RecordText, Registry
from generator.model.written import Agreement, Named, Partner, Place, Record, Topic, Visit
from generator.values import replace


def collect(entries: Iterable[Entry[Record]]) -> Reported[Records]:
    """Return the records by registry and key; of two with one key, the first path has it."""
    records: dict[Registry, dict[str, Entry[Record]]] = {name: {} for name in get_args(Registry)}
    found = []
    for entry in sorted(entries, key=lambda entry: (entry.registry, entry.key, entry.path)):
        first = records[entry.registry].setdefault(entry.key, entry)
        if first is not entry:
            found.append(
                diagnostic(
                    "record-twice", entry.marks.key(*entry.loc), key=entry.key, path=entry.path,
                    other=first.path, other_line=first.marks.key(*first.loc).line,
                )
            )  # fmt: skip
    return Reported(records, tuple(found))


def collect_texts(
    texts: Iterable[RecordText], langs: Iterable[str]
) -> Reported[Mapping[tuple[Registry, str], tuple[RecordText, ...]]]:
    """Return the texts of each record in the order of the site's languages."""
    by_record: dict[tuple[Registry, str], dict[str, RecordText]] = {}
    found = []
    for text in sorted(texts, key=lambda text: (text.registry, text.key, text.path)):
        by_lang = by_record.setdefault((text.registry, text.key), {})
        first = by_lang.setdefault(text.lang, text)
        if first is not text:
            found.append(
                diagnostic(
                    "key-twice", text.marks.at(), key=text.key, path=text.path, other=first.path
                )
            )
    in_order = {
        record: tuple(by_lang[lang] for lang in langs if lang in by_lang)
        for record, by_lang in by_record.items()
    }
    return Reported(in_order, tuple(found))


def entries(registry: Registry, kind: type[R], known: Known) -> Mapping[str, Entry[R]]:
    """Return the records of a registry, without references that lead nowhere."""
    return {key: _existing(one, known) for key, one in known.entries(registry, kind).items()}


def check_record(entry: Entry[Record], known: Known) -> Iterator[Diagnostic]:
    """Yield what a record lacks or states wrongly by itself."""
    yield from _names(entry, known.config.langs)
    yield from _country(entry, known)
    if isinstance(entry.fields, Topic) and "slug" not in entry.fields.unread:
        place = entry.at("slug")
        yield from slug(
            entry.fields.slug, entry.key, place, known.config.transliteration
        ).diagnostics
    if entry.registry == "photos" and entry.key not in known.files:
        suggestion = known.paths.nearest(entry.key)
        yield diagnostic("photo-missing", entry.at(), target=entry.key, suggestion=suggestion)


def _existing(entry: Entry[R], known: Known) -> Entry[R]:
    return replace(entry, fields=existing(entry.fields, (entry.registry, entry.key), known))


def _names(entry: Entry[Record], langs: Iterable[str]) -> Iterator[Diagnostic]:
    fields = entry.fields
    match fields:
        case Named():
            field, names = "name", fields.name
        case Visit() | Agreement():
            field, names = "title", fields.title
        case _:
            return
    missing = [lang for lang in langs if lang not in names]
    if missing and field not in fields.unread:
        code = "record-name-missing" if names else "record-without-name"
        yield diagnostic(
            code, entry.at(field), field=field, key=entry.key, langs=", ".join(missing)
        )


def _country(entry: Entry[Record], known: Known) -> Iterator[Diagnostic]:
    code = entry.fields.country if isinstance(entry.fields, Partner | Place) else None
    if code and code not in COUNTRIES and code not in known.config.countries:
        yield diagnostic("country-unknown", entry.at("country"), country=code)
