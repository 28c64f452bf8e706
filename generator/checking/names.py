"""Is somebody or something called by the same name in two spellings?

In go the names of people and partners, as the registries have them, and all texts; out comes a
finding for each name in a text that is a registered one in another spelling: with е for ё, with
other hyphens or quotation marks, in two words for one, with the surname first, or as another
romanisation. What any record has as a name or an alias is right everywhere. A name is looked for
where a text has a capital letter, by its most telling word, so that one pass over a text does for
all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.checking.callings import Calling, Use, callings
from generator.checking.checked import Checked
from generator.checking.matching import PART, Line, Match, match
from generator.checking.spellings import loosened, stem
from generator.diagnostics import Diagnostic, Position, diagnostic
from generator.model.texts import Article, RecordText


def misspelt_names(checked: Checked) -> Iterator[Diagnostic]:
    """Names that the registries have in another spelling, each once a text."""
    index = Index(callings(checked.site))
    for text in checked.finished():
        told = set()
        for words, place in _passages(text, checked):
            for one in index.misspellings(words):
                if one.found not in told:
                    told.add(one.found)
                    yield diagnostic(
                        "name-order" if one.is_turned else "name-spelling",
                        place or checked.at(text, one.found),
                        found=one.found,
                        wanted=one.wanted,
                        registry=one.registry,
                    )


def _passages(
    text: Article | RecordText, checked: Checked
) -> Iterator[tuple[str, Position | None]]:
    """What a text says, piece by piece, with the place of those that have one of their own."""
    for field in ("title", "summary"):
        words = getattr(text.front, field, None)
        if words:
            yield words, text.marks.at(field)
    yield checked.prose[text.path].own, None


class Misspelling(NamedTuple):
    """A name as a text has it, as it should be, and which registry says so."""

    found: str
    wanted: str
    registry: str
    is_turned: bool


class Index:
    """All callings, by the words at which a text may have them, the longest first."""

    def __init__(self, known: Iterable[Calling]) -> None:
        self._by_stem: defaultdict[str, list[Calling]] = defaultdict(list)
        self._by_head: defaultdict[str, list[Calling]] = defaultdict(list)
        for calling in sorted(set(known), key=lambda one: (-len(one.words), one.words, one.path)):
            if calling.anchor >= 0:
                self._add(calling, calling.words[calling.anchor])
        self._memory: dict[str, Sequence[Calling]] = {}

    def _add(self, calling: Calling, anchor: str) -> None:
        self._by_stem[stem(anchor)].append(calling)
        plain = loosened(anchor)
        for length in range(PART, len(plain) - PART + 1):
            self._by_head[plain[:length]].append(calling)

    def misspellings(self, text: str) -> Iterator[Misspelling]:
        """What is misspelt in the lines of a text."""
        for words in text.split("\n"):
            at = [one.start() for one in _MARKED.finditer(words) if self._known(one[0])]
            if at:
                yield from self._misspellings(Line.of(words), frozenset(at))

    def _misspellings(self, line: Line, at: frozenset[int]) -> Iterator[Misspelling]:
        """What is misspelt in a line, where certain words may tell of a calling.

        Callings may overlap: the longest one is meant, and of equals one that is right.
        """
        found = sorted(self._matches(line, at), key=_rank)
        taken: list[Match] = []
        for one in found:
            if all(one.end <= other.start or other.end <= one.start for other in taken):
                taken.append(one)
        for one in sorted(taken):
            if not one.is_right:
                calling = one.calling
                is_turned = calling.use is Use.TURNED
                yield Misspelling(one.found, one.wanted, calling.path, is_turned)

    def _matches(self, line: Line, at: frozenset[int]) -> Iterator[Match]:
        for index, word in enumerate(line.words):
            if word.start() in at:
                tried = (match(one, line, index) for one in self._known(word[0]))
                yield from filter(None, tried)

    def _known(self, word: str) -> Sequence[Calling]:
        """The callings that may be meant where a text has a word, or the first part of one."""
        known = self._memory.get(word)
        if known is None:
            heads = self._by_head.get(loosened(word), ())
            known = self._memory[word] = (*self._by_stem.get(stem(word), ()), *heads)
        return known


def _rank(one: Match) -> tuple[int, bool, int]:
    return -one.word_count, not one.is_right, one.start


_MARKED = re.compile(r"\b(?:[^\W\d_a-zа-яё][^\W_]+(?:['’][^\W_]+)*|\d+)")
"""A word with a capital letter, and not an initial alone; or a number."""
