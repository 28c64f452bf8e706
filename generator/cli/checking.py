"""The command `vestnik check`: what an editor should look at before the site is published."""

from __future__ import annotations

import gc
import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli import options
from generator.cli.displays import display
from generator.cli.exits import EXIT_CONTENT, refusals_told
from generator.cli.phrases import amount, phrase, ui_language
from generator.cli.usage import SpokenCommand
from generator.cli.watch import Watch

if TYPE_CHECKING:
    from generator.building import BuildReport
    from generator.cli.external import Answered


@click.command(cls=SpokenCommand)
@options.site
@options.strict
@options.style
@options.as_of
@options.url
@options.jobs
@click.option("--external", is_flag=True, help="Ask other hosts whether links lead anywhere.")
@click.option(
    "--limit", type=click.IntRange(min=1), help="Ask for so many links at most; the rest later."
)
@click.option("--ask-private", is_flag=True, help="Ask hosts of private networks too.")
@options.ui_lang
def check(
    root: Path,
    strict: bool,
    style: str,
    as_of: datetime,
    url: str | None,
    jobs: int,
    external: bool,
    limit: int | None,
    ask_private: bool,
    ui_lang: str | None,
) -> None:
    """Check the site as a build does, and more closely.

    Nothing is written. Drafts and texts for later are checked as they will be published.
    """
    if (limit or ask_private) and not external:
        raise click.UsageError("--limit and --ask-private go with --external")
    gc.disable()
    lang = ui_language(ui_lang, os.environ)

    from generator.building import Order
    from generator.building import check as run
    from generator.cli.console import show

    with refusals_told(lang), Watch(display(lang)) as watch:
        report = run(Order(root, root / "output", as_of, url, jobs=jobs), watch)
        outside = _asked(report, root, watch, limit, ask_private) if external else None
    if outside:
        report = report.also(outside.found)
    show(report.findings, style, lang, root)
    if style == "text":
        _summarise(report, lang)
    if outside:
        _summarise_links(outside, lang)
    if report.error_count or (strict and report.warning_count):
        raise click.exceptions.Exit(EXIT_CONTENT)


def _asked(
    report: BuildReport, root: Path, watch: Watch, limit: int | None, asks_private: bool
) -> Answered:
    from generator.cli.external import answered

    return answered(report.outside, root, watch, limit, asks_private)


def _summarise(report: BuildReport, ui_lang: str) -> None:
    """Say how much was checked, and what was found."""
    told = {
        "texts": report.text_count,
        "errors": report.error_count,
        "warnings": report.warning_count,
        "notes": report.info_count,
    }
    amounts = {name: amount(ui_lang, number) for name, number in told.items()}
    click.echo(phrase(ui_lang, "checked" if report.findings else "checked-clean", **amounts))


def _summarise_links(outside: Answered, ui_lang: str) -> None:
    """Say how many addresses of other hosts there are, and how many were left for later."""
    counts = {"links": outside.all_count, "asked": outside.asked_count, "left": outside.left_count}
    amounts = {name: amount(ui_lang, count) for name, count in counts.items()}
    click.echo(phrase(ui_lang, "links-asked", **amounts), err=True)
    if outside.is_alone:
        click.echo(phrase(ui_lang, "links-alone"), err=True)
    if outside.left_count:
        click.echo(phrase(ui_lang, "links-left", **amounts), err=True)
