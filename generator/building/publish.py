"""Put the site where its readers' server looks for it: whole, or not at all.

The new tree is written aside, in `.vestnik/next/`, and takes the old one's place by two renames
once the last byte is there; until then the old site is untouched. A build that was killed between
the two leaves the old tree in `.vestnik/old/`, and the next one puts it back first. Only a folder
that is empty or carries Vestnik's marker is ever replaced.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Diagnostic, Position, diagnostic

STATE = ".vestnik"
"""Beside `content/`: all that a build remembers; expendable. In `output/`: the file that marks its
owner.
"""

_OURS_ALONE = {".gitignore"}
"""A folder that has no more than this counts as empty."""


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site: its path in the output folder, and its bytes or the file to copy."""

    file: str
    content: bytes | Path


def output_problems(root: Path, output: Path) -> tuple[Diagnostic, ...]:
    """Why the output folder must not be touched, before anything else is done."""
    place = Position(_shown(root, output))
    target = output.resolve()
    precious = {
        root.resolve(),
        *_home(),
        *(root.resolve() / name for name in ("content", "templates")),
    }
    if any(kept == target or kept.is_relative_to(target) for kept in precious) or any(
        target.is_relative_to(root.resolve() / name) for name in ("content", "templates", STATE)
    ):
        return (diagnostic("output-forbidden", place),)
    if target.exists() and not target.is_dir():
        return (diagnostic("output-not-folder", place),)
    if target.is_dir() and not _is_ours(target):
        return (diagnostic("output-foreign", place),)
    return ()


def publish(root: Path, output: Path, outputs: Iterable[Output]) -> None:
    """Make the output folder hold these files and no others.

    Raises `OSError` where the disk refuses; the old site is then still there.
    """
    target = output.resolve()
    state = _state_folder(root, target)
    fresh, old = state / "next", state / "old"
    if old.exists() and not target.exists():
        old.rename(target)
    for leftover in (fresh, old):
        shutil.rmtree(leftover, ignore_errors=True)
    fresh.mkdir(parents=True)
    try:
        _write(fresh, outputs)
        _take_place(fresh, target, old)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _write(folder: Path, outputs: Iterable[Output]) -> None:
    made: set[Path] = {folder}
    for output in outputs:
        file = folder / output.file
        if not file.resolve().is_relative_to(folder.resolve()):
            raise ValueError(f"{output.file} leads out of the output folder")
        if file.parent not in made:
            file.parent.mkdir(parents=True, exist_ok=True)
            made.add(file.parent)
        if isinstance(output.content, bytes):
            file.write_bytes(output.content)
        else:
            shutil.copyfile(output.content, file)


def _take_place(fresh: Path, target: Path, old: Path) -> None:
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh.rename(target)
        return
    target.rename(old)
    try:
        fresh.rename(target)
    except BaseException:
        old.rename(target)
        raise


def _state_folder(root: Path, target: Path) -> Path:
    """`.vestnik/`, or a folder beside an output on another file system: renames cannot cross."""
    state = root.resolve() / STATE
    state.mkdir(exist_ok=True)
    beside = target.parent
    while not beside.exists():
        beside = beside.parent
    if state.stat().st_dev == beside.stat().st_dev:
        return state
    return target.with_name(f"{STATE}-{target.name}")


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
