"""How is a site edited, as a value?

An edit is a function from the files of a site to its files as they are afterwards: nothing here
touches a disk. Which file it takes and what it writes there follow from one number, so that a test
that names an edit and a number says all; where an edit finds nothing to edit, nothing changes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import TypeVar

from tests.incremental.newsroom import Files

T = TypeVar("T")

Edit = Callable[[Files, int], Files]
Fields = Mapping[str, str | None]
"""Lines by the name that they begin with; None where there shall be none."""

TEXTS = "content/news/*.md"

_AS_IT_IS = ("utf-8", "surrogateescape")
"""What is not UTF-8 stays as it is."""


def lying(files: Files, *patterns: str) -> Sequence[str]:
    """The paths of files that match one of the patterns."""
    return [path for path in sorted(files) if any(fnmatchcase(path, one) for one in patterns)]


def leading(files: Files) -> Sequence[str]:
    """The texts that state the facts of their stories: to say another in a twin is an error."""
    return [path for path in lying(files, TEXTS) if b"\ndate: " in files[path]]


def chosen(options: Sequence[T], number: int) -> tuple[T, int]:
    """One of the options, and the number that is left for the next choice."""
    rest, index = divmod(number, len(options))
    return options[index], rest


def replaced(files: Files, changes: Mapping[str, bytes | str | None]) -> Files:
    """The files with some of them written anew, and without those that became None."""
    after = {path: data for path, data in files.items() if path not in changes}
    for path, text in changes.items():
        if text is not None:
            after[path] = text.encode(*_AS_IT_IS) if isinstance(text, str) else text
    return after


def rewriting(where: Callable[[Files], Sequence[str]], rewrite: Callable[[str, int], str]) -> Edit:
    """The edit that rewrites one of some texts."""

    def edit(files: Files, number: int) -> Files:
        paths = where(files)
        if not paths:
            return files
        path, rest = chosen(paths, number)
        return replaced(files, {path: rewrite(files[path].decode(*_AS_IT_IS), rest)})

    return edit


def stating(where: Callable[[Files], Sequence[str]], *variants: Fields) -> Edit:
    """The edit that gives one of some files other lines."""

    def state(text: str, number: int) -> str:
        fields, _ = chosen(variants, number)
        return stated(text, fields)

    return rewriting(where, state)


def stated(text: str, fields: Fields) -> str:
    """The front matter, or the record, with other lines in place of those of their names."""
    head, body = parted(text)
    kept = [line for line in head if line.partition(":")[0] not in fields]
    given = [f"{name}: {value}" for name, value in fields.items() if value is not None]
    return joined([*kept, *given], body)


def parted(text: str) -> tuple[Sequence[str], str | None]:
    """The lines of the front matter and what follows it; of a record, all lines and None."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if not text.startswith("---\n"):
        return text.splitlines(), None
    head, _, body = text.removeprefix("---\n").partition("---\n")
    return head.splitlines(), body


def joined(head: Sequence[str], body: str | None) -> str:
    """What `parted` parts."""
    lines = "".join(f"{line}\n" for line in head)
    return lines if body is None else f"---\n{lines}---\n{body}"


def in_files(*patterns: str) -> Callable[[Files], Sequence[str]]:
    """Where an edit takes place: in any file that matches."""
    return lambda files: lying(files, *patterns)


def removing(where: Callable[[Files], Sequence[str]]) -> Edit:
    """The edit that deletes one of some files."""

    def edit(files: Files, number: int) -> Files:
        paths = where(files)
        return replaced(files, {chosen(paths, number)[0]: None} if paths else {})

    return edit


def adding(*additions: Mapping[str, bytes | str]) -> Edit:
    """The edit that writes some whole files, wherever they were or not."""

    def edit(files: Files, number: int) -> Files:
        addition, _ = chosen(additions, number)
        return replaced(files, addition)

    return edit
