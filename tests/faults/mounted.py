"""What happens on disks that must be mounted first? Each case is run in a process of its own.

`python -m tests.faults.mounted CASE FOLDER` runs one, in a mount namespace that `unshare` makes:
for root, or for anybody where the system lets people make user namespaces.
"""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from generator.building import Order, build, check, why
from generator.building.publish import Output, hold, publish
from generator.building.refusals import RefusedError
from generator.model.reasons import Explanation, Fate
from tests.faults.disks import Site, bytes_of, site
from tests.support.project import AS_OF, MINIMAL, project, tree

OLD = site(index="old", same="same", gone__index="gone", deep__er__index="x" * 9000)
NEW: Site = (
    *site(index="new", same="same", deep__er__index="y" * 9000),
    *(Output(f"news/{number}/index.html", b"z" * 40_000) for number in range(20)),
)


_ALL_USERS = "4294967295"
"""How many users the system's own namespace has."""


def may_mount() -> bool:
    """Whether this system lets us mount anything."""
    command = [*NAMESPACE, "mount", "-t", "tmpfs", "none", "/mnt"]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


AS_ROOT = () if os.geteuid() == 0 else ("--user", "--map-root-user")
NAMESPACE = ("unshare", "--mount", *AS_ROOT)
"""Mounts of our own, which end with the process; who is not root must first become it, inside."""


def run(case: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A case as it ended."""
    command = [*NAMESPACE, sys.executable, "-m", "tests.faults.mounted", case, str(folder)]
    return subprocess.run(
        command, check=False, capture_output=True, text=True, cwd=Path(__file__).parents[2]
    )


def full_of_bytes(folder: Path) -> None:
    """A disk with room for a part of what is new, by blocks."""
    for blocks in (0, 2, 50, 190):
        _full(folder / f"bytes-{blocks}", blocks * 4096, 900)


def full_of_files(folder: Path) -> None:
    """A disk with room for a few more files."""
    for inodes in (0, 5, 12):
        _full(folder / f"files-{inodes}", 9_000_000, inodes)


def full_while_pages_are_drawn(folder: Path) -> None:
    """A disk with room for some of the pages that wait to be published."""
    for blocks in (0, 3, 60, 190):
        _full(folder / f"shelf-{blocks}", blocks * 4096, 900, _by_shelf)
    _full(folder / "shelf-files", 9_000_000, 3, _by_shelf)


def read_only(folder: Path) -> None:
    """A disk that turned read-only."""
    _mount("tmpfs", folder, "size=10m")
    publish(folder, folder / "output", OLD)
    _mount("tmpfs", folder, "remount,ro")
    caught = _refusal(folder)
    assert isinstance(caught, OSError), caught
    assert caught.errno == errno.EROFS, caught
    assert str(folder) in str(caught.filename), caught
    assert tree(folder / "output") == bytes_of(OLD)
    _mount("tmpfs", folder, "remount,rw")
    _claim_published(folder)


def site_that_nobody_may_write_to(folder: Path) -> None:
    """A site on a mount that is read-only can be asked about; a build that is there is known."""
    root = project(MINIMAL, folder / "site")
    order = Order(root, root / "output", AS_OF)
    build(order)
    subprocess.run(["mount", "--bind", root, root], check=True)
    subprocess.run(["mount", "-o", "remount,ro,bind", root], check=True)
    before = tree(root)
    explained = why(order, "/ru/")
    assert isinstance(explained, Explanation), explained
    assert (explained.last.fate, explained.next.fate) == (Fate.FIRST, Fate.SAME), explained
    assert check(order).error_count == 0
    assert tree(root) == before


def output_mounted(folder: Path) -> None:
    """An output that is a mount point: of another file system, and of the same one."""
    for source in (["-t", "tmpfs", "none"], ["--bind", str(folder / "behind")]):
        (folder / "behind").mkdir(exist_ok=True)
        (folder / "output").mkdir(exist_ok=True)
        subprocess.run(["mount", *source, folder / "output"], check=True)
        caught = _refusal(folder)
        assert isinstance(caught, RefusedError), caught
        assert caught.reason == "output-mounted"
        assert tree(folder / "output") == tree(folder / "behind") == {}
        subprocess.run(["umount", folder / "output"], check=True)


def same_disk_mounted_twice(folder: Path) -> None:
    """A site and its output on two mounts of one file system: no rename leads across."""
    www = folder / "www"
    www.mkdir()
    subprocess.run(["mount", "--bind", www, www], check=True)
    for files in (OLD, NEW, OLD):
        publish(folder, www / "site", files)
        assert tree(www / "site") == bytes_of(files)
    assert {path.name for path in www.iterdir()} == {"site", ".vestnik-site"}


def layered(folder: Path) -> None:
    """An output that came with the lower layer of an overlay, as in a container's image."""
    for name in ("lower", "upper", "work", "site"):
        (folder / name).mkdir()
    (folder / "lower/output").mkdir()
    (folder / "lower/output/.gitignore").write_bytes(b"*\n")
    root = folder / "site"
    layers = f"lowerdir={folder}/lower,upperdir={folder}/upper,workdir={folder}/work"
    if Path("/proc/self/uid_map").read_text("ascii").split()[2] != _ALL_USERS:
        layers += ",userxattr"  # who is root in a namespace of users only may set no others
    _mount("overlay", root, layers)
    for files in (OLD, NEW, OLD):
        publish(root, root / "output", files)
        assert tree(root / "output") == bytes_of(files)


def _whole(folder: Path, files: Site) -> None:
    publish(folder, folder / "output", files)


def _by_shelf(folder: Path, files: Site) -> None:
    with hold(folder, folder / "output") as site:
        shelf = site.shelf()
        site.publish(Output(file, shelf.put(data)) for file, data in bytes_of(files).items())


Put = Callable[[Path, Site], None]


def _full(folder: Path, room: int, files: int, put: Put = _whole) -> None:
    folder.mkdir()
    _mount("tmpfs", folder, "size=10m,nr_inodes=1000")
    publish(folder, folder / "output", OLD)
    publish(folder, folder / "output", OLD[:3])
    publish(folder, folder / "output", OLD)
    used = _used(folder)
    _mount("tmpfs", folder, f"remount,size={used[0] + room},nr_inodes={used[1] + files}")
    caught = _refusal(folder, put)
    assert isinstance(caught, RefusedError), caught
    assert caught.reason == "disk-full"
    assert caught.details["megabytes"] == 1
    assert tree(folder / "output") == bytes_of(OLD)
    assert _used(folder) <= used, (_used(folder), used)
    _mount("tmpfs", folder, "remount,size=20m,nr_inodes=2000")
    _claim_published(folder)


def _refusal(folder: Path, put: Put = _whole) -> BaseException | None:
    try:
        put(folder, NEW)
    except (OSError, RefusedError) as error:
        return error
    return None


def _claim_published(folder: Path) -> None:
    publish(folder, folder / "output", NEW)
    assert tree(folder / "output") == bytes_of(NEW)


def _used(folder: Path) -> tuple[int, int]:
    status = os.statvfs(folder)
    blocks = (status.f_blocks - status.f_bfree) * status.f_frsize
    return blocks, status.f_files - status.f_ffree


def _mount(kind: str, folder: Path, options: str) -> None:
    command = ["mount", "-t", kind, "-o", options, "none", str(folder)]
    subprocess.run(command, check=True)


CASES: Mapping[str, Callable[[Path], None]] = {
    "full-of-bytes": full_of_bytes,
    "full-of-files": full_of_files,
    "full-while-pages-are-drawn": full_while_pages_are_drawn,
    "read-only": read_only,
    "site-that-nobody-may-write-to": site_that_nobody_may_write_to,
    "output-mounted": output_mounted,
    "same-disk-mounted-twice": same_disk_mounted_twice,
    "layered": layered,
}

if __name__ == "__main__":
    CASES[sys.argv[1]](Path(sys.argv[2]))
