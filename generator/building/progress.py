"""How far is a build?

In go its phases as they begin, and what of them is done; whoever listens decides what comes out.
Nothing here knows the time, and nothing depends on who listens.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol


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
        """Hear that a phase begins, and of how many things it consists where they are counted."""

    def advance(self, count: int) -> None:
        """Hear that so many more of them are done."""


class _Silent:
    """Listens to nothing."""

    def begin(self, phase: Phase, total: int = 0) -> None: ...

    def advance(self, count: int) -> None: ...


SILENT: Progress = _Silent()
"""For builds that nobody watches."""
