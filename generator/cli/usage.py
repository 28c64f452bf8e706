"""How do help and usage errors speak the editor's language?

In go click's commands as they are written, in English; out come their help and their errors in the
language that is asked for anywhere on the command line, else in the environment's. The words lie in
`usage.LANGUAGE.toml`, by the English ones; a test holds them to be complete.
"""

from __future__ import annotations

import inspect
import os
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from importlib import import_module, resources
from typing import IO, TYPE_CHECKING, Any

import click

from generator.cli.phrases import ui_language
from generator.diagnostics import UI_LANGUAGES

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

WRITTEN = "en"
"""The language in which commands and click itself are written."""


class _Spoken(click.Command):
    """A command whose help is in the language of its context."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Hear `--ui-lang` wherever it stands, before anything is said; commands inherit it.

        So they do that nothing is to be coloured. Source: no-color.org.
        """
        if os.environ.get("NO_COLOR"):
            ctx.color = False
        asked = _asked(args)
        if asked:
            ctx.meta[_ASKED] = asked
        if _ASKED in ctx.meta:
            ctx.default_map = {**(ctx.default_map or {}), "ui_lang": ctx.meta[_ASKED]}
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """What a shell offers, each with what it does."""
        items = super().shell_complete(ctx, incomplete)
        for item in items:
            item.help = item.help and worded(item.help, _lang(ctx))
        return items

    def get_short_help_str(self, limit: int = 0) -> str:
        """What a shell shows beside the command: its first sentence, whole."""
        return paragraphs(self)[0]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The first line: how the command is written."""
        pieces = " ".join(worded(one, _lang(ctx)) for one in self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, f"{worded('Usage:', _lang(ctx))} ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the command does, paragraph by paragraph."""
        for paragraph in paragraphs(self):
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(worded(paragraph, _lang(ctx)))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Each option with what it does."""
        with formatter.section(worded("Options", _lang(ctx))):
            formatter.write_dl(list(_records(self.get_params(ctx), ctx)))


class SpokenCommand(_Spoken):
    """A command that speaks the editor's language."""


class SpokenGroup(_Spoken, click.Group):
    """A group whose commands, help and errors speak the editor's language."""

    command_class = SpokenCommand

    def __init__(
        self, *arguments: Any, elsewhere: Mapping[str, str] | None = None, **settings: Any
    ) -> None:
        """`elsewhere` gives the modules of further commands, imported where they are asked for."""
        super().__init__(*arguments, **settings)
        self._elsewhere = elsewhere or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in their order."""
        return sorted({*super().list_commands(ctx), *self._elsewhere})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, if there is one."""
        if cmd_name in self._elsewhere and cmd_name not in self.commands:
            self.add_command(getattr(import_module(self._elsewhere[cmd_name]), cmd_name))
        return super().get_command(ctx, cmd_name)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, then each command with its first sentence."""
        super().format_options(ctx, formatter)
        commands = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        with formatter.section(worded("Commands", _lang(ctx))):
            formatter.write_dl(
                [(name, worded(paragraphs(one)[0], _lang(ctx))) for name, one in commands if one]
            )

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Parse the group's own arguments, and say in the editor's language what is wrong there."""
        asked = _asked(args)
        with _errors_in(asked or _lang(parent)):
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, and say in the editor's language what is wrong with its arguments."""
        with _errors_in(_lang(ctx)):
            return super().invoke(ctx)


class SpokenError(click.UsageError):
    """A usage error in another language than click's."""

    def __init__(self, error: click.UsageError, lang: str) -> None:
        super().__init__(error_worded(error.format_message(), lang), error.ctx)
        self._lang = lang

    def show(self, file: IO[Any] | None = None) -> None:
        """Print usage, where help is to be had, and what is wrong."""
        if self.ctx is not None:
            hint = worded("Try '{command} --help' for help.", self._lang)
            told = f"{self.ctx.get_usage()}\n{hint.format(command=self.ctx.command_path)}\n"
            click.echo(told, file, err=True)
        click.echo(f"{worded('Error:', self._lang)} {self.message}", file, err=True)


def spoken(args: Sequence[str]) -> str:
    """The language of a command line, whether or not it can be parsed."""
    return ui_language(_asked(args), os.environ)


def worded(text: str, lang: str) -> str:
    """The words in a language; what the table does not know stays as it is written."""
    return text if lang == WRITTEN else _table(lang)["words"].get(" ".join(text.split()), text)


def error_worded(message: str, lang: str) -> str:
    """A sentence of click's in a language, with what it speaks of."""
    for pattern, template in _patterns(lang):
        found = pattern.fullmatch(message)
        if found:
            details = {
                name: _shown(text, lang) if name == _PARAMETER else error_worded(text, lang)
                for name, text in found.groupdict().items()
            }
            return template.format(**details)
    return message


_PARAMETER = "parameter"
"""The detail that names an argument or an option as help does."""


def _shown(parameter: str, lang: str) -> str:
    name = parameter.strip("'")
    return parameter.replace(name, worded(name, lang))


def paragraphs(command: click.Command) -> Sequence[str]:
    """What a command says of itself."""
    text = inspect.cleandoc(command.help or "")
    return [" ".join(one.split()) for one in text.split("\n\n")]


_ASKED = f"{__name__}.asked"


def _lang(ctx: click.Context | None) -> str:
    return ui_language(ctx.meta.get(_ASKED) if ctx else None, os.environ)


def _asked(args: Sequence[str]) -> str | None:
    """The language that the arguments ask for, whether or not they can be parsed."""
    found = re.search(r"(?:^|\0)--ui-lang[=\0]([a-z]+)(?:\0|$)", "\0".join(args))
    return found[1] if found and found[1] in UI_LANGUAGES else None


def _records(params: Sequence[click.Parameter], ctx: click.Context) -> Iterator[tuple[str, str]]:
    lang = _lang(ctx)
    for param in params:
        record = param.get_help_record(ctx)
        if isinstance(param, click.Option) and record is not None:
            names, told = record
            names = re.sub(r"(?<= )\[?[A-Z]+(?:[= ][A-Z]+)*\]?$", _metavar(lang), names)
            yield names, told.replace(param.help or "", worded(param.help or "", lang))


def _metavar(lang: str) -> Any:
    return lambda found: worded(found[0], lang)


@contextmanager
def _errors_in(lang: str) -> Iterator[None]:
    try:
        yield
    except (SpokenError, click.exceptions.NoArgsIsHelpError):
        raise
    except click.UsageError as error:
        if lang == WRITTEN:
            raise
        raise SpokenError(error, lang) from error


@cache
def _table(lang: str) -> Mapping[str, Mapping[str, str]]:
    text = (resources.files(__package__) / f"usage.{lang}.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def _patterns(lang: str) -> Sequence[tuple[re.Pattern[str], str]]:
    """Click's sentences as patterns: what is in braces is a detail."""
    return [
        (re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+)", re.escape(english)), re.DOTALL), other)
        for english, other in _table(lang)["errors"].items()
    ]
