"""How do worker processes of our own start, work and die?

In go a function, values, and the runs of them that are to be done; out comes an outcome for each.
Forked workers inherit function and values, so that only the ends of a run travel to them, and the
outcomes back; where processes start from nothing the run travels whole. Each worker has a pipe that
nobody else holds: the worker's end is the pipe's end, whenever it comes, and harms no other worker.
It takes one value with it, the one that it had in hand; the rest of its run is done by another.
"""

from __future__ import annotations

import gc
import multiprocessing
import pickle
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from multiprocessing.sharedctypes import RawValue
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Literal

from generator.building.outcomes import Lost, R, T, attempt_each, unwrapped

if TYPE_CHECKING:
    from multiprocessing.context import ForkContext, SpawnContext

if sys.platform != "win32":
    import resource

MEMORY_BYTES = 2 << 30
"""What a worker may take beyond what it started with. The largest text that is read takes some
megabytes; one that takes this much would never end."""

DEATHS = 10
"""After so many the fault is the machine's, not one text's."""


def start_method() -> Literal["fork", "spawn"]:
    """How workers come to be here.

    To fork is sound on Linux, and there only while the process has no further threads.
    """
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def in_processes(
    function: Callable[[T], R],
    values: Sequence[T],
    runs: Iterable[range],
    jobs: int,
    advance: Callable[[int], None],
) -> Mapping[int, R | Lost]:
    """An outcome for each value of the runs, by its index; told as they come.

    Raises what the function raises, as `RuntimeError`; `ChildProcessError` where workers die again
    and again, or cannot even start.
    """
    with _Crew(_Work(function, values), runs, advance) as crew:
        crew.work(jobs)
    return crew.outcomes


_NOTHING = -1
"""What a worker has in hand when it has nothing."""


@dataclass(frozen=True, slots=True)
class _Work(Generic[T, R]):
    """What a worker starts with; without values where each run brings its own."""

    function: Callable[[T], R]
    values: Sequence[T]


@dataclass(frozen=True, slots=True)
class _Worker:
    """A worker as its crew knows it: busy with the run that it was given last."""

    process: BaseProcess
    pipe: Connection
    in_hand: Any
    """The index of the value that it works on, in memory that outlives it."""
    is_from_end: bool
    """Whether it takes the last run that waits, and not the first: who works on neighbours looks at
    one part of the inherited memory, and gets a copy of that part alone."""
    run: range = range(0)


class _Crew(Generic[T, R]):
    """The workers over one piece of work, none of whom outlives it."""

    def __init__(
        self, work: _Work[T, R], runs: Iterable[range], advance: Callable[[int], None]
    ) -> None:
        self.outcomes: dict[int, R | Lost] = {}
        self._work = work
        self._advance = advance
        self._waiting = deque(runs)
        self._busy: dict[Connection, _Worker] = {}
        self._hired: list[_Worker] = []
        self._dead_count = 0
        self._inherits = start_method() == "fork"
        self._context: ForkContext | SpawnContext = (
            multiprocessing.get_context("fork")
            if self._inherits
            else multiprocessing.get_context("spawn")
        )

    def __enter__(self) -> _Crew[T, R]:
        # What exists stays where it is: a worker that searched it for garbage would get a copy of
        # all its memory.
        gc.freeze()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for worker in self._hired:
            if error is not None:
                worker.process.kill()
            worker.pipe.close()
        for worker in self._hired:
            worker.process.join()
        gc.unfreeze()

    def work(self, jobs: int) -> None:
        """Do all runs, so many at a time."""
        while self._waiting or self._busy:
            while self._waiting and len(self._busy) < jobs:
                self._give(self._hire())
            for pipe in wait(tuple(self._busy)):
                assert isinstance(pipe, Connection)
                self._hear(self._busy.pop(pipe))

    def _hire(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        in_hand = RawValue("q", _NOTHING)
        others = (ours, *(one.pipe for one in self._hired)) if self._inherits else ()
        work = self._work if self._inherits else replace(self._work, values=())
        process = self._context.Process(
            target=_serve, args=(work, theirs, in_hand, others), daemon=True
        )
        process.start()
        theirs.close()
        worker = _Worker(process, ours, in_hand, is_from_end=len(self._hired) % 2 == 1)
        self._hired.append(worker)
        return worker

    def _give(self, worker: _Worker) -> None:
        """Hand out the next run. That the worker is dead shows when it is heard."""
        run = self._waiting.pop() if worker.is_from_end else self._waiting.popleft()
        travelling = () if self._inherits else tuple(self._work.values[run.start : run.stop])
        with suppress(ConnectionError):
            worker.pipe.send((run, travelling))
        self._busy[worker.pipe] = replace(worker, run=run)

    def _hear(self, worker: _Worker) -> None:
        """Take an answer; the worker goes on before it is looked at."""
        try:
            packed = worker.pipe.recv_bytes()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if self._waiting:
            self._give(worker)
        for index, outcome in zip(worker.run, unwrapped(pickle.loads(packed)), strict=True):
            self.outcomes[index] = outcome if isinstance(outcome, Lost) else pickle.loads(outcome)
        self._advance(len(worker.run))

    def _bury(self, worker: _Worker) -> None:
        """Give up the value that a dead worker had in hand; others do the rest of its run."""
        worker.process.join()
        run, had = worker.run, worker.in_hand.value
        if had in run:
            self.outcomes[had] = Lost("worker-lost", _ending(worker.process.exitcode))
            self._advance(1)
            parts = (range(had + 1, run.stop), range(run.start, had))
            self._waiting.extendleft(part for part in parts if part)
        else:
            self._waiting.appendleft(run)
        self._dead_count += 1
        if self._dead_count == DEATHS:
            raise ChildProcessError(f"{DEATHS} worker processes died")


def _ending(code: int | None) -> str:
    """How a process ended, in a word: `SIGKILL`, or its exit code."""
    return signal.Signals(-code).name if code is not None and code < 0 else str(code)


# In a worker -------------------------------------------------------------------------------------


def _serve(
    work: _Work[Any, Any], pipe: Connection, in_hand: Any, others: Sequence[Connection]
) -> None:
    """Answer each run with its outcomes, until the crew has no more or is no more."""
    for other in others:
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.enable()  # the inherited memory is frozen: only what is made here is searched
    _limit_memory()
    with suppress(EOFError, ConnectionError):
        while True:
            run, travelling = pipe.recv()
            values = travelling or work.values[run.start : run.stop]
            pipe.send(attempt_each(_packing(work.function, in_hand), enumerate(values, run.start)))
            in_hand.value = _NOTHING


def _packing(function: Callable[[Any], Any], in_hand: Any) -> Callable[[tuple[int, Any]], bytes]:
    """The function for a numbered value, marking what is in hand.

    Its result is packed there and then, so that one too large to travel is that value's fault.
    """

    def packed(numbered: tuple[int, Any]) -> bytes:
        in_hand.value, value = numbered
        return pickle.dumps(function(value), pickle.HIGHEST_PROTOCOL)

    return packed


def _limit_memory() -> None:
    """Make memory end for this process before it ends for the machine.

    Elsewhere than on Linux the present size is not to be had, or a limit has no effect.
    """
    if sys.platform == "linux":
        statm = Path("/proc/self/statm").read_text("ascii")
        present = int(statm.split()[0]) * resource.getpagesize()
        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        limits = [limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY]
        resource.setrlimit(resource.RLIMIT_AS, (min((present + MEMORY_BYTES, *limits)), hard))
