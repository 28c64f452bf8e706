"""How findings are drawn: for people with line and caret, for machines as JSON or annotations."""

from __future__ import annotations

import json
import shutil
import sys
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import click

from generator.building import Finding
from generator.cli.fitting import fitted
from generator.cli.openings import plain_bytes
from generator.cli.phrases import phrase
from generator.cli.repository import path_in_repository
from generator.cli.sarif import sarif_log
from generator.diagnostics import Position, Severity, catalogue, visible

EXCERPT_WIDTH = 100
"""Characters of a source line that are shown around the caret, where the terminal has room."""

_GUTTER = 12
"""Columns beside the excerpt: the line's number, and dots where it is cut."""

LARGEST = 10_000_000
"""Bytes of a file of which lines are shown: many times what anybody writes."""

_SOURCES = ("config.yaml", "content", "templates")
"""Where what editors write lies; the folders may be links to others."""

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_ANNOTATIONS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def show(findings: Sequence[Finding], style: str, ui_lang: str, root: Path) -> None:
    """Print findings: `text` on standard error, what is for machines on standard output."""
    _SHOWN[style](findings, ui_lang, root)


def _as_text(findings: Sequence[Finding], ui_lang: str, root: Path) -> None:
    lines_of = Lines(root)
    for finding in findings:
        click.echo(_drawn(finding, ui_lang, lines_of), err=True)
        click.echo(err=True)


def _drawn(finding: Finding, ui_lang: str, lines_of: Lines) -> str:
    found, place = finding.diagnostic, finding.diagnostic.position
    entry = catalogue()[found.code]
    where = f"{visible(place.path)}:{place.line}:{place.column}"
    level = f"{phrase(ui_lang, f'severity-{finding.severity}')}[{found.code}]"
    told = fitted(f"{where}: {level} {entry.message(found, ui_lang)}", sys.stderr)
    drawn = [_styled(told, level, _COLOURS[finding.severity])]
    line = lines_of.line(place)
    if line:
        drawn += _excerpt(line, place)
    hint = entry.hint(found, ui_lang)
    if hint:
        label = phrase(ui_lang, "hint").rstrip()
        drawn.append(_styled(fitted(f"   {label} {hint}", sys.stderr, "   "), label))
    return "\n".join(drawn)


def _styled(told: str, part: str, colour: str | None = None) -> str:
    """Lines in which a part stands out: how wide they are shows only while it does not."""
    before, found, after = told.partition(part)
    return f"{before}{click.style(found, fg=colour, bold=True)}{after}"


def _excerpt(line: str, place: Position) -> list[str]:
    """The source line, cut around the place, and carets under it."""
    room = max(20, min(EXCERPT_WIDTH, shutil.get_terminal_size().columns - _GUTTER))
    before, marked, after = cut(line, place, room)
    carets = "^" * max(_columns(marked), 1)
    padding = " " * _columns(before)
    return [
        f"{place.line:>5} | {before}{marked}{after}",
        f"      | {padding}{click.style(carets, fg='red')}",
    ]


def cut(line: str, place: Position, room: int) -> tuple[str, str, str]:
    """So many characters of a source line around a place: what is before it, it, and the rest."""
    start = max(0, min(place.column - 1 - room // 3, len(line) - room))
    end = start + room
    before = ("… " if start else "") + line[start : place.column - 1]
    marked = line[place.column - 1 : min(place.column - 1 + place.width, end)]
    after = line[place.column - 1 + len(marked) : end] + (" …" if len(line) > end else "")
    before, marked, after = (visible(text.replace("\t", " ")) for text in (before, marked, after))
    return before, marked, after


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes: wide characters two, combining ones none."""
    return sum(
        0
        if unicodedata.category(character) in _WITHOUT_WIDTH
        else 1 + (unicodedata.east_asian_width(character) in "WF")
        for character in text
    )


_WITHOUT_WIDTH = {"Mn", "Me", "Cf"}


class Lines:
    """Lines of the sources, each file read once and only when something in it is shown."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: dict[str, list[str]] = {}

    def line(self, place: Position) -> str | None:
        """The line of a place; None where there is none to show."""
        if place.path not in self.files:
            self.files[place.path] = self._lines(place.path)
        lines = self.files[place.path]
        return lines[place.line - 1].rstrip() if place.line <= len(lines) else None

    def _lines(self, path: str) -> list[str]:
        """The lines of a file of the site; none of what is no text, or is not the site's."""
        first, _, inside = path.partition("/")
        if first not in _SOURCES:
            return []
        folder, name = (self.root / first, inside) if inside else (self.root, first)
        data = plain_bytes(folder, name, LARGEST)
        if data is None or b"\0" in data:
            return []
        text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
        return text.split("\n")


def _worded(finding: Finding, ui_lang: str) -> Mapping[str, object]:
    found, place = finding.diagnostic, finding.diagnostic.position
    entry = catalogue()[found.code]
    return {
        "code": found.code,
        "severity": str(finding.severity),
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "width": place.width,
        "message": entry.message(found, ui_lang),
        "hint": entry.hint(found, ui_lang),
    }


def _as_json(findings: Sequence[Finding], ui_lang: str, _root: Path) -> None:
    click.echo(
        json.dumps([_worded(one, ui_lang) for one in findings], ensure_ascii=False, indent=1)
    )


def _as_sarif(findings: Sequence[Finding], ui_lang: str, root: Path) -> None:
    click.echo(json.dumps(sarif_log(findings, ui_lang, root), ensure_ascii=False, indent=1))


def _as_github(findings: Sequence[Finding], ui_lang: str, root: Path) -> None:
    """Workflow commands, by which GitHub marks the lines of a pull request."""
    for finding in findings:
        worded = _worded(finding, ui_lang)
        text = "\n".join(str(worded[name]) for name in ("message", "hint") if worded[name])
        place = finding.diagnostic.position
        properties = {
            "file": path_in_repository(place.path, root),
            "line": place.line,
            "col": place.column,
            "title": finding.diagnostic.code,
        }
        listed = ",".join(
            f"{name}={_escaped(str(value), ':,')}" for name, value in properties.items()
        )
        click.echo(f"::{_ANNOTATIONS[finding.severity]} {listed}::{_escaped(text)}")


def _escaped(text: str, also: Iterable[str] = "") -> str:
    for character in ("%", "\r", "\n", *also):
        text = text.replace(character, f"%{ord(character):02X}")
    return text


_SHOWN: Mapping[str, Callable[[Sequence[Finding], str, Path], None]] = {
    "text": _as_text,
    "json": _as_json,
    "github": _as_github,
    "sarif": _as_sarif,
}
