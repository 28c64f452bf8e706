"""Where in its file do some words of a body stand?

In go words as readers see them and the file's text; out comes their first place after the front
matter. Markdown may have put anything but letters and digits between them.
"""

from __future__ import annotations

import re

from generator.diagnostics import Position

ENOUGH = 8
"""So many words tell a place."""


def place_of(words: str, text: str, path: str) -> Position | None:
    """The place of the words in a file's text, up to the end of their first line."""
    wanted = _WORD.findall(words)[:ENOUGH]
    if not wanted:
        return None
    pattern = rf"(?<![^\W_]){_BETWEEN.join(map(re.escape, wanted))}(?![^\W_])"
    match = re.compile(pattern).search(text, _body_start(text))
    if match is None:
        return None
    start, line = match.start(), text.count("\n", 0, match.start()) + 1
    width = len(match[0].partition("\n")[0])
    return Position(path, line, start - text.rfind("\n", 0, start), width)


_WORD = re.compile(r"[^\W_]+")
_BETWEEN = r"[\W_]+"
_FRONT = re.compile(r"---\n.*?^---[ \t]*$", re.MULTILINE | re.DOTALL)


def _body_start(text: str) -> int:
    front = _FRONT.match(text)
    return front.end() if front else 0
