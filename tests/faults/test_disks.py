"""D05-D07: disks that cannot do what most can, and outputs that lie elsewhere."""

import errno
from pathlib import Path

import pytest

from generator.building.fsops import Disk
from generator.building.publish import Output, Published, publish
from generator.building.refusals import RefusedError
from tests.faults.disks import (
    FailingDisk,
    LayeredDisk,
    LinklessDisk,
    Site,
    bytes_of,
    quick,
    refused,
    site,
    without_exchange,
)
from tests.support.project import tree
from tests.support.rights import without_override

OLD = site(index="old", same="same", gone__index="gone")
NEW = site(index="new", same="same", deep__er__index="deep")
THIRD = site(index="third", same="same", deep__er__index="deep")


def put(root: Path, files: Site, disk: Disk | None = None) -> Published:
    return publish(root, root / "output", files, disk or Disk(quick()))


def stat_of(root: Path, path: str) -> tuple[int, int]:
    status = (root / "output" / path).stat()
    return status.st_ino, status.st_mtime_ns


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site whose old output is published."""
    put(tmp_path, OLD)
    return tmp_path


def test_d07_without_hard_links_files_are_copied_with_their_time(root: Path) -> None:
    times = {stat_of(root, "same.html")[1]}
    for files in (NEW, THIRD, OLD, NEW):
        disk = LinklessDisk()
        put(root, files, disk)
        assert tree(root / "output") == bytes_of(files)
        times.add(stat_of(root, "same.html")[1])
    copies = disk.steps.count("copy")

    assert len(times) == 1
    assert copies == 0


def test_d07_without_hard_links_nothing_is_copied_for_the_next_build(tmp_path: Path) -> None:
    disk = LinklessDisk()
    put(tmp_path, OLD, disk)

    assert "copy" not in disk.steps
    assert {path.name for path in (tmp_path / ".vestnik").iterdir()} == {"lock", "manifest"}


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOSYS, errno.EXDEV, errno.ENOTSUP])
def test_without_an_exchange_two_renames_do_the_same(number: int, root: Path) -> None:
    before = stat_of(root, "same.html")
    for files in (NEW, THIRD, OLD):
        put(root, files, Disk(without_exchange(number)))
        assert tree(root / "output") == bytes_of(files)

    assert stat_of(root, "same.html") == before
    assert {path.name for path in (root / ".vestnik").iterdir()} == {"lock", "manifest", "spare"}


def test_output_of_a_lower_layer_is_replaced(root: Path) -> None:
    disk = LayeredDisk(stuck=(root / "output").stat().st_ino)

    put(root, NEW, disk)

    assert tree(root / "output") == tree(root / ".vestnik/spare") == bytes_of(NEW)
    assert {path.name for path in (root / ".vestnik").iterdir()} == {"lock", "manifest", "spare"}


def test_spare_tree_of_a_lower_layer_harms_nothing(root: Path) -> None:
    put(root, NEW)
    disk = LayeredDisk(stuck=(root / ".vestnik/spare").stat().st_ino)

    with pytest.raises(OSError, match="cross-device"):
        put(root, THIRD, disk)

    assert tree(root / "output") == bytes_of(NEW)
    put(root, THIRD, Disk(without_exchange(errno.EXDEV)))
    assert tree(root / "output") == bytes_of(THIRD)


def test_d05_output_that_is_a_mount_point_is_refused_by_name(root: Path) -> None:
    disk = Disk(without_exchange(errno.EBUSY))

    with pytest.raises(RefusedError) as caught:
        put(root, NEW, disk)

    assert caught.value.reason == "output-mounted"
    assert caught.value.details == {"output": root / "output"}
    assert tree(root / "output") == bytes_of(OLD)


@pytest.mark.parametrize("at", [6, 8])
def test_d01_full_disk_says_how_much_is_needed(at: int, root: Path) -> None:
    disk = FailingDisk(fails_at=at, failure=refused(errno.ENOSPC))
    large = Output("large.html", b"x" * 3_500_000)

    with pytest.raises(RefusedError) as caught:
        put(root, (*NEW, large), disk)

    assert caught.value.reason == "disk-full"
    assert caught.value.details["megabytes"] == 4
    assert caught.value.details["files"] == 5, "however many of them were there already"
    assert tree(root / "output") == bytes_of(OLD)


def test_d02_folder_that_may_not_be_written_leaves_the_old_site(root: Path) -> None:
    (root / ".vestnik").chmod(0o500)
    root.chmod(0o500)

    with without_override(), pytest.raises(PermissionError):
        put(root, NEW)
    root.chmod(0o700)
    (root / ".vestnik").chmod(0o700)

    assert tree(root / "output") == bytes_of(OLD)


def test_d06_output_that_is_a_link_is_replaced_where_it_leads(tmp_path: Path) -> None:
    root, target = tmp_path / "site", tmp_path / "www"
    root.mkdir()
    publish(root, target, OLD)
    (root / "output").symlink_to(target)

    put(root, NEW)

    assert (root / "output").readlink() == target
    assert tree(target) == bytes_of(NEW)


def test_d05_output_may_lie_on_another_file_system(tmp_path: Path, elsewhere: Path) -> None:
    output = elsewhere / "site"
    publish(tmp_path, output, OLD)
    before = (output / "same.html").stat().st_ino
    for files in (NEW, THIRD):
        publish(tmp_path, output, files)

    assert tree(output) == bytes_of(THIRD)
    assert (output / "same.html").stat().st_ino == before
    assert {path.name for path in elsewhere.iterdir()} == {"site", ".vestnik-site"}


def test_d06_link_to_another_file_system_is_followed(tmp_path: Path, elsewhere: Path) -> None:
    (tmp_path / "output").symlink_to(elsewhere / "site")

    for files in (OLD, NEW, THIRD):
        put(tmp_path, files)
        assert tree(elsewhere / "site") == bytes_of(files)

    assert (tmp_path / "output").is_symlink()


def test_site_may_be_published_to_two_places_in_turn(root: Path) -> None:
    for files in (NEW, THIRD, OLD):
        publish(root, root / "output", files)
        publish(root, root / "public", files[:2])
        assert tree(root / "output") == bytes_of(files)
        assert tree(root / "public") == bytes_of(files[:2])
