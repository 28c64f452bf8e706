"""Every code, message and word that the program can say exists, in every language."""

import ast
from collections import Counter
from collections.abc import Iterator

import pytest

from generator.diagnostics import UI_LANGUAGES, Entry, catalogue, placeholders
from scripts.catalogs import main as catalogs
from tests.architecture.code import at, modules, strings

MAKERS = {"diagnostic", "PydanticCustomError"}
"""Functions whose first argument is a code."""

CODES = sorted(catalogue().items())


def _literal_codes() -> Iterator[tuple[str, str, ast.Call]]:
    for module in modules():
        for name, call in module.calls():
            match call.args:
                case [ast.Constant(value=str(code)), *_] if name.rpartition(".")[2] in MAKERS:
                    yield at(module, call), code, call


def test_every_code_that_is_reported_exists() -> None:
    unknown = [f"{where} {code}" for where, code, _ in _literal_codes() if code not in catalogue()]

    assert unknown == []


def test_every_code_that_exists_is_reported_somewhere() -> None:
    written = {text for module in modules() for text in strings(module.tree)}

    assert sorted(set(catalogue()) - written) == []


def test_interface_languages_ask_for_the_same_details() -> None:
    first, *others = ([_details(entry, ui_lang) for _, entry in CODES] for ui_lang in UI_LANGUAGES)

    assert [other for other in others if other != first] == []


def _details(entry: Entry, ui_lang: str) -> tuple[object, ...]:
    words = entry.wordings[ui_lang]
    return (entry.code, *(placeholders(text) for text in (words.message, *words.hints)))


def test_a_message_is_given_its_details() -> None:
    """Where a call names its details one by one; the others are held to it by their specs."""
    lacking = [
        f"{where} {code} {sorted(wanted - given)}"
        for where, code, call in _literal_codes()
        if code in catalogue() and _names_all(call)
        for given in ({one.arg for one in call.keywords},)
        for wanted in (placeholders(catalogue()[code].wordings["en"].message),)
        if not wanted <= given
    ]

    assert lacking == []


def _names_all(call: ast.Call) -> bool:
    return len(call.args) == 2 and all(one.arg for one in call.keywords)


def test_hints_use_only_details_that_are_given() -> None:
    """A hint none of whose calls gives its details would never be shown."""
    given: dict[str, set[str | None]] = {}
    for _, code, call in _literal_codes():
        given.setdefault(code, set()).update(one.arg for one in call.keywords)
    judged = given.keys() - _handed_on()
    never = [
        f"{code} {sorted(placeholders(hint) - given[code])}"
        for code, entry in CODES
        if code in judged
        for hint in entry.wordings["en"].hints
        if not placeholders(hint) <= given[code]
    ]

    assert never == []


def _handed_on() -> set[str]:
    """Codes that also travel as values, to calls that name their details elsewhere."""
    made = Counter(code for _, code, call in _literal_codes() if _names_all(call))
    written = Counter(text for module in modules() for text in strings(module.tree))
    return {code for code, count in written.items() if count > made[code]}


def test_messages_end_without_a_mark_and_explanations_with_one() -> None:
    wrong = [
        (code, ui_lang)
        for code, entry in CODES
        for ui_lang, words in entry.wordings.items()
        if words.message.endswith(".") or not words.explanation.endswith((".", "!", "?", "`", ":"))
    ]

    assert wrong == []


def test_catalogs_of_the_theme_are_whole(capsys: pytest.CaptureFixture[str]) -> None:
    code = catalogs(["--check"])

    assert code == 0, capsys.readouterr().out
