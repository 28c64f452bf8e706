"""How does a signal end the program even where Python swallows what its handler raises?

In goes who wants to know; for a time it is told of everything that the handlers raise. Python
prints and forgets that in a finaliser, and in the hooks around a fork: so whoever works on after it
looks, at the next step, whether it was told.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from types import FrameType

Tell = Callable[[BaseException], None]

_ENDING = ("SIGINT", "SIGTERM", "SIGHUP")


@contextmanager
def remembered(tell: Tell) -> Iterator[None]:
    """A time in which somebody hears what handlers raise, whoever else does."""
    changed = {}
    for number in _numbers():
        before = signal.getsignal(number)
        if callable(before):
            changed[number] = (before, partial(_leave, before, tell))
            signal.signal(number, changed[number][1])
    try:
        yield
    finally:
        for number, (before, ours) in changed.items():
            if signal.getsignal(number) is ours:
                signal.signal(number, before)


def _numbers() -> Iterator[signal.Signals]:
    """The signals that end the program, as far as this system has them."""
    return (one for one in signal.Signals if one.name in _ENDING)


def _leave(
    before: Callable[[int, FrameType | None], object],
    tell: Tell,
    signum: int,
    frame: FrameType | None,
) -> None:
    try:
        before(signum, frame)
    except BaseException as cause:
        tell(cause)
        raise
