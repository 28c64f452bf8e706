"""What an added article changes: lists and neighbours, and no other text's page."""

import re
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from tests.support.project import built, tree, write

FULL = Path(__file__).resolve().parents[1] / "golden" / "full"
AS_OF = datetime.fromisoformat("2024-06-01T12:00+03:00")

TEXT = "---\ntitle: {title}\ndate: {date}\n---\nNothing to do with anything.\n"
ARTICLE = re.compile(r"(?P<lang>\w+)/news/\d{4}/(?!\d\d/|page/)[^/]+/index\.html")
LISTS = re.compile(
    r"\w+/(index\.html|page/.*|feed\.\w+|news/(\d{4}/)?((\d\d|page)/.*)?index\.html)|sitemap\.xml"
)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site without the article."""
    return _with(tmp_path_factory.mktemp("before"), "", "")


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("date", ["2023-12-31", "2024-03-04", "2024-05-30"])
def test_an_unrelated_article_changes_lists_and_neighbours_only(
    date: str, lang: str, before: dict[str, bytes], tmp_path: Path
) -> None:
    after = _with(tmp_path, f"content/news/2024/unrelated.{lang}.md", date)
    changed = {path for path in before.keys() & after.keys() if before[path] != after[path]}
    articles = {path for path in changed if ARTICLE.fullmatch(path)}

    assert before.keys() - after.keys() == set()
    assert f"{lang}/news/{date[:4]}/unrelated/index.html" in after
    assert {path for path in changed - articles if not LISTS.fullmatch(path)} == set()
    assert len(articles) <= 2
    assert {path.partition("/")[0] for path in articles} <= {lang}


def _with(folder: Path, path: str, date: str) -> dict[str, bytes]:
    root = folder / "site"
    shutil.copytree(FULL, root, ignore=shutil.ignore_patterns("expected"))
    if path:
        write(root, path, TEXT.format(title="Something else", date=date).encode())
    report = built(root, as_of=AS_OF)
    assert report.is_published
    return dict(tree(root / "output"))


def test_a_deleted_article_leaves_no_trace_of_its_name(tmp_path: Path) -> None:
    path = "content/news/2024/quetzalcoatl.en.md"
    _with(tmp_path, path, "2024-03-04")
    root = tmp_path / "site"
    (root / path).unlink()
    built(root, as_of=AS_OF)

    assert [name for name, data in tree(root / "output").items() if b"quetzal" in data] == []
    assert [name for name in tree(root / "output") if "quetzal" in name] == []
