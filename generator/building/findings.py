"""How bad what was found is: diagnostics by this site's severities, less those waived."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.diagnostics import Diagnostic, Severity, severity
from generator.values import Value


class Finding(Value, frozen=True):
    """A diagnostic as this site takes it."""

    diagnostic: Diagnostic
    severity: Severity


@dataclass(frozen=True, slots=True)
class _Waivers:
    """The codes accepted in one file, from each line on at which a text or record begins."""

    lines: tuple[int, ...]
    codes: tuple[frozenset[str], ...]

    @staticmethod
    def of(begins: Iterable[tuple[int, Collection[str]]]) -> _Waivers:
        """Waivers in the order of their lines."""
        in_order = sorted(begins, key=lambda one: one[0])
        lines = tuple(line for line, _ in in_order)
        return _Waivers(lines, tuple(frozenset(codes) for _, codes in in_order))

    def accept(self, found: Diagnostic) -> bool:
        index = bisect_right(self.lines, found.position.line) - 1
        return index >= 0 and found.code in self.codes[index]


Waivers = Mapping[str, Sequence[tuple[int, Collection[str]]]]
"""The codes accepted in each file, from each line on at which a text or record begins."""


@dataclass(frozen=True, slots=True)
class Standards:
    """By what a site judges: which codes its files accept, and how bad it takes others."""

    waivers: Waivers = field(default_factory=dict)
    overrides: Mapping[str, Severity] = field(default_factory=dict)

    def judge(self, diagnostics: Iterable[Diagnostic]) -> tuple[Finding, ...]:
        """What there is to report of all that was found."""
        return judge(diagnostics, self.waivers, self.overrides)


def judge(
    diagnostics: Iterable[Diagnostic], waivers: Waivers, overrides: Mapping[str, Severity]
) -> tuple[Finding, ...]:
    """What there is to report, each once and in order of place; errors cannot be waived."""
    accepted = {path: _Waivers.of(begins) for path, begins in waivers.items()}
    findings = []
    for found in sorted(set(diagnostics), key=lambda one: one.order):
        level = severity(found.code, overrides)
        waiver = accepted.get(found.position.path)
        is_waived = level is not Severity.ERROR and waiver is not None and waiver.accept(found)
        if level is not Severity.OFF and not is_waived:
            findings.append(Finding(found, level))
    return tuple(findings)
