"""What can be wrong, as values: a code, a place, and the details that the wording needs.

A stage returns diagnostics beside its result and never prints them, so that they can be cached,
sorted, counted and drawn by whoever shows them. The words live in `catalogue/*.toml`, one table a
code, with its severity and its message, hints and explanation in every interface language: adding a
check means adding an entry there and returning its code here, and no stage knows a sentence.
"""

from __future__ import annotations

import difflib
import re
import string
import tomllib
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Generic, TypeVar

from generator.values import Value

T_co = TypeVar("T_co", covariant=True)
U = TypeVar("U")

UI_LANGUAGES = ("en", "ru")
"""Languages in which every diagnostic can be worded."""


DETAIL_LIMIT = 400
"""Characters of a detail that a sentence shows: a value may be a whole text by mistake."""


class Severity(StrEnum):
    """How bad it is: an error stops a build, a warning does under `--strict`, an info never."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"


class Position(Value, frozen=True, order=True):
    """A run of characters in a source: posix path from the site's root, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1
    width: int = 1


class Diagnostic(Value, frozen=True):
    """One problem. Made by `diagnostic`; worded by `Entry.message` and `Entry.hint`."""

    code: str
    position: Position
    details: tuple[tuple[str, str], ...] = ()

    @property
    def order(self) -> tuple[Position, str, tuple[tuple[str, str], ...]]:
        """The key by which diagnostics are listed: by place, then code."""
        return (self.position, self.code, self.details)


def diagnostic(code: str, position: Position, /, **details: object) -> Diagnostic:
    """A diagnostic with its details as text; empty ones are left out, and with them their hints."""
    kept = {name: str(value) for name, value in details.items() if value not in (None, "")}
    return Diagnostic(code, position, tuple(sorted(kept.items())))


class Reported(Value, Generic[T_co], frozen=True):
    """A value and what there is to say about it."""

    value: T_co
    diagnostics: tuple[Diagnostic, ...] = ()

    def map(self, change: Callable[[T_co], U]) -> Reported[U]:
        """The changed value with the same diagnostics."""
        return Reported(change(self.value), self.diagnostics)

    @staticmethod
    def collect(items: Iterable[Reported[U]]) -> Reported[tuple[U, ...]]:
        """All values in order, with all their diagnostics: nothing stops at the first problem."""
        reported = tuple(items)
        return Reported(
            tuple(item.value for item in reported),
            tuple(found for item in reported for found in item.diagnostics),
        )


class Wording(Value, frozen=True):
    """A code's sentences in one interface language; `{name}` stands for a detail."""

    message: str
    hints: tuple[str, ...]
    explanation: str


class Entry(Value, frozen=True):
    """A code of the closed table: its severity and its wording by interface language."""

    code: str
    severity: Severity
    wordings: Mapping[str, Wording]

    def message(self, found: Diagnostic, ui_lang: str) -> str:
        """The sentence that stands alone if only one line can be shown."""
        return self.wordings[ui_lang].message.format_map(_visible_details(found))

    def hint(self, found: Diagnostic, ui_lang: str) -> str | None:
        """What to type: the first hint all of whose details are known."""
        details = _visible_details(found)
        for hint in self.wordings[ui_lang].hints:
            if placeholders(hint) <= details.keys():
                return hint.format_map(details)
        return None


@cache
def catalogue() -> Mapping[str, Entry]:
    """Every code that exists, read once from the package's own tables."""
    folder = resources.files(__package__) / "catalogue"
    files = sorted(
        (item for item in folder.iterdir() if item.name.endswith(".toml")),
        key=lambda item: item.name,
    )
    entries: dict[str, Entry] = {}
    for file in files:
        for code, table in tomllib.loads(file.read_text("utf-8")).items():
            if code in entries:
                raise ValueError(f"diagnostic {code} is defined twice")
            entries[code] = _entry(code, table)
    return entries


def severity(code: str, overrides: Mapping[str, Severity]) -> Severity:
    """The severity of a code on this site; what is an error by nature cannot be softened."""
    default = catalogue()[code].severity
    return default if default is Severity.ERROR else overrides.get(code, default)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was most likely meant, or None where none is near."""
    matches = difflib.get_close_matches(word, list(known), n=1, cutoff=0.7)
    return matches[0] if matches else None


def visible(text: str) -> str:
    """Text that is safe on a terminal: control, bidi and surrogate characters as escapes."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def placeholders(template: str) -> frozenset[str]:
    """The names of the details that a message or hint template needs."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(template) if name)


_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def _visible_details(found: Diagnostic) -> dict[str, str]:
    return {name: visible(_cut(value)) for name, value in found.details}


def _cut(value: str) -> str:
    return value if len(value) <= DETAIL_LIMIT else f"{value[:DETAIL_LIMIT]}…"


def _entry(code: str, table: Mapping[str, object]) -> Entry:
    wordings = {}
    for ui_lang in UI_LANGUAGES:
        words = table[ui_lang]
        assert isinstance(words, dict)
        wordings[ui_lang] = Wording(
            words["message"], tuple(words.get("hints", ())), words["explanation"].strip()
        )
    return Entry(code, Severity(str(table["severity"])), wordings)
