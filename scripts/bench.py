"""How long does a cold build take?

`make bench` writes a corpus of 1,000 articles (`scripts/corpus.py`) into a temporary folder, builds
it with the command that editors use, in one process that has nothing to remember, and prints what
that cost. An article is one text in one language: one file below `content/news/`. Machines are
noisy, so the build is done several times and the least time counts; the figures are for comparing
two states of the code on one machine, never a test that fails.

`--articles 10000` asks for another size, `--profile` shows where the time goes.
"""

from __future__ import annotations

import argparse
import os
import platform
import pstats
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.corpus import write_corpus  # noqa: E402  # beside this script, wherever it is run from

AS_OF = "2040-01-01T00:00+03:00"
"""After the last article of any corpus that fits a machine."""

KIB_A_MIB = 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """What one build took."""

    wall_s: float
    cpu_s: float
    peak_mib: float
    """The most memory that the process held."""


def main() -> None:
    """Measure builds and print their cost."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--builds", type=int, default=3)
    parser.add_argument("--profile", action="store_true", help="show where the time goes")
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        articles = write_corpus(site, given.articles)
        output = Path(folder) / "output"
        if given.profile:
            _profile(site, output)
            return
        costs = [_measured(site, output) for _ in range(given.builds)]
        pages = sum(1 for _ in output.rglob("*.html"))
        baseline = _measured_command(["--version"])
    _show(articles, pages, costs, baseline)


def _command(site: Path, output: Path) -> list[str]:
    return ["build", "--site", str(site), "--output", str(output), "--as-of", AS_OF]


def _measured(site: Path, output: Path) -> Cost:
    return _measured_command(_command(site, output))


def _measured_command(arguments: Sequence[str]) -> Cost:
    """The cost of one command in a process of its own."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", *arguments], cwd=ROOT, stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall_s = time.perf_counter() - started
    if process.returncode:
        raise SystemExit(f"The command failed: {' '.join(arguments)}")
    return Cost(wall_s, usage.ru_utime + usage.ru_stime, _mib(usage))


def _mib(usage: resource.struct_rusage) -> float:
    """Linux counts in kibibytes, macOS in bytes."""
    unit = KIB_A_MIB * KIB_A_MIB if sys.platform == "darwin" else KIB_A_MIB
    return usage.ru_maxrss / unit


def _show(articles: int, pages: int, costs: Sequence[Cost], baseline: Cost) -> None:
    best = min(costs, key=lambda cost: cost.wall_s)
    cores = os.cpu_count()
    print(f"Python {platform.python_version()}, {platform.machine()}, {cores} cores")
    print(f"{articles} articles, {pages} pages, {len(costs)} cold builds in one process each")
    print(f"  wall    {best.wall_s:8.2f} s    {_each(best.wall_s, articles)}")
    print(f"  CPU     {best.cpu_s:8.2f} s    {_each(best.cpu_s, articles)}")
    print(f"  memory  {best.peak_mib:8.0f} MiB")
    print(f"  of it starting up {baseline.wall_s:.2f} s and {baseline.peak_mib:.0f} MiB")
    print("  all     " + "  ".join(f"{cost.wall_s:.2f} s" for cost in costs))


def _each(seconds: float, articles: int) -> str:
    return f"{seconds * 1000 / articles:6.2f} ms an article"


def _profile(site: Path, output: Path) -> None:
    """Print which of our own functions the time goes to, what they call included."""
    record = output.with_name("profile")
    subprocess.run(
        [sys.executable, "-m", "cProfile", "-o", str(record), "-m", "generator",
         *_command(site, output)],
        cwd=ROOT, check=True,
    )  # fmt: skip
    shown = pstats.Stats(str(record))
    shown.sort_stats("cumulative").print_stats("/(generator|templates)/", 45)
    shown.sort_stats("tottime").print_stats(25)


if __name__ == "__main__":
    main()
