"""The commands `vestnik new …`: a story, a record or a translation, as files to write on."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli import options
from generator.cli.kinds import KINDS, Kind
from generator.cli.phrases import phrase, ui_language
from generator.cli.questions import completed
from generator.cli.usage import SpokenCommand, SpokenGroup
from generator.diagnostics import nearest
from generator.urls import key_problem

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from generator.cli.desks import Desk
    from generator.cli.questions import Choice
    from generator.model.blanks import Blanks, Facts


@click.group(cls=SpokenGroup)
@options.heard_ui_lang
def new() -> None:
    """Make a story, a record or a translation, as files to write on."""


def _run(
    kind: Kind, root: Path, key: str | None, ui_lang: str | None, given: Mapping[str, Any]
) -> None:
    from generator.cli.desks import desk_at, tell, write
    from generator.cli.interview import answers, ask_key, is_interactive
    from generator.model.blanks import Facts

    desk = desk_at(root, ui_language(ui_lang, os.environ))
    if is_interactive():
        click.echo(phrase(desk.ui_lang, "ask-how"))
    fields = answers(kind.questions, given, kind.registry, desk)
    check_key = partial(_checked_key, kind, desk)
    chosen = check_key(key) if key else ask_key(desk, kind.suggest(fields, desk), check_key)
    files = _made(Facts(chosen, fields), kind, desk)
    if given.get("text"):
        files = _with_texts(files, chosen, kind, desk)
    write(files, root, desk.ui_lang)
    tell(files, root, desk.ui_lang)
    if kind.registry is None:
        click.echo(phrase(desk.ui_lang, "new-draft"))


def _checked_key(kind: Kind, desk: Desk, key: str) -> str:
    if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", key) or key_problem(key):
        raise desk.fail("new-key", key=key)
    if kind.registry:
        if key in desk.records(kind.registry):
            raise desk.fail("new-exists", path=key)
        return key
    taken = [path for path, (other, _) in desk.texts.items() if other == key]
    if taken:
        raise desk.fail("new-exists", path=", ".join(taken))
    return key


def _made(facts: Facts, kind: Kind, desk: Desk) -> Blanks:
    from generator.scaffolding import record, story

    if kind.registry:
        return record(kind.registry, facts, desk.config, desk.ui_lang)
    titles = facts.fields["title"]
    assert isinstance(titles, Mapping)
    return story(facts, titles, desk.config, desk.ui_lang)


def _with_texts(files: Blanks, key: str, kind: Kind, desk: Desk) -> Blanks:
    from generator.scaffolding import record_texts

    assert kind.registry
    texts = record_texts(kind.registry, key, desk.config, desk.ui_lang)
    return replace(files, texts={**files.texts, **texts})


def _command(name: str, kind: Kind) -> click.Command:
    parameters: list[click.Parameter] = [question.parameter for question in kind.questions]
    if kind.has_texts:
        parameters.append(click.Option(["--text"], is_flag=True, help=_TEXT_HELP))

    @click.command(name, cls=SpokenCommand, params=parameters, help=kind.help)
    @click.option("--key", help="Its name in files and addresses; default: from the title.")
    @options.site
    @options.ui_lang
    def command(root: Path, key: str | None, ui_lang: str | None, **given: Any) -> None:
        _run(kind, root, key, ui_lang, given)

    return command


_TEXT_HELP = "A text about it too, one in each language."

for _each in map(_command, KINDS, KINDS.values()):
    new.add_command(_each)


def _stories(
    context: click.Context, _argument: click.Parameter, typed: str
) -> list[CompletionItem]:
    return completed(context, typed, _keys)


def _keys(desk: Desk) -> Choice:
    return dict.fromkeys(sorted({key for key, _ in desk.texts.values()}), "")


@new.command()
@click.argument("key", shell_complete=_stories)
@click.option("--to", "lang", help="Language of the translation; default: all that are missing.")
@options.site
@options.ui_lang
def translation(key: str, lang: str | None, root: Path, ui_lang: str | None) -> None:
    """Make the missing text of a story, its original in comments to write over.

    KEY is the name of the story's files without language and suffix, or their translation_key.
    """
    from generator.cli.desks import desk_at, tell, write
    from generator.cli.originals import original
    from generator.scaffolding import translation as translated

    desk = desk_at(root, ui_language(ui_lang, os.environ))
    versions = {lang: path for path, (one, lang) in desk.texts.items() if one == key}
    if not versions:
        known = {one for one, _ in desk.texts.values()}
        raise desk.fail("new-no-story", key=key, known=nearest(key, known) or "—")
    if lang and lang not in desk.config.langs:
        known_langs = ", ".join(desk.config.langs)
        raise desk.fail("new-unknown-key", key=f"--to: {lang}", known=known_langs)
    wanted = [lang] if lang else [one for one in desk.config.langs if one not in versions]
    if not wanted:
        raise desk.fail("new-nothing-missing", key=key)
    if lang in versions:
        raise desk.fail("new-exists", path=versions[lang])
    try:
        text = original(root, key, versions)
    except ValueError as error:
        raise desk.fail("new-unreadable", path=error) from error
    for one in wanted:
        files = translated(text, one, desk.config, desk.text_of, desk.ui_lang)
        write(files, root, desk.ui_lang)
        tell(files, root, desk.ui_lang)
    click.echo(phrase(desk.ui_lang, "new-draft"))
