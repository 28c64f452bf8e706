"""With what do commands end, and what is said where one is refused?

0 fine, 1 content problems or a disk that refuses, 2 usage, 70 a bug of ours, 75 busy, 129 the
terminal is gone, 130 interrupted, 143 terminated.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

import click

from generator.cli.phrases import phrase

if TYPE_CHECKING:
    from generator.building import RefusedError

EXIT_CONTENT = 1
EXIT_USAGE = 2
EXIT_BUG = 70
EXIT_BUSY = 75
EXIT_HANGUP = 129
EXIT_INTERRUPTED = 130
EXIT_TERMINATED = 143


@contextmanager
def refusals_told(ui_lang: str) -> Iterator[None]:
    """A time in which a build may be refused: then it is said why, and the command ends."""
    from generator.building import RefusedError

    try:
        yield
    except RefusedError as refused:
        click.echo(refusal_worded(refused, ui_lang), err=True)
        code = _EXITS.get(refused.reason, EXIT_CONTENT)
        raise click.exceptions.Exit(code) from refused


def refusal_worded(refused: RefusedError, ui_lang: str) -> str:
    """Why a build is refused."""
    details = {
        name: f"{value.astimezone():%H:%M:%S}" if isinstance(value, datetime) else value
        for name, value in refused.details.items()
    }
    return phrase(ui_lang, refused.reason, **details)


def trouble_worded(error: OSError, ui_lang: str) -> str:
    """What the system refuses, or that no worker can be kept alive.

    What has no name is no file of a site, but where the command speaks to.
    """
    if isinstance(error, ChildProcessError):
        return phrase(ui_lang, "workers-die")
    path, reason = error.filename2 or error.filename, error.strerror or str(error)
    if not path:
        return phrase(ui_lang, "output-refuses", reason=reason)
    return phrase(ui_lang, "disk-refuses", path=os.fsdecode(path), reason=reason)


_EXITS = {"busy": EXIT_BUSY}
