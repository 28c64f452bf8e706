"""How does a table stand in a terminal, however wide that is?

In go cells, row by row, and the columns of the terminal; out come lines. Where the table is too
wide, texts that may be cut give way, the last of them first, then columns that can be spared; where
even that is not enough, each row becomes a paragraph. Rich knows how wide letters are; its own
tables take too long for an archive.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

import click
from rich.cells import cell_len, set_cell_size


@dataclass(frozen=True, slots=True)
class Cell:
    """A text on one line, and its colour."""

    text: str
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, and what may become of it where there is little room."""

    head: str
    least: int | None = None
    """How narrow it may become; None where nothing of it may be cut."""
    is_number: bool = False
    is_spare: bool = False
    """Whether the table is still one without it."""
    is_name: bool = False
    """Whether it says what the row is about, and needs no head for that."""


def table(
    columns: Sequence[Column], rows: Sequence[Sequence[Cell]], width: int | None
) -> Iterator[str]:
    """The lines of a table; None stands for a width that has no end."""
    natural = [
        max(cell_len(text) for text in (column.head, *(row[place].text for row in rows)))
        for place, column in enumerate(columns)
    ]
    everything = range(len(columns))
    kept = [place for place in everything if not columns[place].is_spare]
    for places in (everything, kept):
        widths = _cut(natural, columns, places, width)
        if widths:
            head = [Cell(column.head) for column in columns]
            yield click.style(_line(head, widths, columns), bold=True)
            for row in rows:
                yield _line(row, widths, columns)
            return
    for row in rows:
        yield from _paragraph(columns, row, max(width or 0, _NARROWEST))


_GAP = "  "
_NARROWEST = 20
"""Columns below which lines are left to the terminal to break."""


def _cut(
    natural: Sequence[int], columns: Sequence[Column], places: Sequence[int], width: int | None
) -> Mapping[int, int]:
    """How wide each of some columns is; nothing where they do not fit beside each other."""
    widths = {place: natural[place] for place in places}
    excess = 0 if width is None else sum(widths.values()) + len(_GAP) * (len(widths) - 1) - width
    for place in reversed(places):
        least = columns[place].least
        if excess > 0 and least is not None:
            given = min(excess, max(0, widths[place] - least))
            widths[place] -= given
            excess -= given
    return {} if excess > 0 else widths


def _line(row: Sequence[Cell], widths: Mapping[int, int], columns: Sequence[Column]) -> str:
    line = "".join(
        _fitted(row[place], width, columns[place].is_number) for place, width in widths.items()
    )
    return line.rstrip()


def _fitted(cell: Cell, width: int, is_number: bool) -> str:
    length = cell_len(cell.text)
    text = cell.text if length <= width else f"{set_cell_size(cell.text, width - 1)}…"
    blank = " " * (width - length)
    drawn = _coloured(text, cell.colour)
    return f"{blank}{drawn}{_GAP}" if is_number else f"{drawn}{blank}{_GAP}"


def _coloured(text: str, colour: str | None) -> str:
    return click.style(text, fg=colour) if colour else text


def _paragraph(columns: Sequence[Column], row: Sequence[Cell], width: int) -> Iterator[str]:
    """What the row is about on a line, and below it the other cells with what they are."""
    pairs = list(zip(columns, row, strict=True))
    yield click.style(_GAP.join(cell.text for column, cell in pairs if column.is_name), bold=True)
    for column, cell in pairs:
        if not column.is_name:
            told = f"{column.head}: {cell.text}"
            for line in wrap(told, width, initial_indent=_GAP, subsequent_indent=_GAP * 2):
                yield _coloured(line, cell.colour)
