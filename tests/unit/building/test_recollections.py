"""What the cache says as a value, and what a process has at hand of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.building.cache import Cache, Unpacked, opened
from generator.building.recollections import recalled, remember
from generator.digests import digest
from generator.packing import packed

ROOM, KEY = "rooms", b"key"
KIND = dict[str, int]
VALUE = {"stories": 2}


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    with opened(tmp_path / "cache", "engine") as cache:
        yield cache


def test_what_was_remembered_is_recalled_by_a_later_process(tmp_path: Path) -> None:
    with opened(tmp_path / "cache", "engine") as first:
        remember(first, ROOM, KEY, VALUE)
    with opened(tmp_path / "cache", "engine") as later:
        assert recalled(later, ROOM, KEY, KIND) == VALUE
        assert recalled(later, ROOM, b"other", KIND) is None


def test_the_same_process_does_not_unpack_it_again(tmp_path: Path) -> None:
    at_hand: Unpacked = {}
    with opened(tmp_path / "cache", "engine") as first:
        first.unpacked = at_hand
        remember(first, ROOM, KEY, VALUE)
    with opened(tmp_path / "cache", "engine") as second:
        second.unpacked = at_hand
        assert recalled(second, ROOM, KEY, KIND) is VALUE


def test_what_others_remembered_meanwhile_wins_over_what_is_at_hand(cache: Cache) -> None:
    remember(cache, ROOM, KEY, VALUE)
    cache.keep(ROOM, [(KEY, packed({"stories": 3}))])

    assert recalled(cache, ROOM, KEY, KIND) == {"stories": 3}


def test_what_is_gone_from_the_file_is_gone(cache: Cache) -> None:
    cache.unpacked[ROOM] = digest(packed(VALUE)), VALUE

    assert recalled(cache, ROOM, KEY, KIND) is None


def test_bytes_of_another_kind_say_nothing_and_stay_unknown(cache: Cache) -> None:
    cache.keep(ROOM, [(KEY, packed(["no", "mapping"]))])

    assert recalled(cache, ROOM, KEY, KIND) is None
    assert cache.unpacked == {}
