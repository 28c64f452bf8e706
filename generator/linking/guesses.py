"""What was probably meant by a word that nothing has.

One slip is often repeated in a thousand files (a partner's file was renamed), so each search is
remembered.
"""

from __future__ import annotations

from functools import lru_cache

from generator.diagnostics import nearest


@lru_cache(maxsize=1024)
def probable(word: str, known: tuple[str, ...]) -> str | None:
    """Return the known word that was most likely meant, or None where none is near."""
    return nearest(word, known)
