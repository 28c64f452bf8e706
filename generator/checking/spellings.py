"""Are two words the same word, spelled in one way or in two?

In go a word as a registry has it and one from a text; out comes whether they are the same, a
variant of each other, or two words. Russian words may be inflected; a variant differs by ё and е, э
and е, by an accent or an apostrophe, or is another romanisation of the same letters. What capitals
after the first letter mean, only the passage tells. Which rules hold, a word's own letters say.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from unicodedata import combining, normalize

_MANY = 1 << 16
"""Pairs of words that are remembered: the same ones meet in text after text."""


class Likeness(Enum):
    """What two words are to each other."""

    SAME = "same"
    CAPITALS = "capitals"
    """The same but for capitals within it."""
    VARIANT = "variant"
    OTHER = "other"


@lru_cache(_MANY)
def compared(registered: str, found: str) -> Likeness:
    """What a word of a text is to one of a registry."""
    if is_cyrillic(registered) != is_cyrillic(found) or _is_word_for_letters(registered, found):
        return Likeness.OTHER
    if is_cyrillic(registered):
        likeness = _compared_cyrillic(_plain(registered), _plain(found))
    else:
        likeness = _compared_latin(_plain(registered), _POSSESSIVE.sub("", _plain(found)))
    is_same = likeness is Likeness.SAME
    return Likeness.CAPITALS if is_same and _has_other_capitals(registered, found) else likeness


@lru_cache(_MANY)
def romanised_alike(one: str, other: str) -> bool:
    """Whether two words are romanisations of the same Cyrillic one: Rudskoi, Rudskoy, Rudskoj."""
    return _sounds(_bare(_plain(one))) == _sounds(_bare(_POSSESSIVE.sub("", _plain(other))))


def stem(word: str) -> str:
    """What all forms and variants of a word have in common, and few other words have."""
    plain = _POSSESSIVE.sub("", _plain(word))
    if not is_cyrillic(plain):
        return _sounds(_bare(plain))
    loose = loosened(plain)
    return loose[:2] + _ENDINGS_AT_END.sub("", loose[2:])


def loosened(word: str) -> str:
    """The word without what its variants differ by, but for romanisation."""
    plain = _plain(word)
    return plain.translate(_LOOSE) if is_cyrillic(plain) else _bare(plain)


def patched(registered: str, found: str) -> str:
    """The word of a text in the registry's spelling, in the form that it has there."""
    if not is_cyrillic(registered):
        return registered + "".join(_WRITTEN_POSSESSIVE.findall(found))
    length = _common(loosened(registered), loosened(found))
    ending = found[length:] if registered.isupper() else found[length:].lower()
    return registered[:length] + ending


def is_cyrillic(word: str) -> bool:
    """Whether a word is written in Cyrillic letters."""
    return _CYRILLIC.search(word) is not None


def _is_word_for_letters(registered: str, found: str) -> bool:
    """Whether a word only sounds like an abbreviation: ЛЭТИ is no other spelling of «лети»."""
    return registered.isupper() and len(registered) > 1 and not found.isupper()


def _has_other_capitals(registered: str, found: str) -> bool:
    """Whether two like words differ by capitals after the first letter, which any word may have."""
    length = _common(_plain(registered), _plain(found))
    pairs = zip(registered[1:length], found[1:length], strict=True)
    return any(one.isupper() != other.isupper() for one, other in pairs)


def _compared_cyrillic(registered: str, found: str) -> Likeness:
    one, other = loosened(registered), loosened(found)
    if one != other and not _is_form(one, other):
        return Likeness.OTHER
    if one != other and len(_VOWEL.findall(one)) == 1:
        return Likeness.SAME  # Пётр, Петра: with another ending the accent may move
    length = _common(one, other)
    return Likeness.SAME if registered[:length] == found[:length] else Likeness.VARIANT


def _is_form(one: str, other: str) -> bool:
    """Whether the second may be a case of the first."""
    base = one if len(one) < _SHORTEST_INFLECTED else _OWN_ENDING.sub("", one)
    return (
        len(one) >= _SHORTEST_INFLECTED
        and other.startswith(base)
        and _ENDING.fullmatch(other, len(base)) is not None
    )


_SHORTEST_INFLECTED = 3


def _compared_latin(registered: str, found: str) -> Likeness:
    if registered == found:
        return Likeness.SAME
    return Likeness.VARIANT if _bare(registered) == _bare(found) else Likeness.OTHER


def _common(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _plain(word: str) -> str:
    return normalize("NFC", word).casefold().replace("’", "'")


def _bare(word: str) -> str:
    """Without accents and apostrophes."""
    apart = normalize("NFD", word)
    return "".join(letter for letter in apart if letter != "'" and not combining(letter))


def _sounds(word: str) -> str:
    """The same for all usual romanisations of a Cyrillic word, each letter or group as one."""
    return _GROUPS.sub(_sound, word)


def _sound(group: re.Match[str]) -> str:
    return _SOUNDS[group.lastgroup or ""]


_SOUNDS = {
    "shch": "щ", "kh": "х", "ts": "ц", "ya": "я", "yu": "ю", "ye": "е", "y": "и", "v": "v",
    "x": "ks",
}  # fmt: skip
"""By the name of a group. Those for й, и, ы and what softens are one: Dmitrii, Dmitriy, Dmitry."""

_GROUPS = re.compile(
    "(?P<shch>shch|shh|sch)|(?P<kh>kh)|(?P<ts>tsz|ts|tz|cz)|(?P<ya>[yij]+a)|(?P<yu>[yij]+u)"
    "|(?P<ye>[yij]+[eo]|e)|(?P<y>[yij]+)|(?P<v>w)|(?P<x>x)"
)

_CYRILLIC = re.compile("[\u0400-\u052f]")
_LOOSE = str.maketrans("ёэ", "ее")
_VOWEL = re.compile("[аеиоуыюя]")
_POSSESSIVE = re.compile("'s$")
_WRITTEN_POSSESSIVE = re.compile("['’]s$")

_CASES = "ого|его|ому|ему|ыми|ими|ой|ей|ом|ем|ым|им|ью|ый|ий|ая|яя|ую|юю|ое|ее|[аеиоуыюяйь]"
"""Endings of nouns and adjectives in the singular."""

_ENDING = re.compile(f"(?:{_CASES})?")
_OWN_ENDING = re.compile("(?<=..)(?:[оиы]й|ая|яя|ое|ее|[аеиоуыюяйь])$")
_ENDINGS_AT_END = re.compile(f"(?:{_CASES})+$")
