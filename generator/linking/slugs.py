"""The last part of an address."""

from __future__ import annotations

from generator.diagnostics import Position, Reported, diagnostic
from generator.urls import SLUG_LIMIT, Scheme, slug_problem, slugify


def slug(given: str | None, key: str, place: Position, scheme: Scheme) -> Reported[str]:
    """Return the given slug, else the key transliterated, and what keeps it out of an address.

    What cannot stand in an address is replaced by what can.
    """
    chosen = slugify(key, scheme) if given is None else given
    code = slug_problem(chosen)
    if code is None:
        return Reported(chosen)
    better = slugify(chosen, scheme)
    suggestion = None if slug_problem(better) else better
    found = diagnostic(
        code, place, slug=chosen, words=given or key, length=len(chosen), limit=SLUG_LIMIT,
        suggestion=suggestion,
    )  # fmt: skip
    return Reported(suggestion or _stand_in(key), (found,))


def _stand_in(key: str) -> str:
    """Return a slug for a text that has none (reported), so that it can still be planned."""
    return slugify("x " + " ".join(f"{ord(character):x}" for character in key))
