"""What becomes of a value that a function is applied to: a result, or why there is none.

A function that runs out of memory or of stack has a fault in the value at hand, not in the work as
a whole: it is caught here, around each value, so that one process and many report the same.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Lost:
    """Stands where a result would: the code of what is to be reported, and how a worker ended."""

    code: str
    ending: str = ""


@dataclass(frozen=True, slots=True)
class Raised:
    """An error of ours that a worker met, to be raised again where the work was ordered.

    Its words travel, for not every error can; and as a value it cannot be taken for a failure of
    the worker.
    """

    report: str


def attempt(function: Callable[[T], R], value: T) -> R | Lost:
    """The function's result, or that the value is too much for it."""
    try:
        return function(value)
    except MemoryError:
        return Lost("memory-exceeded")
    except RecursionError:
        return Lost("nesting-exceeded")


def attempt_each(function: Callable[[T], R], values: Iterable[T]) -> tuple[R | Lost, ...] | Raised:
    """An outcome for each value: what a worker is asked for."""
    try:
        return tuple(attempt(function, value) for value in values)
    except Exception:  # noqa: BLE001  # raised again by `unwrapped`
        return Raised(traceback.format_exc())


def unwrapped(answer: tuple[R | Lost, ...] | Raised) -> tuple[R | Lost, ...]:
    """A worker's outcomes. Raises `RuntimeError` for what it met."""
    if not isinstance(answer, Raised):
        return answer
    raise RuntimeError(f"In a worker:\n{answer.report}")
