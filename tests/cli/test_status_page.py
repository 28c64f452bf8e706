"""The desk's page, as `vestnik status --html` writes it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.newsroom import NEWSROOM, status
from tests.support.project import project, write


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return project(NEWSROOM, tmp_path / "site")


def test_the_page_is_written_where_nothing_is_published(site: Path) -> None:
    result = status(site, "--html")
    file = site / ".vestnik/status.html"

    assert result.stdout == f"The page is written. Open it in the browser: {file}\n"
    assert file.read_text("utf-8").startswith("<!doctype html>")
    assert not (site / "output").exists()


@pytest.mark.parametrize("place", ["output/status.html", "content/static/status.html"])
def test_the_page_is_refused_where_readers_would_find_it(site: Path, place: str) -> None:
    result = status(site, "--html", site / place)

    assert result.exit_code == 2
    assert "is for readers, and this page is not" in result.stderr
    assert not (site / place).exists()


def test_the_page_needs_nothing_from_elsewhere(site: Path, tmp_path: Path) -> None:
    file = tmp_path / "desk/status.html"
    status(site, "--html", file, "--ui-lang", "ru")
    page = file.read_text("utf-8")

    assert not re.search(r"<(link|img|script|iframe)\b[^>]+\b(src|href)=", page)
    assert not re.search(r"url\((?!\"#)|@import", page)
    assert "default-src &#39;none&#39;; style-src" in page
    assert 'href="../site/content/news/talks.ru.md"' in page
    assert 'href="https://news.example.org/ru/news/2023/talks/"' in page


def test_what_editors_write_is_text_in_the_page(site: Path, tmp_path: Path) -> None:
    title = "<script>alert('x')</script>"
    write(site, "content/news/talks.en.md", f"---\ntitle: {title}\n---\nText.\n".encode())
    file = tmp_path / "status.html"
    status(site, "--html", file)

    assert title not in file.read_text("utf-8")
    assert "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;" in file.read_text("utf-8")
