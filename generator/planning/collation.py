"""The order in which names stand in a list of one language.

In goes a language, out comes a key function for `sorted`. The order follows the Unicode collation
algorithm where a reader would notice, and costs a fraction of it: digits, then the letters of the
language's own script, then the other script, then the rest of the world; ё counts as е and an
accent as nothing until all else is equal; quotation marks never count, any other sign parts words.

What it leaves out are single languages' own alphabets (Swedish å after z, Kazakh і after ы).
"""

import re
from collections.abc import Callable
from functools import cache
from unicodedata import normalize

from generator.urls import PLAIN_LATIN

SortKey = tuple[str, str, str]
"""Letters by rank, then letters as written, then the very text: unequal texts never tie."""


@cache
def sort_key(lang: str) -> Callable[[str], SortKey]:
    """Return what sorts texts as a reader of the language expects, the same on every machine."""
    ranks = _ranks(_scripts(lang))

    def key(text: str) -> SortKey:
        letters = normalize("NFC", text).casefold().translate(_IGNORED)
        words = _SIGNS.sub(" ", letters).strip()
        plain = _FOREIGN.sub(_without_accents, words)
        return plain.translate(ranks), words, text

    return key


_CYRILLIC = "аәбвгґғѓдђеєжзѕиіїйјкқќлљмнњңоөпрстћуўүұфхһцчџшщъыьэюя"
_LATIN = "abcdefghijklmnopqrstuvwxyz"

_WRITTEN_IN_CYRILLIC = frozenset({"be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "tt", "uk"})

_FIRST_RANK = 0x80
"""Ranks are characters above the digits and below those of any third script."""

_YO_IS_YE = {ord("ё"): "е"}

_QUOTES = "\"'`´«»‹›‘’‚‛“”„‟ʼ′″"
_ACCENTS = "".join(map(chr, range(0x300, 0x370)))
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_IGNORED = str.maketrans("", "", _QUOTES + _ACCENTS + _INVISIBLE)

_SIGNS = re.compile(r"[\0-/:-`{-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf×÷\u2000-\u2bff\u3000-\u303f]+")
_FOREIGN = re.compile(r"[^\0-\x7f\u0400-\u052f]+")


def _scripts(lang: str) -> str:
    """Return the letters of both scripts, those of the language first."""
    if re.split("[-_]", lang)[0].lower() in _WRITTEN_IN_CYRILLIC:
        return _CYRILLIC + _LATIN
    return _LATIN + _CYRILLIC


def _ranks(letters: str) -> dict[int, str]:
    ranks = {ord(letter): chr(_FIRST_RANK + place) for place, letter in enumerate(letters)}
    return ranks | {yo: ranks[ord(ye)] for yo, ye in _YO_IS_YE.items()}


def _without_accents(foreign: re.Match[str]) -> str:
    """Return letters of neither ASCII nor Cyrillic plain; й must keep the breve that makes it й."""
    return normalize("NFKD", foreign[0]).casefold().translate(_IGNORED).translate(PLAIN_LATIN)
