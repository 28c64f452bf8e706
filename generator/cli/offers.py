"""What does a shell offer to whoever types a command?

In go the context of a command and the beginning of a word; out come the words that begin so and
that there are: keys, languages and addresses of the site, with what each is called. Where there is
no site, nothing is offered, and nothing said.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.phrases import ui_language

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from generator.cli.desks import Desk
    from generator.model.texts import Registry

    Offer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]
    """How click asks for what can complete a word."""

    Choice = Mapping[str, str]
    """All that can be typed, with what each is called."""


def at_desk(choice: Callable[[Desk, Mapping[str, Any]], Choice]) -> Offer:
    """What there is to choose from at the site's desk, by what was typed before."""

    def offer(
        context: click.Context, _parameter: click.Parameter, typed: str
    ) -> list[CompletionItem]:
        from generator.cli.desks import desk_at

        try:
            desk = desk_at(Path(context.params["root"]), ui_language(None, os.environ))
        except click.UsageError:
            return []
        return _begun(choice(desk, context.params), typed)

    return offer


def records(registry: Registry) -> Offer:
    """The keys of a registry."""
    return at_desk(lambda desk, _typed: desk.names(registry))


def languages(desk: Desk, _typed: Mapping[str, Any]) -> Choice:
    """The languages of the site."""
    return {lang: one.name for lang, one in desk.config.languages.items()}


def stories(desk: Desk, _typed: Mapping[str, Any]) -> Choice:
    """The keys of all stories and standalone pages."""
    return dict.fromkeys(sorted({text.key for text in desk.texts.values()}), "")


def addresses(
    context: click.Context, _parameter: click.Parameter, typed: str
) -> list[CompletionItem]:
    """The addresses of the pages that the last build made."""
    output = context.params.get("output") or Path(context.params["root"]) / "output"
    return _begun(dict.fromkeys(sorted(_pages(Path(output), typed)), ""), typed)


def schemas(
    _context: click.Context, _parameter: click.Parameter, typed: str
) -> list[CompletionItem]:
    """The names of the JSON Schemas."""
    from generator.reading import json_schemas

    return _begun(dict.fromkeys(json_schemas(), ""), typed)


def _begun(choice: Choice, typed: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [
        CompletionItem(word, help=name) for word, name in choice.items() if word.startswith(typed)
    ]


def _pages(output: Path, typed: str) -> Iterator[str]:
    """Those in the folder that was typed so far, and below it."""
    folder = output / typed.rpartition("/")[0].lstrip("/")
    is_inside = folder.resolve().is_relative_to(output.resolve())
    for file in folder.rglob("*.html") if is_inside else ():
        yield f"/{file.relative_to(output).as_posix()}".removesuffix("index.html")
