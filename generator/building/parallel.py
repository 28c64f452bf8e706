"""How is one function applied to many values by all cores at once?

In go a function of one value, the values, and who does the work; out comes one outcome for each
value, in their order and the same whoever did it. Function and values must be such as can be sent
to another process. Nothing here knows what the function is about.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError, Executor, Future
from dataclasses import dataclass
from typing import Any

from generator.building.outcomes import Lost, R, Raised, T, attempt, attempt_each, unwrapped
from generator.building.processes import in_processes, start_method
from generator.building.progress import SILENT

WORTH: Mapping[str, int] = {"fork": 100, "spawn": 2000}
"""From how many values on processes of our own gain more than it costs to start them: a value takes
some 1.3 ms, two forked workers 35 ms, two that have to import everything 400 ms, and to them every
page has to be sent."""

LONGEST = 16
"""Values in one run, at most: some 20 ms of work, against 0.03 ms for handing it out."""

SHARES = 8
"""Runs for each worker, at least: so that none is left with much while the others have nothing."""

AHEAD = 64
"""Runs handed out ahead of their outcomes: enough that a slow one holds up nobody, few enough that
what travels is never all in memory at once."""


@dataclass(frozen=True, slots=True)
class Workers:
    """Who does the work: this process alone, several of its own, or an executor from outside.

    An executor from outside is not shut down; what it fails to do, processes of our own do.
    """

    jobs: int = 1
    executor: Executor | None = None


Advance = Callable[[int], None]
"""Hears that so many more outcomes are here."""


def map_each(
    function: Callable[[T], R],
    values: Sequence[T],
    workers: Workers,
    advance: Advance = SILENT.advance,
) -> tuple[R | Lost, ...]:
    """The function's result for each value, or why there is none.

    Raises what the function raises, as `RuntimeError` where it was not this process that called it;
    `ChildProcessError` where no worker can be kept alive.
    """
    if workers.executor:
        outcomes = _by_executor(function, values, workers.executor, workers.jobs, advance)
    elif workers.jobs > 1 and len(values) >= WORTH[start_method()]:
        runs = _runs(len(values), workers.jobs)
        outcomes = in_processes(function, values, runs, workers.jobs, advance)
    else:
        return tuple(_alone(function, values, advance))
    return tuple(outcomes[index] for index in range(len(values)))


def map_inherited(
    function: Callable[[T], R],
    values: Sequence[T],
    workers: Workers,
    advance: Advance = SILENT.advance,
) -> tuple[R, ...]:
    """The function's result for each value; function and values are too much to be sent.

    So only forked workers help, which have both from the beginning. A value that costs a worker its
    life is tried once more here.
    """
    inheriting = Workers(workers.jobs if start_method() == "fork" else 1)
    outcomes = zip(values, map_each(function, values, inheriting, advance), strict=True)
    return tuple(function(value) if isinstance(one, Lost) else one for value, one in outcomes)


def _alone(function: Callable[[T], R], values: Iterable[T], advance: Advance) -> Iterator[R | Lost]:
    for value in values:
        yield attempt(function, value)
        advance(1)


def _runs(count: int, jobs: int) -> tuple[range, ...]:
    length = max(1, min(LONGEST, count // (jobs * SHARES)))
    return tuple(range(start, min(start + length, count)) for start in range(0, count, length))


def _by_executor(
    function: Callable[[T], R],
    values: Sequence[T],
    executor: Executor,
    jobs: int,
    advance: Advance,
) -> Mapping[int, R | Lost]:
    """The outcomes by index; where the executor fails, by workers of our own."""
    outcomes: dict[int, R | Lost] = {}
    lost: list[range] = []

    def hand_out(run: range) -> Future[tuple[R | Lost, ...] | Raised]:
        return executor.submit(attempt_each, function, tuple(values[run.start : run.stop]))

    for run, promise in _in_order(hand_out, _runs(len(values), SHARES)):
        if _is_broken(promise):
            lost.append(run)
        else:
            outcomes.update(zip(run, unwrapped(promise.result()), strict=True))
            advance(len(run))
    return {**outcomes, **in_processes(function, values, lost, jobs, advance)}


def _in_order(
    hand_out: Callable[[range], Future[R]], runs: Iterable[range]
) -> Iterator[tuple[range, Future[R]]]:
    """Each run with the promise of its outcomes, in order, some handed out ahead."""
    ahead: deque[tuple[range, Future[R]]] = deque()
    try:
        for run in runs:
            ahead.append((run, _promise(hand_out, run)))
            if len(ahead) == AHEAD:
                yield ahead.popleft()
        while ahead:
            yield ahead.popleft()
    finally:
        for _, promise in ahead:
            promise.cancel()


def _promise(hand_out: Callable[[range], Future[R]], run: range) -> Future[R]:
    """A promise in any case: one that cannot even be given is broken."""
    try:
        return hand_out(run)
    except Exception as error:  # noqa: BLE001  # each executor has its own, and our work goes on
        broken: Future[R] = Future()
        broken.set_exception(error)
        return broken


def _is_broken(promise: Future[Any]) -> bool:
    """Whether the executor did not keep its promise; what the function raises comes as a value."""
    try:
        return promise.exception() is not None
    except CancelledError:
        return True
