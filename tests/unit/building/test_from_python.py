"""The program in the documents that builds a site."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.patience import PATIENCE_S
from tests.support.project import MINIMAL, project, write

REPOSITORY = Path(__file__).parents[3]
DOCUMENTS = ("docs/publishing.md", "docs/ru/publishing.md")


def program(document: str) -> str:
    (found,) = re.findall("```python\n(.*?)```", (REPOSITORY / document).read_text("utf-8"), re.S)
    return str(found)


@pytest.mark.parametrize("who", ["executor=executor", "jobs=2"])
def test_the_program_of_the_documents_builds_a_site(who: str, tmp_path: Path) -> None:
    root = project(MINIMAL, tmp_path / "newsroom")
    text = b"---\ntitle: A\ndate: 2023-06-06\n---\n# Heading\n\nText.\n"
    write(root, "content/news/later.en.md", text)
    code = program(DOCUMENTS[0]).replace("executor=executor", who)
    write(tmp_path, "builds.py", code.encode())

    done = subprocess.run(
        [sys.executable, "builds.py"],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        check=False, capture_output=True, encoding="utf-8", timeout=PATIENCE_S,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("warning heading-level content/news/later.en.md\n")
    assert re.search(r"^(\d+) of \1 pages rendered$", done.stdout, re.MULTILINE)
    assert (root / "output/en/news/2023/later/index.html").is_file()


def test_the_program_is_the_same_in_both_languages() -> None:
    one, other = map(program, DOCUMENTS)

    assert one == other
