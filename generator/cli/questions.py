"""What has to be known of something new?

In goes what kind of thing it is; out comes, field by field, how it is asked for and what can be the
answer. Asking is the part of `interview`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

import click

from generator.cli.offers import at_desk

if TYPE_CHECKING:
    from generator.cli.desks import Desk
    from generator.cli.offers import Choice
    from generator.model.blanks import Known

    Answers = Mapping[str, Known]
    """The fields that are known by now."""


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
    of: str = ""
    """The field by which goes what there is to choose from."""
    tidied: Callable[[str], str] = str
    """What is meant by a text, however it is typed."""

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
            shell_complete=at_desk(self._choice_at),
        )

    def _choice_at(self, desk: Desk, known: Answers) -> Choice:
        return self.choice(desk, known) if self.choice else {}
