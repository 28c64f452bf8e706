from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.config import ReadingRules
from generator.diagnostics import UI_LANGUAGES, Reported, catalogue
from generator.model.texts import Article, LinkHole, Reading, RecordText, Source
from generator.reading.articles import read_article, read_record_text

RULES = ReadingRules(("ru", "en"), "suffix", "escape", 1_000_000, "bgn")
SANITIZED = ReadingRules(("ru", "en"), "suffix", "sanitized", 1_000_000, "bgn")


PATH = "content/news/2023/opening.ru.md"


def reading(text: str, path: str = PATH) -> Reported[Reading]:
    return read_article(Source(path, text.encode()), RULES)


def article(text: str, path: str = PATH) -> Article:
    (said,) = reading(text, path).value.said
    assert isinstance(said, Article)
    return said


def found(text: str, path: str = PATH) -> list[tuple[str, int, int]]:
    return [
        (one.code, one.position.line, one.position.column)
        for one in reading(text, path).diagnostics
    ]


OPENING = "---\ntitle: Открытие\ndate: 2023-06-06\n---\nТекст со [ссылкой](x.ru.md).\n"


def test_an_article_is_read() -> None:
    read = article(OPENING)

    assert found(OPENING) == []
    assert (read.section, read.key, read.lang) == ("news", "opening", "ru")
    assert ("Открытие", date(2023, 6, 6)) == (read.front.title, read.front.date)
    assert read.body.excerpt == "Текст со ссылкой."
    hole = read.body.holes[0]
    assert isinstance(hole, LinkHole)
    assert (hole.position.line, hole.position.column) == (5, 10)


def test_the_segments_of_an_article_stand_beside_it() -> None:
    segments = reading(OPENING).value.segments

    assert segments.pieces == ("<p>Текст со <a", ">ссылкой</a>.</p>\n")
    assert segments.word_count == 3


def test_the_key_may_be_given() -> None:
    read = article("---\ntitle: x\ntranslation_key: opening-2023\n---\ny\n")

    assert read.key == "opening-2023"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no front matter\n", ("front-missing", 1, 1)),
        ("\n---\ntitle: x\n---\ny\n", ("front-missing", 1, 1)),
        ("+++\ntitle = 1\n+++\n", ("front-toml", 1, 1)),
        ("---\ntitle: x\nText.\n", ("front-unclosed", 1, 1)),
        ("---\n---\ny\n", ("yaml-not-mapping", 2, 1)),
        ("---\n- a\n---\ny\n", ("yaml-not-mapping", 2, 1)),
        ("---\njust words\n---\ny\n", ("yaml-not-mapping", 2, 1)),
        ("---\nsummary: x\ntitle: Визит: итоги\n---\ny\n", ("yaml-colon", 3, 13)),
        ("---\nextra: " + "x" * 70_000 + "\n---\ny\n", ("front-too-large", 1, 1)),
        ("---\nsummary: s\n---\ny\n", ("field-missing", 2, 1)),
        ("---\ntitle: x\n---\n", ("body-empty", 2, 1)),
        ("---\ntitle: " + "x" * 201 + "\n---\ny\n", ("title-long", 2, 8)),
        ("---\ntitle: x\n---\ny\n\n# z\n", ("heading-level", 6, 1)),
    ],
)
def test_what_is_wrong_is_found_at_its_place(text: str, expected: tuple[str, int, int]) -> None:
    assert [expected] == found(text)


@pytest.mark.parametrize("opening", ["---", "---  ", "---\t"])
def test_blanks_after_the_hyphens_do_not_matter(opening: str) -> None:
    assert found(f"{opening}\ntitle: x\n{opening}\ny\n") == []


def test_a_second_rule_belongs_to_the_body() -> None:
    read = reading("---\ntitle: x\n---\na\n\n---\n\nb\n").value

    assert "<hr>" in read.segments.pieces[0]


def test_the_hint_names_where_the_front_matter_should_end() -> None:
    one = reading("---\ntitle: x\ntags:\n  - a\n\n# note\nFirst words here\n").diagnostics[0]

    assert dict(one.details) == {"line": "7", "text": "First words here"}


def test_problems_of_name_fields_and_body_show_at_once() -> None:
    codes = [code for code, _, _ in found("---\ntitel: x\n---\n# y\n", "content/news/x.fr.md")]

    assert codes == ["file-language-unknown", "field-unknown", "heading-level"]


def test_a_record_text_may_do_without_front_matter() -> None:
    source = Source("content/partners/etri.ru.md", b"Words.\n\n---\n\nMore.")

    read = read_record_text(source, RULES)

    assert read.diagnostics == ()
    (text,) = read.value.said
    assert isinstance(text, RecordText)
    assert (text.registry, text.key, text.lang) == ("partners", "etri", "ru")
    assert text.body.excerpt == "Words."
    assert read.value.segments.pieces == ("<p>Words.</p>\n<hr>\n<p>More.</p>\n",)


def test_a_record_text_may_be_empty_below_its_front_matter() -> None:
    source = Source("content/partners/etri.ru.md", b"---\nsummary: x\n---\n")

    assert read_record_text(source, RULES).diagnostics == ()


def test_a_record_text_has_no_title() -> None:
    source = Source("content/visits/x.ru.md", b"---\ntitle: x\n---\ny")

    read = read_record_text(source, RULES)

    assert [(one.code, one.position.line) for one in read.diagnostics] == [("field-unknown", 2)]


def test_an_article_with_wrong_fields_is_one_without_them() -> None:
    read = article("---\ntitle: [x]\ndate: soon\ntags: [a]\n---\n[y](z.md)\n")

    front = read.front
    assert (front.title, front.date, front.tags) == ("opening", None, ("a",))
    assert {"title", "date"} == front.unread
    assert {"tags"} == front.model_fields_set
    assert len(read.body.holes) == 1


def test_a_text_with_a_wrong_key_is_no_other_ones_counterpart() -> None:
    keys = {
        article("---\ntitle: x\ntranslation_key: Ключ!\n---\ny\n", path).key
        for path in ("content/news/a.ru.md", "content/news/a.en.md")
    }

    assert len(keys) == 2
    assert "a" not in keys


LINES = st.sampled_from(
    [
        "---", "title: x", "date: 2023-06-06", "- [ ] task", "# head {#id}",
        "text [a](b.md) *c*", "![alt](p.jpg)", "| a | b |", "|---|---|", "::: note", ":::",
        "> quote", "[^1]", "[^1]: n", "<b>x", "```", "term", ": def", "{.c}", "", "    code",
        "ab\u202ec", "\ufeffz", "\0", "&amp;",
    ]
)  # fmt: skip


@given(st.lists(LINES | st.text(max_size=20), max_size=25), st.sampled_from([RULES, SANITIZED]))
@settings(deadline=None)
def test_any_text_is_read_or_refused_in_words(lines: list[str], rules: ReadingRules) -> None:
    data = "\n".join(lines).encode("utf-8", "replace")

    read = read_article(Source("content/news/x.en.md", data), rules)

    for one in read.diagnostics:
        assert 1 <= one.position.line <= len(lines) + data.count(b"\r") + 1
        for ui_lang in UI_LANGUAGES:
            assert catalogue()[one.code].message(one, ui_lang)
            catalogue()[one.code].hint(one, ui_lang)
    for text in read.value.said:
        assert isinstance(text, Article)
        body = text.body
        assert len(read.value.segments.pieces) == len(body.holes) + 1
        anchors = [heading.own_anchor for heading in body.headings]
        assert len({*anchors, *body.ids}) == len(anchors) + len(body.ids)


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    read = read_article(Source("content/news/x.en.md", data), RULES)

    assert read.value == Reading()
    assert read.diagnostics


@given(
    st.lists(LINES, max_size=15), st.sampled_from(["\r\n", "\r"]), st.sampled_from(["", "\ufeff"])
)
@settings(deadline=None)
def test_twins_with_other_line_ends_are_equal(lines: list[str], end: str, mark: str) -> None:
    text = "---\ntitle: x\n---\n" + "\n".join(lines)

    assert reading(text) == reading(mark + text.replace("\n", end))
