"""Which pictures of the program do the documents show? Takes them all into docs/images/.

Run `python -m scripts.screenshots` for every picture, or name files to take only those. The demo
is taken as it was on one day and looked at in Chromium: the `chromium` on the PATH, or else
Playwright's own.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
AFTER_ALL = "2023-06-16"
"""When all of the demo's stories are out, and none of them is old."""

AMID_WORK = "2023-06-08"
"""When two of them are still to come."""


@dataclass(frozen=True, slots=True)
class Studio:
    """Where pictures are taken."""

    browser: Browser
    folder: Path
    """For what is made on the way."""
    host: str
    """Where the demo is served."""


def main(names: Sequence[str]) -> None:
    """Take the named pictures, or all of them where none is named."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        with _served(Path(folder) / "site") as host:
            studio = Studio(browser, Path(folder), host)
            for name in names or sorted(PICTURES):
                (IMAGES / name).write_bytes(PICTURES[name](studio))
        browser.close()


def _homes(studio: Studio) -> bytes:
    """Both homes of the demo, side by side."""
    size = ViewportSize(width=2160, height=1627)
    page = studio.browser.new_page(viewport=size, device_scale_factor=0.75)
    homes = "".join(f'<iframe src="{studio.host}/{lang}/"></iframe>' for lang in ("ru", "en"))
    page.goto(f"{studio.host}/robots.txt")
    page.set_content(f"<style>{_SIDE_BY_SIDE}</style>{homes}", wait_until="networkidle")
    return _in_few_colours(page.screenshot(), Image.Quantize.MEDIANCUT)


_SIDE_BY_SIDE = """\
body { display: flex; gap: 24px; margin: 0; background: #dcdbd4; }
iframe { flex: 1; height: 100vh; border: 0; }
"""


def _status(studio: Studio, lang: str) -> bytes:
    """The desk's page, down to the first stories."""
    file = studio.folder / f"status.{lang}.html"
    _run(AMID_WORK, "status", "--html", str(file), "--ui-lang", lang)
    page = studio.browser.new_page(viewport=ViewportSize(width=1100, height=1440))
    page.goto(file.as_uri())
    return _in_few_colours(page.screenshot(), Image.Quantize.MAXCOVERAGE)


def _preview(studio: Studio, lang: str) -> bytes:
    """A draft as `vestnik serve` shows it."""
    with _shown(studio, lang) as (page, _):
        return _in_few_colours(page.screenshot(), Image.Quantize.MEDIANCUT)


def _overlay(studio: Studio, lang: str) -> bytes:
    """The same with a mistake in it that was just saved."""
    with _shown(studio, lang) as (page, text):
        text.write_text(
            text.read_text("utf-8").replace("(partner:nemtri)", "(partner:nemtry)"), "utf-8"
        )
        section = page.locator("vestnik-overlay section")
        expect(section).to_have_css("position", "fixed")
        return _in_few_colours(page.screenshot(), Image.Quantize.MEDIANCUT)


@contextmanager
def _shown(studio: Studio, lang: str) -> Iterator[tuple[Page, Path]]:
    """A time in which a draft of the demo is previewed: its page and its file."""
    site = Path(tempfile.mkdtemp(dir=studio.folder))
    shutil.copytree(ROOT / "content", site / "content")
    shutil.copy(ROOT / "config.yaml", site)
    text = site / f"content/news/{_DRAFT}.{lang}.md"
    text.write_text(text.read_text("utf-8").replace("---\n", "---\ndraft: true\n", 1), "utf-8")
    options = ("--site", str(site), "--port", "0", "--as-of", AFTER_ALL, "--ui-lang", lang)
    serving = subprocess.Popen(
        [sys.executable, "-m", "generator", "serve", *options],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8",
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert serving.stdout is not None
    addresses = (re.search(r"http://[^ ]+", line) for line in serving.stdout)
    address = next(found[0] for found in addresses if found)
    try:
        page = studio.browser.new_page(viewport=ViewportSize(width=1100, height=620))
        page.goto(f"{address}{lang}/news/{_DRAFT}/")
        yield page, text
        page.close()
    finally:
        serving.terminate()
        serving.communicate()


_DRAFT = "2023/nemtri-batteries"

PICTURES: Mapping[str, Callable[[Studio], bytes]] = {
    "home.png": _homes,
    "overlay.png": partial(_overlay, lang="en"),
    "overlay.ru.png": partial(_overlay, lang="ru"),
    "preview.png": partial(_preview, lang="en"),
    "preview.ru.png": partial(_preview, lang="ru"),
    "status.png": partial(_status, lang="en"),
    "status.ru.png": partial(_status, lang="ru"),
}
"""How each picture is taken."""


def _in_few_colours(picture: bytes, method: Image.Quantize) -> bytes:
    """The picture in 256 colours: it is a third as large so.

    The median cut suits photographs; maximum coverage keeps colours of which there is little.
    """
    written = BytesIO()
    Image.open(BytesIO(picture)).convert("RGB").quantize(256, method).save(
        written, "PNG", optimize=True
    )
    return written.getvalue()


@contextmanager
def _served(output: Path) -> Iterator[str]:
    """A time in which the demo, built into a folder, is served; its address."""
    _run(AFTER_ALL, "build", "--output", str(output))
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(output)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


class _Host(SimpleHTTPRequestHandler):
    """A static host that keeps silent."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _run(day: str, command: str, *options: str) -> None:
    program = [sys.executable, "-m", "generator", command, "--as-of", day, *options]
    subprocess.run(program, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main(sys.argv[1:])
