"""How are the figures said?

In go the runs of a comparison; out comes Markdown that `docs/performance.md` can take as it is.
Ratios are ours to the other's: under 1 we are faster.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator, Mapping, Sequence
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


def table(
    names: Sequence[str], runs: Mapping[tuple[str, str], Sequence[Run]], musts: Mapping[str, float]
) -> str:
    """The median run of each work and contender; `~` marks those that others disturbed."""
    heads = [
        "Work",
        *_heads("Wall, s", names),
        "At most, at 10,000",
        *_heads("Processor, s", names),
    ]
    heads += [*_heads("Memory, MiB", names), *_heads("Pages written", names)[: len(names)]]
    rows = [heads, ["---", *(["--:"] * (len(heads) - 1))]]
    rows += [_row(work, names, runs, must) for work, must in musts.items()]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def differences(name: str, files: Sequence[str]) -> str:
    """The files that one contender's site has alone, in words."""
    named = ", ".join(f"`{file}`" for file in files[:NAMED_DIFFERENCES])
    more = f" and {len(files) - NAMED_DIFFERENCES} more" if len(files) > NAMED_DIFFERENCES else ""
    return f"Only {name} writes {named or 'nothing'}{more}."


def _heads(unit: str, names: Sequence[str]) -> list[str]:
    firsts = [f"{unit}: {names[0]}", *names[1:]]
    return [*firsts, "Ratio"] if len(names) > 1 else firsts


def _row(
    work: str, names: Sequence[str], runs: Mapping[tuple[str, str], Sequence[Run]], must: float
) -> list[str]:
    medians = [_median(runs[work, name]) for name in names]
    costs = [run.cost for run in medians]
    return [
        work,
        *_figures([cost.wall_s for cost in costs], costs, ".2f"),
        f"{must:g}",
        *_figures([cost.cpu_s for cost in costs], costs, ".2f"),
        *_figures([cost.peak_mib for cost in costs], costs, ".0f"),
        *(f"{run.page_count:,}" for run in medians),
    ]


def _figures(values: Sequence[float], costs: Sequence[Cost], form: str) -> Iterator[str]:
    for value, cost in zip(values, costs, strict=True):
        yield f"{value:{form}}{' ~' if cost.is_noisy else ''}"
    if len(values) > 1:
        yield f"{values[0] / values[1]:.2f}"


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
