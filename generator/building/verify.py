"""Is a site what it would be if nothing had ever been remembered?

In go an order and the report of its build; out come the differences between what the build left and
found, and what is made once more from the sources alone. Nothing is published, and the way is that
of every build, with a cache that remembers nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.building.cache import Cache
from generator.building.findings import Finding
from generator.building.orders import BuildReport, Difference, Order
from generator.building.outputs import Kept, Output
from generator.building.pipeline import make
from generator.building.progress import Phase, Progress
from generator.building.publish import Publication, Shelved
from generator.building.trees import look


def verified(
    order: Order, report: BuildReport, publication: Publication, progress: Progress
) -> tuple[Difference, ...]:
    """How the site and the findings of a build differ from what they should be."""
    progress.begin(Phase.LOOK)
    again = make(order, publication, Cache.forgetful(), progress)
    findings = tuple(_other_findings(report.findings, again.report.findings))
    if again.files is None or not report.is_published:
        return findings
    outputs = again.files.outputs
    progress.begin(Phase.COMPARE, len(outputs))
    target = publication.place.target
    other = [one for output in outputs for one in _other_bytes(output, target, progress)]
    wanted = {output.file for output in outputs}
    left = sorted(look(target).files.keys() - wanted)
    return (*findings, *other, *(Difference(file, found="") for file in left))


def _other_findings(found: tuple[Finding, ...], again: tuple[Finding, ...]) -> Iterator[Difference]:
    for one in found:
        if one not in again:
            yield Difference(_place(one), found=_told(one))
    for one in again:
        if one not in found:
            yield Difference(_place(one), wanted=_told(one))


def _place(finding: Finding) -> str:
    position = finding.diagnostic.position
    return f"{position.path}:{position.line}:{position.column}"


def _told(finding: Finding) -> str:
    details = ", ".join(f"{name}={value}" for name, value in finding.diagnostic.details)
    return f"{finding.severity}[{finding.diagnostic.code}] {details}"


def _other_bytes(output: Output | Kept, target: Path, progress: Progress) -> Iterator[Difference]:
    wanted, file = _bytes(output), target / output.file
    found = file.read_bytes() if file.is_file() else None
    if found is None:
        yield Difference(output.file, wanted="")
    elif found != wanted:
        at = _first_difference(found, wanted)
        line = 1 + found.count(b"\n", 0, at)
        yield Difference(f"{output.file}:{line}", _excerpt(found, at), _excerpt(wanted, at))
    progress.advance(1)


def _first_difference(one: bytes, other: bytes) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))


def _bytes(output: Output | Kept) -> bytes:
    if isinstance(output, Kept):
        return output.load()
    match output.content:
        case Shelved() as shelved:
            return shelved.load()
        case Path() as source:
            return source.read_bytes()
        case data:
            return data


_BEFORE, _AFTER = 20, 60
"""Bytes that are shown beside the first difference."""


def _excerpt(data: bytes, at: int) -> str:
    return data[max(0, at - _BEFORE) : at + _AFTER].decode("utf-8", "backslashreplace")
