"""Can every file lie where it is meant to?

In go pages and copies; out come those that can, sorted by file, with an error for each that would
overwrite another, also where only the case of letters differs, or that no file system may hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.diagnostics import Diagnostic, Position, Reported, diagnostic
from generator.model.pages import Copy, Page
from generator.model.views import RedirectView
from generator.planning.atlas import CONFIG
from generator.urls import is_safe_output

File = Page | Copy


def placed(files: Iterable[File]) -> Reported[tuple[File, ...]]:
    """The files that can be published together, and why the others cannot."""
    kept: dict[str, File] = {}
    found: list[Diagnostic] = []
    for file in sorted(files, key=_place):
        other = kept.get(_folded(file.file))
        if not is_safe_output(file.file):
            found.append(diagnostic("output-path-unsafe", _origin(file), file=file.file))
        elif other:
            found.append(_twice(file, other))
        else:
            kept[_folded(file.file)] = file
    found += _files_that_are_folders(kept)
    safe = tuple(sorted(kept.values(), key=lambda file: file.file))
    return Reported(safe, tuple(_once(found)))


def _place(file: File) -> tuple[str, int, Position, str]:
    """The order in which files are placed.

    Of those that want one place a page comes before a former address, and that before a copy; of
    two pages the generator's own is first. So it is what an editor can move that is reported.
    """
    return (_folded(file.file), _rank(file), _origin(file), file.file)


def _rank(file: File) -> int:
    if isinstance(file, Copy):
        return 2
    return 1 if _is_former(file) else 0


def _folded(path: str) -> str:
    """The path for readers and hosts who do not tell cases apart."""
    return path.casefold()


def _origin(file: File) -> Position:
    return file.origin if isinstance(file, Page) else Position(file.source)


def _twice(file: File, other: File) -> Diagnostic:
    origin = _origin(other)
    address = file.address if isinstance(file, Page) else f"/{file.file}"
    other_place = "" if origin == CONFIG else f"{origin.path}:{origin.line}"
    if _is_former(file):
        code = "moved-from-taken"
    else:
        code = "address-twice" if other_place else "address-of-site"
    return diagnostic(code, _origin(file), address=address, other=other_place)


def _is_former(file: File) -> bool:
    """Whether it only leads to where a text is now."""
    return isinstance(file, Page) and isinstance(file.view, RedirectView)


def _once(found: Iterable[Diagnostic]) -> Iterable[Diagnostic]:
    """One finding for each two things, at their shortest address.

    Two topics with one slug meet in every language, and at each of their feeds too.
    """
    shortest: dict[tuple[str, Position, str | None], Diagnostic] = {}
    for one in sorted(found, key=_length):
        shortest.setdefault((one.code, one.position, dict(one.details).get("other")), one)
    return shortest.values()


def _length(found: Diagnostic) -> int:
    details = dict(found.details)
    return len(details.get("address") or details["file"])


def _files_that_are_folders(kept: dict[str, File]) -> Iterator[Diagnostic]:
    """A file named as a folder in which another lies cannot be written beside it."""
    folders: dict[str, File] = {}
    for path, file in kept.items():
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders[folder] = file
            folder = folder.rpartition("/")[0]
    for folder, inner in folders.items():
        if folder in kept:
            yield _twice(kept[folder], inner)
