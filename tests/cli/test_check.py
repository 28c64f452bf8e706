"""The command `vestnik check`, as editors and machines meet it."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli.commands import vestnik
from tests.support.project import MINIMAL, project, write

RU = "content/news/opening.ru.md"
EN = "content/news/opening.en.md"
UNTRANSLATED = "---\ntitle: The centre\ntranslator: Desk\n---\nНовый центр открылся.\n".encode()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(MINIMAL, tmp_path)


def run(*arguments: object, env: Mapping[str, str | None] | None = None) -> Result:
    environment = {"SOURCE_DATE_EPOCH": None, "LC_ALL": "C", "COLUMNS": "80", **(env or {})}
    return CliRunner(env=environment).invoke(vestnik, ["check", *map(str, arguments)])


def test_a_site_with_nothing_to_mend_is_said_to_have_nothing(root: Path) -> None:
    result = run("--site", root, "--strict")

    assert result.exit_code == 0
    assert result.output == "Checked: texts 2. Nothing to mend.\n"
    assert not (root / "output").exists()


@pytest.mark.parametrize(
    ("ui_lang", "message", "closing"),
    [
        (
            "en",
            "warning[text-untranslated] Only 0 % of the letters are in the script of “en”",
            "Checked: texts 2. Errors: 0, warnings: 1, notes: 0.",
        ),
        (
            "ru",
            "предупреждение[text-untranslated] Букв, которыми пишут на языке «en», здесь 0\u00a0%",
            "Проверено текстов: 2. Ошибок: 0, предупреждений: 1, замечаний: 0.",
        ),
    ],
)
def test_findings_and_a_closing_line_are_said_in_the_editors_language(
    root: Path, ui_lang: str, message: str, closing: str
) -> None:
    write(root, EN, UNTRANSLATED)

    result = run("--site", root, "--ui-lang", ui_lang)

    assert result.stderr.startswith(f"{EN}:5:1: {message}\n    5 | Новый центр открылся.\n")
    assert result.stdout == f"{closing}\n"


@pytest.mark.parametrize(
    ("content", "options", "exit_code"),
    [
        (UNTRANSLATED, (), 0),
        (UNTRANSLATED, ("--strict",), 1),
        (b"---\ntitle: [A]\n---\nText.\n", (), 1),
        (None, ("--strict",), 0),
    ],
    ids=["warning", "warning, strictly", "error", "note, strictly"],
)
def test_errors_fail_and_warnings_do_so_where_asked(
    root: Path, content: bytes | None, options: tuple[str, ...], exit_code: int
) -> None:
    if content is None:
        (root / EN).unlink()
    else:
        write(root, EN, content)

    result = run("--site", root, *options)

    assert result.exit_code == exit_code
    assert "Nothing to mend" not in result.stdout


def test_machines_are_told_in_their_formats_and_nothing_else(root: Path) -> None:
    write(root, EN, UNTRANSLATED)

    (found,) = json.loads(run("--site", root, "--format", "json").stdout)
    annotation = run("--site", root, "--format", "github").stdout

    assert (found["code"], found["line"]) == ("text-untranslated", 5)
    assert annotation.startswith("::warning file=")
    assert annotation.count("\n") == 1


def test_the_moment_decides_what_is_over(root: Path) -> None:
    write(root, RU, "---\ntitle: A\ndate: 2023-06-06\n---\nДо 1 сентября 2023 года.\n".encode())

    assert "notes: 1" in run("--site", root, "--as-of", "2023-09-02").stdout
    assert "Nothing to mend" in run("--site", root, "--as-of", "2023-09-01").stdout


def test_a_folder_without_a_site_is_an_error(tmp_path: Path) -> None:
    result = run("--site", tmp_path)

    assert result.exit_code == 1
    assert "config-missing" in result.stderr


def test_an_unknown_option_is_a_usage_error(root: Path) -> None:
    assert run("--site", root, "--strictly").exit_code == 2
