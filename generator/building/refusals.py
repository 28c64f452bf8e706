"""What keeps a site from being published though nothing is wrong with it?

A closed table of reasons that a person can do something about; the console has the words for them.
Whatever else a disk refuses is an `OSError`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Reason(StrEnum):
    """Why it cannot be published now."""

    BUSY = "busy"
    """Another build of the site runs: `pid`, `since`."""
    DISK_FULL = "disk-full"
    """There is no room beside the old site: `megabytes`, `files`, `path`."""
    OUTPUT_MOUNTED = "output-mounted"
    """The output is a mount point, and a mount point cannot be renamed: `output`."""
    NOT_RECORDED = "not-recorded"
    """The site is published, and its addresses could not be written down: `path`, `cause`."""


class RefusedError(Exception):
    """A build is refused, or what it was to do beside publishing; else the site is untouched."""

    def __init__(self, reason: Reason, **details: object) -> None:
        super().__init__(reason, details)
        self.reason = reason
        self.details: Mapping[str, object] = details
