"""Who works for a command: the cores of this machine, or a cluster."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Executor


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def executor_at(address: str | None) -> Iterator[Executor | None]:
    """The executor of the cluster at `dask://HOST:PORT`, or None for the command's own processes.

    Raises `click.ClickException` where the cluster cannot be used.
    """
    if address is None:
        yield None
        return
    # What a cluster needs takes longer to import than most builds.
    from generator.cli.clusters import cluster_at

    with cluster_at(address) as cluster:
        yield cluster
