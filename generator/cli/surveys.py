"""What is there of each story? The answer as a table, for spreadsheets and for programs.

In goes what `building.status` found; out come lines for people, CSV in the words and with the marks
of the editor's language, or JSON whose names never change.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from textwrap import wrap

import click

from generator.cli.phrases import amount, phrase
from generator.cli.tables import Cell, Column, table
from generator.diagnostics import visible
from generator.model import surveys
from generator.model.surveys import Row, Survey


def show(survey: Survey, style: str, ui_lang: str, width: int | None) -> None:
    """Print a survey: `text` as wide as the terminal, `csv` or `json` as they are."""
    _SHOWN[style](survey, ui_lang, width)


def worded(cell: surveys.Cell, ui_lang: str) -> str:
    """What there is of a story in a language: “translation, draft · 12 d”."""
    names: list[str] = [cell.making] if cell.making else []
    names += [cell.state] if cell.state != "published" else []
    names += ["outdated"] if cell.is_outdated else []
    said = ", ".join(phrase(ui_lang, f"status-{name}") for name in names)
    if cell.wait is None:
        return said
    days = amount(ui_lang, cell.days or 0)
    return f"{said} · {phrase(ui_lang, f'status-{cell.wait}', days=days)}"


# For people -------------------------------------------------------------------------------------

_COLOURS: Mapping[surveys.State, str] = {
    "draft": "yellow",
    "scheduled": "cyan",
    "broken": "red",
    "missing": "red",
}

_LEAST_KEY = 14
_LEAST_TITLE = 14
"""Columns with which a key and a title can still be told from others."""


def _as_text(survey: Survey, ui_lang: str, width: int | None) -> None:
    if not survey.rows:
        click.echo(phrase(ui_lang, "status-none" if survey.story_count else "status-empty"))
        return
    columns = [
        Column(phrase(ui_lang, "status-date"), is_name=True),
        Column(phrase(ui_lang, "status-key"), _LEAST_KEY, is_name=True),
        Column(phrase(ui_lang, "status-title"), _LEAST_TITLE, is_spare=True),
        *(Column(survey.languages[lang]) for lang in survey.langs),
    ]
    rows = [list(_cells(row, ui_lang)) for row in survey.rows]
    click.echo("\n".join(table(columns, rows, width)))
    click.echo()
    click.echo("\n".join(_totals(survey, ui_lang, width)))


def _cells(row: Row, ui_lang: str) -> Iterator[Cell]:
    yield Cell(str(row.day) if row.day else phrase(ui_lang, "status-page"))
    yield Cell(visible(row.key))
    yield Cell(visible(row.title(ui_lang)[0]))
    for cell in row.cells:
        colour = "yellow" if cell.is_outdated else _COLOURS.get(cell.state)
        yield Cell(worded(cell, ui_lang), colour)


def _totals(survey: Survey, ui_lang: str, width: int | None) -> Iterator[str]:
    pages = survey.page_count
    counts = (("stories", len(survey.rows) - pages), ("pages", pages), *survey.reaches.items())
    told = {name: amount(ui_lang, count) for name, count in counts}
    yield from wrap(phrase(ui_lang, "status-totals", **told), width or sys.maxsize)
    yield ""
    heads = (survey.languages[lang] for lang in survey.langs)
    columns = [Column(""), *(Column(head, is_number=True) for head in heads)]
    yield from table(columns, list(_sums(survey, ui_lang)), width)


def _sums(survey: Survey, ui_lang: str) -> Iterator[Sequence[Cell]]:
    """A line for each state that is worth one, how many are outdated, and the share."""
    for state in survey.counted:
        counts = (amount(ui_lang, tally.counts[state]) for tally in survey.tallies)
        yield _sum(f"status-count-{state}", counts, ui_lang)
    outdated = [tally.outdated for tally in survey.tallies]
    if any(outdated):
        yield _sum("status-outdated", (amount(ui_lang, one) for one in outdated), ui_lang)
    shares = (tally.share for tally in survey.tallies)
    told = ("—" if one is None else phrase(ui_lang, "status-percent", share=one) for one in shares)
    yield _sum("status-share", told, ui_lang)


def _sum(name: str, counts: Iterable[str], ui_lang: str) -> Sequence[Cell]:
    return [Cell(phrase(ui_lang, name)), *map(Cell, counts)]


# For spreadsheets -------------------------------------------------------------------------------


def _as_csv(survey: Survey, ui_lang: str, _width: int | None) -> None:
    """A line for each story. The mark at the beginning tells spreadsheets that it is UTF-8."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=phrase(ui_lang, "list-mark"))
    writer.writerow(_heads(survey, ui_lang))
    for row in survey.rows:
        writer.writerow(map(_harmless, _fields(row, survey, ui_lang)))
    click.echo(written.getvalue().encode("utf-8-sig"), nl=False)


def _heads(survey: Survey, ui_lang: str) -> Iterator[str]:
    for name in ("date", "key", "title", "category", "visit", "partners"):
        yield phrase(ui_lang, f"status-{name}")
    for lang in survey.langs:
        name = survey.languages[lang]
        yield name
        for part in ("days", "file", "address"):
            yield phrase(ui_lang, f"status-{part}", language=name)


def _fields(row: Row, survey: Survey, ui_lang: str) -> Iterator[str]:
    yield str(row.day) if row.day else ""
    yield row.key
    yield row.title(ui_lang)[0]
    for facet in ("categories", "visits", "partners"):
        yield " ".join(row.keys[facet])
    for cell in row.cells:
        yield worded(cell, ui_lang)
        yield "" if cell.days is None else str(cell.days)
        yield cell.path
        yield cell.url


def _harmless(field: str) -> str:
    """A field that no spreadsheet takes for a formula."""
    return f"'{field}" if field.startswith(_FORMULA) else field


_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


# For programs -----------------------------------------------------------------------------------


def _as_json(survey: Survey, _ui_lang: str, _width: int | None) -> None:
    pages = survey.page_count
    told = {
        "as_of": str(survey.today),
        "languages": list(survey.langs),
        "stories": [_story(row) for row in survey.rows],
        "totals": {
            "stories": len(survey.rows) - pages,
            "pages": pages,
            "reach": survey.reaches,
            "languages": {
                tally.lang: {**tally.counts, "outdated": tally.outdated, "share": tally.share}
                for tally in survey.tallies
            },
        },
        "files_with_errors": list(survey.broken),
    }
    click.echo(json.dumps(told, ensure_ascii=False, indent=1))


def _story(row: Row) -> Mapping[str, object]:
    return {
        "date": str(row.day) if row.day else None,
        "key": row.key,
        "section": row.section,
        "reach": row.reach,
        **{facet: list(keys) for facet, keys in row.keys.items()},
        "texts": {cell.lang: _text(cell, row.titles.get(cell.lang)) for cell in row.cells},
    }


def _text(cell: surveys.Cell, title: str | None) -> Mapping[str, object]:
    return {
        "state": cell.state,
        "relation": cell.making,
        "title": title,
        "outdated": cell.is_outdated,
        "days": cell.days,
        "path": cell.path or None,
        "url": cell.url or None,
    }


_SHOWN: Mapping[str, Callable[[Survey, str, int | None], None]] = {
    "text": _as_text,
    "csv": _as_csv,
    "json": _as_json,
}
