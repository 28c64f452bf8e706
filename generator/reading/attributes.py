"""Which attributes may an editor set, and which ids are taken?

In go the attributes of a token, out comes what stands in its tag; whatever is not allowed is
noted and dropped. Ids are unique in a body, and none of them can be one of the page around it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from html import escape

from markdown_it.token import Token

from generator.diagnostics import Position
from generator.reading.ground import Ground
from generator.reading.syntax import ATTRIBUTES
from generator.urls import Scheme, slugify


class Identities:
    """The ids of one body."""

    def __init__(self, ground: Ground, tokens: Sequence[Token], transliteration: Scheme) -> None:
        self.ground = ground
        self._taken: dict[str, None] = {}
        self._numbers: dict[str, int] = {}
        """The last number that was put after an id to make it unique."""
        inside = [child for token in tokens if token.children for child in token.children]
        self._given = {str(one.attrs["id"]) for one in (*tokens, *inside) if "id" in one.attrs}
        self._transliteration = transliteration

    @property
    def taken(self) -> tuple[str, ...]:
        """All ids, in the order in which they were taken."""
        return tuple(self._taken)

    def given(self, token: Token, place: Position) -> str:
        """The id that an editor gave, or nothing where it is none."""
        wanted = str(token.attrs.get("id", ""))
        if not wanted:
            return ""
        if wanted.startswith(_RESERVED):
            self.ground.note("id-reserved", place, id=wanted, prefixes=" ".join(_RESERVED))
            return ""
        unique = self._unique(wanted)
        if unique != wanted:
            self.ground.note("id-twice", place, id=wanted, instead=unique)
        return self.take(unique)

    def own(self, words: str, number: int) -> str:
        """The id that a heading takes from its words, or a number where nothing is left of them."""
        slug = slugify(words, self._transliteration) or f"section-{number}"
        wanted = f"section-{slug}" if slug.startswith(_RESERVED) else slug
        return self.take(self._unique(wanted, self._given))

    def raw(self, wanted: str) -> str | None:
        """The id of raw HTML: prefixed, so that no script can mistake it for a name of ours."""
        identity = f"u-{wanted}"
        return None if identity in self._taken else self.take(identity)

    def take(self, identity: str) -> str:
        """The same id, from now on taken."""
        self._taken[identity] = None
        return identity

    def _unique(self, wanted: str, kept: Collection[str] = ()) -> str:
        unique, number = wanted, self._numbers.get(wanted, 1)
        while unique in self._taken or unique in kept:
            number += 1
            unique = f"{wanted}-{number}"
        self._numbers[wanted] = number
        return unique


def attributes_of(token: Token, identities: Identities, place: Position) -> str:
    """What an editor may set, as it stands in a tag, each attribute after a blank."""
    note_foreign(token, identities.ground, place)
    identity = identities.given(token, place)
    shown = {
        "id": identity,
        "class": checked(token, "class", identities.ground, place),
        "lang": checked(token, "lang", identities.ground, place),
    }
    if "width" in token.attrs:
        identities.ground.note("attribute-unknown", place, name="width")
    return "".join(f' {name}="{escape(value)}"' for name, value in shown.items() if value)


def note_foreign(token: Token, ground: Ground, place: Position) -> None:
    """Note the attributes that nobody may set; the parser has put them aside."""
    for name in token.meta.get("insecure_attrs", ()):
        ground.note("attribute-unknown", place, name=name, known=", ".join(ATTRIBUTES))


def checked(token: Token, name: str, ground: Ground, place: Position) -> str:
    """The value of an attribute, or nothing where it cannot be one."""
    value = str(token.attrs.get(name, ""))
    if value and not is_valid(name, value):
        ground.note("attribute-value", place, name=name, value=value)
        return ""
    return value


def is_valid(name: str, value: str) -> bool:
    """Whether an attribute may have this value; of most names, any."""
    pattern = _VALUES.get(name)
    return pattern is None or pattern.fullmatch(value) is not None


_RESERVED = ("_", "page-", "fn-", "fnref-", "u-")
"""Beginnings of ids that belong to the page, to footnotes and to raw HTML."""

_VALUES: Mapping[str, re.Pattern[str]] = {
    "class": re.compile(r"[A-Za-z0-9_-]+( [A-Za-z0-9_-]+)*"),
    "lang": re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"),
    "id": re.compile(r"[^\s\"'<>&]+"),
    "width": re.compile(r"[1-9][0-9]{0,3}"),
}
