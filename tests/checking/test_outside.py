"""Which links lead to other hosts, who is asked when, and what is said of the answers."""

import json
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.building import Order, check
from generator.cli import external
from generator.cli.commands import vestnik
from generator.diagnostics import Position, catalogue
from generator.model.outside import OutsideLink
from generator.probing import Answer, Outcome, outside_findings
from tests.checking.hosts import Host, Said, hosted
from tests.support.patience import PATIENCE_S
from tests.support.project import AS_OF, MINIMAL, built, project

LINKING = """\
-- content/news/opening.ru.md --
---
title: Центр открыт
date: 2023-06-06
source: {name: Агентство, url: HOST/source}
waive: {outside-missing: Только для участников.}
---
Новый центр [открылся](HOST/there#part), пишите [нам](mailto:desk@example.org).

::: video HOST/film "Открытие"
:::
-- content/news/opening.en.md --
---
title: The centre is open
---
The new centre [opened](HOST/gone) on [Tuesday](/en/news/).
-- content/news/later.en.md --
---
title: Later
draft: true
date: 2023-06-06
---
It [will](HOST/never).
-- content/partners/etri.yaml --
name: {ru: ETRI, en: ETRI}
url: HOST/moved
same_as: [HOST/there]
"""

SCRIPT = {
    "/there": Said(200),
    "/film": Said(403),
    "/source": Said(404),
    "/gone": Said(404),
    "/moved": Said(301, {"Location": "/there"}),
}


def site(folder: Path, host: str = "https://example.com") -> Path:
    return project(MINIMAL + LINKING.replace("HOST", host), folder)


def run(root: Path, *arguments: str) -> Result:
    environment = {"SOURCE_DATE_EPOCH": str(int(AS_OF.timestamp())), "LC_ALL": "C"}
    order = ["check", "--site", str(root), "--external", "--ask-private", *arguments]
    return CliRunner(env=environment).invoke(vestnik, order)


def told(root: Path, *arguments: str) -> list[tuple[str, int, str, str]]:
    """Places, severities and codes of what is said of links to other hosts."""
    found: list[dict[str, Any]] = json.loads(run(root, "--format", "json", *arguments).stdout)
    return [
        (one["path"], one["line"], one["severity"], one["code"])
        for one in found
        if one["code"].startswith("outside-")
    ]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No rest between two questions to a host of our own."""
    hasty = replace(external.MANNERS, pause_s=0.0, rests_s=(0.0, 0.0))
    monkeypatch.setattr(external, "MANNERS", hasty)


def test_links_of_what_readers_see_are_gathered_with_their_places(tmp_path: Path) -> None:
    root = site(tmp_path)
    report = check(Order(root, root / "output", AS_OF))

    assert [(one.position.path, one.position.line, one.url) for one in report.outside] == [
        ("content/news/opening.en.md", 4, "https://example.com/gone"),
        ("content/news/opening.ru.md", 4, "https://example.com/source"),
        ("content/news/opening.ru.md", 7, "https://example.com/there#part"),
        ("content/news/opening.ru.md", 9, "https://example.com/film"),
        ("content/partners/etri.yaml", 2, "https://example.com/moved"),
        ("content/partners/etri.yaml", 3, "https://example.com/there"),
    ]


def test_a_broken_link_is_a_warning_at_its_line_and_can_be_accepted(tmp_path: Path) -> None:
    with hosted(SCRIPT) as host:
        root = site(tmp_path, host.url(""))

        assert told(root) == [
            ("content/news/opening.en.md", 4, "warning", "outside-missing"),
            ("content/news/opening.ru.md", 9, "info", "outside-closed"),
            ("content/partners/etri.yaml", 2, "info", "outside-moved"),
        ]


def test_severities_of_the_site_hold_for_links_too(tmp_path: Path) -> None:
    with hosted(SCRIPT) as host:
        root = site(tmp_path, host.url(""))
        config = root / "config.yaml"
        lines = config.read_text("utf-8") + "severity: {outside-missing: error}\n"
        config.write_text(lines, "utf-8")

        assert run(root).exit_code == 1


def test_the_status_is_told_in_words(tmp_path: Path) -> None:
    with hosted(SCRIPT) as host:
        result = run(site(tmp_path, host.url("")))

    assert "404 Not Found" in result.stderr
    assert "Links to other hosts: 5, of which asked now: 5." in result.stderr


def test_what_was_answered_is_not_asked_again(tmp_path: Path) -> None:
    with hosted(SCRIPT) as host:
        root = site(tmp_path, host.url(""))
        first = told(root)
        count = len(host.asked)
        second = told(root)

        assert first == second
        assert len(host.asked) == count


def aged(root: Path, seconds: float) -> None:
    """Let the memory of answers be older."""
    file = root / ".vestnik/links"
    memory = {
        url: external.Remembered(one.answer, one.moment - seconds)
        for url, one in external.recalled(file).items()
    }
    external.keep(file, memory)


def asked_again(root: Path, host: Host) -> set[str]:
    """The paths that the next check asks for."""
    host.asked.clear()
    run(root)
    return {one.rpartition(" ")[2] for one in host.asked}


def test_a_good_answer_holds_for_a_day_and_a_bad_one_for_an_hour(tmp_path: Path) -> None:
    with hosted(SCRIPT) as host:
        root = site(tmp_path, host.url(""))
        run(root)
        aged(root, 2 * 3600)
        after_hours = asked_again(root, host)
        aged(root, 25 * 3600)
        after_a_day = asked_again(root, host)

    assert after_hours == {"/film", "/source", "/gone"}
    assert after_a_day == {"/there", "/film", "/source", "/gone", "/moved"}


def test_a_limit_leaves_the_rest_for_the_next_run(tmp_path: Path) -> None:
    with hosted(SCRIPT) as host:
        root = site(tmp_path, host.url(""))
        first = run(root, "--limit", "2")
        second = run(root, "--limit", "2", "--ui-lang", "ru")
        third = run(root, "--limit", "2")

        assert {"/there", "/film", "/source", "/gone", "/moved"} == {
            one.rpartition(" ")[2] for one in host.asked
        }
    assert "Left out by --limit: 3." in first.stderr
    assert "Из-за --limit не опрошено: 1." in second.stderr
    assert "Left out" not in third.stderr


@pytest.mark.parametrize("damage", [b"", b"\x93", b"no memory at all"])
def test_a_damaged_memory_costs_questions_only(damage: bytes, tmp_path: Path) -> None:
    with hosted(SCRIPT) as host:
        root = site(tmp_path, host.url(""))
        first = told(root)
        (root / ".vestnik/links").write_bytes(damage)

        assert told(root) == first


def test_where_nobody_answers_nothing_is_remembered(tmp_path: Path) -> None:
    with hosted({}) as host:
        nobody = host.url("")
    result = run(site(tmp_path, nobody))

    assert "is there a network?" in result.stderr
    assert not (tmp_path / ".vestnik/links").exists()


def test_hosts_of_private_networks_are_asked_only_where_that_is_said(tmp_path: Path) -> None:
    with hosted(SCRIPT) as host:
        root = site(tmp_path, host.url(""))
        order = ["check", "--site", str(root), "--external", "--format", "json"]
        result = CliRunner(env={"LC_ALL": "C"}).invoke(vestnik, order)

        assert host.asked == []
        codes = [one["code"] for one in json.loads(result.stdout)]
        assert codes.count("outside-private") == 6
        assert ("content/news/opening.en.md", 4, "warning", "outside-missing") in told(root)


def test_a_build_asks_nobody(tmp_path: Path) -> None:
    with hosted(SCRIPT) as host:
        assert built(site(tmp_path, host.url(""))).is_published
        assert host.asked == []


def test_a_limit_without_external_is_refused(tmp_path: Path) -> None:
    order = ["check", "--site", str(site(tmp_path)), "--limit", "3"]

    assert CliRunner(env={"LC_ALL": "C"}).invoke(vestnik, order).exit_code == 2


@pytest.mark.parametrize("outcome", set(Outcome) - {Outcome.FINE})
def test_every_outcome_but_a_good_one_has_words(outcome: Outcome) -> None:
    link = OutsideLink("https://example.com/", Position("content/news/x.en.md"))
    answer = Answer(outcome, 418, "why", "https://example.com/new/")
    (found,) = outside_findings([(link, answer)])

    for ui_lang in ("en", "ru"):
        entry = catalogue()[found.code]
        assert "example.com" in entry.message(found, ui_lang)
        assert entry.hint(found, ui_lang)


def test_trouble_after_a_redirect_is_told_with_where_it_led() -> None:
    link = OutsideLink("https://example.com/", Position("content/news/x.en.md"))
    answer = Answer(Outcome.NO_HOST, address="https://nowhere.invalid/")
    (found,) = outside_findings([(link, answer)])

    message = catalogue()[found.code].message(found, "en")
    assert message == "There is no such host: https://example.com/ → https://nowhere.invalid/"


def test_a_host_that_rests_is_a_note_at_its_first_link_and_asked_no_more(tmp_path: Path) -> None:
    script = dict.fromkeys(SCRIPT, Said(429, {"Retry-After": "86400"}))
    with hosted(script) as host:
        root = site(tmp_path, host.url(""))
        first = run(root)
        second = told(root)

        assert len(host.asked) == 1
    assert second == [("content/news/opening.en.md", 4, "info", "outside-resting")]
    assert (
        "127.0.0.1 wants to be left alone for now; links that were not looked at: 5" in first.stderr
    )
    assert "Links to other hosts: 5, of which asked now: 1." in first.stderr


def test_who_does_not_want_to_wait_stops_it_and_keeps_what_was_answered(tmp_path: Path) -> None:
    script = {**SCRIPT, "/there": Said(200, after_s=8)}
    with hosted(script) as host:
        root = site(tmp_path, host.url(""))
        order = ["-m", "generator", "check", "--site", str(root), "--external", "--ask-private"]
        running = subprocess.Popen([sys.executable, *order], stderr=subprocess.PIPE)
        deadline = time.monotonic() + 30
        while not any("/there" in one for one in host.asked) and time.monotonic() < deadline:
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        began = time.monotonic()
        running.communicate(timeout=PATIENCE_S)

    assert running.returncode == 130
    assert time.monotonic() - began < 5
    assert external.recalled(root / ".vestnik/links")
