"""The command `vestnik status`: what there is of each story, and what is missing."""

from __future__ import annotations

import difflib
import gc
import os
import shutil
import sys
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime
from functools import partial
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast
from urllib.parse import quote

import click

from generator.cli import options
from generator.cli.displays import display
from generator.cli.executors import cores
from generator.cli.exits import EXIT_CONTENT
from generator.cli.offers import at_desk, languages, records
from generator.cli.phrases import amount, phrase, ui_language
from generator.cli.usage import SpokenCommand
from generator.cli.watch import Watch
from generator.diagnostics import visible

if TYPE_CHECKING:
    from generator.cli.offers import Offer
    from generator.model.surveys import Facet, Selection, Survey, Wanted

PAGE = ".vestnik/status.html"
"""Where in the site its desk's page is written."""

STATES = (
    "published",
    "draft",
    "scheduled",
    "expired",
    "broken",
    "waived",
    "missing",
    "outdated",
)
"""What stories can be looked for by."""


def _day(_context: click.Context, _option: click.Parameter, value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise click.BadParameter(f"{value!r} is no day of the calendar; write YYYY-MM-DD") from None


F = TypeVar("F", bound=Callable[..., object])


def _about(name: str, field: str, metavar: str, offer: Offer, told: str) -> Callable[[F], F]:
    """An option that leaves of the table what one of its values is about."""
    return click.option(
        f"--{name}", field, multiple=True, metavar=metavar, shell_complete=offer, help=told
    )


@click.command(cls=SpokenCommand)
@options.site
@_about("visit", "visits", "KEY", records("visits"), "Stories of a visit.")
@_about("partner", "partners", "KEY", records("partners"), "Stories of a partner.")
@_about("category", "categories", "KEY", records("categories"), "Stories of a category.")
@_about("lang", "langs", "LANG", at_desk(languages), "Show a language alone.")
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice(STATES),
    help="Stories that have a text of this kind in a language that is shown.",
)
@click.option("--since", metavar="DAY", callback=_day, help="Stories of this day and later ones.")
@click.option("--until", metavar="DAY", callback=_day, help="Stories of this day and earlier ones.")
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "csv", "json"]),
    default="text",
    help="How it is shown: a table, a spreadsheet, or for programs.",
)
@click.option(
    "--html",
    "page",
    is_flag=False,
    flag_value="",
    metavar="[FILE]",
    help="Write a page for the browser instead; default: .vestnik/status.html in the site.",
)
@options.as_of
@options.ui_lang
def status(
    root: Path,
    visits: tuple[str, ...],
    partners: tuple[str, ...],
    categories: tuple[str, ...],
    langs: tuple[str, ...],
    states: tuple[str, ...],
    since: date | None,
    until: date | None,
    style: str,
    page: str | None,
    as_of: datetime,
    ui_lang: str | None,
) -> None:
    """Say what there is of each story in each language, and what is missing.

    An option that chooses may be given again: then one of the two will do.
    """
    lang = ui_language(ui_lang, os.environ)
    file = None if page is None else _page_file(page, root, lang)

    from generator.model.surveys import Selection

    keys: dict[Facet, frozenset[str]] = {
        "visits": frozenset(visits),
        "partners": frozenset(partners),
        "categories": frozenset(categories),
    }
    wanted = cast("frozenset[Wanted]", frozenset(states))
    survey = _survey(root, as_of, Selection(keys, langs, wanted, since, until), lang)
    if file:
        _write(survey, file, root, lang)
    else:
        from generator.cli.surveys import show

        show(survey, style, lang, _columns())
    if survey.broken:
        count = amount(lang, len(survey.broken))
        click.echo(phrase(lang, "status-errors", count=count), err=True)


def _survey(root: Path, as_of: datetime, selection: Selection, lang: str) -> Survey:
    """What was found; ends the command where there is no site, or it lacks what is looked for."""
    gc.disable()
    from generator.building import BuildReport, Order
    from generator.building import status as ask
    from generator.cli.console import show

    with Watch(display(lang)) as watch:
        found = ask(Order(root, root / "output", as_of, jobs=cores()), selection, watch)
    if isinstance(found, BuildReport):
        show(found.findings, "text", lang, root)
        raise click.exceptions.Exit(EXIT_CONTENT)
    _check("--lang", selection.langs, found.languages, lang)
    for facet, option in _OPTIONS.items():
        _check(option, selection.keys[facet], found.names[facet], lang)
    return found


_OPTIONS: Mapping[Facet, str] = {
    "visits": "--visit",
    "partners": "--partner",
    "categories": "--category",
}


def _check(option: str, keys: Iterable[str], known: Collection[str], lang: str) -> None:
    """Raise a usage error that names what is nearest to a key that is not there."""
    for key in keys:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=_NEAREST) or sorted(known)[:_MOST_NAMED]
            told = {"option": option, "key": visible(key), "known": ", ".join(near) or "—"}
            raise click.UsageError(phrase(lang, "status-unknown-key", **told))


_NEAREST = 3
_MOST_NAMED = 12
"""Keys that are named where none is near."""


def _columns() -> int | None:
    """How wide the table may be: in a pipe or a file as wide as it is."""
    is_limited = sys.stdout.isatty() or "COLUMNS" in os.environ
    return shutil.get_terminal_size().columns if is_limited else None


def _page_file(given: str, root: Path, lang: str) -> Path:
    """Where the page is written: nowhere that is published."""
    file = Path(given) if given else root / PAGE
    published = [folder for folder in ("output", "content") if _is_in(file, root / folder)]
    if published:
        raise click.UsageError(phrase(lang, "status-published", folder=f"{published[0]}/"))
    return file


def _is_in(file: Path, folder: Path) -> bool:
    return file.resolve().is_relative_to(folder.resolve())


def _write(survey: Survey, file: Path, root: Path, lang: str) -> None:
    from generator.rendering import desk_page

    pages = resources.files(__package__) / "desk"
    templates = {name: (pages / name).read_text("utf-8") for name in _TEMPLATES}
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(desk_page(survey, templates, lang, partial(phrase, lang), _way(file, root)))
    click.echo(phrase(lang, "status-written", file=file))


_TEMPLATES = ("page.html", "page.css", "page.js")


def _way(file: Path, root: Path) -> str:
    """What leads from the page to the site."""
    try:
        way = os.path.relpath(root.resolve(), file.resolve().parent)
    except ValueError:  # they are on two drives
        return f"{root.resolve().as_uri()}/"
    return f"{quote(Path(way).as_posix())}/"
