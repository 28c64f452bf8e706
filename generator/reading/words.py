"""Which words does a text say?

In go the tokens of a block's text, or words that were taken from them; out come plain words on one
line, the beginning of them that fits an excerpt, and their number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from markdown_it.token import Token

EXCERPT_LIMIT = 200
"""Letters that an excerpt may have."""


def words_of(tokens: Iterable[Token]) -> str:
    """The plain words of a block's text, on one line."""
    pieces = (
        " " if token.type in _BREAKS else token.content for token in tokens if token.type in _SAID
    )
    return " ".join("".join(pieces).split())


def excerpt_of(words: str) -> str:
    """The beginning of a text, cut at a word."""
    if len(words) <= EXCERPT_LIMIT:
        return words
    return words[:EXCERPT_LIMIT].rpartition(" ")[0].rstrip(" ,;:—–-") + "…"


def count_words(text: str) -> int:
    """The number of words; runs of letters between blanks need no search for where they end."""
    runs = text.split()
    mixed = [run for run in runs if not run.isalnum()]
    return len(runs) - len(mixed) + len(_WORD.findall(" ".join(mixed)))


_WORD = re.compile(r"\w[\w’'-]*")
_BREAKS = frozenset({"softbreak", "hardbreak"})
_SAID = _BREAKS | {"text", "code_inline"}
