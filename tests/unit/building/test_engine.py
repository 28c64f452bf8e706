"""The digest of everything that makes a result."""

import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from generator.building.engine import LIBRARIES, engine


def test_the_engine_is_the_same_as_long_as_nothing_of_it_changes() -> None:
    assert engine() == engine()


@pytest.mark.parametrize("library", LIBRARIES)
def test_another_version_of_a_library_is_another_engine(
    library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = engine()

    (tmp_path / f"{library.replace('-', '_')}-{version(library)}.1.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])

    assert engine() != before


def test_a_library_that_no_result_depends_on_is_no_part_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = engine()

    (tmp_path / "watchmaker-1.0.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])

    assert engine() == before


def test_every_library_is_found_where_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    before = engine()

    monkeypatch.setattr(sys, "path", [])

    assert engine() != before
