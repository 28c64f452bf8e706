"""What has to be known of something new, and how is it asked?

In go what the options say; out come the fields. What is missing is asked where somebody sits at a
terminal, and is a usage error that names the option elsewhere.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

import click

from generator.cli.phrases import phrase
from generator.diagnostics import nearest

if TYPE_CHECKING:
    from generator.cli.desks import Desk
    from generator.model.blanks import Known


class Shape(Enum):
    """What an answer consists of."""

    TEXT = auto()
    NAMES = auto()
    """A text in each language: the option is given once for each, `ru=…`."""
    DAY = auto()
    KEYS = auto()
    """Keys of records: the option is given once for each."""


@dataclass(frozen=True, slots=True)
class Question:
    """A field, the option that gives it, and whether one can do without an answer."""

    field: str
    option: str
    help: str
    shape: Shape = Shape.TEXT
    known: Callable[[Desk], Collection[str]] | None = None
    """What the answer can be, where there is a choice."""
    is_required: bool = False
    default: Callable[[Desk], str] | None = None

    @property
    def parameter(self) -> click.Option:
        """The option as click knows it."""
        return click.Option(
            [f"--{self.option}", self.field],
            multiple=self.shape in (Shape.NAMES, Shape.KEYS),
            metavar=_METAVARS[self.shape],
            help=self.help,
        )


_METAVARS = {
    Shape.TEXT: "TEXT",
    Shape.NAMES: "LANG=TEXT",
    Shape.DAY: "DAY",
    Shape.KEYS: "KEY",
}


def answer(question: Question, given: Any, desk: Desk) -> Known:
    """The field, from what the option says or the editor types; empty where nobody knows."""
    match question.shape:
        case Shape.NAMES:
            return _names(question, given, desk)
        case Shape.KEYS:
            keys = tuple(given)
            if not keys and question.is_required:
                keys = _split(_typed(question, desk))
            return tuple(_known(question, key, desk) for key in keys)
        case Shape.TEXT | Shape.DAY:
            default = question.default(desk) if question.default else ""
            text = given or (_typed(question, desk, default) if question.is_required else default)
            return _known(question, text, desk) if text else ""


def ask_key(desk: Desk, suggested: str, check: Callable[[str], str]) -> str:
    """The key, as suggested or as the editor types it; `check` raises where it cannot be one."""
    if not is_interactive():
        return check(suggested)
    return _asked(phrase(desk.ui_lang, "ask-key"), suggested, check)


def is_interactive() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty()


def _names(question: Question, given: Sequence[str], desk: Desk) -> Mapping[str, str]:
    """A text in each language of the site."""
    names = {}
    for one in given:
        lang, mark, text = one.partition("=")
        if not mark or lang not in desk.config.langs or not text.strip():
            known = ", ".join(f"{lang}=…" for lang in desk.config.langs)
            raise desk.fail("new-language", option=f"--{question.option}", value=one, known=known)
        names[lang] = text.strip()
    if names or question.is_required:
        for lang in desk.config.langs:
            names[lang] = names.get(lang) or _typed(question, desk, lang=lang)
    return {lang: names[lang] for lang in desk.config.langs if lang in names}


def _typed(question: Question, desk: Desk, default: str = "", lang: str = "") -> str:
    """What the editor types; without a terminal, the default or an error that says what to give."""
    if not is_interactive():
        if default:
            return default
        option = f"--{question.option}"
        value = f"{lang}=…" if lang else "…"
        raise desk.fail("new-missing", option=f"{option} {value}")
    told = phrase(desk.ui_lang, f"ask-{question.option}")
    shown = f"{told} ({desk.config.languages[lang].name})" if lang else told
    return _asked(shown, default, lambda text: _accepted(question, text, desk))


def _asked(told: str, default: str, check: Callable[[str], str]) -> str:
    """What is typed, once it can be: until then it is said why not, and asked again."""
    while True:
        text = str(click.prompt(told, default=default or None)).strip()
        try:
            return check(text)
        except click.UsageError as error:
            click.echo(error.message, err=True)


def _accepted(question: Question, text: str, desk: Desk) -> str:
    """A text that can be the answer, as it was typed."""
    if question.shape is Shape.KEYS:
        for key in _split(text):
            _known(question, key, desk)
    elif question.shape is Shape.DAY and not _is_day(text):
        raise desk.fail("new-day", text=text)
    elif question.shape is Shape.TEXT:
        _known(question, text, desk)
    return text


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.replace(",", " ").split())


def _is_day(text: str) -> bool:
    try:
        return f"{date.fromisoformat(text)}" == text
    except ValueError:
        return False


def _known(question: Question, key: str, desk: Desk) -> str:
    """A key that exists; any text where there is no choice."""
    if question.known is None:
        return key
    keys = question.known(desk)
    if key not in keys:
        near = nearest(key, keys) or ", ".join(keys) or "—"
        raise desk.fail("new-unknown-key", option=f"--{question.option}", key=key, known=near)
    return key
