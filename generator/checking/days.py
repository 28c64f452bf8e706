"""Which texts tell of a day to come that is over by now?

An announcement needs a sequel, or an update; or the date is wrong. Only whole dates count, with
their year: others may be of any time. Time alone makes such a finding, so that it is no warning: a
site must not fail on a day on which nobody has touched it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from generator.checking.checked import Checked
from generator.diagnostics import Diagnostic, Position, diagnostic
from generator.model.site import Version

ENGLISH = "January February March April May June July August September October November December"
RUSSIAN = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
"""Names of months as dates have them; those of the first may come before the day. A name may also
end after three or four letters: Nov, Sept., нояб."""


def passed_days(checked: Checked) -> Iterator[Diagnostic]:
    """Texts that are older than a day which they name, and that day is over."""
    for _, version in checked.versions():
        written = checked.last_day(version)
        if written is None or not checked.is_shown(version):
            continue
        for words, day in _named(version, checked).items():
            if written < day < checked.today:
                yield diagnostic(
                    "text-before-date", _place(version, words, checked), words=words, date=written,
                )  # fmt: skip


def days_in(words: str) -> Iterator[tuple[str, date]]:
    """The whole dates in a text, as they are written: `3 June 2023`, `2023-06-03`, `3.6.2023`."""
    for year in _YEAR.finditer(words):
        around = max(0, year.start() - _REACH), year.end() + _REACH
        for match in (one for form in _FORMS for one in form.finditer(words, *around)):
            day = _day(match) if match.start("year") == year.start() else None
            if day and _WHOLE.match(words, match.start()):
                yield match[0], day


def _names(months: str) -> Iterator[tuple[str, int]]:
    """The names of months, whole and shortened, and the numbers of these."""
    for number, name in enumerate(months.split(), 1):
        yield from ((one, number) for one in (name, name[:4], name[:3]))


_NUMBERS = dict(chain(_names(ENGLISH), _names(RUSSIAN)))

_YEAR = re.compile(r"[12][0-9]{3}|(?<=[0-9]{2}\.[0-9]{2}\.)[0-9]{2}(?![0-9])")
"""Without a year there is no date, and texts have few: only around them is looked. One of two
figures counts in 03.06.23 alone."""

_REACH = 24
"""Characters that a date has beside its year, at most."""

_WHOLE = re.compile(r"(?<![\w./-])")
"""Where a date begins that is no part of something longer."""


def _month(names: Iterable[str]) -> str:
    """A pattern for a month's name: the longest that fits, and a stop after a shortened one."""
    return rf"(?P<month>{'|'.join(sorted(names, key=len, reverse=True))})\.?"


_NTH = "(?P<day>[0-9][0-9]?)(?:st|nd|rd|th|-?(?:го|е))?"
_NAMED_YEAR = "(?P<year>[12][0-9]{3})"
_FORMS = tuple(
    re.compile(rf"{form}(?!\w)")
    for form in (
        rf"{_NTH}(?:\sof)?\s{_month(_NUMBERS)},?\s{_NAMED_YEAR}",
        rf"{_month(name for name, _ in _names(ENGLISH))}\s{_NTH},?\s{_NAMED_YEAR}",
        rf"{_NAMED_YEAR}-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})",
        rf"(?P<day>[0-9][0-9]?)\.(?P<month>[0-9]{{1,2}})\.{_NAMED_YEAR}",
        r"(?P<day>[0-9]{2})\.(?P<month>[0-9]{2})\.(?P<year>[0-9]{2})(?![.-]\w)",
    )
)
"""Figures that go on after a short year are a standard or a code: 12.11.26-84, 12.11.26.1."""

_CENTURY = 2000
"""That of years of two figures."""


def _day(match: re.Match[str]) -> date | None:
    month = match["month"]
    number = int(month) if month.isdecimal() else _NUMBERS[month]
    year = int(match["year"])
    try:
        return date(year if len(match["year"]) > 2 else _CENTURY + year, number, int(match["day"]))
    except ValueError:
        return None


def _named(version: Version, checked: Checked) -> dict[str, date]:
    """The days that a text names in its own words."""
    front = version.article.front
    said = checked.prose[version.article.path].own
    return dict(days_in("\n".join((front.title, front.summary or "", said))))


def _place(version: Version, words: str, checked: Checked) -> Position:
    front, marks = version.article.front, version.article.marks
    for name, value in (("title", front.title), ("summary", front.summary or "")):
        if words in value:
            return marks.at(name)
    return checked.at(version.article, words)
