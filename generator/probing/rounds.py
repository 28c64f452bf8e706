"""Who is asked when? Many hosts at once, and each of them as if there were no other.

In go addresses; out come their answers, as they arrive. The threads are told to stop where nobody
listens any more, and are nobody's to wait for: a host may take its time.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Event, Lock, Thread
from urllib.parse import urlsplit

from generator.probing.answers import Answer
from generator.probing.manners import Manners
from generator.probing.requests import Reply, ask
from generator.probing.visits import RestingHostError, rest_wanted_s, visit

LISTEN_S = 0.5
"""So often a wait looks up: not every system lets Ctrl-C into one."""

Answered = tuple[str, Answer]


def probe(urls: Iterable[str], manners: Manners) -> Generator[Answered, None, None]:
    """The answers for all addresses, each once, in the order in which they come."""
    by_host: defaultdict[str, list[str]] = defaultdict(list)
    for url in dict.fromkeys(urls):
        by_host[_host(url)].append(url)
    # The longest rows first, so that none is begun when all others are done.
    rounds = _Rounds(manners, sorted(by_host.values(), key=len, reverse=True))
    for _ in range(min(manners.at_once, len(by_host))):
        Thread(target=rounds.work, daemon=True).start()
    try:
        for _ in range(sum(map(len, by_host.values()))):
            yield rounds.next_answer()
    finally:
        rounds.stopped.set()


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


@dataclass(slots=True)
class _Turn:
    """Whose turn it is at a host, and from when on."""

    lock: Lock = field(default_factory=Lock)
    since: float = 0.0
    rest_s: float = 0.0
    """What the host has asked for."""


class _Rounds:
    """Rows of addresses, a row a host, and whoever works on them."""

    def __init__(self, manners: Manners, rows: Iterable[list[str]]) -> None:
        self.stopped = Event()
        self._manners = manners
        self._rows: SimpleQueue[list[str]] = SimpleQueue()
        for row in rows:
            self._rows.put(row)
        self._answers: SimpleQueue[Answered | Exception] = SimpleQueue()
        self._turns: dict[str, _Turn] = {}

    def work(self) -> None:
        """Ask for row after row, until there are no more."""
        try:
            while not self.stopped.is_set():
                for url in self._rows.get_nowait():
                    if self.stopped.is_set():
                        return
                    answer = visit(url, self._ask, self.stopped.wait, self._manners)
                    self._answers.put((url, answer))
        except Empty:
            return
        except Exception as error:  # noqa: BLE001  # told where somebody listens
            self._answers.put(error)

    def next_answer(self) -> Answered:
        """The next answer that comes. Raises what a thread could not deal with."""
        while True:
            try:
                answer = self._answers.get(timeout=LISTEN_S)
            except Empty:
                continue
            if isinstance(answer, Exception):
                raise answer
            return answer

    def _ask(self, url: str, method: str) -> Reply:
        with self._turn(_host(url)) as turn:
            reply = ask(url, method, self._manners)
            turn.rest_s = rest_wanted_s(reply)
            return reply

    @contextmanager
    def _turn(self, host: str) -> Iterator[_Turn]:
        """The time in which nobody else asks this host, after its rest.

        Raises `RestingHostError` where it wants a longer one than anybody waits.
        """
        turn = self._turns.setdefault(host, _Turn())
        with turn.lock:
            if turn.rest_s > self._manners.patience_s:
                raise RestingHostError(host)
            self.stopped.wait(max(0.0, turn.since - time.monotonic()))
            turn.rest_s = 0.0
            try:
                yield turn
            finally:
                turn.since = time.monotonic() + max(self._manners.pause_s, turn.rest_s)
