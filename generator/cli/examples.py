"""What does a finding look like in a file, and what does the file look like when it is right?

In goes a code; out come its two examples: what is laid over a small site so that a build finds just
this, and what, laid over that, puts it right. They are data beside the catalogue. A test builds
every one of them, so an example cannot say what the program does not do.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import NamedTuple, TypedDict


@dataclass(frozen=True, slots=True)
class Example:
    """What is laid over a site: removals come before files, other orders after."""

    files: Mapping[str, str]
    """Texts by path."""
    bytes: Mapping[str, str]
    """What is no text, by path, with escapes such as `\\xd6`; line ends are escapes too."""
    orders: Sequence[str]
    """What no file can say: `symlink PATH TARGET`, `rename PATH NAME`, `append PATH TIMES TEXT`."""
    removals: Sequence[str]
    """What goes: `remove PATH`."""
    options: Sequence[str]
    """How the site is built: `output FOLDER`."""


class Examples(NamedTuple):
    """A code's two sides."""

    wrong: Example
    right: Example


def examples() -> Mapping[str, Examples]:
    """The examples of every code that files can provoke.

    The others tell of the machine: of a process that was killed, or of memory that ran out.
    """
    return _read()


class _Table(TypedDict, total=False):
    files: dict[str, str]
    bytes: dict[str, str]
    orders: list[str]
    options: list[str]


@cache
def _read() -> Mapping[str, Examples]:
    folder = resources.files("generator") / "catalogue" / "examples"
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    return {
        code: Examples(_example(table.get("wrong", {})), _example(table.get("right", {})))
        for file in files
        for code, table in tomllib.loads(file.read_text("utf-8")).items()
    }


def _example(table: _Table) -> Example:
    orders = table.get("orders", ())
    return Example(
        table.get("files", {}),
        table.get("bytes", {}),
        tuple(order for order in orders if not order.startswith(_REMOVAL)),
        tuple(order for order in orders if order.startswith(_REMOVAL)),
        tuple(table.get("options", ())),
    )


_REMOVAL = "remove "
