"""`vestnik serve` as an editor runs it: a process, a terminal to read, sockets and files."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import IO

import pytest

from tests.support.patience import PATIENCE_S
from tests.support.project import MINIMAL, project

REPOSITORY = Path(__file__).parents[2]
PAGE = "/ru/news/2023/opening/"
SOURCE = "content/news/opening.ru.md"

EVERY_SECOND = """\
from generator.cli import main, serving
serving.TICK_S = 1
main()
"""
"""The command, of which a minute is a second."""


def until(claim: Callable[[], object], what: str = "") -> None:
    """Wait for something to become true."""
    last = time.monotonic() + PATIENCE_S
    while not claim():
        assert time.monotonic() < last, what or "it never came"
        time.sleep(0.02)


@dataclass
class Answer:
    """What a browser gets."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


@dataclass
class Preview:
    """A running `vestnik serve`."""

    root: Path
    process: subprocess.Popen[bytes]
    said: IO[bytes]
    """What it says: through a pipe, or on a terminal."""
    lines: list[str] = field(default_factory=list)
    is_read: threading.Event = field(default_factory=threading.Event)
    """That it will say nothing more."""

    @property
    def address(self) -> str:
        found = re.search(r"http://\S+", "\n".join(self.lines))
        return found[0] if found else ""

    @property
    def port(self) -> int:
        found = re.search(r":(\d+)/", self.address)
        assert found
        return int(found[1])

    @property
    def rounds(self) -> list[str]:
        """The lines that tell of builds."""
        return [one for one in self.lines if re.match(r"\d\d:\d\d:\d\d  ", one)]

    def read(self) -> None:
        """Take what is said, as it comes; a terminal ends with an error."""
        with self.said, suppress(OSError):
            for line in self.said:
                self.lines.append(line.decode("utf-8").rstrip("\r\n"))
        self.is_read.set()

    def open(self, path: str, **headers: str) -> HTTPResponse:
        """An answer that may never end."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
        connection.putrequest("GET", path, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.putheader("Connection", "close")
        connection.endheaders()
        return connection.getresponse()

    def get(self, path: str, **headers: str) -> Answer:
        with self.open(path, **headers) as response:
            known = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, known, response.read())

    def state(self, path: str = PAGE) -> Mapping[str, object]:
        """How a page is now."""
        with self.open(f"/__vestnik/events?page={path}") as stream:
            return next(states(stream))

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text("utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def shows(self, path: str, text: str) -> bool:
        return text in self.get(path).text

    def settle(self) -> None:
        """Wait until nothing more is built."""
        quiet_since, known = time.monotonic(), len(self.lines)
        last = quiet_since + PATIENCE_S
        while time.monotonic() - quiet_since < 1.0 and time.monotonic() < last:
            time.sleep(0.05)
            if len(self.lines) != known:
                quiet_since, known = time.monotonic(), len(self.lines)

    def end(self, signal_number: int = signal.SIGINT) -> int:
        self.process.send_signal(signal_number)
        return self.ended()

    def ended(self) -> int:
        """The exit code, once all that was said has been heard."""
        assert self.is_read.wait(PATIENCE_S)
        return self.process.wait(PATIENCE_S)


def states(stream: HTTPResponse) -> Iterator[Mapping[str, object]]:
    """What an event stream tells."""
    for line in stream:
        if line.startswith(b"data: "):
            yield json.loads(line.removeprefix(b"data: "))


Serve = Callable[..., Preview]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Starts the command over a folder and waits for its address."""
    with previews(tmp_path) as start:
        yield start


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One for all tests of a module that only ask, or do what must change nothing."""
    with previews(tmp_path_factory.mktemp("preview")) as start:
        yield start()


@contextmanager
def previews(folder: Path) -> Iterator[Serve]:
    """A time in which previews can be started; none outlives it."""
    started: list[tuple[Preview, threading.Thread]] = []

    def start(
        *arguments: object, root: Path | None = None, env: Mapping[str, str] | None = None,
        program: str = "from generator.cli import main; main()", usual_port: bool = False,
        columns: int = 0,
    ) -> Preview:  # fmt: skip
        """Without columns it is no terminal that it speaks to."""
        site = root or project(MINIMAL, folder / "site")
        port = () if usual_port or "--port" in arguments else ("--port", 0)
        command = ["serve", "--site", site, *port, *arguments]
        ours, theirs = os.openpty() if columns else os.pipe()
        process = subprocess.Popen(
            [sys.executable, "-c", program, *map(str, command)],
            stdout=theirs,
            stderr=theirs,
            env={
                **os.environ, "PYTHONPATH": str(REPOSITORY), "LC_ALL": "C.UTF-8", "LANG": "",
                "PYTHONUNBUFFERED": "1", "TERM": "dumb", "COLUMNS": str(columns), **(env or {}),
            },
        )  # fmt: skip
        os.close(theirs)
        preview = Preview(site, process, os.fdopen(ours, "rb"))
        reader = threading.Thread(target=preview.read, daemon=True)
        reader.start()
        started.append((preview, reader))
        until(
            lambda: preview.address or process.poll() is not None,
            "\n".join(preview.lines),
        )
        return preview

    yield start
    for preview, reader in started:
        if preview.process.poll() is None:
            preview.process.kill()
            preview.process.wait()
        reader.join()
