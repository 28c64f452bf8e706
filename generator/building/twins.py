"""Which files have a compressed twin, for hosts that send files as they lie, and what is in it?"""

from __future__ import annotations

from collections.abc import Container, Iterable
from gzip import GzipFile
from io import BytesIO
from pathlib import Path

from generator.building.publish import Output

_COMPRESSIBLE = (".html", ".xml", ".json", ".css", ".js", ".svg", ".txt")


def has_twin(file: str, own: Container[str]) -> bool:
    """Whether a file is text and the site brings no twin of its own."""
    return file.endswith(_COMPRESSIBLE) and twin(file) not in own


def twin(file: str) -> str:
    """Where a file's twin lies."""
    return f"{file}.gz"


def twins_of(copies: Iterable[Output]) -> tuple[Output, ...]:
    """The twins of files that are copied."""
    sources = {copy.file: copy.content for copy in copies}
    return tuple(
        Output(twin(file), compressed(source.read_bytes()))
        for file, source in sources.items()
        if isinstance(source, Path) and has_twin(file, sources)
    )


def compressed(data: bytes) -> bytes:
    """Compress in a way that names neither a time nor a system."""
    buffer = BytesIO()
    with GzipFile(filename="", mode="wb", fileobj=buffer, mtime=0) as file:
        file.write(data)
    return buffer.getvalue()
