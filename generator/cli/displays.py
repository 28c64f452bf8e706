"""What does whoever waits for a build see?

On standard error, and only once the build is no short one: in a terminal a bar that leaves nothing
behind, elsewhere a line for each phase when it is done. Rich is imported when there is a bar to
draw.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from generator.cli.phrases import amount, phrase, seconds
from generator.cli.watch import START, Display, Lap

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

BAR_AFTER_S = 0.7
"""From when on people begin to wonder."""

LINES_AFTER_S = 2.0
"""From when on a log should say what took so long."""

BAR_COLUMNS = 40
"""How long the bar is where there is room."""

_BESIDE_BAR = 36
"""Columns that all else takes."""


def display(ui_lang: str) -> Display:
    """What suits standard error: only on a terminal can anything be taken back."""
    is_terminal = sys.stderr.isatty() and os.environ.get("TERM") not in _INCAPABLE
    return Bar(ui_lang) if is_terminal else Lines(ui_lang)


_INCAPABLE = ("dumb", "unknown")


class Lines:
    """A line for each phase, if all of them together take their time."""

    def __init__(self, ui_lang: str) -> None:
        self._ui_lang = ui_lang
        self._elapsed_s = 0.0
        self._untold: list[Lap] = []

    def draw(self, lap: Lap, elapsed_s: float) -> None:
        """Say nothing: what is written to a log stays there."""

    def leave(self, lap: Lap) -> None:
        """Say how long the phase took, and those before it that nothing was said of."""
        self._elapsed_s += lap.seconds
        if lap.phase != START:
            self._untold.append(lap)
        if self._elapsed_s >= LINES_AFTER_S:
            for one in self._untold:
                click.echo(self._line(one), err=True)
            self._untold.clear()

    def close(self) -> None:
        """Leave it at that."""

    def _line(self, lap: Lap) -> str:
        lang = self._ui_lang
        told = {"phase": _name(lang, lap), "seconds": seconds(lang, lap.seconds)}
        if not lap.total:
            return phrase(lang, "phase-done", **told)
        things = phrase(lang, f"things-{lap.phase}", total=amount(lang, lap.total))
        return phrase(lang, "phase-counted", things=things, **told)


class Bar:
    """The phase, a bar, how many things of how many are done, and how long the rest will take.

    It is one line, without a line's end, so that it can be taken back at whatever moment the build
    is interrupted. Neither thread nor hidden cursor is needed for it: beside threads no worker can
    be forked, and a cursor might stay hidden.
    """

    def __init__(self, ui_lang: str) -> None:
        self._ui_lang = ui_lang
        self._bar: Progress | None = None
        self._shown: Lap | None = None

    def draw(self, lap: Lap, elapsed_s: float) -> None:
        """Draw it anew."""
        if elapsed_s < BAR_AFTER_S:
            return
        self._bar = self._bar or _bar()
        if lap is not self._shown:
            self._show(lap, self._bar)
        (task,) = self._bar.task_ids
        total = lap.total or None  # of what is not counted the bar only shows that it goes on
        self._bar.update(task, total=total, completed=lap.done, count=self._count(lap))
        _draw(self._bar)

    def leave(self, lap: Lap) -> None:
        """Leave it: the next phase draws over it."""

    def close(self) -> None:
        """Take the bar away."""
        if self._bar:
            _take_back(self._bar.console)

    def _show(self, lap: Lap, bar: Progress) -> None:
        for task in bar.task_ids:
            bar.remove_task(task)
        bar.add_task(_name(self._ui_lang, lap), total=None, count="")
        self._shown = lap

    def _count(self, lap: Lap) -> str:
        done, total = amount(self._ui_lang, lap.done), amount(self._ui_lang, lap.total)
        return f"{done}/{total}" if lap.total else ""


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(max(1, min(BAR_COLUMNS, console.width - _BESIDE_BAR))),
        TextColumn("{task.fields[count]}"),
        TimeRemainingColumn(compact=True),
        console=console,
        auto_refresh=False,
    )


def _draw(bar: Progress) -> None:
    from rich.segment import Segments

    console = bar.console
    with console:
        _take_back(console)
        for line in console.render_lines(bar, pad=False)[:1]:
            console.print(Segments(line), end="")


def _take_back(console: Console) -> None:
    from rich.control import Control
    from rich.segment import ControlType

    console.control(Control(ControlType.CARRIAGE_RETURN, (ControlType.ERASE_IN_LINE, 2)))


def _name(ui_lang: str, lap: Lap) -> str:
    return phrase(ui_lang, f"phase-{lap.phase}").capitalize()
