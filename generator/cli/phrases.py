"""What the commands say, in the editor's language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from generator.diagnostics import UI_LANGUAGES

_LOCALE_VARIABLES = ("VESTNIK_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def ui_language(asked: str | None, environment: Mapping[str, str]) -> str:
    """The interface language: as asked, else by VESTNIK_LANG or the locale, else English."""
    wanted = (asked, *(environment.get(name) for name in _LOCALE_VARIABLES))
    first = next((value for value in wanted if value), "en")
    lang = first.replace("-", "_").partition("_")[0].lower()
    return lang if lang in UI_LANGUAGES else "en"


def phrase(ui_lang: str, name: str, **details: object) -> str:
    """A sentence of the commands with its details."""
    return _phrases()[name][ui_lang].format(**details)


def amount(ui_lang: str, number: int) -> str:
    """A number of things; four digits are not grouped."""
    mark = phrase(ui_lang, "thousands-mark")
    return f"{number:,}".replace(",", mark) if number > _LARGEST_UNGROUPED else str(number)


def seconds(ui_lang: str, value: float) -> str:
    """A time in seconds, to a tenth."""
    return f"{value:.1f}".replace(".", phrase(ui_lang, "decimal-mark"))


_LARGEST_UNGROUPED = 9999


@cache
def _phrases() -> Mapping[str, Mapping[str, str]]:
    text = (resources.files(__package__) / "phrases.toml").read_text("utf-8")
    return tomllib.loads(text)
