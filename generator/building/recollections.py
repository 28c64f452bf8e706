"""What does the cache say, as a value?"""

from __future__ import annotations

from typing import TypeVar, cast

from generator.building.cache import Cache
from generator.digests import digest
from generator.packing import packed, unpacked

T = TypeVar("T")


def recalled(cache: Cache, room: str, key: bytes, kind: type[T]) -> T | None:
    """The value that is kept by a key, if there is one and it is of the kind that its room holds.

    A process that builds again has the last value of a room at hand, and unpacks it no more while
    its bytes are the same.
    """
    pack = cache.find(room, [key]).get(key)
    if pack is None:
        return None
    known, (last, value) = digest(pack), cache.unpacked.get(room, (b"", None))
    if known != last:
        try:
            value = unpacked(pack, kind)
        except ValueError:
            return None
        cache.unpacked[room] = known, value
    return cast(T, value)


def remember(cache: Cache, room: str, key: bytes, value: object) -> None:
    """Keep a value by a key, packed, and at hand as it is: nobody changes it any more."""
    pack = packed(value)
    cache.keep(room, [(key, pack)])
    cache.unpacked[room] = digest(pack), value
