"""What does the cache say, as a value?"""

from __future__ import annotations

from typing import TypeVar

from generator.building.cache import Cache
from generator.packing import unpacked

T = TypeVar("T")


def recalled(cache: Cache, room: str, key: bytes, kind: type[T]) -> T | None:
    """The value of a kind that is kept by a key, if there is one and it is of that kind."""
    pack = cache.find(room, [key]).get(key)
    try:
        return None if pack is None else unpacked(pack, kind)
    except ValueError:
        return None
