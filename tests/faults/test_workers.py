"""Workers that die, and builds that are stopped while they work."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from generator.building.publish import hold
from tests.support.patience import LONG_S, PATIENCE_S
from tests.support.project import MINIMAL, project, tree, write

REPOSITORY = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "generator", "build"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(REPOSITORY), "LC_ALL": "C.UTF-8", "LANG": ""}
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


def started(root: Path, *options: str, command: Sequence[str] = COMMAND) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*command, "--as-of", "2024-01-01", "--site", str(root), *options],
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


@dataclass(frozen=True)
class Cluster:
    folder: Path
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)
    """The scheduler, and the workers in the order in which they came."""

    @property
    def file(self) -> Path:
        return self.folder / "scheduler.json"

    @property
    def address(self) -> str:
        found: str = json.loads(self.file.read_text("utf-8"))["address"]
        return found.replace("tcp", "dask")

    def start(self, part: str, code: Path = REPOSITORY) -> None:
        options = {
            "scheduler": ["--host", "127.0.0.1", "--port", "0"],
            "worker": ["--no-nanny", "--nthreads", "1"],
        }
        process = subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.dask_{part}", *options[part],
             "--scheduler-file", str(self.file), "--no-dashboard"],
            env={**ENVIRONMENT, "PYTHONPATH": str(code)}, cwd=self.folder,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.processes.append(process)

    def wait_for_workers(self, count: int) -> None:
        """Wait until so many have come."""
        place = self.address.replace("dask", "tcp")
        waits = f"Client({place!r}, set_as_default=False).wait_for_workers({count})"
        command = [sys.executable, "-c", f"from distributed import Client; {waits}"]
        subprocess.run(command, check=True, timeout=PATIENCE_S)


@contextmanager
def cluster(folder: Path, workers: int = 2) -> Iterator[Cluster]:
    """A Dask cluster on this machine: its address, its scheduler and its workers."""
    found = Cluster(folder)
    try:
        found.start("scheduler")
        while not found.file.exists():
            time.sleep(0.05)
        for _ in range(workers):
            found.start("worker")
        yield found
    finally:
        for process in found.processes:
            process.kill()
            process.wait()


def told_until(build: subprocess.Popen[str], phase: str) -> str:
    """What a build says up to the end of a phase; the next one has begun."""
    assert build.stderr
    said = []
    for line in build.stderr:
        said.append(line)
        if line.startswith(phase):
            return "".join(said)
    raise AssertionError("".join(said))


def ended(build: subprocess.Popen[str]) -> str:
    """What else it says, up to its end."""
    assert build.stderr
    rest = build.stderr.read()
    build.communicate(timeout=PATIENCE_S)
    return rest


def foreign(folder: Path) -> Path:
    """Code that differs from ours in one line."""
    shutil.copytree(REPOSITORY / "generator", folder / "generator")
    with (folder / "generator/rendering/render.py").open("a") as module:
        module.write("# Not ours.\n")
    return folder


KILLED = {
    "a worker": (1,),
    "all workers": (1, 2),
    "the scheduler": (0,),
    "all": (0, 1, 2),
}
"""Of a scheduler and two workers, who dies."""

IMPATIENT = """\
import sys
from generator.cli import clusters, commands
clusters.SILENCE_S = 2
if __name__ == "__main__":
    sys.argv[0] = "vestnik"
    commands.main()
"""


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mapping[str, bytes]]:
    """A site that a cluster has work with, and what one process makes of it."""
    folder = tmp_path_factory.mktemp("alone")
    root = large(folder / "site", 700)
    build = started(root, "--jobs", "1")
    _, stderr = build.communicate(timeout=PATIENCE_S)
    assert build.returncode == 0, stderr
    return root, tree(root / "output")


@pytest.mark.parametrize("died", KILLED)
def test_a_cluster_builds_the_same_whoever_of_it_dies(
    died: str, alone: tuple[Path, Mapping[str, bytes]], tmp_path: Path
) -> None:
    root, wanted = alone
    output = tmp_path / "output"
    command = [sys.executable, str(write(tmp_path, "impatient.py", IMPATIENT.encode())), "build"]
    with cluster(tmp_path) as machines:
        options = ("--clean", "--output", str(output), "--executor", machines.address)
        build = started(root, *options, command=command)
        stderr = told_until(build, "Planning")
        for number in KILLED[died]:
            machines.processes[number].kill()
        stderr += ended(build)

    assert build.returncode == 0, stderr
    assert tree(output) == wanted
    assert "Traceback" not in stderr
    assert ("did not do all that it was given" in stderr) == (died != "a worker")


def test_a_worker_with_other_code_that_comes_later_gets_nothing_done(
    alone: tuple[Path, Mapping[str, bytes]], tmp_path: Path
) -> None:
    root, wanted = alone
    output = tmp_path / "output"
    code = foreign(tmp_path / "foreign")
    with cluster(tmp_path, workers=1) as machines:
        options = ("--clean", "--output", str(output), "--executor", machines.address)
        build = started(root, *options)
        stderr = told_until(build, "Looking")
        machines.start("worker", code)
        machines.wait_for_workers(2)
        machines.processes[1].kill()
        stderr += ended(build)

    assert build.returncode == 0, stderr
    assert tree(output) == wanted


def test_a_worker_with_other_code_is_refused(tmp_path: Path) -> None:
    with cluster(tmp_path, workers=1) as machines:
        machines.start("worker", foreign(tmp_path / "foreign"))
        machines.wait_for_workers(2)
        build = started(project(MINIMAL, tmp_path / "site"), "--executor", machines.address)
        _, stderr = build.communicate(timeout=PATIENCE_S)

    assert build.returncode == 1
    assert re.search("would make other pages than this machine: tcp://[0-9.:]+. Install", stderr)
    assert not (tmp_path / "site/output").exists()


def test_a_worker_that_does_not_answer_is_told_of(tmp_path: Path) -> None:
    with cluster(tmp_path) as machines:
        machines.wait_for_workers(2)
        machines.processes[1].send_signal(signal.SIGSTOP)
        build = started(project(MINIMAL, tmp_path / "site"), "--executor", machines.address)
        _, stderr = build.communicate(timeout=PATIENCE_S)

    assert build.returncode == 1
    assert f"No cluster answers at {machines.address}" in stderr
    assert "Traceback" not in stderr


def test_no_cluster_there_is_said_in_words(tmp_path: Path) -> None:
    build = started(project(MINIMAL, tmp_path), "--executor", "dask://127.0.0.1:1")
    _, stderr = build.communicate(timeout=PATIENCE_S)

    assert build.returncode == 1
    assert "No cluster answers at dask://127.0.0.1:1" in stderr
    assert "Traceback" not in stderr
