"""Where do the bytes of pages wait until the site is published?

Whoever draws a page, in whatever process, puts its bytes on the shelf: a file each, on the file
system of the site, so that publishing has only to move it to its place. What travels back is a note
of where the bytes are. Where there is no shelf to reach (another machine, a full disk) the note has
the bytes themselves; publishing then meets the disk's refusal, if it is one, and says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import NamedTuple

from generator.building.fsops import lay
from generator.building.manifests import content_digest

_NAME_BYTES = 8


class Shelved(NamedTuple):
    """Bytes that wait, for one file of the site: publishing takes them away."""

    digest: str
    size: int
    file: str = ""
    """Where they lie; empty where they are here."""
    data: bytes = b""

    def load(self) -> bytes:
        """The bytes, as long as they are not published."""
        return Path(self.file).read_bytes() if self.file else self.data


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of one build, which other processes may be sent and which nobody else uses."""

    folder: Path

    def put(self, data: bytes) -> Shelved:
        """Lay bytes down, if that can be done here."""
        digest = content_digest(data)
        file = self.folder / token_hex(_NAME_BYTES)
        try:
            lay(file, data)
        except OSError:
            return Shelved(digest, len(data), data=data)
        return Shelved(digest, len(data), str(file))
