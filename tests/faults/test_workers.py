"""Workers that die, and builds that are stopped while they work."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from generator.building.publish import hold
from tests.support.patience import LONG_S, PATIENCE_S
from tests.support.project import MINIMAL, project, tree, write

REPOSITORY = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "generator", "build", "--as-of", "2024-01-01"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(REPOSITORY), "LC_ALL": "C.UTF-8", "LANG": ""}
START_S = 1.2
TEXT = "Some words of a text, *one* [after](https://example.org) another.\n\n" * 60

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site whose articles take some seconds to read."""
    return large(tmp_path / "site", 500)


def large(folder: Path, count: int) -> Path:
    root = project(MINIMAL, folder)
    for number in range(count):
        text = f"---\ntitle: One of many\ndate: 2023-06-07\n---\n{TEXT}"
        write(root, f"content/news/story-{number}.en.md", text.encode())
    return root


def started(root: Path, *options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COMMAND, "--site", str(root), *options],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT, encoding="utf-8",
        start_new_session=True,
    )  # fmt: skip


def workers_of(build: subprocess.Popen[str]) -> list[int]:
    """The two workers, once they have something in hand."""
    children = Path(f"/proc/{build.pid}/task/{build.pid}/children")
    while len(found := children.read_text("ascii").split()) < 2:
        assert build.poll() is None
        time.sleep(0.01)
    time.sleep(0.3)
    return [int(one) for one in found]


def is_alive(process: int) -> bool:
    with suppress(OSError):
        return ") Z " not in Path(f"/proc/{process}/stat").read_text("ascii")
    return False


def test_the_demo_is_the_same_for_any_number_of_processes(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")
    shutil.copy(REPOSITORY / "config.yaml", tmp_path)
    found = []
    for jobs in ("1", "2", "7"):
        output = tmp_path / f"output-{jobs}"
        build = started(tmp_path, "--jobs", jobs, "--output", str(output), "--format", "json")
        stdout, stderr = build.communicate(timeout=PATIENCE_S)
        assert build.returncode == 0, stderr
        found.append((stdout, tree(output)))

    assert found[0] == found[1] == found[2]


def test_k05_a_killed_worker_names_the_article_that_it_had(root: Path) -> None:
    build = started(root, "--jobs", "2", "--format", "json")
    os.kill(workers_of(build)[0], signal.SIGKILL)
    stdout, stderr = build.communicate(timeout=PATIENCE_S)

    assert build.returncode == 1, stderr
    (found,) = [one for one in json.loads(stdout) if one["severity"] == "error"]
    assert found["code"] == "worker-lost"
    assert (root / found["path"]).is_file()
    assert "Traceback" not in stderr
    assert not (root / "output").exists()


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("to_group", [False, True], ids=["alone", "group"])
def test_k04_a_signal_stops_build_and_workers_at_once(
    to_group: bool, sent: signal.Signals, code: int, root: Path
) -> None:
    build = started(root, "--jobs", "2")
    workers = workers_of(build)
    (os.killpg if to_group else os.kill)(build.pid, sent)
    _, stderr = build.communicate(timeout=LONG_S)

    assert build.returncode == code
    assert stderr.strip() == "Stopped."
    assert not any(map(is_alive, workers))


def test_workers_do_not_outlive_a_killed_build(root: Path) -> None:
    build = started(root, "--jobs", "2")
    workers = workers_of(build)
    build.kill()
    build.communicate()
    end = time.monotonic() + 5
    while any(map(is_alive, workers)):
        assert time.monotonic() < end
        time.sleep(0.05)


def test_l02_a_killed_build_frees_the_site_at_once_though_its_workers_live_on(root: Path) -> None:
    build = started(root, "--jobs", "2")
    workers = workers_of(build)
    for worker in workers:
        os.kill(worker, signal.SIGSTOP)
    build.kill()
    build.wait()
    try:
        with hold(root, root / "output", patience_s=0):
            assert all(map(is_alive, workers))
    finally:
        for worker in workers:
            os.kill(worker, signal.SIGKILL)
        build.communicate()


def test_a_cluster_builds_the_same_although_a_worker_dies(tmp_path: Path) -> None:
    root = large(tmp_path / "site", 1500)
    alone = started(root, "--jobs", "1", "--output", str(tmp_path / "alone"))
    alone.communicate(timeout=PATIENCE_S)
    scheduler = tmp_path / "scheduler.json"
    processes: list[subprocess.Popen[bytes]] = []
    try:
        for part in ("scheduler", "worker", "worker"):
            processes.append(dask(part, scheduler))
            while not scheduler.exists():
                time.sleep(0.05)
        address = json.loads(scheduler.read_text("utf-8"))["address"].replace("tcp", "dask")
        build = started(root, "--executor", address)
        while not is_busy(processes[1].pid):
            time.sleep(0.1)
        assert build.poll() is None
        processes[1].kill()
        _, stderr = build.communicate(timeout=PATIENCE_S)
    finally:
        for process in processes:
            process.kill()
            process.wait()

    assert (alone.returncode, build.returncode) == (0, 0), stderr
    assert tree(tmp_path / "alone") == tree(root / "output")


def is_busy(process: int) -> bool:
    """Whether a process has computed longer than it takes it to start."""
    times = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()[11:13]
    return sum(map(int, times)) / os.sysconf("SC_CLK_TCK") > START_S


def dask(part: str, scheduler: Path) -> subprocess.Popen[bytes]:
    options = {
        "scheduler": ["--host", "127.0.0.1", "--port", "0"],
        "worker": ["--no-nanny", "--nthreads", "1"],
    }
    return subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.dask_{part}", *options[part],
         "--scheduler-file", str(scheduler), "--no-dashboard"],
        env=ENVIRONMENT, cwd=scheduler.parent,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def test_no_cluster_there_is_said_in_words(tmp_path: Path) -> None:
    build = started(project(MINIMAL, tmp_path), "--executor", "dask://127.0.0.1:1")
    _, stderr = build.communicate(timeout=PATIENCE_S)

    assert build.returncode == 1
    assert "No cluster answers at dask://127.0.0.1:1" in stderr
    assert "Traceback" not in stderr
