"""Where does publishing work, and where must it not?

The live tree is the output, whatever links lead to it. All else lies in the site's `.vestnik/`, but
the spare tree must be where a rename can reach the output: beside it, where the output lies on
another file system or another mount of the same one.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.building.fsops import Disk
from generator.building.refusals import Reason, RefusedError
from generator.diagnostics import Diagnostic, Position, diagnostic

STATE = ".vestnik"
"""Beside `content/`: all that a build remembers; expendable. In `output/`: the file that marks its
owner.
"""

PREVIEW = f"{STATE}/preview"
"""Beside `content/`: all that a build for the desk alone remembers, and what it publishes, so that
neither it nor a build for readers ever waits for the other.
"""

PREVIEWED = f"{PREVIEW}/site"
"""Where a build for the desk alone is published to."""

_OURS_ALONE = {".gitignore"}
"""A folder that has no more than this counts as empty."""


@dataclass(frozen=True, slots=True)
class Place:
    """The two trees and what is kept beside them."""

    target: Path
    """The live tree: the output itself, behind all links."""
    state: Path
    """The site's `.vestnik/`, or the preview's part of it."""
    home: Path
    """Where the spare tree lies: `state`, or a folder beside the target."""

    @property
    def spare(self) -> Path:
        """The tree that was live before this one, and will be the next."""
        return self.home / "spare"

    @property
    def held(self) -> Path:
        """Where the old tree is for a moment, where trees cannot be exchanged at once."""
        return self.home / "held"

    @property
    def mark(self) -> Path:
        """The file that is there while the spare tree is being written."""
        return self.home / "writing"

    @property
    def manifest(self) -> Path:
        """What the two trees held."""
        return self.state / "manifest"

    @property
    def shelves(self) -> Path:
        """Where pages wait that are drawn, in a folder for each build."""
        return self.home / "shelves"


def place_of(disk: Disk, root: Path, output: Path, state_name: str = STATE) -> Place:
    """Where the site at `root` is published to `output`; the folder of its state is there already.

    Raises what a publishing would meet at its end: `OSError` where the output cannot be replaced,
    `RefusedError` where it is a mount point, which cannot be renamed.
    """
    target, state = output.resolve(), root.resolve() / state_name
    if target.is_mount():
        raise RefusedError(Reason.OUTPUT_MOUNTED, output=target)
    beside = next(folder for folder in target.parents if folder.exists())
    if not os.access(beside, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(beside))
    is_near = _reaches(disk, state, beside)
    return Place(target, state, state if is_near else target.with_name(f"{STATE}-{target.name}"))


def output_problems(
    root: Path, output: Path, previewed: Path | None = None
) -> tuple[Diagnostic, ...]:
    """Why the output folder must not be touched, before anything else is done.

    A preview alone is published within `.vestnik/`, and only to the place that is its own.
    """
    place = Position(_shown(root, output))
    target = output.resolve()
    precious = {
        root.resolve(),
        *_home(),
        *(root.resolve() / name for name in ("content", "templates")),
    }
    is_within = any(
        target.is_relative_to(root.resolve() / name) for name in ("content", "templates", STATE)
    )
    if any(kept == target or kept.is_relative_to(target) for kept in precious) or (
        is_within and target != previewed
    ):
        return (diagnostic("output-forbidden", place),)
    if target.exists() and not target.is_dir():
        return (diagnostic("output-not-folder", place),)
    if target.is_dir() and not _is_ours(target):
        return (diagnostic("output-foreign", place),)
    return ()


def _reaches(disk: Disk, state: Path, beside: Path) -> bool:
    """Whether a rename leads from one folder to the other.

    One file system may be mounted twice, and no rename leads from one mount to the other. The
    kernel says so before it looks for the file, so that a file that is not there tells.
    """
    if state.stat().st_dev != beside.stat().st_dev:
        return False
    try:
        disk.rename(state / "nothing", beside / "nothing")
    except OSError as error:
        return error.errno != errno.EXDEV
    return True


def _home() -> Iterator[Path]:
    """The home folder, where there is one: a container's nameless user has none."""
    with suppress(RuntimeError):
        yield Path.home().resolve()


def _is_ours(folder: Path) -> bool:
    """Whether it carries the marker: a file, for a *folder* of that name is a site's own state."""
    names = {file.name for file in folder.iterdir()}
    return (folder / STATE).is_file() or names <= _OURS_ALONE


def _shown(root: Path, output: Path) -> str:
    return output.relative_to(root).as_posix() if output.is_relative_to(root) else str(output)
