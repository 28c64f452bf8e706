"""What tests of faults share: folders that a disk must be found for."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.building.fsops import Disk


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Path]:
    """A folder on another file system."""
    candidates = (Path("/dev/shm"), Path("/run"), Path("/var/tmp"), Path.home())
    others = [
        one
        for one in candidates
        if one.is_dir() and os.access(one, os.W_OK) and one.stat().st_dev != tmp_path.stat().st_dev
    ]
    assert others, "all folders of this machine lie on one file system"
    folder = others[0] / f"vestnik-{os.getpid()}"
    folder.mkdir()
    yield folder
    Disk().clear(folder)
