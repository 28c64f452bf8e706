"""How are the figures said?

In go the runs of a comparison; out comes Markdown that `docs/performance.md` can take as it is.
Ratios are ours to the other's: under 1 we are faster.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median_low

from scripts.benchmarks.measuring import Cost

NAMED_DIFFERENCES = 8
"""So many of the files that one site has alone are named."""


@dataclass(frozen=True, slots=True)
class Run:
    """One build: what it took, and how many pages it wrote."""

    cost: Cost
    page_count: int


def machine(folder: Path) -> str:
    """Where the figures are from."""
    load = "/".join(f"{load:.1f}" for load in os.getloadavg())
    parts = (
        f"{platform.system()} {platform.release()}",
        f"{os.cpu_count()} cores of {_processor()}",
        f"Python {platform.python_version()}",
        f"sites on {_file_system(folder)}",
        f"load {load} at the start",
    )
    return ", ".join(parts) + "."


def tables(
    names: Sequence[str],
    runs: Mapping[tuple[str, str], Sequence[Run]],
    musts: Mapping[str, float | None],
) -> str:
    """The median run of each work and contender, a table for each thing measured.

    `~` marks runs that others disturbed.
    """
    medians = {(work, name): _median(runs[work, name]) for work in musts for name in names}
    return "\n\n".join(
        _table(
            measure,
            names,
            {work: [medians[work, name] for name in names] for work in musts},
            musts if measure is _WALL else {},
        )
        for measure in _MEASURES
    )


def differences(name: str, other: str, files: Sequence[str]) -> str:
    """The files that one contender's site has and another's has not, in words."""
    named = ", ".join(f"`{file}`" for file in files[:NAMED_DIFFERENCES])
    more = f" and {len(files) - NAMED_DIFFERENCES} more" if len(files) > NAMED_DIFFERENCES else ""
    return f"{name} writes, {other} does not: {named or 'nothing'}{more}."


@dataclass(frozen=True, slots=True)
class _Measure:
    """One thing measured: its table has a column for each contender and one for each ratio."""

    name: str
    value: Callable[[Run], float]
    form: str
    is_exact: bool = False
    """Noise does not touch it, and a ratio would say nothing."""


_WALL = _Measure("Wall, s", lambda run: run.cost.wall_s, ".2f")

_MEASURES = (
    _WALL,
    _Measure("Processor, s", lambda run: run.cost.cpu_s, ".2f"),
    _Measure("Memory, MiB", lambda run: run.cost.peak_mib, ",.0f"),
    _Measure("Pages written", lambda run: run.page_count, ",", is_exact=True),
)


def _table(
    measure: _Measure,
    names: Sequence[str],
    medians: Mapping[str, Sequence[Run]],
    musts: Mapping[str, float | None],
) -> str:
    ours, *others = names
    ratios = [] if measure.is_exact else [f"{ours} / {other}" for other in others]
    limits = [f"{ours} / {others[0]} at most, at 10,000"] if musts and others else []
    rows = [[measure.name, *names, *ratios, *limits]]
    rows.append(["---", *["--:"] * (len(rows[0]) - 1)])
    for work, runs in medians.items():
        row = [work, *_figures(measure, runs)]
        must = musts[work] if limits else None
        rows.append([*row, f"{must:g}" if must else "–"] if limits else row)
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _figures(measure: _Measure, runs: Sequence[Run]) -> Iterator[str]:
    """What each contender took, then what part we took of each other's."""
    values = [measure.value(run) for run in runs]
    for value, run in zip(values, runs, strict=True):
        is_doubtful = run.cost.is_noisy and not measure.is_exact
        yield f"{value:{measure.form}}{' ~' if is_doubtful else ''}"
    if not measure.is_exact:
        yield from (f"{values[0] / value:.2f}" for value in values[1:])


def _median(runs: Sequence[Run]) -> Run:
    """The run whose wall time is the median, with all that it took."""
    wall_s = median_low(run.cost.wall_s for run in runs)
    return next(run for run in runs if run.cost.wall_s == wall_s)


def _processor() -> str:
    """Its maker's name for it where Linux tells it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def _file_system(folder: Path) -> str:
    """The kind of file system that holds a folder."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return sys.platform
    kinds = {
        where: kind for _, where, kind, *_ in map(str.split, mounts.read_text("utf-8").splitlines())
    }
    real = folder.resolve()
    return next(kinds[str(at)] for at in (real, *real.parents) if str(at) in kinds)
