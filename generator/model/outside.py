"""What of other sites do texts and records name?"""

from __future__ import annotations

from generator.diagnostics import Position
from generator.values import Value


class OutsideLink(Value, frozen=True):
    """An address of another host, by http or https, and where it stands."""

    url: str
    position: Position
