"""Who works for a command: the cores of this machine, or a cluster.

The only module that knows Dask, which the extra `distributed` brings.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any

import click

from generator import __version__
from generator.cli.phrases import phrase
from generator.cli.usage import spoken

if TYPE_CHECKING:
    from concurrent.futures import Executor

PATIENCE_S = 5
"""How long a cluster may take to answer."""


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def executor_at(address: str | None) -> Iterator[Executor | None]:
    """The executor of the cluster at `dask://HOST:PORT`, or None for the command's own processes.

    Raises `click.ClickException` where there is no such cluster, or one of its workers has another
    Vestnik: its pages would be other pages.
    """
    if address is None:
        yield None
        return
    try:
        import distributed
    except ImportError:
        raise _refusal("executor-not-installed") from None
    with _client(address, distributed) as client:
        answers = client.run(_version, on_error="return").values()
        versions = sorted(set(map(str, answers)))
        if versions != [__version__]:
            found = ", ".join(versions)
            raise _refusal("executor-version", found=found, wanted=__version__)
        yield client.get_executor(pure=False)


@contextmanager
def _client(address: str, library: Any) -> Iterator[Any]:
    """A connection to a cluster with somebody at work in it."""
    place = address.replace("dask://", "tcp://")
    try:
        client = library.Client(place, timeout=PATIENCE_S, set_as_default=False)
    except OSError as error:
        raise _refusal("executor-unreachable", address=address, reason=error) from None
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE_S)
        except OSError as error:
            raise _refusal("executor-unreachable", address=address, reason=error) from None
        yield client


def _version() -> str:
    """What a worker of the cluster has."""
    from generator import __version__ as version

    return version


class _RefusedError(click.ClickException):
    """That the cluster cannot be used, in the editor's language and in no other words."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Say why."""
        click.secho(self.format_message(), file, fg="red", err=True)


def _refusal(name: str, **details: object) -> click.ClickException:
    return _RefusedError(phrase(spoken(sys.argv), name, **details))
