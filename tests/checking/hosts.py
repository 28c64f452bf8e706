"""Hosts on this machine that answer as it is told, and remember what they were asked."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Said:
    """What a host says: a status, headers, and before that nothing for a while."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    after_s: float = 0.0


Script = Mapping[str, Said | list[Said]]
"""By method and path, `HEAD /x`, or by path alone. Of a list one after the other, the last for
good.
"""


class Host(ThreadingHTTPServer):
    """A host that follows a script."""

    daemon_threads = True

    def __init__(self, script: Script) -> None:
        super().__init__((HOST, 0), _Answering)
        self.script = {
            path: list(said) if isinstance(said, list) else [said] for path, said in script.items()
        }
        self.asked: list[str] = []
        self.moments: list[float] = []
        self.agents: set[str] = set()
        self.most_at_once = 0
        self.at_once = 0
        self.lock = threading.Lock()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])

    def url(self, path: str, scheme: str = "http") -> str:
        """The address of a path on it."""
        return f"{scheme}://{HOST}:{self.port}{path}"

    def next(self, method: str, path: str) -> Said:
        """What it says to a question."""
        with self.lock:
            said = self.script.get(f"{method} {path}") or self.script.get(path) or [Said(404)]
            return said.pop(0) if len(said) > 1 else said[0]

    def handle_error(self, request: object, client_address: object) -> None:
        """Leave it: who asks may hang up."""


class _Answering(BaseHTTPRequestHandler):
    server: Host

    def do_HEAD(self) -> None:
        host = self.server
        with host.lock:
            host.asked.append(f"{self.command} {self.path}")
            host.moments.append(time.monotonic())
            host.agents.add(self.headers["User-Agent"])
            host.at_once += 1
            host.most_at_once = max(host.most_at_once, host.at_once)
        said = host.next(self.command, self.path)
        time.sleep(said.after_s)
        with host.lock:
            host.at_once -= 1
        self.send_response_only(said.status)
        for name, value in said.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def hosted(script: Script, certificate: Path | None = None) -> Iterator[Host]:
    """The time in which a host answers."""
    host = Host(script)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        host.socket = context.wrap_socket(host.socket, server_side=True)
    thread = threading.Thread(target=host.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield host
    finally:
        host.shutdown()
        thread.join()
        host.server_close()
