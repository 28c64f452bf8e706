"""The key of something new gives files and addresses that are free."""

from pathlib import Path

import pytest

from tests.cli.beginnings import STORY, check_builds, new, publish_drafts, site_at
from tests.support.project import MINIMAL, project


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return site_at(tmp_path)


def test_a_key_that_is_taken_in_another_folder_is_refused_with_the_file(site: Path) -> None:
    result = new(site, *STORY, "--key", "opening")

    assert result.exit_code == 2
    assert "content/news/opening.en.md" in result.stderr


def test_a_key_that_is_taken_in_a_file_of_many_is_refused(site: Path) -> None:
    arguments = ("partner", "--name", "ru=А", "--name", "en=B", "--key", "lakeside")

    assert "lakeside is there already" in new(site, *arguments).stderr
    assert "Another would do: --key lakeside-2" in new(site, *arguments).stderr


@pytest.mark.parametrize(("title", "other"), [("Index", "index-1"), ("05", "05-1")])
def test_a_key_whose_address_is_the_sites_own_is_refused(
    title: str, other: str, site: Path
) -> None:
    arguments = ("story", "--title", f"ru={title}", "--title", f"en={title}")
    result = new(site, *arguments)

    assert result.exit_code == 2
    assert "is an address of the site itself. Another would do: --key " + other in result.stderr
    assert new(site, *arguments, "--key", other).exit_code == 0
    publish_drafts(site)
    check_builds(site)


MOVED = """\
-- content/news/Old.ru.md --
---
title: Прежний
date: 2024-03-01
slug: foo
---
Прежний.
-- content/news/Old.en.md --
---
title: An old one
slug: 'bar'
moved_from: [/en/news/2024/baz/]
---
An old one.
"""


@pytest.mark.parametrize(
    ("key", "path"),
    [("foo", "Old.ru.md"), ("bar", "Old.en.md"), ("baz", "Old.en.md"), ("old", "Old.ru.md")],
)
def test_a_key_whose_address_a_text_has_or_had_in_that_year_is_refused(
    key: str, path: str, site: Path
) -> None:
    project(MOVED, site)
    arguments = ("story", "--title", f"ru={key}", "--title", "en=A", "--date")
    result = new(site, *arguments, "2024-05-15")

    assert result.exit_code == 2
    assert path in result.stderr
    assert f"Another would do: --key {key}-2" in result.stderr
    if key != "old":
        assert new(site, *arguments, "2023-05-15").exit_code == 0
    publish_drafts(site)
    check_builds(site)


def test_a_title_that_gives_no_key_asks_for_one(site: Path) -> None:
    result = new(site, "story", "--title", "ru=漢字", "--title", "en=漢字")

    assert "Missing: --key …" in result.stderr


def test_where_there_is_nothing_to_choose_from_that_is_said(tmp_path: Path) -> None:
    result = new(project(MINIMAL, tmp_path), *STORY, "--visit", "x")

    assert "--visit: x is not known: there is nothing to choose from yet." in result.stderr
