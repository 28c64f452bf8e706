from __future__ import annotations

import gzip
from pathlib import Path

from generator.building import recover
from tests.support.project import MINIMAL, built, project, tree, write

CONFIG = "publish: {precompress: true}\n"


def compressing(folder: Path) -> Path:
    root = project(MINIMAL, folder)
    config = root / "config.yaml"
    config.write_text(config.read_text("utf-8") + CONFIG, "utf-8")
    return root


def test_a_compressed_twin_holds_the_bytes_of_its_file(tmp_path: Path) -> None:
    root = compressing(tmp_path)
    built(root)

    made = tree(root / "output")
    page = made["ru/news/2023/opening/index.html"]
    assert gzip.decompress(made["ru/news/2023/opening/index.html.gz"]) == page


def test_a_twin_that_the_site_brings_itself_is_kept(tmp_path: Path) -> None:
    root = compressing(tmp_path)
    write(root, "content/static/notes.txt", b"notes")
    write(root, "content/static/notes.txt.gz", b"its own")
    report = built(root)

    assert report.is_published
    assert tree(root / "output")["notes.txt.gz"] == b"its own"


def test_stories_are_counted_as_readers_find_them(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)
    draft = "---\ntitle: Later\ndate: 2023-06-07\ndraft: true\n---\nNot yet.\n"
    write(root, "content/news/later.en.md", draft.encode())

    assert built(root).story_count == 1


def test_a_site_without_content_is_told_that_alone(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)
    config = root / "config.yaml"
    config.write_text(config.read_text("utf-8") + "menu: [about]\npublisher: desk\n", "utf-8")
    (root / "content").rename(root / "elsewhere")

    assert [one.diagnostic.code for one in built(root).findings] == ["content-missing"]


def test_to_recover_where_nothing_was_left_open_touches_nothing(tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path)
    before = tree(root)
    recover(root)

    assert tree(root) == before
    assert not (root / ".vestnik").exists()
