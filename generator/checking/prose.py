"""What does a body say in plain words?

In go a body's segments; out comes its prose: the words without any markup, and how many blocks of
some kinds there are. Places are lost on the way: `places` finds them again where they are needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from generator.model.texts import Segments


@dataclass(frozen=True, slots=True)
class Prose:
    """A body in plain words."""

    words: str = ""
    """All of them, a line for each block."""
    own: str = ""
    """The same without what the author has set apart: words marked as another language's, code, and
    quotations in blocks of their own. `OMITTED` stands in their place."""
    paragraph_count: int = 0
    table_count: int = 0


OMITTED = "…"
"""Stands for words that are not the author's own, so that those around it do not meet."""


def prose(segments: Segments) -> Prose:
    """What the segments of a body say. Pictures are holes, so that nothing of them is in it."""
    html = "".join(segments.pieces).replace("\n", " ")
    if "doc-" in html:
        html = _NOTE_SIGN.sub("", html)
    words = _plain(html)
    is_mixed = any(sign in html for sign in _SIGNS) and _SET_APART.search(html)
    own = _plain("".join(_own(html))) if is_mixed else words
    return Prose(words, own, len(_PARAGRAPH.findall(html)), html.count("<table"))


_REST = r"""[^>"]*(?:"[^"]*"[^>"]*)*>"""
"""A tag after its name: a bracket inside an attribute is none."""

_BLOCKS = "p|h[1-6]|li|t[hd]|d[td]|pre|blockquote|aside|div|figcaption|summary"

_TAG = re.compile(rf"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*){_REST}")
_BLOCK = re.compile(rf"</?(?:{_BLOCKS})\b{_REST}")
_PARAGRAPH = re.compile("<p[ >]")
_NOTE_SIGN = re.compile(r'<a [^>]*role="doc-(?:noteref|backlink)"[^>]*>[^<]*</a>')
"""The number that calls a footnote, and the way back from it."""

_SIGNS = ("<pre", "<code", "<blockquote", " lang=")
_SET_APART = re.compile(r"<(?:(?:pre|code|blockquote)\b|[a-z][^>]* lang=)")


def _plain(html: str) -> str:
    lines = unescape(_TAG.sub("", _BLOCK.sub("\n", html))).split("\n")
    return "\n".join(" ".join(words) for line in lines if (words := line.split()))


def _own(html: str) -> Iterator[str]:
    """The pieces of HTML that are not set apart."""
    start, name, depth = 0, "", 0
    for tag in _TAG.finditer(html):
        if not name and not tag["end"] and _SET_APART.match(tag[0]):
            yield html[start : tag.start()]
            yield f" {OMITTED} "
            name, depth = tag["name"], 1
        elif tag["name"] == name:
            depth += -1 if tag["end"] else 1
            if not depth:
                start, name = tag.end(), ""
    yield html[start:]
