"""Stories that are linked once, as long as nothing of them is new."""

import sqlite3
from pathlib import Path

import pytest

from generator.building import Order, build
from generator.building.builds import CACHE
from generator.building.places import STATE
from tests.support.project import AS_OF, MINIMAL, built, project, tree, write

SITE = f"""{MINIMAL}\
-- content/news/guests.ru.md --
---
title: Гости
summary: К нам приехали гости.
date: 2023-06-07
---
Они были на [открытии](opening.ru.md#hall).
-- content/news/opening.ru.md --
---
title: Центр открыт
summary: В университете начал работать новый центр.
date: 2023-06-06
---
## Зал {{#hall}}

Новый центр открылся во вторник.
-- content/news/talk.ru.md --
---
title: Беседа
summary: Беседа о центре.
date: 2023-06-08T18:30+03:00
---
Беседа была долгой.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site that was built."""
    root = project(SITE, tmp_path)
    built(root)
    return root


def linked(root: Path) -> set[bytes]:
    """By what the stories are remembered."""
    connection = sqlite3.connect(root / STATE / CACHE)
    keys = {key for (key,) in connection.execute("SELECT key FROM entries WHERE room = 'stories'")}
    connection.close()
    return keys


def edit(root: Path, path: str, old: str, new: str) -> None:
    file = root / path
    write(root, path, file.read_bytes().replace(old.encode(), new.encode()))


def test_a_story_that_says_something_else_is_linked_alone(root: Path) -> None:
    before = linked(root)

    edit(root, "content/news/talk.ru.md", "date: 2023-06-08", "date: 2023-06-09")
    built(root)

    assert len(before) == 3
    assert len(linked(root) - before) == 1
    assert "2023-06-09" in tree(root / "output")["ru/news/2023/talk/index.html"].decode()


def test_after_another_title_nothing_is_linked(root: Path) -> None:
    before = linked(root)

    edit(root, "content/news/talk.ru.md", "title: Беседа", "title: Разговор")
    built(root)

    assert linked(root) == before
    assert "Разговор" in tree(root / "output")["ru/news/2023/talk/index.html"].decode()


def test_an_anchor_that_goes_is_missed_where_it_was_linked_to(root: Path) -> None:
    before = linked(root)

    edit(root, "content/news/opening.ru.md", " {#hall}", " {#room}")
    report = built(root)

    assert len(linked(root) - before) == 3
    assert [one.diagnostic.code for one in report.findings] == ["link-missing-anchor"]


def test_a_story_is_the_same_remembered_as_linked(root: Path) -> None:
    """Dates and moments among them: a remembered one tells which it is."""
    edit(root, "content/news/guests.ru.md", "date: 2023-06-07", "date: 2023-06-05")
    built(root)
    remembered = tree(root / "output")

    build(Order(root, root / "output", AS_OF, is_clean=True))

    assert tree(root / "output") == remembered


def test_a_finding_comes_back_with_the_story_that_has_it(root: Path) -> None:
    edit(root, "content/news/guests.ru.md", "#hall", "#nowhere")
    first = built(root)

    edit(root, "content/news/talk.ru.md", "date: 2023-06-08", "date: 2023-06-09")
    second = built(root)

    assert [one.diagnostic.code for one in first.findings] == ["link-missing-anchor"]
    assert second.findings == first.findings
