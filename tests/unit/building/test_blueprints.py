"""Plans that are kept, and what is done without planning anew."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.building import blueprints
from generator.building.builds import CACHE
from generator.building.layout import builtin_theme
from generator.building.places import STATE
from tests.support.project import MINIMAL, built, project, tree, write

RU = "content/news/opening.ru.md"
FOOTER = "partials/footer.html"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site that was built."""
    root = project(MINIMAL, tmp_path)
    assert built(root).is_published
    return root


def rewrite(root: Path, old: str, new: str) -> None:
    text = (root / RU).read_text("utf-8")
    assert old in text
    write(root, RU, text.replace(old, new).encode())


def another_footer(root: Path) -> None:
    data = (builtin_theme() / FOOTER).read_bytes()
    write(root, f"templates/{FOOTER}", data + b"<!-- another -->")


EDITS: dict[str, tuple[Callable[[Path], None], bool]] = {
    "title": (lambda root: rewrite(root, "title: Центр открыт", "title: Двери открыты"), False),
    "summary": (lambda root: rewrite(root, "В университете начал", "У нас начал"), False),
    "body": (lambda root: rewrite(root, "во вторник", "в среду"), False),
    "template": (another_footer, False),
    "date": (lambda root: rewrite(root, "date: 2023-06-06", "date: 2023-06-07"), True),
    "no summary": (
        lambda root: rewrite(root, "summary: В университете начал работать новый центр.\n", ""),
        True,
    ),
}
"""Edits, and whether the site has to be linked and planned anew for them."""


@pytest.mark.parametrize("edit", EDITS)
def test_only_what_decides_something_is_planned_for(edit: str, root: Path) -> None:
    """A plan that nobody makes asks for no story."""
    do, is_planned = EDITS[edit]
    forget(root, "stories")
    do(root)

    report = built(root)

    assert report.is_published
    assert report.rendered
    assert bool(count(root, "stories")) == is_planned


def test_the_views_of_all_pages_are_remembered(root: Path) -> None:
    report = built(root)

    assert report.is_published
    assert count(root, "views") == report.page_count


@pytest.mark.parametrize("at_once", [1, 7])
def test_pages_are_the_same_however_many_are_looked_at_at_once(
    at_once: int, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blueprints, "AT_ONCE", at_once)
    other = project(MINIMAL, tmp_path / "other")
    for one in (root, other):
        assert built(one).is_published
        rewrite(one, "date: 2023-06-06", "date: 2023-06-07")
        assert built(one).is_published

    assert tree(other / "output") == tree(root / "output")
    assert count(other, "views") == count(root, "views")


def count(root: Path, room: str) -> int:
    connection = sqlite3.connect(root / STATE / CACHE)
    (found,) = connection.execute("SELECT count(*) FROM entries WHERE room = ?", [room]).fetchone()
    connection.close()
    return int(found)


def forget(root: Path, room: str) -> None:
    connection = sqlite3.connect(root / STATE / CACHE)
    connection.execute("DELETE FROM entries WHERE room = ?", [room])
    connection.commit()
    connection.close()
