"""What there is of each story, as `vestnik status` says it."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import pytest
from click.testing import Result
from rich.cells import cell_len

from generator.cli.status import STATES
from generator.model.surveys import Wanted
from tests.cli.newsroom import NEWSROOM, run, status
from tests.support.project import MINIMAL, project, tree, write


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return project(NEWSROOM, tmp_path / "site")


def lines(result: Result) -> list[str]:
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


def cells(line: str) -> list[str]:
    return re.split(r" {2,}", line)


def keys(result: Result) -> list[str]:
    """The keys of the rows: what stands between the head and the sums."""
    told = lines(result)
    rows = told[1 : told.index("")] if "" in told else []
    return [cells(row)[1] for row in rows]


def test_a_table_says_what_there_is_and_what_is_missing(site: Path) -> None:
    told = lines(status(site))

    assert [cells(line) for line in told[:7]] == [
        ["Date", "Key", "Title", "Русский", "English"],
        ["2023-06-20", "later", "Потом", "original, for later · in 5 d", "missing"],
        ["2023-06-06", "opening", "The centre is open", "text", "text"],
        [
            "2023-06-03",
            "lecture",
            '=HYPERLINK("https://example.org")',
            "missing · 12 d",
            "original",
        ],
        ["2023-06-02", "signing", "The signing", "original", "digest, draft · 13 d"],
        ["2023-06-01", "talks", "Talks", "original", "translation, older than the original"],
        ["page", "about", "О сайте", "original", "missing"],
    ]
    assert told[7:] == [
        "",
        "Stories: 5, standalone pages: 1. In all languages: 2, in some: 3, not published yet: 1.",
        "",
        "                         Русский  English",
        "published                      4        3",
        "drafts                         0        1",
        "for later                      1        0",
        "missing                        1        2",
        "older than the original        0        1",
        "coverage                    80 %     60 %",
    ]


def test_a_table_speaks_russian_and_prefers_russian_titles(site: Path) -> None:
    told = lines(status(site, "--ui-lang", "ru"))

    assert cells(told[0])[:3] == ["Дата", "Ключ", "Заголовок"]
    assert cells(told[4]) == [
        "2023-06-02", "signing", "Подписание", "оригинал", "дайджест, черновик · 13\u00a0дн.",
    ]  # fmt: skip
    assert cells(told[5])[4] == "перевод, старше оригинала"
    assert told[8].startswith("Материалов: 5, отдельных страниц: 1.")
    assert told[-1].split() == ["охват", "80", "%", "60", "%"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--visit", "2023-china"), ["talks"]),
        (("--partner", "etri"), ["talks"]),
        (("--category", "science"), ["lecture"]),
        (("--state", "draft"), ["signing"]),
        (("--state", "scheduled"), ["later"]),
        (("--state", "outdated"), ["talks"]),
        (("--state", "missing", "--lang", "ru"), ["lecture"]),
        (("--state", "missing", "--state", "draft"), ["later", "lecture", "signing", "about"]),
        (("--since", "2023-06-03", "--until", "2023-06-06"), ["opening", "lecture"]),
    ],
)
def test_options_choose_stories(site: Path, options: tuple[str, ...], expected: list[str]) -> None:
    assert keys(status(site, *options)) == expected


def test_one_language_has_the_only_column(site: Path) -> None:
    assert cells(lines(status(site, "--lang", "en"))[0])[3:] == ["English"]


def test_states_to_choose_by_are_those_of_the_survey() -> None:
    states = {one for part in get_args(Wanted) for one in (get_args(part) or (part,))}

    assert set(STATES) == states


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--visit", "2023-chnia"), "--visit: there is no “2023-chnia”. There is: 2023-china"),
        (("--partner", "zzz"), "--partner: there is no “zzz”. There is: etri"),
        (("--category", "\x1b[31m"), "--category: there is no “\\u001b[31m”. There is: science"),
        (("--lang", "fr"), "--lang: there is no “fr”. There is: en, ru"),
    ],
)
def test_what_nobody_knows_is_a_usage_error_that_names_what_is_near(
    site: Path, options: tuple[str, ...], told: str
) -> None:
    result = status(site, *options)

    assert result.exit_code == 2
    assert result.stderr.endswith(f"Error: {told}\n")
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--since", "1.6.2023"), "'--since': '1.6.2023' — такого дня нет; нужно ГГГГ-ММ-ДД"),
        (("--state", "lost"), "'--state': 'lost' не подходит; можно: "),
        (("--visit", "x"), "--visit: «x» — такого нет. Есть: 2023-china"),
    ],
)
def test_usage_errors_speak_russian(site: Path, options: tuple[str, ...], told: str) -> None:
    result = status(site, *options, "--ui-lang", "ru")

    assert result.exit_code == 2
    assert told in result.stderr


def test_nothing_that_fits_is_no_fault(site: Path) -> None:
    result = status(site, "--since", "2030-01-01")

    assert (result.exit_code, result.stdout) == (0, "There is no such story.\n")


def test_a_site_without_stories_says_how_to_begin(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)
    for file in root.rglob("*.md"):
        file.unlink()

    assert status(root).stdout == "There are no stories yet. Begin one: vestnik new story\n"


def test_json_says_all_by_names_that_do_not_change(site: Path) -> None:
    russian = status(site, "--format", "json", "--ui-lang", "ru")
    told: dict[str, Any] = json.loads(russian.stdout)

    assert russian.stdout == status(site, "--format", "json").stdout
    assert set(told) == {"as_of", "languages", "stories", "totals", "files_with_errors"}
    assert (told["as_of"], told["languages"]) == ("2023-06-15", ["ru", "en"])
    assert told["totals"]["reach"] == {"whole": 2, "partial": 3, "pending": 1}
    assert told["totals"]["languages"]["en"] == {
        "published": 3, "draft": 1, "scheduled": 0, "expired": 0, "broken": 0, "waived": 0,
        "missing": 2, "outdated": 1, "share": 60,
    }  # fmt: skip
    talks = next(one for one in told["stories"] if one["key"] == "talks")
    assert talks == {
        "date": "2023-06-01",
        "key": "talks",
        "section": "news",
        "reach": "whole",
        "visits": ["2023-china"],
        "partners": ["etri"],
        "categories": [],
        "texts": {
            "ru": {
                "state": "published",
                "relation": "original",
                "title": "Переговоры",
                "outdated": False,
                "days": None,
                "path": "content/news/talks.ru.md",
                "url": "https://news.example.org/ru/news/2023/talks/",
            },
            "en": {
                "state": "published",
                "relation": "translation",
                "title": "Talks",
                "outdated": True,
                "days": None,
                "path": "content/news/talks.en.md",
                "url": "https://news.example.org/en/news/2023/talks/",
            },
        },
    }


@pytest.mark.parametrize(("ui_lang", "mark"), [("en", ","), ("ru", ";")])
def test_csv_opens_in_a_spreadsheet(site: Path, ui_lang: str, mark: str) -> None:
    result = status(site, "--format", "csv", "--ui-lang", ui_lang)
    written = result.stdout_bytes

    assert written.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""), delimiter=mark)
    assert len(head) == len({*head}) == 14
    assert {len(row) for row in rows} == {14}
    assert [row[1] for row in rows] == keys(status(site))


def test_no_cell_is_a_formula(site: Path) -> None:
    written = status(site, "--format", "csv", "--category", "science").stdout

    (row,) = list(csv.reader(io.StringIO(written, newline="")))[1:]
    assert row[2] == '\'=HYPERLINK("https://example.org")'


@pytest.mark.parametrize("columns", [30, 60, 80, 100, 200])
@pytest.mark.parametrize("ui_lang", ["en", "ru"])
def test_no_line_is_wider_than_the_terminal(site: Path, columns: int, ui_lang: str) -> None:
    long = f"---\ntitle: {'Очень долгий заголовок ' * 8}\ndate: 2023-06-14\n---\nТекст.\n"
    write(site, f"content/news/{'long-' * 12}key.ru.md", long.encode())

    told = lines(status(site, "--ui-lang", ui_lang, env={"COLUMNS": str(columns)}))

    too_wide = [line for line in told if cell_len(line) > columns and "long-long" not in line]
    assert too_wide == []
    assert any("signing" in line for line in told)


def test_a_title_gives_way_before_what_is_there_does(site: Path) -> None:
    told = lines(status(site, env={"COLUMNS": "90"}))

    assert cells(told[0]) == ["Date", "Key", "Русский", "English"]
    assert cells(told[4]) == ["2023-06-02", "signing", "original", "digest, draft · 13 d"]


def test_a_narrow_terminal_gets_a_paragraph_for_each_story(site: Path) -> None:
    told = lines(status(site, "--state", "draft", env={"COLUMNS": "40"}))

    assert told[:4] == [
        "2023-06-02  signing",
        "  Title: The signing",
        "  Русский: original",
        "  English: digest, draft · 13 d",
    ]


def in_terminal(site: Path, **environment: str) -> str:
    """What a terminal of 120 columns gets."""
    ours, theirs = pty.openpty()
    arguments = ("status", "--site", str(site), "--as-of", "2023-06-15", "--ui-lang", "en")
    done = subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        stdout=theirs,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "COLUMNS": "120", "TERM": "xterm", **environment},
        check=True,
    )
    os.close(theirs)
    told = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:
            break
        if not part:
            break
        told += part
    os.close(ours)
    assert done.returncode == 0
    return told.decode()


def test_a_terminal_has_colours_unless_it_wants_none(site: Path) -> None:
    coloured, plain = in_terminal(site), in_terminal(site, NO_COLOR="1")

    assert "\x1b[31mmissing · 12 d\x1b[0m" in coloured
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[\d+m", "", coloured) == plain


def test_a_file_with_errors_is_counted_and_the_rest_is_shown(site: Path) -> None:
    write(site, "content/news/talks.en.md", b"---\ntitle: [Talks]\n---\nText.\n")
    write(site, "content/news/later.en.md", b"no front matter")

    result = status(site)

    assert cells(lines(result)[5])[3:] == ["original", "translation, has errors"]
    assert cells(lines(result)[1])[4] == "has errors"
    assert result.stderr == (
        "Files with errors: 2. What they say is not all known; vestnik build shows what is wrong.\n"
    )
    assert keys(status(site, "--state", "broken")) == ["later", "talks"]


def test_settings_that_cannot_be_read_are_shown_as_by_a_build(site: Path) -> None:
    write(site, "config.yaml", b"timezone: Europe/Moscow\n")

    result, build = status(site), run("build", "--site", site)

    assert result.exit_code == build.exit_code == 1
    assert "[field-missing]" in result.stderr
    assert build.stderr.startswith(result.stderr)


def test_nothing_is_written_and_nobody_waits_for_a_lock(site: Path) -> None:
    before = tree(site)
    status(site)

    assert tree(site) == before


def test_what_builds_remember_makes_no_difference(site: Path) -> None:
    first = status(site, "--format", "json").stdout
    run("build", "--site", site, "--as-of", "2023-06-15")
    before = tree(site)

    assert status(site, "--format", "json").stdout == first
    assert tree(site) == before
