"""Whether all Russian words for editors call a thing by the same name."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from generator.diagnostics import Severity, catalogue

ROOT = Path(__file__).resolve().parents[2]

OTHER_WORDS = {
    "изображение": r"картин[кшо]",
    "фотография": r"сним(?:ок|к)",
    "материал": r"новост[ьи] с ключом|кажд[а-я]+ новости\b|главн[а-я]+ новост",
    "находка": r"при(?:мите|нять|нимают) замечани|замечание можно принять|объяснить замечание",
    "больше не нужно": r"остал[а-я]+ от прежнего",
}
"""By the word for a thing: other words for it."""


def _said() -> Iterator[tuple[str, str]]:
    """All Russian texts for editors, and where they stand."""
    for code, entry in catalogue().items():
        words = entry.wordings["ru"]
        yield from ((code, text) for text in (words.message, *words.hints, words.explanation))
    phrases = tomllib.loads((ROOT / "generator/cli/phrases.toml").read_text("utf-8"))
    yield from ((name, words["ru"]) for name, words in phrases.items() if "ru" in words)
    usage = tomllib.loads((ROOT / "generator/cli/usage.ru.toml").read_text("utf-8"))
    yield from (one for group in usage.values() for one in group.items())
    for file in sorted((ROOT / "docs/ru").glob("*.md")):
        yield file.name, file.read_text("utf-8")


def test_a_thing_has_one_name() -> None:
    found = [
        f"{where}: {match[0]} for {word}"
        for where, text in _said()
        for word, others in OTHER_WORDS.items()
        for match in re.finditer(others, " ".join(text.split()), re.IGNORECASE)
    ]

    assert found == []


def test_only_a_note_calls_itself_one() -> None:
    called = {
        code
        for code, entry in catalogue().items()
        if re.search(
            "это (?:только |лишь |одно )?замечание", _joined(entry.wordings["ru"].explanation)
        )
    }

    assert called
    assert all(catalogue()[code].severity is Severity.INFO for code in called)


def test_a_number_is_not_parted_from_its_percent_sign() -> None:
    assert [where for where, text in _said() if re.search("[0-9}] %", text)] == []


def _joined(text: str) -> str:
    return " ".join(text.split())
