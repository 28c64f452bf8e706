"""How findings are drawn."""

import json
from pathlib import Path

import pytest
from rich.cells import cell_len

from generator.building import Finding
from generator.cli.console import show
from generator.diagnostics import Position, Severity, diagnostic


def drawn(
    capsys: pytest.CaptureFixture[str], folder: Path, line: str, column: int, width: int
) -> list[str]:
    """The lines of a finding about a place in the only line of a file."""
    (folder / "content").mkdir(exist_ok=True)
    (folder / "content" / "x.md").write_text(line + "\n", "utf-8")
    place = Position("content/x.md", 1, column, width)
    found = Finding(diagnostic("link-missing-target", place, target="y.md"), Severity.WARNING)
    show([found], "text", "en", folder)
    return capsys.readouterr().err.rstrip("\n").split("\n")


def marked(excerpt: str, carets: str) -> str:
    """What stands above the carets on a terminal."""
    start, end = carets.index("^"), len(carets)
    cells = "".join(
        letter + "\0" * (cell_len(letter) - 1) for letter in excerpt if cell_len(letter)
    )
    return cells[start:end].replace("\0", "")


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("See the talks here", "talks"),
        ("Смотрите переговоры здесь", "переговоры"),
        ("在杭州举行会谈 talks 一天", "talks"),
        ("talks 会谈 end", "会谈"),
        ("a\tb\ttalks", "talks"),
        ("talks", "talks"),
    ],
)
def test_carets_stand_under_what_is_meant(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, line: str, word: str
) -> None:
    _, excerpt, carets, *_ = drawn(capsys, tmp_path, line, line.index(word) + 1, len(word))

    assert word == marked(excerpt, carets)


@pytest.mark.parametrize(
    "before", ["и\u0306и\u0306 ", "👩\u200d🔬 ", "\u0301a ", "soft\u00adhyphen "]
)
def test_marks_without_width_move_no_caret(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, before: str
) -> None:
    _, _, carets, *_ = drawn(capsys, tmp_path, f"{before}talks", len(before) + 1, 5)

    columns = sum(cell_len(letter) for letter in before if letter not in "\u0306\u0301\u200d\u00ad")
    assert "      | " + " " * columns + "^^^^^" == carets


def test_a_long_line_is_cut_around_the_place(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    line = "до " * 2000 + "talks" + " после" * 2000

    _, excerpt, carets, *_ = drawn(capsys, tmp_path, line, line.index("talks") + 1, 5)

    assert marked(excerpt, carets) == "talks"
    assert len(excerpt) < 120
    assert excerpt.startswith("    1 | … ")
    assert excerpt.endswith(" …")


def test_a_wide_finding_ends_where_the_excerpt_ends(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    _, excerpt, carets, *_ = drawn(capsys, tmp_path, "слово " * 100, 1, 500)

    assert len(carets) <= len(excerpt)


def test_an_excerpt_fits_a_narrow_terminal(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    line = "слово " * 30 + "talks " * 30
    _, excerpt, carets, *_ = drawn(capsys, tmp_path, line, line.index("talks") + 1, 5)

    assert marked(excerpt, carets) == "talks"
    assert len(excerpt) <= 60


@pytest.mark.parametrize("content", [b"\0\1\2 talks", b""])
def test_what_is_no_text_is_not_shown(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "x.md").write_bytes(content)
    (tmp_path / "output").write_text("somebody's file", "utf-8")
    findings = [
        Finding(diagnostic("text-binary", Position("content/x.md")), Severity.ERROR),
        Finding(diagnostic("output-not-folder", Position("output")), Severity.ERROR),
    ]

    show(findings, "text", "en", tmp_path)

    assert " | " not in capsys.readouterr().err


def test_a_place_behind_the_end_of_a_line_is_marked(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    _, excerpt, carets, *_ = drawn(capsys, tmp_path, "title:", 8, 1)

    assert excerpt == "    1 | title:"
    assert carets.endswith("^")


def test_a_terminal_never_receives_control_characters(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    name = "content/a\x1b[31m\u202eb.md"
    (tmp_path / "content").mkdir()
    found = Finding(
        diagnostic("link-missing-target", Position(name, 1, 3, 2), target="\x07\u2066\x9b"),
        Severity.WARNING,
    )
    (tmp_path / name).write_text("x \x1b]0;title\x07 y\n", "utf-8")

    show([found], "text", "en", tmp_path)

    shown = capsys.readouterr().err
    assert "".join(letter for letter in "\x1b\x07\x9b\u202e\u2066" if letter in shown) == ""
    assert "\\u001b" in shown


def test_carets_cover_an_escaped_character(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    _, excerpt, carets, *_ = drawn(capsys, tmp_path, "title: a\u202eb", 9, 1)

    assert marked(excerpt, carets) == "\\u202e"


def test_a_finding_in_a_file_that_is_gone_is_drawn_without_its_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    found = Finding(diagnostic("config-missing", Position("config.yaml")), Severity.ERROR)

    show([found], "text", "en", tmp_path)

    where, hint = capsys.readouterr().err.rstrip("\n").split("\n")
    assert where == "config.yaml:1:1: error[config-missing] There is no config.yaml here"
    assert hint.startswith("   hint: ")


def test_messages_speak_the_language_that_is_asked_for(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    found = Finding(diagnostic("config-missing", Position("config.yaml")), Severity.ERROR)

    show([found], "text", "ru", tmp_path)

    where, hint = capsys.readouterr().err.rstrip("\n").split("\n")
    assert where == "config.yaml:1:1: ошибка[config-missing] Здесь нет файла config.yaml"
    assert hint.startswith("   совет: ")


def test_json_says_each_finding_whole(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    place = Position("content/новость.ru.md", 3, 7, 5)
    found = Finding(diagnostic("link-missing-target", place, target="y.md"), Severity.WARNING)

    show([found], "json", "en", tmp_path)

    expected = {
        "code": "link-missing-target",
        "severity": "warning",
        "path": "content/новость.ru.md",
        "line": 3,
        "column": 7,
        "width": 5,
        "message": "There is nothing at “y.md”",
        "hint": "Correct the path; it is relative to this file: ../2023/visit.ru.md",
    }
    assert [expected] == json.loads(capsys.readouterr().out)


def test_json_of_nothing_is_an_empty_list(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    show([], "json", "en", tmp_path)

    assert json.loads(capsys.readouterr().out) == []


def test_github_annotations_escape_what_would_end_them(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    place = Position("content/50%,a:b.md", 3, 7)
    found = Finding(diagnostic("link-missing-target", place, target="100%::x"), Severity.WARNING)

    show([found], "github", "en", tmp_path)

    (line,) = capsys.readouterr().out.rstrip("\n").split("\n")
    properties, _, text = line.removeprefix("::warning ").partition("::")
    assert properties == "file=content/50%25%2Ca%3Ab.md,line=3,col=7,title=link-missing-target"
    assert text.startswith("There is nothing at “100%25::x”%0A")
