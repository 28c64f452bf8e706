"""What the tests of repeated builds share."""

from pathlib import Path

import pytest

pytest.register_assert_rewrite("tests.incremental.desk")

from tests.incremental.desk import Desk  # noqa: E402  # its claims are rewritten as it is imported


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A newsroom that is on the disk, and not yet built."""
    return Desk(tmp_path / "site")
