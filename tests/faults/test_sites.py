"""Two sites that are published to one output: by turns, and each in the midst of the other."""

import errno
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.building import Order, build
from generator.building.fsops import Disk
from generator.building.progress import Phase
from generator.building.publish import hold, publish
from generator.building.refusals import RefusedError
from tests.faults.disks import (
    FailingDisk,
    LinklessDisk,
    Site,
    bytes_of,
    quick,
    site,
    without_exchange,
)
from tests.support.patience import PATIENCE_S
from tests.support.project import AS_OF, MINIMAL, built, project, tree, write

OURS = (
    site(index="1", same="same", shared__index="old", own__index="own"),
    site(index="2", same="same", shared__index="old", own__index="own"),
)
THEIRS = (
    site(index="8", same="same", shared__index="old", their__index="their"),
    site(index="9", same="same", shared__index="new", their__index="their"),
)


class Sites:
    """Two sites and the folder to which both are published."""

    def __init__(self, folder: Path) -> None:
        self.output = folder / "www"
        self.one, self.other = folder / "one", folder / "other"
        self.one.mkdir(parents=True)
        self.other.mkdir()

    def put(self, root: Path, files: Site, disk: Disk | None = None) -> None:
        publish(root, self.output, files, disk or Disk(quick()))

    def shown(self) -> object:
        return tree(self.output)


def test_sites_by_turns_each_replace_the_other(tmp_path: Path) -> None:
    sites = Sites(tmp_path)
    for turn in range(6):
        sites.put(sites.one, OURS[turn % 2])
        assert sites.shown() == bytes_of(OURS[turn % 2])
        sites.put(sites.other, THEIRS[turn // 2 % 2])
        assert sites.shown() == bytes_of(THEIRS[turn // 2 % 2])


def _renaming(at: int, meanwhile: Callable[[object], None]) -> FailingDisk:
    return FailingDisk(without_exchange(errno.EINVAL), at, meanwhile)  # type: ignore[arg-type]  # it goes on


def _plain(at: int, meanwhile: Callable[[object], None]) -> FailingDisk:
    return FailingDisk(quick(), at, meanwhile)  # type: ignore[arg-type]  # it goes on


def _linkless(at: int, meanwhile: Callable[[object], None]) -> FailingDisk:
    return LinklessDisk(quick(), at, meanwhile)  # type: ignore[arg-type]  # it goes on


@pytest.mark.parametrize("make", [_plain, _linkless, _renaming])
@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("earlier", [0, 1, 3])
def test_site_published_in_the_midst_of_another_is_never_mixed_with_it(
    earlier: int,
    times: int,
    make: Callable[[int, Callable[[object], None]], FailingDisk],
    tmp_path: Path,
) -> None:
    """Between any two operations of one build another publishes, once or back and forth."""
    whole = [bytes_of(files) for files in (*OURS, *THEIRS)]
    at, was_reached = 0, True
    while was_reached:
        sites = Sites(tmp_path / str(at))
        for turn in range(earlier):
            sites.put(sites.one, OURS[turn % 2])
            sites.put(sites.other, THEIRS[turn % 2])

        def meanwhile(_path: object, sites: Sites = sites) -> None:
            for turn in range(times):
                sites.put(sites.other, THEIRS[1 - turn])
                assert sites.shown() in whole

        disk = make(at, meanwhile)
        sites.put(sites.one, OURS[1], disk)
        assert sites.shown() in whole, disk.steps
        was_reached = len(disk.steps) > at
        sites.put(sites.other, THEIRS[0])
        assert sites.shown() == bytes_of(THEIRS[0]), disk.steps
        sites.put(sites.one, OURS[0])
        assert sites.shown() == bytes_of(OURS[0]), disk.steps
        at += 1

    assert at > 10


PUBLISHER = """\
import sys
from pathlib import Path
from generator.building import Order, build
from generator.building.fsops import Disk
from generator.building.progress import Phase
from generator.building.publish import publish
from tests.faults.disks import quick
from tests.faults.test_sites import OURS, THEIRS

root, output, name = sys.argv[1:]
root = Path(root)
root.mkdir()
for turn in range(60):
    publish(root, Path(output), {"ours": OURS, "theirs": THEIRS}[name][turn % 2], Disk(quick()))
"""


def test_sites_at_once_leave_one_of_them_whole(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PUBLISHER]
    children = [
        subprocess.Popen(
            [*command, tmp_path / name, tmp_path / "www", name],
            stderr=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2],
        )
        for name in ("ours", "theirs")
    ]  # fmt: skip
    told = [child.communicate(timeout=PATIENCE_S)[1] for child in children]

    assert told == ["", ""]
    assert tree(tmp_path / "www") in [bytes_of(files) for files in (*OURS, *THEIRS)]
    publish(tmp_path / "ours", tmp_path / "www", OURS[0])
    assert tree(tmp_path / "www") == bytes_of(OURS[0])


def test_sites_with_one_spare_tree_wait_for_each_other(tmp_path: Path, elsewhere: Path) -> None:
    """Where the output lies on another file system, so do the spare trees: in one place."""
    sites = Sites(tmp_path)
    output = elsewhere / "site"
    publish(sites.one, output, OURS[0])
    with (
        hold(sites.one, output),
        pytest.raises(RefusedError) as caught,
        hold(sites.other, output, patience_s=0),
    ):
        pass

    assert caught.value.reason == "busy"
    started = time.monotonic()
    for root, files in ((sites.other, THEIRS[0]), (sites.one, OURS[1]), (sites.other, THEIRS[1])):
        publish(root, output, files, patience_s=0)
        assert tree(output) == bytes_of(files)
    assert time.monotonic() - started < 5


def edited(root: Path, lang: str) -> Path:
    """The site with another body in its text of a language."""
    text = root / f"content/news/opening.{lang}.md"
    text.write_text(f"{text.read_text('utf-8')}Later.\n", "utf-8")
    return root


class Meanwhile:
    """Has another site published while one is about to be, once."""

    def __init__(self, other: Order) -> None:
        self.waiting = [other]

    def begin(self, phase: Phase, total: int = 0) -> None:
        if phase is Phase.PUBLISH and self.waiting:
            assert build(self.waiting.pop()).is_published

    def expect(self, count: int) -> None: ...

    def advance(self, count: int) -> None: ...


def test_l02_a_site_whose_pages_another_one_took_away_is_made_again(tmp_path: Path) -> None:
    output = tmp_path / "www"
    one, other = (
        Order(project(MINIMAL, tmp_path / name), output, AS_OF) for name in ("one", "other")
    )
    write(other.root, "templates/partials/footer.html", b"<footer>Another site</footer>")
    build(one)
    edited(one.root, "en")
    build(one)  # its page is in the live tree, and not in the one before
    edited(one.root, "ru")

    report = build(one, Meanwhile(other))

    assert report.is_published
    built(edited(edited(project(MINIMAL, tmp_path / "clean"), "en"), "ru"))
    assert tree(output) == tree(tmp_path / "clean/output")
