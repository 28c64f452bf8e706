"""`vestnik new` asks whoever sits at a terminal, and shells complete what it asks for."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from generator.cli.commands import vestnik
from tests.cli.beginnings import check_builds, site_at
from tests.support.patience import PATIENCE_S
from tests.support.project import MINIMAL, project, write


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return site_at(tmp_path)


def typed(site: Path, answers: str, *arguments: str) -> str:
    """What a terminal shows while somebody answers."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "new", *arguments, "--site", site],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "VESTNIK_LANG": "ru"},
    )
    os.close(theirs)
    os.write(ours, answers.encode())
    assert process.wait(PATIENCE_S) == 0
    said = os.read(ours, 10_000).decode()
    os.close(ours)
    return said


def test_what_is_missing_is_asked_on_a_terminal(site: Path) -> None:
    said = typed(site, "Алма-Ата\nAlmaty\n\n76.9\n\n", "place", "--lat", "43.2")

    assert "Название (English): " in said
    assert "широты" not in said
    record = (site / "content/places/almaty.yaml").read_text("utf-8")
    assert "\nname: {ru: Алма-Ата, en: Almaty}\n" in record
    assert "\nlon: 76.9\n" in record
    assert "\n# country: KZ\n" in record


def test_an_answer_that_cannot_be_is_asked_for_again(site: Path) -> None:
    answers = (
        "Об обмене\nOn exchange\nsoglashenie\nprotocol\n14.05.2024\n2024-05-14\n2024-05-13\n"
        "2029-05-13\nnorthen\n\nnorthern, lakeside\n\n\nОбмен\nexchange\n"
    )
    said = typed(site, answers, "agreement")

    assert "soglashenie — такого нет. Есть: agreement (соглашение)" in said
    assert "«14.05.2024» — не дата. совет: Напишите ГГГГ-ММ-ДД: 2024-05-14" in said
    assert "2024-05-13 — раньше, чем 2024-05-14." in said
    assert "northen — такого нет. Есть: northern (Северный университет)" in said
    assert "Без этого не обойтись." in said
    assert "«Обмен» не может быть ключом" in said
    record = (site / "content/agreements/exchange.yaml").read_text("utf-8")
    assert "\nkind: protocol\n" in record
    assert "\nsigned: 2024-05-14\n" in record
    assert "\nvalid_until: 2029-05-13\n" in record
    assert "\nparties: [northern, lakeside]\n" in record


def test_a_story_is_asked_of_with_what_there_is_to_choose_from(site: Path) -> None:
    answers = (
        "Переговоры\nTalks\n\n2024-05-15\ninternational\n2024-astana\n2024-05-13\nlakeside\n\n"
        "anna, Пётр Ёлкин\n\n"
    )
    said = typed(site, answers, "story")

    assert "  international  Международная деятельность\r\n" in said
    assert "  2024-05-13, 2024-05-14\r\n" in said
    assert "  lakeside  Приозёрный университет\r\n" in said
    assert "На каком языке пишется сначала [ru]: " in said
    story = (site / "content/news/2024/peregovory.ru.md").read_text("utf-8")
    assert "\nvisit: 2024-astana\ndays: [2024-05-13]\n" in story
    assert "\nauthors: [anna, Пётр Ёлкин]\n" in story
    assert "\n# agreements: [exchange-2025]\n" in story
    check_builds(site)


def test_only_what_can_be_answered_is_asked(tmp_path: Path) -> None:
    site = project(MINIMAL, tmp_path / "site")
    said = typed(site, "Переговоры\nTalks\n\n\n\n\n", "story")

    fields = "Заголовок|На каком языке|День|Рубрика|Визит|Партнёры|Соглашения|Авторы|Ключ"
    assert re.findall(fields, said) == [
        "Заголовок", "Заголовок", "На каком языке", "День", "Авторы", "Ключ"
    ]  # fmt: skip


def test_of_many_records_those_are_shown_that_are_like_the_answer(site: Path) -> None:
    for number in range(20):
        name = f"name: {{ru: Институт {number}, en: Institute {number}}}\n"
        write(site, f"content/partners/institute-{number}.yaml", name.encode())
    answers = "Об обмене\nOn exchange\n\n2024-05-14\n\nприозёрный\nlakeside\n\n\n\n"
    said = typed(site, answers, "agreement")

    assert "Всего: 22." in said
    assert "приозёрный — такого нет. Есть: lakeside (Приозёрный университет)" in said


def test_a_key_that_is_suggested_can_be_had(site: Path) -> None:
    said = typed(site, "Con\nCon\n\n2024-05-15\n\n\n\n\n\ncon\nopening\n\n", "story")

    assert "[con-1]: " in said
    assert "«con» не может быть именем файла в Windows." in said
    assert "content/news/opening.en.md, content/news/opening.ru.md уже есть." in said
    assert "--key" not in said
    assert (site / "content/news/2024/con-1.ru.md").is_file()


def test_where_no_key_can_be_suggested_one_is_required(site: Path) -> None:
    said = typed(site, "漢字\n漢字\n\n1\n1\n\nxi\n", "place")

    assert "Без этого не обойтись." in said.partition("Ключ")[2]
    assert (site / "content/places/xi.yaml").is_file()


@pytest.mark.parametrize(
    ("before", "typed", "offered"),
    [
        (("--partner",), "l", ["lakeside"]),
        (("--visit",), "", ["2024-astana"]),
        (("--visit", "2024-astana", "--day"), "", ["2024-05-13", "2024-05-14"]),
        (("--date",), "", []),
    ],
)
def test_a_shell_completes_keys(
    before: tuple[str, ...], typed: str, offered: list[str], site: Path
) -> None:
    completion = ShellComplete(vestnik, {}, "vestnik", "_VESTNIK_COMPLETE")
    items = completion.get_completions(["new", "story", "--site", str(site), *before], typed)

    assert [item.value for item in items] == offered


def offered(typed: str, *before: str) -> list[str]:
    completion = ShellComplete(vestnik, {}, "vestnik", "_VESTNIK_COMPLETE")
    return [item.value for item in completion.get_completions([*before], typed)]


@pytest.mark.parametrize(
    ("before", "typed", "found"),
    [
        (("new", "translation"), "op", ["opening"]),
        (("new", "translation", "opening", "--to"), "", ["ru", "en"]),
        (("status", "--visit"), "", ["2024-astana"]),
        (("status", "--partner"), "l", ["lakeside"]),
        (("status", "--category"), "", ["international"]),
        (("status", "--lang"), "", ["ru", "en"]),
        (("why",), "/ru/partners/", ["/ru/partners/", "/ru/partners/lakeside/"]),
        (("why",), "/en/partners/l", ["/en/partners/lakeside/"]),
    ],
)
def test_a_shell_completes_what_the_site_has(
    before: tuple[str, ...],
    typed: str,
    found: list[str],
    site: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for page in ("ru/partners", "ru/partners/lakeside", "en/partners/lakeside"):
        write(site, f"output/{page}/index.html", b"")
    monkeypatch.chdir(site)

    assert offered(typed, *before) == found


def test_a_shell_completes_the_names_of_schemas() -> None:
    assert offered("art", "schema") == ["article"]


@pytest.mark.parametrize(
    "before", [("new", "story", "--visit"), ("new", "translation"), ("status", "--lang"), ("why",)]
)
def test_a_shell_completes_nothing_where_there_is_no_site(
    before: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert offered("", *before) == []


def test_who_sends_the_questions_elsewhere_is_not_asked(site: Path) -> None:
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "generator", "new", "place", "--site", site],
        stdin=theirs, capture_output=True, check=False, timeout=PATIENCE_S,
    )  # fmt: skip
    os.close(theirs)
    os.close(ours)

    assert done.returncode == 2
    assert b"--name ru=" in done.stderr
