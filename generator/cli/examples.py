"""What does a finding look like in a file, and what does the file look like when it is right?

In goes a code; out come its two examples: what is laid over a small site so that a build finds just
this, and what, laid over that, puts it right; or why there can be none. They are data beside the
catalogue. A test builds every one of them, so an example cannot say what the program does not do.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import NamedTuple, TypedDict, cast


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
    """How the site is built: `output FOLDER`; or `check`, where a build finds nothing."""


class Examples(NamedTuple):
    """A code's two sides."""

    wrong: Example
    right: Example


@cache
def examples() -> Mapping[str, Examples]:
    """The examples of every code that files can provoke."""
    return {
        code: Examples(_example(table.get("wrong", {})), _example(table.get("right", {})))
        for code, table in _tables().items()
        if "none" not in table
    }


@cache
def reasons() -> Mapping[str, Mapping[str, str]]:
    """Why there can be no example, of every other code, by interface language."""
    return {code: table["none"] for code, table in _tables().items() if "none" in table}


class _Side(TypedDict, total=False):
    files: dict[str, str]
    bytes: dict[str, str]
    orders: list[str]
    options: list[str]


class _Table(TypedDict, total=False):
    wrong: _Side
    right: _Side
    none: dict[str, str]


def _tables() -> Mapping[str, _Table]:
    folder = resources.files("generator") / "catalogue" / "examples"
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    return {
        code: cast(_Table, table)
        for file in files
        for code, table in tomllib.loads(file.read_text("utf-8")).items()
    }


def _example(side: _Side) -> Example:
    orders = side.get("orders", ())
    return Example(
        side.get("files", {}),
        side.get("bytes", {}),
        tuple(order for order in orders if not order.startswith(_REMOVAL)),
        tuple(order for order in orders if order.startswith(_REMOVAL)),
        tuple(side.get("options", ())),
    )


_REMOVAL = "remove "
