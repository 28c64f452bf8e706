import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.config import ReadingRules
from generator.model.texts import Body, LinkHole, Segments
from generator.reading.bodies import read_body
from generator.reading.syntax import LINK_SCHEMES, scheme

ESCAPED = ReadingRules(("ru", "en"), "suffix", "escape", 1_000_000, "bgn")
SANITIZED = ReadingRules(("ru", "en"), "suffix", "sanitized", 1_000_000, "bgn")


def body(text: str, rules: ReadingRules = ESCAPED) -> tuple[Body, Segments]:
    return read_body(text, "a.md", 1, rules).value


def codes(text: str) -> set[str]:
    return {one.code for one in read_body(text, "a.md", 1, ESCAPED).diagnostics}


BOMBS = {
    "brackets": "[" * 300_000,
    "pictures": "![" * 300_000,
    "short paragraphs of brackets": ("[" * 150 + "\n\n") * 3_000,
    "quotations": ">" * 300_000,
    "lists": "1. " * 15_000,
    "deep list": "\n".join("  " * depth + "* a" for depth in range(150)),
    "emphasis": "*a _a " * 100_000,
    "backticks": "".join("a" + "`" * length for length in range(1_200)),
    "a wide table": "|" + "a|" * 9_000 + "\n|" + "-|" * 9_000 + "\n" + "|a|\n" * 50,
    "a long table": "|a|b|\n|-|-|\n" + "|a|b|\n" * 100_000,
    "equal headings": "## a\n\n" * 6_000,
    "equal ids": "[a]{#x}\n\n" * 5_000,
    "attributes": "[a]{.b " * 6_000,
    "footnotes": "[^1]" * 4_000 + "\n\n[^1]: x",
    "comments": "<!--" * 10_000,
    "entities": "&#" * 100_000,
    "one paragraph": "слово слово\n" * 40_000,
}


@pytest.mark.timeout(10)
@pytest.mark.parametrize("name", BOMBS)
@pytest.mark.parametrize("rules", [ESCAPED, SANITIZED], ids=["escape", "sanitized"])
def test_no_bomb_takes_long(name: str, rules: ReadingRules) -> None:
    outline, segments = body(BOMBS[name], rules)

    assert len(segments.pieces) == len(outline.holes) + 1


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("brackets", "body-too-complex"),
        ("pictures", "body-too-complex"),
        ("lists", "body-too-deep"),
        ("deep list", "body-too-deep"),
        ("a long table", "body-too-complex"),
        ("one paragraph", "body-block-too-long"),
    ],
)
def test_what_is_too_much_is_said(name: str, code: str) -> None:
    assert code in codes(BOMBS[name])


def test_open_brackets_in_one_paragraph_are_counted() -> None:
    assert codes("[" * 201) == {"body-brackets"}
    assert codes("[" * 200) == set()


def test_a_character_that_turns_text_is_named_once_a_line() -> None:
    read = read_body("ab\u202ec\u202ed\n\u2066", "a.md", 5, ESCAPED)

    places = [(one.position.line, one.position.column) for one in read.diagnostics]
    assert places == [(5, 3), (6, 1)]


def test_a_zero_byte_becomes_visible() -> None:
    _, segments = body("a\0b")

    assert segments.pieces == ("<p>a\ufffdb</p>\n",)


@pytest.mark.parametrize("text", ["", "\n \n", "[a]: b.md\n"])
def test_a_body_that_shows_nothing_is_empty(text: str) -> None:
    outline, _ = body(text)

    assert outline.is_empty


@pytest.mark.parametrize("text", ["a", "![](a.jpg)", "[](b.md)", "---"])
def test_a_body_that_shows_anything_is_not_empty(text: str) -> None:
    outline, _ = body(text)

    assert not outline.is_empty


def test_our_own_markup_survives_the_sanitizer() -> None:
    text = (
        "# A {#x .y}\n\n- [x] [b](c.md){.d}\n\n|e|\n|:-|\n|f|\n\n![g](h.jpg)\n\n"
        "::: note I\nj[^1]\n:::\n\n::: video k.mp4\n:::\n\n[l]{lang=zh}\n\n```m\nn\n```\n\n3. o\n\n"
        "p\n: q\n\n[^1]: r\n\n"
    )

    plain, plain_segments = body(text)
    cleaned, cleaned_segments = body(f"{text}<b>s</b>", SANITIZED)

    assert plain.holes == cleaned.holes[: len(plain.holes)]
    shared = "".join(plain_segments.pieces).partition('<div class="footnotes"')[0]
    assert "".join(cleaned_segments.pieces).startswith(shared)


ATTACKS = st.lists(
    st.sampled_from(
        [
            "<script>", "</script>", "<img src=x onerror=alert(1)>", "<svg/onload=x>",
            "<a href='", "\" ", "' ", ">", "<", "javascript:alert(1)", "data:text/html,x",
            "[a](", "![a](", ")", "](x.md)", "{onclick=x}", "{style=\"x\"}", "{.a\" onx=\"b}",
            "<b style=x>", "<div title=\"", "<!--", "-->", "<math><mtext>", "<style>",
            "<table><td>", "&#x3c;", "&lt;", "\ue0000\ue001", "\ue0020\ue003",
            "&#xe000;0&#xe001;", "\n\n", "\n", "| ", "|-|\n", "`", "# ", "[^1]", "[^1]: ",
            "::: note ", ":::", "<textarea>", "<title>", "<noscript>", "<a href=//evil>",
            "<base href=x>", "- [ ] ", "onfocus=x",
        ]
    ),
    max_size=14,
)  # fmt: skip


class Tags(HTMLParser):
    """The tags of a piece of HTML, as a browser would see them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


FORBIDDEN = {"script", "style", "img", "svg", "math", "iframe", "base", "object", "textarea", "h1"}


@given(ATTACKS, st.sampled_from([ESCAPED, SANITIZED]))
@settings(deadline=None, max_examples=300)
def test_no_attack_becomes_markup(pieces: list[str], rules: ReadingRules) -> None:
    outline, segments = body("".join(pieces), rules)

    html = "".join(
        piece + (' data-hole=""' if isinstance(hole, LinkHole) else "")
        for piece, hole in zip(segments.pieces, (*outline.holes, None), strict=True)
    )
    assert not re.search("[\ue000-\ue003]", html)
    for tag, attributes in Tags(html).seen:
        assert tag not in FORBIDDEN
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        assert attributes.get("href", "#").startswith("#")  # type: ignore[union-attr]  # never bare
    for hole in outline.holes:
        if isinstance(hole, LinkHole):
            assert scheme(hole.target) in LINK_SCHEMES


PLAIN = st.characters(codec="utf-8", exclude_characters="\r\ue000\ue001\ue002\ue003\\`~*_[]<>&{}^")


@given(st.text(PLAIN | st.sampled_from("-+:;#$%@|='\"()/.,?!"), max_size=30))
@settings(deadline=None)
def test_text_that_needs_no_parser_reads_as_if_parsed(words: str) -> None:
    """An emphasis in a block sends all of it through the parser."""
    text = f"a {' '.join(words.split())} b"

    (_, alone), (_, parsed) = body(text), body(f"{text} *x*")

    assert [one.replace(" <em>x</em>", "") for one in parsed.pieces] == [*alone.pieces]
