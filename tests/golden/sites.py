"""The golden sites: small whole sites that are kept with what they must give.

Each is a folder with `config.yaml`, `content/` and `expected/`. They are built from copies, so that
nothing but an update ever writes here.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.building.cache import opened
from generator.building.parallel import Workers
from generator.building.readings import read_all
from generator.building.settings import load_settings
from generator.building.sources import discover
from generator.config import Config, reading_rules
from generator.model.quotes import Wording
from generator.model.site import Read
from tests.support.project import built, tree

FOLDER = Path(__file__).parent
SITES = tuple(sorted(config.parent.name for config in FOLDER.glob("*/config.yaml")))

AS_OF = datetime.fromisoformat("2024-06-01T12:00+03:00")
"""When all of them are built: after every text of theirs but the one that is yet to appear."""

CONSTANTS = {
    ".gitignore": b"*\n!.gitignore\n",
    ".vestnik": (
        b"This folder is written by Vestnik: what lies here is replaced by the next build.\n"
    ),
}
"""Files of every site, always the same; not kept, since the first hides what lies beside it from
git.
"""

ASSETS = "assets/"
"""The theme's own files are not kept either: they are what lies in `templates/`."""


def built_copy(site: str, folder: Path) -> Path:
    """The output of a copy of the site, built in the folder without any finding."""
    root = folder / site
    shutil.copytree(FOLDER / site, root, ignore=shutil.ignore_patterns("expected"))
    report = built(root, as_of=AS_OF)
    assert report.findings == (), report.findings
    return root / "output"


def read_site(root: Path) -> tuple[Config, Read]:
    """The settings of a site and all that its files say, in quotes."""
    config, read, _ = read_with_wording(root)
    return config, read


def read_with_wording(root: Path) -> tuple[Config, Read, Wording]:
    """The same, and what the quotes stand for."""
    settings = load_settings(root).value
    assert settings is not None
    rules = reading_rules(settings.config)
    with TemporaryDirectory() as folder, opened(Path(folder) / "cache", "") as cache:
        found = discover(root, rules, cache, 0).value or ()
        told = read_all(found, rules, Workers(), cache)
        return settings.config, told.everything(found, settings.marks), told.wording(told.briefs)


def kept(output: Path) -> Mapping[str, bytes]:
    """The files of an output that are compared."""
    return {
        path: data
        for path, data in tree(output).items()
        if path not in CONSTANTS and not path.startswith(ASSETS)
    }


def expected(site: str) -> Mapping[str, bytes]:
    """What the site must give."""
    return tree(FOLDER / site / "expected")


def update(site: str, files: Mapping[str, bytes]) -> None:
    """Make these files what the site must give."""
    folder = FOLDER / site / "expected"
    shutil.rmtree(folder, ignore_errors=True)
    for path, data in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
