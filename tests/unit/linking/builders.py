"""Small values to link: articles, records, bodies, with a line of its own for every field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import cast

from generator.config import Config
from generator.diagnostics import UI_LANGUAGES, Diagnostic, Position, Reported, catalogue
from generator.fields import Loc, Marks, Span
from generator.linking import link
from generator.model.site import File as SiteFile
from generator.model.site import Fill, Read, Site, Story, Version
from generator.model.texts import (
    SCHEMAS,
    AnchorHole,
    Article,
    Body,
    Entry,
    Heading,
    Hole,
    ImageHole,
    ImageRef,
    LinkHole,
    RecordText,
    Registry,
    Section,
)
from generator.model.written import FrontMatter, Record, RecordFrontMatter
from generator.urls import slugify

LANGS = {"languages": ("ru", "en")}

Item = Article | RecordText | Entry[Record] | SiteFile

NAMED = {"name": {"ru": "Имя", "en": "Name"}}
TITLED = {"title": {"ru": "Название", "en": "Title"}}
VISIT = {**TITLED, "starts": "2023-05-29", "ends": "2023-06-03"}
SIGNED = {**TITLED, "signed": "2023-05-29", "parties": ["etri"]}


def config(**changes: object) -> Config:
    """A site in Russian and English."""
    language = {"locale": "xx", "title": "T", "description": "D"}
    fields: dict[str, object] = {
        "url": "https://news.example.org",
        "timezone": "Europe/Moscow",
        "languages": {"ru": language | {"name": "Русский"}, "en": language | {"name": "English"}},
    }
    return Config.model_validate(fields | changes, context=LANGS)


def marks(path: str, tree: object) -> Marks:
    """Each field and item on a line of its own, from line 2."""
    spans: dict[Loc, Span] = {loc: (line, 1, 1) for line, loc in enumerate(_locs(tree), 2)}
    return Marks(path, (1, 1, 1), spans, spans)


def _locs(tree: object, loc: Loc = ()) -> Iterator[Loc]:
    match tree:
        case dict():
            items: list[tuple[str | int, object]] = list(tree.items())
        case list():
            items = list(enumerate(tree))
        case _:
            items = []
    for step, value in items:
        yield (*loc, step)
        yield from _locs(value, (*loc, step))


def article(path: str, body: Body | None = None, /, **front: object) -> Article:
    """A text at a path below `content/`; news have a date unless `date=None` is given."""
    place = PurePosixPath(path)
    section = cast(Section, place.parts[0])
    key, _, lang = place.stem.rpartition(".")
    dated = {"date": "2023-06-05"} if section == "news" and lang == "ru" else {}
    fields = {"title": "T"} | dated | front
    tree = {name: value for name, value in fields.items() if value is not None}
    full = f"content/{path}"
    return Article(
        full,
        section,
        str(front.get("translation_key", key)),
        lang,
        FrontMatter.model_validate(tree, context=LANGS),
        marks(full, tree),
        body or Body(),
    )


def entry(
    registry: Registry, key: str, fields: Mapping[str, object] = NAMED, path: str = ""
) -> Entry[Record]:
    """A record in a file of its own, or at a path in a file of many."""
    tree = dict(fields)
    model = SCHEMAS[registry].model_validate(tree, context=LANGS)
    if path:
        return Entry(path, registry, key, model, marks(path, {key: tree}), (key,))
    own = f"{key}.yaml" if registry == "photos" else f"content/{registry}/{key}.yaml"
    return Entry(own, registry, key, model, marks(own, tree))


def text(path: str, body: Body | None = None, /, **front: object) -> RecordText:
    """A record's text at a path below `content/`."""
    place = PurePosixPath(path)
    key, _, lang = place.stem.rpartition(".")
    full = f"content/{path}"
    return RecordText(
        full,
        cast(Registry, place.parts[0]),
        key,
        lang,
        RecordFrontMatter.model_validate(front, context=LANGS),
        marks(full, front),
        body or Body(),
    )


def image(path: str) -> SiteFile:
    """An image below `content/` with a size in pixels."""
    return SiteFile(f"content/{path}", 1000, 1200, 800)


def paper(path: str) -> SiteFile:
    """Any other file below `content/`."""
    return SiteFile(f"content/{path}", 1000)


def body(
    path: str, *holes: Hole, headings: tuple[Heading, ...] = (), ids: tuple[str, ...] = ()
) -> Body:
    """A body of a text at a path, with an anchor hole for each heading after the other holes."""
    anchors = tuple(AnchorHole(number) for number in range(len(headings)))
    all_holes = (*holes, *anchors)
    return Body(all_holes, headings, ids, is_empty=not all_holes)


def heading(words: str, level: int = 2, given: str = "") -> Heading:
    """A heading with the anchor that reading would give it."""
    return Heading(level, words, given, given or slugify(words), Position("content/x.md"))


def linking(path: str, *targets: str) -> Body:
    """A body with links, one a line from line 10."""
    return body(
        path, *(LinkHole(target, at(path, line)) for line, target in enumerate(targets, 10))
    )


def showing(path: str, *files: str, alt: str = "What is seen", caption: str = "") -> Body:
    """A body with one figure or gallery on line 10."""
    refs = tuple(ImageRef(file, alt, caption, at(path, 10)) for file in files)
    return body(path, ImageHole("gallery" if len(refs) > 1 else "figure", refs))


def at(path: str, line: int) -> Position:
    """A line of a file below `content/`."""
    return Position(f"content/{path}", line)


def read(*items: Item, unreadable: tuple[str, ...] = ()) -> Read:
    """The items as reading hands them on."""
    return Read(
        tuple(item for item in items if isinstance(item, Article)),
        tuple(item for item in items if isinstance(item, RecordText)),
        tuple(item for item in items if isinstance(item, Entry)),
        tuple(item for item in items if isinstance(item, SiteFile)),
        frozenset(f"content/{path}" for path in unreadable),
    )


def linked(*items: Item, unreadable: tuple[str, ...] = (), **settings: object) -> Reported[Site]:
    """The items linked; whatever is found can be worded in every interface language."""
    site = link(read(*items, unreadable=unreadable), config(**({"menu": []} | settings)))
    for found in site.diagnostics:
        for ui_lang in UI_LANGUAGES:
            if found.code in catalogue():
                catalogue()[found.code].message(found, ui_lang)
                catalogue()[found.code].hint(found, ui_lang)
    return site


def findings(*items: Item, unreadable: tuple[str, ...] = (), **settings: object) -> list[str]:
    """What is found, as `code file:line`."""
    site = linked(*items, unreadable=unreadable, **settings)
    return [worded(found) for found in site.diagnostics]


def worded(found: Diagnostic) -> str:
    """A finding as `code file:line`."""
    return f"{found.code} {found.position.path.removeprefix('content/')}:{found.position.line}"


def only(*items: Item, unreadable: tuple[str, ...] = (), **settings: object) -> Mapping[str, str]:
    """The details of the only finding."""
    (found,) = linked(*items, unreadable=unreadable, **settings).diagnostics
    return dict(found.details)


def story(site: Reported[Site], key: str = "a") -> Story:
    """A story of the news."""
    return site.value.stories["news", key]


def version(site: Reported[Site], lang: str = "ru", key: str = "a") -> Version:
    """A story's text in one language."""
    return story(site, key).versions[lang]


def fills(*items: Item, lang: str = "ru", key: str = "a") -> tuple[Fill, ...]:
    """What fills the holes of a text that nothing is wrong with."""
    site = linked(*items)
    assert site.diagnostics == ()
    return version(site, lang, key).fills
