"""Options that commands of several modules share."""

from __future__ import annotations

import os
import re
import time
from datetime import MAXYEAR, MINYEAR, UTC, datetime
from pathlib import Path

import click

from generator.cli.executors import cores
from generator.diagnostics import UI_LANGUAGES


def moment_of_environment() -> datetime:
    """SOURCE_DATE_EPOCH, else now: the one place where time enters."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.fromtimestamp(int(epoch) if epoch else time.time(), UTC)
    except (ValueError, OverflowError, OSError):
        raise click.UsageError("SOURCE_DATE_EPOCH: seconds since 1970, as a number") from None


def _moment(_context: click.Context, _option: click.Parameter, value: str | None) -> datetime:
    if value is None:
        return moment_of_environment()
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        told = f"{value!r} is no moment; write YYYY-MM-DD, or YYYY-MM-DDTHH:MM+03:00"
        raise click.BadParameter(told) from None
    if not MINYEAR < moment.year < MAXYEAR:
        raise click.BadParameter(f"a year from {MINYEAR + 1} to {MAXYEAR - 1}")
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _address(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value and not _ADDRESS.fullmatch(value):
        raise click.BadParameter("https://host/ or https://host/path/")
    return value


_ADDRESS = re.compile(r"https?://[^/\s?#\\]+(/[^\s?#\\]*)?")


def _recovered(context: click.Context, _option: click.Parameter, root: Path) -> Path:
    if not context.resilient_parsing:
        from generator.building import recover

        recover(root)
    return root


site = click.option(
    "--site",
    "root",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    default=".",
    callback=_recovered,
    help="Folder of the site.",
)
"""The folder that the command works on; a site that a killed build took away is back by then."""

output = click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="Folder of the result; default: output/ in the site.",
)
"""Where the site is, or will be, published."""

strict = click.option("--strict", is_flag=True, help="Treat warnings as errors.")
"""Whether warnings count as errors."""

style = click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    help="How findings are shown.",
)
"""For whom findings are written."""

jobs = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=cores,
    help="Processes that read and render; default: one for each core.",
)
"""How many processes share the work."""

as_of = click.option(
    "--as-of",
    callback=_moment,
    help="Build the site as it is at this moment; default: SOURCE_DATE_EPOCH, else now.",
)
"""The moment whose site is asked for."""

url = click.option(
    "--url",
    callback=_address,
    help="Address of the site, base path included, in place of config.yaml's.",
)
"""Where the site is published."""

ui_lang = click.option("--ui-lang", type=click.Choice(UI_LANGUAGES), help="Language of messages.")
"""The language in which the command speaks."""

heard_ui_lang = click.option(
    "--ui-lang",
    type=click.Choice(UI_LANGUAGES),
    expose_value=False,
    help="Language of messages.",
)
"""The same before the command: `usage` hears it and hands it on."""
