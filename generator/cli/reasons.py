"""Why is a page as it is? The answer, for people to read.

In goes what `building.why` found; out come lines: what of the page was new when the site last
changed, what is new since, and all that it depends on.
"""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import click

from generator.building import BuildReport
from generator.cli.console import show
from generator.cli.exits import EXIT_CONTENT, EXIT_USAGE
from generator.cli.phrases import amount, phrase
from generator.diagnostics import visible
from generator.model.reasons import Change, Explanation, Fate, Kind, News, NoPage, Step

MOST_CHANGES = 8
"""So many places of one part are told; more are counted."""

LONGEST_TEXT = 60
"""Characters of a text that are shown."""


def tell(
    found: Explanation | NoPage | BuildReport, address: str, output: Path, root: Path, ui_lang: str
) -> int:
    """Say what was found of the page at an address; the exit code for it."""
    match found:
        case Explanation():
            _explain(found, output, ui_lang)
            return 0
        case NoPage():
            _tell_nearest(found, address, ui_lang)
            return EXIT_USAGE
        case BuildReport():
            show(found.findings, "text", ui_lang, root)
            click.echo(phrase(ui_lang, "why-errors", address=visible(address)), err=True)
            return EXIT_CONTENT


def _explain(found: Explanation, output: Path, ui_lang: str) -> None:
    click.echo(visible(found.address))
    file, template, origin = output / found.file, found.template, found.origin
    about = phrase(ui_lang, "why-page", file=file, template=template, origin=origin)
    click.echo(f"{_INDENT}{visible(about)}")
    if found.last.fate is not Fate.ABSENT:
        _tell_step("last", found.last, ui_lang)
    _tell_step("next", found.next, ui_lang)
    if found.ingredients:
        click.echo(f"\n{phrase(ui_lang, 'why-depends')}")
        for kind, names in found.ingredients.items():
            _list(kind, (", ".join(names),), ui_lang)


def _tell_nearest(missing: NoPage, address: str, ui_lang: str) -> None:
    click.echo(phrase(ui_lang, "why-unknown", address=visible(address)), err=True)
    if missing.nearest:
        nearest = phrase(ui_lang, "why-nearest", addresses=", ".join(missing.nearest))
        click.echo(f"{_INDENT}{phrase(ui_lang, 'hint')}{visible(nearest)}", err=True)


def _tell_step(when: str, step: Step, ui_lang: str) -> None:
    sentence = phrase(ui_lang, f"why-{when}-{step.fate}", lost=", ".join(step.lost))
    click.echo(f"\n{visible(sentence)}")
    for kind, news in groupby(step.news, key=lambda one: one.kind):
        _list(kind, _lines(tuple(news), ui_lang), ui_lang)


def _lines(news: Sequence[News], ui_lang: str) -> Iterator[str]:
    """Each change on a line of its own; what is known to be new by name alone in one at the end."""
    for one in news:
        yield from (_change(change, ui_lang) for change in one.changes[:MOST_CHANGES])
        if len(one.changes) > MOST_CHANGES:
            count = amount(ui_lang, len(one.changes) - MOST_CHANGES)
            yield phrase(ui_lang, "why-more", part=one.name, count=count)
    if names := [one.name for one in news if not one.changes]:
        yield ", ".join(names)


def _change(change: Change, ui_lang: str) -> str:
    """`text.title: “Old” → “New”`; where there is only one of the two, a sign before it."""
    texts = (change.before or "", change.after or "")
    start = _start(*texts)
    old, new = (text and phrase(ui_lang, "why-quoted", text=_cut(text, start)) for text in texts)
    if old and new:
        return f"{change.path}: {old} → {new}"
    if old or new:
        return f"{change.path}: {f'− {old}' if old else f'+ {new}'}"
    return change.path


_LEAD = 20
"""Characters that two long texts have in common before the first that they have not."""


def _start(one: str, other: str) -> int:
    """From where on to show two texts: long ones a little before they differ."""
    shorter, longer = sorted((len(one), len(other)))
    if longer <= LONGEST_TEXT:
        return 0
    pairs = enumerate(zip(one, other, strict=False))
    first = next((at for at, (left, right) in pairs if left != right), shorter)
    return max(0, first - _LEAD)


def _cut(text: str, start: int) -> str:
    end = start + LONGEST_TEXT
    return f"{'…' if start else ''}{text[start:end]}{'…' if len(text) > end else ''}"


_INDENT = "  "


def _list(kind: Kind, lines: Iterable[str], ui_lang: str) -> None:
    """Lines with what they are before the first, as wide as the terminal."""
    labels = {one: phrase(ui_lang, f"why-{one}") for one in Kind}
    width = max(map(len, labels.values())) + len(_INDENT)
    label = labels[kind]
    for line in lines:
        told = textwrap.fill(
            visible(line),
            shutil.get_terminal_size().columns,
            initial_indent=f"{_INDENT}{label:<{width}}",
            subsequent_indent=" " * (len(_INDENT) + width),
            break_long_words=False,
            break_on_hyphens=False,
        )
        click.echo(told)
        label = ""
