from __future__ import annotations

from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo, reset_tzpath

import pytest

from generator.zones import zone, zone_names

NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "hour"),
    [
        ("Europe/Moscow", 15),
        ("America/Argentina/Buenos_Aires", 9),
        ("Asia/Almaty", 17),
        ("UTC", 12),
    ],
)
def test_a_zone_goes_as_its_database_says(name: str, hour: int) -> None:
    assert NOON.astimezone(zone(name)).hour == hour


@pytest.mark.parametrize("name", ["Europe/Petersburg", "europe/moscow", "", ".", "../zones"])
def test_there_is_no_zone_of_another_name(name: str) -> None:
    assert name not in zone_names()
    with pytest.raises(KeyError):
        zone(name)


def test_the_zones_of_the_system_have_no_say(tmp_path: Path) -> None:
    """A cache is known by the version of `tzdata`, so no other data may reach a page."""
    (tmp_path / "Asia").mkdir()
    (tmp_path / "Asia/Omsk").write_bytes(_data("UTC"))
    zone.cache_clear()
    reset_tzpath([str(tmp_path)])
    try:
        assert NOON.astimezone(ZoneInfo.no_cache("Asia/Omsk")).hour == 12
        assert NOON.astimezone(zone("Asia/Omsk")).hour == 18
    finally:
        reset_tzpath()


def _data(name: str) -> bytes:
    return files("tzdata").joinpath("zoneinfo", name).read_bytes()
