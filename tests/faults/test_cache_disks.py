"""H03, H05, H06, K01, D01-D03: a cache on a disk that refuses, or in a build that is killed.

What cannot be written is not kept, and what is there is used all the same. A build that dies leaves
the cache as it found it.
"""

from __future__ import annotations

import errno
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from itertools import count, cycle
from multiprocessing import get_context
from pathlib import Path

import pytest

from generator.building.cache import Problem, opened
from tests.faults.caches import (
    ENGINE,
    PAGE,
    TRUE,
    build,
    claim_heals,
    claim_true,
    killed_at,
    remade,
    values,
)
from tests.faults.disks import FailingDisk, quick, refused
from tests.faults.mounted import NAMESPACE, may_mount
from tests.support.rights import without_override

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A site's cache in which everything is."""
    file = tmp_path / ".vestnik/cache.sqlite"
    build(file)
    return file


@contextmanager
def closed(modes: Mapping[Path, int]) -> Iterator[None]:
    """A time in which these may be entered, read or written by nobody whom they do not let."""
    before = {path: path.stat().st_mode for path in modes}
    for path, mode in modes.items():
        path.chmod(mode)
    with without_override():
        yield
    for path, mode in reversed(before.items()):
        path.chmod(mode)


@pytest.mark.parametrize(("of_file", "of_folder"), [(0o400, 0o700), (0o600, 0o500), (0o400, 0o500)])
def test_h06_cache_that_may_not_be_written_is_read(
    of_file: int, of_folder: int, file: Path
) -> None:
    more = {**TRUE, "images": {b"i": b"image"}}
    before = file.read_bytes()
    with closed({file: of_file, file.parent: of_folder}):
        found, cache = build(file, more)
        again = build(file)

    assert found == {**TRUE, "images": {}}
    assert cache.problem is Problem.NOT_WRITABLE
    assert again[0] == TRUE
    assert again[1].problem is None, "nothing had to be written"
    assert file.read_bytes() == before
    claim_heals(file, 1)


def test_h06_cache_that_may_not_be_read_is_replaced_where_its_folder_lets_us(file: Path) -> None:
    with closed({file: 0o000}):
        found, cache = build(file)

    assert found == {"heads": {}, "pages": {}}
    assert cache.problem is Problem.DAMAGED
    claim_heals(file, 1)


@pytest.mark.parametrize("spoilt", [b"", b"garbage" * 999])
def test_h06_damaged_cache_that_may_not_be_replaced_is_done_without(
    spoilt: bytes, file: Path
) -> None:
    file.write_bytes(spoilt)
    with closed({file.parent: 0o500}):
        found, cache = build(file)

    assert found == {"heads": {}, "pages": {}}
    assert cache.problem is Problem.NOT_WRITABLE
    assert file.read_bytes() == spoilt
    claim_heals(file, 2)


def test_h06_cache_in_a_folder_that_may_not_be_entered_is_done_without(file: Path) -> None:
    with closed({file.parent: 0o000}):
        found, cache = build(file)

    assert found == {"heads": {}, "pages": {}}
    assert cache.problem is Problem.NOT_WRITABLE
    claim_heals(file, 1)


def test_h05_file_where_the_folder_should_be_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".vestnik").write_bytes(b"mine")
    cache = build(tmp_path / ".vestnik/cache.sqlite")[1]

    assert cache.problem is Problem.NOT_WRITABLE
    assert (tmp_path / ".vestnik").read_bytes() == b"mine"


def test_h03_cache_that_is_lost_is_made_again_without_a_word(file: Path) -> None:
    file.unlink()
    file.parent.rmdir()

    assert build(file)[1].problem is None
    claim_heals(file, 1)


@pytest.mark.parametrize("at", range(3))
def test_damaged_cache_that_a_disk_will_not_let_go_is_done_without(at: int, file: Path) -> None:
    file.unlink()
    file.mkdir()
    (file / "inside").write_bytes(b"")
    cache = build(file, disk=FailingDisk(quick(), at, refused(errno.EIO)))[1]

    assert cache.problem is (Problem.NOT_WRITABLE if at < 2 else Problem.DAMAGED)
    claim_heals(file, 2)


LARGE = values(1, 3_000_000)
"""More than SQLite holds back until it is committed."""


@pytest.mark.parametrize("made", [values(1), LARGE], ids=["small", "large"])
def test_d03_limit_on_the_size_of_files_keeps_what_was_there(
    made: Mapping[str, Mapping[bytes, bytes]], file: Path
) -> None:
    """Python ignores the signal that comes with it, so that the system says an error instead."""
    before = file.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    for pages in range(8):
        resource.setrlimit(resource.RLIMIT_FSIZE, (pages * PAGE, limits[1]))
        try:
            problem = remade(file, made)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert problem is Problem.NOT_WRITABLE
        assert file.read_bytes() == before
    claim_heals(file, 1)


FULL = """\
import os, subprocess, sys
from pathlib import Path
from tests.faults.caches import *

def mount(options):
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", str(folder)], check=True)

folder, room = Path(sys.argv[1]), int(sys.argv[2])
mount("size=100m")
file = folder / "cache.sqlite"
build(file)
mount(f"remount,size={file.stat().st_size + room * PAGE}")
for made in (values(1), values(1, 3_000_000)):
    assert remade(file, made) is Problem.FULL
    claim_heals(file, 1)
file.write_bytes(b"garbage")
assert build(file)[1].problem in (Problem.FULL, Problem.DAMAGED)
mount("remount,size=100m")
claim_heals(file, 2)
mount("remount,ro")
assert build(file)[0] == TRUE
assert remade(file, values(1)) is Problem.NOT_WRITABLE
assert build(file)[0] == TRUE
"""


@pytest.mark.parametrize("room", [0, 1, 2, 5])
def test_d01_d02_disk_that_is_full_or_turned_read_only(room: int, tmp_path: Path) -> None:
    if not may_mount():
        pytest.skip("this system lets nobody mount; the limit on files stands in for it")
    done = subprocess.run(
        [*NAMESPACE, sys.executable, "-c", FULL, tmp_path, str(room)],
        check=False, capture_output=True, text=True, cwd=REPOSITORY,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(("size", "step"), [(5000, PAGE // 2), (3_000_000, 1 << 20)])
def test_k01_build_killed_at_any_write_leaves_the_old_cache_or_the_new(
    size: int, step: int, file: Path
) -> None:
    old, new = values(1, size), values(2, size)
    for place in count(0, step):
        remade(file, old)
        is_killed = killed_at(place, lambda: remade(file, new))
        expected = old if is_killed else new
        found, cache = build(file, expected)

        assert found == expected
        assert cache.problem is None
        if not is_killed:
            break

    assert place >= 5 * step
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_k01_first_build_killed_at_any_write_leaves_nothing_or_all(tmp_path: Path) -> None:
    for place in count(0, PAGE // 2):
        file = tmp_path / str(place) / "cache.sqlite"
        is_killed = killed_at(place, partial(build, file))
        found, _ = build(file)

        assert found == ({"heads": {}, "pages": {}} if is_killed else TRUE)
        claim_heals(file, 1)
        if not is_killed:
            break

    assert place > 5 * PAGE


@pytest.mark.parametrize("times", [8, pytest.param(300, marks=pytest.mark.nightly)])
def test_k01_build_killed_at_a_random_time_leaves_one_generation(times: int, file: Path) -> None:
    random_times = random.Random(5)
    generations = [values(generation, 300_000) for generation in (1, 2)]
    remade(file, generations[0])
    for _ in range(times):
        child = os.fork()
        if child == 0:
            try:
                for made in cycle(generations):
                    remade(file, made)
            finally:
                os._exit(1)
        time.sleep(random_times.uniform(0.01, 0.1))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)

        with opened(file, ENGINE) as cache:
            found = {room: cache.find(room, keys) for room, keys in TRUE.items()}
        assert found in generations
        assert cache.problem is None


def _replace(file: Path) -> None:
    file.rename(file.with_name("other"))
    build(file)


EVENTS: Mapping[str, Callable[[Path], object]] = {
    "scribbled-over": lambda file: file.write_bytes(b"garbage!" * (file.stat().st_size // 8)),
    "emptied": lambda file: file.write_bytes(b""),
    "cut": lambda file: os.truncate(file, 2 * PAGE),
    "deleted": Path.unlink,
    "deleted-with-its-folder": lambda file: shutil.rmtree(file.parent),
    "replaced": _replace,
}


@pytest.mark.parametrize("when", ["before", "between", "after"])
@pytest.mark.parametrize("event", EVENTS.values(), ids=EVENTS)
def test_what_happens_to_the_file_during_a_build_does_not_stop_it(
    event: Callable[[Path], object], when: str, file: Path
) -> None:
    more = values(0, 4_000_000)["pages"]
    with opened(file, ENGINE) as cache:
        if when == "before":
            event(file)
        claim_true({room: cache.find(room, keys) for room, keys in TRUE.items()})
        if when == "between":
            event(file)
        cache.keep("images", more.items())
        found = cache.find("images", more)
        assert all(more[key] == value for key, value in found.items())
        cache.age("heads")
        if when == "after":
            event(file)

    claim_true(build(file)[0])
    file.with_name("other").unlink(missing_ok=True)
    claim_heals(file)


def test_workers_that_are_forked_meanwhile_leave_the_cache_alone(file: Path) -> None:
    with opened(file, ENGINE) as cache:
        cache.keep("images", [(b"before", b"fork")])
        for work in (os.getpid, partial(os._exit, 1)):
            worker = get_context("fork").Process(target=work)
            worker.start()
            worker.join()
        cache.keep("images", [(b"after", b"fork")])

    with opened(file, ENGINE) as cache:
        assert cache.find("images", [b"before", b"after"]) == {
            b"before": b"fork",
            b"after": b"fork",
        }
    assert cache.problem is None
