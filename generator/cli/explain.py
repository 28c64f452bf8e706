"""The command `vestnik explain`: what a code means, with a wrong and a right example."""

from __future__ import annotations

import difflib
import os
import re
import shutil
import textwrap
from collections.abc import Iterator
from string import Formatter
from typing import TYPE_CHECKING

import click

from generator.cli import options
from generator.cli.examples import Example, examples, reasons
from generator.cli.exits import EXIT_USAGE
from generator.cli.phrases import amount, phrase, ui_language
from generator.cli.usage import SpokenCommand
from generator.diagnostics import catalogue, visible

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

MOST_NEAREST = 5
"""So many codes are offered in place of one that does not exist."""

WIDEST = 100
"""Columns of a paragraph, where the terminal has more."""


def _codes(_context: click.Context, _argument: click.Parameter, typed: str) -> list[CompletionItem]:
    """The codes that begin so, each with what it means where the shell shows that."""
    from click.shell_completion import CompletionItem

    lang = ui_language(None, os.environ)
    return [
        CompletionItem(code, help=_shown(entry.wordings[lang].message))
        for code, entry in sorted(catalogue().items())
        if code.startswith(typed)
    ]


@click.command(cls=SpokenCommand)
@click.argument("code", shell_complete=_codes)
@options.ui_lang
def explain(code: str, ui_lang: str | None) -> None:
    """Explain a finding, with a wrong and a right example.

    CODE is the word in brackets: of error[date-invalid] it is date-invalid.
    """
    lang = ui_language(ui_lang, os.environ)
    wanted = _bare(code)
    if wanted not in catalogue():
        _refuse(wanted, lang)
        raise click.exceptions.Exit(EXIT_USAGE)
    click.echo("\n".join(_explained(wanted, lang)))


def _bare(code: str) -> str:
    """The code alone, also where the whole of `error[date-invalid]` was pasted."""
    found = re.search(r"\[([a-z-]+)\]", code)
    return (found[1] if found else code).strip().lower().replace("_", "-")


def _refuse(code: str, lang: str) -> None:
    click.echo(phrase(lang, "explain-unknown", code=visible(code)), err=True)
    near = _nearest(code)
    if near:
        told = phrase(lang, "explain-nearest", codes=", ".join(near))
        click.echo(f"   {click.style(phrase(lang, 'hint'), bold=True)}{told}", err=True)


def _nearest(code: str) -> list[str]:
    """Codes that are spelt nearly so, those about the same thing, those with a word in common."""
    slips = difflib.get_close_matches(code, catalogue(), n=MOST_NEAREST, cutoff=0.85)
    thing, *_ = words = code.split("-")
    about = (one for one in catalogue() if one.startswith(f"{thing}-"))
    related = (one for one in catalogue() if {*words} & {*one.split("-")})
    return list(dict.fromkeys((*slips, *about, *related)))[:MOST_NEAREST]


def _explained(code: str, lang: str) -> Iterator[str]:
    entry = catalogue()[code]
    wording = entry.wordings[lang]
    level = click.style(f"{phrase(lang, f'severity-{entry.severity}')}[{code}]", bold=True)
    yield f"{level} {_shown(wording.message)}"
    for hint in wording.hints:
        yield f"   {click.style(phrase(lang, 'hint'), bold=True)}{_shown(hint)}"
    yield ""
    yield from _wrapped(wording.explanation)
    if code in reasons():
        yield ""
        yield from _wrapped(reasons()[code][lang])
        return
    found = examples()[code]
    yield f"\n{click.style(phrase(lang, 'explain-wrong'), fg='red', bold=True)}"
    yield from _drawn(found.wrong, lang)
    yield f"\n{click.style(phrase(lang, 'explain-right'), fg='green', bold=True)}"
    yield from _drawn(found.right, lang)


def _shown(template: str) -> str:
    """A message as people read it, with dots for what it will speak of."""
    pieces = Formatter().parse(template)
    return "".join(text + (_DETAIL if name else "") for text, name, _, _ in pieces)


_DETAIL = "…"


def _wrapped(explanation: str) -> Iterator[str]:
    """Its paragraphs as wide as the terminal; what is fenced as it is, indented."""
    width = min(shutil.get_terminal_size().columns, WIDEST)
    for part in re.split(r"(?ms)(^```.*?^```$)", explanation):
        if part.startswith("```"):
            yield textwrap.indent("\n".join(part.split("\n")[1:-1]), _INDENT)
        else:
            paragraphs = part.strip("\n").split("\n\n")
            yield "\n\n".join(map(_Wrapper(width=width).fill, paragraphs))


class _Wrapper(textwrap.TextWrapper):
    """Keeps words whole: an address or a path is no place for a break."""

    def __init__(self, width: int) -> None:
        super().__init__(width, break_long_words=False, break_on_hyphens=False)


def _drawn(example: Example, lang: str) -> Iterator[str]:
    """What is removed, each file with its text, then what else no text can say."""
    yield from (_ordered(order, lang) for order in example.removals)
    for path, text in example.files.items():
        yield _file(visible(path), "\n".join(map(visible, text.rstrip("\n").split("\n"))))
    for path, text in example.bytes.items():
        yield _file(phrase(lang, "example-bytes", path=path), text.replace("\\n", "\n").rstrip())
    yield from (_ordered(order, lang) for order in example.orders)
    for option in example.options:
        yield f"{_INDENT}vestnik {option if option == 'check' else f'build --{option}'}"


_INDENT = "    "


def _file(name: str, text: str) -> str:
    return f"{_INDENT}{name}:\n{textwrap.indent(text, _INDENT * 2)}"


def _ordered(order: str, lang: str) -> str:
    """An order as a sentence; a text that is written once is a file like others."""
    verb, path, *last = order.split(" ", 2)
    rest = "".join(last)
    times, _, text = rest.partition(" ")
    if verb == "repeat" and times == "1":
        return _file(path, text.replace("\\n", "\n"))
    if verb in _REPEATING:
        count, text = amount(lang, int(times)), text.replace("\\n", " ").replace("\\x20", " ")
        told = phrase(lang, "example-append", path=path, times=count, text=text.strip())
    else:
        told = phrase(lang, f"example-{verb}", path=path, rest=rest)
    return f"{_INDENT}{told}"


_REPEATING = {"repeat", "append"}
