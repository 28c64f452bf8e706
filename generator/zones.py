"""Which time zones are there, and how does each go?

The `tzdata` distribution alone answers, whatever the system's own database says: so the same site
has the same days on every machine, and what a result depends on is known by a version. In goes a
name of the IANA database, out comes the zone.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo


@cache
def zone_names() -> frozenset[str]:
    """All names that a zone can be asked for by."""
    return frozenset((files("tzdata") / "zones").read_text("utf-8").split())


@cache
def zone(name: str) -> ZoneInfo:
    """The zone of a name. Raises `KeyError` where there is none."""
    if name not in zone_names():
        raise KeyError(name)
    with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as data:
        return ZoneInfo.from_file(data, name)
