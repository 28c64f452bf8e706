"""Where a site may be published."""

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from generator.building.places import output_problems, place_of
from generator.building.publish import publish
from tests.faults.disks import FailingDisk, refused, site
from tests.support.project import write

REPOSITORY = Path(__file__).parents[3]


def problems(root: Path, output: Path) -> list[str]:
    return [one.code for one in output_problems(root, output)]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site that is published."""
    publish(tmp_path, tmp_path / "output", site(index="x"))
    return tmp_path


def test_spare_tree_lies_with_what_is_remembered(root: Path) -> None:
    assert place_of(FailingDisk(), root, root / "output").spare == root / ".vestnik/spare"


def test_d05_spare_tree_lies_beside_an_output_that_no_rename_reaches(root: Path) -> None:
    """Two mounts of one file system: the numbers are equal, and the kernel says EXDEV."""
    disk = FailingDisk(fails_at=0, failure=refused(errno.EXDEV))

    place = place_of(disk, root, root / "www/site")

    assert place.spare == root / "www/.vestnik-site/spare"
    assert place.manifest == root / ".vestnik/manifest"


def test_empty_folder_and_our_own_may_be_replaced(root: Path) -> None:
    write(root, "empty/.gitignore", b"*\n")
    (root / "void").mkdir()

    names = ("output", "empty", "void", "missing")
    assert [problems(root, root / name) for name in names] == [[], [], [], []]


def test_n03_folder_of_somebody_else_is_not_replaced(root: Path) -> None:
    write(root, "papers/thesis.txt", b"mine")

    assert problems(root, root / "papers") == ["output-foreign"]


def test_n03_another_site_is_not_replaced_though_it_has_a_folder_of_our_name(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    write(other, "content/news/x.ru.md", b"mine")
    publish(other, other / "output", site(index="x"))

    assert problems(root, other) == ["output-foreign"]


def test_n03_file_is_not_replaced(root: Path) -> None:
    write(root, "notes", b"mine")

    assert problems(root, root / "notes") == ["output-not-folder"]


@pytest.mark.parametrize(
    "output",
    [
        ".", "..", "/", "content", "content/static/site", "templates", "templates/assets",
        ".vestnik", ".vestnik/next", "output/../content",
    ],
)  # fmt: skip
def test_n06_output_never_covers_what_the_site_is_made_of(root: Path, output: str) -> None:
    write(root, "content/news/x.ru.md", b"text")

    assert problems(root, root / output) == ["output-forbidden"]


def test_n06_output_is_never_the_home_folder(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = root / "output"
    monkeypatch.setenv("HOME", str(home))

    assert problems(root / "site", home) == ["output-forbidden"]


def test_n06_link_to_the_content_is_the_content(root: Path) -> None:
    write(root, "content/news/x.ru.md", b"text")
    (root / "public").symlink_to("content")

    assert problems(root, root / "public") == ["output-forbidden"]


def test_user_without_a_home_may_publish(root: Path) -> None:
    script = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from generator.building.publish import output_problems\n"
        "os.environ.pop('HOME', None)\n"
        "if os.geteuid() == 0:\n"
        "    os.setuid(54321)\n"
        "sys.exit(len(output_problems(Path('/nowhere'), Path('/nowhere/output'))))\n"
    )

    child = subprocess.run([sys.executable, "-c", script], check=False, cwd=REPOSITORY)

    assert child.returncode == 0
