"""What a build tells of itself while it is at work."""

import os
from collections import Counter
from pathlib import Path

import pytest

from generator.building import Order, build
from generator.building.parallel import Workers, map_each
from generator.building.progress import Phase
from tests.support.project import AS_OF, MINIMAL, project
from tests.unit.building.test_parallel import MANY, Shuffling, dies, square


class Heard:
    """Keeps what it hears: the phases in their order, and of each its total and what was done."""

    def __init__(self) -> None:
        self.totals: dict[Phase, int] = {}
        self.done: Counter[Phase] = Counter()

    def begin(self, phase: Phase, total: int = 0) -> None:
        assert phase not in self.totals
        self.totals[phase] = total

    def expect(self, count: int) -> None:
        self.totals[list(self.totals)[-1]] += count

    def advance(self, count: int) -> None:
        self.done[list(self.totals)[-1]] += count


def heard(root: Path) -> Heard:
    progress = Heard()
    build(Order(root, root / "output", AS_OF), progress)
    return progress


def test_phases_come_in_their_order_and_all_that_is_counted_is_done(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)

    progress = heard(root)

    assert list(progress.totals) == [
        Phase.LOOK, Phase.READ, Phase.PLAN, Phase.RENDER, Phase.PUBLISH,
    ]  # fmt: skip
    assert progress.totals[Phase.READ] == 2
    assert progress.totals[Phase.PLAN] == progress.totals[Phase.RENDER] > 10
    assert all(progress.totals.values())
    assert progress.done == progress.totals


def test_only_what_is_new_is_counted(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)
    heard(root)
    text = root / "content/news/opening.en.md"
    text.write_text(text.read_text("utf-8").replace("Tuesday", "Wednesday"), "utf-8")

    progress = heard(root)

    assert progress.totals[Phase.READ] == 1
    assert 0 < progress.totals[Phase.RENDER] < 5


@pytest.mark.skipif(not hasattr(os, "fork"), reason="functions of tests do not travel")
@pytest.mark.parametrize(
    "workers", [Workers(), Workers(2), Workers(executor=Shuffling())], ids=["1", "2", "executor"]
)
def test_every_outcome_is_heard_of_once(workers: Workers) -> None:
    counts: list[int] = []
    map_each(square, MANY, workers, counts.append)

    assert sum(counts) == len(MANY)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="functions of tests do not travel")
def test_a_value_that_kills_its_worker_is_done_with(tmp_path: Path) -> None:
    counts: list[int] = []
    map_each(dies, MANY, Workers(2), counts.append)

    assert sum(counts) == len(MANY)
