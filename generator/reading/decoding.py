"""What text do a file's bytes hold?

In go the bytes of any text file, out comes its text with LF line ends, or the reason why it is
none. A byte-order mark, CRLF and CR change nothing: the text is that of the LF twin.
"""

from __future__ import annotations

import re

from generator.diagnostics import Diagnostic, Position, Reported, diagnostic
from generator.model.texts import Source


def decode(source: Source, max_bytes: int) -> Reported[str | None]:
    """The text of a source, or what keeps it from being read.

    Nothing is guessed: text in another encoding than UTF-8 is an error, for what looks right on
    one machine would be wrong on the next. A byte-order mark inside the text is what remains of
    two files glued together; it is reported and left out.
    """
    if len(source.data) > max_bytes:
        return _refused(
            "text-too-large", Position(source.path), size=len(source.data), limit=max_bytes
        )
    try:
        text = source.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Reported(None, (_not_utf8(source, error.start),))
    if text.count("\0") * 5 > len(text):
        return _refused("text-encoding", Position(source.path), guess="UTF-16")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return _refused("text-empty", Position(source.path))
    conflict = _CONFLICT.search(text)
    if conflict:
        return _refused("text-conflict", place_in(text, conflict.start(), source.path, width=7))
    marks = tuple(
        diagnostic("text-inner-mark", place_in(text, match.start(), source.path))
        for match in re.finditer("\ufeff", text)
    )
    return Reported(text.replace("\ufeff", ""), marks)


def place_in(text: str, offset: int, path: str, first_line: int = 1, width: int = 1) -> Position:
    """The place of a character of a text that begins on `first_line` of its file."""
    line_start = text.rfind("\n", 0, offset) + 1
    return Position(path, first_line + text.count("\n", 0, offset), offset - line_start + 1, width)


_CONFLICT = re.compile(r"^<{7} .*\n(?:.*\n)*?={7}$\n(?:.*\n)*?>{7} ", re.MULTILINE)

_BINARY = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"%PDF", b"PK\x03\x04", b"RIFF", b"\x1f\x8b")
"""How files begin that are often given a wrong name."""

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def _refused(code: str, place: Position, **details: object) -> Reported[str | None]:
    return Reported(None, (diagnostic(code, place, **details),))


def _not_utf8(source: Source, offset: int) -> Diagnostic:
    data = source.data
    if data.startswith(_UTF_16):
        return diagnostic("text-encoding", Position(source.path), guess="UTF-16")
    if data.startswith(_BINARY) or b"\0" in data:
        return diagnostic("text-binary", Position(source.path))
    before = data[:offset].decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    place = place_in(before, len(before), source.path)
    return diagnostic("text-encoding", place, guess=_guess(data))


def _guess(data: bytes) -> str | None:
    """Windows-1251 where the letters beyond ASCII are Russian ones in it, mostly small."""
    high = [byte for byte in data if byte >= 0x80]
    small = sum(byte >= 0xE0 for byte in high)
    return "Windows-1251" if small * 2 > len(high) > 1 else None
