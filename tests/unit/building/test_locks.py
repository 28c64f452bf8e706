"""Two builds of one site do not run at once."""

import errno
import os
import signal
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator.building.fsops import Disk
from generator.building.locks import locked
from generator.building.refusals import RefusedError
from generator.building.systems import Calls
from tests.faults.disks import FailingDisk, refused


def test_l01_second_build_is_told_who_builds_and_since_when(tmp_path: Path) -> None:
    file = tmp_path / "lock"
    with locked(Disk(), file), pytest.raises(RefusedError) as caught, locked(Disk(), file, 0):
        pass

    told = caught.value.details
    assert caught.value.reason == "busy"
    assert told["pid"] == str(os.getpid())
    assert isinstance(since := told["since"], datetime)
    assert abs((datetime.now(UTC) - since).total_seconds()) < 60


def test_l01_second_build_waits_for_a_short_first_one(tmp_path: Path) -> None:
    file = tmp_path / "lock"
    is_held = threading.Event()

    def hold() -> None:
        with locked(Disk(), file):
            is_held.set()
            time.sleep(0.3)

    first = threading.Thread(target=hold)
    first.start()
    is_held.wait()
    started = time.monotonic()
    with locked(Disk(), file, 10):
        waited_s = time.monotonic() - started
    first.join()

    assert 0.1 < waited_s < 10


def test_lock_is_free_after_a_build_however_it_ended(tmp_path: Path) -> None:
    file = tmp_path / "lock"
    with pytest.raises(KeyboardInterrupt), locked(Disk(), file):
        raise KeyboardInterrupt

    with locked(Disk(), file, 0) as moment_ns:
        assert moment_ns == file.stat().st_mtime_ns


def test_l02_lock_of_a_killed_build_is_free_at_once(tmp_path: Path) -> None:
    file = tmp_path / "lock"
    child = os.fork()
    if child == 0:
        with locked(Disk(), file):
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)

    with locked(Disk(), file, 0):
        assert file.read_bytes() == str(os.getpid()).encode()


def test_l02_worker_that_outlives_a_killed_build_does_not_keep_its_lock(tmp_path: Path) -> None:
    file = tmp_path / "lock"
    ours, theirs = os.pipe()
    build = os.fork()
    if build == 0:
        with locked(Disk(), file):
            if os.fork() == 0:
                os.write(theirs, str(os.getpid()).encode())
            time.sleep(60)
            os._exit(0)
    worker = int(os.read(ours, 99))
    os.kill(build, signal.SIGKILL)
    os.waitpid(build, 0)
    try:
        with locked(Disk(), file, 0):
            os.kill(worker, 0)
    finally:
        os.kill(worker, signal.SIGKILL)
        os.close(ours)
        os.close(theirs)


def test_locks_that_come_and_go_leave_nothing_in_their_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[object] = []
    monkeypatch.setattr(os, "register_at_fork", lambda **called: left.append(called))

    for _ in range(3):
        with locked(Disk(), tmp_path / "lock"):
            pass

    assert left == []


def test_lock_is_held_on_while_workers_come_and_go(tmp_path: Path) -> None:
    file = tmp_path / "lock"
    with locked(Disk(), file):
        worker = os.fork()
        if worker == 0:
            os._exit(0)
        os.waitpid(worker, 0)

        with pytest.raises(RefusedError), locked(Disk(), file, 0):
            pass


def test_lock_that_was_deleted_under_its_holder_is_not_held_twice(tmp_path: Path) -> None:
    """Somebody deletes `.vestnik/` between the opening and the locking of the file."""
    file = tmp_path / "lock"
    disk = Disk()
    deleted: list[int] = []

    def lock(descriptor: int) -> None:
        disk.calls.lock(descriptor)
        if not deleted:
            file.unlink()
        deleted.append(descriptor)

    calls = Calls(disk.calls.exchange, disk.calls.settle, lock)
    with (
        locked(Disk(calls), file),
        pytest.raises(RefusedError),
        locked(Disk(), file, 0),
    ):
        pass

    assert len(deleted) == 2


def test_file_system_without_locks_is_named(tmp_path: Path) -> None:
    disk = FailingDisk(fails_at=1, failure=refused(errno.ENOLCK))

    with pytest.raises(OSError, match="lock"), locked(disk, tmp_path / "lock"):
        pass


def test_full_disk_has_room_for_a_lock_without_a_note(tmp_path: Path) -> None:
    disk = FailingDisk(fails_at=2, failure=refused(errno.ENOSPC))

    with locked(disk, tmp_path / "lock"):
        assert disk.steps == ["open_lock", "lock", "note"]
