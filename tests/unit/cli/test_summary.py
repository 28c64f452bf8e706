"""What is said of a build when it is done."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from generator.building import BuildReport
from generator.building.orders import Difference
from generator.cli.displays import Lines
from generator.cli.summary import summarise, tell_differences
from generator.cli.watch import Lap, Watch

REPORT = BuildReport(
    (),
    is_published=True,
    story_count=10000,
    page_count=21345,
    file_count=410,
    rendered=("ru/index.html", "ru/news/index.html"),
    written=("ru/index.html",),
    removed=("ru/old.html", "ru/old.html.gz"),
    removed_pages=("ru/old.html",),
)


def timed() -> Watch:
    watch = Watch(Lines("en"))
    watch.laps = [Lap("start", seconds=0.04), Lap("read", seconds=1.25), Lap("plan", seconds=0.5)]
    watch.laps.append(Lap("read", seconds=1))
    return watch


def test_a_summary_counts_and_takes_the_times(capsys: pytest.CaptureFixture[str]) -> None:
    summarise(REPORT, Path("output"), timed(), "en")

    assert capsys.readouterr().out.splitlines() == [
        (
            "Published in output: stories 10,000, pages 21,345, other files 410. "
            "Errors: 0, warnings: 0."
        ),
        (
            "Pages rendered: 2, unchanged: 21,343, removed: 1. Files written: 1, removed: 2. "
            "Time: 2.8 s (reading 2.2, planning 0.5)."
        ),
    ]


def test_a_summary_speaks_russian(capsys: pytest.CaptureFixture[str]) -> None:
    summarise(REPORT, Path("output"), timed(), "ru")

    told = capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", "~").splitlines()
    assert told == [
        (
            "Сайт собран в output: материалов 10~000, страниц 21~345, прочих файлов 410. "
            "Ошибок: 0, предупреждений: 0."
        ),
        (
            "Страниц свёрстано: 2, без изменений: 21~343, удалено: 1. "
            "Файлов записано: 1, удалено: 2. "
            "Время: 2,8~с (чтение~2,2; план~0,5)."
        ),
    ]


def test_on_a_terminal_a_summary_is_broken_between_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    summarise(REPORT, Path("output"), timed(), "en")
    whole = capsys.readouterr().out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "40")

    summarise(REPORT, Path("output"), timed(), "en")

    told = capsys.readouterr().out
    assert max(map(len, told.splitlines())) <= 40
    assert told.split() == whole.split()


def test_differences_are_listed_with_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    found = Difference("ru/index.html:3", "on Someday", "on Tuesday")
    left = Difference("stranger.txt", found="")

    tell_differences(replace(REPORT, differences=(found, left)), "en")

    told = capsys.readouterr().err.splitlines()
    assert told[:3] == ["ru/index.html:3", "   is:        on Someday", "   should be: on Tuesday"]
    assert told[3:6] == ["stranger.txt", "   is:        (there)", "   should be: (not there)"]
    assert told[6].startswith("Differences from what is made with nothing remembered: 2. ")
    assert "delete .vestnik and build again" in told[6]
