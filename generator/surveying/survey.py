"""The survey of a site: its rows, those that are looked for, and their sums."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TypeVar

from generator.model.site import Facts, Site, Story
from generator.model.surveys import (
    FACETS,
    REACHES,
    STATES,
    Appearances,
    Broken,
    Cell,
    Facet,
    Month,
    Reach,
    Row,
    Selection,
    Survey,
    Tally,
)
from generator.model.texts import Section
from generator.surveying.cells import Standing

Kind = TypeVar("Kind", bound=str)


def survey(
    site: Site,
    appearances: Mapping[tuple[Section, str], Appearances],
    broken: Sequence[Broken],
    as_of: datetime,
    selection: Selection,
) -> Survey:
    """What there is of the stories that are looked for, on the day of the site's zone."""
    today = as_of.astimezone(site.config.zone).date()
    langs = tuple(lang for lang in site.config.langs if lang in (selection.langs or (lang,)))
    paths = {(one.key, one.lang): one.path for one in broken}
    standings = (
        Standing(story, appearances[place], today, paths) for place, story in site.stories.items()
    )
    rows = [_row(one, site, langs) for one in standings]
    chosen = _newest_first(row for row in rows if _is_chosen(row, selection))
    return Survey(
        today=today,
        titles={lang: one.title for lang, one in site.config.languages.items()},
        accent=site.config.theme.accent,
        languages={lang: one.name for lang, one in site.config.languages.items()},
        langs=langs,
        rows=tuple(chosen),
        story_count=len(rows),
        tallies=tuple(_tally(lang, place, chosen) for place, lang in enumerate(langs)),
        reaches=_counted(REACHES, (row.reach for row in chosen)),
        months=tuple(_months(chosen)),
        names=_names(site),
        broken=tuple(sorted(one.path for one in broken)),
    )


def _row(standing: Standing, site: Site, langs: Sequence[str]) -> Row:
    story = standing.story
    return Row(
        section=story.section,
        key=story.key,
        day=standing.known.day,
        titles=_titles(story),
        cells=tuple(standing.cell(lang) for lang in langs),
        reach=standing.reach(site.config.langs),
        keys=_keys(one.facts for one in story.versions.values()),
    )


def _titles(story: Story) -> Mapping[str, str]:
    titles = {lang: one.article.front.title for lang, one in story.versions.items()}
    first = {lang: title for lang, title in titles.items() if lang == story.original}
    return first | titles


def _keys(all_facts: Iterable[Facts]) -> Mapping[Facet, tuple[str, ...]]:
    """What the texts belong to, each once."""
    found: dict[Facet, dict[str, None]] = {facet: {} for facet in FACETS}
    for facts in all_facts:
        found["visits"] |= dict.fromkeys(filter(None, [facts.visit]))
        found["partners"] |= dict.fromkeys(facts.partners)
        found["categories"] |= dict.fromkeys(filter(None, [facts.category]))
    return {facet: tuple(keys) for facet, keys in found.items()}


def _is_chosen(row: Row, selection: Selection) -> bool:
    belongs = all(wanted & {*row.keys[facet]} for facet, wanted in selection.keys.items() if wanted)
    return belongs and _is_in_time(row.day, selection) and _has_state(row.cells, selection)


def _is_in_time(day: date | None, selection: Selection) -> bool:
    if day is None:
        return not (selection.since or selection.until)
    return (selection.since or day) <= day <= (selection.until or day)


def _has_state(cells: Iterable[Cell], selection: Selection) -> bool:
    wanted = selection.states
    return not wanted or any(
        cell.state in wanted or (cell.is_outdated and "outdated" in wanted) for cell in cells
    )


def _newest_first(rows: Iterable[Row]) -> list[Row]:
    by_key = sorted(rows, key=lambda row: (row.section, row.key))
    return sorted(by_key, key=lambda row: row.day or date.min, reverse=True)


def _tally(lang: str, place: int, rows: Sequence[Row]) -> Tally:
    cells = [row.cells[place] for row in rows]
    seen = sum(row.reach != "pending" for row in rows)
    there = sum(bool(cell.url) for cell in cells)
    return Tally(
        lang=lang,
        counts=_counted(STATES, (cell.state for cell in cells)),
        outdated=sum(cell.is_outdated for cell in cells),
        share=100 * there // seen if seen else None,
    )


def _months(rows: Iterable[Row]) -> Iterator[Month]:
    reaches: defaultdict[tuple[int, int], list[Reach]] = defaultdict(list)
    for row in rows:
        if row.day:
            reaches[row.day.year, row.day.month].append(row.reach)
    for year, month in sorted(reaches):
        yield Month(year, month, _counted(REACHES, reaches[year, month]))


def _names(site: Site) -> Mapping[Facet, Mapping[str, Mapping[str, str]]]:
    return {
        "visits": {key: one.fields.title for key, one in site.visits.items()},
        "partners": {key: one.fields.name for key, one in site.partners.items()},
        "categories": {key: one.fields.name for key, one in site.categories.items()},
    }


def _counted(kinds: Iterable[Kind], found: Iterable[Kind]) -> Mapping[Kind, int]:
    """How many there are of each kind, none left out."""
    counts = Counter(found)
    return {kind: counts[kind] for kind in kinds}
