"""What are people and partners called in texts, rightly and wrongly?

In go their records; out come callings, each a row of words by which a text may mean one of them: a
name or an alias as the registry has it, and what is made of these by habit, such as initials for
first names. Some are only ever wrong: the surname first, or a Cyrillic name in Latin letters where
the registry has another Latin name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from generator.checking.spellings import is_cyrillic, romanised_alike, stem
from generator.model.site import Site
from generator.model.texts import Entry
from generator.model.written import Partner, Person
from generator.urls import transliterate


class Use(Enum):
    """What it means that a text has a calling."""

    RIGHT = "right"
    """It is as it should be."""
    RIGHT_BY_SOUND = "right-by-sound"
    """So it is, and any other romanisation of it is a variant."""
    ROMANISED = "romanised"
    """It should be in other letters."""
    JOINED = "joined"
    """It should be in more words."""
    TURNED = "turned"
    """It should be in another order."""


class Calling(NamedTuple):
    """A row of words, with what stands between them, and what to write in its place."""

    words: tuple[str, ...]
    gaps: tuple[str, ...]
    """What stands after each word."""
    use: Use
    name: str
    path: str
    """The registry that has the name."""
    anchor: int
    """Which of the words tells most; -1 where none has a capital or a figure."""
    keeps_capitals: bool = False
    """Whether its capitals are part of its spelling; people's surnames are also set in capitals."""


def callings(site: Site) -> Iterator[Calling]:
    """All callings of all people and partners."""
    named = {key: tuple(_names(entry.fields)) for key, entry in site.partners.items()}
    counts = Counter(
        one for names in named.values() for one in {stem(word) for word in _words(" ".join(names))}
    )
    for key, names in named.items():
        yield from _of_partner(names, site.partners[key].path, counts)
    for person in site.people.values():
        yield from _of_person(person)


WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
"""A word of a name: hyphens part words, apostrophes do not."""


TELLING = 6
"""Letters of a word that make two short ones in the other order more than chance: Li Zhang is not
Zhang Li."""

SURNAME = 5
"""Letters from which on a surname alone is enough to be known."""


def _names(fields: Partner) -> Iterator[str]:
    yield from (*fields.name.values(), *fields.short.values())
    yield from (name for each in fields.aliases.values() for name in each)
    yield from (name for each in fields.forms.values() for name in each)
    yield from (name for former in fields.names for name in former.names.values())


def _of_partner(names: Iterable[str], path: str, counts: Counter[str]) -> Iterator[Calling]:
    """The names of a partner; what tells most of one is the word that fewest partners have."""
    for name in names:
        written = _as_written(name, Use.RIGHT, path)
        for one in (written, *_joined(written)):
            yield one._replace(anchor=_rarest(one.words, counts), keeps_capitals=True)


def _rarest(words: Sequence[str], counts: Counter[str]) -> int:
    """The word with a capital or a figure that fewest names have, then the longest.

    A Russian first word may have its capital for its place alone: it is the last choice.
    """
    ranks = {
        index: (index > 0 or not is_cyrillic(word), -counts[stem(word)], len(word))
        for index, word in enumerate(words)
        if not word[0].islower()
    }
    return max(ranks, key=ranks.__getitem__, default=-1)


def _joined(written: Calling) -> Iterator[Calling]:
    """The same with two of its words in one: Цин Хуа, Цинхуа."""
    words, gaps = written.words, written.gaps
    for index, (one, other) in enumerate(pairwise(words)):
        if one[0].isupper() and other[0].isupper() and gaps[index] in _JOINTS:
            joined = (*words[:index], one + other.lower(), *words[index + 2 :])
            rest = (*gaps[:index], *gaps[index + 1 :])
            yield written._replace(words=joined, gaps=rest, use=Use.JOINED)


_JOINTS = (" ", "\xa0", "-")


def _of_person(entry: Entry[Person]) -> Iterator[Calling]:
    fields, path = entry.fields, entry.path
    names = [name for name in fields.name.values() if _words(name)]
    aliases = [name for each in fields.aliases.values() for name in each]
    cyrillic = next((_words(name) for name in names if is_cyrillic(name)), ())
    for name in (*names, *aliases):
        yield _as_written(name, _use(_words(name), cyrillic), path)
    for name in names:
        yield from _by_habit(_words(name), cyrillic, path)
    latin = next((name for name in names if not is_cyrillic(name)), "")
    if cyrillic and latin and _use(_words(latin), cyrillic) is Use.RIGHT:
        romanised = tuple(map(transliterate, cyrillic))
        yield _spaced(romanised, Use.ROMANISED, latin, path)


def _use(words: Sequence[str], cyrillic: Sequence[str]) -> Use:
    """What a name means: one in Latin letters may be the sound of the Cyrillic one."""
    if not cyrillic or not words or is_cyrillic(words[-1]):
        return Use.RIGHT
    ends = ((cyrillic[index], words[index]) for index in (0, -1))
    is_alike = all(romanised_alike(transliterate(one), other) for one, other in ends)
    return Use.RIGHT_BY_SOUND if is_alike else Use.RIGHT


def _by_habit(words: Sequence[str], cyrillic: Sequence[str], path: str) -> Iterator[Calling]:
    """What is made of a name: Андрей Иванович Рудской, А. И. Рудской, and Рудской А. И.

    Where nobody can tell which word is the surname, only the two words in the other order.
    """
    use = _use(words, cyrillic)
    *firsts, last = words
    if len(firsts) == 2 and _PATRONYMIC.search(firsts[1]):
        yield from _in_both_orders(firsts, _initials(firsts), last, use, path)
    elif len(firsts) == 1 and use is Use.RIGHT_BY_SOUND:
        initials = (firsts[0][0], *_initials(map(transliterate, cyrillic[1:-1])))
        yield from _in_both_orders(firsts, initials, last, use, path)
        if len(last) >= SURNAME:
            yield _spaced((last,), use, last, path)
    elif len(firsts) == 1 and max(map(len, words)) >= TELLING:
        yield _spaced((last, *firsts), Use.TURNED, " ".join(words), path)


_PATRONYMIC = re.compile("(?:[ое]вич|ич|[ое]вна|ична)$")


def _in_both_orders(
    firsts: Sequence[str], initials: Sequence[str], last: str, use: Use, path: str
) -> Iterator[Calling]:
    for before in dict.fromkeys(map(tuple, (firsts, firsts[:1], initials, initials[:1]))):
        shown = " ".join((*(f"{one}." if len(one) == 1 else one for one in before), last))
        yield _spaced((*before, last), use, shown, path)
        yield _spaced((last, *before), Use.TURNED, shown, path)


def _initials(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word[0] for word in words)


def _as_written(name: str, use: Use, path: str) -> Calling:
    found = list(WORD.finditer(name))
    ends = (*(one.start() for one in found[1:]), len(name))
    gaps = tuple(name[one.end() : end] for one, end in zip(found, ends, strict=True))
    words = tuple(one[0] for one in found)
    return Calling(words, gaps, use, name, path, _longest(words))


def _spaced(words: Sequence[str], use: Use, name: str, path: str) -> Calling:
    gaps = (*(". " if len(word) == 1 else " " for word in words[:-1]), "")
    return Calling(tuple(words), gaps, use, name, path, _longest(words))


def _longest(words: Sequence[str]) -> int:
    """The longest word with a capital or a figure."""
    marked = [index for index, word in enumerate(words) if not word[0].islower()]
    return max(marked, key=lambda index: len(words[index]), default=-1)


def _words(name: str) -> tuple[str, ...]:
    return tuple(WORD.findall(name))
