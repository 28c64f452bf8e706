"""The command `vestnik init`: a new site that builds at once."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
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
    blanks = site(datetime.now(UTC).date(), __version__, schemas, lang)
    write(blanks, folder, lang)
    shown = {"folder": visible(str(folder)), "files": amount(lang, len(blanks.files))}
    click.echo(phrase(lang, "init-made", **shown))


_NO_CONTENT = {".git"}
"""A repository that was just made is as good as empty."""


def _json(schema: object) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
