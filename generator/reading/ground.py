"""Where in its file does a piece of a body stand, and what was found there?

Markdown's tokens know their lines, but not their columns. A `Ground` is laid for one reading of
one body: it finds the place of a run of characters of the text that is being parsed, and collects
what is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.diagnostics import Diagnostic, Position, diagnostic


@dataclass(slots=True)
class Ground:
    """The lines of one body, and what has been found in them so far."""

    path: str
    lines: Sequence[str]
    first_line: int
    found: list[Diagnostic] = field(default_factory=list)
    _content: str = ""
    _row: int = 0
    _is_cell: bool = False
    _next_cell: dict[int, int] = field(default_factory=dict)
    """Column from which the next table cell of a line is to be looked for."""
    _cell_start: int = 0

    def enter(self, content: str, row: int, is_cell: bool) -> None:
        """Turn to the text of a block that begins on the body's line `row`, counted from 0."""
        self._content, self._row, self._is_cell = content, row, is_cell
        if is_cell:
            start = self.text(row).find(content, self._next_cell.get(row, 0))
            self._cell_start = start
            if start >= 0:
                self._next_cell[row] = start + len(content)

    def at(self, content: str, start: int, end: int) -> Position:
        """The place of `content[start:end]`, where `content` is the text entered last.

        Of any other text (the inside of a picture's alternative) only the block's line is known.
        """
        if content is not self._content:
            return self.line(self._row)
        row = self._row + content.count("\n", 0, start)
        line_start = content.rfind("\n", 0, start) + 1
        line_end = content.find("\n", start)
        line = content[line_start : line_end if line_end >= 0 else len(content)]
        column = self._column(row, line)
        if column < 0:
            return self.line(row)
        width = max(1, min(end - line_start, len(line)) - (start - line_start))
        return Position(self.path, self.first_line + row, column + start - line_start + 1, width)

    def line(self, row: int) -> Position:
        """The place of all that stands on a line."""
        line = self.text(row)
        words = line.strip()
        column = len(line) - len(line.lstrip()) + 1 if words else 1
        return Position(self.path, self.first_line + row, column, max(1, len(words)))

    def note(self, code: str, place: Position, **details: object) -> None:
        """Keep what is wrong."""
        self.found.append(diagnostic(code, place, **details))

    def note_line(self, code: str, place: Position, **details: object) -> None:
        """The same, once for all that is wrong alike on one line."""
        last = self.found[-1] if self.found else None
        if last is None or (last.code, last.position.line) != (code, place.line):
            self.note(code, place, **details)

    def _column(self, row: int, line: str) -> int:
        """Where a block's line begins in its source, after quote marks, bullets and indents."""
        if self._is_cell:
            return self._cell_start
        source = self.text(row).rstrip()
        words = line.rstrip()
        if source.endswith(words):
            return len(source) - len(words)
        return source.find(words)

    def text(self, row: int) -> str:
        """A line of the body, empty beyond its end."""
        return self.lines[row] if row < len(self.lines) else ""
