"""Does everything hold that must hold before a change is taken?

`python scripts/tests.py` runs the linters, the type checker and all folders of tests, as many at a
time as there are cores, and each in a process of its own: tests that fork, or watch the clock, find
in it what they would find alone. Their files lie in memory where there is enough of it, but for
those of tests about disks. Further arguments are pytest's. What fails is shown whole, of what
holds the last line; the exit code is 1 if anything failed.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
NO_TESTS = 5
"""What pytest ends with where no test was asked for."""

CHECKS = (("mypy",), ("ruff", "check", "."), ("ruff", "format", "--check", "."))

PARTED = ("incremental", "faults", "spec")
"""Folders that take so long that each of their files is a step."""

ABOUT_DISKS = "faults"
"""The folder whose tests work on a real disk."""

MEMORY = Path("/dev/shm")
ROOM = 4 << 30
"""So many bytes of memory must be free before files of all other tests lie there, and not on a
disk: to make thousands of small sites is a third of their time.
"""

LONGEST = (
    "serving", "browser", "incremental/test_machine.py", "incremental/test_each_edit.py",
    "spec/test_diagnostics_spec.py", "unit", "incremental/test_named_surroundings.py",
    "incremental/test_laws.py", "properties", "cli",
)  # fmt: skip
"""Steps that begin before all others, so that none of them is left over at the end."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something that must hold: a module of Python's, and what it is told."""

    name: str
    command: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a step."""

    step: Step
    code: int
    told: str
    seconds: float

    @property
    def is_failed(self) -> bool:
        """Whether something does not hold; that nothing was to be tried is no failure."""
        return self.code not in (0, NO_TESTS)


def main(arguments: Sequence[str]) -> int:
    """Take all steps, tell of each as it ends, and return the exit code."""
    _hear_signals()
    started = time.monotonic()
    failed = []
    for outcome in outcomes(steps(arguments)):
        print(shown(outcome), flush=True)
        failed += [outcome.step.name] if outcome.is_failed else []
    print(f"{time.monotonic() - started:.0f} s in all. Failed: {', '.join(failed) or 'nothing'}.")
    return 1 if failed else 0


def steps(arguments: Sequence[str] = ()) -> tuple[Step, ...]:
    """All steps, those that take longest first."""
    tests = sorted(parts(), key=lambda part: (*(part != one for one in LONGEST), part))
    checks = (Step(" ".join(check), check) for check in CHECKS)
    options = ("-q", "-p", "no:cacheprovider", *arguments)
    return (*(Step(part, ("pytest", f"tests/{part}", *options)) for part in tests), *checks)


def parts() -> Iterator[str]:
    """The folders and files of tests that are a step each; together they are all tests."""
    for folder in sorted((ROOT / "tests").iterdir()):
        files = sorted(folder.rglob("test_*.py")) if folder.is_dir() else ()
        if folder.name in PARTED:
            yield from (file.relative_to(ROOT / "tests").as_posix() for file in files)
        elif files:
            yield folder.name


def outcomes(all_steps: Sequence[Step]) -> Iterator[Outcome]:
    """What comes of steps, as each ends."""
    with TemporaryDirectory(dir=_memory(), ignore_cleanup_errors=True) as folder:
        pool = ThreadPoolExecutor(os.cpu_count())
        try:
            for future in as_completed([pool.submit(_taken, one, folder) for one in all_steps]):
                yield future.result()
        finally:
            pool.shutdown(cancel_futures=True)


def _memory() -> Path | None:
    """Where files take no disk; None where there is no such place, or too little of it."""
    is_roomy = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM
    return MEMORY if is_roomy and os.access(MEMORY, os.W_OK) else None


def shown(outcome: Outcome) -> str:
    """A line, and where something failed all that was told."""
    last = outcome.told.rstrip().rpartition("\n")[2]
    line = f"{outcome.seconds:5.0f} s  {outcome.step.name}: {last}"
    return f"{outcome.told}\n{line}" if outcome.is_failed else line


def _hear_signals() -> None:
    """Let tests send signals, also where this was started in the background and ignores them."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_DFL)


def _taken(step: Step, folder: str) -> Outcome:
    started = time.monotonic()
    is_about_disks = step.name.startswith(ABOUT_DISKS)
    done = subprocess.run(
        [sys.executable, "-m", *step.command],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, encoding="utf-8",
        errors="replace", env={**os.environ, **({} if is_about_disks else {"TMPDIR": folder})},
    )  # fmt: skip
    return Outcome(step, done.returncode, done.stdout, time.monotonic() - started)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
