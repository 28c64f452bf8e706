import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import (
    UI_LANGUAGES,
    Position,
    Reported,
    Severity,
    catalogue,
    diagnostic,
    nearest,
    placeholders,
    severity,
    visible,
)

HERE = Position("content/news/x.ru.md", 3, 1)


def test_details_that_are_not_known_are_left_out() -> None:
    found = diagnostic("field-unknown", HERE, field="titel", suggestion=None, known="", count=0)

    assert found.details == (("count", "0"), ("field", "titel"))


def test_a_hint_is_the_first_whose_details_are_known() -> None:
    entry = catalogue()["field-unknown"]
    guessed = diagnostic("field-unknown", HERE, field="titel", suggestion="title", known="title")
    unguessed = diagnostic("field-unknown", HERE, field="zzz", known="title")

    assert entry.hint(guessed, "en") == "Did you mean title?"
    assert entry.hint(unguessed, "en") == "Known here: title"


def test_what_a_terminal_would_obey_is_escaped() -> None:
    entry = catalogue()["field-unknown"]
    found = diagnostic("field-unknown", HERE, field="a\x1b[31m\u202eb")

    assert entry.message(found, "en") == "Unknown field “a\\u001b[31m\\u202eb”"


@given(st.text(st.characters(exclude_categories=())))
def test_visible_text_can_be_printed(text: str) -> None:
    shown = visible(text)

    assert shown.isprintable() or shown.encode("utf-8")
    assert not any(char in shown for char in "\x00\x1b\x7f\x9b\u202e\u2066\n")


def test_both_languages_word_every_code_with_the_same_details() -> None:
    assert set(UI_LANGUAGES) == {"en", "ru"}
    differing = [
        code
        for code, entry in catalogue().items()
        if placeholders(entry.wordings["en"].message) != placeholders(entry.wordings["ru"].message)
        or [placeholders(hint) for hint in entry.wordings["en"].hints]
        != [placeholders(hint) for hint in entry.wordings["ru"].hints]
    ]

    assert differing == []


@pytest.mark.parametrize(("ui_lang", "foreign"), [("en", "«»"), ("ru", "“”")])
def test_quotation_marks_are_those_of_the_language(ui_lang: str, foreign: str) -> None:
    sentences = {
        code: (entry.wordings[ui_lang].message, *entry.wordings[ui_lang].hints)
        for code, entry in catalogue().items()
    }

    assert [code for code, said in sentences.items() if {*foreign} & {*"".join(said)}] == []


def test_only_what_is_no_error_by_nature_can_be_overridden() -> None:
    overrides = {"body-empty": Severity.ERROR, "field-unknown": Severity.OFF}

    assert severity("body-empty", overrides) is Severity.ERROR
    assert severity("body-empty", {}) is Severity.WARNING
    assert severity("field-unknown", overrides) is Severity.ERROR


def test_collecting_keeps_every_value_and_finding_in_order() -> None:
    first, second = diagnostic("body-empty", HERE), diagnostic("title-long", HERE)

    collected = Reported.collect([Reported(1, (first,)), Reported(2, (second,))])

    assert collected == Reported((1, 2), (first, second))
    assert collected.map(sum) == Reported(3, (first, second))


def test_findings_are_listed_by_place() -> None:
    late = diagnostic("body-empty", Position("b", 1, 1))
    early = diagnostic("title-long", Position("a", 9, 9))

    assert sorted([late, early], key=lambda one: one.order) == [early, late]


@pytest.mark.parametrize(
    ("word", "expected"), [("titel", "title"), ("sumary", "summary"), ("zzz", None)]
)
def test_a_near_word_is_suggested(word: str, expected: str | None) -> None:
    assert expected == nearest(word, ["title", "summary", "tags"])
