"""What does a host say to one question?

In go an address and a method; out comes the head of the reply, whose body nobody reads. Every
question has a connection of its own, straight to the host, with its own end.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from http.client import HTTPConnection, HTTPException
from threading import Event, Timer
from urllib.parse import SplitResult, quote, urlsplit

from generator.probing.hosts import connected
from generator.probing.manners import Manners


@dataclass(frozen=True, slots=True)
class Reply:
    """The head of a reply, as far as it matters."""

    status: int
    location: str = ""
    retry_after: str = ""
    date: str = ""


def ask(url: str, method: str, manners: Manners) -> Reply:
    """What the host of an address says.

    Raises `OSError` or `HTTPException` where it says nothing that can be understood, `ValueError`
    where the address cannot be one, `PrivateHostError` where it must not be asked.
    """
    parts = urlsplit(url)
    connection = _CONNECTIONS[parts.scheme](parts, manners)
    with _ended_after(manners.deadline_s, connection):
        connection.request(method, _target(parts), headers=_headers(manners))
        reply = connection.getresponse()
        return Reply(reply.status, *(reply.getheader(name, "") for name in _HEADERS))


_HEADERS = ("Location", "Retry-After", "Date")


class _Connection(HTTPConnection):
    """A connection that looks where it leads before it is made."""

    def __init__(self, parts: SplitResult, manners: Manners) -> None:
        host = (parts.hostname or "").encode("idna").decode("ascii")
        if not host:
            raise ValueError(parts.geturl())
        super().__init__(host, parts.port or self.default_port, timeout=manners.timeout_s)
        self._manners = manners

    def connect(self) -> None:
        """Connect to the host, if it may be asked."""
        manners = self._manners
        self.sock = connected(self.host, self.port, manners.timeout_s, manners.asks_private)


class _SafeConnection(_Connection):
    """The same, encrypted, with a host that proves who it is."""

    default_port = 443

    def connect(self) -> None:
        """Connect to the host, and let it show its certificate."""
        super().connect()
        plain = self.sock
        try:
            self.sock = _authorities().wrap_socket(plain, server_hostname=self.host)
        except (OSError, ValueError):
            plain.close()
            raise


_CONNECTIONS = {"http": _Connection, "https": _SafeConnection}


@cache
def _authorities() -> ssl.SSLContext:
    """Whom the system trusts; to read them takes its time."""
    return ssl.create_default_context()


def _target(parts: SplitResult) -> str:
    """What is asked of the host: letters outside ASCII as their bytes."""
    path = quote(parts.path or "/", safe=_SAFE)
    return f"{path}?{quote(parts.query, safe=_SAFE)}" if parts.query else path


_SAFE = "%/:?#[]@!$&'()*+,;=-._~"


def _headers(manners: Manners) -> dict[str, str]:
    return {"User-Agent": manners.agent, "Accept": "*/*", "Connection": "close"}


@contextmanager
def _ended_after(seconds: float, connection: HTTPConnection) -> Iterator[None]:
    """A time in which a connection is used; one that drips on is hung up on."""
    is_over = Event()
    timer = Timer(seconds, _hang_up, (connection, is_over))
    timer.daemon = True
    timer.start()
    try:
        yield
    except (OSError, HTTPException):
        if not is_over.is_set():
            raise
    finally:
        timer.cancel()
        connection.close()
    if is_over.is_set():
        raise TimeoutError("timed out")


def _hang_up(connection: HTTPConnection, is_over: Event) -> None:
    is_over.set()
    with suppress(OSError, AttributeError):
        # Under any encryption: who reads at the same moment finds an end, and no ruin.
        socket.socket.shutdown(connection.sock, socket.SHUT_RDWR)
