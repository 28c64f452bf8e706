"""Which documents follow from the code, and are they up to date?

`python scripts/docs.py` writes `docs/diagnostics.md` and `docs/ru/diagnostics.md` from the
catalogue, and the schemas for text editors into `docs/schemas/`. With `--check` it changes nothing,
names the files that differ, and fails.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.cli.phrases import phrase
from generator.diagnostics import Wording, catalogue
from generator.reading import json_schemas

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "generator" / "catalogue"
SCHEMAS = "docs/schemas"


def main(arguments: list[str]) -> int:
    """Write the documents, or check them, and return the exit code."""
    if arguments == ["--check"]:
        return _report([f"{path} is not up to date: run scripts/docs.py" for path in differences()])
    if arguments:
        return _report([__doc__ or ""])
    for path in differences():
        _write(ROOT / path, wanted().get(path))
    return 0


def wanted() -> Mapping[str, str]:
    """The text of every document that follows from the code, by its path."""
    documents = {document.path: _diagnostics(document) for document in _DOCUMENTS}
    schemas = {f"{SCHEMAS}/{name}.json": _json(schema) for name, schema in json_schemas().items()}
    return documents | schemas


def differences() -> list[str]:
    """The paths of documents that are not as wanted: changed, missing, or no longer made."""
    texts = wanted()
    found = {file.relative_to(ROOT).as_posix() for file in (ROOT / SCHEMAS).glob("*.json")}
    return sorted(path for path in found | texts.keys() if _read(ROOT / path) != texts.get(path))


@dataclass(frozen=True, slots=True)
class _Document:
    """The directory of diagnostics in a language: its own words."""

    ui_lang: str
    path: str
    head: str
    groups: Mapping[str, str]
    """What each file of the catalogue is about, in the order of the document."""


_ENGLISH = _Document(
    "en",
    "docs/diagnostics.md",
    """\
# What the build says, and why

[По-русски](ru/diagnostics.md)

Every message has a code, by which it can be found here, accepted in one file (`waive`) or given
another severity for the whole site (`severity` in `config.yaml`): see the
[editors' guide](editing.md#when-the-build-complains). An error can be neither. In braces stands
what the message says of the case at hand; of several hints, the first that fits is shown.

This document is made by `scripts/docs.py` from `generator/catalogue/`.
""",
    {
        "building": "The folder and the disk",
        "fields": "YAML, fields, settings",
        "reading": "File names, front matter, Markdown",
        "linking": "Stories, records, references",
        "planning": "Addresses",
        "checking": "What `vestnik check` finds",
        "probing": "What other hosts answer",
        "rendering": "Templates and the words of the interface",
    },
)

_RUSSIAN = _Document(
    "ru",
    "docs/ru/diagnostics.md",
    """\
# Что говорит сборка и почему

[In English](../diagnostics.md)

У каждого сообщения есть код. По нему сообщение можно найти здесь, принять в отдельном файле
(`waive`) или назначить ему другую важность на всём сайте (`severity` в `config.yaml`); об этом — в
[руководстве для редакции](editing.md#если-сборка-недовольна). С ошибками так поступить нельзя. В
фигурных скобках стоит то, что сообщение говорит о конкретном случае; из нескольких советов
показывается первый подходящий.

Этот документ составляет `scripts/docs.py` по файлам `generator/catalogue/`.
""",
    {
        "building": "Папка и диск",
        "fields": "YAML, поля, настройки",
        "reading": "Имена файлов, поля текста, Markdown",
        "linking": "Материалы, записи, ссылки на них",
        "planning": "Адреса",
        "checking": "Что находит `vestnik check`",
        "probing": "Что отвечают другие узлы",
        "rendering": "Шаблоны и слова интерфейса",
    },
)

_DOCUMENTS = (_ENGLISH, _RUSSIAN)


def _diagnostics(document: _Document) -> str:
    files = {file.stem: tomllib.loads(file.read_text("utf-8")) for file in CATALOGUE.glob("*.toml")}
    assert files.keys() == document.groups.keys(), sorted(files)
    groups = (
        (title, tuple(files[name])) for name, title in document.groups.items() if name in files
    )
    return "\n".join(
        (document.head, *(_group(title, codes, document.ui_lang) for title, codes in groups))
    )


def _group(title: str, codes: tuple[str, ...], ui_lang: str) -> str:
    directory = " ·\n".join(f"[{code}](#{code})" for code in codes)
    return "\n".join(
        (f"## {title}\n", f"{directory}\n", *(_entry(code, ui_lang) for code in codes))
    )


def _entry(code: str, ui_lang: str) -> str:
    """A code as the console would show it, with its explanation."""
    entry = catalogue()[code]
    wording = entry.wordings[ui_lang]
    level = phrase(ui_lang, f"severity-{entry.severity}")
    lines = "\n".join((f"{level}[{code}] {_shown(wording.message)}", *_hints(wording, ui_lang)))
    return f"### {code}\n\n```text\n{lines}\n```\n\n{wording.explanation}\n"


def _hints(wording: Wording, ui_lang: str) -> Iterator[str]:
    return (phrase(ui_lang, "hint") + _shown(hint) for hint in wording.hints)


def _shown(template: str) -> str:
    """A template as people read it: doubled braces are braces."""
    return template.replace("{{", "{").replace("}}", "}")


def _json(schema: Mapping[str, object]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _read(file: Path) -> str | None:
    return file.read_text("utf-8") if file.is_file() else None


def _write(file: Path, text: str | None) -> None:
    if text is None:
        file.unlink()
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8", newline="\n")


def _report(lines: list[str]) -> int:
    for line in lines:
        print(line)
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
