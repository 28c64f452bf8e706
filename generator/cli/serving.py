"""What happens while the desk writes: a site on this machine that follows every save.

In go the site and where to serve it; it ends with Ctrl-C. Builds are made here, one after another
and by the same way as all others, as orders of a preview; what came of each goes to the board, from
which browsers have it, and as one line to the terminal.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
import traceback
import webbrowser
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from types import FrameType
from typing import NoReturn

import click

from generator.building import BuildReport, Finding, Order, RefusedError, build
from generator.cli.console import show
from generator.cli.displays import display
from generator.cli.executors import cores
from generator.cli.exits import EXIT_CONTENT, EXIT_HANGUP
from generator.cli.fitting import fitted
from generator.cli.overlay import bug, no_door, problems, refusal, words
from generator.cli.phrases import amount, phrase, seconds
from generator.cli.signals import remembered
from generator.cli.watch import Watch
from generator.diagnostics import visible
from generator.serving import Board, Problem, Showing, open_door, served, watched

TICK_S = 60
"""How often something may become due without a save: editors give minutes, and no seconds."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Whose preview it is, and how it is told."""

    root: Path
    moment: Callable[[], datetime]
    lang: str


def serve(desk: Desk, host: str, port: int | None, opens: bool) -> NoReturn:
    """Build and serve until somebody ends it."""
    try:
        door = open_door(host, port)
    except OSError as error:
        _complain(no_door(error, host, port, desk.lang), "red")
        raise click.exceptions.Exit(EXIT_CONTENT) from None
    order = Order.of_preview(desk.root, desk.moment())
    board = Board(Showing(order.output, words=words(desk.lang)))
    rounds = Rounds(desk, board)
    if door.guard.token:
        _complain(phrase(desk.lang, "serve-open"), "yellow")
    _end_with_the_terminal()
    rounds.build("serve-whole", jobs=cores())
    polling = phrase(desk.lang, "serve-polling")
    with (
        served(door, board),
        watched(desk.root, order.folders, partial(_complain, polling, "yellow")) as watch,
        remembered(watch.end),
    ):
        _say(phrase(desk.lang, "serve-ready", address=door.address))
        if door.address_elsewhere:
            _say(phrase(desk.lang, "serve-elsewhere", address=door.address_elsewhere))
        if opens:
            webbrowser.open(door.address)
        try:
            # What was saved while the first build was made, nobody told.
            rounds.build("serve-whole")
            while True:
                gc.collect()
                changed = watch.wait(_next_tick())
                if changed or rounds.is_later:
                    rounds.build("serve-due", changed)
        finally:
            # It ends already: whoever is impatient need not interrupt that.
            signal.signal(signal.SIGINT, signal.SIG_IGN)


def _say(told: str, colour: str | None = None) -> None:
    click.secho(fitted(told, sys.stdout), fg=colour, reset=colour is not None)


def _complain(told: str, colour: str) -> None:
    click.secho(fitted(told, sys.stderr), fg=colour, err=True)


class Rounds:
    """Makes one build after another, and tells of each."""

    def __init__(self, desk: Desk, board: Board) -> None:
        self._desk, self._board = desk, board
        self._known: tuple[Finding, ...] = ()
        self._published = BuildReport(())
        self._is_first = True
        self._trouble: tuple[Problem, str] | None = None
        self._moment = desk.moment()

    @property
    def is_later(self) -> bool:
        """Whether time goes on: it does not where somebody asked for a moment."""
        return self._desk.moment() != self._moment

    def build(self, cause: str, changed: Sequence[str] = (), jobs: int = 1) -> None:
        """Build what changed, and show it; the phrase says why where no file did."""
        started = time.perf_counter()
        try:
            report = self._report(jobs)
        except (RefusedError, OSError) as error:
            self._fail(changed, refusal(error, self._desk.lang))
        except Exception:  # noqa: BLE001  # a bug of ours must not end the desk's day
            self._fail(changed, bug(self._desk.lang), traceback.format_exc())
        else:
            self._show(report)
            self._tell(report, changed, cause, time.perf_counter() - started)

    def _report(self, jobs: int) -> BuildReport:
        self._moment = self._desk.moment()
        order = Order.of_preview(self._desk.root, self._moment, jobs)
        with Watch(display(self._desk.lang)) as watch:
            report = build(order, watch, self._published.carried)
        if report.is_published:
            self._published = report
        return report

    def _show(self, report: BuildReport) -> None:
        shown = self._board.showing
        if report.is_published:
            self._board.show(shown.renewed(report.files, report.base_path))
        else:
            found = problems(report.findings, self._desk.lang, self._desk.root)
            self._board.show(replace(shown, problems=found))

    def _fail(self, changed: Sequence[str], problem: Problem, trace: str = "") -> None:
        """Say why there was no build: after each save, and not each minute again."""
        if changed or self._trouble != (problem, trace):
            click.echo(trace, nl=False, err=True)
            _complain(problem.message, "red")
        self._trouble = (problem, trace)
        self._board.show(replace(self._board.showing, problems=(problem,)))

    def _tell(self, report: BuildReport, changed: Sequence[str], cause: str, took_s: float) -> None:
        """Findings that are new, and a line; nothing where there is no news.

        What nobody saved is news only where something comes of it: a broken file is read each time.
        """
        lang = self._desk.lang
        news = [one for one in report.findings if one not in self._known]
        is_first, was_in_trouble = self._is_first, self._trouble is not None
        is_better = len(report.findings) < len(self._known)
        self._is_first, self._trouble, self._known = False, None, report.findings
        show(news, "text", lang, self._desk.root)
        is_work = report.written or report.removed or (changed and report.read)
        if not (is_first or was_in_trouble or news or is_better or is_work):
            return
        told = {
            "pages": amount(lang, report.page_count if is_first else len(report.rendered)),
            "seconds": seconds(lang, took_s),
            "errors": amount(lang, report.error_count),
            "warnings": amount(lang, report.warning_count),
            "what": self._what(changed) if changed else phrase(lang, cause),
            "time": time.strftime("%H:%M:%S"),
        }
        if report.is_published:
            name = "serve-warned" if report.warning_count else "serve-built"
            _say(phrase(lang, name, **told))
        else:
            _say(phrase(lang, "serve-failed", **told), "red")

    def _what(self, changed: Sequence[str]) -> str:
        first, *others = sorted(changed, key=_newsworthy)
        if not others:
            return _named(first)
        count = amount(self._desk.lang, len(others))
        return phrase(self._desk.lang, "serve-more", first=_named(first), count=count)


def _next_tick() -> Callable[[], bool]:
    """Whether the next moment has come at which something may be due.

    By the clock on the wall, which goes on while the machine sleeps: what became due meanwhile is
    there as soon as it wakes.
    """
    tick = time.time() // TICK_S
    return lambda: time.time() // TICK_S != tick


def _newsworthy(path: str) -> tuple[bool, str]:
    """Files before folders, and names that people give before those of programs."""
    name = path.rpartition("/")[2]
    return ("." not in name.strip(".~") or name.startswith(".") or name.endswith("~"), path)


def _named(path: str) -> str:
    """A path as findings name it: bytes that are no text as escapes."""
    return visible(os.fsencode(path).decode("utf-8", "backslashreplace"))


def _end_with_the_terminal() -> None:
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
        signal.signal(signal.SIGHUP, _hang_up)


def _hang_up(signum: int, frame: FrameType | None) -> NoReturn:
    sys.exit(EXIT_HANGUP)
