"""Where does a file of the site lie, as a code host knows it?

In CI a command runs in the root of the repository, of which the site may be a folder.
"""

from __future__ import annotations

from pathlib import Path


def path_in_repository(path: str, root: Path) -> str:
    """The path of a site's file from where the command runs.

    Where the site lies elsewhere, its own root has to do.
    """
    here, site = Path.cwd(), root.resolve()
    return (site.relative_to(here) / path).as_posix() if site.is_relative_to(here) else path
