"""Which files are opened, and which are not."""

import os
from pathlib import Path

import pytest

from generator.cli.openings import plain_bytes
from tests.support.project import make, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A file, by its name and by a link to its folder, and a stranger beside them."""
    write(tmp_path, "site/texts/a.md", b"abc")
    write(tmp_path, "stranger.md", b"abc")
    make(tmp_path, "symlink site/linked texts")
    make(tmp_path, "symlink site/texts/b.md ../../stranger.md")
    make(tmp_path, "fifo site/texts/pipe.md")
    make(tmp_path, "symlink door site")
    return tmp_path / "site"


def test_a_plain_file_is_opened_whatever_leads_to_its_site(folder: Path) -> None:
    assert plain_bytes(folder, "texts/a.md") == b"abc"
    assert plain_bytes(folder.parent / "door", "texts/a.md") == b"abc"


@pytest.mark.parametrize(
    "path",
    [
        "linked/a.md", "texts/b.md", "texts/pipe.md", "texts", "texts/c.md", "texts/a\0.md",
        "texts/a.md/b",
    ],
)  # fmt: skip
def test_nothing_else_is(folder: Path, path: str) -> None:
    before = os.listdir("/proc/self/fd")  # noqa: PTH208

    assert plain_bytes(folder, path) is None
    assert os.listdir("/proc/self/fd") == before  # noqa: PTH208


def test_a_file_is_not_read_beyond_the_limit(folder: Path) -> None:
    assert plain_bytes(folder, "texts/a.md", 3) == b"abc"
    assert plain_bytes(folder, "texts/a.md", 2) is None
