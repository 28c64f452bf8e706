"""How the golden sites are built, and how their expected files are made anew."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.golden.sites import built_copy


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take `pytest tests/golden --update-golden`."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write what the golden sites give now as what they should give",
    )


@pytest.fixture(scope="session")
def output_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The published output of a golden site, each built once."""
    built: dict[str, Path] = {}

    def output(site: str) -> Path:
        if site not in built:
            built[site] = built_copy(site, tmp_path_factory.mktemp(site))
        return built[site]

    return output
