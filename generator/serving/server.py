"""How does the preview come to be reachable, and how does that end?

In go an address and the application; out comes a server in a thread of its own, which ends with the
block that it is for. The door is open before the first build: a browser that comes early waits. The
one module that knows uvicorn.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import socket
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from secrets import token_urlsafe

import uvicorn

from generator.serving.application import application
from generator.serving.board import Board
from generator.serving.guards import Guard, is_local

PORTS = range(8000, 8020)
"""The usual ports: the first of them that is free is taken."""

END_S = 1.0
"""How long what is under way at the end may take."""


@dataclass(frozen=True, slots=True)
class Door:
    """Sockets that listen, and who is let in."""

    sockets: Sequence[socket.socket]
    guard: Guard

    @property
    def address(self) -> str:
        """What to open in a browser."""
        return self._address("127.0.0.1" if self.guard.host in _ANYWHERE else self.guard.host)

    @property
    def address_elsewhere(self) -> str:
        """What to open on other machines; empty where they cannot reach it, or nobody knows how."""
        if self.guard.host not in _ANYWHERE:
            return self.address if self.guard.token else ""
        own = _own_address()
        return self._address(own) if own else ""

    def _address(self, host: str) -> str:
        name = f"[{host}]" if ":" in host else host
        path = f"__vestnik/enter/{self.guard.token}" if self.guard.token else ""
        return f"http://{name}:{self.guard.port}/{path}"


_ANYWHERE = ("0.0.0.0", "::")


def open_door(host: str, port: int | None) -> Door:
    """A door at a port, or at the first free one of the usual ones.

    Raises `OSError` where the port is taken, or all of them, which it then names.
    """
    for tried in (port,) if port is not None else PORTS:
        try:
            listening = _listening(host, tried)
        except OSError as error:
            if port is not None or error.errno != errno.EADDRINUSE:
                raise
            continue
        token = "" if is_local(host) else token_urlsafe(16)
        guard = Guard(listening.getsockname()[1], host, token)
        return Door((listening, *_also_listening(host, guard.port)), guard)
    raise OSError(errno.EADDRINUSE, "", f"{PORTS[0]}–{PORTS[-1]}")


@contextmanager
def served(door: Door, board: Board) -> Iterator[None]:
    """The time in which browsers are answered."""
    config = uvicorn.Config(
        application(board, door.guard),
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    running = threading.Thread(target=_run, args=(server, door.sockets), daemon=True)
    for log in _LOGS:
        log.addFilter(_is_bug)
    running.start()
    try:
        yield
    finally:
        board.close()
        server.should_exit = True
        running.join(END_S)
        for log in _LOGS:
            log.removeFilter(_is_bug)
        for each in door.sockets:
            with suppress(OSError):
                each.close()


_LOGS = tuple(map(logging.getLogger, ("uvicorn.error", "asyncio")))


def _is_bug(told: logging.LogRecord) -> bool:
    """Whether the desk must hear of it: not of what strangers send, or how they leave."""
    return told.exc_info is not None and isinstance(told.exc_info[1], Exception)


def _run(server: uvicorn.Server, listening: Sequence[socket.socket]) -> None:
    asyncio.run(server.serve(sockets=list(listening)))


def _own_address() -> str:
    """What other machines of the network call this one: nothing is sent to find that out."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_FAR_AWAY)
        except OSError:
            return ""
        return str(probe.getsockname()[0])


_FAR_AWAY = ("192.0.2.1", 9)
"""An address that documents use and no machine has."""


def _also_listening(host: str, port: int) -> Iterator[socket.socket]:
    """Where browsers look for `localhost` too: at the other address that this machine has."""
    if host == "127.0.0.1":
        with suppress(OSError):  # this machine has none, or somebody else is there
            yield _listening("::1", port)


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":  # there it lets two servers have one port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(128)
    except OSError:
        listening.close()
        raise
    return listening
