"""What code hosts are told: SARIF 2.1.0, by the parts of its schema that we use."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from click.testing import CliRunner

from generator.cli.commands import vestnik
from generator.diagnostics import UI_LANGUAGES, catalogue
from tests.support.project import MINIMAL, project

FAULTY = (
    MINIMAL
    + """\
-- content/news/с пробелом, №5.ru.md --
---
title: Ещё один
date: 2023-06-07
---
См. [итоги](results.ru.md).
-- content/news/broken.en.md --
---
title: Broken
date: 2023-06-06
colour: blue
---
It is.
"""
)
"""A site with an error, a warning and a note, in a file whose name no address could have."""


def log(root: Path, *arguments: str, ui_lang: str = "en") -> dict[str, Any]:
    order = ["check", "--site", str(root), "--format", "sarif", "--ui-lang", ui_lang, *arguments]
    result = CliRunner(env={"SOURCE_DATE_EPOCH": "1700000000"}).invoke(vestnik, order)
    return dict(json.loads(result.stdout))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return project(FAULTY, tmp_path)


REQUIRED: Mapping[str, Mapping[str, object]] = {
    "log": {"version": str, "runs": list},
    "run": {"tool": dict, "results": list, "columnKind": str, "language": str},
    "driver": {"name": str, "version": str, "rules": list, "language": str},
    "rule": {
        "id": str, "shortDescription": dict, "fullDescription": dict, "help": dict,
        "defaultConfiguration": dict,
    },
    "result": {
        "ruleId": str, "ruleIndex": int, "level": str, "message": dict, "locations": list,
        "partialFingerprints": dict,
    },
    "region": {"startLine": int, "startColumn": int, "endColumn": int},
}  # fmt: skip
"""Of what kind the properties are that we write; others the schema does not know there."""


def check(kind: str, value: Mapping[str, object]) -> None:
    """Claim that a value has just the properties of its kind."""
    assert {name: type(one) for name, one in value.items() if name != "$schema"} == dict(
        REQUIRED[kind]
    )


def test_every_part_is_what_the_schema_says(site: Path) -> None:
    told = log(site)
    (run,) = told["runs"]
    driver = run["tool"]["driver"]

    check("log", told)
    assert told["version"] == "2.1.0"
    check("run", run)
    assert run["columnKind"] == "unicodeCodePoints"
    check("driver", driver)
    for rule in driver["rules"]:
        check("rule", rule)
        assert rule["shortDescription"]["text"]
        assert rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note", "none"}
    for result in run["results"]:
        check("result", result)
        assert result["level"] in {"error", "warning", "note"}
        (location,) = result["locations"]
        check("region", location["physicalLocation"]["region"])
        assert all(number >= 1 for number in location["physicalLocation"]["region"].values())


def test_levels_rules_and_places_are_those_of_the_findings(site: Path) -> None:
    (run,) = log(site)["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    by_rule = {result["ruleId"]: result for result in run["results"]}

    assert rules == sorted(by_rule)
    assert all(rules[one["ruleIndex"]] == one["ruleId"] for one in run["results"])
    assert by_rule["field-unknown"]["level"] == "error"
    assert by_rule["link-missing-target"]["level"] == "warning"
    assert by_rule["translation-missing"]["level"] == "note"
    place = by_rule["link-missing-target"]["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 5, "startColumn": 5, "endColumn": 27}
    assert "results.ru.md" in by_rule["link-missing-target"]["message"]["text"]


def test_an_address_of_a_file_is_one_and_relative(site: Path) -> None:
    (run,) = log(site)["runs"]
    uris = {
        one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in run["results"]
    }

    assert "content/news/с пробелом, №5.ru.md" in set(map(unquote, uris))
    assert all(re.fullmatch(r"[A-Za-z0-9/._~%-]+", uri) for uri in uris)


def test_a_site_in_a_folder_of_the_repository_has_its_folder_in_front(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site.parent)
    (run,) = log(Path(site.name))["runs"]
    place = run["results"][0]["locations"][0]["physicalLocation"]

    assert place["artifactLocation"]["uri"].startswith(f"{site.name}/content/news/")


@pytest.mark.parametrize("ui_lang", UI_LANGUAGES)
def test_rules_speak_the_editors_language(site: Path, ui_lang: str) -> None:
    (run,) = log(site, ui_lang=ui_lang)["runs"]
    driver = run["tool"]["driver"]

    assert {run["language"], driver["language"]} == {ui_lang}
    for rule in driver["rules"]:
        wording = catalogue()[rule["id"]].wordings[ui_lang]
        assert rule["help"]["text"] == wording.explanation


def test_a_finding_is_known_again_on_another_line(site: Path) -> None:
    def fingerprints() -> set[str]:
        (run,) = log(site)["runs"]
        return {one["partialFingerprints"]["vestnik/v1"] for one in run["results"]}

    before = fingerprints()
    text = site / "content/news/с пробелом, №5.ru.md"
    text.write_text(text.read_text("utf-8").replace("См.", "Абзац.\n\nСм."), "utf-8")

    assert fingerprints() == before
    assert len(before) > 2


def test_a_site_without_findings_is_a_run_without_results(tmp_path: Path) -> None:
    (run,) = log(project(MINIMAL, tmp_path))["runs"]

    assert run["results"] == []
    assert run["tool"]["driver"]["rules"] == []


def test_a_build_tells_the_same_way(site: Path) -> None:
    order = ["build", "--site", str(site), "--format", "sarif"]
    result = CliRunner().invoke(vestnik, order)
    (run,) = json.loads(result.stdout)["runs"]

    assert [one["ruleId"] for one in run["results"]] == ["field-unknown", "link-missing-target"]


def test_annotations_of_a_check_name_its_notes_too(site: Path) -> None:
    order = ["check", "--site", str(site), "--format", "github"]
    told = CliRunner().invoke(vestnik, order).stdout

    assert re.search(r"^::notice file=content/news/.*title=translation-missing::", told, re.M)
    assert re.search(r"^::error file=content/news/broken\.en\.md,line=4,", told, re.M)
