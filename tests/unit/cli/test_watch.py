"""The times of phases, and what is shown of them when."""

import signal
from collections.abc import Callable, Iterable
from contextlib import suppress

import pytest

from generator.cli.watch import START, Lap, Watch


class Seen:
    """Keeps what it is told to show."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def draw(self, lap: Lap, elapsed_s: float) -> None:
        self.told.append(f"{lap.phase} {lap.done}/{lap.total} at {elapsed_s:g}")

    def leave(self, lap: Lap) -> None:
        self.told.append(f"{lap.phase} took {lap.seconds:g}")

    def close(self) -> None:
        self.told.append("closed")


def clock(moments: Iterable[float]) -> Callable[[], float]:
    return iter(moments).__next__


def test_a_phase_ends_where_the_next_begins() -> None:
    with Watch(Seen(), clock([10, 11, 13.5, 14])) as watch:
        watch.begin("read", 7)
        watch.begin("plan")

    laps = [(lap.phase, lap.total, lap.seconds) for lap in watch.laps]
    assert laps == [(START, 0, 1), ("read", 7, 2.5), ("plan", 0, 0.5)]
    assert watch.seconds == 4


def test_a_signal_that_was_swallowed_ends_the_build_at_the_next_step() -> None:
    before = signal.getsignal(signal.SIGINT)
    with Watch(Seen()) as watch:
        with suppress(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            watch.advance(1)

    assert signal.getsignal(signal.SIGINT) is before


def test_a_phase_may_come_to_know_later_how_much_there_is_to_do() -> None:
    seen = Seen()
    with Watch(seen, clock([0, 1, 1.05, 1.06, 2])) as watch:
        watch.begin("plan")
        watch.expect(7)
        watch.expect(2)

    assert seen.told == [
        "start took 1", "plan 0/0 at 1", "plan 0/7 at 1.05", "plan 0/9 at 1.06", "plan took 1",
        "closed",
    ]  # fmt: skip


def test_what_is_shown_rests_between_two_looks() -> None:
    seen = Seen()
    with Watch(seen, clock([0, 1, 1.05, 1.2, 2])) as watch:
        watch.begin("read", 7)
        watch.advance(2)
        watch.advance(3)

    assert seen.told == [
        "start took 1", "read 0/7 at 1", "read 5/7 at 1.2", "read took 1", "closed",
    ]  # fmt: skip


def test_a_phase_that_was_broken_off_did_not_end() -> None:
    seen = Seen()
    with pytest.raises(KeyboardInterrupt), Watch(seen, clock([0, 1])) as watch:
        watch.begin("read", 7)
        raise KeyboardInterrupt

    assert seen.told == ["start took 1", "read 0/7 at 1", "closed"]
