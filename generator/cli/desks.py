"""What is there already, and how does something new get beside it?

In go the folder of a site, fields and files as texts; out come the records and texts that the site
has, what is wrong with a field, and the files on the disk. Nothing that is there is ever written
over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from generator.cli.phrases import phrase
from generator.config import Config, parse_config, reading_rules
from generator.diagnostics import Diagnostic, catalogue, visible
from generator.fields import parse
from generator.model.texts import SCHEMAS, Registry
from generator.reading import classify

if TYPE_CHECKING:
    from generator.model.blanks import Blanks, Known

CONFIG = "config.yaml"


class Named(NamedTuple):
    """A text by its name: nothing in it was understood yet."""

    key: str
    lang: str
    front: str
    """Its front matter as it is written."""


@dataclass(frozen=True)
class Desk:
    """A site and whoever works on it."""

    root: Path
    config: Config
    ui_lang: str

    def fail(self, name: str, **details: object) -> click.UsageError:
        """The usage error that a phrase words."""
        shown = {key: visible(str(value)) for key, value in details.items()}
        return click.UsageError(phrase(self.ui_lang, name, **shown))

    @cached_property
    def texts(self) -> Mapping[str, Named]:
        """Every article and standalone page, by path from the root."""
        rules = reading_rules(self.config)
        found = {}
        for file in sorted((self.root / "content").rglob("*.md")):
            path = file.relative_to(self.root).as_posix()
            named = classify(path, rules)
            if named.kind == "article" and named.key:
                front = _front(file.read_text("utf-8", errors="replace"))
                found[path] = Named(_given_key(front) or named.key, named.lang, front)
        return found

    def records(self, registry: Registry) -> Mapping[str, Mapping[str, object]]:
        """What the records of a registry say, by key, sorted; nothing of what cannot be read."""
        many = self.root / "content" / f"{registry}.yaml"
        found = {key: _mapping(one) for key, one in _tree(many).items()} if many.is_file() else {}
        for file in (self.root / "content" / registry).rglob("*.yaml"):
            named = classify(file.relative_to(self.root).as_posix(), reading_rules(self.config))
            if named.registry == registry and named.key:
                found[named.key] = _tree(file)
        return dict(sorted(found.items()))

    def names(self, registry: Registry) -> Mapping[str, str]:
        """What the records of a registry are called, by key; empty where nobody knows."""
        return {key: self._name(one) for key, one in self.records(registry).items()}

    def _name(self, record: Mapping[str, object]) -> str:
        names = _mapping(record.get("name") or record.get("title"))
        return str(names.get(self.ui_lang) or next(iter(names.values()), ""))


def desk_at(root: Path, ui_lang: str) -> Desk:
    """The desk of the site in a folder."""
    file = root / CONFIG
    if not file.is_file():
        raise click.UsageError(phrase(ui_lang, "new-no-site", folder=root))
    settings = parse_config(file.read_text("utf-8-sig"), CONFIG)
    if settings.value is None:
        told = "\n".join(worded(one, ui_lang) for one in settings.diagnostics)
        raise click.UsageError(f"{CONFIG}: {told}")
    return Desk(root, settings.value.config, ui_lang)


def worded(found: Diagnostic, ui_lang: str) -> str:
    """A finding of something that is not on the disk: no place, but the hint."""
    entry = catalogue()[found.code]
    hint = entry.hint(found, ui_lang)
    message = entry.message(found, ui_lang)
    return f"{message}. {phrase(ui_lang, 'hint')}{hint}" if hint else message


def check_field(field: str, value: Known, registry: Registry | None, desk: Desk) -> None:
    """Hold a field of a record or a story against its schema; raise a usage error if it is wrong.

    What else has to be there is no matter, nor is a field of something inside a record.
    """
    from generator.model.written import FrontMatter
    from generator.scaffolding import yaml_of
    from generator.schemas.checking import validate

    schema = SCHEMAS[registry] if registry else FrontMatter
    fields = parse(f"{field}: {yaml_of(value)}\n", "")
    found = fields.diagnostics
    if fields.value:
        found += validate(schema, fields.value, desk.config.langs).diagnostics
    wrong = [one for one in found if one.code not in ("field-missing", "field-unknown")]
    if wrong:
        raise click.UsageError(worded(wrong[0], desk.ui_lang))


def write(blanks: Blanks, root: Path, ui_lang: str) -> None:
    """Put new files on the disk; where one of them is there already, none."""
    there = [path for path in blanks.texts if (root / path).exists()]
    if there:
        raise click.UsageError(phrase(ui_lang, "new-exists", path=visible(", ".join(there))))
    for path, text in blanks.files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            file.write_bytes(text.encode())


def tell(blanks: Blanks, root: Path, ui_lang: str) -> None:
    """Say what was made."""
    click.echo(phrase(ui_lang, "new-made"))
    for path in (*blanks.texts, *(f"{folder}/" for folder in blanks.folders)):
        click.echo(f"  {visible(str(root / path))}")


def _tree(file: Path) -> Mapping[str, object]:
    fields = parse(file.read_text("utf-8-sig", errors="replace"), file.name).value
    return fields.tree if fields else {}


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _front(text: str) -> str:
    found = re.match(r"\ufeff?---[ \t]*\n(.*?)\n---", text, re.DOTALL)
    return found[1] if found else ""


def _given_key(front: str) -> str | None:
    """The `translation_key` of a text, without a look at anything else in it."""
    found = re.search(r"^translation_key:[ \t]*([^\s#]+)", front, re.MULTILINE)
    return found[1].strip("'\"") if found else None
