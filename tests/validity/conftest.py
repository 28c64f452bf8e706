"""The sites that are judged: the demo and the golden ones, each built once."""

from datetime import datetime
from pathlib import Path

import pytest

from generator.building.settings import load_settings
from tests.golden.sites import FOLDER, SITES, built_copy
from tests.support.project import built
from tests.validity.published import Published

ROOT = Path(__file__).resolve().parents[2]
DEMO = "demo"
AS_OF = datetime.fromisoformat("2024-01-01T00:00+03:00")


@pytest.fixture(scope="session", params=[DEMO, *SITES])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Published:
    """One of the sites, published."""
    name = str(request.param)
    folder = tmp_path_factory.mktemp(name)
    root = ROOT if name == DEMO else FOLDER / name
    output = demo(folder / "output") if name == DEMO else built_copy(name, folder)
    settings = load_settings(root).value
    assert settings is not None
    config = settings.config
    return Published(name, root, output, f"{config.url}{config.base_path}", config.langs)


def demo(output: Path) -> Path:
    """The repository's own site, built without any finding."""
    report = built(ROOT, output=output, as_of=AS_OF)
    assert report.findings == (), report.findings
    return output
