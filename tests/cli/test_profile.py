"""Where a build's time went, as `vestnik build --profile` writes it."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli.commands import vestnik
from tests.support.project import MINIMAL, project


def run(*arguments: object) -> Result:
    environment = {"SOURCE_DATE_EPOCH": None, "LC_ALL": "C"}
    return CliRunner(env=environment).invoke(vestnik, [str(one) for one in arguments])


@pytest.mark.parametrize("file", ["", "where the time went.txt"])
def test_a_profile_has_the_phases_and_our_functions(file: str, tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path / "site")
    place = tmp_path / file if file else root / ".vestnik/profile.txt"

    asked = ("--profile", place) if file else ("--profile",)
    result = run("build", "--site", root, "--jobs", "1", *asked)

    told = place.read_text("utf-8")
    assert result.exit_code == 0
    assert f"Where the time went: {place}" in result.stderr
    assert re.search(r"^ +\d+\.\d{3} +2  reading$", told, re.MULTILINE)
    assert re.search(r"  generator/[a-z/]+\.py:\d+ [a-z_]+$", told, re.MULTILINE)
    assert re.search(r"  templates/[a-z/]+\.html:\d+ root$", told, re.MULTILINE)
    assert told.endswith("everything is in the tables.\n")


def test_a_profile_that_cannot_be_written_says_nothing_of_the_site(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path / "site")
    file = tmp_path / "nowhere/profile.txt"

    result = run("build", "--site", root, "--profile", file)

    assert result.exit_code == 1
    assert result.stdout.startswith("Published in ")
    assert (
        result.stderr
        == f"Where the time went cannot be written to {file}: No such file or directory.\n"
    )


def test_a_profile_that_is_a_folder_is_refused_before_anything_else(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)

    assert run("build", "--site", root, "--profile", tmp_path).exit_code == 2
    assert not (root / "output").exists()
