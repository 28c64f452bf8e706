"""What is there for a reference to lead to.

All that linking a text can see beside its own story is in one value, `Known`: what is not in it can
make no difference. So who remembers stories goes by its bytes, and nothing can be forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar, cast

from generator.config import Config
from generator.diagnostics import Diagnostic, Position, diagnostic
from generator.linking.anchors import Face, Text, face
from generator.linking.guesses import probable
from generator.linking.lost import SECTION_KINDS, Kind, Lost, lost
from generator.linking.pairing import Paired
from generator.linking.paths import PathIndex, index
from generator.linking.relations import original
from generator.model.site import File, Read
from generator.model.texts import Entry, RecordText, Registry
from generator.model.written import Record, Visit
from generator.values import Value

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
R = TypeVar("R", bound=Record)


class Known(Value, frozen=True):
    """Everything that references of the site may name, found by key or by path.

    Whatever the order of files, equal sites have equal bytes: nothing in it is a set.
    """

    config: Config
    records: Records
    stories: Mapping[Kind, Mapping[str, None]]
    """Keys of the news' stories and of standalone pages."""
    texts: Mapping[str, Face]
    """Articles and records' texts by path."""
    texts_by_record: Mapping[tuple[Registry, str], tuple[Face, ...]]
    files: Mapping[str, File]
    """By path."""
    paths: PathIndex
    lost: Lost

    def keys(self, kind: Kind) -> Iterable[str]:
        """Return all keys of a kind."""
        if kind == "stories" or kind == "pages":
            return self.stories[kind]
        return self.records[kind]

    def has(self, kind: Kind, key: str) -> bool:
        """Return whether something has the key."""
        return key in self.keys(kind)

    def entries(self, registry: Registry, kind: type[R]) -> Mapping[str, Entry[R]]:
        """Return the records of a registry, which are of that kind, by key."""
        return cast(Mapping[str, Entry[R]], self.records[registry])

    def visit(self, key: str | None) -> Visit | None:
        """Return the visit with the key."""
        entry = self.entries("visits", Visit).get(key or "")
        return entry.fields if entry else None

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
    texts_by_record = {record: _faces(versions, None) for record, versions in texts.items()}
    faces = (
        *(one for group in groups for one in _faces(group.articles, original(group.articles))),
        *(one for versions in texts_by_record.values() for one in versions),
    )
    by_path = {one.path: one for one in faces}
    files = {file.path: file for file in sorted(read.files, key=_path)}
    return Known(
        config,
        records,
        _keys_by_kind(groups),
        by_path,
        texts_by_record,
        files,
        index((*by_path, *files)),
        lost(read, _displaced(read, by_path), config.langs),
    )


def _keys_by_kind(paired: Sequence[Paired]) -> Mapping[Kind, Mapping[str, None]]:
    keys: dict[Kind, dict[str, None]] = {kind: {} for kind in SECTION_KINDS.values()}
    for one in paired:
        keys[SECTION_KINDS[one.section]][one.key] = None
    return keys


def _faces(versions: Sequence[Text], model_lang: str | None) -> tuple[Face, ...]:
    """Return the versions with the anchors of one: the original, else the first language's."""
    model = next((one for one in versions if one.lang == model_lang), versions[0])
    return tuple(face(one, model) for one in versions)


def _displaced(read: Read, texts: Mapping[str, Face]) -> Iterator[str]:
    """Yield the paths of texts that were read, but whose place another text has."""
    both: tuple[Text, ...] = (*read.articles, *read.texts)
    return (one.path for one in both if one.path not in texts)


def _path(file: File) -> str:
    return file.path
