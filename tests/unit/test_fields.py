import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Position
from generator.fields import Fields, parse


def fields(text: str, first_line: int = 1) -> Fields:
    read = parse(text, "a.yaml", first_line)
    assert read.diagnostics == ()
    assert read.value is not None
    return read.value


@pytest.mark.parametrize(
    "value",
    [
        *("no", "on", "2024", "08", "010", "12:30", "6.10", "1_000"),
        *("~", "null", "2023-06-06", "0x1f"),
    ],
)
def test_a_scalar_is_the_text_that_is_written(value: str) -> None:
    assert fields(f"title: {value}\n{value}: x").tree == {"title": value, value: "x"}


def test_a_key_without_a_value_is_absent_but_has_a_place() -> None:
    read = fields("title:\nsummary: ''\n")

    assert read.tree == {"summary": ""}
    assert read.marks.key("title") == Position("a.yaml", 1, 1, 5)
    assert read.marks.swallowed == ()


def test_a_value_lost_to_a_comment_is_remembered() -> None:
    read = fields("title: #5 визит\nextra:\n  - # x\n  - b\nsummary: a #b\n")

    assert read.tree == {"extra": ["", "b"], "summary": "a"}
    assert read.marks.swallowed == (("title",), ("extra", 0))


def test_every_key_and_value_has_its_place() -> None:
    marks = fields("name:\n  ru: Чансин\nstops:\n  - {date: 2023-05-30}\n", first_line=2).marks

    assert marks.key("name", "ru") == Position("a.yaml", 3, 3, 2)
    assert marks.at("name", "ru") == Position("a.yaml", 3, 7, 6)
    assert marks.at("stops", 0, "date") == Position("a.yaml", 5, 12, 10)


def test_what_has_no_place_has_that_of_what_is_around_it() -> None:
    marks = fields("stops:\n  - {date: x}\n").marks

    assert marks.at("stops", 0, "place") == marks.at("stops", 0)
    assert marks.at("title") == Position("a.yaml", 1, 1)


def test_line_ends_that_only_yaml_knows_are_blanks() -> None:
    assert fields("a: b\u2028c\x85d\ne: f").tree == {"a": "b c d", "e": "f"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("yaml-not-mapping", 1, 1)),
        ("# only a comment", ("yaml-not-mapping", 1, 1)),
        ("- a\n- b", ("yaml-not-mapping", 1, 1)),
        ("words", ("yaml-not-mapping", 1, 1)),
        ("a: 1\nb: 2\na: 3", ("yaml-duplicate-key", 3, 1)),
        ("n:\n  ru: a\n  ru: b", ("yaml-duplicate-key", 3, 3)),
        ("a: &x 1", ("yaml-anchor", 1, 4)),
        ("a: *x", ("yaml-anchor", 1, 4)),
        ("a: &x [*x]", ("yaml-anchor", 1, 4)),
        ("<<: {a: 1}", ("yaml-merge", 1, 1)),
        ("a: !!python/object/apply:os.system [x]", ("yaml-tag", 1, 4)),
        ("a: !custom x", ("yaml-tag", 1, 4)),
        ("a: " + "[" * 20_000, ("yaml-too-deep", 1, 19)),
        ("[a]: b", ("yaml-key-not-text", 1, 1)),
        ("'': b", ("yaml-key-not-text", 1, 1)),
        ("title: {{ 7*191 }}", ("yaml-key-not-text", 1, 9)),
        ("a: 1\n---\nb: 2", ("yaml-several-documents", 2, 1)),
        ("x: 1\na: \"b\nc: d", ("yaml-unclosed-quote", 2, 4)),
        ("title: Визит: итоги", ("yaml-colon", 1, 13)),
        ("a:\n\tb: c", ("yaml-tab", 2, 1)),
        ("title: @x", ("yaml-special-start", 1, 8)),
        ("title: [Фото] Визит", ("yaml-special-start", 1, 8)),
        ("title: \"a\" b", ("yaml-special-start", 1, 8)),
        ("title: *b* c", ("yaml-special-start", 1, 8)),
        ("a: [b\nc: d", ("yaml-syntax", 2, 2)),
        ("a: \"\\ud800\"", ("yaml-syntax", 1, 7)),
        ("a: \"\\u202e\"", ("text-unseen-character", 1, 4)),
        ("a: b\nc: d\u202ee", ("text-unseen-character", 2, 5)),
        ("a: \x00", ("text-unseen-character", 1, 4)),
        ("a: \ud800", ("text-unseen-character", 1, 4)),
    ],
)  # fmt: skip
def test_what_is_not_allowed_is_refused_at_its_place(
    text: str, expected: tuple[str, int, int]
) -> None:
    read = parse(text, "a.yaml")

    found = [(one.code, one.position.line, one.position.column) for one in read.diagnostics]
    assert read.value is None
    assert [expected] == found


@pytest.mark.parametrize(
    ("text", "detail", "value"),
    [
        ("a: 1\na: 2", "first", "1"),
        ("title: Визит: итоги", "corrected", 'title: "Визит: итоги"'),
        ('title: @a "b"', "corrected", 'title: "@a \\"b\\""'),
    ],
)
def test_a_refusal_says_what_to_type(text: str, detail: str, value: str) -> None:
    assert value == dict(parse(text, "a").diagnostics[0].details)[detail]


def test_a_megabyte_of_unseen_characters_takes_no_time() -> None:
    assert len(parse("a: \x07\n" * 100_000, "a").diagnostics) == 100_000


@given(st.text(st.characters(codec="utf-8"), max_size=80))
def test_any_text_is_a_mapping_or_refused(text: str) -> None:
    read = parse(text, "a")

    assert (read.value is None) == (read.diagnostics != ())


@given(
    st.dictionaries(
        st.from_regex("[a-z]{1,8}", fullmatch=True),
        st.text("абв xyz:#'-[", max_size=20),
        min_size=1,
    )
)
def test_quoted_text_comes_back_as_it_was(tree: dict[str, str]) -> None:
    quoted = "\n".join(f"{key}: '" + value.replace("'", "''") + "'" for key, value in tree.items())

    assert fields(quoted).tree == tree
