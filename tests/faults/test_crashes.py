"""K01-K04: a build that is stopped at any operation leaves a whole site, and the next one is right.

Every operation of a publishing is tried in turn, on a site that has been published twice before: so
there are a live tree, a spare tree and a manifest to damage.
"""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NoReturn

import pytest

from generator.building.fsops import Disk
from generator.building.publish import Output, hold, publish
from generator.building.refusals import RefusedError
from generator.building.systems import Calls
from tests.faults.disks import (
    FailingDisk,
    KilledError,
    LayeredDisk,
    LinklessDisk,
    Site,
    bytes_of,
    killed,
    quick,
    refused,
    site,
    without_exchange,
)
from tests.support.project import tree

FIRST = site(index="1", a__index="a1", b__index="b1", c="c1", d__e__index="d1")
OLD = site(index="2", a__index="a1", b__index="b1", c="c2", d__e__index="d1")
EDITS: Mapping[str, Site] = {
    "edited": site(index="3", a__index="a1", b__index="b3", c="c2", d__e__index="d1"),
    "reverted": FIRST,
    "rearranged": site(index="3", a="a3", b__index__deep="b3", c__index="c3", new__index="n"),
    "emptied": site(index="3"),
}

Make = Callable[[int, Callable[[object], NoReturn]], FailingDisk]


def _plain(at: int, failure: Callable[[object], NoReturn]) -> FailingDisk:
    return FailingDisk(quick(), at, failure)


def _linkless(at: int, failure: Callable[[object], NoReturn]) -> FailingDisk:
    return LinklessDisk(quick(), at, failure)


def _renaming(at: int, failure: Callable[[object], NoReturn]) -> FailingDisk:
    return FailingDisk(without_exchange(errno.EINVAL), at, failure)


def _prepare(root: Path, calls: Calls | None = None) -> None:
    root.mkdir(parents=True)
    disk = Disk(calls or quick())
    publish(root, root / "output", FIRST, disk)
    publish(root, root / "output", OLD, disk)


def _whole(root: Path, new: Site, disk: Disk) -> None:
    publish(root, root / "output", new, disk, patience_s=0)


def _by_shelf(root: Path, new: Site, disk: Disk) -> None:
    """As whoever draws pages elsewhere does it."""
    with hold(root, root / "output", disk, patience_s=0) as site:
        shelf = site.shelf()
        shelved = [Output(file, shelf.put(data)) for file, data in bytes_of(new).items()]
        site.publish(shelved)


def _stops(
    folder: Path,
    make: Make,
    new: Site,
    failure: Callable[[object], NoReturn],
    put: Callable[[Path, Site, Disk], None] = _whole,
) -> Iterator[tuple[Path, FailingDisk]]:
    """A site after a build that failed at its first, second, third … operation, up to the last."""
    at = 0
    while True:
        root = folder / str(at)
        _prepare(root)
        disk = make(at, failure)
        try:
            put(root, new, disk)
        except (KilledError, OSError, RefusedError):
            yield root, disk
        if len(disk.steps) <= at:
            return
        at += 1


def _stats(root: Path) -> Mapping[str, tuple[int, int]]:
    return {
        path: (file.stat().st_ino, file.stat().st_mtime_ns)
        for path in tree(root / "output")
        for file in (root / "output" / path,)
    }


def _unchanged(new: Site) -> set[str]:
    return {path for path, data in bytes_of(new).items() if bytes_of(OLD).get(path) == data}


def _claim_next_build_is_clean(root: Path, new: Site) -> None:
    publish(root, root / "output", new, Disk(quick()), patience_s=0)
    assert tree(root / "output") == bytes_of(new)
    assert not publish(root, root / "output", new, Disk(quick())).is_exchanged
    publish(root, root / "output", FIRST, Disk(quick()))
    assert tree(root / "output") == bytes_of(FIRST)
    assert {path.name for path in root.iterdir()} == {"output", ".vestnik"}


@pytest.mark.parametrize(
    ("make", "edit"),
    [
        *((_plain, edit) for edit in EDITS),
        (_linkless, "rearranged"),
        *(
            pytest.param(_linkless, edit, marks=pytest.mark.nightly)
            for edit in ("edited", "reverted", "emptied")
        ),
    ],
)
def test_k02_killed_at_any_operation_the_site_is_whole(
    make: Make, edit: str, tmp_path: Path
) -> None:
    new = EDITS[edit]
    whole = (bytes_of(OLD), bytes_of(new))
    for root, disk in _stops(tmp_path, make, new, killed):
        assert tree(root / "output") in whole, disk.steps
        _claim_next_build_is_clean(root, new)


def test_k02_killed_at_any_operation_with_pages_on_a_shelf_the_site_is_whole(
    tmp_path: Path,
) -> None:
    new = EDITS["rearranged"]
    for root, disk in _stops(tmp_path, _plain, new, killed, _by_shelf):
        assert tree(root / "output") in (bytes_of(OLD), bytes_of(new)), disk.steps
        _claim_next_build_is_clean(root, new)
        assert not (root / ".vestnik/shelves").exists()


@pytest.mark.parametrize("edit", EDITS)
def test_k02_an_unchanged_page_keeps_its_inode_through_a_killed_build(
    edit: str, tmp_path: Path
) -> None:
    new = EDITS[edit]
    kept: Mapping[str, tuple[int, int]] = {}
    for root, disk in _stops(tmp_path, _plain, new, killed):
        kept = _stats(root)
        publish(root, root / "output", new, Disk(quick()))
        now = _stats(root)
        assert {path for path in _unchanged(new) if kept[path] != now[path]} == set(), disk.steps

    assert kept


@pytest.mark.parametrize("edit", EDITS)
def test_k02_killed_between_two_renames_the_next_command_closes_the_gap(
    edit: str, tmp_path: Path
) -> None:
    new = EDITS[edit]
    whole = (bytes_of(OLD), bytes_of(new))
    gaps = 0
    for root, disk in _stops(tmp_path, _renaming, new, killed):
        gaps += not (root / "output").exists()
        assert tree(root / "output") in (*whole, {}), disk.steps
        with hold(root, root / "output"):
            assert tree(root / "output") in whole, disk.steps
        _claim_next_build_is_clean(root, new)

    assert gaps == 1


def test_k02_killed_while_a_layered_output_is_removed_the_next_command_goes_on(
    tmp_path: Path,
) -> None:
    new = EDITS["edited"]
    at, gaps, was_killed = 0, 0, True
    while was_killed:
        root = tmp_path / str(at)
        _prepare(root)
        stuck = (root / "output").stat().st_ino
        was_killed = _is_killed(root, new, LayeredDisk(fails_at=at, stuck=stuck))
        gaps += tree(root / "output") not in (bytes_of(OLD), bytes_of(new))
        with hold(root, root / "output", LayeredDisk(stuck=stuck)):
            assert tree(root / "output") in (bytes_of(OLD), bytes_of(new)), at
        publish(root, root / "output", new, LayeredDisk(stuck=stuck))
        assert tree(root / "output") == bytes_of(new)
        at += 1

    assert gaps > 0


@pytest.mark.parametrize(
    ("make", "number"),
    [
        (_plain, errno.ENOSPC),
        (_renaming, errno.EIO),
        (_linkless, errno.ENOSPC),
        pytest.param(_plain, errno.EIO, marks=pytest.mark.nightly),
        pytest.param(_renaming, errno.ENOSPC, marks=pytest.mark.nightly),
        pytest.param(_linkless, errno.EIO, marks=pytest.mark.nightly),
    ],
)
def test_k03_error_at_any_operation_leaves_the_old_site_and_nothing_new(
    make: Make, number: int, tmp_path: Path
) -> None:
    new = EDITS["rearranged"]
    failed = 0
    for root, disk in _stops(tmp_path, make, new, refused(number)):
        failed += 1
        assert tree(root / "output") == bytes_of(OLD), disk.steps
        fresh = set(tree(root / ".vestnik/spare").values()) - set(bytes_of(FIRST).values())
        assert fresh <= set(bytes_of(OLD).values()), disk.steps
        _claim_next_build_is_clean(root, new)

    assert failed > 20


def test_k03_error_at_any_operation_with_pages_on_a_shelf_leaves_the_old_site_and_nothing_new(
    tmp_path: Path,
) -> None:
    failed = 0
    for root, disk in _stops(tmp_path, _plain, EDITS["rearranged"], refused(errno.EIO), _by_shelf):
        failed += 1
        assert tree(root / "output") == bytes_of(OLD), disk.steps
        assert not (root / ".vestnik/shelves").exists(), disk.steps
        fresh = set(tree(root / ".vestnik").values()) - set(bytes_of(FIRST).values())
        assert not fresh & set(bytes_of(EDITS["rearranged"]).values()), disk.steps

    assert failed > 20


@pytest.mark.parametrize("number", [errno.ENOENT, errno.ESTALE, errno.EEXIST, errno.ENOTEMPTY])
def test_output_that_moves_under_a_build_s_hands_is_published_all_the_same(
    number: int, tmp_path: Path
) -> None:
    new = EDITS["rearranged"]
    refusals = {}
    for root, disk in _stops(tmp_path, _plain, new, refused(number), _by_shelf):
        refusals[root] = disk.steps[disk.fails_at]
        assert tree(root / "output") == bytes_of(OLD), disk.steps

    assert set(refusals.values()) <= {"open_lock", "lock", "make_folder"}, (
        "before there is a publishing"
    )
    assert all(
        tree(root / "output") == bytes_of(new)
        for root in tmp_path.iterdir()
        if root not in refusals
    )


@pytest.mark.parametrize("make", [_plain, _linkless, _renaming])
def test_k01_killed_at_any_operation_of_a_first_build_there_is_no_half_site(
    make: Make, tmp_path: Path
) -> None:
    at, whole_count, was_killed = 0, 0, True
    while was_killed:
        root = tmp_path / str(at)
        root.mkdir()
        was_killed = _is_killed(root, OLD, make(at, killed))
        kept = _stats(root)
        whole_count += tree(root / "output") == bytes_of(OLD)
        assert tree(root / "output") in ((bytes_of(OLD), {}) if was_killed else (bytes_of(OLD),))
        new = EDITS["edited"]
        publish(root, root / "output", new, Disk(quick()))
        now = _stats(root)
        assert {path for path in _unchanged(new) & kept.keys() if kept[path] != now[path]} == set()
        _claim_next_build_is_clean(root, new)
        at += 1

    assert at > 10
    assert whole_count > (10 if make is _plain else 0)


@pytest.mark.parametrize("make", [_plain, _linkless])
def test_k03_error_at_any_operation_of_a_first_build_leaves_a_whole_site_or_nothing(
    make: Make, tmp_path: Path
) -> None:
    at, outcomes = 0, set()
    while True:
        root = tmp_path / str(at)
        root.mkdir()
        disk = make(at, refused(errno.EIO))
        try:
            publish(root, root / "output", OLD, disk)
        except OSError:
            outcomes.add("refused")
            assert tree(root / "output") == tree(root / ".vestnik/spare") == {}, disk.steps
        else:
            outcomes.add("published")
            assert tree(root / "output") == bytes_of(OLD), disk.steps
            assert tree(root / ".vestnik/spare") in (bytes_of(OLD), {}), disk.steps
        _claim_next_build_is_clean(root, EDITS["rearranged"])
        if len(disk.steps) <= at:
            break
        at += 1

    assert outcomes == {"refused", "published"}


def _is_killed(root: Path, new: Site, disk: Disk) -> bool:
    try:
        publish(root, root / "output", new, disk)
    except KilledError:
        return True
    return False


def test_k01_a_process_that_is_really_killed_frees_the_lock_and_leaves_a_whole_site(
    tmp_path: Path,
) -> None:
    """The kernel's own kill, at every operation: Python can do nothing on its way out."""
    new = EDITS["rearranged"]
    at, was_killed = 0, True
    while was_killed:
        root = tmp_path / str(at)
        _prepare(root)
        was_killed = _killed_child(root, new, at)
        assert tree(root / "output") in (bytes_of(OLD), bytes_of(new)), at
        _claim_next_build_is_clean(root, new)
        at += 1

    assert at > 20


def _killed_child(root: Path, new: Site, at: int) -> bool:
    child = os.fork()
    if child == 0:
        try:
            publish(root, root / "output", new, FailingDisk(fails_at=at, failure=_kill))
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def _kill(_path: object) -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("alive")
