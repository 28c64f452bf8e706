"""How do holes survive in HTML until it is cut at them?

A *mark* is a number among private-use characters: it stands for a hole, or for a piece of HTML of
our own that no filter may touch. All marks begin alike; one kind is for whole elements, another
for attributes: there the mark is the value of an attribute, all of which it replaces. Content
never holds such characters: they become U+FFFD first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.model.texts import Hole

Piece = Hole | str


@dataclass(slots=True)
class Marks:
    """What the marks of one body stand for."""

    pieces: list[tuple[Piece, ...]] = field(default_factory=list)

    def element(self, *pieces: Piece) -> str:
        """A mark for whole elements."""
        return f"\ue000{self._keep(pieces)}\ue001"

    def attributes(self, *pieces: Piece) -> str:
        """A mark for all attributes of a tag, the blank before each included."""
        return f' class="{self.value(*pieces)}"'

    def value(self, *pieces: Piece) -> str:
        """The same for an attribute that is there, `class` or `href`: what to put in it."""
        return f"\ue000\ue002{self._keep(pieces)}\ue003"

    def cut(self, html: str) -> tuple[tuple[str, ...], tuple[Hole, ...]]:
        """The HTML as segments and the holes between them; pieces of HTML join their segment."""
        segments: list[str] = []
        holes: list[Hole] = []
        current: list[str] = []
        end = 0
        for match in _MARK.finditer(html):
            start = match.start()
            if match["value"]:
                start = html.rindex(" ", end, start)
            current.append(html[end:start])
            end = match.end()
            for piece in self.pieces[int(match[match.lastindex or 0])]:
                if isinstance(piece, str):
                    current.append(piece)
                else:
                    holes.append(piece)
                    segments.append("".join(current))
                    current = []
        segments.append("".join((*current, html[end:])))
        return tuple(segments), tuple(holes)

    def _keep(self, pieces: tuple[Piece, ...]) -> int:
        self.pieces.append(pieces)
        return len(self.pieces) - 1


def is_mark(value: str) -> bool:
    """Whether an attribute's value is one of our marks."""
    return re.fullmatch("\ue000\ue002[0-9]+\ue003", value) is not None


def has_mark(value: str) -> bool:
    """Whether a mark stands in an attribute's value, as after an editor's unclosed quote."""
    return re.search("[\ue000-\ue003]", value) is not None


def neutral(text: str) -> str:
    """Text in which nothing can be taken for a mark, be it a character or an entity."""
    return _FORGED.sub("\ufffd", text) if any(map(text.__contains__, _SUSPECT)) else text


_MARK = re.compile('\ue000(?:([0-9]+)\ue001|\ue002(?P<value>[0-9]+)\ue003")')
"""It begins with the character that all marks have: a search for one character costs nothing."""

_SUSPECT = "&\ue000\ue001\ue002\ue003"
_FORGED = re.compile("[\ue000-\ue003]|&#(?:x0*e00[0-3]|0*5734[4-7]);?", re.IGNORECASE)
