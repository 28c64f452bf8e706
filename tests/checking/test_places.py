"""Where in its file some words of a body stand."""

import pytest

from generator.checking.places import place_of
from generator.diagnostics import Position

FRONT = "---\ntitle: Two words\n---\n"


@pytest.mark.parametrize(
    ("body", "words", "place"),
    [
        ("Here are two words.", "two words", (4, 10, 9)),
        ("Here\nare *two* _words_.", "two words", (5, 6, 11)),
        ("Here are [two](x.md)\nwords.", "two words", None),
        ("The two\nwords.", "two words", (4, 5, 3)),
        ("two wordsmiths and two words", "two words", (4, 20, 9)),
        ("## Two words {#x}", "Two words", (4, 4, 9)),
        ("Nothing.", "two words", None),
        ("Nothing.", "…", None),
        ("one 2 three 4 five 6 seven 8 or", "one 2 three 4 five 6 seven 8 and", (4, 1, 28)),
    ],
)  # fmt: skip
def test_words_are_found_in_the_body_whatever_stands_between_them(
    body: str, words: str, place: tuple[int, int, int] | None
) -> None:
    wanted = place and Position("x.md", *place)

    assert place_of(words, FRONT + body, "x.md") == wanted


def test_a_text_without_front_matter_is_all_body() -> None:
    assert place_of("two words", "Two, two words", "x.md") == Position("x.md", 1, 6, 9)
