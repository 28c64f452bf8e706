"""How is what has to be known found out?

In go questions and what the options of a command say; out come the fields. Where somebody sits at a
terminal the rest is asked, with the records that there are to choose from; elsewhere what must be
known is a usage error that names the option. Each answer is held against its schema at once, while
it can still be typed anew.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from generator.cli.desks import Desk, check_field
from generator.cli.phrases import amount, phrase
from generator.cli.questions import Question, Shape
from generator.diagnostics import nearest, visible
from generator.model.texts import Registry

if TYPE_CHECKING:
    from generator.cli.offers import Choice
    from generator.cli.questions import Answers
    from generator.model.blanks import Known

SHOWN = 9
"""So many records are listed; of more, those that are like what was typed."""


def answers(
    questions: Sequence[Question], given: Mapping[str, Any], registry: Registry | None, desk: Desk
) -> Answers:
    """The fields of something new, empty where nobody knows; a story has no registry."""
    fields: dict[str, Known] = {}
    for question in questions:
        choice = question.choice(desk, fields) if question.choice else None
        asked = _Asked(question, choice, fields, registry, desk)
        fields[question.field] = asked.answer(given[question.field])
    return fields


def ask_key(desk: Desk, suggested: str, check: Callable[[str], str]) -> str:
    """The key, as suggested or as the editor types it; `check` raises where it cannot be one."""
    return _typed(phrase(desk.ui_lang, "ask-key"), suggested, check)


def is_interactive() -> bool:
    """Whether somebody reads what is asked, and can answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question of the site at hand."""

    question: Question
    choice: Choice | None
    known: Answers
    registry: Registry | None
    desk: Desk

    def answer(self, given: Any) -> Known:
        """What the options say, else what the editor types, else the default."""
        if self.question.shape is Shape.NAMES:
            return self._names(given)
        if given:
            return self._said(tuple(given) if self.question.is_plural else self._parted(given))
        default = self.question.default(self.desk) if self.question.default else ""
        if is_interactive() and self._leaves_open(default):
            return self._parted(self._typed(default))
        if self.question.is_required:
            raise self._missing("…")
        return self._parted(default)

    def _leaves_open(self, default: str) -> bool:
        """Whether there is anything to decide."""
        if self.choice is None or self.question.shape is Shape.AUTHORS:
            return True
        return len(self.choice) > bool(default)

    def _names(self, given: Sequence[str]) -> Mapping[str, str]:
        """A text in each language of the site."""
        langs = self.desk.config.langs
        names = dict(map(self._by_language, given))
        if names or self.question.is_required:
            for lang in langs:
                if lang not in names:
                    names[lang] = self._name(lang)
        return {lang: names[lang] for lang in langs if lang in names}

    def _by_language(self, given: str) -> tuple[str, str]:
        lang, mark, text = given.partition("=")
        if not mark or lang not in self.desk.config.langs:
            known = ", ".join(f"{lang}=…" for lang in self.desk.config.langs)
            option = f"--{self.question.option}"
            raise self.desk.fail("new-language", option=option, value=given, known=known)
        if not text.strip():
            raise self._missing(f"{lang}=…")
        self._check_name(text.strip(), lang)
        return lang, text.strip()

    def _name(self, lang: str) -> str:
        if not is_interactive():
            raise self._missing(f"{lang}=…")
        return self._typed("", lang)

    def _said(self, value: Known) -> Known:
        """What an option says, if it can be the answer."""
        try:
            self._check(value)
        except click.UsageError as error:
            raise click.UsageError(f"--{self.question.option}: {error.message}") from None
        return value

    def _typed(self, default: str, lang: str = "") -> str:
        """What the editor types, once it can be the answer."""
        desk, question = self.desk, self.question
        told = phrase(desk.ui_lang, question.asked or f"ask-{question.option}")
        if lang:
            told = f"{told} ({desk.config.languages[lang].name})"
        if self.choice:
            click.echo(_listed(self.choice, desk.ui_lang))

        def check(text: str) -> str:
            if not text and question.is_required:
                raise desk.fail("ask-required")
            if text and lang:
                self._check_name(text, lang)
            elif text:
                self._check(self._parted(text))
            return text

        return _typed(told, default, check)

    def _parted(self, text: str) -> Known:
        """A text, or what it lists: blanks part keys, but not what people are called."""
        if self.question.shape is Shape.KEYS:
            return tuple(text.replace(",", " ").split())
        if self.question.shape is Shape.AUTHORS:
            return tuple(one for one in map(str.strip, text.split(",")) if one)
        return self.question.tidied(text)

    def _check(self, value: Known) -> None:
        """Raise a usage error where a value cannot be the answer."""
        several = (value,) if isinstance(value, str) else value
        for one in several:
            self._check_choice(one)
        check_field(self.question.field, value, self.registry, self.desk)
        for one in several:
            self.question.check(one, self.known, self.desk)

    def _check_choice(self, key: str) -> None:
        """Raise one where there is no such key; a day may be followed by a part of it."""
        if self.choice is None or self.question.shape is Shape.AUTHORS:
            return
        if not self.choice:
            raise self.desk.fail(self._nothing_to_choose, key=key, option=self.question.of)
        if key.partition("/")[0] not in self.choice:
            known = ", ".join(_like(key, self.choice))
            raise self.desk.fail("new-unknown-key", key=key, known=known)

    @property
    def _nothing_to_choose(self) -> str:
        """The phrase that says why: what there is depends on another answer, or there is none."""
        is_open = self.question.of and not self.known[self.question.of]
        return "new-of-nothing" if is_open else "new-none-yet"

    def _check_name(self, text: str, lang: str) -> None:
        """Raise one where a text cannot be: a story states it in each file, a record all in one."""
        value = {lang: text} if self.registry else text
        check_field(self.question.field, value, self.registry, self.desk)

    def _missing(self, value: str) -> click.UsageError:
        return self.desk.fail("new-missing", option=f"--{self.question.option} {value}")


def _typed(told: str, default: str, check: Callable[[str], str]) -> str:
    """What is typed, once it can be: until then it is said why not, and asked again."""
    while True:
        text = click.prompt(told, default=default, show_default=bool(default)).strip()
        try:
            return check(text)
        except click.UsageError as error:
            click.secho(error.message, fg="yellow")


def _listed(choice: Choice, ui_lang: str) -> str:
    """What there is to choose from, or how many of it."""
    if len(choice) > SHOWN:
        return f"  {phrase(ui_lang, 'ask-many', count=amount(ui_lang, len(choice)))}"
    if not any(choice.values()):
        return f"  {', '.join(choice)}"
    width = max(map(len, choice))
    return "\n".join(f"  {key:{width}}  {visible(name)}".rstrip() for key, name in choice.items())


def _like(text: str, choice: Choice) -> Sequence[str]:
    """The keys that were most likely meant, with what they are called."""
    part = text.casefold()
    alike = [key for key, name in choice.items() if part in f"{key} {name}".casefold()]
    near = nearest(text, choice)
    found = alike or ([near] if near else list(choice))
    names = ((key, choice[key]) for key in found[:SHOWN])
    return [f"{key} ({name})" if name else key for key, name in names]
