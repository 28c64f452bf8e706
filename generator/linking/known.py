"""What is there for a reference to lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from generator.config import Config
from generator.diagnostics import Diagnostic, Position, diagnostic
from generator.linking.anchors import Anchored, Text, anchored
from generator.linking.guesses import probable
from generator.linking.lost import SECTION_KINDS, Kind, Lost, lost
from generator.linking.pairing import Paired
from generator.linking.paths import PathIndex, index
from generator.linking.relations import original
from generator.model.site import File, Read
from generator.model.texts import Entry, RecordText, Registry
from generator.model.written import Record, Visit

UNKNOWN: Mapping[Kind, str] = {
    "partners": "partner-unknown",
    "visits": "visit-unknown",
    "agreements": "agreement-unknown",
    "places": "place-unknown",
    "people": "person-unknown",
    "categories": "category-unknown",
    "tags": "tag-unknown",
    "stories": "story-unknown",
    "pages": "page-unknown",
}
"""What is said of a key that nothing has."""

Records = Mapping[Registry, Mapping[str, Entry[Record]]]


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that references of the site may name, found by key or by path."""

    config: Config
    records: Records
    stories: Mapping[Kind, frozenset[str]]
    """Keys of the news' stories and of standalone pages."""
    texts: Mapping[str, Anchored]
    """Articles and records' texts by path."""
    texts_by_record: Mapping[tuple[Registry, str], tuple[Anchored, ...]]
    files: Mapping[str, File]
    """By path."""
    paths: PathIndex
    lost: Lost

    @property
    def surroundings(self) -> tuple[object, ...]:
        """Return all that the linking of a story can see beside the story, as plain values."""
        return (
            self.config,
            [[(key, by_key[key]) for key in sorted(by_key)] for by_key in self.records.values()],
            [(kind, sorted(keys)) for kind, keys in self.stories.items()],
            [one.face for _, one in sorted(self.texts.items())],
            [
                (registry, key, [one.text.path for one in texts])
                for (registry, key), texts in sorted(self.texts_by_record.items())
            ],
            list(self.files.values()),
            self.lost,
        )

    def keys(self, kind: Kind) -> Iterable[str]:
        """Return all keys of a kind."""
        if kind == "stories" or kind == "pages":
            return self.stories[kind]
        return self.records[kind]

    def has(self, kind: Kind, key: str) -> bool:
        """Return whether something has the key."""
        return key in self.keys(kind)

    def visit(self, key: str | None) -> Visit | None:
        """Return the visit with the key."""
        entry = self.records["visits"].get(key) if key else None
        return cast(Visit, entry.fields) if entry else None

    def may_state(self, story: Paired, field: str) -> bool:
        """Return whether something unread of the story may state a fact that nobody states."""
        return self.lost.has_text_of(story) or any(
            field in article.front.unread for article in story.articles
        )

    def check(self, kind: Kind, key: str, place: Position) -> Iterator[Diagnostic]:
        """Yield what to say of a key that something should have."""
        if not self.has(kind, key) and not self.lost.has(kind, key):
            suggestion = probable(key, tuple(sorted(self.keys(kind))))
            yield diagnostic(UNKNOWN[kind], place, key=key, suggestion=suggestion)


def what_is_known(
    read: Read,
    config: Config,
    paired: Iterable[Paired],
    records: Records,
    texts: Mapping[tuple[Registry, str], tuple[RecordText, ...]],
) -> Known:
    """Return everything that was read, with the anchors of all texts."""
    groups = tuple(paired)
    texts_by_record = {record: _anchored(versions, None) for record, versions in texts.items()}
    anchored_texts = (
        *(one for group in groups for one in _anchored(group.articles, original(group.articles))),
        *(one for versions in texts_by_record.values() for one in versions),
    )
    by_path = {one.text.path: one for one in anchored_texts}
    files = {file.path: file for file in sorted(read.files, key=_path)}
    return Known(
        config,
        records,
        {
            SECTION_KINDS[section]: frozenset(one.key for one in groups if one.section == section)
            for section in SECTION_KINDS
        },
        by_path,
        texts_by_record,
        files,
        index((*by_path, *files)),
        lost(read, _displaced(read, by_path), config.langs),
    )


def _anchored(versions: Sequence[Text], model_lang: str | None) -> tuple[Anchored, ...]:
    """Return the versions with the anchors of one: the original, else the first language's."""
    model = next((one for one in versions if one.lang == model_lang), versions[0])
    return tuple(anchored(one, model) for one in versions)


def _displaced(read: Read, texts: Mapping[str, Anchored]) -> Iterator[str]:
    """Yield the paths of texts that were read, but whose place another text has."""
    both: tuple[Text, ...] = (*read.articles, *read.texts)
    return (one.path for one in both if one.path not in texts)


def _path(file: File) -> str:
    return file.path
