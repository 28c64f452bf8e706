"""In which language the commands speak."""

import tomllib
from importlib import resources

import pytest

from generator.cli.phrases import phrase, ui_language
from generator.diagnostics import UI_LANGUAGES, placeholders

PHRASES = tomllib.loads((resources.files("generator.cli") / "phrases.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("asked", "environment", "expected"),
    [
        (None, {}, "en"),
        ("ru", {"LANG": "en_GB.UTF-8"}, "ru"),
        (None, {"LANG": "ru_RU.UTF-8"}, "ru"),
        (None, {"LANG": "ru_RU.UTF-8", "LC_ALL": "C"}, "en"),
        (None, {"VESTNIK_LANG": "ru", "LC_ALL": "en_GB.UTF-8"}, "ru"),
        (None, {"LC_ALL": "", "LANG": "ru-RU"}, "ru"),
        (None, {"LANG": "zh_CN.UTF-8"}, "en"),
    ],
)
def test_language_is_the_first_that_is_given(
    asked: str | None, environment: dict[str, str], expected: str
) -> None:
    assert expected == ui_language(asked, environment)


@pytest.mark.parametrize("name", PHRASES)
def test_phrase_says_the_same_details_in_every_language(name: str) -> None:
    expected = placeholders(PHRASES[name]["en"])

    assert dict.fromkeys(UI_LANGUAGES, expected) == {
        lang: placeholders(PHRASES[name][lang]) for lang in UI_LANGUAGES
    }


def test_phrase_is_filled_in() -> None:
    assert phrase("ru", "found", errors=1, warnings=2) == "Ошибок: 1, предупреждений: 2."
