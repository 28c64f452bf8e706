"""The demo site, served as a host serves it, and a real browser to read it with."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from generator.policy import HEADERS
from tests.support.patience import PATIENCE_S
from tests.validity.conftest import demo

expect.set_options(timeout=PATIENCE_S * 1000)

ONLY_ENCRYPTED = "upgrade-insecure-requests"


class Host(SimpleHTTPRequestHandler):
    """A static host that sends the production headers, those for encrypted sites apart."""

    def end_headers(self) -> None:
        for name, value in HEADERS:
            if name != "Strict-Transport-Security":
                self.send_header(name, value.replace(f"{ONLY_ENCRYPTED}; ", ""))
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page, as hosts do."""
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo site, published."""
    return demo(tmp_path_factory.mktemp("demo") / "output")


# Server and browser end with their module: beside their threads later tests could not fork.
@pytest.fixture(scope="module")
def host(output: Path) -> Iterator[str]:
    """The address at which the site is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(output)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The `chromium` on the PATH, or else Playwright's own."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        yield launched
        launched.close()


Reader = Callable[..., Page]


@pytest.fixture
def reader(browser: Browser, host: str) -> Iterator[Reader]:
    """A fresh reader's page, by the settings of a browser's context."""
    contexts: list[BrowserContext] = []

    def new_page(**settings: object) -> Page:
        contexts.append(browser.new_context(base_url=host, **settings))  # type: ignore[arg-type]  # named as Playwright does
        return contexts[-1].new_page()

    yield new_page
    for context in contexts:
        context.close()
