"""Options that commands of several modules share."""

from __future__ import annotations

from pathlib import Path

import click

from generator.diagnostics import UI_LANGUAGES

site = click.option(
    "--site",
    "root",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    default=".",
    help="Folder of the site.",
)
"""The folder that the command works on."""

ui_lang = click.option("--ui-lang", type=click.Choice(UI_LANGUAGES), help="Language of messages.")
"""The language in which the command speaks."""

heard_ui_lang = click.option(
    "--ui-lang",
    type=click.Choice(UI_LANGUAGES),
    expose_value=False,
    help="Language of messages.",
)
"""The same before the command: `usage` hears it and hands it on."""
