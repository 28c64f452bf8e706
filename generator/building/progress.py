"""How far is a build?

In go its phases as they begin, and what of them is done; whoever listens decides what comes out.
Nothing here knows the time, and nothing depends on who listens.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import StrEnum
from typing import Protocol, TypeVar


class Phase(StrEnum):
    """A part of a build, in their order. One ends where the next begins."""

    LOOK = "look"
    """What is on the disk, and which of it is new?"""
    READ = "read"
    PLAN = "plan"
    RENDER = "render"
    PUBLISH = "publish"
    CHECK = "check"
    """What should an editor look at? Only where that was asked for."""
    COMPARE = "compare"
    """Is what was made again the same? Only where that was asked for."""


class Progress(Protocol):
    """Who listens to a build."""

    def begin(self, phase: Phase, total: int = 0) -> None:
        """Hear that a phase begins, and of how many things it consists where that is known."""

    def expect(self, count: int) -> None:
        """Hear that there are so many more things in the phase."""

    def advance(self, count: int) -> None:
        """Hear that so many more of them are done."""


class _Silent:
    """Listens to nothing."""

    def begin(self, phase: Phase, total: int = 0) -> None: ...

    def expect(self, count: int) -> None: ...

    def advance(self, count: int) -> None: ...


SILENT: Progress = _Silent()
"""For builds that nobody watches."""

T = TypeVar("T")


def heard(things: Collection[T], progress: Progress) -> Iterator[T]:
    """The same things one by one; each is heard of when it is done, and how many there are."""
    progress.expect(len(things))
    for thing in things:
        yield thing
        progress.advance(1)
