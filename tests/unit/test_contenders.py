import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import Environment

from scripts.benchmarks.contenders import GUESTS, Contender, Guest
from scripts.benchmarks.invention import Corpus, invent
from scripts.benchmarks.measuring import Cost
from scripts.benchmarks.newsroom import PAGES
from scripts.benchmarks.report import Run, differences, tables

TEMPLATES = sorted(PAGES.iterdir())
PLANS = Path(__file__).parent.parent.parent / "scripts/benchmarks"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return invent(40)


@pytest.fixture(params=GUESTS, ids=lambda guest: guest.name)
def guest(request: pytest.FixtureRequest) -> Guest:
    found: Guest = request.param
    return found


@pytest.fixture
def contender(guest: Guest, corpus: Corpus, tmp_path: Path) -> Contender:
    """A guest with its site; any program that knows its version stands for it."""
    return guest.enter((sys.executable,), tmp_path, corpus)


def test_a_program_on_the_path_takes_part(
    guest: Guest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / guest.name.lower()
    program.touch(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert guest.entrant() is not None


def test_a_guest_that_is_not_there_does_not_take_part(guest: Guest) -> None:
    absent = Guest(guest.name, guest.installing, lambda: None, guest.enter)

    assert absent.entrant() is None


def test_an_edited_title_is_another_title_and_nothing_else(contender: Contender) -> None:
    before = contender.article.read_text("utf-8").splitlines()
    contender.edit_title()
    after = contender.article.read_text("utf-8").splitlines()

    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [new.replace("Anew ", "") for _, new in changed] == [old for old, _ in changed]
    assert len(changed) == 1


def test_an_edited_date_is_another_day_and_nothing_else(contender: Contender) -> None:
    before = contender.article.read_text("utf-8").splitlines()
    contender.edit_date()
    after = contender.article.read_text("utf-8").splitlines()

    ((old, new),) = ((old, new) for old, new in zip(before, after, strict=True) if old != new)
    assert old.startswith("date: ")
    assert (old[:14], len(old)) == (new[:14], len(new))


@pytest.mark.parametrize("edit", [Contender.edit_body, Contender.edit_template])
def test_an_edit_adds_to_what_the_site_has(
    contender: Contender, edit: Callable[[Contender], None]
) -> None:
    before = {file: file.read_text("utf-8") for file in (contender.article, contender.partial)}
    edit(contender)

    grown = [file for file, text in before.items() if file.read_text("utf-8") != text]
    assert len(grown) == 1
    assert grown[0].read_text("utf-8").startswith(before[grown[0]])


def test_a_contender_forgets_what_it_built(contender: Contender) -> None:
    for left in (contender.output, contender.memory):
        (left / "deep").mkdir(parents=True)
    contender.forget()

    assert not contender.output.exists()
    assert not contender.memory.exists()
    assert contender.article.exists()


def test_every_page_includes_the_template_that_is_edited(contender: Contender) -> None:
    page = contender.partial.with_name("page.html").read_text("utf-8")

    assert f'{{% include "{contender.partial.name}" %}}' in page


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_templates_of_the_others_build_on_templates_that_are_there(file: Path) -> None:
    text = file.read_text("utf-8")
    Environment(autoescape=True).parse(text)

    named = re.findall(r'{% (?:extends|import|include) "([^"]+)"', text)
    assert {PAGES / name for name in named} <= set(TEMPLATES)


def test_both_plans_name_the_same_templates() -> None:
    theirs = (PLANS / "eleventy_site/plan.mjs").read_text("utf-8")
    named = re.findall(r'^  (\w+): "([\w.]+)",$', theirs, re.MULTILINE)
    plugin = (PLANS / "pelican_site/plugins/newsroom.py").read_text("utf-8")

    assert {PAGES / file for _, file in named} <= set(TEMPLATES)
    for name, _ in named:
        assert f'"{name}"' in plugin or name.startswith("feed_")


def test_a_ratio_is_ours_to_each_of_the_others() -> None:
    walls = {"Ours": 1.0, "First": 2.0, "Second": 4.0}
    runs = {("cold", name): [Run(Cost(wall, wall, 8.0, 0.0), 3)] for name, wall in walls.items()}
    wall, *_, pages = tables(list(walls), runs, {"cold": 1.5}).split("\n\n")

    assert wall.splitlines()[-1] == "| cold | 1.00 | 2.00 | 4.00 | 0.50 | 0.25 | 1.5 |"
    assert pages.splitlines()[-1] == "| cold | 3 | 3 | 3 |"


def test_where_no_limit_is_asked_for_there_is_none() -> None:
    cost = Cost(1.0, 1.0, 8.0, 0.0)
    runs = {(work, name): [Run(cost, 3)] for work in ("cold", "date") for name in ("A", "B")}
    wall = tables(["A", "B"], runs, {"cold": 1.5, "date": None}).split("\n\n")[0]

    assert wall.splitlines()[-2:] == [
        "| cold | 1.00 | 1.00 | 1.00 | 1.5 |",
        "| date | 1.00 | 1.00 | 1.00 | – |",
    ]


def test_alone_we_have_no_ratio_and_no_limit() -> None:
    runs = {("cold", "Ours"): [Run(Cost(1.0, 1.0, 8.0, 1.0), 3)]}
    wall = tables(["Ours"], runs, {"cold": 1.5}).split("\n\n")[0]

    assert wall.splitlines()[0] == "| Wall, s | Ours |"
    assert wall.splitlines()[-1] == "| cold | 1.00 ~ |"


def test_no_file_is_left_out_of_the_differences_silently() -> None:
    said = differences("Ours", "Theirs", [f"{number}.html" for number in range(10)])

    assert said.startswith("Ours writes, Theirs does not: `0.html`")
    assert said.endswith("and 2 more.")
