"""How does a test get a site to build?

In goes one text in which a line `-- path --` begins each file; out comes a folder on the disk. What
a text cannot say (other bytes, links, pipes) is made by one-line orders. Nothing here stands in for
the generator: `built` calls the real one.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image

from generator.building import BuildReport, Order, build

AS_OF = datetime(2024, 1, 1, tzinfo=UTC)
"""The moment at which tests build, unless they say another."""

MINIMAL = """\
-- config.yaml --
url: https://news.example.org
timezone: Europe/Moscow
languages:
  ru: {name: Русский, locale: ru_RU, title: Вести, description: Новости отдела}
  en: {name: English, locale: en_GB, title: Herald, description: News of the desk}
-- content/news/opening.ru.md --
---
title: Центр открыт
summary: В университете начал работать новый центр.
date: 2023-06-06
---
Новый центр открылся во вторник.
-- content/news/opening.en.md --
---
title: The centre is open
summary: A new centre has begun its work at the university.
---
The new centre opened on Tuesday.
"""
"""The smallest site that builds without a finding: a config and one story in two languages. A file
named again after it wins.
"""


def project(text: str, folder: Path) -> Path:
    """The folder, with the files of the text in it."""
    for path, content in files(text).items():
        write(folder, path, content.encode())
    return folder


def files(text: str) -> Mapping[str, str]:
    """The files of a text by path; of two with one path the later wins."""
    _, *parts = re.split(r"^-- (\S.*) --\n", text, flags=re.MULTILINE)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def write(folder: Path, path: str, content: bytes) -> Path:
    """The file written, with the folders it needs."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


def unescaped(text: str) -> bytes:
    """The bytes of a text in which `\\xNN`, `\\r`, `\\n` and the like stand for bytes."""
    return _ESCAPE.sub(
        lambda match: match[0].decode("unicode_escape").encode("latin-1"), text.encode()
    )


def make(folder: Path, order: str) -> None:
    """What an order says, done: `symlink content/x.md /etc/passwd`, see `_MAKERS`."""
    verb, path, *rest = order.split(" ", 2)
    file = folder / unescaped(path).decode("utf-8", "surrogateescape")
    file.parent.mkdir(parents=True, exist_ok=True)
    _MAKERS[verb](file, *rest)


def tree(folder: Path) -> Mapping[str, bytes]:
    """Every file below a folder by its path; a link by what it says."""
    found = {}
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder).as_posix()
        if file.is_symlink():
            found[path] = b"-> " + os.fsencode(file.readlink())
        elif file.is_file():
            found[path] = _bytes(file)
    return found


def built(
    root: Path,
    *,
    output: Path | None = None,
    as_of: datetime = AS_OF,
    url: str | None = None,
    is_strict: bool = False,
    allows_empty: bool = False,
) -> BuildReport:
    """What the generator reports of building the site at `root`."""
    return build(Order(root, output or root / "output", as_of, url, is_strict, allows_empty))


def _bytes(file: Path) -> bytes:
    return file.read_bytes() if os.access(file, os.R_OK) else b"unreadable"


_ESCAPE = re.compile(rb"\\(?:x[0-9a-fA-F]{2}|[0-7]|[abfnrtv\\])")


def _remove(file: Path) -> None:
    if file.is_dir() and not file.is_symlink():
        shutil.rmtree(file)
    else:
        file.unlink()


def _repeated(order: str) -> bytes:
    """`3 ab` is `ababab`."""
    times, _, text = order.partition(" ")
    return unescaped(text) * int(times)


_MAKERS: Mapping[str, Callable[..., object]] = {
    "empty": lambda file: file.write_bytes(b""),
    "folder": lambda file: file.mkdir(exist_ok=True),
    "fifo": os.mkfifo,
    "symlink": lambda file, target: file.symlink_to(target),
    "remove": _remove,
    "rename": lambda file, name: file.rename(file.with_name(name)),
    "repeat": lambda file, order: file.write_bytes(_repeated(order)),
    "append": lambda file, order: file.write_bytes(file.read_bytes() + _repeated(order)),
    "image": lambda file, kind: Image.new("RGB", (48, 32), "teal").save(file, kind),
    "mode": lambda file, mode: file.chmod(int(mode, 8)),
    "time": lambda file, seconds: os.utime(file, (int(seconds), int(seconds))),
}
"""Orders by their verb. `repeat` and `append` take a count and a text, `image` its kind: PNG."""
