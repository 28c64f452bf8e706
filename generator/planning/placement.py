"""Can every file lie where it is meant to?

In go the claims of pages and copies; out come those that can be met, sorted by file, with an error
for each that would overwrite another, also where only the case of letters differs, or that no file
system may hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import Generic, NamedTuple, TypeVar

from generator.diagnostics import Diagnostic, Position, Reported, diagnostic
from generator.planning.atlas import CONFIG
from generator.urls import is_safe_output

T = TypeVar("T")


class Rank(IntEnum):
    """Who comes first of those that want one place."""

    PAGE = 0
    FORMER = 1
    """It only leads to where a text is now."""
    COPY = 2


class Claim(NamedTuple, Generic[T]):
    """That something is to lie at a place in the output folder."""

    file: str
    address: str
    origin: Position
    rank: Rank
    claimant: T


def placed(claims: Iterable[Claim[T]]) -> Reported[tuple[Claim[T], ...]]:
    """The claims that can be met together, and why the others cannot."""
    kept: dict[str, Claim[T]] = {}
    found: list[Diagnostic] = []
    for claim in sorted(claims, key=_place):
        folded = _folded(claim.file)
        other = kept.get(folded)
        if not is_safe_output(claim.file):
            found.append(diagnostic("output-path-unsafe", claim.origin, file=claim.file))
        elif other:
            found.append(_twice(claim, other))
        else:
            kept[folded] = claim
    found += _files_that_are_folders(kept)
    safe = tuple(sorted(kept.values(), key=lambda claim: claim.file))
    return Reported(safe, tuple(_once(found)))


def _place(claim: Claim[T]) -> tuple[str, Rank, Position, str]:
    """The order in which claims are met.

    Of those to one place a page comes before a former address, and that before a copy; of two pages
    the generator's own is first. So it is what an editor can move that is reported.
    """
    return (_folded(claim.file), claim.rank, claim.origin, claim.file)


def _folded(path: str) -> str:
    """The path for readers and hosts who do not tell cases apart."""
    return path.casefold()


def _twice(claim: Claim[T], other: Claim[T]) -> Diagnostic:
    origin = other.origin
    other_place = "" if origin == CONFIG else f"{origin.path}:{origin.line}"
    if claim.rank is Rank.FORMER:
        code = "moved-from-taken"
    else:
        code = "address-twice" if other_place else "address-of-site"
    return diagnostic(code, claim.origin, address=claim.address, other=other_place)


def _once(found: Iterable[Diagnostic]) -> Iterable[Diagnostic]:
    """One finding for each two things, at their shortest address.

    Two topics with one slug meet in every language, and at each of their feeds too.
    """
    shortest: dict[tuple[str, Position, str | None], Diagnostic] = {}
    for one in sorted(found, key=_length):
        shortest.setdefault((one.code, one.position, dict(one.details).get("other")), one)
    return shortest.values()


def _length(found: Diagnostic) -> int:
    details = dict(found.details)
    return len(details.get("address") or details["file"])


def _files_that_are_folders(kept: dict[str, Claim[T]]) -> Iterator[Diagnostic]:
    """A file named as a folder in which another lies cannot be written beside it."""
    folders: dict[str, Claim[T]] = {}
    for path, claim in kept.items():
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders[folder] = claim
            folder = folder.rpartition("/")[0]
    for folder, inner in folders.items():
        if folder in kept:
            yield _twice(kept[folder], inner)
