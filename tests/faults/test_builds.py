"""K01, L01, L06: whole builds that are killed, that meet, and that are read meanwhile."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from generator.building.fsops import Disk
from generator.building.publish import Output, publish
from tests.faults.disks import MARKER, quick
from tests.support.patience import PATIENCE_S
from tests.support.project import MINIMAL, project, tree, write

REPOSITORY = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "generator", "build", "--as-of", "2024-01-01", "--site"]

BUSY = 75


def start(root: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "LC_ALL": "C.UTF-8", "LANG": ""}
    return subprocess.Popen(
        [*COMMAND, str(root)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def finish(child: subprocess.Popen[bytes]) -> tuple[int, str]:
    _, told = child.communicate(timeout=PATIENCE_S)
    return child.returncode, told.decode()


def build(root: Path) -> Mapping[str, bytes]:
    code, told = finish(start(root))
    assert code == 0, told
    return tree(root / "output")


def edit(root: Path, text: str) -> None:
    article = f"---\ntitle: {text}\ndate: 2023-06-07\n---\nText of {text}.\n"
    write(root, "content/news/edited.ru.md", article.encode())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site with a few stories."""
    for number in range(8):
        text = f"---\ntitle: Story {number}\ndate: 2023-05-0{number % 9 + 1}\n---\nText.\n"
        write(tmp_path / "site", f"content/news/story-{number}.ru.md", text.encode())
    return project(MINIMAL, tmp_path / "site")


@pytest.mark.parametrize("count", [4, pytest.param(80, marks=pytest.mark.nightly)])
def test_k01_builds_killed_at_random_times_leave_whole_sites(count: int, root: Path) -> None:
    random_times = random.Random(4)
    edit(root, "First")
    before = build(root)
    started = time.monotonic()
    edit(root, "Second")
    after = build(root)
    lasted_s = time.monotonic() - started

    for number in range(count):
        edit(root, ("First", "Second")[number % 2])
        child = start(root)
        time.sleep(lasted_s * random_times.uniform(0.5, 1.05))
        os.killpg(child.pid, signal.SIGKILL)
        finish(child)
        assert tree(root / "output") in (before, after)
        assert {one.name for one in root.iterdir()} == {
            "config.yaml", "content", "output", ".vestnik"
        }  # fmt: skip

    edit(root, "First")
    assert build(root) == before


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_k04_signal_while_the_site_is_written_ends_the_build_without_litter(
    sent: signal.Signals, root: Path
) -> None:
    before = build(root)
    for number in range(400):
        text = f"---\ntitle: More {number}\ndate: 2023-01-01\n---\nText.\n"
        write(root, f"content/news/more-{number}.ru.md", text.encode())

    child = start(root)
    while not (root / ".vestnik/writing").exists():
        assert child.poll() is None, "it has ended"
    child.send_signal(sent)
    told_at = time.monotonic()
    code, told = finish(child)

    assert time.monotonic() - told_at < 2
    assert code == {signal.SIGINT: 130, signal.SIGTERM: 143}[sent]
    assert "Traceback" not in told
    assert "Stopped." in told
    assert tree(root / "output") == before
    assert {one.name for one in root.iterdir()} == {"config.yaml", "content", "output", ".vestnik"}
    assert not (root / ".vestnik/shelves").exists()
    build(root)


@pytest.mark.parametrize("count", [2, 3])
def test_l01_builds_at_once_are_as_one(count: int, root: Path) -> None:
    edit(root, "First")
    before = build(root)
    edit(root, "Second")
    build(root)
    edit(root, "First")

    ended = [finish(child) for child in [start(root) for _ in range(count)]]

    assert {code for code, _ in ended} <= {0, BUSY}
    assert 0 in {code for code, _ in ended}
    assert all("another" in told.lower() for code, told in ended if code == BUSY)
    assert tree(root / "output") == before


def test_l01_build_that_cannot_wait_longer_is_busy(root: Path) -> None:
    disk = Disk()
    disk.make_folders(root / ".vestnik")
    descriptor = disk.open_lock(root / ".vestnik/lock")
    disk.lock(descriptor)
    disk.note(descriptor, b"4711")

    code, told = finish(start(root))
    os.close(descriptor)

    assert code == BUSY
    assert "process 4711" in told
    assert not (root / "output").exists()


READER = """\
import os, sys, time

folder = sys.argv[1]
print("ready", flush=True)
last = 0
samples = 0
while not os.path.exists(folder + "/../stop"):
    began = time.monotonic()
    handle = os.open(folder, os.O_RDONLY)
    texts = []
    for name in ("first.html", "inner/second.html", "last.html"):
        file = os.open(name, os.O_RDONLY, dir_fd=handle)
        texts.append(os.read(file, 1 << 20))
        os.close(file)
    os.close(handle)
    assert all(text.endswith(b"</html>") for text in texts), "partial"
    numbers = {int(text.split()[0]) for text in texts}
    if time.monotonic() - began < 0.02:  # else it slept through a generation
        assert len(numbers) == 1, f"mixed: {numbers}"
        samples += 1
    with open(folder + "/first.html", "rb") as stream:
        number = int(stream.read().split()[0])
    assert number >= last, "back in time"
    last = number
assert samples > 100, samples
"""


def _generations(count: int) -> Iterator[tuple[Output, ...]]:
    for number in range(1, count + 1):
        text = f"{number} ".encode() + b"text " * 4000 + b"</html>"
        pages = ("first.html", "inner/second.html", "last.html")
        yield (MARKER, *(Output(page, text) for page in pages), Output(f"{number}.html", text))


@pytest.mark.parametrize("count", [20, pytest.param(400, marks=pytest.mark.nightly)])
def test_l06_reader_never_sees_a_page_missing_partial_or_mixed(count: int, tmp_path: Path) -> None:
    first, *others = _generations(count)
    publish(tmp_path, tmp_path / "output", first)
    reader = subprocess.Popen(
        [sys.executable, "-c", READER, tmp_path / "output"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert reader.stdout is not None
    assert reader.stdout.readline() == "ready\n"
    for files in others:
        time.sleep(0.05)
        publish(tmp_path, tmp_path / "output", files, Disk(quick()))
    write(tmp_path, "stop", b"")
    _, told = reader.communicate(timeout=PATIENCE_S)

    assert (reader.returncode, told) == (0, "")


AUDITED = """\
import os, sys

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = {
    "os.chmod", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink",
    "os.truncate", "os.utime", "os.chown", "os.mkfifo", "os.setxattr",
}
seen = set()

def hook(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        if not flags & WRITING or not isinstance(path, (str, bytes, os.PathLike)):
            return
        if os.fspath(path) in ("/dev/null", os.devnull):
            return
    elif event not in CHANGES:
        return
    frame = sys._getframe(1)
    while frame and "/generator/" not in frame.f_code.co_filename:
        frame = frame.f_back
    if frame is None:
        return
    where = frame.f_code.co_filename.rpartition("/generator/")[2]
    seen.add(where)
    if where != "building/fsops.py":
        os.write(2, f"WRITES {event} {arguments} in {where}\\n".encode())

sys.dont_write_bytecode = True
sys.addaudithook(hook)
from generator.cli import main
try:
    main()
finally:
    assert seen == {"building/fsops.py"}, seen
"""


def test_nothing_but_the_module_of_file_operations_writes(root: Path) -> None:
    for text in ("First", "Second", "Third"):
        edit(root, text)
        child = subprocess.run(
            [sys.executable, "-c", AUDITED, "build", "--site", root],
            check=False, capture_output=True, text=True, cwd=REPOSITORY,
        )  # fmt: skip

        assert child.returncode == 0, child.stderr
        assert "WRITES" not in child.stderr
