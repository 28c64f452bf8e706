"""Does a text have a calling at a word, and is it as it should be?

In go a line's words and a calling whose most telling word may be there; out comes where it begins
and ends, and what should stand there. A word may stand in two parts, and what is between words may
be of another kind: both make it a variant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.checking.callings import WORD, Calling, Use
from generator.checking.spellings import Likeness, compared, patched, romanised_alike

PART = 2
"""Letters that a part of a word has at least."""

ENDING = 3
"""Letters by which a form of a word is longer or shorter than it at most."""


ABBREVIATION = 4
"""Letters of a word in capitals that is one by chance and not because all around it are."""


class Match(NamedTuple):
    """A calling in a line: from which place to which, and whether it is right."""

    start: int
    end: int
    word_count: int
    is_right: bool
    found: str
    wanted: str
    calling: Calling


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text, word by word."""

    text: str
    words: Sequence[re.Match[str]]

    @staticmethod
    def of(text: str) -> Line:
        """The line with its words."""
        return Line(text, tuple(WORD.finditer(text)))

    def gap(self, index: int) -> str:
        """What stands after a word, before the next."""
        return self.text[self.words[index].end() : self.words[index + 1].start()]


class _Piece(NamedTuple):
    """A word of a calling in a line: from which of its words up to which, and how."""

    first: int
    end: int
    word: str
    likeness: Likeness


def match(calling: Calling, line: Line, at: int) -> Match | None:
    """Where a calling stands whose most telling word is the line's `at`-th, if it does."""
    pieces = _pieces(calling, line, at)
    if pieces is None:
        return None
    likenesses = [piece.likeness for piece in pieces]
    for piece, gap in zip(pieces[:-1], calling.gaps, strict=False):
        likenesses.append(_compared_gaps(gap, line.gap(piece.end - 1), piece.word))
    if Likeness.OTHER in likenesses:
        return None
    is_same = Likeness.VARIANT not in likenesses
    if Likeness.CAPITALS in likenesses and calling.keeps_capitals:
        is_same = is_same and _is_in_capitals(line, pieces)
    if calling.use is Use.TURNED and not is_same:
        return None
    start, end = line.words[pieces[0].first].start(), _end(line, pieces)
    found = line.text[start:end] + "." * (len(pieces[-1].word) == 1)
    is_right = is_same and calling.use in (Use.RIGHT, Use.RIGHT_BY_SOUND)
    return Match(start, end, len(pieces), is_right, found, _wanted(calling, pieces), calling)


def _pieces(calling: Calling, line: Line, at: int) -> list[_Piece] | None:
    """All words of a calling in a line, in order, from its most telling one to both sides."""
    anchor = _forward(calling, calling.anchor, line, at)
    if anchor is None:
        return None
    pieces = [anchor]
    for index in range(calling.anchor + 1, len(calling.words)):
        piece = _forward(calling, index, line, pieces[-1].end)
        if piece is None:
            return None
        pieces.append(piece)
    for index in range(calling.anchor - 1, -1, -1):
        piece = _backward(calling, index, line, pieces[0].first)
        if piece is None:
            return None
        pieces.insert(0, piece)
    return pieces


def _forward(calling: Calling, index: int, line: Line, first: int) -> _Piece | None:
    """A word of a calling from a word of a line on: that word, or it and the next as one."""
    return _whole(calling, index, line, first) or _in_two(calling, index, line, first)


def _backward(calling: Calling, index: int, line: Line, end: int) -> _Piece | None:
    return _whole(calling, index, line, end - 1) or _in_two(calling, index, line, end - 2)


def _whole(calling: Calling, index: int, line: Line, at: int) -> _Piece | None:
    if not 0 <= at < len(line.words):
        return None
    word = line.words[at][0]
    likeness = _COMPARED[calling.use](calling.words[index], word)
    return None if likeness is Likeness.OTHER else _Piece(at, at + 1, word, likeness)


def _in_two(calling: Calling, index: int, line: Line, at: int) -> _Piece | None:
    """Two words that are one in the calling, unless two are one there already."""
    if not 0 <= at < len(line.words) - 1 or calling.use is Use.JOINED:
        return None
    one, other, word = line.words[at][0], line.words[at + 1][0], calling.words[index]
    if abs(len(one) + len(other) - len(word)) > ENDING or min(len(one), len(other)) < PART:
        return None
    if not _JOINT.fullmatch(line.gap(at)):
        return None
    likeness = _COMPARED[calling.use](word, one + other)
    is_one = likeness is not Likeness.OTHER
    return _Piece(at, at + 2, one + other, Likeness.VARIANT) if is_one else None


_JOINT = re.compile("[ \xa0\u2010\u2011-]")


def _by_sound(registered: str, found: str) -> Likeness:
    likeness = compared(registered, found)
    if likeness is Likeness.OTHER and romanised_alike(registered, found):
        return Likeness.VARIANT
    return likeness


def _romanised(registered: str, found: str) -> Likeness:
    return Likeness.VARIANT if romanised_alike(registered, found) else Likeness.OTHER


_COMPARED: Mapping[Use, Callable[[str, str], Likeness]] = {
    Use.RIGHT: compared,
    Use.RIGHT_BY_SOUND: _by_sound,
    Use.ROMANISED: _romanised,
    Use.JOINED: compared,
    Use.TURNED: compared,
}


def _compared_gaps(registered: str, found: str, before: str) -> Likeness:
    """What stands between two words of a text against what should; `before` is the first."""
    one, other = _kind(registered), _kind(found)
    if other is None or (one == " " and other in _STOPS and len(before) > 1):
        return Likeness.OTHER
    is_same = one == other or {one, other} <= {" ", *_STOPS}
    return Likeness.SAME if is_same else Likeness.VARIANT


def _kind(gap: str) -> str | None:
    """Of what kind a gap is, however it is made; None where what is around it is no one name."""
    return next((kind for kind, pattern in _KINDS.items() if pattern.fullmatch(gap)), None)


_STOPS = (".", ",")
_KINDS = {
    " ": re.compile("[ \xa0\u202f]*"),
    ".": re.compile("[.][ \xa0\u202f]?"),
    ",": re.compile("[.]?,[ \xa0]"),
    "-": re.compile("[-\u2010\u2011]"),
    "–": re.compile("[–—]"),
    '"': re.compile('[ \xa0]?["«»„“”][ \xa0]?["«»„“”]?'),
}


def _is_in_capitals(line: Line, pieces: Sequence[_Piece]) -> bool:
    """Whether a name stands in a passage in capitals: then it has them from there.

    So it is where the nearest words that tell are in capitals, or the name's own long words are.
    """
    first, end = pieces[0].first, pieces[-1].end
    if sum(map(_is_in_long_capitals, (piece.word for piece in pieces))) > 1:
        return True
    sides = (reversed(line.words[:first]), line.words[end:])
    told = (next((word[0] for word in side if _tells(word[0])), "") for side in sides)
    return not any(map(_has_small, told))


def _tells(word: str) -> bool:
    """Whether a word shows if a passage is in capitals; an abbreviation has them anywhere."""
    return _has_small(word) or _is_in_long_capitals(word)


def _has_small(word: str) -> bool:
    return any(map(str.islower, word))


def _is_in_long_capitals(word: str) -> bool:
    return word.isupper() and len(word) > ABBREVIATION


def _end(line: Line, pieces: Sequence[_Piece]) -> int:
    """Where a name ends: after the quotation mark that closes one within it."""
    start, end = line.words[pieces[0].first].start(), line.words[pieces[-1].end - 1].end()
    mark = _LAST_MARK.search(line.text, start, end)
    return end + (mark is not None and line.text[end : end + 1] in _CLOSING[mark[1]])


_CLOSING = {"«": ("»",), "„": ("“", "”"), "“": ("”",), '"': ('"',)}
_LAST_MARK = re.compile('([«„“"])[^«»„“”"]*$')


def _wanted(calling: Calling, pieces: Sequence[_Piece]) -> str:
    """What should stand there: of a name in letters of its own the form that the text has."""
    if calling.use in (Use.TURNED, Use.ROMANISED, Use.JOINED):
        return calling.name
    *words, last = (
        _with_initial_of(piece.word, patched(word, piece.word))
        for word, piece in zip(calling.words, pieces, strict=True)
    )
    tail = calling.gaps[-1] if _kind(calling.gaps[-1]) == '"' else ""
    return "".join(
        (*(f"{word}{gap}" for word, gap in zip(words, calling.gaps, strict=False)), last, tail)
    )


def _with_initial_of(found: str, word: str) -> str:
    return word[0].lower() + word[1:] if found[0].islower() else word
