"""How are findings told to machines that collect them, as code hosts and editors do?

In go findings, out comes one log of SARIF 2.1.0 (OASIS, 27 March 2020) in the editor's language:
each code that occurs is a rule with its explanation, each finding a result at its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from string import Formatter
from urllib.parse import quote

from generator import __version__
from generator.building import Finding
from generator.cli.repository import path_in_repository
from generator.diagnostics import Diagnostic, Entry, Position, Severity, catalogue
from generator.digests import digest

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

Json = Mapping[str, object]


def sarif_log(findings: Sequence[Finding], ui_lang: str, root: Path) -> Json:
    """The log of one run, ready to be written as JSON."""
    codes = sorted({one.diagnostic.code for one in findings})
    rules = {code: number for number, code in enumerate(codes)}
    driver = {
        "name": "Vestnik",
        "version": __version__,
        "language": ui_lang,
        "rules": [_rule(catalogue()[code], ui_lang) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "language": ui_lang,
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, rules, ui_lang, root) for one in findings],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
    Severity.OFF: "none",
}


def _rule(entry: Entry, ui_lang: str) -> Json:
    wording = entry.wordings[ui_lang]
    return {
        "id": entry.code,
        "shortDescription": {"text": _as_read(wording.message)},
        "fullDescription": {"text": _as_read(wording.message)},
        "help": {"text": wording.explanation, "markdown": wording.explanation},
        "defaultConfiguration": {"level": _LEVELS[entry.severity]},
    }


def _as_read(template: str) -> str:
    """A message as people read it, with dots for what it will speak of."""
    pieces = Formatter().parse(template)
    return "".join(text + ("…" if name else "") for text, name, _, _ in pieces)


def _result(finding: Finding, rules: Mapping[str, int], ui_lang: str, root: Path) -> Json:
    found = finding.diagnostic
    entry = catalogue()[found.code]
    sentences = (entry.message(found, ui_lang), entry.hint(found, ui_lang))
    return {
        "ruleId": found.code,
        "ruleIndex": rules[found.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": "\n".join(filter(None, sentences))},
        "locations": [{"physicalLocation": _location(found.position, root)}],
        "partialFingerprints": {"vestnik/v1": _fingerprint(found)},
    }


def _location(place: Position, root: Path) -> Json:
    path = path_in_repository(place.path, root)
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endColumn": place.column + place.width,
    }
    return {"artifactLocation": {"uri": quote(path, errors="replace")}, "region": region}


def _fingerprint(found: Diagnostic) -> str:
    """What stays the same while lines above come and go, so that a host knows the finding again."""
    return digest(*(part.encode("utf-8", "replace") for part in _identity(found))).hex()


def _identity(found: Diagnostic) -> Iterator[str]:
    yield from (found.code, found.position.path)
    for name, value in found.details:
        yield from (name, value)
