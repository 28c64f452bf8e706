"""What came of a build, in two or three sentences?"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from typing import TextIO

import click

from generator.building import BuildReport
from generator.cli.fitting import fitted
from generator.cli.phrases import amount, phrase, seconds
from generator.cli.watch import Watch
from generator.diagnostics import visible

WORTH_TELLING_S = 0.05
"""A phase that rounds to nothing is left out."""


def summarise(report: BuildReport, output: Path, watch: Watch, ui_lang: str) -> None:
    """Say what was built and what is new of it, or that nothing was written."""
    found = phrase(
        ui_lang,
        "found",
        errors=amount(ui_lang, report.error_count),
        warnings=amount(ui_lang, report.warning_count),
    )
    if report.cache_problem:
        _say(phrase(ui_lang, f"cache-{report.cache_problem}"), sys.stderr)
    if not report.is_published:
        _say(phrase(ui_lang, "refused", found=found, output=output), sys.stderr)
        return
    is_changed = report.written or report.removed
    told = {
        "stories": report.story_count,
        "pages": report.page_count,
        "files": report.file_count,
        "rendered": len(report.rendered),
        "unchanged": report.page_count - len(report.rendered),
        "gone": len(report.removed_pages),
        "written": len(report.written),
        "removed": len(report.removed),
    }
    amounts = {name: amount(ui_lang, number) for name, number in told.items()}
    name = "published" if is_changed else "unchanged-site"
    _say(phrase(ui_lang, name, output=output, found=found, **amounts), sys.stdout)
    _say(f"{phrase(ui_lang, 'change', **amounts)} {_times(watch, ui_lang)}", sys.stdout)
    if report.recorded is not None:
        name = "recorded" if report.recorded else "recorded-nothing"
        _say(phrase(ui_lang, name, count=amount(ui_lang, len(report.recorded))), sys.stdout)


def tell_differences(report: BuildReport, ui_lang: str) -> None:
    """Say whether the site is what it would be with nothing remembered, and what to do if not."""
    files = amount(ui_lang, report.page_count + report.file_count)
    if not report.differences:
        name = "verified" if report.is_published else "verified-findings"
        _say(phrase(ui_lang, name, files=files), sys.stderr)
        return
    for one in report.differences:
        click.echo(visible(one.place), err=True)
        for told, text in (("difference-found", one.found), ("difference-wanted", one.wanted)):
            if text is not None:
                shown = visible(text) or phrase(ui_lang, "difference-is-there")
            else:
                shown = phrase(ui_lang, "difference-is-not-there")
            click.echo(phrase(ui_lang, told, text=shown), err=True)
    count = amount(ui_lang, len(report.differences))
    _say(phrase(ui_lang, "not-verified", count=count), sys.stderr)


def _say(sentences: str, stream: TextIO) -> None:
    """Say it, for a terminal in lines that end between words."""
    click.echo(fitted(sentences, stream), stream)


def _times(watch: Watch, ui_lang: str) -> str:
    """The whole time and, of its phases, those that took any."""
    took: defaultdict[str, float] = defaultdict(float)
    for lap in watch.laps:
        took[lap.phase] += lap.seconds
    phases = phrase(ui_lang, "between-phases").join(
        phrase(
            ui_lang,
            "time-of-phase",
            phase=phrase(ui_lang, f"phase-{name}"),
            seconds=seconds(ui_lang, each),
        )
        for name, each in took.items()
        if each >= WORTH_TELLING_S
    )
    told = "time-by-phase" if phases else "time"
    return phrase(ui_lang, told, phases=phases, seconds=seconds(ui_lang, watch.seconds))
