"""How bad what was found is: diagnostics by this site's severities, less those waived."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, Severity, severity
from generator.model.site import Read


@dataclass(frozen=True, slots=True)
class Finding:
    """A diagnostic as this site takes it."""

    diagnostic: Diagnostic
    severity: Severity


@dataclass(frozen=True, slots=True)
class _Waivers:
    """The codes accepted in one file, from each line on at which a text or record begins."""

    lines: tuple[int, ...]
    codes: tuple[frozenset[str], ...]

    def accept(self, found: Diagnostic) -> bool:
        index = bisect_right(self.lines, found.position.line) - 1
        return index >= 0 and found.code in self.codes[index]


def judge(
    diagnostics: Iterable[Diagnostic], read: Read | None, overrides: Mapping[str, Severity]
) -> tuple[Finding, ...]:
    """What there is to report, each once and in order of place; errors cannot be waived."""
    waivers = _waivers(read) if read else {}
    findings = []
    for found in sorted(set(diagnostics), key=lambda one: one.order):
        level = severity(found.code, overrides)
        waiver = waivers.get(found.position.path)
        is_waived = level is not Severity.ERROR and waiver is not None and waiver.accept(found)
        if level is not Severity.OFF and not is_waived:
            findings.append(Finding(found, level))
    return tuple(findings)


def _waivers(read: Read) -> Mapping[str, _Waivers]:
    begins: dict[str, dict[int, frozenset[str]]] = defaultdict(dict)
    for article in read.articles:
        begins[article.path][1] = frozenset(article.front.waive)
    for text in read.texts:
        begins[text.path][1] = frozenset(text.front.waive)
    for entry in read.entries:
        line = entry.marks.key(*entry.loc).line if entry.loc else 1
        begins[entry.path][line] = frozenset(entry.fields.waive)
    return {
        path: _Waivers(tuple(sorted(lines)), tuple(codes for _, codes in sorted(lines.items())))
        for path, lines in begins.items()
        if any(lines.values())
    }
