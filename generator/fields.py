"""Strict YAML, with the place of every key and value.

In go bytes of front matter, a registry or the config; out comes a tree of text (`str`, `list`,
`dict`), never a guess: a schema says later whether `no`, `2024` or `12:30` is text, a number or a
date. A key without a value is absent, but remembered as empty. Duplicate keys, anchors, tags and
merge keys are errors, and so is every character that a reader could not see. This is the only
module that knows PyYAML.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from generator.diagnostics import Diagnostic, Position, Reported, diagnostic
from generator.values import Value, replace

Loc = tuple[str | int, ...]
"""The way to a value: keys and list indexes from the top, `("stops", 3, "date")`."""

Span = tuple[int, int, int]
"""Line and column from 1, width in characters."""

MAX_DEPTH = 16
"""Deeper nesting is a slip or an attack: no schema here needs more than six."""


class Marks(Value, frozen=True):
    """Where each key and each value of one YAML text stands in its file."""

    path: str
    start: Span = (1, 1, 1)
    keys: Mapping[Loc, Span] = {}
    values: Mapping[Loc, Span] = {}
    swallowed: tuple[Loc, ...] = ()
    """Keys whose value is empty because all after the colon is a `#` comment."""

    def at(self, *loc: str | int) -> Position:
        """The place of a value, or of the nearest thing around it that has a place."""
        for length in range(len(loc), 0, -1):
            span = self.values.get(loc[:length]) or self.keys.get(loc[:length])
            if span:
                return Position(self.path, *span)
        return Position(self.path, *self.start)

    def key(self, *loc: str | int) -> Position:
        """The place of a key, or of what stands around it."""
        span = self.keys.get(loc)
        return Position(self.path, *span) if span else self.at(*loc)

    def without_widths(self, *names: str) -> Marks:
        """The same, less the widths of these top-level keys' values."""
        spans = {(name,): self.values[name,] for name in names if (name,) in self.values}
        narrow = {loc: (line, column, 0) for loc, (line, column, _) in spans.items()}
        return replace(self, values={**self.values, **narrow})


class Fields(Value, frozen=True):
    """A YAML mapping as a tree of text, with its marks."""

    tree: Mapping[str, object]
    marks: Marks


def parse(text: str, path: str, first_line: int = 1) -> Reported[Fields | None]:
    """The fields of a YAML text, or what keeps it from being one mapping.

    `first_line` is the line of the file on which the text begins. The text has LF line ends.
    """
    for end in _LINE_ENDS:
        text = text.replace(end, " ")
    unseen = _unseen_characters(text, path, first_line)
    if unseen:
        return Reported(None, unseen)
    try:
        tree, marks = _Builder(text, path, first_line).build()
    except _Refusal as refusal:
        return Reported(None, (refusal.found,))
    except yaml.YAMLError as error:
        return Reported(None, (_syntax(error, text, path, first_line),))
    if not isinstance(tree, dict):
        return Reported(None, (diagnostic("yaml-not-mapping", Position(path, first_line)),))
    return Reported(Fields(tree, marks))


class _Refusal(Exception):  # noqa: N818  # control flow inside this module, not an error type
    def __init__(self, found: Diagnostic) -> None:
        self.found = found


_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)

_LINE_ENDS = "\x85\u2028\u2029"
"""What YAML takes for a line end and no text editor shows as one."""


def _unseen_characters(text: str, path: str, first_line: int) -> tuple[Diagnostic, ...]:
    """The first such character of each line."""
    if not _UNSEEN.search(text):
        return ()
    found = []
    for number, line in enumerate(text.split("\n"), first_line):
        match = _UNSEEN.search(line)
        if match:
            place = Position(path, number, match.start() + 1)
            found.append(diagnostic("text-unseen-character", place, name=_name(match[0])))
    return tuple(found)


def _name(character: str) -> str:
    return f"U+{ord(character):04X}"


@dataclass(slots=True)
class _Open:
    """A collection that is being read."""

    loc: Loc
    value: dict[str, object] | list[object]
    key: str | None = None


class _Builder:
    """Builds the tree from libyaml's events, without recursion, so that depth costs nothing."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.path = path
        self.first_line = first_line
        self.keys: dict[Loc, Span] = {}
        self.values: dict[Loc, Span] = {}
        self.swallowed: list[Loc] = []
        self.stack: list[_Open] = []
        self.root: object = None
        self.documents = 0

    def build(self) -> tuple[object, Marks]:
        for event in yaml.parse(self.text, Loader=yaml.CSafeLoader):
            match event:
                case yaml.ScalarEvent():
                    self._refuse_magic(event)
                    self._scalar(event)
                case yaml.MappingStartEvent():
                    self._refuse_magic(event)
                    self._open(event, {})
                case yaml.SequenceStartEvent():
                    self._refuse_magic(event)
                    self._open(event, [])
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    self.stack.pop()
                case yaml.AliasEvent():
                    raise self._refusal("yaml-anchor", event, name=f"*{event.anchor}")
                case yaml.DocumentStartEvent():
                    self.documents += 1
                    if self.documents > 1:
                        raise self._refusal("yaml-several-documents", event)
        start = (self.first_line, 1, 1)
        marks = Marks(self.path, start, self.keys, self.values, tuple(self.swallowed))
        return self.root, marks

    def _refuse_magic(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            raise self._refusal("yaml-anchor", event, name=f"&{event.anchor}")
        tag = getattr(event, "tag", None)
        if tag not in (None, "!"):
            raise self._refusal("yaml-tag", event, name=tag)

    def _open(self, event: yaml.NodeEvent, value: dict[str, object] | list[object]) -> None:
        if len(self.stack) >= MAX_DEPTH:
            raise self._refusal("yaml-too-deep", event, limit=MAX_DEPTH)
        if self._expects_key():
            raise self._refusal("yaml-key-not-text", event)
        loc = self._place(value, self._span(event))
        self.stack.append(_Open(loc, value))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        span = self._span(event)
        if self._expects_key():
            self._key(event, span)
            return
        unseen = _UNSEEN.search(event.value)
        if unseen:
            raise self._refusal("text-unseen-character", event, name=_name(unseen.group()))
        empty = event.value == "" and not event.style
        loc = self._place(None if empty else event.value, span)
        if empty and self._is_swallowed(event):
            self.swallowed.append(loc)

    def _key(self, event: yaml.ScalarEvent, span: Span) -> None:
        mapping = self.stack[-1]
        key = event.value
        if not key.strip():
            raise self._refusal("yaml-key-not-text", event)
        if key == "<<":
            raise self._refusal("yaml-merge", event)
        loc = (*mapping.loc, key)
        if loc in self.keys:
            raise self._refusal("yaml-duplicate-key", event, key=key, first=self.keys[loc][0])
        self.keys[loc] = span
        mapping.key = key

    def _place(self, value: object, span: Span) -> Loc:
        """Put a value where it belongs; a key without a value is left out of its mapping."""
        if not self.stack:
            self.root = value
            return ()
        parent = self.stack[-1]
        if isinstance(parent.value, list):
            loc: Loc = (*parent.loc, len(parent.value))
            parent.value.append("" if value is None else value)
        else:
            assert parent.key is not None
            loc = (*parent.loc, parent.key)
            if value is not None:
                parent.value[parent.key] = value
            parent.key = None
        self.values[loc] = span
        return loc

    def _expects_key(self) -> bool:
        if not self.stack:
            return False
        parent = self.stack[-1]
        return isinstance(parent.value, dict) and parent.key is None

    def _is_swallowed(self, event: yaml.ScalarEvent) -> bool:
        row, column, _ = self._span(event)
        line = self.lines[row - self.first_line] if row - self.first_line < len(self.lines) else ""
        return line[column - 1 :].lstrip(": ").startswith("#")

    def _span(self, event: yaml.Event) -> Span:
        start, end = event.start_mark, event.end_mark
        assert start is not None and end is not None, "libyaml marks every event"
        width = end.column - start.column if end.line == start.line else 1
        return (start.line + self.first_line, start.column + 1, max(width, 1))

    def _refusal(self, code: str, event: yaml.Event, **details: object) -> _Refusal:
        return _Refusal(diagnostic(code, Position(self.path, *self._span(event)), **details))


def _syntax(error: yaml.YAMLError, text: str, path: str, first_line: int) -> Diagnostic:
    """What libyaml stumbled over, said so that an editor knows what to type.

    Where a text lacks its last line end, libyaml sees the end of it a line too low.
    """
    if not isinstance(error, yaml.MarkedYAMLError):
        return diagnostic("yaml-syntax", Position(path, first_line), problem=error)
    problem = error.problem or ""
    context = error.context or ""
    if "quoted scalar" in context and "end of stream" in problem and error.context_mark:
        return diagnostic("yaml-unclosed-quote", _position(error.context_mark, path, first_line))
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return diagnostic("yaml-syntax", Position(path, first_line), problem=problem)
    lines = text.split("\n")
    row = min(mark.line, len(lines) - 1)
    line = lines[row]
    place = _position(mark, path, first_line)
    if row < mark.line:
        place = Position(path, row + first_line, len(line) + 1)
    if "mapping values are not allowed" in problem:
        return diagnostic("yaml-colon", place, corrected=_quoted(line))
    if "\t" in line[: mark.column + 1]:
        return diagnostic("yaml-tab", Position(path, place.line, line.index("\t") + 1))
    special = _SPECIAL_START.fullmatch(line)
    if special and "quoted scalar" not in context:
        place = Position(path, place.line, special.start("value") + 1, len(special["value"]))
        return diagnostic("yaml-special-start", place, corrected=_quoted(line))
    return diagnostic("yaml-syntax", place, problem=problem or "?")


_SPECIAL_START = re.compile(r"[^:#]*:[ ]+(?P<value>[%@`*&!|>\[\]{}\"',-].*?)[ ]*")


def _position(mark: yaml.Mark, path: str, first_line: int) -> Position:
    return Position(path, mark.line + first_line, mark.column + 1)


def _quoted(line: str) -> str:
    """The line as it should be: the value in quotes."""
    key, colon, value = line.partition(":")
    if not colon:
        return ""
    value = value.strip().replace("\\", "\\\\").replace('"', '\\"')
    return f'{key}: "{value}"'
