"""What only a process of its own can show: exit codes, signals, streams."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from subprocess import PIPE
from typing import IO

import pytest

from generator import __version__
from tests.support.patience import PATIENCE_S
from tests.support.project import MINIMAL, project, tree, write

COMMAND = [sys.executable, "-m", "generator"]
REPOSITORY = Path(__file__).parents[2]


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    ours = {"PYTHONPATH": str(REPOSITORY), "LC_ALL": "C.UTF-8", "LANG": ""}
    return {**os.environ, **ours, **(extra or {})}


def run(
    *arguments: object, env: Mapping[str, str] | None = None, stdout: int | IO[str] = PIPE
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        stdout=stdout,
        stderr=PIPE,
        check=False,
        encoding="utf-8",
        env=environment(env),
    )


def test_module_is_the_command() -> None:
    done = run("--version")

    assert (done.returncode, done.stdout) == (0, f"vestnik, version {__version__}\n")


def test_usage_error_ends_with_2() -> None:
    done = run("build", "--no-such-option")

    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_cluster_that_does_not_answer_is_told_of_in_the_language_of_the_desk(
    tmp_path: Path,
) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"dask://127.0.0.1:{closed.getsockname()[1]}"

        done = run("build", "--site", tmp_path, "--executor", address, "--ui-lang", "ru")

    assert done.returncode == 1
    assert done.stderr.startswith(f"Кластер {address} не отвечает: ")


def test_what_is_said_to_nobody_is_no_complaint(tmp_path: Path) -> None:
    project(MINIMAL, tmp_path)
    heard, said = os.pipe()
    os.close(heard)

    with os.fdopen(said, "wb") as nobody:
        command = [*COMMAND, "status", "--site", str(tmp_path)]
        done = subprocess.run(
            command, stdout=nobody, stderr=subprocess.PIPE, check=False, env=environment()
        )

    assert done.stderr == b""


def test_content_problem_ends_with_1_and_machines_read_standard_output(tmp_path: Path) -> None:
    write(project(MINIMAL, tmp_path), "content/news/opening.md", b"---\ntitle: A\n---\nA\n")

    done = run("build", "--site", tmp_path, "--format", "json")

    assert done.returncode == 1
    assert [one["code"] for one in json.loads(done.stdout)] == ["file-language-missing"]
    assert "file-language-missing" not in done.stderr


def test_streams_of_an_old_terminal_do_not_break_the_messages(tmp_path: Path) -> None:
    write(project(MINIMAL, tmp_path), "content/news/вести.md", b"text")

    done = run("build", "--site", tmp_path, env={"PYTHONIOENCODING": "ascii"})

    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_disk_that_refuses_ends_with_1_and_its_path(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)
    write(root, ".vestnik", b"a file where a folder must be")

    done = run("build", "--site", root)

    assert done.returncode == 1
    assert f"{root}/.vestnik" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (root / "output").exists()


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_signal_ends_the_build_and_harms_nothing(
    sent: signal.Signals, code: int, tmp_path: Path
) -> None:
    root = grown(tmp_path)
    before = tree(root / "output")

    child = subprocess.Popen(
        [*COMMAND, "build", "--site", root],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    while (root / ".vestnik/lock").read_bytes() != str(child.pid).encode():
        assert child.poll() is None, "it has ended"
    child.send_signal(sent)
    _, stderr = child.communicate(timeout=PATIENCE_S)

    assert child.returncode == code
    assert b"Traceback" not in stderr
    assert before == tree(root / "output")
    left = {path for path in tree(root / ".vestnik") if not path.startswith("spare/")}
    assert left == {"cache.sqlite", "lock", "manifest"}


@pytest.mark.skipif(sys.platform == "win32", reason="has other terminals")
def test_a_build_that_is_interrupted_gives_the_terminal_back(tmp_path: Path) -> None:
    root = grown(tmp_path)
    ours, theirs = os.openpty()

    child = subprocess.Popen(
        [*COMMAND, "build", "--site", root, "--jobs", "2"],
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env=environment({"TERM": "xterm"}),
    )
    os.close(theirs)
    shown = b""
    while b"Reading" not in shown:
        shown += os.read(ours, 4096)
    child.send_signal(signal.SIGINT)
    shown += all_of(ours)

    assert child.wait(timeout=PATIENCE_S) == 130
    assert b"\x1b[2K\r\nStopped." in shown


def grown(folder: Path) -> Path:
    """A site that was published and has since become so large that a build takes its time."""
    root = project(MINIMAL, folder)
    assert run("build", "--site", root).returncode == 0
    text = "---\ntitle: One of many\ndate: 2023-06-07\n---\n" + "Some words of a text.\n\n" * 300
    for number in range(500):
        write(root, f"content/news/story-{number}.ru.md", text.encode())
    return root


def all_of(terminal: int) -> bytes:
    """What is shown until nobody has the terminal any more: that is an error on Linux."""
    shown = b""
    with suppress(OSError):
        while piece := os.read(terminal, 4096):
            shown += piece
    os.close(terminal)
    return shown


def test_reader_who_goes_away_is_no_bug(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)
    for number in range(300):
        write(root, f"content/news/{number}.md", b"text")

    child = subprocess.Popen(
        [*COMMAND, "build", "--site", root, "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.close()
    stderr = child.stderr.read()
    child.stderr.close()

    assert child.wait(timeout=PATIENCE_S) == 1
    assert b"bug" not in stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device is full here")
@pytest.mark.parametrize("style", ["text", "json"])
def test_a_stream_that_takes_nothing_is_no_disk_that_refuses(style: str, tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)
    with Path("/dev/full").open("w") as full:
        done = run("build", "--site", root, "--format", style, stdout=full)

    assert done.returncode == 1
    assert done.stderr.endswith(f"What there is to say cannot be written: {os.strerror(28)}.\n")
    assert (root / "output/index.html").exists()
