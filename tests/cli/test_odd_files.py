"""Files that are none, met by the real command: it waits for nothing and shows nothing foreign."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.patience import PATIENCE_S
from tests.support.project import MINIMAL, make, project, write

REPOSITORY = Path(__file__).parents[2]
SECRET = "root:secret"


def _build(site: Path) -> subprocess.CompletedProcess[str]:
    """A build in the terminal, with memory enough for any text."""
    command = [sys.executable, "-m", "generator", "build", "--site", str(site), "--ui-lang", "en"]
    return subprocess.run(
        ["sh", "-c", 'ulimit -v 3000000; exec "$@"', "sh", *command],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )


@pytest.mark.parametrize(
    ("order", "told"),
    [
        ("fifo content/news/pipe.ru.md", "pipe.ru.md:1:1: warning[source-special]"),
        ("fifo content/news/pipe.jpg", "pipe.jpg:1:1: warning[source-special]"),
        ("symlink content/news/zero.ru.md /dev/zero", "zero.ru.md:1:1: warning[source-link]"),
        ("symlink content/news/tail.ru.md ../../pipe", "tail.ru.md:1:1: warning[source-link]"),
        ("symlink content/news/passwd.jpg ../../secret", "passwd.jpg:1:1: warning[source-link]"),
        ("symlink content/news/more ../../elsewhere", "more:1:1: warning[source-link]"),
        ("symlink config.yaml secret", "config.yaml:1:1: error["),
    ],
)
def test_s06_what_is_no_plain_file_is_neither_waited_for_nor_shown(
    order: str, told: str, tmp_path: Path
) -> None:
    site = project(MINIMAL, tmp_path / "site")
    write(site, "secret", SECRET.encode())
    write(site, "elsewhere/secret.ru.md", SECRET.encode())
    make(site, "fifo pipe")
    if order.split()[1] == "config.yaml":
        make(site, "remove config.yaml")
    make(site, order)

    done = _build(site)

    assert told in done.stderr
    assert " | " not in done.stderr
    assert SECRET not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode == (1 if "error[" in done.stderr else 0)


def test_a_line_is_shown_where_the_folder_of_texts_is_a_link(tmp_path: Path) -> None:
    site = project(MINIMAL, tmp_path / "site")
    (site / "content").rename(tmp_path / "texts")
    (site / "content").symlink_to(tmp_path / "texts")
    text = (tmp_path / "texts/news/opening.ru.md").read_text("utf-8")
    write(tmp_path, "texts/news/opening.ru.md", text.replace("title", "titel").encode())

    done = _build(site)

    assert "    2 | titel: Центр открыт" in done.stderr
