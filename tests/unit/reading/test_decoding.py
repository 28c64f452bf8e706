import pytest

from generator.diagnostics import Position
from generator.model.texts import Source
from generator.reading import decode

TEXT = "title: Визит\nдата\n"


def read(data: bytes, limit: int = 1000) -> tuple[str | None, list[tuple[str, int, int]]]:
    found = decode(Source("a", data), limit)
    return found.value, [
        (one.code, one.position.line, one.position.column) for one in found.diagnostics
    ]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_marks_and_line_ends_change_nothing(line_end: str, mark: bytes) -> None:
    assert read(mark + TEXT.replace("\n", line_end).encode()) == (TEXT, [])


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ("text-empty", 1, 1)),
        (b" \r\n\t", ("text-empty", 1, 1)),
        ("x\ny Визит".encode("cp1251"), ("text-encoding", 2, 3)),
        (b"title: x\r\n\r\nab\xffc", ("text-encoding", 3, 3)),
        (TEXT.encode("utf-16"), ("text-encoding", 1, 1)),
        ("title: x\n".encode("utf-16-le"), ("text-encoding", 1, 1)),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", ("text-binary", 1, 1)),
        (b"x" * 1001, ("text-too-large", 1, 1)),
        (b"a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\n", ("text-conflict", 2, 1)),
    ],
)
def test_what_is_no_text_is_refused_at_its_place(
    data: bytes, expected: tuple[str, int, int]
) -> None:
    assert (None, [expected]) == read(data)


@pytest.mark.parametrize(
    ("data", "guess"),
    [
        (TEXT.encode("cp1251"), "Windows-1251"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (b"caf\xe9", None),
    ],
)
def test_the_encoding_is_guessed_where_it_shows(data: bytes, guess: str | None) -> None:
    found = decode(Source("a", data), 1000).diagnostics[0]

    assert guess == dict(found.details).get("guess")


def test_an_inner_mark_is_reported_and_left_out() -> None:
    found = decode(Source("a", "one\nt\ufeffwo".encode()), 100)

    assert found.value == "one\ntwo"
    assert [Position("a", 2, 2)] == [one.position for one in found.diagnostics]


@pytest.mark.parametrize("text", ["<<<<<<< a\n", "Title\n=======\n", "a\n>>>>>>> b\n"])
def test_half_a_conflict_is_no_conflict(text: str) -> None:
    assert (text, []) == read(text.encode())


def test_other_unseen_characters_are_kept() -> None:
    text = "a\u2028b\u200dc\0d eight more words make this a text"

    assert (text, []) == read(text.encode())
