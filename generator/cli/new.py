"""The commands `vestnik new …`: a story, a record or a translation, as files to write on."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli import options
from generator.cli.kinds import KINDS, Kind
from generator.cli.phrases import phrase, ui_language
from generator.cli.questions import answer, ask_key
from generator.cli.usage import SpokenCommand, SpokenGroup
from generator.diagnostics import nearest
from generator.urls import key_problem

if TYPE_CHECKING:
    from generator.cli.desks import Desk
    from generator.model.blanks import Blanks, Facts, Known


@click.group(cls=SpokenGroup)
@options.heard_ui_lang
def new() -> None:
    """Make a story, a record or a translation, as files to write on."""


def _run(
    kind: Kind, root: Path, key: str | None, ui_lang: str | None, given: Mapping[str, Any]
) -> None:
    from generator.cli.desks import check, desk_at, tell, write
    from generator.model.blanks import Facts

    desk = desk_at(root, ui_language(ui_lang, os.environ))
    fields = {
        question.field: answer(question, given[question.field], desk) for question in kind.questions
    }
    check_key = partial(_checked_key, kind, desk)
    chosen = check_key(key) if key else ask_key(desk, kind.suggest(fields, desk), check_key)
    files = _made(Facts(chosen, fields), kind, desk)
    check(files, kind.registry, desk)
    _check_days(fields, desk)
    write(files, root, desk.ui_lang)
    tell(files, root, desk.ui_lang)
    if kind.registry is None:
        click.echo(phrase(desk.ui_lang, "new-draft"))


def _checked_key(kind: Kind, desk: Desk, key: str) -> str:
    if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", key) or key_problem(key):
        raise desk.fail("new-key", key=key)
    if kind.registry:
        if key in desk.keys(kind.registry):
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


def _check_days(fields: Mapping[str, Known], desk: Desk) -> None:
    """A visit ends after it starts; both are known to be days by now."""
    starts, ends = str(fields.get("starts", "")), str(fields.get("ends", ""))
    if ends < starts:
        raise desk.fail("new-days", starts=starts, ends=ends)


def _command(name: str, kind: Kind) -> click.Command:
    @click.command(
        name,
        cls=SpokenCommand,
        params=[question.parameter for question in kind.questions],
        help=kind.help,
    )
    @click.option("--key", help="Its name in files and addresses; default: from the title.")
    @options.site
    @options.ui_lang
    def command(root: Path, key: str | None, ui_lang: str | None, **given: Any) -> None:
        _run(kind, root, key, ui_lang, given)

    return command


for _each in map(_command, KINDS, KINDS.values()):
    new.add_command(_each)


@new.command()
@click.argument("key")
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
        raise desk.fail("new-unknown-key", option="--to", key=lang, known=known_langs)
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
