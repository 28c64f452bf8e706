"""The command `vestnik init`: a new site that builds at once."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
from pathlib import Path

import click

from generator import __version__
from generator.cli import options
from generator.cli.phrases import amount, phrase, ui_language
from generator.cli.usage import SpokenCommand
from generator.diagnostics import visible


@click.command(cls=SpokenCommand)
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@options.ui_lang
def init(folder: Path, ui_lang: str | None) -> None:
    """Make a new site in the folder DIR, which is empty or not there yet."""
    lang = ui_language(ui_lang, os.environ)
    if folder.exists() and {one.name for one in folder.iterdir()} - _NO_CONTENT:
        raise click.UsageError(phrase(lang, "init-not-empty", folder=visible(str(folder))))

    from generator.cli.desks import write
    from generator.reading import json_schemas
    from generator.scaffolding import site

    schemas = {name: _json(schema) for name, schema in json_schemas().items()}
    blanks = site(options.moment_of_environment().date(), __version__, schemas, lang)
    write(blanks, folder, lang)
    shown = {
        "folder": visible(str(folder)),
        "files": amount(lang, len(blanks.files)),
        "typed": _typed(visible(str(folder))),
    }
    click.echo(phrase(lang, "init-made", **shown))


_NO_CONTENT = {".git"}
"""A repository that was just made is as good as empty."""


def _typed(folder: str) -> str:
    """A folder as a shell takes it."""
    return subprocess.list2cmdline([folder]) if os.name == "nt" else shlex.quote(folder)


def _json(schema: object) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
