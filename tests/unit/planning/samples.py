"""Sites built by hand, as linking would hand them on, and ways to look into the plan of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from generator.config import Config
from generator.diagnostics import Diagnostic, Position
from generator.fields import Marks
from generator.model.pages import Page
from generator.model.parts import Frame
from generator.model.site import Facts, File, Fill, LinkedText, Picture, Site, Story, Version
from generator.model.texts import (
    SCHEMAS,
    Article,
    Body,
    Entry,
    LinkHole,
    RecordText,
    Registry,
    Section,
)
from generator.model.views import TextView, View
from generator.model.written import FrontMatter, Record, RecordFrontMatter, Relation
from tests.support.plans import Plan, plan

LANGS = ("ru", "en")
NOW = datetime(2024, 1, 1, tzinfo=UTC)
V = TypeVar("V")


def config(langs: Sequence[str] = LANGS, **settings: Any) -> Config:
    languages = {
        lang: {
            "name": {"ru": "Русский", "en": "English"}.get(lang, lang),
            "locale": lang,
            "title": f"Herald {lang}",
            "description": f"About {lang}",
        }
        for lang in langs
    }
    given: dict[str, object] = {
        "url": "https://news.example.org",
        "timezone": "Europe/Moscow",
        "languages": languages,
        "x_default": "en" if "en" in langs else langs[0],
    }
    return Config.model_validate(given | settings, context={"languages": tuple(langs)})


def version(
    key: str,
    lang: str,
    facts: Facts | None = None,
    *,
    section: Section = "news",
    relation: Relation | None = None,
    slug: str = "",
    body: Body | None = None,
    fills: tuple[Fill, ...] = (),
    anchors: tuple[str, ...] = (),
    digest_of: tuple[str, ...] = (),
    **front: Any,
) -> Version:
    path = f"content/{section}/{key}.{lang}.md"
    matter = FrontMatter.model_validate(
        {"title": f"{key} {lang}"} | front, context={"languages": LANGS}
    )
    article = Article(path, section, key, lang, matter, Marks(path), body or Body())
    stated = facts or Facts(date=date(2023, 6, 1))
    return Version(article, slug or key, relation, stated, fills, anchors, digest_of)


def story(*versions: Version, original: str | None = None) -> Story:
    first = next((one for one in versions if one.lang == original), versions[0])
    article = first.article
    return Story(
        article.section, article.key, {one.lang: one for one in versions}, original, first.facts
    )


def pair(key: str, facts: Facts | None = None, **front: Any) -> Story:
    """A Russian original with its English translation."""
    return story(
        version(key, "ru", facts, **front),
        version(key, "en", facts, relation="translation", **front),
        original="ru",
    )


def facts(day: str = "2023-06-01", **stated: Any) -> Facts:
    when = date.fromisoformat(day) if len(day) == 10 else datetime.fromisoformat(day)
    return Facts(date=when, **stated)


def record(registry: Registry, key: str, **fields: Any) -> Entry[Record]:
    path = f"content/{registry}/{key}.yaml"
    schema = SCHEMAS[registry]
    stated = schema.model_validate(fields, context={"languages": LANGS})
    return Entry(path, registry, key, stated, Marks(path))


def partner(key: str, **fields: Any) -> Entry[Record]:
    return record("partners", key, **{"name": {"ru": f"{key} ру", "en": f"{key} en"}} | fields)


def visit(
    key: str, *stops: Mapping[str, object], starts: str = "2023-05-29", **fields: Any
) -> Entry[Record]:
    given: dict[str, object] = {
        "title": {"ru": f"Визит {key}", "en": f"Visit {key}"},
        "starts": starts,
    }
    return record("visits", key, **given | {"ends": "2023-06-03", "stops": stops} | fields)


def agreement(key: str, signed: str = "2023-06-01", **fields: Any) -> Entry[Record]:
    given: dict[str, object] = {
        "title": {"ru": f"Договор {key}", "en": f"Agreement {key}"},
        "signed": signed,
    }
    return record("agreements", key, **given | {"parties": ["etri"]} | fields)


def named(registry: Registry, key: str, **fields: Any) -> Entry[Record]:
    return record(registry, key, **{"name": {"ru": f"{key} ру", "en": f"{key} en"}} | fields)


def record_text(
    registry: Registry,
    key: str,
    lang: str,
    body: Body,
    fills: tuple[Fill, ...] = (),
    **stated: Any,
) -> LinkedText:
    path = f"content/{registry}/{key}.{lang}.md"
    front = RecordFrontMatter.model_validate(stated, context={"languages": LANGS})
    return LinkedText(
        RecordText(path, registry, key, lang, front, Marks(path), body), fills, anchors=()
    )


def site(
    stories: Iterable[Story] = (),
    records: Iterable[Entry[Record]] = (),
    settings: Config | None = None,
    **more: Any,
) -> Site:
    registries: dict[str, Any] = {}
    for entry in sorted(records, key=lambda one: one.key):
        registries.setdefault(entry.registry, {})[entry.key] = entry
    by_key = {(one.section, one.key): one for one in stories}
    return Site(settings or config(), dict(sorted(by_key.items())), **registries, **more)


def links(*targets: str) -> Body:
    """A body with a link to each target, on lines of their own."""
    holes = tuple(
        LinkHole(target, Position("content/news/a.ru.md", line))
        for line, target in enumerate(targets, 5)
    )
    return Body(holes, is_empty=not holes)


def picture(name: str, **words: Any) -> Picture:
    return Picture(File(f"content/photos/{name}", 10, 400, 300), **words)


# Looking into a plan ----------------------------------------------------------------------------


def planned(stated: Site, as_of: datetime = NOW) -> Plan:
    """The plan of a site with which nothing is wrong."""
    reported = plan(stated, as_of)
    assert reported.diagnostics == ()
    return reported.value


def findings(stated: Site, as_of: datetime = NOW) -> tuple[Diagnostic, ...]:
    return plan(stated, as_of).diagnostics


def addresses(done: Plan) -> set[str]:
    return {page.address for page in done.pages}


def page(done: Plan, address: str) -> Page:
    return next(one for one in done.pages if one.address == address)


def view(done: Plan, address: str, kind: type[V]) -> V:
    found = page(done, address).view
    assert isinstance(found, kind)
    return found


def text_of(done: Plan, address: str) -> str:
    return view(done, address, TextView).text


def frame_of(found: View) -> Frame:
    frame = getattr(found, "frame", None)
    assert isinstance(frame, Frame)
    return frame


def frames(done: Plan) -> dict[str, Frame]:
    """The frames of all pages that have one, by address."""
    return {one.address: frame_of(one.view) for one in done.pages if hasattr(one.view, "frame")}
