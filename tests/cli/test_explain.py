"""Every finding is explained, and its examples are what they say they are."""

import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result

from generator.building import BuildReport, Order, build, check
from generator.cli.commands import vestnik
from generator.cli.examples import Example, examples, reasons
from generator.diagnostics import UI_LANGUAGES, catalogue, placeholders
from tests.spec.test_diagnostics_spec import PROVOKED_BY_TESTS
from tests.support.project import AS_OF, MINIMAL, make, project, unescaped, write
from tests.support.rights import without_override

SAMPLE = ("config-missing", "date-invalid", "image-missing", "link-unpublished", "template-syntax")
"""Codes of every room, tried at every change; the others are tried at night."""


def explained(*arguments: str, env: Mapping[str, str | None] | None = None) -> Result:
    environment = {"LC_ALL": "C", **(env or {})}
    return CliRunner(env=environment).invoke(vestnik, ["explain", *arguments])


def lay(example: Example, root: Path) -> None:
    for order in example.removals:
        make(root, order)
    for path, text in example.files.items():
        write(root, path, text.encode())
    for path, text in example.bytes.items():
        write(root, path, unescaped(text))
    for order in example.orders:
        make(root, order)


def built_with(example: Example, root: Path) -> BuildReport:
    order = Order(root, root / "output", AS_OF)
    is_checked = "check" in example.options
    for option in {*example.options} - {"check"}:
        name, _, value = option.partition(" ")
        assert name == "output"
        order = replace(order, output=root / value)
    with without_override():
        return check(order) if is_checked else build(order)


def codes(report: BuildReport) -> set[str]:
    return {finding.diagnostic.code for finding in report.findings}


def check_examples(code: str, folder: Path) -> None:
    wrong, right = examples()[code]
    lay(wrong, project(MINIMAL, folder / "wrong"))
    assert code in codes(built_with(wrong, folder / "wrong"))

    lay(wrong, project(MINIMAL, folder / "right"))
    lay(right, folder / "right")
    example = right if right.options else wrong
    report = built_with(example, folder / "right")
    assert codes(report) == set()
    assert report.is_published or "check" in example.options


@pytest.mark.parametrize("code", SAMPLE)
def test_the_wrong_example_is_wrong_and_the_right_one_right(code: str, tmp_path: Path) -> None:
    check_examples(code, tmp_path)


@pytest.mark.nightly
def test_every_wrong_example_is_wrong_and_every_right_one_right(tmp_path: Path) -> None:
    for code in examples():
        check_examples(code, tmp_path / code)
        shutil.rmtree(tmp_path / code)


def test_every_code_has_examples_or_a_reason_why_there_are_none() -> None:
    assert {*examples(), *reasons()} == {*catalogue()}
    assert {*reasons()} == PROVOKED_BY_TESTS
    assert all(reason.keys() == {*UI_LANGUAGES} for reason in reasons().values())


@pytest.mark.parametrize("ui_lang", UI_LANGUAGES)
@pytest.mark.parametrize("code", catalogue())
def test_every_code_is_explained(code: str, ui_lang: str) -> None:
    result = explained(code, "--ui-lang", ui_lang)

    assert result.exit_code == 0
    first, *_ = result.stdout.split("\n\n")
    assert f"[{code}]" in first
    names = "|".join(placeholders(catalogue()[code].wordings[ui_lang].message)) or "none"
    assert not re.search(rf"\{{({names})\}}|\{{\{{", first)
    words = re.findall(r"\w+", catalogue()[code].wordings[ui_lang].explanation.split("```")[0])
    assert set(words) <= set(re.findall(r"\w+", result.stdout))


def test_an_explanation_ends_with_both_examples() -> None:
    result = explained("date-invalid")

    assert result.stdout.endswith(
        "Right\n"
        "    content/news/opening.ru.md:\n"
        "        ---\n"
        "        title: Центр открыт\n"
        "        date: 2023-06-06\n"
        "        ---\n"
        "        Новый центр открылся во вторник.\n"
    )
    assert "        date: 2023-6-6\n" in result.stdout.partition("Wrong\n")[2]


def test_what_no_file_can_say_is_told_in_a_sentence() -> None:
    result = explained("source-link", env={"VESTNIK_LANG": "ru"})

    assert "    content/news/secret.ru.md — ссылка на /etc/passwd\n" in result.stdout


def test_a_code_is_known_by_the_line_it_was_read_in() -> None:
    assert explained("error[date-invalid]").stdout == explained("date-invalid").stdout


def test_what_a_message_will_speak_of_is_left_open() -> None:
    assert explained("date-invalid").stdout.startswith(
        "error[date-invalid] “…” is not a date\n   hint: Write YYYY-MM-DD: …\n"
    )


def test_a_finding_about_the_machine_has_no_example_and_says_why() -> None:
    told = explained("worker-lost").stdout

    assert " ".join(told.split()).endswith("a process of the build was ended from outside.")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("date-inv", ["date-invalid"]), ("dates-", ["dates-reversed"]), ("x-", [])],
)
def test_a_shell_completes_codes(typed: str, offered: list[str]) -> None:
    completion = ShellComplete(vestnik, {}, "vestnik", "_VESTNIK_COMPLETE")
    items = completion.get_completions(["explain"], typed)

    assert [item.value for item in items] == offered
    assert all(item.help for item in items)


@pytest.mark.parametrize(
    ("code", "nearest"),
    [
        ("date-invald", "Did you mean date-invalid, "),
        ("partner-missing", "partner-unknown"),
        ("xyzzy", None),
    ],
)
def test_an_unknown_code_has_its_nearest_named(code: str, nearest: str | None) -> None:
    result = explained(code)

    assert result.exit_code == 2
    assert f"There is no code “{code}”." in result.stderr
    assert (nearest in result.stderr) if nearest else ("Did you mean" not in result.stderr)
