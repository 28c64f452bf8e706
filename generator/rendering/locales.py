"""How a language writes dates, ranges, numbers, lists, countries and sizes.

In go plain values, a locale and the site's time zone; out comes text for a reader. This module is
the door to Babel's formatting. CLDR's narrow spaces (U+202F, U+2009), which many fonts lack, become
U+00A0.

Babel's own intervals abbreviate the month without saying so, therefore ranges are made here, from
the order in which the locale's long date writes day, month and year.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from generator.model.site import Moment, day_of
from generator.zones import zone


@dataclass(frozen=True, slots=True)
class DayRange:
    """The pieces of a range of days, so that a template can mark up each day as a `<time>`."""

    start: str
    joint: str
    """The dash with its spaces; empty where start and end are one day."""
    end: str
    """Empty where start and end are one day."""


@dataclass(frozen=True, slots=True)
class Span:
    """How one kind of range is written: the patterns of its days and what joins them."""

    start: str
    joint: str
    end: str


@dataclass(frozen=True, slots=True)
class Patterns:
    """CLDR patterns of one locale, some of them cut to measure."""

    day: str
    day_short: str
    weekday_day: str
    month_year: str
    month_name: str
    whole: str
    """The date as a range ends with it, without «г.»."""
    within_month: Span
    within_year: Span
    across_years: Span


@dataclass(frozen=True, slots=True)
class Formats:
    """What a page of one language writes values with; made by `formats`.

    Dates do not break across lines, but for ranges (after the dash) and weekdays (after the comma).
    """

    locale: Locale
    zone: ZoneInfo
    patterns: Patterns

    def local_day(self, when: Moment) -> date:
        """Return the day on which the moment falls in the site's zone."""
        return day_of(when, self.zone)

    def iso(self, when: Moment) -> str:
        """Return the value for a `datetime` attribute; a moment carries the site's offset."""
        if isinstance(when, datetime):
            return when.astimezone(self.zone).isoformat(timespec="seconds")
        return when.isoformat()

    def day(self, when: Moment) -> str:
        """Return the full date: «6 июня 2023 г.», "6 June 2023"."""
        return _dated(self.locale, self.patterns.day, self.local_day(when))

    def day_short(self, when: Moment) -> str:
        """Return the date without its year: «29 мая», "29 May"."""
        return _dated(self.locale, self.patterns.day_short, self.local_day(when))

    def weekday_day(self, when: Moment) -> str:
        """Return weekday and date without a year: «понедельник, 29 мая», "Monday, 29 May"."""
        return _dated(self.locale, self.patterns.weekday_day, self.local_day(when))

    def month_year(self, year: int, month: int) -> str:
        """Return the month as a heading: «июнь 2023», in the case that stands alone."""
        pattern = self.patterns.month_year
        return _headed(self.locale, pattern, date(year, month, 1))

    def month_name(self, month: int) -> str:
        """Return the month's name as it stands alone: «июнь», "June"."""
        return _dated(self.locale, self.patterns.month_name, date(2000, month, 1))

    def day_range(self, start: Moment, end: Moment) -> str:
        """Return a range: «29 мая — 3 июня 2023», «1–3 июня 2023», "29 May – 3 June 2023"."""
        parts = self.day_range_parts(start, end)
        return parts.start + parts.joint + parts.end

    def day_range_parts(self, start: Moment, end: Moment) -> DayRange:
        """Return the range in pieces; what both days share stands in the second only."""
        first, last = self.local_day(start), self.local_day(end)
        if first == last:
            return DayRange(_dated(self.locale, self.patterns.whole, first), "", "")
        span = _span(self.patterns, first, last)
        return DayRange(
            _dated(self.locale, span.start, first),
            span.joint,
            _dated(self.locale, span.end, last),
        )

    def number(self, value: int) -> str:
        """Return the number with its thousands grouped as the language groups them."""
        return _numbered(self.locale, value)

    def list_of(self, names: Sequence[str]) -> str:
        """Return names in a sentence: «А, Б и В», "A, B and C"."""
        return _listed(self.locale, names)

    def list_joints(self, count: int) -> tuple[str, ...]:
        """Return what follows each of so many names, where a template marks up the names."""
        return _joints(self.locale, count)

    def country(self, code: str, overrides: Mapping[str, str]) -> str:
        """Return a country's name: the site's own for this language, else CLDR's, else the code."""
        return overrides.get(code) or self.locale.territories.get(code, code)

    def file_size(self, size: int) -> str:
        """Return a count of bytes in decimal units: «1,2 МБ», "350 kB"."""
        return _sized(self.locale, size)


@lru_cache
def formats(locale_identifier: str, timezone: str) -> Formats:
    """Return the formats of a locale (`ru_RU` or `ru-RU`) in a time zone (`Europe/Moscow`)."""
    locale = _parsed(locale_identifier)
    return Formats(locale, zone(timezone), _patterns(locale))


def is_known_locale(identifier: str) -> bool:
    """Say whether `formats` takes the identifier."""
    try:
        _parsed(identifier)
    except (UnknownLocaleError, ValueError):
        return False
    return True


_NO_BREAK = "\u00a0"
_WIDE_ENOUGH = {0x202F: _NO_BREAK, 0x2009: _NO_BREAK}
_BREAKABLE = re.compile("(?<![,،]) ")

_TOKEN = re.compile(r"[A-Za-z]+|(?:'[^']*'|[^A-Za-z'])+")
"""A field of a CLDR pattern, or what stands between two."""

_AFTER_YEAR = re.compile(r"(?<=y)[\s\u202f]+[^dLMy]+$")

_MONTH = re.compile("[LM]")
"""Beside a year a locale writes the month that stands alone; LLLL itself may come out Chinese."""

_MEMO = 1 << 14


@dataclass(frozen=True, slots=True)
class _Order:
    """An order of day, month and year, and what days of one range can share in it.

    `shape` cuts a long date's pattern into pieces; the spans are made of these and `dash`.
    """

    shape: re.Pattern[str]
    whole: str
    within_month: Span
    within_year: Span


_ORDERS = (
    _Order(
        re.compile(r"(?P<day>d+\.?)(?P<month>.*?M+)(?P<year>.*?y+\.?).*"),
        whole="{day}{month}{year}",
        within_month=Span("{day}", "–", "{day}{month}{year}"),
        within_year=Span("{day}{month}", "{dash}", "{day}{month}{year}"),
    ),
    _Order(
        re.compile(r"(?P<month>M+ )(?P<day>d+)(?P<year>.*?y+).*"),
        whole="{month}{day}{year}",
        within_month=Span("{month}{day}", "–", "{day}{year}"),
        within_year=Span("{month}{day}", "{dash}", "{month}{day}{year}"),
    ),
    _Order(
        re.compile("(?P<date>.*)"),
        whole="{date}",
        within_month=Span("{date}", "{dash}", "{date}"),
        within_year=Span("{date}", "{dash}", "{date}"),
    ),
)
"""The first whose shape fits holds; the last fits all and shares nothing."""

_SPACED_DASH = {"be": "—", "ru": "—", "uk": "—"}
_GROUPED_FROM = {"be": 10_000, "es": 10_000, "pl": 10_000, "ru": 10_000, "uk": 10_000}
"""Where four figures stay whole («2150»), as printers there have it; Babel reads no such rule."""

_UNITS = ("digital-kilobyte", "digital-megabyte", "digital-gigabyte", "digital-terabyte")
_LEAST_SIZE = 100
"""Bytes below which a file shows as 0.1 kB: not every locale of CLDR has a name for the byte."""
_ONE_DECIMAL_BELOW = 9.95


def _parsed(identifier: str) -> Locale:
    return Locale.parse(identifier.replace("-", "_"))


@lru_cache(_MEMO)
def _headed(locale: Locale, pattern: str, day: date) -> str:
    return _normal(format_date(day, pattern, locale))


@lru_cache(_MEMO)
def _dated(locale: Locale, pattern: str, day: date) -> str:
    return _bound(format_date(day, pattern, locale))


def _span(patterns: Patterns, first: date, last: date) -> Span:
    if first.year != last.year:
        return patterns.across_years
    return patterns.within_month if first.month == last.month else patterns.within_year


def _listed(locale: Locale, names: Sequence[str]) -> str:
    return _normal(format_list(names, locale=locale))


@lru_cache(_MEMO)
def _joints(locale: Locale, count: int) -> tuple[str, ...]:
    return tuple(_listed(locale, ["\0"] * count).split("\0")[1:])


@lru_cache(_MEMO)
def _numbered(locale: Locale, value: int) -> str:
    grouped = abs(value) >= _GROUPED_FROM.get(locale.language, 0)
    return _normal(format_decimal(value, locale=locale, group_separator=grouped))


@lru_cache(_MEMO)
def _sized(locale: Locale, size: int) -> str:
    step, scaled = 0, max(size, _LEAST_SIZE) / 1000
    while round(scaled) >= 1000 and step < len(_UNITS) - 1:
        step, scaled = step + 1, scaled / 1000
    shown = round(scaled, 1) if scaled < _ONE_DECIMAL_BELOW else round(scaled)
    return _bound(format_unit(shown, _UNITS[step], "short", locale=locale))


def _patterns(locale: Locale) -> Patterns:
    long = locale.date_formats["long"].pattern
    order, pieces = next(
        (order, cut.groupdict()) for order in _ORDERS if (cut := order.shape.fullmatch(long))
    )
    pieces["dash"] = f"{_NO_BREAK}{_SPACED_DASH.get(locale.language, '–')} "
    whole = order.whole.format(**pieces)
    month_year = _AFTER_YEAR.sub("", locale.datetime_skeletons["yMMMM"].pattern)
    return Patterns(
        day=long,
        day_short=_without_year(long),
        weekday_day=_without_year(locale.date_formats["full"].pattern),
        month_year=month_year,
        month_name="".join(_MONTH.findall(month_year)),
        whole=whole,
        within_month=_filled(order.within_month, pieces),
        within_year=_filled(order.within_year, pieces),
        across_years=Span(whole, pieces["dash"], whole),
    )


def _filled(span: Span, pieces: Mapping[str, str]) -> Span:
    return Span(span.start.format(**pieces), span.joint.format(**pieces), span.end.format(**pieces))


def _without_year(pattern: str) -> str:
    """Return the pattern less its year and what joins that to the rest."""
    tokens = _TOKEN.findall(pattern)
    year = next(place for place, token in enumerate(tokens) if token.startswith("y"))
    is_last_field = year + 2 >= len(tokens)
    return "".join(tokens[: year - 1] if is_last_field else tokens[:year] + tokens[year + 2 :])


def _bound(text: str) -> str:
    return _BREAKABLE.sub(_NO_BREAK, _normal(text))


def _normal(text: str) -> str:
    return text.translate(_WIDE_ENOUGH)
