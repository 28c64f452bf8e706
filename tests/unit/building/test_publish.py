"""The site takes its place whole, costs what changed, and heals."""

import os
import time
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

import pytest

from generator.building.fsops import Disk
from generator.building.manifests import content_digest
from generator.building.publish import Kept, Output, Published, publish
from tests.faults.disks import (
    MARKER,
    FailingDisk,
    Site,
    bytes_of,
    quick,
    site,
)
from tests.support.project import tree, write

OLD = site(index="old", same="same", gone__index="gone")
NEW = site(index="new", same="same", deep__er__index="deep")
THIRD = site(index="third", same="same", deep__er__index="deep")


def put(root: Path, files: Site, disk: Disk | None = None) -> Published:
    return publish(root, root / "output", files, disk or Disk(quick()))


def stat_of(root: Path, path: str) -> tuple[int, int]:
    status = (root / "output" / path).stat()
    return status.st_ino, status.st_mtime_ns


def stats(root: Path) -> Mapping[str, tuple[int, int, int]]:
    """Inodes, times and times of change: nothing that is touched keeps all three."""
    return {
        path: (status.st_ino, status.st_mtime_ns, status.st_ctime_ns)
        for path in tree(root / "output")
        for status in ((root / "output" / path).stat(),)
    }


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site whose old output is published."""
    put(tmp_path, OLD)
    return tmp_path


def test_output_is_what_is_published_and_nothing_else(root: Path) -> None:
    done = put(root, NEW)

    assert tree(root / "output") == bytes_of(NEW)
    assert done == Published(
        ("deep/er/index.html", "index.html"), ("gone/index.html",), 0, is_exchanged=True
    )
    assert {path.name for path in root.iterdir()} == {"output", ".vestnik"}


def test_every_generation_costs_what_changed(root: Path) -> None:
    put(root, NEW)

    third = put(root, THIRD)
    fourth = put(root, THIRD[:3])

    assert third.written == ("index.html",)
    assert (fourth.written, fourth.removed) == ((), ("deep/er/index.html",))
    assert tree(root / "output") == bytes_of(THIRD[:3])


def test_first_edit_costs_what_it_changes_as_all_others_do(root: Path) -> None:
    disk = FailingDisk()

    first = put(root, (*OLD[:-1], Output(OLD[-1].file, b"edited")), disk)

    assert (first.written, first.linked_count) == ((OLD[-1].file,), 0)
    assert disk.steps.count("create") == 3  # the page, the mark and the manifest
    assert disk.steps.count("link") == disk.steps.count("make_folder") == 0


def test_i22_unchanged_page_keeps_one_inode_and_time_through_all_generations(root: Path) -> None:
    before = stat_of(root, "same.html")

    after = set()
    for files in (NEW, THIRD, OLD, NEW):
        put(root, files)
        after.add(stat_of(root, "same.html"))

    assert after == {before}


def test_i22_build_without_changes_touches_nothing(root: Path) -> None:
    put(root, NEW)
    before = stats(root)

    done = put(root, NEW)

    assert done == Published()
    assert stats(root) == before


def test_build_without_changes_writes_down_nothing_but_who_builds(root: Path) -> None:
    put(root, OLD)
    disk = FailingDisk()

    put(root, OLD, disk)

    assert [step for step in disk.steps if step != "rename"] == ["open_lock", "lock", "note"]


def test_changed_page_never_gets_an_older_time(root: Path) -> None:
    """A cache that asks "changed since?" is told yes, when a page goes back to its old text too."""
    put(root, NEW)
    shown = stat_of(root, "index.html")[1]

    put(root, OLD)

    assert stat_of(root, "index.html")[1] > shown


def test_file_is_copied_by_its_path(root: Path) -> None:
    photo = write(root, "content/photos/hall.jpg", b"photo")

    put(root, (MARKER, Output("media/photos/hall.jpg", photo)))

    assert tree(root / "output")["media/photos/hall.jpg"] == b"photo"


def test_copied_file_is_read_again_only_when_it_changed(root: Path) -> None:
    photo = write(root, "content/hall.jpg", b"photo")
    os.utime(photo, ns=(0, 0))
    time.sleep(2.1)  # a file that changed within a tick of the clock could change again unseen
    files = (MARKER, Output("hall.jpg", photo))
    put(root, files)
    read = photo.stat().st_atime_ns

    assert not put(root, files).is_exchanged
    assert photo.stat().st_atime_ns == read
    write(root, "content/hall.jpg", b"other")
    assert put(root, files).written == ("hall.jpg",)
    assert tree(root / "output")["hall.jpg"] == b"other"


def test_bytes_that_are_kept_are_fetched_only_to_be_written(root: Path) -> None:
    fetched: list[bytes] = []

    def fetch(data: bytes) -> bytes:
        fetched.append(data)
        return data

    def kept(data: bytes) -> Kept:
        return Kept("kept.html", content_digest(data), len(data), partial(fetch, data))

    for data in (b"1", b"1", b"2", b"2"):
        put(root, (MARKER, kept(data)))

    assert fetched == [b"1", b"2"]
    assert tree(root / "output")["kept.html"] == b"2"


def test_bytes_that_are_not_what_was_kept_are_not_published(root: Path) -> None:
    wrong = Kept("kept.html", content_digest(b"right"), 5, lambda: b"wrong")

    with pytest.raises(OSError, match=r"kept\.html"):
        put(root, (MARKER, wrong))

    assert tree(root / "output") == bytes_of(OLD)


def test_output_may_lie_in_folders_that_are_not_there_yet(tmp_path: Path) -> None:
    root = tmp_path / "site"
    root.mkdir()

    publish(root, tmp_path / "public/html/site", NEW)

    assert tree(tmp_path / "public/html/site") == bytes_of(NEW)


@pytest.mark.parametrize(
    "path", ["../pwned", "/pwned", "a/../../pwned", "a//b", "./a", "a/.", "", "..\\x", "C:x", "a\0"]
)
def test_p01_path_that_leads_out_of_the_output_is_refused(path: str, root: Path) -> None:
    with pytest.raises(ValueError, match="leads out"):
        put(root, (MARKER, Output(path, b"x")))

    assert tree(root / "output") == bytes_of(OLD)


def test_two_files_at_one_path_are_a_bug(root: Path) -> None:
    with pytest.raises(ValueError, match="twice"):
        put(root, (*NEW, Output("index.html", b"other")))
    with pytest.raises(ValueError, match="a file and a folder"):
        put(root, (*NEW, Output("deep", b"other")))

    assert tree(root / "output") == bytes_of(OLD)


def test_source_that_is_gone_leaves_the_old_site(root: Path) -> None:
    with pytest.raises(FileNotFoundError):
        put(root, (*NEW, Output("lost.jpg", root / "lost.jpg")))

    assert tree(root / "output") == bytes_of(OLD)


def test_interruption_leaves_the_old_site(root: Path) -> None:
    def outputs() -> Iterator[Output | Kept]:
        yield from NEW
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish(root, root / "output", outputs())

    assert tree(root / "output") == bytes_of(OLD)


def _lose(output: Path) -> None:
    (output / "same.html").unlink()


def _lose_folder(output: Path) -> None:
    (output / "deep/er/index.html").unlink()
    (output / "deep/er").rmdir()


def _scribble(output: Path) -> None:
    (output / "same.html").write_bytes(b"mine")


def _scribble_unseen(output: Path) -> None:
    """As many bytes, and the old time put back: the system's own time of change still tells."""
    status = (output / "same.html").stat()
    (output / "same.html").write_bytes(b"SAME")
    os.utime(output / "same.html", ns=(status.st_atime_ns, status.st_mtime_ns))


def _stray(output: Path) -> None:
    write(output, "stray/page/index.html", b"stray")


def _stray_folder(output: Path) -> None:
    (output / "empty").mkdir()


def _link(output: Path) -> None:
    (output / "passwd").symlink_to("/etc/passwd")


def _link_for_folder(output: Path) -> None:
    _lose_folder(output)
    (output / "deep/er").symlink_to("/etc")


def _folder_for_file(output: Path) -> None:
    _lose(output)
    write(output, "same.html/inside", b"x")


@pytest.mark.parametrize(
    "harm",
    [
        _lose, _lose_folder, _scribble, _scribble_unseen, _stray, _stray_folder, _link,
        _link_for_folder, _folder_for_file,
    ],
)  # fmt: skip
@pytest.mark.parametrize("generations", [(), (THIRD,)])
def test_i17_output_that_was_tampered_with_is_healed(
    harm: object, generations: tuple[Site, ...], root: Path
) -> None:
    for files in (*generations, NEW):
        put(root, files)
    assert callable(harm)
    harm(root / "output")

    done = put(root, NEW)

    assert done.is_exchanged
    assert tree(root / "output") == bytes_of(NEW)
    assert {path.name for path in (root / "output").iterdir()} == {
        ".vestnik", "index.html", "same.html", "deep"
    }  # fmt: skip
    assert not put(root, NEW).is_exchanged


def test_touched_page_is_left_as_it_is(root: Path) -> None:
    os.utime(root / "output/same.html", ns=(1, 1))

    assert not put(root, OLD).is_exchanged
    assert stat_of(root, "same.html")[1] == 1


@pytest.mark.parametrize("lost", ["manifest", "spare", "lock", "writing", "journal"])
@pytest.mark.parametrize("what", ["missing", "folder", "file"])
def test_h05_all_that_is_remembered_may_be_lost(lost: str, what: str, root: Path) -> None:
    put(root, NEW)
    before = stat_of(root, "same.html")
    disk = Disk(quick())
    disk.clear(root / ".vestnik" / lost)
    if what == "folder" and lost != "lock":
        write(root, f".vestnik/{lost}/inside", b"x")
    elif what == "file":
        write(root, f".vestnik/{lost}", b"garbage")

    put(root, THIRD)

    assert tree(root / "output") == bytes_of(THIRD)
    assert stat_of(root, "same.html") == before
    assert not put(root, THIRD).is_exchanged


def test_h03_site_and_memory_may_be_lost_apart(root: Path) -> None:
    disk = Disk(quick())
    disk.clear(root / "output")
    put(root, OLD)
    assert tree(root / "output") == bytes_of(OLD)

    disk.clear(root / ".vestnik")
    before = stats(root)
    assert not put(root, OLD).is_exchanged
    assert stats(root) == before
