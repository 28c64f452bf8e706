"""The digest of everything that makes a result."""

import sys
from importlib.metadata import Distribution, packages_distributions, version
from pathlib import Path

import pytest

from generator.building.engine import LIBRARIES, engine
from tests.architecture.test_layers import DOORS, FOUNDATIONS, STAGES, room


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


def test_another_zlib_is_another_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    before = engine()

    monkeypatch.setattr("zlib.ZLIB_RUNTIME_VERSION", "0")

    assert engine() != before


@pytest.mark.parametrize("library", LIBRARIES)
def test_every_library_is_found_where_it_is_installed(
    library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = engine()

    for record in (one for folder in sys.path for one in Path(folder).glob("*.dist-info")):
        if _normal(Distribution.at(record).name) != library:
            (tmp_path / record.name).mkdir(exist_ok=True)
    monkeypatch.setattr(sys, "path", [str(tmp_path)])

    assert engine() != before


def test_every_library_of_what_is_remembered_is_part_of_it() -> None:
    """What commands, servers and scripts use makes no result."""
    remembered = {*STAGES, *FOUNDATIONS, "building"}
    names = {
        _normal(name)
        for library, doors in DOORS.items()
        if any(door.startswith("generator.") and room(door) in remembered for door in doors)
        for name in packages_distributions().get(library, ())
    }

    assert names <= set(LIBRARIES)


def _normal(name: str) -> str:
    return name.lower().replace("_", "-")
