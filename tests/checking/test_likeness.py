"""Which texts are nearly the same."""

import random

import pytest

from generator.checking.likeness import ALIKE, SHORTEST, alike


def text(seed: int, count: int = 300) -> str:
    """Words that nobody else says in this order, in phrases of about eight."""
    dice = random.Random(seed)
    words = ["".join(dice.choices("бвгдежзик", k=6)) for _ in range(count)]
    return " ".join(word + ("," if index % 8 == 7 else "") for index, word in enumerate(words))


def edited(told: str, every: int) -> str:
    """The text with one word in so many another."""
    words = told.split(" ")
    words[::every] = ["слово" + "," * word.endswith(",") for word in words[::every]]
    return " ".join(words)


def test_a_copy_is_found_however_far_apart_the_two_are() -> None:
    row = [text(0), *(text(seed) for seed in range(1, 40)), text(0)]

    assert list(alike(row)) == [(0, 40, 1.0)]


def test_an_edited_copy_is_found_with_its_likeness() -> None:
    (pair,) = alike([text(1), edited(text(1), 30)])

    assert 0.7 < pair.likeness < 0.75


def test_copies_on_the_verge_are_hardly_ever_missed() -> None:
    found = [list(alike([text(seed, 100), edited(text(seed, 100), 16)])) for seed in range(50)]

    assert all(pairs and pairs[0].likeness < ALIKE + 0.1 for pairs in found)


def test_a_rewritten_text_is_another() -> None:
    assert list(alike([text(1), edited(text(1), 6)])) == []


def test_texts_that_share_a_paragraph_are_not_alike() -> None:
    boilerplate = text(9, 80)

    assert list(alike([f"{text(seed)}\n{boilerplate}" for seed in range(3)])) == []


def test_short_texts_are_not_compared() -> None:
    assert list(alike([text(1, SHORTEST - 1)] * 2)) == []
    assert len(list(alike([text(1, SHORTEST)] * 2))) == 1


def test_three_copies_are_three_pairs() -> None:
    assert [pair[:2] for pair in alike([text(1)] * 3)] == [(0, 1), (0, 2), (1, 2)]


def test_of_many_copies_each_is_held_against_the_one_before() -> None:
    pairs = [pair[:2] for pair in alike([text(1)] * 50)]

    assert pairs == [(index, index + 1) for index in range(49)]


@pytest.mark.parametrize("copy", [text(1).replace(", ", ".\n", 10), text(1).upper()])
def test_marks_lines_and_capitals_make_no_difference(copy: str) -> None:
    assert [pair.likeness for pair in alike([text(1), copy])] == [1.0]
