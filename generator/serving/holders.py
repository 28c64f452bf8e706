"""Who has a port that is taken?

In goes the number of a port; out comes the process that listens there. Only Linux says so, and only
of processes that this user may look at.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")
_TABLES = ("net/tcp", "net/tcp6")
_LISTENS = "0A"


@dataclass(frozen=True, slots=True)
class Holder:
    """A process, by its number and its name."""

    pid: int
    name: str


def holder_of(port: int) -> Holder | None:
    """The process that listens at a port, if anybody says which it is."""
    sockets = {f"socket:[{inode}]" for inode in _listening(port)}
    for folder in _PROC.glob("[0-9]*") if sockets else ():
        with suppress(OSError):
            if any(str(file.readlink()) in sockets for file in (folder / "fd").iterdir()):
                return Holder(int(folder.name), (folder / "comm").read_text("utf-8").strip())
    return None


def _listening(port: int) -> Iterator[str]:
    """The inodes of the sockets that listen at a port."""
    for table in _TABLES:
        with suppress(OSError):
            for line in (_PROC / table).read_text("ascii").splitlines()[1:]:
                _, local, _, state, *rest = line.split()
                if state == _LISTENS and int(local.rpartition(":")[2], 16) == port:
                    yield rest[5]
