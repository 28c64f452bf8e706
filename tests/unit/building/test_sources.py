"""Which files there are."""

import os
import unicodedata
from pathlib import Path

import pytest

from generator.building.cache import opened
from generator.building.sources import Discovered, discover
from generator.config import ReadingRules
from generator.diagnostics import Diagnostic, Reported
from generator.model.texts import Source
from tests.support.project import MINIMAL, make, project, write
from tests.support.rights import without_override

RULES = ReadingRules(("ru", "en"), "suffix", "escape", 1_000_000, "bgn")


def looked(root: Path, moment_ns: int = 0) -> Reported[tuple[Discovered, ...]]:
    """What is found with what was remembered before; nothing is, where it is early in the day."""
    with opened(root.parent / "cache", "") as cache:
        return discover(root, RULES, cache, moment_ns).map(lambda found: found or ())


def found(root: Path) -> dict[str, str]:
    """What is found: kinds by path."""
    return {one.path: one.classified.kind for one in looked(root).value}


def codes(root: Path) -> list[tuple[str, str]]:
    return [(one.code, one.position.path) for one in looked(root).diagnostics]


def test_every_kind_of_file_is_found_by_its_place(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)
    write(root, "content/pages/about.ru.md", b"")
    write(root, "content/partners/etri.yaml", b"")
    write(root, "content/partners/etri.ru.md", b"")
    write(root, "content/static/.well-known/security.txt", b"")
    write(root, "content/photos/hall.jpg", b"")
    write(root, "content/photos/hall.jpg.yaml", b"")
    write(root, "content/addresses.txt", b"")

    assert found(root) == {
        "content/news/opening.en.md": "article",
        "content/news/opening.ru.md": "article",
        "content/pages/about.ru.md": "article",
        "content/partners/etri.ru.md": "record-text",
        "content/partners/etri.yaml": "registry",
        "content/photos/hall.jpg": "asset",
        "content/photos/hall.jpg.yaml": "registry",
        "content/static/.well-known/security.txt": "static",
    }


def test_order_is_that_of_paths_whatever_the_disk_says(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)
    for name in ("b/z.ru.md", "a.ru.md", "b.ru.md", "B.ru.md", "b/a.ru.md"):
        write(root, f"content/news/{name}", b"")

    paths = [one.path for one in looked(root).value]

    assert sorted(paths) == paths


def test_bytes_are_read_once_and_no_more_than_the_limit(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)
    write(root, "content/news/big.ru.md", b"x" * 3_000_000)

    big = next(one for one in looked(root).value if "big" in one.path)

    assert big.source is not None
    assert len(big.source.data) == RULES.max_bytes + 1


def test_links_are_named_and_never_followed(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)
    make(root, "symlink content/news/out.ru.md /etc/passwd")
    make(root, "symlink content/news/lost.ru.md nowhere.md")
    make(root, "symlink content/news/loop ../news")
    make(root, "symlink content/static/etc /etc")

    assert codes(root) == [
        ("source-link", "content/news/loop"),
        ("source-link", "content/news/lost.ru.md"),
        ("source-link", "content/news/out.ru.md"),
        ("source-link", "content/static/etc"),
    ]
    assert set(found(root)) == {"content/news/opening.en.md", "content/news/opening.ru.md"}


@pytest.mark.timeout(10)
def test_pipes_are_named_and_never_opened(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)
    make(root, "fifo content/news/pipe.ru.md")
    make(root, "fifo content/photos/pipe.jpg")
    make(root, "fifo content/static/pipe")

    assert {code for code, _ in codes(root)} == {"source-special"}
    assert len(codes(root)) == 3


@pytest.mark.parametrize(
    "path", ["content/news/closed.ru.md", "content/tags.yaml", "content/photos/closed.jpg"]
)
def test_file_that_may_not_be_read_is_named(path: str, tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)
    write(root, path, b"closed").chmod(0)

    with without_override():
        reported: tuple[Diagnostic, ...] = looked(root).diagnostics

    assert [("source-unreadable", path)] == [(one.code, one.position.path) for one in reported]
    assert dict(reported[0].details) == {"reason": "Permission denied"}


def test_folder_that_may_not_be_listed_stops_the_build(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)
    closed = root / "content/news/closed"
    closed.mkdir()
    closed.chmod(0)

    with without_override(), pytest.raises(PermissionError, match="closed"):
        looked(root)
    closed.chmod(0o755)


@pytest.mark.parametrize(
    "path", ["content/news/\udcd6.ru.md", "content/static/\udcd6.txt", "content/photos/\udcd6.jpg"]
)
def test_name_that_is_not_utf8_is_shown_by_its_bytes(path: str, tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)
    write(root, path, b"text")

    assert codes(root) == [("source-name-encoding", path.replace("\udcd6", "\\xd6"))]


def test_names_are_composed_whatever_the_disk_says(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)
    write(root, "content/news/" + unicodedata.normalize("NFD", "йод.ru.md"), b"text")

    assert "content/news/йод.ru.md" in found(root)


def test_of_two_files_of_one_name_one_is_taken_and_both_are_named(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)
    for form in ("NFC", "NFD"):
        write(root, "content/news/" + unicodedata.normalize(form, "й.ru.md"), form.encode())

    seen = looked(root)

    assert [one.code for one in seen.diagnostics] == ["source-name-twice"]
    assert dict(seen.diagnostics[0].details) == {
        "first": "\\u0438\\u0306.ru.md",
        "second": "\\u0439.ru.md",
    }
    assert [one.path for one in seen.value].count("content/news/й.ru.md") == 1


def test_site_without_content_says_so(tmp_path: Path) -> None:
    assert codes(tmp_path) == [("content-missing", "content")]


def test_a_listing_in_another_order_changes_nothing(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    names = [f"content/news/{number:02}.ru.md" for number in range(20)]
    other = tmp_path_factory.mktemp("other")
    for name in names:
        write(tmp_path, name, b"text")
    for name in reversed(names):
        write(other, name, b"text")

    assert found(tmp_path) == found(other)


LATER = 1 << 63
"""So long after now that every file is at rest."""


def test_file_that_did_not_change_is_not_opened_again(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)
    write(root, "content/photos/hall.jpg", b"no image")
    first = looked(root, LATER).value

    again = looked(root, LATER).value

    assert {one.source is None for one in first if one.is_text} == {False}
    assert {one.source for one in again} == {None}
    assert [one.sighting for one in again] == [one.sighting for one in first]


def test_edit_of_the_same_size_and_time_is_seen(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)
    file = write(root, "content/news/quiet.ru.md", b"one")
    before = file.stat()
    looked(root, LATER)

    file.write_bytes(b"two")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    (seen,) = (one for one in looked(root, LATER).value if one.source)
    assert seen.source == Source("content/news/quiet.ru.md", b"two")


def test_file_that_changed_a_moment_ago_is_looked_at_once_more(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)
    file = write(root, "content/news/fresh.ru.md", b"one")
    now = file.stat().st_ctime_ns
    looked(root, now)

    again = {one.path for one in looked(root, now).value if one.source}

    assert "content/news/fresh.ru.md" in again
