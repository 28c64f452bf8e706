"""What the specs share."""

from pathlib import Path

import pytest

from tests.support.project import MINIMAL, built, project


@pytest.fixture(scope="session")
def old_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published output of the smallest site: what a failed build must leave as it is."""
    root = project(MINIMAL, tmp_path_factory.mktemp("old"))
    report = built(root)
    assert report.is_published, report.findings
    return root / "output"
