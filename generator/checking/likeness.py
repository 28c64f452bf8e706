"""Which stories say nearly the same?

In go the words of all texts; out comes a finding for each two texts of one language, of different
stories, that share most of their runs of five words: the same press release twice, or a text that
was copied to be changed and was not. The likeness of two texts is the share of runs that both have
among all that either has (A. Broder, On the resemblance and containment of documents, 1997).

To compare all with all would take hours. So only texts are compared that meet in two phrases, a
phrase being what stands between two marks (by sentences: S. Brin et al., Copy detection mechanisms
for digital documents, 1995). Where every thirteenth word is another, as it is between texts that
are just `ALIKE`, more than half of all phrases of eight words are still the same: of two texts of
ten such phrases one pair in 150 is missed, of two texts of forty none.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations, pairwise
from typing import NamedTuple

from generator.checking.checked import Checked
from generator.diagnostics import Diagnostic, diagnostic
from generator.model.texts import Article

ALIKE = 0.5
"""From this likeness on two texts are the same story."""

SHORTEST = 80
"""Words from which on a text is compared: short notices all sound alike."""

PHRASE = 24
"""Characters from which on a phrase is one that two texts hardly have by chance."""

MEETINGS = 2
"""Texts that meet in so many phrases are compared."""

CROWD = 8
"""Of more texts than this that have a phrase, only neighbours meet there: it is a phrase of the
house, or the texts meet elsewhere too."""


class Pair(NamedTuple):
    """Two texts by their places in a row, and their likeness."""

    earlier: int
    later: int
    likeness: float


def near_duplicates(checked: Checked) -> Iterator[Diagnostic]:
    """Texts that are nearly another story's, each at the later of the two.

    A draft may be a copy that is yet to be changed.
    """
    by_lang: defaultdict[str, list[_Told]] = defaultdict(list)
    for _, version in checked.versions():
        article = version.article
        if article.front.draft:
            continue
        day = checked.day(version.appeared or date.min)
        by_lang[version.lang].append(_Told(day, article, checked.prose[article.path].words))
    for texts in by_lang.values():
        row = sorted(texts, key=lambda one: (one.day, one.article.path))
        for pair in alike([one.words for one in row]):
            yield from _finding(row[pair.earlier].article, row[pair.later].article, pair.likeness)


class _Told(NamedTuple):
    """A text, when it appeared, and what it says."""

    day: date
    article: Article
    words: str


def _finding(earlier: Article, later: Article, likeness: float) -> Iterator[Diagnostic]:
    """The finding; none of two texts of which one says itself that it is made of the other."""
    if later.key in earlier.front.digest_of or earlier.key in later.front.digest_of:
        return
    yield diagnostic(
        "story-near-duplicate",
        later.marks.at("title"),
        other=earlier.path,
        key=earlier.key,
        share=round(100 * likeness),
    )


def alike(texts: Sequence[str]) -> Iterator[Pair]:
    """Every two texts that are nearly the same, by their places in the row."""
    for earlier, later in _meetings(texts):
        one, other = _runs(texts[earlier]), _runs(texts[later])
        likeness = len(one & other) / max(1, len(one | other))
        if likeness >= ALIKE:
            yield Pair(earlier, later, likeness)


def _meetings(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The texts that are worth comparing, in order."""
    owners: defaultdict[str, list[int]] = defaultdict(list)
    for index, text in enumerate(texts):
        for phrase in set(_MARKS.split(text.casefold())):
            if len(phrase) >= PHRASE:
                owners[phrase].append(index)
    met: Counter[tuple[int, int]] = Counter()
    for those in owners.values():
        met.update(combinations(those, 2) if len(those) <= CROWD else pairwise(those))
    return iter(sorted(pair for pair, count in met.items() if count >= MEETINGS))


def _runs(text: str) -> set[tuple[str, ...]]:
    """The runs of five words of a text; none of one that is too short."""
    words = _WORD.findall(text.casefold())
    if len(words) < SHORTEST:
        return set()
    return set(zip(words, words[1:], words[2:], words[3:], words[4:], strict=False))


_MARKS = re.compile(r'[.,;:!?()\n«»„“”"—–…]+ *')
_WORD = re.compile(r"\w+")
