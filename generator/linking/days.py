"""Whether dates agree with each other.

A visit ends after it starts, its stops lie inside it and in order, an agreement is not over before
it is signed; the days that a text is about are days of its visit, and a text is not older than what
it tells of.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

from generator.diagnostics import Diagnostic, Position, diagnostic
from generator.linking.facts import NO_DATE
from generator.linking.known import Known
from generator.linking.pairing import Paired
from generator.linking.statements import Stated
from generator.model.site import Version, day_of
from generator.model.texts import Entry
from generator.model.written import Agreement, Person, Record, Stop, Visit
from generator.schemas import PARTS


def check_record_dates(entry: Entry[Record]) -> Iterator[Diagnostic]:
    """Yield dates of a record that contradict each other."""
    for first_loc, first, last_loc, last in _spans(entry.fields):
        if first and last and last < first:
            yield diagnostic(
                "dates-reversed", entry.at(*last_loc), first=first_loc[-1], last=last_loc[-1],
                first_date=first, last_date=last,
            )  # fmt: skip
    if isinstance(entry.fields, Visit):
        yield from _stops(entry, entry.fields)


def check_story_days(
    version: Version, story: Paired, stated: Stated, known: Known
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the days that a text is said to be about."""
    days, visit_key = stated.front.days, stated.front.visit
    if days and visit_key is None and not known.may_state(story, "visit"):
        yield diagnostic("days-without-visit", stated.holders["days"].marks.key("days"))
    visit = None if "visit" in version.article.front.unread else known.visit(visit_key)
    appeared = _appeared(version, known.config.zone)
    for number, ref in enumerate(days):
        if visit and _lies_outside(ref.day, visit):
            yield _outside(ref.day, visit, visit_key, stated.at("days", number))
        elif appeared and appeared < ref.day:
            place = stated.at("days", number)
            yield diagnostic("text-before-day", place, day=ref.day, date=appeared)


def _appeared(version: Version, zone: ZoneInfo) -> date | None:
    """Return the day on which readers saw the text first, if it is known."""
    is_unread = "published" in version.article.front.unread
    if is_unread or version.appeared is None or version.appeared == NO_DATE:
        return None
    return day_of(version.appeared, zone)


def _lies_outside(day: date, visit: Visit) -> bool:
    """Return whether a visit cannot have the day; one that ends before it starts says nothing."""
    return visit.starts <= visit.ends and not visit.starts <= day <= visit.ends


def _outside(day: date, visit: Visit, key: str | None, place: Position) -> Diagnostic:
    return diagnostic(
        "visit-day-outside", place, day=day, starts=visit.starts, ends=visit.ends, visit=key
    )


_Loc = tuple[str | int, ...]
_Span = tuple[_Loc, date | None, _Loc, date | None]


def _spans(fields: Record) -> Iterator[_Span]:
    """Yield pairs of dates of which the second cannot be earlier, with their places."""
    match fields:
        case Visit():
            yield ("starts",), fields.starts, ("ends",), fields.ends
        case Agreement():
            yield ("signed",), fields.signed, ("valid_until",), fields.valid_until
        case Person():
            for number, role in enumerate(fields.roles):
                way: _Loc = ("roles", number)
                yield (*way, "from"), role.from_, (*way, "until"), role.until


def _stops(entry: Entry[Record], visit: Visit) -> Iterator[Diagnostic]:
    for number, stop in enumerate(visit.stops):
        place = entry.at("stops", number, "date")
        if _lies_outside(stop.date, visit):
            yield _outside(stop.date, visit, entry.key, place)
        if number and _is_before(stop, visit.stops[number - 1]):
            yield diagnostic("stop-out-of-order", place, day=stop.date, number=number + 1)


def _is_before(stop: Stop, previous: Stop) -> bool:
    """Return whether the stop belongs earlier; parts of a day count only where both are known."""
    if stop.date == previous.date and stop.part and previous.part:
        return PARTS.index(stop.part) < PARTS.index(previous.part)
    return stop.date < previous.date
