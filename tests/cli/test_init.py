"""A new site builds at once, and its settings fit it."""

import json
import os
import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator import __version__
from generator.cli.commands import vestnik
from generator.reading import json_schemas
from tests.support.project import built, tree


def init(folder: Path, *arguments: str) -> Result:
    return CliRunner(env={"LC_ALL": "C"}).invoke(vestnik, ["init", str(folder), *arguments])


@pytest.fixture
def site(tmp_path: Path) -> Path:
    result = init(tmp_path / "site")
    assert result.exit_code == 0, result.output
    return tmp_path / "site"


@pytest.mark.parametrize("ui_lang", ["en", "ru"])
def test_a_new_site_builds_without_a_finding(ui_lang: str, tmp_path: Path) -> None:
    result = init(tmp_path / "deep/site", "--ui-lang", ui_lang)
    soon = datetime.now(UTC) + timedelta(minutes=1)

    report = built(tmp_path / "deep/site", as_of=soon, is_strict=True)

    assert result.exit_code == 0
    assert report.findings == ()
    assert report.story_count == 1


def test_it_has_a_pair_with_its_partner_and_visit(site: Path) -> None:
    built(site, as_of=datetime.now(UTC) + timedelta(minutes=1))

    year = datetime.now(UTC).year
    page = (site / f"output/en/news/{year}/talks-by-the-lake/index.html").read_text("utf-8")
    assert 'href="/en/partners/lakeside/"' in page
    assert f'href="/en/visits/{year}-astana/' in page
    assert f'hreflang="ru" href="https://news.example.org/ru/news/{year}/' in page


def test_it_is_of_the_day_that_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "951782400")

    init(tmp_path / "site")

    assert (tmp_path / "site/content/visits/2000-astana.yaml").is_file()


def test_its_comments_are_in_the_editors_language(site: Path, tmp_path: Path) -> None:
    init(tmp_path / "ru", "--ui-lang", "ru")

    assert (site / "config.yaml").read_text("utf-8").startswith("# The settings of the site.")
    assert (tmp_path / "ru/config.yaml").read_text("utf-8").startswith("# Настройки сайта.")


def test_text_editors_find_the_schema_of_every_record(site: Path) -> None:
    settings = json.loads((site / ".vscode/settings.json").read_text("utf-8"))
    schemas = settings["yaml.schemas"]

    assert {*json_schemas()} - {"article", "record-text"} == {Path(one).stem for one in schemas}
    assert all((site / one).is_file() for one in schemas)
    records = [*site.glob("content/*.yaml"), *site.glob("content/*/*.yaml")]
    globs = [pattern for patterns in schemas.values() for pattern in patterns]
    for record in (*records, site / "config.yaml"):
        path = f"/{record.relative_to(site).as_posix()}"
        assert any(Path(path).match(pattern) for pattern in globs), path


@pytest.mark.parametrize("guide", ["docs/editing.md", "docs/ru/editing.md"])
def test_the_guide_says_how_its_schemas_are_written_anew(guide: str, site: Path) -> None:
    text = (Path(__file__).parents[2] / guide).read_text("utf-8")
    told = re.findall(r"`vestnik (schema --output) ([^`]+)`", text)
    before = tree(site)
    shutil.rmtree(site / ".vscode/schemas")
    for command, folder in told:
        CliRunner().invoke(vestnik, [*command.split(), str(site / folder)])

    assert told
    assert tree(site) == before


def test_its_workflows_can_be_read_and_install_this_version(site: Path) -> None:
    for file in (".github/workflows/publish.yml", ".gitlab-ci.yml"):
        text = (site / file).read_text("utf-8")
        assert yaml.safe_load(text)
        assert "vestnik build --strict --clean" in text
    assert (site / "requirements.txt").read_text("utf-8") == f"vestnik=={__version__}\n"


def test_its_workflow_for_github_holds_together(site: Path) -> None:
    text = (site / ".github/workflows/publish.yml").read_text("utf-8")
    jobs = yaml.safe_load(text)["jobs"]
    steps = [step for job in jobs.values() for step in job["steps"]]

    assert all({"runs-on", "timeout-minutes", "permissions"} <= job.keys() for job in jobs.values())
    assert {job["needs"] for job in jobs.values() if "needs" in job} <= jobs.keys()
    assert all(len({"uses", "run"} & step.keys()) == 1 for step in steps)
    assert all(
        re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", step.get("uses", PINNED)) for step in steps
    )
    named = {step["id"] for step in steps if "id" in step}
    assert set(re.findall(r"steps\.(\w+)\.", text)) <= named


PINNED = f"actions/checkout@{'0' * 40}"


def test_its_pipeline_for_gitlab_holds_together(site: Path) -> None:
    pipeline = yaml.safe_load((site / ".gitlab-ci.yml").read_text("utf-8"))
    jobs = {name: one for name, one in pipeline.items() if "script" in one}

    assert {job["stage"] for job in jobs.values()} == {*pipeline["stages"]}
    assert {need for job in jobs.values() for need in job.get("needs", ())} <= jobs.keys()
    assert {"pages"} <= jobs.keys()


def test_no_name_is_left_open(site: Path) -> None:
    for path, data in tree(site).items():
        text = data.decode()
        assert not any(name in text for name in ("$date", "$year", "$visit", "$version")), path


@pytest.mark.skipif(os.name == "nt", reason="there quotes are others")
def test_the_command_that_comes_next_can_be_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert "cd 'мой сайт' && vestnik serve" in init(Path("мой сайт")).stdout


def test_a_folder_that_is_not_empty_is_refused(site: Path) -> None:
    before = tree(site)
    again = init(site)

    assert again.exit_code == 2
    assert "is not empty. Nothing was written." in again.stderr
    assert before == tree(site)


def test_a_repository_that_was_just_made_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()

    assert init(tmp_path).exit_code == 0
