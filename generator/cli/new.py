"""The commands `vestnik new …`: a story, a record or a translation, as files to write on."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli import options
from generator.cli.kinds import KINDS, Kind
from generator.cli.offers import at_desk, languages, stories
from generator.cli.phrases import phrase, ui_language
from generator.cli.usage import SpokenCommand, SpokenGroup
from generator.diagnostics import nearest
from generator.urls import numbered, slugify

if TYPE_CHECKING:
    from generator.cli.desks import Desk
    from generator.model.blanks import Blanks, Facts, Original


@click.group(cls=SpokenGroup)
@options.heard_ui_lang
def new() -> None:
    """Make a story, a record or a translation, as files to write on."""


def _run(
    kind: Kind, root: Path, key: str | None, ui_lang: str | None, given: Mapping[str, Any]
) -> None:
    from generator.cli.desks import desk_at, tell, write
    from generator.cli.interview import answers, ask_key, is_interactive
    from generator.cli.keys import Keys
    from generator.model.blanks import Facts

    desk = desk_at(root, ui_language(ui_lang, os.environ))
    if is_interactive():
        click.echo(phrase(desk.ui_lang, "ask-how"))
    fields = answers(kind.questions, given, kind.registry, desk)
    keys = Keys(kind.registry, desk, lambda one: _made(Facts(one, fields), kind, desk))
    suggested = kind.suggest(fields, desk)
    if key or not is_interactive():
        chosen = keys.given(key or suggested)
    else:
        chosen = ask_key(desk, keys.free(suggested), keys.check)
    files = keys.made(chosen)
    if given.get("text"):
        files = _with_texts(files, chosen, kind, desk)
    write(files, root, desk.ui_lang)
    tell(files, root, desk.ui_lang)
    click.echo(phrase(desk.ui_lang, "new-record" if kind.registry else "new-draft"))


def _made(facts: Facts, kind: Kind, desk: Desk) -> Blanks:
    from generator.scaffolding import record, story

    if kind.registry:
        return record(kind.registry, facts, desk.ui_lang)
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


@new.command()
@click.argument("key", shell_complete=at_desk(stories))
@click.option(
    "--to",
    "lang",
    shell_complete=at_desk(languages),
    help="Language of the translation; default: all that are missing.",
)
@options.site
@options.ui_lang
def translation(key: str, lang: str | None, root: Path, ui_lang: str | None) -> None:
    """Make the missing text of a story, its original in comments to write over.

    KEY is the name of the story's files without language and suffix, or their translation_key.
    """
    from generator.cli.desks import desk_at, tell, write
    from generator.cli.originals import original

    desk = desk_at(root, ui_language(ui_lang, os.environ))
    versions = {one.lang: path for path, one in desk.texts.items() if one.key == key}
    if not versions:
        near = nearest(key, {one.key for one in desk.texts.values()})
        raise desk.fail("new-no-story-but" if near else "new-no-story", key=key, near=near)
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
        files = _translated(text, one, desk)
        write(files, root, desk.ui_lang)
        tell(files, root, desk.ui_lang)
    click.echo(phrase(desk.ui_lang, "new-draft"))


def _translated(text: Original, lang: str, desk: Desk) -> Blanks:
    """The draft of a translation, with the original's slug, or a numbered one if that is taken."""
    from generator.cli.neighbours import Neighbours
    from generator.scaffolding import translation as drafted

    site = Neighbours(desk)
    slug = text.slug or slugify(text.key, desk.config.transliteration)
    drafts = (
        drafted(replace(text, slug=one), lang, desk.config, site, desk.ui_lang)
        for one in numbered(slug)
    )
    return next(one for one in drafts if not site.in_the_way(one.texts))
