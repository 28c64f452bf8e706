"""Help and usage errors speak the editor's language, and say everything in it."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from generator.cli.commands import vestnik
from generator.cli.completion import SHELLS
from generator.cli.usage import (
    WRITTEN,
    SpokenCommand,
    SpokenGroup,
    error_worded,
    paragraphs,
    spoken,
)
from generator.diagnostics import UI_LANGUAGES

OTHERS = tuple(lang for lang in UI_LANGUAGES if lang != WRITTEN)

SAID_BY_CLICK = {
    "Usage:", "Options", "Commands", "Error:", "Try '{command} --help' for help.", "[OPTIONS]",
    "COMMAND [ARGS]...", "Show this message and exit.",
}  # fmt: skip


def run(*arguments: str, env: Mapping[str, str | None] | None = None) -> Result:
    environment = {"LC_ALL": "C", "VESTNIK_LANG": None, **(env or {})}
    return CliRunner(env=environment).invoke(vestnik, arguments)


def commands(command: click.Command = vestnik) -> Iterator[click.Command]:
    yield command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            one = command.get_command(context, name)
            assert one is not None
            yield from commands(one)


def said(command: click.Command) -> Iterator[str]:
    """Whatever a command says that is not a name of its own."""
    yield from paragraphs(command)
    context = click.Context(command)
    for param in command.params:
        metavar = param.make_metavar(context)
        if isinstance(param, click.Option):
            yield " ".join((param.help or "").split())
            if param.is_flag:
                continue
        if re.fullmatch(r"\[?[A-Z]+(?:[= ][A-Z]+)*\]?", metavar):
            yield metavar


@pytest.mark.parametrize("lang", OTHERS)
def test_everything_that_commands_say_is_there_in_every_language(lang: str) -> None:
    wanted = SAID_BY_CLICK | {text for command in commands() for text in said(command)}
    words = _table(lang)["words"]

    assert wanted - set(words) == set()
    assert {text for text in words if not words[text]} == set()
    assert set(words) - wanted == {"{bash|zsh|fish}"} & set(words)


def test_every_command_speaks() -> None:
    silent = [one.name for one in commands() if not isinstance(one, (SpokenCommand, SpokenGroup))]

    assert silent == []


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        (("--ui-lang", "ru", "build", "--help"), {}),
        (("build", "--help", "--ui-lang", "ru"), {}),
        (("build", "--ui-lang=ru", "--help"), {}),
        (("build", "--help"), {"VESTNIK_LANG": "ru"}),
        (("build", "--help"), {"LC_ALL": "ru_RU.UTF-8"}),
    ],
)
def test_help_is_in_the_language_that_is_asked_for(
    arguments: tuple[str, ...], environment: dict[str, str]
) -> None:
    result = run(*arguments, env=environment)

    assert result.exit_code == 0
    assert result.stdout.startswith(
        "Использование: vestnik build [ПАРАМЕТРЫ]\n\n  Собрать сайт в output/.\n\nПараметры:\n"
    )
    assert "Показать эту справку." in result.stdout


def test_an_option_wins_over_the_environment() -> None:
    result = run("--ui-lang", "en", "build", "--help", env={"VESTNIK_LANG": "ru"})

    assert result.stdout.startswith("Usage: vestnik build [OPTIONS]\n\n  Build the site into ")


def test_commands_are_listed_with_their_first_sentence() -> None:
    listed = run("--help").stdout.partition("Commands:\n")[2]
    names = vestnik.list_commands(click.Context(vestnik))

    assert "  build       Build the site into output/.\n" in listed
    assert len(re.findall(r"^  [a-z]+ ", listed, re.MULTILINE)) == len(names)


def test_the_language_before_a_command_is_that_of_its_messages() -> None:
    assert run("--ui-lang", "ru", "explain", "no-such").stderr.startswith("Кода «no-such» нет.")


def test_even_a_line_that_cannot_be_parsed_says_its_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("VESTNIK_LANG", "en")

    assert spoken(["vestnik", "bild", "--ui-lang", "ru"]) == "ru"
    assert spoken(["vestnik", "build", "--ui-lang", "fr"]) == "en"
    assert spoken(["vestnik", "build"]) == "en"


WRONG = [
    ("bild",),
    ("build", "--strct"),
    ("build", "--no-such-thing"),
    ("build", "--format", "xml"),
    ("build", "--site", "/no/such/folder"),
    ("build", "--site", __file__),
    ("build", "--as-of", "yesterday"),
    ("build", "--as-of", "0001-01-01"),
    ("status", "--since", "2026-13-01"),
    ("build", "--url", "example.org"),
    ("build", "--jobs", "0"),
    ("build", "--jobs", "many"),
    ("build", "--jobs"),
    ("build", "--strict=yes"),
    ("build", "--executor", "10.0.0.1"),
    ("build", "extra"),
    ("build", "two", "extra"),
    ("why",),
    ("explain",),
    ("completion",),
    ("new", "stroy"),
    ("--no-such-option",),
]


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_a_usage_error_is_in_the_editors_language(arguments: tuple[str, ...]) -> None:
    result = run(*arguments, env={"VESTNIK_LANG": "ru"})

    assert result.exit_code == 2
    assert result.stderr.startswith(("Использование: vestnik ", "Ошибка: "))
    message = re.sub("'.*?'|https?:\\S+", "", result.stderr.partition("Ошибка: ")[2])
    assert re.search("[а-я]", message, re.IGNORECASE), result.stderr
    assert not re.search(r"\b(is|not|such|invalid|value|missing|got)\b", message, re.IGNORECASE)


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_a_usage_error_in_english_is_clicks(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)

    assert result.exit_code == 2
    assert re.match(r"(Usage: vestnik .+\n\n)?Error: ", result.stderr, re.DOTALL)


@pytest.mark.parametrize("lang", OTHERS)
def test_a_sentence_of_clicks_keeps_what_it_speaks_of(lang: str) -> None:
    for english, other in _table(lang)["errors"].items():
        details = set(re.findall(r"\{(\w+)\}", english))
        assert details == set(re.findall(r"\{(\w+)\}", other))


def test_a_sentence_that_nobody_knows_stays_as_it_is() -> None:
    assert error_worded("Something new.", "ru") == "Something new."


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_gets_a_script_that_asks_vestnik(shell: str) -> None:
    result = run("completion", shell)

    assert result.exit_code == 0
    assert f"_VESTNIK_COMPLETE={shell}_complete" in result.stdout


def test_what_is_missing_is_named_as_in_the_line_above_it() -> None:
    result = run("explain", env={"VESTNIK_LANG": "ru"})

    assert "vestnik explain [ПАРАМЕТРЫ] КОД\n" in result.stderr
    assert "Не указано: 'КОД'." in result.stderr


def test_a_day_that_there_is_not_is_named() -> None:
    result = run("status", "--since", "2026-13-01")

    assert "'2026-13-01' is no day of the calendar; write YYYY-MM-DD" in result.stderr


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_bash_completes_commands_and_options(tmp_path: Path) -> None:
    asked = "COMP_WORDS=(vestnik new st) COMP_CWORD=2; _vestnik_completion vestnik; echo $COMPREPLY"

    assert completed("bash", asked, tmp_path) == "story\n"


@pytest.mark.skipif(shutil.which("fish") is None, reason="there is no fish")
@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "Make a story: a draft in every language, and a folder for its photos."),
        ("ru", "Создать материал: черновик на каждом языке и папку для фотографий."),
    ],
)
def test_fish_tells_the_whole_of_what_a_command_does(
    lang: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VESTNIK_LANG", lang)

    assert completed("fish", "complete --do-complete 'vestnik new st'", tmp_path) == (
        f"story\t{told}\n"
    )


def completed(shell: str, asked: str, tmp_path: Path) -> str:
    """What a shell with our script says when it is asked for completions."""
    script = tmp_path / "script"
    script.write_text(run("completion", shell).stdout, "utf-8")
    command = tmp_path / "bin/vestnik"
    command.parent.mkdir()
    starter = "from generator.cli import main\n\nmain()\n"
    command.write_text(f"#!{sys.executable}\n{starter}", "utf-8")
    command.chmod(0o755)
    environment = {
        **os.environ,
        "HOME": str(tmp_path),
        "LC_ALL": "C.UTF-8",
        "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    done = subprocess.run(
        [shell, "-c", f"source {script}; {asked}"],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def _table(lang: str) -> Mapping[str, Mapping[str, str]]:
    text = (resources.files("generator.cli") / f"usage.{lang}.toml").read_text("utf-8")
    return tomllib.loads(text)
