"""Where does the front matter of a text end, and what does it say?

In goes a file's text, out come its fields and the body with the line on which it begins. Only the
first block between two `---` lines is front matter; later ones are rules of Markdown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, Position, Reported, diagnostic
from generator.fields import Fields, parse

MAX_BYTES = 64 * 1024
"""Front matter is a page or two of facts; more of it is a slip or an attack."""


@dataclass(frozen=True, slots=True)
class Divided:
    """A text in its two parts; `fields` is None where there is no front matter."""

    fields: Fields | None
    body: str
    body_line: int


def divide(text: str, path: str) -> Reported[Divided | None]:
    """The parts of a text; front matter that is opened must be closed, and readable."""
    first, _, _ = text.partition("\n")
    if not _FENCE.fullmatch(first):
        return Reported(Divided(None, text, 1))
    closing = _CLOSING.search(text, len(first))
    if closing is None:
        return Reported(None, (_unclosed(text, path),))
    front = text[len(first) + 1 : closing.start() + 1]
    size = len(front.encode(errors="surrogatepass"))
    if size > MAX_BYTES:
        found = diagnostic("front-too-large", Position(path), size=size, limit=MAX_BYTES)
        return Reported(None, (found,))
    fields = parse(front, path, first_line=2)
    if fields.value is None:
        return Reported(None, fields.diagnostics)
    body_line = text.count("\n", 0, closing.end()) + 1
    return Reported(Divided(fields.value, text[closing.end() :], body_line), fields.diagnostics)


def missing(text: str, path: str) -> Diagnostic:
    """What to say of a text that must begin with front matter and does not."""
    first, _, _ = text.partition("\n")
    if first.startswith("+++"):
        return diagnostic("front-toml", Position(path, width=3))
    late = re.search(r"^---[ \t]*$", text, re.MULTILINE)
    is_late = late is not None and not text[: late.start()].strip()
    return diagnostic("front-missing", Position(path), late="---" if is_late else None)


_FENCE = re.compile(r"---[ \t]*")
_CLOSING = re.compile(r"\n---[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"\s*(#.*)?|[ \t-].*|[^\s:#][^:]*:(\s.*)?")


def _unclosed(text: str, path: str) -> Diagnostic:
    """Name the first line that cannot be front matter: the `---` belongs above it."""
    for number, line in enumerate(text.split("\n")[1:], start=2):
        if not _FIELD.fullmatch(line):
            excerpt = line.strip()[:40]
            return diagnostic("front-unclosed", Position(path, width=3), line=number, text=excerpt)
    return diagnostic("front-unclosed", Position(path, width=3))
