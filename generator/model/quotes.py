"""Which words of a text stand on other pages, and how do they get there?

The title, summary and excerpt of a text stand on many pages and decide nothing about any of them.
So neither linking nor planning sees them, as neither sees the segments of a body: a *quote* stands
for them, in linked texts and in views, until a page is drawn. An edited title is then no reason to
plan anew, and makes new the pages that show it.

In go what a file says, or a view; out come the same with quotes for words, or with words for
quotes. A quote is a string that nobody types: it begins and ends with characters that Unicode
gives to no one. All that may be done with it is to hand it on whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar, cast
from urllib.parse import quote, unquote

from generator.model.texts import Article, Entry, RecordText, Said
from generator.values import Value, parts, replace

Wording = Mapping[str, str]
"""Words by the quotes that stand for them."""

V = TypeVar("V")
T = TypeVar("T", bound=Article | RecordText)


def quoted(said: Said) -> tuple[Said, Mapping[str, str]]:
    """The same with quotes for its words, and these words by part; what is empty stays empty.

    Parts are `title`, `summary` and `excerpt`; where there is a summary, nothing shows the excerpt,
    and it is left out.
    """
    if isinstance(said, Entry):
        return said, {}
    words = _quotable(said)
    return _reworded(said, {part: quote_of(said.path, part) for part in words}), words


def unquoted(text: T, wording: Wording) -> T:
    """The text with its words in place of the quotes."""
    return _reworded(text, {part: wording[one] for part, one in _quotable(text).items()})


def quote_of(path: str, part: str) -> str:
    """What stands for a part of a text."""
    return f"{_START}{quote(path)}#{part}{_END}"


def quoted_part(one: str) -> tuple[str, str]:
    """The path of the text that a quote is of, and the part."""
    path, _, part = one[1:-1].rpartition("#")
    return unquote(path), part


def quotes_in(pack: bytes) -> tuple[str, ...]:
    """The quotes in a value that became bytes, each once, in their order."""
    return tuple(dict.fromkeys(one.decode() for one in _QUOTE.findall(pack)))


def filled(value: V, wording: Wording) -> V:
    """A view, or part of one, with words in place of quotes; one that is unknown stays."""
    return cast(V, _filled(value, wording))


_START, _END = "\ufdd0", "\ufdd1"
"""Noncharacters, for use within a program: The Unicode Standard 15.0, section 23.7."""

_QUOTE = re.compile(_START.encode() + rb"[!-~]+" + _END.encode())

_PARTS = ("title", "summary", "excerpt")


def _quotable(text: Article | RecordText) -> dict[str, str]:
    """The words of a text that pages may show, those that it has."""
    title = text.front.title if isinstance(text, Article) else ""
    summary = text.front.summary or ""
    found = zip(_PARTS, (title, summary, "" if summary else text.body.excerpt), strict=True)
    return {part: words for part, words in found if words}


def _reworded(text: T, words: Mapping[str, str]) -> T:
    front = {part: one for part, one in words.items() if part != "excerpt"}
    excerpt = words.get("excerpt", "")
    return replace(text, front=text.front.saying(front), body=replace(text.body, excerpt=excerpt))


def _filled(value: object, wording: Wording) -> object:
    if isinstance(value, str):
        return wording.get(value, value)
    if isinstance(value, tuple):
        return tuple(_filled(one, wording) for one in value)
    if isinstance(value, Value):
        return type(value)(*(_filled(one, wording) for one in parts(value)))
    return value
