"""What is a value here?

Everything that one stage hands to the next, and that a build may remember: immutable, compared by
what it holds, and of a kind that says its own name when it becomes bytes. So two values of
different kinds never have the same bytes, and a value's digest is its identity.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import astuple as parts
from msgspec.structs import replace

__all__ = ["Value", "parts", "replace"]


class Value(Struct, frozen=True, array_like=True, tag=True):
    """What all kinds of values have in common; each says `frozen=True` itself, for type checkers.

    `replace(value, name=…)` is the same value with other parts, `parts(value)` has all of them in
    their order.
    """
