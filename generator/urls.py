"""What slugs, keys, addresses and output paths may be, and how one becomes another.

In go titles, keys and addresses; out come slugs, output paths and hrefs, or the diagnostic code
that says what is wrong with a given one. Nothing here knows a page or a file system.

An *address* is site-absolute, not percent-encoded and without `base_path`: `/ru/news/2023/x/`. One
that ends in a slash is a page; any other is a file and stays as it is.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import count
from typing import Literal, NewType
from unicodedata import category, is_normalized, normalize
from urllib.parse import quote

Href = NewType("Href", str)
"""What stands in HTML: `base_path` and address, percent-encoded."""

OutputPath = NewType("OutputPath", str)
"""A file of the site, relative to the output folder, with forward slashes."""

Slug = NewType("Slug", str)
"""The last part of a page's address."""

Scheme = Literal["bgn", "yandex", "gost", "icao"]
Permalinks = Literal["pretty", "flat"]

SLUG_LIMIT = 80
"""Characters that a slug may have."""

KEY_LIMIT = 120
"""Bytes that a key may have: with language, suffix and a temporary name it still fits 255."""

PLAIN_LATIN: Mapping[int, str] = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ə": "e"}
)
"""Small Latin letters that do not come apart into a plain one and an accent."""


def transliterate(text: str, scheme: Scheme = "bgn") -> str:
    """Return the text with its Cyrillic letters in Latin ones, all else as it is.

    `bgn` follows the BGN/PCGN romanisation without its positional rules and writes ё as е, so that
    both spellings give one slug. `yandex` is the table usual among Russian content managers. `icao`
    is ICAO 9303 (passports). `gost` is GOST 7.79-2000, system B, less its grave accents, which an
    address would have to escape: ъ and ь vanish, ы is y and э is e; ц is c before i, e, y and j,
    else cz.
    """
    text = normalize("NFC", text)
    for pattern, latin in _POSITIONAL.get(scheme, ()):
        text = pattern.sub(latin, text)
    return text.translate(_TABLES[scheme])


def slugify(text: str, scheme: Scheme = "bgn", limit: int = SLUG_LIMIT) -> Slug:
    """Return the slug of a text: `[a-z0-9-]` only, cut at a word, "" where nothing is left.

    Apostrophes, accents and invisible characters vanish ("Xi’an" is one word); whatever else is
    neither letter nor digit parts words. A slug's slug is itself.
    """
    latin = normalize("NFKD", transliterate(text, scheme)).casefold().translate(PLAIN_LATIN)
    joined = "".join(char for char in latin if char not in _APOSTROPHES and not _is_mark(char))
    return _cut(_SEPARATORS.sub("-", joined).strip("-"), limit)


def numbered(name: str, first: int = 2) -> Iterator[str]:
    """Yield the name, then `name-2`, `name-3` and so on: for whoever looks for one that is free."""
    yield name
    yield from (f"{name}-{number}" for number in count(first))


def slug_problem(slug: str) -> str | None:
    """Return the diagnostic code of what is wrong with a given slug, or None.

    `page`, `index` and two digits are addresses of lists and archives; a device's name could not be
    checked out on Windows.
    """
    if not slug.strip("- "):
        return "slug-empty"
    if not _SLUG.fullmatch(slug):
        return "slug-characters"
    if len(slug) > SLUG_LIMIT:
        return "slug-too-long"
    if _RESERVED_SLUG.fullmatch(slug) or _is_device(slug):
        return "slug-reserved"
    return None


def key_problem(key: str) -> str | None:
    """Return the diagnostic code of what is wrong with a key, or None.

    A key is a file name's stem, so it must live on every file system. Bidirectional controls could
    make it read as another (CVE-2021-42574).
    """
    if _BIDI.search(key):
        return "key-bidi"
    if len(key.encode(errors="surrogatepass")) > KEY_LIMIT:
        return "key-too-long"
    if key.endswith(_WINDOWS_DROPS) or _is_device(key):
        return "key-reserved"
    return None


def mixed_scripts(word: str) -> bool:
    """Say whether Latin and Cyrillic letters meet in one word, as look-alikes do.

    A hyphen parts words: «IT-компания» is two.
    """
    return _MIXED.search(normalize("NFC", word)) is not None


def address_to_file(address: str, permalinks: Permalinks) -> OutputPath:
    """Return the file in which the address is kept, relative to the output folder.

    Only one leading slash goes, so that a doubled one stays visible to `is_safe_output`.
    """
    visible = _visible(address, permalinks)
    return OutputPath(visible[1:] + ("index.html" if visible.endswith("/") else ""))


@lru_cache(maxsize=1 << 17)  # most pages name the same pages and photos as others
def href(address: str, base_path: str, permalinks: Permalinks) -> Href:
    """Return what leads to the address from any page of the site."""
    return Href(quote(base_path.rstrip("/") + _visible(address, permalinks)))


def is_safe_output(path: str) -> bool:
    """Say whether the path stays inside the output folder and is legal on every file system."""
    return is_normalized("NFC", path) and all(map(_is_safe_name, path.split("/")))


def _letters(rows: str) -> dict[str, str]:
    """Return a table written as `letter:latin letter:latin`."""
    return {row[0]: row[2:] for row in rows.split()}


_SHARED = _letters(
    "а:a б:b в:v г:g д:d е:e ж:zh з:z и:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f ч:ch ш:sh ы:y"
)
"""The Russian letters on which all four schemes agree."""

_OWN: dict[Scheme, dict[str, str]] = {
    "bgn": _letters("ё:e  й:y х:kh ц:ts щ:shch ъ:   ь: э:e  ю:yu я:ya"),
    "yandex": _letters("ё:yo й:j х:h  ц:c  щ:shch ъ:   ь: э:eh ю:yu я:ya"),
    "gost": _letters("ё:yo й:j х:x  ц:cz щ:shh  ъ:   ь: э:e  ю:yu я:ya"),
    "icao": _letters("ё:e  й:i х:kh ц:ts щ:shch ъ:ie ь: э:e  ю:iu я:ia"),
}

_NEIGHBOURS = _letters(
    "ґ:g є:ye і:i ї:yi ў:u ј:j љ:lj њ:nj ћ:c ђ:dj џ:dz ѕ:dz ѓ:g ќ:k "
    "ә:a ғ:gh қ:q ң:ng ө:o ұ:u ү:u һ:h"
)
"""Letters of the other Cyrillic alphabets, so that a name from there does not lose any."""

_POSITIONAL: dict[Scheme, tuple[tuple[re.Pattern[str], str], ...]] = {
    "gost": (
        (re.compile("ц(?=[еёийыэюяЕЁИЙЫЭЮЯ])"), "c"),
        (re.compile("Ц(?=[еёийыэюяЕЁИЙЫЭЮЯ])"), "C"),
    ),
}

_APOSTROPHES = frozenset("'’‘ʼʹ`´′")
_SEPARATORS = re.compile("[^a-z0-9]+")
_SLUG = re.compile("[a-z0-9-]+")
_RESERVED_SLUG = re.compile("page|index|[0-9]{2}")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LATIN, _CYRILLIC = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f", "\u0400-\u052f"
_MIXED = re.compile(rf"[{_LATIN}]\d*[{_CYRILLIC}]|[{_CYRILLIC}]\d*[{_LATIN}]")

_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[1-9¹²³])", re.IGNORECASE)
_WINDOWS_DROPS = (".", " ")
_NOT_IN_A_NAME = re.compile('[\\\\<>:"|?*\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]')
_NAME_LIMIT = 255


def _table(own: Mapping[str, str]) -> dict[int, str]:
    small = {**_SHARED, **_NEIGHBOURS, **own}
    capital = {letter.upper(): latin.capitalize() for letter, latin in small.items()}
    return str.maketrans(small | capital)


_TABLES: dict[Scheme, dict[int, str]] = {scheme: _table(own) for scheme, own in _OWN.items()}


def _is_mark(char: str) -> bool:
    return category(char) in {"Mn", "Cf"}


def _cut(slug: str, limit: int) -> Slug:
    if len(slug) <= limit:
        return Slug(slug)
    return Slug(slug[: limit + 1].rpartition("-")[0] or slug[:limit])


def _is_device(name: str) -> bool:
    return _DEVICE.fullmatch(name.partition(".")[0].rstrip()) is not None


def _visible(address: str, permalinks: Permalinks) -> str:
    """Return the address as a host serves it; homes are folders in either form."""
    is_home = address.count("/") <= 2
    if permalinks == "pretty" or is_home or not address.endswith("/"):
        return address
    return address.removesuffix("/") + ".html"


@lru_cache(maxsize=1024)
def _is_safe_name(name: str) -> bool:
    """Most parts of paths are the names of folders, and those come again and again."""
    return (
        name.strip() != ""
        and not name.endswith(_WINDOWS_DROPS)
        and not _NOT_IN_A_NAME.search(name)
        and not _is_device(name)
        and len(name.encode()) <= _NAME_LIMIT
    )
