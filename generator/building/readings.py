"""What do all sources say, each read once and remembered?

In go the sources, the rules of reading and the cache; out come briefs of all, which tell whether
anything is otherwise than it was, and on demand all that was said, or the words of some texts.
A reading is remembered by its file's path and bytes and by the rules; one with errors is not, for
it will be mended.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal, NamedTuple, get_args

from generator.building.cache import Cache
from generator.building.findings import Waivers
from generator.building.outcomes import Lost
from generator.building.parallel import Advance, Workers, map_each
from generator.building.progress import SILENT, Phase, Progress
from generator.building.recollections import recalled, remember
from generator.building.sources import Discovered, load
from generator.config import ReadingRules
from generator.diagnostics import Diagnostic, Position, Severity, diagnostic, severity
from generator.digests import digest
from generator.fields import Marks
from generator.model.quotes import Wording, quote_of, quoted, quoted_part
from generator.model.site import Read
from generator.model.texts import (
    Article,
    Entry,
    Reading,
    RecordText,
    Said,
    Source,
    unplaced,
)
from generator.packing import packed, unpacked
from generator.reading import read
from generator.values import Value


class Brief(Value, frozen=True):
    """What is known of a reading without unpacking it."""

    skeleton_digest: bytes
    """Of all that linking and planning see of it, places in its body apart."""
    said_digest: bytes
    """Of the same with the places."""
    segments_digest: bytes
    wording_digest: bytes
    """Of the words that any page may quote."""
    part_digests: dict[str, bytes]
    """Of each of these."""
    is_article: bool = False
    diagnostics: tuple[Diagnostic, ...] = ()
    waivers: tuple[tuple[int, tuple[str, ...]], ...] = ()
    """Codes accepted from a line on: where a text or a record begins."""

    @property
    def has_errors(self) -> bool:
        """Whether part of what the file would say is missing."""
        return any(severity(one.code, {}) is Severity.ERROR for one in self.diagnostics)


class Told(NamedTuple):
    """A reading as it travels and is remembered: packed, where it has no errors."""

    brief: bytes
    said: bytes
    segments: bytes
    wording: bytes
    unsound: tuple[Said, ...] = ()
    """What was said all the same where there are errors: it is not remembered."""


@dataclass(frozen=True, slots=True)
class Readings:
    """The readings of all sources, by path."""

    sources: Mapping[str, Discovered]
    keys: Mapping[str, bytes]
    briefs: Mapping[str, Brief]
    told: dict[str, Told]
    """Those that were read in this build."""
    rules: ReadingRules
    workers: Workers
    cache: Cache

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong in the files, each by itself."""
        return tuple(found for brief in self.briefs.values() for found in brief.diagnostics)

    @property
    def waivers(self) -> Waivers:
        """The codes accepted in each file."""
        return {path: brief.waivers for path, brief in self.briefs.items() if brief.waivers}

    @property
    def has_article(self) -> bool:
        """Whether there is any text but those of records."""
        return any(brief.is_article for brief in self.briefs.values())

    @property
    def new(self) -> tuple[str, ...]:
        """The sources that were read in this build, sorted."""
        return tuple(sorted(self.told))

    def everything(self, found: Iterable[Discovered], settings: Marks) -> Read:
        """All that was said, in quotes, with the files that lie beside it."""
        packs = self._packs("said", [path for path in self.sources if self._is_sound(path)])
        said = [
            one
            for path in self.sources
            for one in (
                unpacked(packs[path], _ALL_SAID) if path in packs else self.told[path].unsound
            )
        ]
        return Read(
            articles=tuple(one for one in said if isinstance(one, Article)),
            texts=tuple(one for one in said if isinstance(one, RecordText)),
            entries=tuple(one for one in said if isinstance(one, Entry)),
            files=tuple(one.file for one in found if one.file),
            unreadable=frozenset(path for path, brief in self.briefs.items() if brief.has_errors),
            settings=settings,
        )

    def _is_sound(self, path: str) -> bool:
        return not self.briefs[path].has_errors

    def wording(self, paths: Collection[str]) -> Wording:
        """The words of some texts that any page may quote."""
        packs = self._packs("wording", paths)
        return {
            quote_of(path, part): words
            for path, pack in packs.items()
            for part, words in unpacked(pack, _BY_PART).items()
        }

    def quoted(self, quote: str) -> bytes:
        """The digest of the words for which a quote stands."""
        path, part = quoted_part(quote)
        brief = self.briefs.get(path)
        return brief.part_digests.get(part, b"") if brief else b""

    def segments(self, paths: Collection[str]) -> Mapping[str, bytes]:
        """The segments of some bodies, packed."""
        return self._packs("segments", paths)

    def _packs(self, room: Room, paths: Collection[str]) -> dict[str, bytes]:
        """What was told just now, else what is remembered, else what is told once more."""
        wanted = {path: self.keys[path] for path in paths if path not in self.told}
        packs = self.cache.find(room, wanted.values())
        remembered = {
            path: packs[key]
            for path, key in wanted.items()
            if key in packs and digest(packs[key]) == _digest_of(room, self.briefs[path])
        }
        lost = [self.sources[path] for path in wanted if path not in remembered]
        self.told.update(_told(_unchanged(lost, self.rules), self.rules, self.workers))
        return {
            path: getattr(self.told[path], room) if path in self.told else remembered[path]
            for path in paths
        }


Room = Literal["said", "segments", "wording"]


def _digest_of(room: Room, brief: Brief) -> bytes:
    digest: bytes = getattr(brief, f"{room}_digest")
    return digest


_BRIEFS = "briefs"
_ALL = b"all"

_ALL_SAID = tuple[Said, ...]
_BY_PART = dict[str, str]


def remembered_wording(key: bytes, cache: Cache) -> Mapping[str, str]:
    """The words by part of a text as it once was; nothing where they are forgotten."""
    pack = cache.find("wording", [key]).get(key)
    return unpacked(pack, _BY_PART) if pack else {}


def read_all(
    found: Iterable[Discovered],
    rules: ReadingRules,
    workers: Workers,
    cache: Cache,
    progress: Progress = SILENT,
) -> Readings:
    """The readings of all sources; those that nobody remembers are read now.

    Raises `OSError` where one cannot be read any more.
    """
    remembered = recalled(cache, _BRIEFS, _ALL, dict[bytes, Brief]) or {}
    of_rules = packed(rules)
    sources = {one.path: one for one in found if one.is_text}
    keys = {path: _key(one, of_rules) for path, one in sources.items()}
    for path, key in keys.items():
        if key not in remembered and sources[path].source is None:
            sources[path] = load(sources[path], rules)
            keys[path] = _key(sources[path], of_rules)
    new = [sources[path] for path, key in keys.items() if key not in remembered]
    progress.begin(Phase.READ, len(new))
    told = _told(new, rules, workers, progress.advance)
    briefs = {
        path: unpacked(told[path].brief, Brief) if path in told else remembered[key]
        for path, key in keys.items()
    }
    _keep(cache, keys, briefs, told)
    return Readings(sources, keys, briefs, told, rules, workers, cache)


def _key(found: Discovered, rules: bytes) -> bytes:
    return digest(found.path.encode(), found.sighting.digest, rules)


def _told(
    found: Sequence[Discovered],
    rules: ReadingRules,
    workers: Workers,
    advance: Advance = SILENT.advance,
) -> dict[str, Told]:
    sources = [one.source for one in found if one.source]
    outcomes = map_each(partial(_tell, rules), sources, workers, advance)
    return {
        source.path: _nothing(outcome, source) if isinstance(outcome, Lost) else outcome
        for source, outcome in zip(sources, outcomes, strict=True)
    }


def _tell(rules: ReadingRules, source: Source) -> Told:
    """A reading with its brief, packed where it was made: it need not be unpacked to be kept."""
    reported = read(source, rules)
    return _packed(reported.value, reported.diagnostics)


def _nothing(lost: Lost, source: Source) -> Told:
    found = diagnostic(lost.code, Position(source.path), ending=lost.ending, page="")
    return _packed(Reading(), (found,))


def _packed(reading: Reading, diagnostics: tuple[Diagnostic, ...]) -> Told:
    said, words = _quoted(reading.said)
    pack, segments, wording = packed(said), packed(reading.segments), packed(words)
    brief = Brief(
        digest(packed(tuple(unplaced(one) for one in said))),
        digest(pack),
        digest(segments),
        digest(wording),
        {part: digest(one.encode()) for part, one in words.items()},
        any(isinstance(one, Article) for one in said),
        diagnostics,
        tuple(_waivers(said)),
    )
    return Told(packed(brief), pack, segments, wording, said if brief.has_errors else ())


def _quoted(said: Iterable[Said]) -> tuple[tuple[Said, ...], dict[str, str]]:
    """What was said, in quotes, and the words that they stand for: a file has one text at most."""
    pairs = [quoted(one) for one in said]
    words = {part: one for _, of_text in pairs for part, one in of_text.items()}
    return tuple(one for one, _ in pairs), words


def _waivers(said: Sequence[Said]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Where texts and records of a file begin, and what each accepts; nothing where none does."""
    found = [_waiver(one) for one in said]
    return iter(found if any(codes for _, codes in found) else ())


def _waiver(said: Said) -> tuple[int, tuple[str, ...]]:
    if isinstance(said, Entry):
        line = said.marks.key(*said.loc).line if said.loc else 1
        return line, tuple(said.fields.waive)
    return 1, tuple(said.front.waive)


def _unchanged(found: Iterable[Discovered], rules: ReadingRules) -> tuple[Discovered, ...]:
    """Sources with their bytes; raises `OSError` where a text is not any more what it was."""
    loaded = []
    for one in found:
        again = one if one.source else load(one, rules)
        if again.sighting.digest != one.sighting.digest:
            raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), str(one.on_disk))
        loaded.append(again)
    return tuple(loaded)


def _keep(
    cache: Cache,
    keys: Mapping[str, bytes],
    briefs: Mapping[str, Brief],
    told: Mapping[str, Told],
) -> None:
    """Remember what was told without an error."""
    sound = {path: key for path, key in keys.items() if not briefs[path].has_errors}
    for room in get_args(Room):
        new = ((sound[path], getattr(one, room)) for path, one in told.items() if path in sound)
        cache.keep(room, new)
        cache.use(room, sound.values())
        cache.age(room)
    if told or len(sound) < len(keys):
        remember(cache, _BRIEFS, _ALL, {key: briefs[path] for path, key in sound.items()})
    cache.use(_BRIEFS, [_ALL])
    cache.age(_BRIEFS)
