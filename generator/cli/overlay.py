"""What does the browser say over a page, in the editor's language?

In go findings, or what else kept a build from the end; out come problems as the board has them.
"""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.building import Finding, RefusedError
from generator.cli.console import EXCERPT_WIDTH, Lines, cut
from generator.cli.exits import refusal_worded, trouble_worded
from generator.cli.phrases import phrase
from generator.diagnostics import Severity, catalogue, visible
from generator.serving import Problem, holder_of


def problems(findings: Iterable[Finding], ui_lang: str, root: Path) -> tuple[Problem, ...]:
    """The errors among some findings, as the terminal words them."""
    lines = Lines(root)
    errors = (one for one in findings if one.severity is Severity.ERROR)
    return tuple(_problem(error, ui_lang, lines) for error in errors)


def refusal(error: OSError | RefusedError, ui_lang: str) -> Problem:
    """Why nothing could be built, though nothing is wrong with the site."""
    if isinstance(error, RefusedError):
        told = refusal_worded(error, ui_lang)
    else:
        told = trouble_worded(error, ui_lang)
    return Problem("", phrase(ui_lang, "severity-error"), told)


def bug(ui_lang: str) -> Problem:
    """That it is our fault; more of it stands in the terminal."""
    return Problem("", phrase(ui_lang, "severity-error"), phrase(ui_lang, "serve-bug"))


def no_door(error: OSError, host: str, port: int | None, ui_lang: str) -> str:
    """Why nobody can be let in, and what to type instead."""
    if error.errno == errno.EADDRINUSE:
        if port is None:
            return phrase(ui_lang, "serve-all-taken", ports=error.filename)
        return _taken(port, ui_lang)
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return phrase(ui_lang, "serve-no-host", host=visible(host))
    if error.errno == errno.EACCES:
        return phrase(ui_lang, "serve-forbidden", port=port)
    reason = error.strerror or os.strerror(error.errno or 0)
    return phrase(ui_lang, "serve-no-door", host=visible(host), reason=reason)


def _taken(port: int, ui_lang: str) -> str:
    holder = holder_of(port)
    if holder is None:
        return phrase(ui_lang, "serve-taken", port=port, other=port + 1)
    program = visible(holder.name)
    return phrase(ui_lang, "serve-held", port=port, pid=holder.pid, program=program)


def words(ui_lang: str) -> Mapping[str, str]:
    """What stands around the problems."""
    said = {name: phrase(ui_lang, f"overlay-{name}") for name in ("title", "close", "explanation")}
    return {**said, "lang": ui_lang, "hint": phrase(ui_lang, "hint")}


def _problem(finding: Finding, ui_lang: str, lines: Lines) -> Problem:
    found, place = finding.diagnostic, finding.diagnostic.position
    entry = catalogue()[found.code]
    line = lines.line(place)
    before, marked, after = cut(line, place, EXCERPT_WIDTH) if line else ("", "", "")
    return Problem(
        where=f"{visible(place.path)}:{place.line}:{place.column}",
        label=f"{phrase(ui_lang, f'severity-{finding.severity}')}[{found.code}]",
        message=entry.message(found, ui_lang),
        number=place.line if line else 0,
        before=before,
        marked=marked,
        after=after,
        hint=entry.hint(found, ui_lang) or "",
    )
