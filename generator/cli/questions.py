"""What has to be known of something new?

In goes what kind of thing it is; out comes, field by field, how it is asked for and what can be the
answer. Asking is the part of `interview`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.phrases import ui_language

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from generator.cli.desks import Desk
    from generator.model.blanks import Known

    Answers = Mapping[str, Known]
    """The fields that are known by now."""

    Choice = Mapping[str, str]
    """All that can be answered, with what each is called."""


class Shape(Enum):
    """What an answer consists of; the value stands for it in help."""

    TEXT = "TEXT"
    NAMES = "LANG=TEXT"
    """A text in each language: the option is given once for each."""
    DAY = "DAY"
    NUMBER = "NUMBER"
    KEYS = "KEY"
    """Keys of records: the option is given once for each."""
    AUTHORS = "NAME"
    """The same, or names as they are to be shown."""


def _anything(text: str, known: Answers, desk: Desk) -> None:
    """Let every answer pass."""


@dataclass(frozen=True, slots=True)
class Question:
    """A field, the option that gives it, and whether one can do without an answer."""

    field: str
    option: str
    help: str
    shape: Shape = Shape.TEXT
    choice: Callable[[Desk, Answers], Choice] | None = None
    is_required: bool = False
    default: Callable[[Desk], str] | None = None
    check: Callable[[str, Answers, Desk], None] = _anything
    """Raises a usage error where an answer does not go with those before it."""
    asked: str = ""
    """The phrase that asks for it, where that of its option would mislead."""

    @property
    def is_plural(self) -> bool:
        """Whether there may be several answers."""
        return self.shape in (Shape.NAMES, Shape.KEYS, Shape.AUTHORS)

    @property
    def parameter(self) -> click.Option:
        """The option as click knows it."""
        return click.Option(
            [f"--{self.option}", self.field],
            multiple=self.is_plural,
            metavar=self.shape.value,
            help=self.help,
            shell_complete=self._completed,
        )

    def _completed(
        self, context: click.Context, _option: click.Parameter, typed: str
    ) -> list[CompletionItem]:
        return completed(context, typed, partial(self._choice_at, context.params))

    def _choice_at(self, known: Answers, desk: Desk) -> Choice:
        return self.choice(desk, known) if self.choice else {}


def completed(
    context: click.Context, typed: str, choice_at: Callable[[Desk], Choice]
) -> list[CompletionItem]:
    """What a shell offers: all that there is to choose from at the desk and begins so."""
    from click.shell_completion import CompletionItem

    from generator.cli.desks import desk_at

    try:
        desk = desk_at(Path(context.params["root"]), ui_language(None, os.environ))
    except click.UsageError:
        return []
    found = choice_at(desk).items()
    return [CompletionItem(key, help=name) for key, name in found if key.startswith(typed)]
