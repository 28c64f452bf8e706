"""A Dask cluster as an executor: who is at work there, and when is nobody any more?

The only module that knows Dask, which the extra `distributed` brings.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from contextlib import contextmanager, suppress
from typing import IO, Any, TypeVar

import click

from generator.cli.phrases import phrase
from generator.cli.usage import spoken

PATIENCE_S = 5
"""How long a cluster may take to answer."""

SILENCE_S = 15
"""Nobody waits longer for a cluster of whose workers none gives a sign of life: they give one every
half second, in large clusters every few."""

R = TypeVar("R")


@contextmanager
def cluster_at(address: str) -> Iterator[Executor]:
    """The executor of the cluster at `dask://HOST:PORT`.

    What it promised and did not do is for others to do, and it is said so. Raises
    `click.ClickException` where there is no such cluster, or one of its workers is another engine:
    its pages would be other pages.
    """
    try:
        import distributed
    except ImportError:
        raise _refusal("executor-not-installed") from None
    with _unlogged(), _client(address, distributed) as client:
        with _Cluster(client) as cluster:
            yield cluster
        if cluster.has_failed:
            click.echo(phrase(spoken(sys.argv), "executor-failed", address=address), err=True)


@contextmanager
def _unlogged() -> Iterator[None]:
    """A time in which no library logs: what there is to say of a cluster, we say in words."""
    logging.disable()
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)


@contextmanager
def _client(address: str, library: Any) -> Iterator[Any]:
    """A connection to a cluster whose workers are all of our engine."""
    place = address.replace("dask://", "tcp://")
    try:
        client = library.Client(place, timeout=PATIENCE_S, set_as_default=False)
    except OSError as error:
        raise _refusal("executor-unreachable", address=address, reason=error) from None
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE_S)
            engines = client.run(_engine, on_error="return", callback_timeout=PATIENCE_S)
        except OSError as error:
            raise _refusal("executor-unreachable", address=address, reason=error) from None
        others = sorted(worker for worker, engine in engines.items() if engine != _engine())
        if others:
            raise _refusal("executor-version", workers=", ".join(others))
        yield client


def _engine() -> str:
    """By what a worker of the cluster would make values."""
    from generator.building import own_engine

    return own_engine()


def _by_engine(engine: str, function: Callable[..., R], *args: Any, **kwargs: Any) -> R:
    """What a worker does, who may have come later than all were asked who they are."""
    if engine != _engine():
        raise BrokenExecutor("another engine")
    return function(*args, **kwargs)


class _Cluster(Executor):
    """A cluster that breaks its promises where it has nobody left to keep them."""

    def __init__(self, client: Any) -> None:
        self.has_failed = False
        """Whether it broke any."""
        self._is_silent = False
        self._executor: Executor = client.get_executor(pure=False)
        self._scheduler = client.scheduler
        self._open: set[Future[Any]] = set()
        self._listening = asyncio.run_coroutine_threadsafe(self._listen(), client.loop.asyncio_loop)

    def submit(self, fn: Callable[..., R], /, *args: Any, **kwargs: Any) -> Future[R]:
        """Promise a result, and break the promise where nobody is there to keep it."""
        promise: Future[R] = Future()
        promise.set_running_or_notify_cancel()
        self._open.add(promise)
        try:
            if self._is_silent:
                raise BrokenExecutor
            kept = self._executor.submit(_by_engine, _engine(), fn, *args, **kwargs)
        except Exception as error:  # noqa: BLE001  # a client has many ways to say that it is gone
            self._break(promise, error)
        else:
            kept.add_done_callback(lambda _: self._hand_on(kept, promise))
        return promise

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Listen no more; the cluster itself goes on."""
        self._listening.cancel()

    def _hand_on(self, kept: Future[R], promise: Future[R]) -> None:
        error = CancelledError() if kept.cancelled() else kept.exception()
        if error:
            self._break(promise, error)
        elif self._is_ours(promise):
            promise.set_result(kept.result())

    def _break(self, promise: Future[Any], error: BaseException) -> None:
        self.has_failed = True
        if self._is_ours(promise):
            promise.set_exception(error)

    def _is_ours(self, promise: Future[Any]) -> bool:
        """Whether the promise was open until now; whoever asks first closes it."""
        try:
            self._open.remove(promise)
        except KeyError:
            return False
        return True

    async def _listen(self) -> None:
        """Wait for the workers to fall silent, all of them; then break what they promised."""
        heard, since = 0.0, time.monotonic()
        while time.monotonic() - since < SILENCE_S:
            latest = await self._latest_sign()
            if latest != heard:
                heard, since = latest, time.monotonic()
            await asyncio.sleep(SILENCE_S / 10)
        self._is_silent = True
        for promise in tuple(self._open):
            self._break(promise, BrokenExecutor())

    async def _latest_sign(self) -> float:
        """When a worker was last heard of, by the scheduler's clock; 0 where nobody says."""
        with suppress(OSError, TimeoutError):
            told = await asyncio.wait_for(self._scheduler.identity(), SILENCE_S / 10)
            return max((one["last_seen"] for one in told["workers"].values()), default=0.0)
        return 0.0


class _RefusedError(click.ClickException):
    """That the cluster cannot be used, in the editor's language and in no other words."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Say why."""
        click.secho(self.format_message(), file, fg="red", err=True)


def _refusal(name: str, **details: object) -> click.ClickException:
    return _RefusedError(phrase(spoken(sys.argv), name, **details))
