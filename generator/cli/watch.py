"""How long does each phase of a build take?

In go the phases as the build tells them; out come their times, and, for whoever shows them, how far
each is.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self

from generator.cli.signals import remembered

START = "start"
"""The phase before the first: until the program is at work."""

PAUSE_S = 0.1
"""What is shown stays as it is at least so long."""


@dataclass(slots=True)
class Lap:
    """A phase: how far it is, and in the end how long it took."""

    phase: str
    total: int = 0
    """How many things it consists of; 0 where they are not counted."""
    done: int = 0
    seconds: float = 0.0


class Display(Protocol):
    """Shows what a build is at."""

    def draw(self, lap: Lap, elapsed_s: float) -> None:
        """Show how far a phase is, so long after the start."""

    def leave(self, lap: Lap) -> None:
        """Hear that a phase has ended."""

    def close(self) -> None:
        """Leave the terminal as it was."""


class Watch:
    """Listens to a build until it ends, takes the times and has them shown.

    A signal that Python swallowed ends the build at the next thing that it tells.
    """

    def __init__(self, display: Display, now: Callable[[], float] = time.perf_counter) -> None:
        self.laps = [Lap(START)]
        """The phases in their order; one that comes again is there again."""
        self._display, self._now = display, now
        self._started = self._lap_started = self._drawn = now()
        self._signals = remembered(self._end)
        self._cause: BaseException | None = None

    def __enter__(self) -> Self:
        self._signals.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._signals.__exit__(None, None, None)
        if error is None:
            self._end_lap()
        self._display.close()

    @property
    def seconds(self) -> float:
        """How long all of it took, up to the end of the last phase."""
        return sum(lap.seconds for lap in self.laps)

    def begin(self, phase: str, total: int = 0) -> None:
        """Hear that a phase begins, and the one before is done."""
        self._heed()
        self._end_lap()
        self.laps.append(Lap(phase, total))
        self._draw(self._lap_started)

    def expect(self, count: int) -> None:
        """Hear that there are so many more things in the phase."""
        self._heed()
        self.laps[-1].total += count
        self._draw(self._now())

    def advance(self, count: int) -> None:
        """Hear that so many more things of the phase are done."""
        self._heed()
        self.laps[-1].done += count
        moment = self._now()
        if moment - self._drawn >= PAUSE_S:
            self._draw(moment)

    def _end(self, cause: BaseException) -> None:
        self._cause = cause

    def _heed(self) -> None:
        if self._cause:
            raise self._cause

    def _end_lap(self) -> None:
        moment, lap = self._now(), self.laps[-1]
        lap.seconds = moment - self._lap_started
        self._lap_started = moment
        self._display.leave(lap)

    def _draw(self, moment: float) -> None:
        self._drawn = moment
        self._display.draw(self.laps[-1], moment - self._started)
