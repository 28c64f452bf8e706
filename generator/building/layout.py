"""What is where in a site, and where is the theme that every site has?"""

from __future__ import annotations

from pathlib import Path

import generator

CONFIG = "config.yaml"
CONTENT = "content"
TEMPLATES = "templates"


def builtin_theme() -> Path:
    """Where the package's own theme lies: inside an installed wheel, or beside a checkout."""
    package = Path(generator.__file__).parent
    installed = package / "theme"
    return installed if installed.is_dir() else package.parent / TEMPLATES
