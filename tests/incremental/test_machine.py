"""Whatever happened before, a build gives what a clean build gives.

A machine edits a newsroom, harms what its builds left behind, moves the clock and the folder, and
builds now and then; every build is held against a clean one.
"""

import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.incremental.desk import Desk
from tests.incremental.disk import WAYS, touch
from tests.incremental.edits import BROKEN
from tests.incremental.edits_of_records import FILE_EDITS, RECORD_EDITS
from tests.incremental.edits_of_texts import TEXT_EDITS
from tests.incremental.edits_of_theme import CONFIG_EDITS, THEME_EDITS
from tests.incremental.harm import MEMORY_HARMS, OUTPUT_HARMS
from tests.incremental.newsroom import MOMENTS
from tests.incremental.writing import Edit

NUMBERS = st.integers(0, 999)
SAVES = st.sampled_from(sorted(WAYS))
TIMES = st.sampled_from([None, 1_000_000_000, 2_208_988_800])
"""Now, 2001 and 2040."""

ADDRESSES = (None, "https://preview.example.org", "https://news.example.org/branch/x/")
PATIENCE = 3
"""Builds that a broken site waits for its mending."""


def some(edits: Mapping[str, Edit], count: int = 3) -> st.SearchStrategy[list[tuple[str, int]]]:
    """Edits by name and number, to be done before the next build."""
    return st.lists(st.tuples(st.sampled_from(sorted(edits)), NUMBERS), min_size=1, max_size=count)


class Newsroom(RuleBasedStateMachine):
    """A newsroom at work."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.desk = Desk(Path(self.folder.name) / "site-0")
        self.states = [self.desk.files]
        self.sound = self.desk.files
        self.failed_count = 0
        self.move_count = 0

    def teardown(self) -> None:
        self.folder.cleanup()

    @initialize()
    def begin(self) -> None:
        self.desk.build()

    def _edit(self, edits: list[tuple[str, int]], way: str) -> None:
        for name, number in edits:
            self.desk.edit(name, number, way)
        self.states.append(self.desk.files)
        self._build()

    def _build(self) -> None:
        if self.desk.build().report.is_published:
            self.sound, self.failed_count = self.desk.files, 0
        else:
            self.failed_count += 1

    @property
    def can_wait(self) -> bool:
        """Whether a broken site may stay as it is for another build."""
        return self.failed_count < PATIENCE

    @precondition(lambda self: self.can_wait)
    @rule(edits=some(TEXT_EDITS), way=SAVES)
    def edit_texts(self, edits: list[tuple[str, int]], way: str) -> None:
        self._edit(edits, way)

    @precondition(lambda self: self.can_wait)
    @rule(edits=some(TEXT_EDITS, 1), way=SAVES)
    def edit_a_text(self, edits: list[tuple[str, int]], way: str) -> None:
        self._edit(edits, way)

    @precondition(lambda self: self.can_wait)
    @rule(edits=some({**RECORD_EDITS, **FILE_EDITS}), way=SAVES)
    def edit_records(self, edits: list[tuple[str, int]], way: str) -> None:
        self._edit(edits, way)

    @precondition(lambda self: self.can_wait)
    @rule(edits=some(THEME_EDITS, 2), way=SAVES)
    def edit_theme(self, edits: list[tuple[str, int]], way: str) -> None:
        self._edit(edits, way)

    @precondition(lambda self: self.can_wait)
    @rule(edits=some(CONFIG_EDITS, 2), way=SAVES)
    def edit_config(self, edits: list[tuple[str, int]], way: str) -> None:
        self._edit(edits, way)

    @precondition(lambda self: self.can_wait)
    @rule(edits=some(BROKEN, 2), way=SAVES)
    def break_something(self, edits: list[tuple[str, int]], way: str) -> None:
        self._edit(edits, way)

    @precondition(lambda self: self.failed_count)
    @rule(way=SAVES)
    def mend(self, way: str) -> None:
        self.desk.save(self.sound, way)
        self._build()

    @rule(number=NUMBERS, way=SAVES)
    def revert(self, number: int, way: str) -> None:
        self.desk.save(self.states[number % len(self.states)], way)

    @rule(moment_s=TIMES)
    def touch_all(self, moment_s: int | None) -> None:
        touch(self.desk.root, self.desk.files, moment_s)

    @rule()
    def build(self) -> None:
        self._build()

    @rule(moment=st.sampled_from(MOMENTS))
    def build_as_of(self, moment: datetime) -> None:
        self.desk.order = replace(self.desk.order, as_of=moment)
        self._build()

    @rule(url=st.sampled_from(ADDRESSES), is_strict=st.booleans(), jobs=st.sampled_from([1, 2]))
    def order_otherwise(self, url: str | None, is_strict: bool, jobs: int) -> None:
        self.desk.order = replace(self.desk.order, url=url, is_strict=is_strict, jobs=jobs)

    @rule(is_one_process=st.booleans())
    def go_on(self, is_one_process: bool) -> None:
        """With what the process of the last build has at hand, or in a new one."""
        self.desk.is_one_process = is_one_process

    @rule(harm=st.sampled_from(sorted(OUTPUT_HARMS)), number=NUMBERS)
    def harm_output(self, harm: str, number: int) -> None:
        OUTPUT_HARMS[harm](self.desk.output, number)

    @rule(harm=st.sampled_from(sorted(MEMORY_HARMS)), number=NUMBERS)
    def harm_memory(self, harm: str, number: int) -> None:
        MEMORY_HARMS[harm](self.desk.memory, number)

    @rule()
    def keep_memory(self) -> None:
        shutil.rmtree(self._kept, ignore_errors=True)
        if self.desk.memory.is_dir():
            shutil.copytree(self.desk.memory, self._kept)

    @precondition(lambda self: self._kept.is_dir())
    @rule(is_whole=st.booleans(), number=NUMBERS)
    def recall_memory(self, is_whole: bool, number: int) -> None:
        """All of it, or one of its files beside others that are newer."""
        if is_whole:
            shutil.rmtree(self.desk.memory, ignore_errors=True)
            shutil.copytree(self._kept, self.desk.memory)
        elif files := sorted(file for file in self._kept.iterdir() if file.is_file()):
            self.desk.memory.mkdir(exist_ok=True)
            shutil.copy2(files[number % len(files)], self.desk.memory)

    @rule(kept=st.sampled_from(["everything", "no output", "no memory"]))
    def move_house(self, kept: str) -> None:
        """The whole folder, copied to another place: a new machine."""
        self.move_count += 1
        left_behind = {"everything": "", "no output": "output", "no memory": ".vestnik"}[kept]
        root = Path(self.folder.name) / f"site-{self.move_count}"
        old = self.desk.root
        shutil.copytree(old, root, copy_function=shutil.copyfile, symlinks=True)
        shutil.rmtree(old)
        self.desk.root = root
        if left_behind:
            shutil.rmtree(root / left_behind, ignore_errors=True)

    @property
    def _kept(self) -> Path:
        return Path(self.folder.name) / "kept"


QUICK = settings(
    max_examples=10,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.timeout(600)
def test_every_build_gives_what_a_clean_build_gives() -> None:
    run_state_machine_as_test(Newsroom, settings=QUICK)


@pytest.mark.nightly
@pytest.mark.timeout(0)
def test_every_build_gives_what_a_clean_build_gives_through_thousands_of_steps() -> None:
    many = settings(QUICK, max_examples=150, stateful_step_count=50, derandomize=False)
    run_state_machine_as_test(Newsroom, settings=many)
