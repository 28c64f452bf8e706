"""Which texts are one story.

In go articles; out come groups with one text a language. A key is unique in the whole site, in news
and standalone pages alike: a link, a menu and an editor's memory know only the key. Two keys that
differ only by case or by Unicode form are an error, for some file systems and hosts take them for
one; two that differ only by a Cyrillic letter that looks Latin are a warning, for people do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from posixpath import commonprefix
from unicodedata import normalize

from generator.diagnostics import Diagnostic, Position, Reported, diagnostic
from generator.model.site import Read
from generator.model.texts import Article, Section
from generator.values import replace


@dataclass(frozen=True, slots=True)
class Paired:
    """The texts of one story, in the order of the site's languages."""

    section: Section
    key: str
    articles: tuple[Article, ...]


def pair(read: Read, langs: Sequence[str]) -> Reported[tuple[Paired, ...]]:
    """Return the stories in order; of two texts that claim one place, the first path has it.

    Keys that no system should tell apart are paired all the same: one finding is enough.
    """
    articles = sorted(read.articles, key=lambda article: article.path)
    groups: dict[tuple[Section, str], dict[str, Article]] = defaultdict(dict)
    for article in articles:
        groups[article.section, _folded(article.key)].setdefault(article.lang, article)
    paired = (_paired(section, by_lang, langs) for (section, _), by_lang in groups.items())
    in_order = sorted(paired, key=lambda story: (story.section, story.key))
    return Reported(tuple(in_order), (*_clashes(articles), *_look_alikes(articles)))


def _paired(section: Section, by_lang: Mapping[str, Article], langs: Sequence[str]) -> Paired:
    key = next(iter(by_lang.values())).key
    in_order = (by_lang[lang] for lang in langs if lang in by_lang)
    return Paired(section, key, tuple(_keyed(article, key) for article in in_order))


def _keyed(article: Article, key: str) -> Article:
    return article if article.key == key else replace(article, key=key)


def _clashes(articles: Iterable[Article]) -> Iterator[Diagnostic]:
    """Yield the texts that have another's key, in this spelling or another."""
    for group in _grouped(articles, _folded):
        first_by_spelling: dict[str, Article] = {}
        first_by_place: dict[tuple[str, str], Article] = {}
        for article in group:
            namesake = first_by_spelling.setdefault(article.key, article)
            rival = first_by_place.setdefault((article.key, article.lang), article)
            if namesake is article:
                yield from _compared("key-spelling", article, group[0])
            elif namesake.section != article.section:
                yield _twice(article, namesake)
            elif rival is not article:
                yield _twice(article, rival)


def _look_alikes(articles: Iterable[Article]) -> Iterator[Diagnostic]:
    for group in _grouped(articles, lambda key: _folded(key).translate(_LATIN_TWINS)):
        first_by_folded: dict[str, Article] = {}
        for article in group:
            if first_by_folded.setdefault(_folded(article.key), article) is article:
                yield from _compared("keys-look-alike", article, group[0])


def _grouped(
    articles: Iterable[Article], name: Callable[[str], str]
) -> Iterable[Sequence[Article]]:
    groups: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        groups[name(article.key)].append(article)
    return groups.values()


def _folded(key: str) -> str:
    return key if key.isascii() and key.islower() else normalize("NFC", key).casefold()


_LATIN_TWINS = str.maketrans("аеорсухіјѕ", "aeopcyxijs")
"""Cyrillic letters that nobody can tell from Latin ones."""


def _twice(article: Article, other: Article) -> Diagnostic:
    return diagnostic(
        "key-twice", _place(article), key=article.key, path=article.path, other=other.path
    )


def _compared(code: str, article: Article, other: Article) -> Iterator[Diagnostic]:
    """Yield what tells two keys apart, as code points; nothing for a key and itself."""
    if article is not other:
        here, there = _difference(article.key, other.key)
        yield diagnostic(
            code, _place(article), key=article.key, path=article.path, other_key=other.key,
            other=other.path, points=here, other_points=there,
        )  # fmt: skip


def _difference(one: str, other: str) -> tuple[str, str]:
    """Return the code points of two texts less their common beginning and end."""
    start = len(commonprefix((one, other)))
    end = len(commonprefix((one[start:][::-1], other[start:][::-1])))
    return _points(one[start : len(one) - end]), _points(other[start : len(other) - end])


def _points(text: str) -> str:
    return " ".join(f"U+{ord(character):04X}" for character in text) or "–"


def _place(article: Article) -> Position:
    """Return where the key is given, or the beginning of the file whose name gives it."""
    return article.marks.at("translation_key")
