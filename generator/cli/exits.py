"""With what do commands end, and what is said where one is refused?

0 fine, 1 content problems or a disk that refuses, 2 usage, 70 a bug of ours, 75 busy, 129 the
terminal is gone, 130 interrupted, 143 terminated.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import click

from generator.cli.phrases import phrase

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
        details = {
            name: f"{value.astimezone():%H:%M:%S}" if isinstance(value, datetime) else value
            for name, value in refused.details.items()
        }
        click.echo(phrase(ui_lang, refused.reason, **details), err=True)
        code = _EXITS.get(refused.reason, EXIT_CONTENT)
        raise click.exceptions.Exit(code) from refused


_EXITS = {"busy": EXIT_BUSY}
