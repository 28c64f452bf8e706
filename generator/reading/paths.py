"""What is a file below `content/`, to judge by its path alone?

In goes a path, out comes its kind with section or registry, key and language, and what is wrong
with its name. Building dispatches by it, and the reading functions ask it too, so that a name is
understood in one way only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from posixpath import basename, splitext
from typing import Literal, get_args
from unicodedata import normalize

from generator.config import ReadingRules
from generator.diagnostics import Diagnostic, Position, diagnostic, nearest
from generator.model.files import IMAGES
from generator.model.texts import WITH_TEXTS, Registry, Section
from generator.urls import KEY_LIMIT, key_problem, mixed_scripts

Kind = Literal[
    "article", "record-text", "registry", "static", "asset", "ledger", "ignored", "misplaced"
]


@dataclass(frozen=True, slots=True)
class Classified:
    """What a path says.

    `article` is one of `section`; `record-text` and `registry` are of `registry`. A registry file
    with a key holds one record, without one it holds many; a photo's record is of the registry
    `photos`, its key being the photo's path. `diagnostics` of a file that is read are part of
    what reading it returns; only those of the other kinds (`misplaced` always has one) are for
    the caller to report. Where the name is wrong, key or language are empty.
    """

    kind: Kind
    section: Section | None = None
    registry: Registry | None = None
    key: str = ""
    lang: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()


@lru_cache(maxsize=1 << 17)  # building asks, then reading does, and every build of a preview again
def classify(path: str, rules: ReadingRules) -> Classified:
    """What the file at `path` is (from the site's root, `content/…`, with forward slashes)."""
    inside = tuple(path.split("/")[1:])
    name = inside[-1]
    if inside[:1] == ("static",):
        return Classified("ignored" if _is_litter(name) else "static")
    if any(_is_litter(part) or part.startswith(".") for part in inside) or _is_legal(inside):
        return Classified("ignored")
    if inside == ("addresses.txt",):
        return Classified("ledger")
    stem, suffix = splitext(name)
    if suffix == ".md":
        return _text(path, inside, rules)
    if suffix == ".yaml":
        return _record(path, inside)
    if suffix.lower() in _NEAR_SUFFIXES:
        right = stem + _NEAR_SUFFIXES[suffix.lower()]
        return _misplaced("file-suffix", path, suffix=suffix, right=right)
    return Classified("asset")


_LITTER = re.compile(r".*~|\..*\.sw[a-px]|\._.*|\.#.*|#.*#|\.DS_Store|Thumbs\.db|desktop\.ini")
_LEGAL = re.compile(r"(LICEN[CS]E|COPYING|README)(\..*)?", re.IGNORECASE)
_NEAR_SUFFIXES = {
    ".markdown": ".md",
    ".mdown": ".md",
    ".md": ".md",
    ".yml": ".yaml",
    ".yaml": ".yaml",
}
_SECTIONS: tuple[Section, ...] = get_args(Section)
_REGISTRIES: tuple[Registry, ...] = tuple(name for name in get_args(Registry) if name != "photos")


def _is_litter(name: str) -> bool:
    """Whether an editor or a system left the file behind."""
    return _LITTER.fullmatch(name) is not None


def _is_legal(inside: tuple[str, ...]) -> bool:
    return len(inside) == 1 and _LEGAL.fullmatch(inside[0]) is not None


def _misplaced(code: str, path: str, **details: object) -> Classified:
    return Classified("misplaced", diagnostics=(diagnostic(code, Position(path), **details),))


def _text(path: str, inside: tuple[str, ...], rules: ReadingRules) -> Classified:
    """An article, a page or a record's text: `news/2023/x.ru.md`, or `news/ru/2023/x.md`."""
    room = inside[0] if len(inside) > 1 else ""
    for section in _SECTIONS:
        if room == section:
            return _named(Classified("article", section=section), path, inside, rules)
    for registry in WITH_TEXTS:
        if room == registry:
            return _named(Classified("record-text", registry=registry), path, inside, rules)
    rooms = (*_SECTIONS, *WITH_TEXTS)
    return _misplaced(
        "file-misplaced-text", path, suggestion=nearest(room, rooms), known=", ".join(rooms)
    )


def _named(
    found: Classified, path: str, inside: tuple[str, ...], rules: ReadingRules
) -> Classified:
    stem, lang = _stem(path), inside[1] if len(inside) > 2 else ""
    if rules.layout != "folders":
        stem, _, lang = stem.rpartition(".")
    if lang not in rules.languages:
        return replace(found, diagnostics=(_language_problem(path, lang, rules),))
    key = normalize("NFC", stem)
    problem = key_problem(key) if key else "key-empty"
    if problem:
        return replace(
            found, lang=lang, diagnostics=(key_diagnostic(problem, key, Position(path)),)
        )
    return replace(found, lang=lang, key=key, diagnostics=tuple(_look_alikes(key, path)))


def _stem(path: str) -> str:
    return splitext(basename(path))[0]


def _look_alikes(key: str, path: str) -> Iterator[Diagnostic]:
    for word in re.split(r"[\W_]+", key):
        if mixed_scripts(word):
            yield diagnostic("key-look-alike", Position(path), key=key, word=word)


def _language_problem(path: str, lang: str, rules: ReadingRules) -> Diagnostic:
    """No language in the name, or one that the site does not have."""
    known = ", ".join(rules.languages)
    if rules.layout == "folders":
        code = "file-language-folder"
        return diagnostic(code, Position(path), known=known, folder=rules.languages[0])
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", lang):
        example = f"{_stem(path)}.{rules.languages[0]}.md"
        return diagnostic("file-language-missing", Position(path), known=known, example=example)
    suggestion = nearest(lang.lower(), rules.languages)
    return diagnostic(
        "file-language-unknown", Position(path), lang=lang, known=known, suggestion=suggestion
    )


def _record(path: str, inside: tuple[str, ...]) -> Classified:
    """One record (`partners/etri.yaml`, `photos/x.jpg.yaml`) or many (`places.yaml`)."""
    photo, _ = splitext(path)
    if splitext(photo)[1].lower() in IMAGES:
        return Classified("registry", registry="photos", key=photo)
    for registry in _REGISTRIES:
        if inside == (f"{registry}.yaml",):
            return Classified("registry", registry=registry)
        if inside[0] == registry:
            return _record_of(registry, path)
    word = _stem(path) if len(inside) == 1 else inside[0]
    return _misplaced(
        "file-misplaced-record",
        path,
        suggestion=nearest(word, _REGISTRIES),
        known=", ".join(_REGISTRIES),
    )


def _record_of(registry: Registry, path: str) -> Classified:
    found, key = Classified("registry", registry=registry), _stem(path)
    problem = record_key_problem(key)
    if problem:
        return replace(found, diagnostics=(key_diagnostic(problem, key, Position(path)),))
    return replace(found, key=key)


def record_key_problem(key: str) -> str | None:
    """The code of what is wrong with a record's key, or None.

    It is `[a-z0-9-]`, and no name that Windows keeps for itself.
    """
    if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", key):
        return "key-characters"
    return key_problem(key)


def key_diagnostic(code: str, key: str, place: Position) -> Diagnostic:
    """What to say of a key that cannot be one."""
    size = len(key.encode(errors="surrogatepass"))
    return diagnostic(code, place, key=key, value=key, size=size, limit=KEY_LIMIT)
