"""When does a day or a moment begin, and on which day does it fall?

In goes what an editor wrote, a day or a moment with its offset, and the site's time zone; out come
moments that can be compared, days, and stamps for readers. No clock is asked.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta, tzinfo

from generator.model.parts import Stamp
from generator.model.site import Moment, day_of


def moment(when: Moment, zone: tzinfo) -> datetime:
    """The moment itself, or 00:00 of the day in the zone."""
    if isinstance(when, datetime):
        return when
    return datetime.combine(when, time.min, tzinfo=zone)


def after(when: Moment, zone: tzinfo) -> datetime:
    """The end of the moment, which is itself, or of the day, which is 00:00 of the next one."""
    if isinstance(when, datetime):
        return when
    return moment(when + timedelta(days=1), zone)


def stamp(when: Moment, zone: tzinfo) -> Stamp:
    """What readers and machines are shown of it."""
    return Stamp(day_of(when, zone), when.isoformat())
