"""What made it? The digest of the program and of everything that it is made with.

A result is remembered for the very code that made it: that of the generator itself, the libraries
by their versions, the Python that runs them and the zlib that it brings. So nobody ever has to say
that an old result holds no longer.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import generator
from generator.digests import digest

LIBRARIES = (
    "babel", "jinja2", "markdown-it-py", "markupsafe", "mdit-py-plugins", "mdurl", "msgspec", "nh3",
    "pillow", "pydantic", "pydantic-core", "pyyaml", "tzdata",
)  # fmt: skip
"""What a site's bytes and findings depend on, by the names of their distributions."""


@cache
def own_engine() -> str:
    """That of this process: for the life of it, whatever becomes of the files."""
    return engine().hex()


def engine() -> bytes:
    """The digest of all that a result depends on beside its arguments."""
    package = Path(generator.__file__).parent
    sources = sorted(
        file for file in package.rglob("*") if file.suffix in (".py", ".toml") and file.is_file()
    )
    return digest(
        f"{sys.version_info.major}.{sys.version_info.minor}".encode(),
        zlib.ZLIB_RUNTIME_VERSION.encode(),
        *sorted(set(_versions())),
        *(
            part
            for file in sources
            for part in (file.relative_to(package).as_posix().encode(), file.read_bytes())
        ),
    )


def _versions() -> Iterator[bytes]:
    """The libraries with their versions, as the folders say that installers leave beside them.

    `importlib.metadata` says the same, but to import it takes longer than many a build. Source:
    Recording installed projects, packaging.python.org.
    """
    for folder in sys.path:
        for record in Path(folder).glob(f"*{_RECORD}"):
            name, _, version = record.name.removesuffix(_RECORD).partition("-")
            if name.lower().replace("_", "-") in LIBRARIES:
                yield f"{name} {version}".encode()


_RECORD = ".dist-info"
