"""The site's settings: `config.yaml` as a frozen value, each option declared once.

In goes the text of `config.yaml`; out comes a `Config` or every problem in it. A stage receives the
whole config only where it needs most of it; reading gets its slice, `ReadingRules`, so that a
changed title re-reads no file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from generator.diagnostics import (
    Diagnostic,
    Position,
    Reported,
    Severity,
    catalogue,
    diagnostic,
    nearest,
)
from generator.fields import Fields, Marks, parse
from generator.schemas import (
    CountryCode,
    Day,
    IndexNowKey,
    Line,
    Names,
    RecordKey,
    Schema,
    WebAddress,
    described,
)
from generator.schemas.checking import validate
from generator.urls import Permalinks, Scheme
from generator.zones import zone, zone_names

SECTIONS: tuple[str, ...] = ("news", "visits", "partners", "agreements")
"""Menu entries that are lists; all others are keys of standalone pages."""


class Language(Schema):
    """One of the site's languages."""

    name: Annotated[Line, described(description="Its own name for itself: Русский, English.")]
    locale: Annotated[
        Line, described(description="Locale by which dates and numbers are written: ru_RU.")
    ]
    title: Annotated[Line, described(description="The site's title in it.")]
    description: Annotated[Line, described(description="One sentence about the site in it.")]


class Contact(Schema):
    """How readers reach the desk."""

    email: Annotated[
        Line | None, described(default=None, description="Address for reports of mistakes.")
    ]


class MarkdownRules(Schema):
    """How Markdown is read."""

    html: Annotated[
        Literal["escape", "sanitized"],
        described(
            default="escape",
            description="Raw HTML: shown as text, or passed through an allow-list.",
        ),
    ]
    max_bytes: Annotated[
        int, described(default=1_000_000, ge=1_000, description="Largest text file that is read.")
    ]


class Publish(Schema):
    """What is made beside the pages."""

    precompress: Annotated[
        bool, described(default=False, description="Write a .gz twin beside every text file.")
    ]


class IndexNow(Schema):
    """Telling search engines of changed pages."""

    key: Annotated[IndexNowKey, described(description="The site's key; its file is published.")]


class Security(Schema):
    """What `/.well-known/security.txt` says (RFC 9116)."""

    contact: Annotated[Line, described(description="mailto: or https: address for reports.")]
    expires: Annotated[Day, described(description="Until when this holds.")]


class Theme(Schema):
    """How the built-in theme looks."""

    accent: Annotated[
        Literal["blue", "green", "red", "violet", "graphite"],
        described(default="green", description="Colour of links and marks."),
    ]
    logo: Annotated[
        Line | None, described(default=None, description="Path from / in content/static.")
    ]
    extra: Annotated[dict[str, object], described(default={})]


class Config(Schema):
    """`config.yaml`."""

    url: Annotated[WebAddress, described(description="Scheme and host: https://news.example.org")]
    base_path: Annotated[
        Line, described(default="/", description="Where on the host the site lies.")
    ]
    timezone: Annotated[
        Line, described(description="Decides on which day a moment falls: Europe/Moscow.")
    ]
    languages: Annotated[
        dict[RecordKey, Language], described(min_length=1, description="In the switcher's order.")
    ]
    publisher: Annotated[
        Line | None, described(default=None, description="Key of the partner with self: true.")
    ]
    contact: Annotated[Contact, described(default=Contact(email=None))]
    rights: Annotated[
        Names, described(default={}, description="Licence of the content by language.")
    ]
    menu: Annotated[
        tuple[Line, ...],
        described(
            default=SECTIONS,
            description=f"{', '.join(SECTIONS)}, or keys of standalone pages.",
        ),
    ]
    page_size: Annotated[
        int, described(default=20, ge=1, le=500, description="Stories on a list page.")
    ]
    feed_size: Annotated[int, described(default=30, ge=1, le=500, description="Stories in a feed.")]
    x_default: Annotated[
        Line | None,
        described(default=None, description="Language of hreflang x-default; none: the first."),
    ]
    untranslated: Annotated[
        Literal["badge", "hide"],
        described(default="badge", description="Stories of another language in lists."),
    ]
    layout: Annotated[
        Literal["suffix", "folders"],
        described(
            default="suffix", description="Language as suffix (x.ru.md) or folder (news/ru/x.md)."
        ),
    ]
    permalinks: Annotated[
        Permalinks, described(default="pretty", description="x/ as a folder, or x.html.")
    ]
    markdown: Annotated[
        MarkdownRules, described(default=MarkdownRules(html="escape", max_bytes=1_000_000))
    ]
    severity: Annotated[
        dict[str, Severity], described(default={}, description="Severity of findings by code.")
    ]
    countries: Annotated[
        dict[CountryCode, Names],
        described(default={}, description="Names of countries in place of CLDR's."),
    ]
    transliteration: Annotated[
        Scheme, described(default="bgn", description="How Cyrillic becomes an address.")
    ]
    publish: Annotated[Publish, described(default=Publish(precompress=False))]
    indexnow: Annotated[IndexNow | None, described(default=None)]
    security: Annotated[Security | None, described(default=None)]
    theme: Annotated[Theme, described(default=Theme(accent="green", logo=None, extra={}))]
    extra: Annotated[dict[str, object], described(default={}, description="Anything else.")]

    @property
    def langs(self) -> tuple[str, ...]:
        """The keys of the languages, in the switcher's order."""
        return tuple(self.languages)

    @property
    def zone(self) -> ZoneInfo:
        """The time zone that decides on which day a moment falls."""
        return zone(self.timezone)

    @property
    def x_default_lang(self) -> str:
        """The language that `x-default` leads to, where one must be chosen."""
        return self.x_default or self.langs[0]


@dataclass(frozen=True, slots=True)
class ReadingRules:
    """The slice of the config on which reading a file depends."""

    languages: tuple[str, ...]
    layout: Literal["suffix", "folders"]
    html: Literal["escape", "sanitized"]
    max_bytes: int
    transliteration: Scheme


def reading_rules(config: Config) -> ReadingRules:
    """What reading needs of a config."""
    return ReadingRules(
        config.langs,
        config.layout,
        config.markdown.html,
        config.markdown.max_bytes,
        config.transliteration,
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """A config, and where each of its settings stands in its file."""

    config: Config
    marks: Marks


def parse_config(text: str, path: str) -> Reported[Settings | None]:
    """The settings that a text states, or every problem in it."""
    fields = parse(text, path)
    if fields.value is None:
        return Reported(None, fields.diagnostics)
    languages = fields.value.tree.get("languages")
    langs = tuple(languages) if isinstance(languages, dict) else ()
    config = validate(Config, fields.value, langs)
    if config.value is None:
        return Reported(None, config.diagnostics)
    wrong = _checks(config.value, fields.value)
    settings = Settings(config.value, fields.value.marks)
    return Reported(None if wrong else settings, (*config.diagnostics, *wrong))


def with_address(config: Config, url: str) -> Config:
    """The config with `url` and `base_path` taken from an address, `https://host/path/`."""
    scheme, _, rest = url.partition("://")
    host, _, path = rest.partition("/")
    base = f"/{path.strip('/')}/" if path.strip("/") else "/"
    return config.model_copy(update={"url": f"{scheme}://{host}", "base_path": base})


def _checks(config: Config, fields: Fields) -> tuple[Diagnostic, ...]:
    """What one field alone cannot show."""
    at = fields.marks.at
    found = []
    if config.timezone not in zone_names():
        suggestion = nearest(config.timezone, zone_names())
        found.append(
            diagnostic(
                "config-timezone", at("timezone"), value=config.timezone, suggestion=suggestion
            )
        )
    if "/" in config.url.partition("://")[2]:
        host = "/".join(config.url.split("/")[:3])
        found.append(diagnostic("config-url-path", at("url"), value=config.url, corrected=host))
    if not _BASE_PATH.fullmatch(config.base_path):
        names = re.findall("[A-Za-z0-9_~-][A-Za-z0-9._~-]*", config.base_path)
        corrected = "/".join(("", *names, ""))
        found.append(diagnostic("config-base-path", at("base_path"), corrected=corrected))
    for lang, language in config.languages.items():
        if not _LOCALE.fullmatch(language.locale):
            place = at("languages", lang, "locale")
            found.append(diagnostic("config-locale", place, value=language.locale, lang=lang))
    if config.x_default is not None:
        found += _language(config.x_default, config.langs, at("x_default"))
    found += _severities(config.severity, fields)
    return tuple(found)


_BASE_PATH = re.compile("/([A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*")
_LOCALE = re.compile("[a-z]{2,3}(_[A-Z][a-z]{3})?(_([A-Z]{2}|[0-9]{3}))?")


def _language(lang: str, known: tuple[str, ...], place: Position) -> tuple[Diagnostic, ...]:
    if lang in known:
        return ()
    return (diagnostic("language-unknown", place, lang=lang, known=", ".join(known)),)


def _severities(overrides: Mapping[str, Severity], fields: Fields) -> tuple[Diagnostic, ...]:
    found = []
    for code in overrides:
        place = fields.marks.key("severity", code)
        if code not in catalogue():
            suggestion = nearest(code, catalogue())
            found.append(diagnostic("code-unknown", place, code=code, suggestion=suggestion))
        elif catalogue()[code].severity is Severity.ERROR:
            found.append(diagnostic("config-severity-fixed", place, code=code))
    return tuple(found)
