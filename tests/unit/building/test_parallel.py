"""One function over many values: the same outcomes whoever does it, and what a death costs."""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from operator import neg
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

import pytest

from generator.building.outcomes import Lost
from generator.building.parallel import WORTH, Workers, map_each

MANY = tuple(range(2 * WORTH["fork"] + 7))
FATAL = 37
HUGE_BYTES = 4 << 30

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="functions of tests do not travel")


class Shuffling(Executor):
    """Keeps its promises in an order of its own, once the first is asked for."""

    def __init__(self) -> None:
        self._calls: list[Callable[[], None]] = []
        self._random = Random(4)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        promise = Promise(self)
        self._calls.append(lambda: promise.set_result(fn(*args, **kwargs)))
        return promise

    def settle(self) -> None:
        self._random.shuffle(self._calls)
        while self._calls:
            self._calls.pop()()


class Promise(Future[Any]):
    def __init__(self, executor: Shuffling) -> None:
        super().__init__()
        self._executor = executor

    def exception(self, timeout: float | None = None) -> BaseException | None:
        self._executor.settle()
        return super().exception(timeout)


def square(value: int) -> int:
    return value * value


def hungry(value: int) -> int:
    if value == FATAL:
        raise MemoryError
    return square(value)


def deep(value: int) -> int:
    return deep(value) if value == FATAL else square(value)


def must_be_a_worker() -> None:
    """What ends a worker would end the tests, were there none: beside threads nothing is forked."""
    assert multiprocessing.parent_process() is not None, threading.enumerate()


def dies(value: int) -> int:
    if value == FATAL:
        must_be_a_worker()
        os.kill(os.getpid(), signal.SIGKILL)
    return square(value)


def leaves(value: int) -> int:
    if value == FATAL:
        must_be_a_worker()
        os._exit(3)
    return square(value)


def swallows(value: int) -> int:
    return len(bytearray(HUGE_BYTES)) if value == FATAL else square(value)


def fails(value: int) -> int:
    if value == FATAL:
        raise ZeroDivisionError("by value 37")
    return square(value)


def always_dies(value: int) -> int:
    must_be_a_worker()
    os._exit(value % 5)


def squares_but_one(lost: Lost) -> tuple[int | Lost, ...]:
    return tuple(lost if value == FATAL else square(value) for value in MANY)


@pytest.mark.parametrize("jobs", [1, 2, 7])
def test_outcomes_are_in_order_for_any_number_of_processes(jobs: int) -> None:
    assert tuple(map(square, MANY)) == map_each(square, MANY, Workers(jobs))


@pytest.mark.parametrize("count", [0, 1, len(MANY)])
def test_outcomes_are_in_order_whatever_order_an_executor_takes(count: int) -> None:
    values = MANY[:count]

    assert tuple(map(square, values)) == map_each(square, values, Workers(executor=Shuffling()))


@pytest.mark.parametrize("workers", [Workers(1), Workers(2), Workers(executor=Shuffling())])
@pytest.mark.parametrize(
    ("function", "code"), [(hungry, "memory-exceeded"), (deep, "nesting-exceeded")]
)
def test_a_value_that_is_too_much_is_lost_alone(
    function: Callable[[int], int], code: str, workers: Workers
) -> None:
    assert squares_but_one(Lost(code)) == map_each(function, MANY, workers)


@pytest.mark.parametrize(("function", "ending"), [(dies, "SIGKILL"), (leaves, "3")])
@pytest.mark.parametrize("jobs", [2, 7])
def test_a_dead_worker_loses_only_what_it_had_in_hand(
    function: Callable[[int], int], ending: str, jobs: int
) -> None:
    lost = Lost("worker-lost", ending)

    assert squares_but_one(lost) == map_each(function, MANY, Workers(jobs))


def test_a_broken_executor_is_replaced_and_the_culprit_found() -> None:
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(2, context) as executor:
        outcomes = map_each(dies, MANY[:50], Workers(executor=executor))

    assert squares_but_one(Lost("worker-lost", "SIGKILL"))[:50] == outcomes


def test_what_an_executor_refuses_is_done_all_the_same() -> None:
    executor = ThreadPoolExecutor()
    executor.shutdown()

    outcomes = map_each(square, MANY, Workers(executor=executor))

    assert tuple(map(square, MANY)) == outcomes


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs Linux")
def test_memory_of_a_worker_ends_before_that_of_the_machine() -> None:
    assert squares_but_one(Lost("memory-exceeded")) == map_each(swallows, MANY, Workers(2))


@pytest.mark.parametrize("workers", [Workers(2), Workers(executor=Shuffling())])
def test_an_error_of_ours_comes_back_with_its_place(workers: Workers) -> None:
    with pytest.raises(RuntimeError, match=r"in fails\n(.*\n)+ZeroDivisionError: by value 37"):
        map_each(fails, MANY, workers)


def test_workers_that_cannot_be_kept_alive_are_no_endless_loop() -> None:
    with pytest.raises(ChildProcessError):
        map_each(always_dies, MANY, Workers(2))

    assert multiprocessing.active_children() == []


def test_an_interrupted_order_leaves_no_workers() -> None:
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt), interrupted_after(0.5):
        map_each(sleeps, MANY, Workers(2))

    assert time.monotonic() - started < 2
    assert multiprocessing.active_children() == []


def test_beside_other_threads_processes_start_from_nothing() -> None:
    values = tuple(range(WORTH["spawn"]))
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        outcomes = map_each(neg, values, Workers(2))
    finally:
        done.set()
        thread.join()

    assert tuple(map(neg, values)) == outcomes


def sleeps(value: int) -> int:
    time.sleep(30)
    return value


@contextmanager
def interrupted_after(seconds: float) -> Iterator[None]:
    def interrupt(signum: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
