"""What does the desk's own page look like, on which it sees how far its stories are?

In go a survey, the page's templates and the words in the editor's language; out come the bytes of
one file that needs no other: style and script lie in it, and its policy lets nothing be fetched. It
is no page of the site and knows nothing of the site's theme.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from math import ceil

from jinja2 import DictLoader, Environment, StrictUndefined

from generator.model.surveys import REACHES, Facet, Month, Reach, Row, State, Survey
from generator.rendering.locales import formats

Say = Callable[..., str]
"""Gives a sentence in the editor's language by its name, with its details."""


def desk_page(
    survey: Survey, templates: Mapping[str, str], lang: str, say: Say, sources: str
) -> bytes:
    """Return the page in the editor's language.

    `templates` are `page.html`, `page.css` and `page.js`; `sources` leads from the page to the
    site's root.
    """
    environment = Environment(
        loader=DictLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    page = environment.get_template("page.html").render(
        view=survey,
        lang=lang,
        say=say,
        sources=sources,
        formats=formats(_LOCALES.get(lang, lang), _ANY_ZONE),
        policy=_policy(templates["page.js"]),
        site_title=_in(survey.titles, lang),
        figures=tuple(_figures(survey)),
        chart=_chart(survey.months),
        years=_years(survey.rows),
        facets=dict(_facets(survey, lang)),
    )
    return page.encode()


_LOCALES = {"en": "en_GB", "ru": "ru_RU"}
_ANY_ZONE = "UTC"
"""Nothing but days is written."""


def _policy(script: str) -> str:
    """Return the Content-Security-Policy of a file that has its only script in it."""
    sum_ = b64encode(sha256(script.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{sum_}'"


def _figures(survey: Survey) -> Iterator[tuple[str, int]]:
    """Yield the sums that stand above all: the names of their words, and how many."""
    yield "desk-count", len(survey.rows)
    yield "desk-whole", survey.reaches["whole"]
    for state in _SUMMED:
        yield f"status-count-{state}", sum(tally.counts[state] for tally in survey.tallies)
    yield "status-outdated", sum(tally.outdated for tally in survey.tallies)


_SUMMED: tuple[State, ...] = ("missing", "draft", "scheduled")


# The matrix -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Year:
    """The rows of a year; 0 is that of pages without a date."""

    number: int
    rows: tuple[Row, ...]


def _years(rows: Sequence[Row]) -> tuple[Year, ...]:
    by_year = groupby(rows, key=lambda row: row.day.year if row.day else 0)
    return tuple(Year(number, tuple(group)) for number, group in by_year)


def _facets(survey: Survey, lang: str) -> Iterator[tuple[Facet, list[tuple[str, str]]]]:
    """Yield what rows can be chosen by: keys that some row has, and their names in order."""
    for facet, names in survey.names.items():
        used = {key for row in survey.rows for key in row.keys[facet]}
        named = [(key, _in(names.get(key, {}), lang) or key) for key in used]
        yield facet, sorted(named, key=lambda one: (one[1].casefold(), one[0]))


def _in(names: Mapping[str, str], lang: str) -> str:
    """Return what something is called in a language, else in the first."""
    return names.get(lang) or next(iter(names.values()), "")


# The chart --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a bar: its top and height in pixels."""

    reach: Reach
    count: int
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A month's bar: its left edge in percent of the chart's width."""

    month: Month
    left: float
    parts: tuple[Part, ...]
    begins_year: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line across the chart at a number of stories."""

    count: int
    top: float


@dataclass(frozen=True, slots=True)
class Chart:
    """The latest months as bars: heights are in pixels, widths in percent of whatever there is."""

    height: int
    width: float
    """Of a bar."""
    bars: tuple[Bar, ...]
    lines: tuple[Line, ...]
    counts: Mapping[Reach, int]
    """Of all months, whether or not they are shown."""
    left_out: int
    """How many earlier months there are."""

    @property
    def story_count(self) -> int:
        """How many stories began in all months."""
        return sum(self.counts.values())


MOST_BARS = 36
"""More months than these would be hairlines on a telephone."""

_HEIGHT = 180
_HEADROOM = 20
"""Pixels above the highest bar."""

_MARGIN = 6.0
"""Percent of the width that are left to the numbers of the lines."""

_FILLED = 0.7
"""Of a bar's place."""

_LINES = 4


def _chart(months: Sequence[Month]) -> Chart:
    shown = months[-MOST_BARS:]
    step = _step(max((month.total for month in shown), default=1))
    steps = ceil(max((month.total for month in shown), default=1) / step)
    scale = (_HEIGHT - _HEADROOM) / (step * steps)
    place = (100 - _MARGIN) / max(1, len(shown))
    bars = []
    year = 0
    for number, month in enumerate(shown):
        left = round(_MARGIN + place * (number + (1 - _FILLED) / 2), 3)
        bars.append(Bar(month, left, tuple(_parts(month, scale)), month.year != year))
        year = month.year
    lines = (step * number for number in range(steps + 1))
    return Chart(
        height=_HEIGHT,
        width=round(place * _FILLED, 3),
        bars=tuple(bars),
        counts={reach: sum(month.counts[reach] for month in months) for reach in REACHES},
        lines=tuple(Line(count, round(_HEIGHT - count * scale, 2)) for count in lines),
        left_out=len(months) - len(shown),
    )


_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


def _step(highest: int) -> int:
    """Return by how many stories lines are apart."""
    return next((step for step in _STEPS if step * _LINES >= highest), _STEPS[-1])


def _parts(month: Month, scale: float) -> Iterator[Part]:
    """Yield a bar's pieces from the ground up, those that are anything."""
    top = float(_HEIGHT)
    for reach, count in month.counts.items():
        height = count * scale
        top -= height
        if count:
            yield Part(reach, count, round(top, 2), round(height, 2))
