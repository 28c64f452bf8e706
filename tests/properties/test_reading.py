"""What reading leaves out to be quick changes nothing of what it reads.

A parser that asks every rule everywhere stays here as the measure of the one that does not; so do
the plain ways to count words, to find characters and to cut HTML at its marks.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markdown_it.token import Token
from mdit_py_plugins.attrs.parse import ParseError
from mdit_py_plugins.attrs.parse import parse as parse_attributes

from generator.diagnostics import Diagnostic
from generator.fields import parse as parse_fields
from generator.model.texts import AnchorHole, Hole
from generator.reading.ground import Ground
from generator.reading.guards import find_unseen
from generator.reading.marking import Marks, neutral
from generator.reading.syntax import full_parser, parse
from generator.reading.words import count_words

ROOT = Path(__file__).resolve().parents[2]

PIECES = (
    "слово", "word", "x", " ", "    ", "\t", "\n", "\n\n", "- ", "* ", "+ ", "1. ", "2) ", "> ",
    ">", "# ", "## ", "=", "===", "-", "---", "***", "|", "|-|", "|:-|-:|", "a | b",
    "\n|---|---|\n", ":", ": ", "~ ", "~", "~~", "~~~", "`", "``", "```", "*", "**", "_", "__",
    "[", "]", "(", ")", "](", "](a.md)", "](<a b>)", "![", "!", "^", "[^1]", "[^1]: ", "[a]",
    "[a]: /x 'y'\n\n", "{", "}", "{#id}", "{.a}", "{width=3}", "{lang=en #q}", "{onclick=x}",
    "{% a %}", "[ ] ", "[x] ", ":::", "::: note x\n", "\n:::\n", "::: video a.mp4\n", "<", ">",
    "<b>", "</b>", "<!--", "-->", "<div>\n", "<https://a.b>", "](javascript:x)", "&amp;", "&",
    "&#60;", "&nbsp;", "\\", "\\*", "\\\n", "\r", "\0", '"', "'", "’", "—", "\u00a0", "  \n", "$",
    "%", "@", "+", ";",
)  # fmt: skip
"""Of what Markdown is made, and what stands between."""

MARKDOWN = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=6, unique=True).flatmap(
        lambda few: st.lists(st.sampled_from(few), max_size=20).map("".join)
    ),
)
"""Texts of many pieces, and of few: the same ones again and again make tables and nested lists."""


def written() -> Iterator[str]:
    """Every Markdown file that the project has, and the texts that its specs quote."""
    for folder in ("content", "docs", "tests/spec", "tests/golden"):
        for file in sorted((ROOT / folder).rglob("*.md")):
            text = file.read_text("utf-8", errors="replace")
            yield text
            yield from (match["text"] for match in QUOTED.finditer(text))


QUOTED = re.compile(
    r"^(?P<fence>[`~]{3,})markdown.*\n(?P<text>(?:.*\n)*?)(?P=fence)$", re.MULTILINE
)


@pytest.mark.parametrize("raw_html", [False, True], ids=["escape", "sanitized"])
def test_what_is_written_is_parsed_as_if_every_rule_were_asked_everywhere(raw_html: bool) -> None:
    texts = tuple(written())

    assert len(texts) > 200
    for text in texts:
        assert asked_everywhere(text, raw_html) == asked_where_due(text, raw_html)


@settings(max_examples=600, deadline=None)
@given(text=MARKDOWN, raw_html=st.booleans())
@example(text="a\n: b\n\n> c\n> ===\n\n|d|\n|-|\n|e\\|&amp;|", raw_html=True)
@example(text="a\n\n: b\nc\n~ d\n", raw_html=False)
def test_any_text_is_parsed_as_if_every_rule_were_asked_everywhere(
    text: str, raw_html: bool
) -> None:
    try:
        expected = asked_everywhere(text, raw_html)
    except IndexError:
        assume(False)

    assert expected == asked_where_due(text, raw_html)


def asked_everywhere(text: str, raw_html: bool) -> tuple[list[Token], list[Diagnostic]]:
    ground = Ground("a.md", text.split("\n"), 1)
    return full_parser(raw_html).fresh().parse(text, {"ground": ground}), ground.found


def asked_where_due(text: str, raw_html: bool) -> tuple[list[Token], list[Diagnostic]]:
    ground = Ground("a.md", text.split("\n"), 1)
    return parse(text, ground, raw_html), ground.found


@pytest.mark.parametrize("last", [">", "> |b|\n>"])
def test_a_quoted_table_may_end_the_text(last: str) -> None:
    """Of an empty line at the very end there is no first character to ask a rule about."""
    tokens, _ = asked_where_due(f"> |a|\n> |-|\n{last}", raw_html=False)

    assert "table_close" in [token.type for token in tokens]


@settings(max_examples=300)
@given(inside=st.text(st.sampled_from("#.ab1-_:=\" %\\é\u00a0ы'"), max_size=8))
@example(inside="#part-1")
@example(inside="#a.b")
def test_braces_of_a_heading_say_what_the_grammar_of_attributes_says(inside: str) -> None:
    braces = f"{{{inside}}}"
    try:
        length, attributes = parse_attributes(braces)
    except ParseError:
        length, attributes = 0, {}

    (heading, words, _), _ = asked_where_due(f"## Words {braces}", raw_html=False)

    is_grammatical = length + 1 == len(braces)
    assert words.content == ("Words" if is_grammatical else f"Words {braces}")
    assert heading.attrs | heading.meta.get("insecure_attrs", {}) == attributes


@given(st.text(st.sampled_from("aёЖ1_²’'-–.,/« \u00a0\u2009\t\n")))
def test_words_are_counted_as_a_search_finds_them(text: str) -> None:
    assert count_words(text) == len(re.findall(r"\w[\w’'-]*", text))


MARK_CHARACTERS = "\ue000\ue001\ue002\ue003"


@given(
    st.lists(
        st.sampled_from([*MARK_CHARACTERS, "&", "#", "&#", "x", "e001", "E003", "57345", ";", "0"])
    )
)
def test_text_in_which_nothing_is_forged_is_neutral_already(pieces: list[str]) -> None:
    text = "".join(pieces)
    forged = re.compile(f"[{MARK_CHARACTERS}]|&#(x0*e00[0-3]|0*5734[4-7]);?", re.IGNORECASE)

    assert neutral(text) == forged.sub("\ufffd", text)


@given(
    st.lists(st.sampled_from(["a", "\u202a", "\u202e", "\u2066", "\u2069", "\u202f", "\n", "ы"]))
)
def test_characters_that_turn_text_are_found_line_by_line(pieces: list[str]) -> None:
    text = "".join(pieces)
    turned = [
        (number, match.start() + 1)
        for number, line in enumerate(text.split("\n"), 3)
        if (match := re.search("[\u202a-\u202e\u2066-\u2069]", line))
    ]

    found = [one.position for one in find_unseen(text, "a.md", 3)]

    assert [(place.line, place.column) for place in found] == turned


PIECE = st.one_of(
    st.sampled_from([' class="a"', " b", ""]), st.builds(AnchorHole, st.integers(0, 3))
)
PART = st.one_of(
    st.text('a "<>=\n', max_size=4),
    st.tuples(st.sampled_from(["element", "attributes"]), st.lists(PIECE, max_size=3)),
)


@given(st.lists(PART, max_size=8))
def test_html_is_cut_at_its_marks_into_what_they_stand_for(
    parts: list[str | tuple[str, list[str | Hole]]],
) -> None:
    marks = Marks()
    html, segments, holes = "", [""], []
    for part in parts:
        if isinstance(part, str):
            html += part
            segments[-1] += part
            continue
        kind, pieces = part
        html += getattr(marks, kind)(*pieces)
        for piece in pieces:
            if isinstance(piece, str):
                segments[-1] += piece
            else:
                holes.append(piece)
                segments.append("")

    assert marks.cut(html) == (tuple(segments), tuple(holes))


@given(st.lists(st.sampled_from(["a", ": ", "b", "\n", "\x85", "\u2028", "\u2029", '"', "#"])))
def test_what_only_yaml_takes_for_a_line_end_is_a_blank(pieces: list[str]) -> None:
    text = "".join(pieces)

    assert parse_fields(text, "a.yaml") == parse_fields(
        re.sub("[\x85\u2028\u2029]", " ", text), "a.yaml"
    )
