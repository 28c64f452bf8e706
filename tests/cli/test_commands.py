"""What the commands take, and what they answer with."""

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator import __version__
from generator.cli.commands import vestnik
from tests.support.project import MINIMAL, project, tree, write
from tests.support.schemas import misfits

REPOSITORY = Path(__file__).parents[2]

WARNED = """\
-- content/news/opening.en.md --
---
title: The centre is open
---
After [the talks](talks.en.md).
"""
"""Over the smallest site: an article with a warning."""

BROKEN = """\
-- content/news/50%,a:b.en.md --
---
title: [The centre is open]
date: 2023-06-06
---
The new centre opened on Tuesday.
"""
"""Over the smallest site: an article with an error."""


def run(*arguments: object, env: Mapping[str, str | None] | None = None) -> Result:
    environment = {"SOURCE_DATE_EPOCH": None, "LC_ALL": "C", **(env or {})}
    return CliRunner(env=environment).invoke(vestnik, [str(one) for one in arguments])


def test_build_publishes_and_says_so(tmp_path: Path) -> None:
    result = run("build", "--site", project(MINIMAL, tmp_path))

    assert result.exit_code == 0
    assert f"Published in {tmp_path}/output: stories 1, pages " in result.stdout
    assert (tmp_path / "output/ru/index.html").is_file()


def test_build_says_what_is_new_and_what_it_took(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)
    first = run("build", "--site", root).stdout
    (root / "content/news/opening.en.md").unlink()
    (root / "output/ru/index.html").unlink()
    second = run("build", "--site", root, "--ui-lang", "ru").stdout
    third = run("build", "--site", root).stdout

    assert re.search(
        r"\nPages rendered: \d\d, unchanged: 0, removed: 0\. Files written: \d\d, ", first
    )
    assert re.search(r"removed: 0\. Time: \d+\.\d s", first)
    assert second.startswith(f"Сайт собран в {tmp_path}/output: материалов 1, страниц ")
    assert re.search(
        r", удалено: [1-9]\. Время: \d+,\d с", second.replace("\N{NO-BREAK SPACE}", " ")
    )
    assert third.startswith(f"Nothing is new in {tmp_path}/output: stories 1, pages ")
    assert "Pages rendered: 0, " in third


def test_of_what_is_removed_pages_are_counted_apart(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)
    config = (root / "config.yaml").read_bytes() + b"publish: {precompress: true}\n"
    write(root, "config.yaml", config)
    text = write(root, "content/news/later.ru.md", b"---\ntitle: A\ndate: 2023-06-06\n---\nA\n")
    run("build", "--site", root)
    text.unlink()
    write(root, "output/stranger.html", b"left by a stranger")

    told = run("build", "--site", root).stdout

    assert ", removed: 1. Files written: " in told
    assert ", removed: 3. Time: " in told


def test_a_clean_build_makes_everything_again_and_the_same(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)
    run("build", "--site", root)
    before = tree(root / "output")

    clean = run("build", "--site", root, "--clean")
    after = run("build", "--site", root)

    assert "unchanged: 0, removed: 0. Files written: 0, removed: 0." in clean.stdout
    assert before == tree(root / "output")
    assert "Pages rendered: 0, " in after.stdout


def test_a_site_is_verified(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)

    result = run("build", "--site", root, "--verify")

    assert result.exit_code == 0
    assert re.search(r"the same \d\d files and the same findings\.\n$", result.stderr)


def test_a_damaged_memory_is_told_of_and_harms_nothing(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)
    run("build", "--site", root)
    (root / ".vestnik/cache.sqlite").write_bytes(b"no cache at all")

    result = run("build", "--site", root)

    assert result.exit_code == 0
    assert "made anew" in result.stderr


def test_build_takes_the_current_folder_for_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project(MINIMAL, tmp_path))

    assert run("build").exit_code == 0
    assert (tmp_path / "output/index.html").is_file()


def test_build_writes_where_it_is_told_to(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path / "site")

    result = run("build", "--site", root, "--output", tmp_path / "public")

    assert result.exit_code == 0
    assert (tmp_path / "public/index.html").is_file()
    assert not (root / "output").exists()


def test_error_is_shown_and_nothing_is_written(tmp_path: Path) -> None:
    result = run("build", "--site", project(MINIMAL + BROKEN, tmp_path))

    assert result.exit_code == 1
    assert "error[field-not-text]" in result.stderr
    assert "Nothing was written" in result.stderr
    assert result.stdout == ""
    assert not (tmp_path / "output").exists()


def test_warning_does_not_keep_the_site_back(tmp_path: Path) -> None:
    result = run("build", "--site", project(MINIMAL + WARNED, tmp_path))

    assert result.exit_code == 0
    assert "warning[link-missing-target]" in result.stderr
    assert "warnings: 1" in result.stdout


def test_strict_makes_a_warning_fail(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)
    run("build", "--site", root)
    before = tree(root / "output")

    result = run("build", "--site", project(WARNED, root), "--strict")

    assert result.exit_code == 1
    assert before == tree(root / "output")


def test_severity_of_the_config_makes_a_warning_an_error(tmp_path: Path) -> None:
    root = project(MINIMAL + WARNED, tmp_path)
    with (root / "config.yaml").open("a") as config:
        config.write("severity: {link-missing-target: error}\n")

    result = run("build", "--site", root)

    assert result.exit_code == 1
    assert "error[link-missing-target]" in result.stderr


def test_severity_off_silences(tmp_path: Path) -> None:
    root = project(MINIMAL + WARNED, tmp_path)
    with (root / "config.yaml").open("a") as config:
        config.write('severity: {link-missing-target: "off"}\n')

    result = run("build", "--site", root, "--strict")

    assert result.exit_code == 0
    assert "link-missing-target" not in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("bild",),
        ("build", "--no-such-option"),
        ("build", "--format", "xml"),
        ("build", "--site", "/no/such/folder"),
        ("build", "--as-of", "yesterday"),
        ("build", "--as-of", "0001-01-01"),
        ("build", "--as-of", "9999-12-31"),
        ("build", "--url", "news.example.org"),
        ("build", "--url", "https://"),
        ("build", "--url", "https://news.example.org/?x"),
        ("build", "--ui-lang", "zh"),
        ("schema", "no-such-schema"),
    ],
    ids=" ".join,
)
def test_usage_errors_end_with_2(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project(MINIMAL, tmp_path))

    assert run(*arguments).exit_code == 2
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("epoch", ["yesterday", "99999999999999999999", "-99999999999999"])
def test_a_meaningless_epoch_is_a_usage_error(epoch: str, tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)

    assert run("build", "--site", root, env={"SOURCE_DATE_EPOCH": epoch}).exit_code == 2


def test_json_is_all_there_is_on_standard_output(tmp_path: Path) -> None:
    root = project(MINIMAL + WARNED + BROKEN, tmp_path)

    result = run("build", "--site", root, "--format", "json")

    assert result.exit_code == 1
    assert [one["code"] for one in json.loads(result.stdout)] == [
        "field-not-text",
        "link-missing-target",
    ]


def test_github_annotations_name_the_file_as_github_does(tmp_path: Path) -> None:
    root = project(MINIMAL + BROKEN, tmp_path)

    result = run("build", "--site", root, "--format", "github")

    assert result.stdout.startswith("::error file=content/news/50%25%2Ca%3Ab.en.md,line=2,col=8,")


def test_messages_speak_russian_when_asked(tmp_path: Path) -> None:
    root = project(MINIMAL + BROKEN, tmp_path)

    result = run("build", "--site", root, "--ui-lang", "ru")

    assert "ошибка[field-not-text]" in result.stderr
    assert "Ничего не записано" in result.stderr


def test_messages_speak_the_language_of_the_environment(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)

    result = run("build", "--site", root, env={"VESTNIK_LANG": "ru"})

    assert "Сайт собран" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "env"),
    [
        (("--as-of", "2023-06-05"), {}),
        (("--as-of", "2023-06-05"), {"SOURCE_DATE_EPOCH": "1700000000"}),
        ((), {"SOURCE_DATE_EPOCH": "1685900000"}),
    ],
    ids=["--as-of", "--as-of before SOURCE_DATE_EPOCH", "SOURCE_DATE_EPOCH"],
)
def test_story_waits_for_its_day(
    arguments: tuple[str, ...], env: dict[str, str], tmp_path: Path
) -> None:
    root = project(MINIMAL, tmp_path)

    result = run("build", "--site", root, *arguments, env=env)

    assert result.exit_code == 0
    assert not (root / "output/ru/news/2023").exists()


def test_build_is_of_now_where_no_moment_is_given(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)

    run("build", "--site", root)

    assert (root / "output/ru/news/2023/opening/index.html").is_file()


def test_url_moves_every_link_to_its_path(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)

    run("build", "--site", root, "--url", "https://desk.example.com/herald/")

    pages = {file: file.read_text("utf-8") for file in (root / "output").rglob("*.html")}
    links = [
        (file.relative_to(root).as_posix(), piece.partition('"')[0])
        for file, html in pages.items()
        for attribute in (' href="', ' src="', ' content="http')
        for piece in html.split(attribute)[1:]
    ]
    outside = [
        (file, link)
        for file, link in links
        if not link.startswith(("/herald/", "#", "s://desk.example.com/herald/"))
        and not link.startswith("https://desk.example.com/herald/")
    ]
    assert outside == []
    assert "news.example.org" not in "".join(pages.values())


def test_an_empty_site_must_be_asked_for(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)
    for file in (root / "content/news").iterdir():
        file.unlink()

    assert run("build", "--site", root).exit_code == 1
    assert run("build", "--site", root, "--allow-empty").exit_code == 0


def test_version_is_the_package_s() -> None:
    assert f"vestnik, version {__version__}\n" == run("--version").stdout


@pytest.mark.parametrize("arguments", [("--help",), ("-h",), ("build", "-h"), ("schema", "--help")])
def test_help_answers(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)

    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: vestnik")


def test_schema_lists_its_names() -> None:
    names = run("schema").stdout.split()

    assert {"config", "article", "partners", "visits", "agreements", "photos"} <= set(names)


def test_schema_is_written_for_text_editors(tmp_path: Path) -> None:
    names = run("schema").stdout.split()

    run("schema", "--output", tmp_path / "schemas")

    written = {file.stem: file.read_text("utf-8") for file in (tmp_path / "schemas").iterdir()}
    assert set(names) == set(written)
    assert all(run("schema", name).stdout == text for name, text in written.items())


def demo_files() -> list[tuple[str, Path]]:
    """The demo's YAML files, each with the name of its schema."""
    content = REPOSITORY / "content"
    folders = ("partners", "visits", "agreements")
    single = ("places", "people", "categories", "tags")
    return [
        ("config", REPOSITORY / "config.yaml"),
        *((name, file) for name in folders for file in sorted((content / name).glob("*.yaml"))),
        *((f"{name}-many", content / f"{name}.yaml") for name in single),
        *(("photos", file) for file in sorted(content.rglob("*.jpg.yaml"))),
    ]


@pytest.mark.parametrize(
    ("name", "file"), demo_files(), ids=lambda one: one.name if isinstance(one, Path) else one
)
def test_schema_accepts_what_the_build_accepts(name: str, file: Path) -> None:
    schema = json.loads(run("schema", name).stdout)

    assert misfits(as_an_editor_reads(file.read_text("utf-8")), schema) == []


def test_schema_refuses_an_unknown_field_and_a_wrong_word() -> None:
    schema = json.loads(run("schema", "partners").stdout)

    found = misfits({"name": {"ru": "А", "en": "A"}, "knd": "x", "kind": "club"}, schema)

    assert sorted(found) == ["/kind", "/knd"]


def as_an_editor_reads(text: str) -> object:
    """YAML in which a day is text, as JSON Schema has it."""

    class Loader(yaml.SafeLoader):
        pass

    Loader.yaml_implicit_resolvers = {
        first: [one for one in resolvers if not one[0].endswith(":timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return yaml.load(text, Loader)  # a safe loader, less days


def test_environment_of_the_tests_has_no_say(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)

    run("build", "--site", root, env={"TZ": "Pacific/Kiritimati", "LC_ALL": "ru_RU.UTF-8"})
    one = tree(root / "output")
    run("build", "--site", root, env={"TZ": "America/Adak", "LC_ALL": "C"})

    assert one == tree(root / "output")
    assert "TZ" not in os.environ
