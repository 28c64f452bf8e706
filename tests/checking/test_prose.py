"""What a body says in plain words."""

import pytest

from generator.checking import Prose, prose
from generator.config import ReadingRules
from generator.model.texts import Article, Source
from generator.reading import read

RULES = ReadingRules(("ru", "en"), "suffix", "sanitized", 1_000_000, "bgn")


def said(markdown: str) -> Prose:
    front = "---\ntitle: T\n---\n"
    reading = read(Source("content/pages/x.en.md", (front + markdown).encode()), RULES).value
    assert isinstance(reading.said[0], Article)
    return prose(reading.segments)


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("One *two*\nthree.", "One two three."),
        ("## Head {#x}\n\nText.", "Head\nText."),
        ("- one\n- two", "one\ntwo"),
        ("| A | B |\n|---|---|\n| 1 | 2 |", "A\nB\n1\n2"),
        ("Term\n: what it is", "Term\nwhat it is"),
        ("See [the page](x.en.md \"a > b\"), & more.", "See the page, & more."),
        ("A claim.[^1]\n\n[^1]: Its proof.", "A claim.\nIts proof."),
        ("Before ![alt](x.jpg \"caption\") after.", "Before after."),
        ("One  \ntwo", "One two"),
        ("<div title=\"a > b\">Raw <b>words</b></div>", "Raw words"),
        ("", ""),
    ],
)  # fmt: skip
def test_words_are_without_markup_a_line_for_each_block(markdown: str, words: str) -> None:
    assert said(markdown).words == words


@pytest.mark.parametrize(
    ("markdown", "own"),
    [
        ("He said [слово и дело]{lang=ru} to us.", "He said … to us."),
        ("Type `vestnik build`.", "Type … ."),
        ("One.\n\n> Quoted.\n>\n> > Twice.\n\nTwo.", "One.\n…\nTwo."),
        ("```\ncode\n```\n\nText.", "…\nText."),
        ("[a *b* [c]{lang=ru}]{lang=ru} d", "… d"),
        ("{lang=ru}\nСлова.\n\nWords.", "…\nWords."),
    ],
)
def test_what_an_author_has_set_apart_is_not_the_texts_own(markdown: str, own: str) -> None:
    found = said(markdown)

    assert found.own == own
    assert "…" not in found.words


def test_paragraphs_and_tables_are_counted() -> None:
    table = "| A |\n|---|\n| 1 |\n\n"

    found = said(f"One.\n\nTwo.\n\n- item\n\n{table}Three.\n\n{table}<pre>x</pre>")

    assert (found.paragraph_count, found.table_count) == (3, 2)
