"""Is there anything in a body's text that must be known before it is parsed?

In goes the text, out come characters that nobody sees and amounts of markup that no article has:
parsing those would take minutes, so the answer is an error at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Position, diagnostic
from generator.reading.decoding import place_in

MARKUP_LIMIT = 20_000
"""Characters of markup in a body; a parser needs up to 100 µs for each. A long report has a
thousand."""

BLOCK_LIMIT = 50_000
"""Characters between two empty lines: a table of five hundred rows, or twenty pages without a
paragraph."""

OPEN_LIMIT = 200
"""Brackets in such a block that nothing closes: the parser looks for the end of each to the end
of the block."""


def find_overloads(text: str, path: str, first_line: int) -> Iterator[Diagnostic]:
    """What makes a body too much to be parsed; nothing is counted that cannot be too many."""
    count = len(_MARKUP.findall(text)) if len(text) > MARKUP_LIMIT else 0
    if count > MARKUP_LIMIT:
        place = Position(path, first_line)
        yield diagnostic("body-too-complex", place, count=count, limit=MARKUP_LIMIT)
        return
    is_harmless = len(text) <= BLOCK_LIMIT and text.count("[") <= OPEN_LIMIT
    for block in () if is_harmless else _BLOCK.finditer(text):
        place = place_in(text, block.start(), path, first_line)
        size = block.end() - block.start()
        if size > BLOCK_LIMIT:
            yield diagnostic("body-block-too-long", place, size=size, limit=BLOCK_LIMIT)
        count = block[0].count("[") - block[0].count("]")
        if count > OPEN_LIMIT:
            yield diagnostic("body-brackets", place, count=count, limit=OPEN_LIMIT)


def find_unseen(text: str, path: str, first_line: int) -> Iterator[Diagnostic]:
    """The first character of each line that turns the direction of the text after it."""
    if not any(map(text.__contains__, _TURNS)):
        return
    for number, line in enumerate(text.split("\n"), first_line):
        match = _BIDI.search(line)
        if match:
            place = Position(path, number, match.start() + 1)
            yield diagnostic("body-bidi", place, name=f"U+{ord(match[0]):04X}")


_MARKUP = re.compile(r"[][*_`<>&|{~!\\]|^[ \t]*[-+:#0-9]", re.MULTILINE)
_BLOCK = re.compile(r"(?:[^\n]*\S[^\n]*\n?)+")
_TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_BIDI = re.compile(f"[{_TURNS}]")
