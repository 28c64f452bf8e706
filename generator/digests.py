"""What stands for bytes: the one digest by which results are remembered."""

from __future__ import annotations

from hashlib import blake2b
from struct import pack

_BYTES = 16


def digest(*parts: bytes) -> bytes:
    """What stands for some bytes in their order.

    The length of each goes in before all, so that `ab`, `c` and `a`, `bc` differ.
    """
    lengths = pack(f"<{len(parts)}Q", *map(len, parts))
    return blake2b(b"".join((lengths, *parts)), digest_size=_BYTES).digest()
