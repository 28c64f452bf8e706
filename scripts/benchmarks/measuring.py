"""What does one command cost?

In goes a command; out comes what it took: wall time, processor time of the command and all its
children, and the most memory that they held at one moment together. Memory that processes share is
counted once (the kernel's proportional set size), so that a command with workers and one without
can be compared. It is looked up in `/proc`, ever more rarely the longer a look takes; where there
is no `/proc`, memory is not a number.

A machine does other things, too. How much of it others used meanwhile is measured beside, so that a
figure can be marked as doubtful.
"""

from __future__ import annotations

import math
import os
import re
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

NOISY_CORES = 0.25
"""A measurement is doubtful when others used more processors than this while it lasted."""

_PROC = Path("/proc")
_SHORTEST_PAUSE_S = 0.02
_PAUSE_PER_LOOK = 30
_KIB_A_MIB = 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command took."""

    wall_s: float
    cpu_s: float
    """All processors, the command's children included."""
    peak_mib: float
    """The most memory at one moment, all processes together."""
    others_cores: float
    """The processors that everything else on the machine used meanwhile."""

    @property
    def is_noisy(self) -> bool:
        """Others were busy meanwhile."""
        return self.others_cores > NOISY_CORES


class CommandFailedError(Exception):
    """A measured command did not succeed, so its cost means nothing."""


def measured(command: Sequence[str | Path], folder: Path) -> Cost:
    """The cost of a command run in a folder, in a process of its own."""
    if hasattr(os, "sync"):
        os.sync()
    busy_s = _busy_s()
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    with _Watch(process.pid) as watch:
        status, cpu_s, said = _awaited(process)
        wall_s = time.perf_counter() - started
    if status:
        raise CommandFailedError(f"{' '.join(map(str, command))}\n{said}")
    others_s = max(_busy_s() - busy_s - cpu_s, 0.0)
    return Cost(wall_s, cpu_s, watch.peak_mib, others_s / wall_s)


def _awaited(process: subprocess.Popen[str]) -> tuple[int, float, str]:
    """The exit status of a process, its processor time, and what it complained of."""
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    return process.returncode, usage.ru_utime + usage.ru_stime, said


class _Watch(Thread):
    """Looks at the memory of a process and its descendants until it is told to stop."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak_mib = math.nan
        self._pid = pid
        self._over = Event()

    def __enter__(self) -> _Watch:
        if _PROC.is_dir():
            self.peak_mib = 0.0
            self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        if self.is_alive():
            self.join()

    def run(self) -> None:
        """Look until the end."""
        pause_s = 0.0
        while not self._over.wait(pause_s):
            started = time.perf_counter()
            together = sum(_kib(pid, "smaps_rollup", _PSS) for pid in _family(self._pid))
            # A process's own high-water mark also knows what came and went between two looks.
            highest = max(together, _kib(self._pid, "status", _HIGH_WATER))
            self.peak_mib = max(self.peak_mib, highest / _KIB_A_MIB)
            took_s = time.perf_counter() - started
            pause_s = max(_SHORTEST_PAUSE_S, took_s * _PAUSE_PER_LOOK)


def _family(pid: int) -> Iterator[int]:
    """A process and all its descendants."""
    yield pid
    for file in _PROC.glob(f"{pid}/task/*/children"):
        for child in _read(file).split():
            yield from _family(int(child))


_PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)
_HIGH_WATER = re.compile(r"^VmHWM:\s+(\d+) kB", re.MULTILINE)


def _kib(pid: int, name: str, line: re.Pattern[str]) -> int:
    found = line.search(_read(_PROC / str(pid) / name))
    return int(found[1]) if found else 0


def _read(file: Path) -> str:
    """What a file of /proc says; nothing once its process is gone."""
    try:
        return file.read_text("ascii")
    except OSError:
        return ""


def _busy_s() -> float:
    """How long the machine's processors have worked since it started, all of them together."""
    if not _PROC.is_dir():
        return 0.0
    user, nice, system, _idle, _waiting, *rest = (
        int(ticks) for ticks in _read(_PROC / "stat").partition("\n")[0].split()[1:9]
    )
    return (user + nice + system + sum(rest)) / os.sysconf("SC_CLK_TCK")
