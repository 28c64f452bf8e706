"""What whoever waits for a build sees, on a terminal and in a log."""

import pytest

from generator.cli.displays import Bar, Lines
from generator.cli.watch import Lap

SHORT = (Lap("start", seconds=0.2), Lap("look", seconds=0.3), Lap("read", 7, 7, 0.4))
LONG = (*SHORT, Lap("plan", seconds=0.5), Lap("render", 12345, 12345, 1.25))


@pytest.fixture
def on_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard error as Rich finds it on a terminal of 60 columns."""
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("NO_COLOR", "1")


def test_nothing_is_said_of_a_short_build(capsys: pytest.CaptureFixture[str]) -> None:
    lines = Lines("en")
    for lap in SHORT:
        lines.leave(lap)
    lines.close()

    assert capsys.readouterr() == ("", "")


def test_each_phase_of_a_long_build_has_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    lines = Lines("en")
    for lap in LONG:
        lines.draw(lap, 9.0)
        lines.leave(lap)

    assert capsys.readouterr().err.splitlines() == [
        "Looking: 0.3 s",
        "Reading: 0.4 s, files 7",
        "Planning: 0.5 s",
        "Rendering: 1.2 s, pages 12,345",
    ]


def test_lines_speak_russian(capsys: pytest.CaptureFixture[str]) -> None:
    lines = Lines("ru")
    for lap in LONG:
        lines.leave(lap)

    told = capsys.readouterr().err.splitlines()
    assert told[1] == "Чтение: 0,4\N{NO-BREAK SPACE}с, файлов 7"
    assert told[3].endswith("страниц 12\N{NO-BREAK SPACE}345")


@pytest.mark.usefixtures("on_terminal")
def test_a_short_build_has_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    bar = Bar("en")
    bar.draw(Lap("read", 7, 5), 0.5)
    bar.close()

    assert capsys.readouterr() == ("", "")


@pytest.mark.usefixtures("on_terminal")
def test_a_bar_says_how_far_the_phase_is(capsys: pytest.CaptureFixture[str]) -> None:
    bar = Bar("en")
    bar.draw(Lap("read", 12345, 10000), 1.0)
    shown = capsys.readouterr().err
    bar.close()

    assert "Reading ━━" in shown
    assert "10,000/12,345" in shown


@pytest.mark.usefixtures("on_terminal")
def test_a_phase_without_a_count_says_its_name_alone(capsys: pytest.CaptureFixture[str]) -> None:
    bar = Bar("ru")
    bar.draw(Lap("read", 7, 7), 1.0)
    capsys.readouterr()
    bar.draw(Lap("plan"), 2.0)
    shown = capsys.readouterr().err
    bar.close()

    assert "План" in shown
    assert not {"/", ":"} & set(shown.rsplit("План", 1)[1])


@pytest.mark.usefixtures("on_terminal")
def test_what_comes_to_be_counted_is_counted_from_then_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    bar = Bar("en")
    lap = Lap("plan")
    bar.draw(lap, 1.0)
    capsys.readouterr()
    lap.total, lap.done = 300, 20
    bar.draw(lap, 2.0)
    shown = capsys.readouterr().err
    bar.close()

    assert "20/300" in shown


@pytest.mark.usefixtures("on_terminal")
def test_a_bar_that_is_closed_leaves_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    bar = Bar("en")
    bar.draw(Lap("read", 7, 5), 1.0)
    bar.close()

    assert capsys.readouterr().err.endswith("\r\x1b[2K")
