"""The settings of a site, from its disk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.building.layout import CONFIG
from generator.config import Settings, parse_config, with_address
from generator.diagnostics import Diagnostic, Position, Reported, diagnostic
from generator.model.texts import Source
from generator.reading import decode
from generator.rendering import is_known_locale

MAX_CONFIG_BYTES = 1_000_000


def load_settings(root: Path, url: str | None = None) -> Reported[Settings | None]:
    """The settings of the site at `root`, for another address where one is given."""
    file = root / CONFIG
    if not file.is_file():
        return Reported(None, (diagnostic("config-missing", Position(CONFIG)),))
    text = decode(Source(CONFIG, file.read_bytes()), MAX_CONFIG_BYTES)
    if text.value is None:
        return Reported(None, text.diagnostics)
    settings = parse_config(text.value, CONFIG)
    if settings.value is None:
        return settings
    unknown = tuple(_unknown_locales(settings.value))
    if unknown:
        return Reported(None, (*settings.diagnostics, *unknown))
    if url is None:
        return settings
    moved = replace(settings.value, config=with_address(settings.value.config, url))
    return Reported(moved, settings.diagnostics)


def _unknown_locales(settings: Settings) -> Iterator[Diagnostic]:
    """Locales of the right form that rendering has no data for."""
    for lang, language in settings.config.languages.items():
        if not is_known_locale(language.locale):
            place = settings.marks.at("languages", lang, "locale")
            yield diagnostic("config-locale", place, value=language.locale, lang=lang)
