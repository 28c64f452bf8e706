"""Which key can something new have?

In go a desk and how a key becomes files; out come keys that are free, and what is wrong with
others: that no file or address can have them, that something has them, or has their address.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from generator.cli.phrases import phrase
from generator.diagnostics import Position, catalogue, diagnostic
from generator.urls import KEY_LIMIT, key_problem, numbered, slug_problem, slugify

if TYPE_CHECKING:
    from generator.cli.desks import Desk
    from generator.model.blanks import Blanks
    from generator.model.texts import Registry


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of a registry, or those of stories where there is none."""

    registry: Registry | None
    desk: Desk
    made: Callable[[str], Blanks]
    """The files that a key would give."""

    def given(self, key: str) -> str:
        """The key of a command line; raises a usage error that offers another."""
        if not key:
            raise self.desk.fail("new-missing", option="--key …")
        try:
            return self.check(key)
        except click.UsageError as error:
            other = self.free(slugify(key, self.desk.config.transliteration))
            told = phrase(self.desk.ui_lang, "new-other-key", key=other or "…")
            raise click.UsageError(f"{error.message} {told}") from None

    def check(self, key: str) -> str:
        """The key; raises a usage error where it cannot be one."""
        if not key:
            raise self.desk.fail("ask-required")
        fault = self._fault(key)
        if fault:
            raise fault
        return key

    def free(self, wanted: str) -> str:
        """The key that is wanted, or with the first number that is free; of nothing, nothing."""
        candidates = numbered(wanted, first=1 if self._impossible(wanted) else 2)
        return next(one for one in candidates if not self._fault(one)) if wanted else ""

    def _fault(self, key: str) -> click.UsageError | None:
        if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", key):
            return self.desk.fail("new-key", key=key)
        code = self._impossible(key)
        if code:
            return self._refused(code, key)
        holders = self._holders(key)
        if holders:
            return self.desk.fail("new-exists", path=holders)
        return None if self.registry else self._displaced(key)

    def _impossible(self, key: str) -> str | None:
        """The code of what keeps a key from every file, or from every story's address."""
        return key_problem(key) or (None if self.registry else slug_problem(slugify(key)))

    def _refused(self, code: str, key: str) -> click.UsageError:
        """What the catalogue says of such a key."""
        details = {"key": key, "slug": key, "size": len(key), "limit": KEY_LIMIT}
        found = diagnostic(code, Position(""), **details)
        return click.UsageError(f"{catalogue()[code].message(found, self.desk.ui_lang)}.")

    def _holders(self, key: str) -> str:
        """What has the key already."""
        if self.registry:
            return key if key in self.desk.records(self.registry) else ""
        texts = self.desk.texts.items()
        return ", ".join(path for path, one in texts if one.key.casefold() == key)

    def _displaced(self, key: str) -> click.UsageError | None:
        """Whether a text lies at the story's address."""
        from generator.cli.neighbours import Neighbours

        path = Neighbours(self.desk).in_the_way(self.made(key).texts)
        return self.desk.fail("new-address-taken", key=key, path=path) if path else None
